// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"
#include "ui/cashier/sale/basketlist.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mendian;

class TestBasketList : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { kit::installKit(*qApp, kit::ThemeKind::Light, false); }
    void steppers_data();
    void steppers();
    void touchSteps();
    void weighedLineHasNoStepper();
    void releaseElsewhereDoesNothing();
    void followsTheScan();
    void keepsTheChosenLine();
    void fiveHundredLines();
};

namespace {
QPoint centreOf(BasketList &list, int row, double share)
{
    const QRect cell = list.visualRect(list.model()->index(row, BasketModel::Count));
    return {cell.left() + static_cast<int>(cell.width() * share), cell.center().y()};
}

std::unique_ptr<BasketList> shown(const BasketView &basket)
{
    auto list = std::make_unique<BasketList>();
    list->resize(830, 520);
    list->setBasket(basket);
    list->show();
    return list;
}
} // namespace

void TestBasketList::steppers_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("delta");
    QTest::newRow("less") << 0.15 << -1;
    QTest::newRow("less, outer edge of its third") << 0.01 << -1;
    QTest::newRow("more") << 0.85 << 1;
    QTest::newRow("more, outer edge") << 0.99 << 1;
    QTest::newRow("number") << 0.5 << 0;
}

void TestBasketList::steppers()
{
    QFETCH(double, share);
    QFETCH(int, delta);
    const auto list = shown(makeScene(QStringLiteral("sale.normal")).view.basket);
    QSignalSpy stepped(list.get(), &BasketList::stepped);
    QSignalSpy number(list.get(), &BasketList::numberPressed);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, centreOf(*list, 4, share));
    QCOMPARE(stepped.size(), delta == 0 ? 0 : 1);
    QCOMPARE(number.size(), delta == 0 ? 1 : 0);
    if (delta != 0) {
        QCOMPARE(stepped.first().at(0).toLongLong(), 5);
        QCOMPARE(stepped.first().at(1).toInt(), delta);
    }
    QCOMPARE(list->selectedKey(), 5);
}

void TestBasketList::touchSteps()
{
    const auto list = shown(makeScene(QStringLiteral("sale.normal")).view.basket);
    QSignalSpy stepped(list.get(), &BasketList::stepped);
    const std::unique_ptr<QPointingDevice> device(QTest::createTouchDevice());
    const QPoint at = centreOf(*list, 0, 0.85);
    QTest::touchEvent(list->viewport(), device.get()).press(0, at, list->viewport());
    QTest::touchEvent(list->viewport(), device.get()).release(0, at, list->viewport());
    QTRY_COMPARE(stepped.size(), 1);
    QCOMPARE(stepped.first().at(0).toLongLong(), 1);
    // A hit area is never under 48 px (ui guide §1.1).
    const QRect cell = list->visualRect(list->model()->index(0, BasketModel::Count));
    QVERIFY(cell.height() >= 60);
    QVERIFY(cell.width() / 3 >= 44);
}

void TestBasketList::weighedLineHasNoStepper()
{
    const auto list = shown(makeScene(QStringLiteral("sale.normal")).view.basket);
    QSignalSpy stepped(list.get(), &BasketList::stepped);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, centreOf(*list, 2, 0.85));
    QCOMPARE(stepped.size(), 0);
    QCOMPARE(list->selectedKey(), 3);
}

void TestBasketList::releaseElsewhereDoesNothing()
{
    const auto list = shown(makeScene(QStringLiteral("sale.normal")).view.basket);
    QSignalSpy stepped(list.get(), &BasketList::stepped);
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, centreOf(*list, 4, 0.85));
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, centreOf(*list, 4, 0.15));
    QCOMPARE(stepped.size(), 0);
}

void TestBasketList::followsTheScan()
{
    BasketView basket = makeScene(QStringLiteral("sale.long")).view.basket;
    const auto list = shown(basket);
    QCOMPARE(list->selectedKey(), 120);
    QVERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex()).center()));
    basket.touched = 1;
    list->setBasket(basket);
    QCOMPARE(list->selectedKey(), 1);
    QCOMPARE(list->verticalScrollBar()->value(), 0);
}

void TestBasketList::keepsTheChosenLine()
{
    BasketView basket = makeScene(QStringLiteral("sale.normal")).view.basket;
    const auto list = shown(basket);
    list->move(-3);
    QCOMPARE(list->selectedKey(), 4);
    basket.lines[0].quantity = Quantity::pieces(9); // a change elsewhere, nothing scanned
    list->setBasket(basket);
    QCOMPARE(list->selectedKey(), 4);
    list->move(-30);
    QCOMPARE(list->selectedKey(), 1);
    list->move(99);
    QCOMPARE(list->selectedKey(), 7);
}

void TestBasketList::fiveHundredLines()
{
    BasketView basket = makeScene(QStringLiteral("sale.normal")).view.basket;
    const LineView line = basket.lines.first();
    while (basket.lines.size() < 500) {
        basket.lines += line;
        basket.lines.last().key = basket.lines.size();
    }
    const auto list = shown(basket);
    QSignalSpy inserted(list->model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(list->model(), &QAbstractItemModel::dataChanged);
    QElapsedTimer timer;
    timer.start();
    basket.lines += line;
    basket.lines.last().key = basket.touched = 501;
    list->setBasket(basket);
    list->viewport()->repaint();
    qInfo("scan into 500 lines: %lld ms", timer.elapsed());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(list->selectedKey(), 501);
}

MENDIAN_TEST(TestBasketList)
#include "tst_basketlist.moc"
