// SPDX-License-Identifier: GPL-3.0-or-later
#include "framefixture.h"
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/cashier/frame/cashiertopbar.h"
#include "ui/cashier/frame/idlelock.h"
#include "ui/cashier/frame/trainingborder.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/signin/clockpage.h"
#include "ui/cashier/signin/signinpage.h"
#include "ui/kit/toast.h"

#include <QSignalSpy>

using namespace mendian;
using namespace mendian::test;

/// Which page is in front, what the bar says, keys of the window, idle lock, language.
class TestFrame : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { FrameFixture::installKitOnce(); }
    void choosesThePage_data();
    void choosesThePage();
    void barLeavesOutWhatIsNotThere();
    void barTellsDevices_data();
    void barTellsDevices();
    void stripTellsWhatStillWorks();
    void marksFoldersThatAreNotReal();
    void locksWhenIdle();
    void stationActions();
    void confirmsTheClock();
    void changesTheLanguage();
    void focusIsInTheScanField();
    void everyPageIsReachable_data();
    void everyPageIsReachable();
};

void TestFrame::choosesThePage_data()
{
    QTest::addColumn<bool>("person");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<bool>("clockBack");
    QTest::addColumn<QString>("page");
    QTest::newRow("nobody") << false << true << false << QStringLiteral("signin");
    QTest::newRow("nobody, no shift") << false << false << false << QStringLiteral("signin");
    QTest::newRow("no shift") << true << false << false << QStringLiteral("shift.open");
    QTest::newRow("selling") << true << true << false << QStringLiteral("sale");
    QTest::newRow("clock set back") << false << true << true << QStringLiteral("clock");
    QTest::newRow("clock set back while signed in") << true << true << true << QStringLiteral("clock");
}

void TestFrame::choosesThePage()
{
    QFETCH(bool, person);
    QFETCH(bool, shift);
    QFETCH(bool, clockBack);
    QFETCH(QString, page);
    FrameFixture f;
    f.change([&](TillView &view) {
        if (!person)
            view.person.reset();
        view.shift.open = shift;
        view.clockBack = clockBack;
    });
    QCOMPARE(f.window.page(), page);
}

void TestFrame::barLeavesOutWhatIsNotThere()
{
    FrameFixture f;
    const auto item = [&f](const char *name) {
        return f.window.findChild<QWidget *>(QString::fromLatin1(name))->isVisible();
    };
    QVERIFY(!item("bar.parked"));
    QVERIFY(item("bar.person"));
    f.change([](TillView &view) {
        view.parked = makeScene(QStringLiteral("sale.parked")).view.parked;
        view.devices.clear();
        view.folderKind = QStringLiteral("real");
    });
    QVERIFY(item("bar.parked"));
    QVERIFY(!item("bar.devices"));
    QVERIFY(!item("bar.mode"));
    f.change([](TillView &view) { view.person.reset(); });
    QVERIFY(!item("bar.person"));
    QVERIFY(!item("bar.parked"));
}

