// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/basketjson.h"
#include "models/basket/history.h"
#include "models/basket/price.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestBasket : public QObject
{
    Q_OBJECT
private slots:
    void samePieceRaisesItsLine();
    void specialLinesStayAlone();
    void quantityZeroRemoves();
    void weighedGoodsTakeNoPieceCount();
    void overflowLeavesTheBasketAsItWas();
    void undoAndRedoAreExact();
    void jsonRoundTrips();
    void damagedJsonIsAnError();
};

static Sku sku(qint64 fen, bool weighed = false)
{
    Sku s;
    s.id = SkuId::create();
    s.number = QStringLiteral("1001");
    s.name = QStringLiteral(u"云溪 饮用水");
    s.unit = weighed ? QStringLiteral("kg") : QStringLiteral(u"瓶");
    s.price = Money::fromFen(fen);
    s.weighed = weighed;
    s.taxRate = 1300;
    return s;
}

static Basket emptyBasket()
{
    Basket basket;
    basket.id = SaleId::create();
    basket.startedAt = {1'763'700'000'000};
    return basket;
}

void TestBasket::samePieceRaisesItsLine()
{
    Basket basket = emptyBasket();
    const Sku water = sku(350);
    const auto first = basket.add({&water, QStringLiteral("6901234567892"), 1, {}, Quantity::pieces(1), {}});
    const auto second = basket.add({&water, QStringLiteral("6901234567892"), 1, {}, Quantity::pieces(3), {}});
    QCOMPARE(*first, *second);
    QCOMPARE(basket.lines.size(), 1);
    QCOMPARE(basket.lines[0].quantity, Quantity::pieces(4));
    QCOMPARE(price(basket)->total, 1400_fen);
}

void TestBasket::specialLinesStayAlone()
{
    Basket basket = emptyBasket();
    const Sku water = sku(350);
    const Sku apples = sku(998, true);
    const QString code = QStringLiteral("6901234567892");
    QVERIFY(basket.add({&water, code, 1, {}, Quantity::pieces(1), {}}));
    QVERIFY(basket.add({&water, code, 12, 3900_fen, Quantity::pieces(1), {}})); // a pack has a price of its own
    QVERIFY(basket.add({&apples, {}, 1, {}, Quantity::grams(500), {}}));
    QVERIFY(basket.add({&apples, {}, 1, {}, Quantity::grams(500), 499_fen})); // two labels are two bags
    QVERIFY(basket.setDiscount(basket.lines[0].key, {500, {}, {}}));
    QVERIFY(basket.add({&water, code, 1, {}, Quantity::pieces(1), {}}));
    QCOMPARE(basket.lines.size(), 5);
    QCOMPARE(price(basket)->gross, 350_fen + 3900_fen + 499_fen + 499_fen + 350_fen);
}

void TestBasket::quantityZeroRemoves()
{
    Basket basket = emptyBasket();
    const Sku water = sku(350);
    const qint64 key = *basket.add({&water, {}, 1, {}, Quantity::pieces(2), {}});
    QVERIFY(basket.setQuantity(key, Quantity()));
    QVERIFY(basket.isEmpty());
    QVERIFY(!basket.remove(key));
}

void TestBasket::weighedGoodsTakeNoPieceCount()
{
    Basket basket = emptyBasket();
    const Sku apples = sku(998, true);
    const qint64 key = *basket.add({&apples, {}, 1, {}, Quantity::grams(1236), {}});
    QCOMPARE(basket.setQuantity(key, Quantity::pieces(2)).error().code, ErrorCode::Unsupported);
    const Sku water = sku(350);
    QVERIFY(!basket.add({&water, {}, 1, {}, Quantity::grams(500), {}}));
}

void TestBasket::overflowLeavesTheBasketAsItWas()
{
    Basket basket = emptyBasket();
    const Sku dear = sku(999'999'999);
    QVERIFY(basket.add({&dear, {}, 1, {}, Quantity::pieces(1), {}}));
    const Basket before = basket;
    QCOMPARE(basket.add({&dear, {}, 1, {}, Quantity::pieces(1), {}}).error().code, ErrorCode::Overflow);
    QCOMPARE(basket, before);
    QVERIFY(!basket.setQuantity(1, Quantity::pieces(99'999)));
    QVERIFY(!basket.setQuantity(1, Quantity::pieces(1'000'000)));
    QCOMPARE(basket, before);
}

void TestBasket::undoAndRedoAreExact()
{
    Basket basket = emptyBasket();
    BasketHistory history;
    const Sku water = sku(350);
    QList<Basket> states{basket};
    for (int i = 0; i < 30; ++i) {
        history.remember(basket, QStringLiteral("add"), water.name);
        QVERIFY(basket.add({&water, QString::number(i), 1, {}, Quantity::pieces(1), {}}));
        states.append(basket);
    }
    for (int i = 0; i < BasketHistory::kSteps; ++i) {
        const auto step = history.undo(basket);
        QVERIFY(step);
        basket = step->basket;
        QCOMPARE(basket, states[29 - i]);
    }
    QVERIFY(!history.undo(basket));
    for (int i = 0; i < BasketHistory::kSteps; ++i)
        basket = history.redo(basket)->basket;
    QCOMPARE(basket, states.last());
}

void TestBasket::jsonRoundTrips()
{
    Basket basket = emptyBasket();
    Sku water = sku(350);
    water.memberPrice = 300_fen;
    const Sku apples = sku(998, true);
    const qint64 key = *basket.add({&water, QStringLiteral("6901234567892"), 1, {}, Quantity::pieces(2), {}});
    QVERIFY(basket.add({&apples, QStringLiteral("2100007004983"), 1, {}, Quantity::grams(499), 498_fen}));
    QVERIFY(
        basket.changePrice(key, {320_fen, {QStringLiteral("0017"), QStringLiteral("0001"), QStringLiteral("dented")}}));
    QVERIFY(basket.setWholeDiscount({1000, {}, {QStringLiteral("0001"), {}, {}}}));
    QCOMPARE(basketFromJson(toJson(basket)).value(), basket);
}

void TestBasket::damagedJsonIsAnError()
{
    Basket basket = emptyBasket();
    const Sku water = sku(350);
    QVERIFY(basket.add({&water, {}, 1, {}, Quantity::pieces(2), {}}));
    QJsonObject object = toJson(basket);
    QJsonObject line = object.value(QLatin1String("lines")).toArray().at(0).toObject();
    line.insert(QLatin1String("qty"), 1.5);
    object.insert(QLatin1String("lines"), QJsonArray{line});
    QVERIFY(!basketFromJson(object));
    QVERIFY(!basketFromJson(QJsonObject{}));
}

MENDIAN_TEST(TestBasket)
#include "tst_basket.moc"
