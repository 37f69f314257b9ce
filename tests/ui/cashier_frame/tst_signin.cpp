// SPDX-License-Identifier: GPL-3.0-or-later
#include "framefixture.h"
#include "tests/support/testmain.h"
#include "ui/cashier/signin/lockpage.h"
#include "ui/cashier/signin/persontile.h"
#include "ui/cashier/signin/signinpage.h"
#include "ui/kit/panel.h"

#include <QAbstractButton>
#include <QSignalSpy>

using namespace mendian;
using namespace mendian::test;

/// Sign-in, wrong PIN, lock-out, other person, unlock, scans while locked.
class TestSignIn : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { FrameFixture::installKitOnce(); }
    void typesThePinAnywhereAndSignsIn();
    void arrowsChooseThePerson();
    void asksForANumberFirst();
    void refusesAShortPin();
    void tellsTheTriesLeft();
    void countsTheLockOutDown();
    void showsTheLockAboveTheSale();
    void unlocksWithThePin();
    void refusesAScanWhileLocked();
    void letsSomebodyElseSignIn();
    void theWayIntoTrainingAndBack_data();
    void theWayIntoTrainingAndBack();

private:
    static void signOut(FrameFixture &f)
    {
        f.change([](TillView &view) { view.person.reset(); });
    }
    static QString message(QWidget *page)
    {
        return page->findChild<kit::Text *>(QStringLiteral("pin.message"))->text();
    }
};

