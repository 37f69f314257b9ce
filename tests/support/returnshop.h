// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/repositories/returnrepository.h"
#include "tests/support/testshop.h"

namespace mendian::test {

/// A shop with an open shift that sells, takes back and counts.
struct ReturnShop : TestShop
{
    ReturnShop() { ready(); }

    SaleId last() { return till->view().last->sale; }
    SaleId sellForCash(int waters)
    {
        scan(QString::number(waters) + u'*');
        scan(QLatin1String(kWater));
        MENDIAN_CHECK(payCash(Money::fromFen(350 * waters)));
        (void)till->paymentDesk().finishPanel();
        return last();
    }
    /// Three waters 10.50: WeChat takes `wechat`, a card slip `slip`, cash the rest.
    SaleId sellSplit(Money wechat, Money slip = {})
    {
        scan(QStringLiteral("3*"));
        scan(QLatin1String(kWater));
        PaymentDesk &desk = till->paymentDesk();
        if (!slip.isZero())
            MENDIAN_CHECK(desk.payExternal(QStringLiteral("004711"), slip, QStringLiteral("6789")));
        if (!wechat.isZero()) {
            MENDIAN_CHECK(desk.payPart(QStringLiteral("wechat"), wechat));
            scan(QLatin1String(kPayCode));
        }
        const TillView now = till->view();
        if (now.payment.screen != 4)
            MENDIAN_CHECK(desk.payCash(now.payment.remaining));
        (void)desk.finishPanel();
        return last();
    }
    ReturnRequest request(SaleId sale, qint64 pieces, int line = 0)
    {
        return {ReturnId::create(), sale, {{line, Quantity::pieces(pieces), QStringLiteral("quality")}}};
    }
    Result<ReturnDone> giveBack(const ReturnRequest &request, const Proof &proof = {})
    {
        auto done = till->returnDesk().giveBack(request, proof);
        settle();
        refunds->tick();
        settle();
        return done;
    }
    Money expected(const QString &kind)
    {
        return loadTotals(*shop, till->view().shift.shift).value().expected().value(kind);
    }
    static QString said(const QList<ReturnPartView> &parts)
    {
        QStringList words;
        for (const ReturnPartView &part : parts)
            words.append(part.kind + u' ' + part.amount.toString());
        return words.join(QStringLiteral(", "));
    }
    static QString errorOf(const Error &error)
    {
        return QLatin1String(errorName(error.code)) + (error.args.isEmpty() ? QString() : u':' + error.args.first());
    }
    qint64 doneRefunds() { return count("SELECT count(*) FROM refunds WHERE state = 'Done'"); }
    /// Every refund that was paid out, by the provider's books: never twice, never more than was taken.
    bool providerIsEven()
    {
        const auto orders = gateway.orders();
        for (auto it = orders.cbegin(); it != orders.cend(); ++it)
            if (refundGateway.paidOutOf(it.key()) > it->amount)
                return false;
        for (const FakeRefundGateway::Booked &booked : refundGateway.books())
            if (booked.times > 1)
                return false;
        return true;
    }
};

} // namespace mendian::test
