// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/tosale.h"
#include "models/pricing/rounding.h"
#include "tests/support/testmain.h"

#include <random>

using namespace mendian;

class TestPrice : public QObject
{
    Q_OBJECT
private slots:
    void reasonsExplainEveryFen();
    void memberPriceOnlyForMembers();
    void aRaisedPriceHasNoSaving();
    void randomBasketsObeyTheLaws();
    void waivesDownwardsOnly();
};

static Sku sku(qint64 fen, std::optional<Money> member = {})
{
    Sku s;
    s.id = SkuId::create();
    s.name = QStringLiteral("x");
    s.price = Money::fromFen(fen);
    s.memberPrice = member;
    return s;
}

static Basket basketOf(const QList<Sku> &skus)
{
    Basket basket;
    basket.id = SaleId::create();
    for (const Sku &s : skus)
        Q_UNUSED(basket.add({&s, s.id.toHex(), 1, {}, Quantity::pieces(1), {}}));
    return basket;
}

void TestPrice::reasonsExplainEveryFen()
{
    Basket basket = basketOf({sku(1000), sku(333)});
    QVERIFY(basket.changePrice(1, {900_fen, {QStringLiteral("0002"), {}, QStringLiteral("dented")}}));
    QVERIFY(basket.setDiscount(1, {1000, {}, {QStringLiteral("0002"), {}, {}}}));
    QVERIFY(basket.setWholeDiscount({0, 100_fen, {QStringLiteral("0002"), QStringLiteral("0001"), {}}}));
    const auto priced = price(basket);
    QVERIFY(priced);
    QCOMPARE(priced->gross, 1333_fen);
    QCOMPARE(priced->lines[0].reasons.size(), 3);
    QCOMPARE(priced->lines[0].reasons[0].kind, QStringLiteral("override"));
    QCOMPARE(priced->lines[0].reasons[0].saved, 100_fen);
    QCOMPARE(priced->lines[0].reasons[1].saved, 90_fen);
    QCOMPARE(priced->lines[0].reasons[2].ref, QStringLiteral("0001"));
    QCOMPARE(priced->total, 1333_fen - 100_fen - 90_fen - 100_fen);
}

void TestPrice::memberPriceOnlyForMembers()
{
    Basket basket = basketOf({sku(1000, 880_fen)});
    QCOMPARE(price(basket)->total, 1000_fen);
    basket.memberPrices = true;
    QCOMPARE(price(basket)->total, 880_fen);
    QCOMPARE(price(basket)->lines[0].reasons[0].kind, QStringLiteral("member"));
}

void TestPrice::aRaisedPriceHasNoSaving()
{
    Basket basket = basketOf({sku(1000)});
    QVERIFY(basket.changePrice(1, {1500_fen, {}}));
    const auto priced = price(basket);
    QCOMPARE(priced->total, 1500_fen);
    QCOMPARE(priced->discount, 0_fen);
    QCOMPARE(priced->gross, 1500_fen);
}

void TestPrice::randomBasketsObeyTheLaws()
{
    std::mt19937 random(7);
    const auto pick = [&](int n) { return static_cast<qint64>(random() % static_cast<unsigned>(n)); };
    for (int round = 0; round < 500; ++round) {
        QList<Sku> skus;
        for (qint64 i = 0; i <= pick(25); ++i)
            skus.append(sku(pick(50'000), pick(3) == 0 ? std::optional(Money::fromFen(pick(50'000))) : std::nullopt));
        Basket basket = basketOf(skus);
        basket.memberPrices = pick(2) == 0;
        for (const BasketLine &line : QList<BasketLine>(basket.lines)) {
            if (pick(4) == 0)
                QVERIFY(basket.setQuantity(line.key, Quantity::pieces(1 + pick(20))));
            if (pick(5) == 0)
                QVERIFY(basket.changePrice(line.key, {Money::fromFen(pick(60'000)), {}}));
            if (pick(4) == 0)
                QVERIFY(basket.setDiscount(line.key,
                    pick(2) == 0 ? Discount{pick(10'001), {}, {}} : Discount{0, Money::fromFen(pick(90'000)), {}}));
        }
        if (pick(2) == 0)
            QVERIFY(basket.setWholeDiscount(
                pick(2) == 0 ? Discount{pick(10'001), {}, {}} : Discount{0, Money::fromFen(pick(500'000)), {}}));
        const auto priced = price(basket);
        QVERIFY(priced);
        for (const PricedLine &line : priced->lines) {
            Money saved;
            for (const auto &reason : line.reasons) {
                QVERIFY(!reason.saved.isNegative());
                saved += reason.saved;
            }
            QCOMPARE(saved, line.discount);
        }
        const Money off = waived(priced->total, RoundingRule::FenDown);
        journal::Sale sale = toSale(basket, *priced,
            {ShiftId::create(), BusinessDate(QDate(2025, 11, 21)), QStringLiteral("0017"), {1}, off, {}});
        const Status legal = checkSale(sale, false);
        QVERIFY2(legal, legal ? "" : qPrintable(legal.error().detail));
    }
}

void TestPrice::waivesDownwardsOnly()
{
    QCOMPARE(waived(1237_fen, RoundingRule::None), 0_fen);
    QCOMPARE(waived(1237_fen, RoundingRule::FenDown), 7_fen);
    QCOMPARE(waived(1237_fen, RoundingRule::JiaoDown), 37_fen);
    QCOMPARE(waived(1237_fen, RoundingRule::FenToFive), 2_fen);
    QCOMPARE(waived(0_fen, RoundingRule::JiaoDown), 0_fen);
    for (const RoundingName &row : roundingRules())
        QCOMPARE(roundingFromName(QString::fromLatin1(row.name)), row.rule);
}

MENDIAN_TEST(TestPrice)
#include "tst_price.moc"