void TestSignIn::typesThePinAnywhereAndSignsIn()
{
    FrameFixture f;
    signOut(f);
    QCOMPARE(f.window.page(), QStringLiteral("signin"));
    QCOMPARE(f.window.signInPage()->chosenNumber(), QStringLiteral("0017"));
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("123456"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signIn 0017 123456"));
    QCOMPARE(f.window.signInPage()->pin()->typed(), 0);
}

void TestSignIn::arrowsChooseThePerson()
{
    FrameFixture f;
    signOut(f);
    QTest::keyClick(f.window.signInPage(), Qt::Key_Right);
    QCOMPARE(f.window.signInPage()->chosenNumber(), QStringLiteral("0009"));
    QTest::keyClick(f.window.signInPage(), Qt::Key_Left);
    QCOMPARE(f.window.signInPage()->chosenNumber(), QStringLiteral("0017"));
    QTest::keyClick(f.window.signInPage(), Qt::Key_Left);
    QCOMPARE(f.window.signInPage()->chosenNumber(), QStringLiteral("0017"));
}

void TestSignIn::asksForANumberFirst()
{
    FrameFixture f;
    signOut(f);
    f.window.findChild<PersonTile *>(QStringLiteral("signin.person.other"))->click();
    PinPanel *pin = f.window.signInPage()->pin();
    QVERIFY(pin->isAskingNumber());
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("0042"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    QVERIFY(!pin->isAskingNumber());
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("654321"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signIn 0042 654321"));
}

void TestSignIn::refusesAShortPin()
{
    FrameFixture f;
    signOut(f);
    f.till.forget();
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("123"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QVERIFY(f.till.commands().isEmpty());
    QCOMPARE(message(f.window.signInPage()), QStringLiteral("The PIN has six digits."));
}

void TestSignIn::tellsTheTriesLeft()
{
    FrameFixture f;
    signOut(f);
    f.till.refuse(QStringLiteral("signIn"), {ErrorCode::WrongPin, {}, {QStringLiteral("2")}});
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("111222"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QVERIFY(message(f.window.signInPage()).contains(QLatin1Char('2')));
    QVERIFY(!f.window.signInPage()->pin()->isLockedOut());
    // A new try is possible at once.
    f.till.accept(QStringLiteral("signIn"));
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("123456"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signIn 0017 123456"));
}

void TestSignIn::countsTheLockOutDown()
{
    FrameFixture f;
    signOut(f);
    f.till.refuse(QStringLiteral("signIn"), {ErrorCode::LockedOut, {}, {QStringLiteral("60")}});
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("111222"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    PinPanel *pin = f.window.signInPage()->pin();
    QVERIFY(pin->isLockedOut());
    QCOMPARE(pin->secondsLeft(), 60);
    f.clock.advance(15'000);
    QCOMPARE(pin->secondsLeft(), 45);
    f.clock.jumpWall(-3'600'000); // setting the clock does not help
    QCOMPARE(pin->secondsLeft(), 45);
    f.till.forget();
    QTest::keyClicks(pin, QStringLiteral("123456"));
    QTest::keyClick(pin, Qt::Key_Return);
    QCOMPARE(pin->typed(), 0);
    QVERIFY(f.till.commands().isEmpty());
    f.clock.advance(45'000);
    QTRY_VERIFY(!pin->isLockedOut());
    f.till.accept(QStringLiteral("signIn"));
    QTRY_COMPARE(message(f.window.signInPage()), QString());
    QTest::keyClicks(pin, QStringLiteral("123456"));
    QTest::keyClick(pin, Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signIn 0017 123456"));
}

void TestSignIn::showsTheLockAboveTheSale()
{
    FrameFixture f;
    QVERIFY(!f.window.isLockShown());
    QTest::keyClick(&f.window, Qt::Key_L, Qt::ControlModifier);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("lock"));
    f.change([](TillView &view) { view.locked = true; });
    QVERIFY(f.window.isLockShown());
    QCOMPARE(f.window.page(), QStringLiteral("sale")); // the basket is kept below
    // No key reaches the sale.
    f.till.forget();
    QTest::keyClick(f.part<LockPage>(), Qt::Key_F9);
    QTest::keyClick(f.part<LockPage>(), Qt::Key_Delete);
    FrameFixture::settle();
    QVERIFY(f.till.commands().isEmpty());
    // Tab stays on it.
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(f.window.focusWidget(), Qt::Key_Tab);
        QVERIFY(f.part<LockPage>()->isAncestorOf(f.window.focusWidget()));
    }
}

void TestSignIn::unlocksWithThePin()
{
    FrameFixture f;
    f.change([](TillView &view) { view.locked = true; });
    QTest::keyClicks(f.window.focusWidget(), QStringLiteral("123456"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Return);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("unlock 123456"));
    f.change([](TillView &view) { view.locked = false; });
    QVERIFY(!f.window.isLockShown());
}

void TestSignIn::refusesAScanWhileLocked()
{
    FrameFixture f;
    f.change([](TillView &view) { view.locked = true; });
    f.till.scan({.n = 7,
        .outcome = QStringLiteral("refused"),
        .what = QStringLiteral("ean13"),
        .reason = QStringLiteral("locked"),
        .text = QStringLiteral("6901"),
        .key = 0,
        .note = {}});
    FrameFixture::settle();
    QCOMPARE(message(f.part<LockPage>()), QStringLiteral("Locked. Please sign in first."));
    f.change([](TillView &view) {
        view.locked = false;
        view.person.reset();
    });
    f.till.scan({.n = 8,
        .outcome = QStringLiteral("refused"),
        .what = QStringLiteral("ean13"),
        .reason = QStringLiteral("not_signed_in"),
        .text = QStringLiteral("6901"),
        .key = 0,
        .note = {}});
    FrameFixture::settle();
    QCOMPARE(message(f.window.signInPage()), QStringLiteral("Locked. Please sign in first."));
}

void TestSignIn::letsSomebodyElseSignIn()
{
    FrameFixture f;
    f.change([](TillView &view) { view.locked = true; });
    f.window.findChild<QAbstractButton *>(QStringLiteral("lock.other"))->click();
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("signOut"));
}

void TestSignIn::theWayIntoTrainingAndBack_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("word"); // empty: there is no such button
    QTest::addColumn<bool>("on");
    QTest::newRow("a real shop") << "real"
                                 << "Training mode" << true;
    QTest::newRow("a training shop") << "training"
                                     << "End training" << false;
    QTest::newRow("a demo shop") << "demo" << QString() << false;
}

void TestSignIn::theWayIntoTrainingAndBack()
{
    QFETCH(QString, kind);
    QFETCH(QString, word);
    QFETCH(bool, on);
    FrameFixture f;
    f.change([&](TillView &view) {
        view.person.reset();
        view.folderKind = kind;
    });
    auto *button = f.window.findChild<QAbstractButton *>(QStringLiteral("signin.training"));
    QVERIFY(button);
    QCOMPARE(button->isVisibleTo(&f.window), !word.isEmpty());
    if (word.isEmpty())
        return;
    QCOMPARE(button->text(), word);
    QSignalSpy asked(&f.window, &CashierWindow::trainingRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toBool(), on);
}

MENDIAN_TEST(TestSignIn)
#include "tst_signin.moc"