void TestFrame::barTellsDevices_data()
{
    QTest::addColumn<QString>("printer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("warns");
    QTest::newRow("fine") << QStringLiteral("ok") << QString() << QStringLiteral("Printer · Scanner OK") << false;
    QTest::newRow("paper") << QStringLiteral("trouble") << QStringLiteral("PaperOut")
                           << QStringLiteral("Printer out of paper") << true;
    QTest::newRow("unknown code") << QStringLiteral("trouble") << QStringLiteral("Internal")
                                  << QStringLiteral("Printer trouble") << true;
    QTest::newRow("off") << QStringLiteral("off") << QString() << QStringLiteral("Printer not connected") << true;
    QTest::newRow("not set up") << QStringLiteral("none") << QString() << QStringLiteral("Scanner OK") << false;
}

void TestFrame::barTellsDevices()
{
    QFETCH(QString, printer);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QFETCH(bool, warns);
    const QList<DeviceView> devices{
        {.id = QStringLiteral("printer"), .state = printer, .code = code, .detail = {}, .lastEvent = {}},
        {.id = QStringLiteral("scanner"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}},
        {.id = QStringLiteral("pay.wechat"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}}};
    const DeviceSummary summary = deviceSummary(devices);
    QCOMPARE(summary.text, text);
    QCOMPARE(summary.tone == kit::Tone::Warn, warns);
}

void TestFrame::stripTellsWhatStillWorks()
{
    FrameFixture f;
    auto *strip = f.part<kit::Strip>();
    QVERIFY(!strip->isVisible());
    f.change([](TillView &view) {
        view.devices.first().state = QStringLiteral("trouble");
        view.devices.first().code = QStringLiteral("PaperOut");
        view.openPrintJobs = 2;
    });
    QVERIFY(strip->isVisible());
    QVERIFY(strip->accessibleText().contains(QStringLiteral("selling goes on")));
    f.change([](TillView &view) { view.devices.first().state = QStringLiteral("ok"); });
    QVERIFY(!strip->isVisible());
}

void TestFrame::marksFoldersThatAreNotReal()
{
    FrameFixture f;
    auto *mode = f.window.findChild<QAbstractButton *>(QStringLiteral("bar.mode"));
    QCOMPARE(mode->text(), QStringLiteral("Demo"));
    QVERIFY(!f.part<TrainingBorder>()->isVisible());
    f.change([](TillView &view) { view.folderKind = QStringLiteral("training"); });
    QCOMPARE(mode->text(), QStringLiteral("Training"));
    QVERIFY(f.part<TrainingBorder>()->isVisible());
    QCOMPARE(f.part<TrainingBorder>()->geometry(), f.window.rect());
}

void TestFrame::locksWhenIdle()
{
    FrameFixture f;
    auto *idle = f.part<IdleLock>();
    idle->setMinutes(3);
    f.till.forget();
    f.clock.advance(179'000);
    idle->check();
    QVERIFY(f.till.commands().isEmpty());
    QTest::keyClick(&f.window, Qt::Key_Shift); // a touch starts anew
    f.clock.advance(179'000);
    idle->check();
    QVERIFY(f.till.commands().isEmpty());
    f.clock.advance(2'000);
    idle->check();
    FrameFixture::settle();
    QCOMPARE(f.till.commands(), QStringList{QStringLiteral("lock")});
    idle->setMinutes(0);
    f.clock.advance(86'400'000);
    idle->check();
    QCOMPARE(f.till.commands().size(), 1);
}

void TestFrame::stationActions()
{
    FrameFixture f;
    emit f.window.salePage()->stationAction(QStringLiteral("shift.x"));
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("printX"));
    emit f.window.salePage()->stationAction(QStringLiteral("settings"));
    QCOMPARE(f.window.page(), QStringLiteral("settings"));
    f.window.openPage(QStringLiteral("sale"));
    emit f.window.salePage()->stationAction(QStringLiteral("shift.close"));
    QCOMPARE(f.window.page(), QStringLiteral("shift.close"));
    f.window.openPage(QStringLiteral("sale"));
    emit f.window.salePage()->stationAction(QStringLiteral("signout"));
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signOut"));
    // Nothing opens for nobody, or without a shift to close.
    f.change([](TillView &view) { view.person.reset(); });
    QVERIFY(!f.window.openPage(QStringLiteral("settings")));
    QCOMPARE(f.window.page(), QStringLiteral("signin"));
}

void TestFrame::confirmsTheClock()
{
    FrameFixture f;
    f.change([](TillView &view) { view.clockBack = true; });
    f.till.refuse(QStringLiteral("confirmClock"), {ErrorCode::WrongPin, {}, {QStringLiteral("4")}});
    const auto type = [&f](const char *text) {
        QTest::keyClicks(f.window.focusWidget(), QString::fromLatin1(text));
        QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
        FrameFixture::settle();
    };
    type("0001");
    type("111222");
    QCOMPARE(f.till.last(), QStringLiteral("confirmClock 0001:111222"));
    f.till.accept(QStringLiteral("confirmClock"));
    type("246810");
    QCOMPARE(f.till.last(), QStringLiteral("confirmClock 0001:246810"));
}

void TestFrame::changesTheLanguage()
{
    FrameFixture f;
    f.change([](TillView &view) { view.person.reset(); });
    QSignalSpy chosen(&f.window, &CashierWindow::languageChosen);
    f.window.setLanguage(QStringLiteral("zh_CN"));
    FrameFixture::settle();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(f.window.page(), QStringLiteral("signin"));
    auto *submit = f.window.signInPage()->findChild<QAbstractButton *>(QStringLiteral("pin.submit"));
    QCOMPARE(submit->text(), QStringLiteral(u"登录"));
    // The new pages work.
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("123456"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signIn 0017 123456"));
}

void TestFrame::focusIsInTheScanField()
{
    FrameFixture f;
    QCOMPARE(f.window.focusWidget(), f.window.salePage()->scanField());
    f.window.openPage(QStringLiteral("settings"));
    FrameFixture::settle();
    f.window.openPage(QStringLiteral("sale"));
    FrameFixture::settle();
    QCOMPARE(f.window.focusWidget(), f.window.salePage()->scanField());
    f.change([](TillView &view) { view.locked = true; });
    f.change([](TillView &view) { view.locked = false; });
    QCOMPARE(f.window.focusWidget(), f.window.salePage()->scanField());
}

void TestFrame::everyPageIsReachable_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"signin", "clock", "shift.open", "sale", "shift.close", "settings"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

// Names, hit areas, Tab order of every page; Tab comes round without a trap.
void TestFrame::everyPageIsReachable()
{
    QFETCH(QString, page);
    FrameFixture f;
    f.change([&](TillView &view) {
        if (page == QLatin1String("signin"))
            view.person.reset();
        view.clockBack = page == QLatin1String("clock");
        view.shift.open = page != QLatin1String("shift.open");
    });
    f.window.openPage(page);
    FrameFixture::settle();
    QCOMPARE(f.window.page(), page);
    QCOMPARE(describe(checkScreen(&f.window)), QString());
    QSet<const QWidget *> seen;
    const QWidget *first = f.window.focusWidget();
    QVERIFY(first);
    for (int i = 0; i < 80; ++i) {
        f.window.focusWidget();
        QTest::keyClick(f.window.focusWidget(), Qt::Key_Tab);
        if (seen.contains(f.window.focusWidget()))
            break;
        seen.insert(f.window.focusWidget());
    }
    QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
    QVERIFY(seen.contains(first));
}

MENDIAN_TEST(TestFrame)
#include "tst_frame.moc"
