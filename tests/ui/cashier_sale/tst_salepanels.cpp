// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprompter.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"
#include "ui/cashier/parts/digitsfield.h"
#include "ui/cashier/parts/sidepanel.h"
#include "ui/cashier/sale/receiptpaper.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/kit/choice.h"
#include "ui/kit/input.h"
#include "ui/kit/style.h"

#include <QApplication>

using namespace mendian;
using namespace mendian::test;

namespace {
struct Bench
{
    explicit Bench(const QString &panel, const QString &scene = QStringLiteral("sale.normal"))
        : till(scene), page(till, prompter, sounds, clock)
    {
        page.resize(1366, 720);
        page.show();
        QApplication::setActiveWindow(&page);
        if (!QTest::qWaitForWindowActive(&page))
            qWarning("the window did not become active");
        page.openPanel(panel);
        QCoreApplication::processEvents();
        till.forget();
    }
    template <typename T = kit::PaintedButton>
    T *find(const char *name)
    {
        return page.panel() ? page.panel()->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    void press(const char *name)
    {
        auto *button = find(name);
        QVERIFY2(button, name);
        button->press();
        QCoreApplication::processEvents();
    }
    void chip(const char *group, int index)
    {
        auto *chips = find<QWidget>(group);
        QVERIFY2(chips, group);
        chips->findChild<kit::PaintedButton *>(QStringLiteral("chip.%1").arg(index))->press();
    }
    void keys(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    FakeTill till;
    FakePrompter prompter;
    FakeSoundPlayer sounds;
    ManualClock clock;
    SalePage page;
};
} // namespace

class TestSalePanels : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { kit::installKit(*qApp, kit::ThemeKind::Light, false); }
    void aPanelHasItsRoomAtOnce();
    void priceByKeyboard();
    void discountStep();
    void wholeDiscountAmount();
    void approvalInThePanel();
    void wrongPinAsksAgain();
    void drawerNeedsAReason();
    void cashOutIsNegative();
    void quantityByPad();
    void recall();
    void printJobs();
    void lastReceipt();
    void noReceiptYet();
    void parkedDecision();
    void refundsInTheTray();
    void lineGoneClosesThePanel();
};

void TestSalePanels::aPanelHasItsRoomAtOnce()
{
    Bench bench(QStringLiteral("drawer"));
    bench.page.closePanel();
    QCoreApplication::processEvents();
    bench.page.openPanel(QStringLiteral("price")); // no turn of the event loop after this
    const auto *pad = bench.page.panel()->findChild<kit::NumberPad *>();
    QVERIFY(pad);
    QVERIFY2(pad->height() >= pad->minimumSizeHint().height(), qPrintable(QString::number(pad->height())));
}

void TestSalePanels::priceByKeyboard()
{
    Bench bench(QStringLiteral("price"));
    bench.press("apply"); // the preset is the price it has: nothing to do
    QVERIFY(bench.till.commands().isEmpty());
    QCOMPARE(bench.prompter.told.size(), 1);
    bench.keys(QStringLiteral("19.9"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.commands(), QStringList{QStringLiteral("changePrice 7 19.90 Near expiry -")});
}

void TestSalePanels::discountStep()
{
    Bench bench(QStringLiteral("price"));
    bench.chip("steps", 1);
    bench.chip("reasons", 1);
    bench.press("apply");
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("discountLine 7 1000 0.00 Damaged -"));
}

void TestSalePanels::wholeDiscountAmount()
{
    Bench bench(QStringLiteral("discount"));
    bench.keys(QStringLiteral("5"));
    bench.press("apply");
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("discountWhole 0 5.00 Regular -"));
}

