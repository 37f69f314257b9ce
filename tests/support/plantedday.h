// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/facts.h"
#include "models/reconciliation/ledger.h"

namespace mendian::test {

/// The day before `now` (Asia/Shanghai): the youngest one that can be signed.
inline BusinessDate dayBefore(Timestamp now) { return BusinessDate(storeTime(now).date().addDays(-1)); }

/// An attempt of that day as it would stand in the journal; `n` makes its number.
inline Attempt attemptOf(BusinessDate day, const QTime &time, int n, qint64 fen, AttemptState state,
    const QString &provider = QStringLiteral("wechat"))
{
    const Timestamp at = fromStoreTime(day.date(), time);
    Attempt attempt;
    attempt.id = AttemptId::parse(QStringLiteral("%1%2")
                                      .arg(at.ms, 12, 16, QLatin1Char('0'))
                                      .arg(QStringLiteral("70008000%1").arg(n, 12, 10, QLatin1Char('0'))))
                     .value();
    attempt.sale = SaleId::create();
    attempt.provider = provider;
    attempt.outTradeNo = attempt.id.toHex();
    attempt.amount = attempt.customerPaid = attempt.merchantReceives = Money::fromFen(fen);
    attempt.state = state;
    attempt.startedAt = attempt.deadline = attempt.sentAt = at;
    attempt.nextAt = isFinal(state) ? Timestamp() : Timestamp{at.ms + 30 * 86'400'000LL};
    return attempt;
}

inline journal::AttemptFact factOf(const Attempt &attempt)
{
    return {attempt.id, attempt.sale, attempt.provider, attempt.amount,
        QString::fromLatin1(attemptStateName(attempt.state)), isFinal(attempt.state), toJson(attempt)};
}

/// The same payment as the provider bills it, at 0.60 %.
inline BillRow billedAs(const Attempt &attempt)
{
    BillRow row;
    row.merchantNumber = attempt.outTradeNo;
    row.providerNumber = u"42" + attempt.outTradeNo.right(20);
    row.at = attempt.startedAt + 2000;
    row.orderAmount = row.customerPaid = row.merchantReceives = attempt.amount;
    row.fee = {attempt.amount.fen() * 6};
    return row;
}

} // namespace mendian::test
