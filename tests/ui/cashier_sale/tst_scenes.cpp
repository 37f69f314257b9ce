// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mendian;

class TestScenes : public QObject
{
    Q_OBJECT
private slots:
    void sumsAddUp_data();
    void sumsAddUp();
    void pictureTotal();
    void fakeTillRecordsAndRefuses();
};

void TestScenes::sumsAddUp_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = sceneNames();
    QVERIFY(names.size() > 30);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestScenes::sumsAddUp()
{
    QFETCH(QString, name);
    const Scene scene = makeScene(name);
    QCOMPARE(scene.name, name);
    const BasketView &basket = scene.view.basket;
    Money net;
    Money saved;
    for (const LineView &line : basket.lines) {
        net += line.net;
        Money reasons;
        for (const journal::PriceReason &reason : line.reasons)
            reasons += reason.saved;
        QCOMPARE(reasons, line.saved);
        saved += line.saved;
    }
    QCOMPARE(net, basket.total + basket.rounding);
    QCOMPARE(saved, basket.discount);
    QCOMPARE(basket.gross - basket.discount, net);
    const PaymentView &payment = scene.view.payment;
    // Goods wait for the next sale only while a payment runs.
    QCOMPARE(payment.screen != 0, name.startsWith(QLatin1String("pay.")) || basket.nextSalePieces > 0);
    if (payment.cash)
        QCOMPARE(payment.received - payment.due, payment.change);
}

void TestScenes::pictureTotal()
{
    const Scene scene = makeScene(QStringLiteral("sale.normal"));
    QCOMPARE(scene.view.basket.total, 19194_fen);
    QCOMPARE(scene.view.basket.gross, 21784_fen);
    QCOMPARE(scene.view.basket.pieces, 8);
    QCOMPARE(makeScene(QStringLiteral("sale.long")).view.basket.total, kMaxAmount);
}

void TestScenes::fakeTillRecordsAndRefuses()
{
    test::FakeTill till;
    QSignalSpy changed(&till, &TillPort::viewChanged);
    QVERIFY(till.setQuantity(3, Quantity::pieces(2)).result().has_value());
    QCOMPARE(till.last(), QStringLiteral("setQuantity 3 2"));
    till.refuse(QStringLiteral("changePrice"), {ErrorCode::PermissionDenied, {}, {}});
    const Status status = till.changePrice(2, 100_fen, QStringLiteral("x"), {}).result();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::PermissionDenied);
    till.refuse(QStringLiteral("enter"), {ErrorCode::NotFound, QStringLiteral("unknown"), {}});
    QCOMPARE(till.enter(QStringLiteral("12")).result().reason, QStringLiteral("unknown"));
    till.setScene(QStringLiteral("sale.empty"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(till.view().basket.lines.isEmpty());
}

MENDIAN_TEST(TestScenes)
#include "tst_scenes.moc"
