// SPDX-License-Identifier: GPL-3.0-or-later
#include "framefixture.h"
#include "tests/support/testmain.h"
#include "ui/cashier/parts/approvalform.h"
#include "ui/cashier/shift/closeshiftpage.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/differencerow.h"
#include "ui/cashier/shift/openshiftpage.h"

using namespace mendian;
using namespace mendian::test;

/// Opening and closing a shift with the keyboard only.
class TestShift : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { FrameFixture::installKitOnce(); }
    void opensWithTheCountedFloat();
    void keepsTheCountWhenOpeningFails();
    void closesWithTheKeyboardOnly();
    void countsBlind();
    void wantsAReasonAboveTheLimit();
    void resumesWhereItWasLeft();
    void forgetsTheCountOfAnotherShift();
    void goesToTheOpenItem();
    void asksTheManagerWhenTheTillRefuses();
    void takesNoImpossibleCount();

private:
    static void key(FrameFixture &f, Qt::Key key)
    {
        QTest::keyClick(f.window.focusWidget(), key);
        FrameFixture::settle();
    }
    static void type(FrameFixture &f, const char *digits)
    {
        QTest::keyClicks(f.window.focusWidget(), QString::fromLatin1(digits));
    }
    // 12 × 100 + 1 × 50 + 36 × 1 + 1 × 0.5 = 1286.50, what the scene's till expects.
    static void countExactly(FrameFixture &f)
    {
        type(f, "12");
        key(f, Qt::Key_Down);
        type(f, "1");
        for (int i = 0; i < 5; ++i)
            key(f, Qt::Key_Tab);
        type(f, "36");
        key(f, Qt::Key_Tab);
        type(f, "1");
    }
};

void TestShift::opensWithTheCountedFloat()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.change([](TillView &view) { view.shift = {}; });
    QCOMPARE(f.window.page(), QStringLiteral("shift.open"));
    type(f, "3");
    key(f, Qt::Key_Down);
    type(f, "4");
    QCOMPARE(f.part<OpenShiftPage>()->grid()->total(), 50000_fen);
    key(f, Qt::Key_Return);
    QCOMPARE(f.till.last(), QStringLiteral("openShift 500.00"));
    f.change([](TillView &view) { view.shift.open = true; });
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
}

void TestShift::keepsTheCountWhenOpeningFails()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.change([](TillView &view) { view.shift = {}; });
    f.till.refuse(QStringLiteral("openShift"), {ErrorCode::DiskFull, {}, {}});
    type(f, "5");
    key(f, Qt::Key_Return);
    QCOMPARE(f.part<OpenShiftPage>()->grid()->total(), 50000_fen);
    QCOMPARE(f.prompter.told.size(), 1);
}

void TestShift::closesWithTheKeyboardOnly()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    QVERIFY(f.window.openPage(QStringLiteral("shift.close")));
    FrameFixture::settle();
    auto *page = f.part<CloseShiftPage>();
    countExactly(f);
    QCOMPARE(page->grid()->total(), 128650_fen);
    key(f, Qt::Key_Return);
    QCOMPARE(page->step(), 2);
    key(f, Qt::Key_Return);
    QCOMPARE(page->step(), 3);
    f.till.forget();
    key(f, Qt::Key_Return);
    QCOMPARE(f.till.last(), QStringLiteral("closeShift 4  -"));
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
    f.change([](TillView &view) { view.shift = {}; });
    QCOMPARE(f.window.page(), QStringLiteral("shift.open"));
}

// Nothing on the first step says what should be there.
void TestShift::countsBlind()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    for (const QWidget *widget : f.part<CloseShiftPage>()->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        QVERIFY(!widget->property("text").toString().contains(QLatin1String("1,286.50")));
        QVERIFY(!qobject_cast<const DifferenceRow *>(widget));
    }
}

void TestShift::wantsAReasonAboveTheLimit()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    type(f, "12"); // 86.50 short
    key(f, Qt::Key_Return);
    auto *page = f.part<CloseShiftPage>();
    QCOMPARE(page->step(), 2);
    key(f, Qt::Key_Return);
    QCOMPARE(page->step(), 2);
    QCOMPARE(f.prompter.told.size(), 1);
    key(f, Qt::Key_3);
    key(f, Qt::Key_Return);
    QCOMPARE(page->step(), 3);
    key(f, Qt::Key_Return);
    QCOMPARE(f.till.last(), QStringLiteral("closeShift 1 Cash moved, not booked -"));
}

void TestShift::resumesWhereItWasLeft()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    countExactly(f);
    key(f, Qt::Key_Return);
    key(f, Qt::Key_Return);
    f.window.openPage(QStringLiteral("sale"));
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    QCOMPARE(f.part<CloseShiftPage>()->step(), 3);
    key(f, Qt::Key_Escape);
    key(f, Qt::Key_Escape);
    QCOMPARE(f.part<CloseShiftPage>()->step(), 1);
    QCOMPARE(f.part<CloseShiftPage>()->grid()->total(), 128650_fen);
    key(f, Qt::Key_Escape);
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
}

void TestShift::forgetsTheCountOfAnotherShift()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    type(f, "7");
    f.change([](TillView &view) {
        view.shift.shift = *ShiftId::parse(QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057"));
    });
    QCOMPARE(f.part<CloseShiftPage>()->grid()->total(), Money());
}

void TestShift::goesToTheOpenItem()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    emit f.part<CloseShiftPage>()->itemRequested(QStringLiteral("holds"));
    FrameFixture::settle();
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
    QVERIFY(f.window.findChild<QWidget *>(QStringLiteral("panel.holds")));
}

void TestShift::asksTheManagerWhenTheTillRefuses()
{
    FrameFixture f(QStringLiteral("sale.empty"));
    f.window.openPage(QStringLiteral("shift.close"));
    FrameFixture::settle();
    countExactly(f);
    key(f, Qt::Key_Return);
    key(f, Qt::Key_Return);
    f.till.refuse(QStringLiteral("closeShift"), {ErrorCode::PermissionDenied, {}, {}});
    key(f, Qt::Key_Return);
    auto *page = f.part<CloseShiftPage>();
    QVERIFY(page->approval()->isVisible());
    key(f, Qt::Key_Escape); // the form first, then the steps
    QVERIFY(!page->approval()->isVisible());
    QCOMPARE(page->step(), 3);
    key(f, Qt::Key_Return);
    QVERIFY(page->approval()->isVisible());
    f.till.accept(QStringLiteral("closeShift"));
    type(f, "0001");
    key(f, Qt::Key_Return);
    type(f, "246810");
    key(f, Qt::Key_Return);
    QCOMPARE(f.till.last(), QStringLiteral("closeShift 4  0001:246810"));
}

void TestShift::takesNoImpossibleCount()
{
    CountGrid grid;
    CountRow *row = grid.row(0);
    for (int i = 0; i < 9; ++i)
        row->type(9);
    QCOMPARE(row->count(), 99'999);
    row->erase();
    QCOMPARE(row->count(), 9'999);
    row->setCount(-1);
    QCOMPARE(row->count(), 9'999);
    QCOMPARE(grid.notes().size(), 1);
    QCOMPARE(grid.total(), Money::fromFen(9'999 * 10'000LL));
}

MENDIAN_TEST(TestShift)
#include "tst_shift.moc"