void TestSalePanels::approvalInThePanel()
{
    Bench bench(QStringLiteral("discount"));
    bench.till.refuse(QStringLiteral("discountWhole 2000 0.00 Regular -"), {ErrorCode::PermissionDenied, {}, {}});
    bench.chip("steps", 3);
    bench.press("apply");
    QTRY_VERIFY(bench.page.panel() && bench.page.panel()->isAsking());
    QVERIFY(bench.prompter.asked.isEmpty()); // never a dialog
    bench.keys(QStringLiteral("0009"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    bench.keys(QStringLiteral("246810"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("discountWhole 2000 0.00 Regular 0009:246810"));
}

void TestSalePanels::wrongPinAsksAgain()
{
    Bench bench(QStringLiteral("drawer"));
    bench.till.refuse(QStringLiteral("openDrawer Check -"), {ErrorCode::PermissionDenied, {}, {}});
    bench.till.refuse(QStringLiteral("openDrawer Check 0009"), {ErrorCode::WrongPin, {}, {QStringLiteral("4")}});
    bench.chip("reasons0", 1);
    bench.press("apply");
    QTRY_VERIFY(bench.page.panel()->isAsking());
    bench.find<DigitsField>("approval.number")->setText(QStringLiteral("0009"));
    bench.find<DigitsField>("approval.pin")->setText(QStringLiteral("111111"));
    bench.press("approval.allow");
    QTRY_COMPARE(bench.find<DigitsField>("approval.pin")->text(), QString());
    QVERIFY(bench.page.panel()->isAsking());
    bench.press("approval.back");
    QVERIFY(!bench.page.panel()->isAsking());
}

void TestSalePanels::drawerNeedsAReason()
{
    Bench bench(QStringLiteral("drawer"));
    bench.press("apply");
    QVERIFY(bench.till.commands().isEmpty());
    QCOMPARE(bench.prompter.told.size(), 1);
    bench.chip("reasons0", 0);
    bench.press("apply");
    QTRY_COMPARE(bench.till.last(), QStringLiteral("openDrawer Change money -"));
}

void TestSalePanels::cashOutIsNegative()
{
    Bench bench(QStringLiteral("cashmove"));
    bench.find<kit::SegmentedTabs>("modes")->setCurrent(2);
    QCoreApplication::processEvents();
    bench.find<kit::MoneyField>("amount")->setFocus();
    bench.keys(QStringLiteral("300"));
    bench.chip("reasons2", 0);
    bench.press("apply");
    QTRY_COMPARE(bench.till.last(), QStringLiteral("cashMove -300.00 To the safe -"));
}

void TestSalePanels::quantityByPad()
{
    Bench bench(QStringLiteral("quantity"));
    auto *field = bench.find<DigitsField>("quantity");
    QCOMPARE(field->text(), QStringLiteral("1"));
    bench.keys(QStringLiteral("12")); // replaces the preset
    QCOMPARE(field->text(), QStringLiteral("12"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(bench.till.last(), QStringLiteral("setQuantity 7 12"));
}

void TestSalePanels::recall()
{
    Bench bench(QStringLiteral("holds"));
    QTRY_VERIFY(bench.find("hold.9"));
    bench.press("hold.9");
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("recall 02"));
}

void TestSalePanels::printJobs()
{
    Bench bench(QStringLiteral("jobs"), QStringLiteral("sale.jobs"));
    QTRY_VERIFY(bench.find("repeat"));
    bench.press("repeat");
    QCOMPARE(bench.till.last(), QStringLiteral("repeatPrint 01"));
    QTRY_VERIFY(bench.find("cancel"));
    bench.press("cancel");
    QVERIFY(bench.till.last().startsWith(QLatin1String("cancelPrint")));
}

void TestSalePanels::lastReceipt()
{
    Bench bench(QStringLiteral("more"));
    bench.press("more.receipt");
    QTRY_VERIFY(bench.find<ReceiptPaper>("receipt.paper"));
    // The printer's own lines.
    const auto *paper = bench.find<ReceiptPaper>("receipt.paper");
    const QList<documents::LaidLine> lines = documents::layout(bench.till.scene().receipt, 48);
    QStringList words;
    for (const documents::LaidLine &line : lines) {
        if (const QString text = line.text.simplified(); !text.isEmpty())
            words.append(text);
    }
    QCOMPARE(paper->accessibleText().split(u'\n'), words);
    QVERIFY(words.filter(QStringLiteral("68.40")).size() > 0);
    bench.press("receipt.reprint");
    QTRY_COMPARE(bench.till.last(), QStringLiteral("reprintLast"));
    bench.till.forget();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(bench.till.last(), QStringLiteral("reprintLast"));
    QVERIFY(bench.page.panel()); // still there to look at
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.panel());
    // From the empty basket, too.
    bench.till.scene().view.basket = {};
    emit bench.till.viewChanged(bench.till.view());
    bench.page.findChild<kit::PaintedButton *>(QStringLiteral("empty.view"))->press();
    QTRY_VERIFY(bench.find<ReceiptPaper>("receipt.paper"));
}

void TestSalePanels::noReceiptYet()
{
    Bench bench(QStringLiteral("drawer"));
    bench.till.scene().view.last.reset();
    emit bench.till.viewChanged(bench.till.view());
    bench.page.openPanel(QStringLiteral("receipt"));
    QVERIFY(!bench.find<ReceiptPaper>("receipt.paper"));
    QVERIFY(bench.find("receipt.reprint")->isHidden());
    bench.page.openPanel(QStringLiteral("more"));
    QVERIFY(!bench.find("more.receipt"));
}

void TestSalePanels::parkedDecision()
{
    Bench bench(QStringLiteral("parked"), QStringLiteral("sale.parked"));
    bench.press("decidePaid");
    QVERIFY(bench.page.panel()->isAsking()); // always a named manager
    QVERIFY(bench.till.commands().isEmpty());
    bench.find<DigitsField>("approval.number")->setText(QStringLiteral("0001"));
    bench.find<DigitsField>("approval.pin")->setText(QStringLiteral("135790"));
    bench.press("approval.allow");
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("decideUnknown 02 yes Seen as paid in the merchant's bill 0001:135790"));
}

void TestSalePanels::refundsInTheTray()
{
    Bench bench(QStringLiteral("parked"), QStringLiteral("sale.refunds"));
    bench.press("settleCash");
    QVERIFY(bench.page.panel()->isAsking()); // always a named manager
    QVERIFY(bench.till.commands().isEmpty());
    bench.find<DigitsField>("approval.number")->setText(QStringLiteral("0001"));
    bench.find<DigitsField>("approval.pin")->setText(QStringLiteral("135790"));
    bench.press("approval.allow");
    QTRY_VERIFY(!bench.page.panel());
    QCOMPARE(bench.till.last(), QStringLiteral("settleRefund 01 yes Given back in cash 0001:135790"));
    bench.page.openPanel(QStringLiteral("parked"));
    bench.press("refundAgain"); // the stuck one stands first
    QCOMPARE(bench.till.last(), QStringLiteral("refundAgain 01"));
}

void TestSalePanels::lineGoneClosesThePanel()
{
    Bench bench(QStringLiteral("price"));
    bench.till.setScene(QStringLiteral("sale.empty"));
    QVERIFY(!bench.page.panel());
}

MENDIAN_TEST(TestSalePanels)
#include "tst_salepanels.moc"
