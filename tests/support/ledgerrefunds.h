// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log.h"
#include "payments/refundgateway.h"

#include <QFile>
#include <QHash>

namespace mendian::test {

/// The refunding side of a provider whose books are a small file, so that they outlive a kill of the till: one line
/// "number fen trade state" an event. A refund is taken in first and paid out by the first query.
class LedgerRefunds final : public RefundGateway
{
public:
    struct Booked
    {
        Money amount;
        QString outTradeNo;
        int paidOut = 0; ///< how often
    };

    explicit LedgerRefunds(const QString &path) : m_path(path), m_books(read(path)) {}

    static QHash<QString, Booked> read(const QString &path)
    {
        QHash<QString, Booked> books;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return books;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> parts = line.split(' ');
            if (parts.size() != 4)
                continue;
            Booked &booked = books[QString::fromLatin1(parts[0])];
            booked.amount = Money::fromFen(parts[1].toLongLong());
            booked.outTradeNo = QString::fromLatin1(parts[2]);
            booked.paidOut += parts[3] == "paid" ? 1 : 0;
        }
        return books;
    }

    const RefundRules &refundRules() const override { return *mendian::refundRules(u"wechat"); }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override
    {
        RefundAnswer answer;
        const bool known = m_books.contains(refund.outRefundNo);
        answer.outcome = known || call == RefundCall::Refund ? RefundOutcome::Accepted : RefundOutcome::NotFound;
        if (call == RefundCall::Refund && !known)
            keep(refund, "taken");
        if (call == RefundCall::Query && known) {
            if (m_books.value(refund.outRefundNo).paidOut == 0)
                keep(refund, "paid");
            answer.outcome = RefundOutcome::Done;
        }
        answer.code = QLatin1String(refundOutcomeName(answer.outcome));
        answer.amount = m_books.value(refund.outRefundNo).amount;
        done(answer);
    }

private:
    void keep(const Refund &refund, const char *state)
    {
        QFile file(m_path);
        MENDIAN_CHECK(file.open(QIODevice::Append));
        file.write(QStringLiteral("%1 %2 %3 %4\n")
                       .arg(refund.outRefundNo)
                       .arg(refund.amount.fen())
                       .arg(refund.outTradeNo, QLatin1String(state))
                       .toLatin1());
        file.close();
        m_books = read(m_path);
    }

    QString m_path;
    QHash<QString, Booked> m_books;
};

} // namespace mendian::test
