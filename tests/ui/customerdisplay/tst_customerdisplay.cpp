// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"
#include "ui/customerdisplay/customerdisplay.h"
#include "ui/customerdisplay/displayscreen.h"
#include "ui/customerdisplay/displaywindow.h"
#include "ui/kit/style.h"

#include <QApplication>

using namespace mendian;
using namespace mendian::test;
using Kind = DisplayState::Kind;

class TestCustomerDisplay : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { kit::installKit(*qApp, kit::ThemeKind::Light, false); }
    void states_data();
    void states();
    void neverStaffData();
    void sumsAddUp();
    void choosesAScreen_data();
    void choosesAScreen();
    void windowNeverTakesTheFocus();
    void everyTextFits_data();
    void everyTextFits();
};

void TestCustomerDisplay::states_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("amount");
    const auto row = [](const char *scene, Kind kind, const char *title, const char *amount) {
        QTest::newRow(scene) << static_cast<int>(kind) << QString::fromLatin1(title) << QString::fromLatin1(amount);
    };
    row("sale.empty", Kind::Idle, "Welcome", "");
    row("sale.normal", Kind::Sale, "You can pay with", "191.94");
    row("pay.collect", Kind::Pay, "Please show your payment code", "191.94");
    row("pay.password", Kind::Password, "Please enter the password on your phone", "191.94");
    row("pay.qr", Kind::Qr, "Please scan with WeChat", "191.94");
    row("pay.qr.alipay", Kind::Qr, "Please scan with Alipay", "191.94");
    row("pay.qr.wait", Kind::Unknown, "Being confirmed, please wait", "191.94");
    row("pay.confirming", Kind::Unknown, "Being confirmed, please wait", "191.94");
    row("pay.unknown", Kind::Unknown, "Being confirmed, please wait", "191.94");
    row("pay.reversing", Kind::Unknown, "Being confirmed, please wait", "191.94");
    row("pay.paid", Kind::Paid, "Paid, thank you", "191.94");
    row("pay.change", Kind::Change, "Paid, thank you", "8.10");
    row("pay.refused", Kind::Pay, "Not paid yet", "191.94");
    row("pay.combined", Kind::Pay, "Still to pay", "91.94");
}

void TestCustomerDisplay::states()
{
    const DisplayState state = DisplayPresenter().state(makeScene(QString::fromUtf8(QTest::currentDataTag())).view);
    QTEST(static_cast<int>(state.kind), "kind");
    QTEST(state.title, "title");
    QTEST(state.amount, "amount");
}

void TestCustomerDisplay::neverStaffData()
{
    const QStringList scenes = sceneNames();
    for (const QString &name : scenes) {
        const TillView view = makeScene(name).view;
        const DisplayState state = DisplayPresenter().state(view);
        QStringList words{state.store, state.mode, state.pieces, state.amountLabel, state.amount, state.saved,
            state.title, state.hint};
        for (const DisplayState::Line &line : state.lines)
            words += line.name + line.quantity + line.amount + line.saved;
        const QString all = words.join(QLatin1Char(' '));
        for (const QString &secret : {view.person->name, view.person->number, view.payment.shortNumber,
                 view.payment.providerCode, QStringLiteral("2,846.50"), QString(view.last->receipt)}) {
            if (!secret.isEmpty())
                QVERIFY2(!all.contains(secret), qPrintable(name + QLatin1Char(' ') + secret));
        }
        QVERIFY(!all.contains(QLatin1String("fail"), Qt::CaseInsensitive));
    }
}

void TestCustomerDisplay::sumsAddUp()
{
    const DisplayState state = DisplayPresenter().state(makeScene(QStringLiteral("sale.normal")).view);
    Money sum;
    for (const DisplayState::Line &line : state.lines)
        sum += *Money::parse(line.amount);
    QCOMPARE(sum - 2000_fen, *Money::parse(state.amount));
    QCOMPARE(state.saved, QStringLiteral("You save 25.90"));
}

void TestCustomerDisplay::choosesAScreen_data()
{
    QTest::addColumn<QList<ScreenInfo>>("screens");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("index");
    const ScreenInfo till{
        .name = QStringLiteral("HDMI-1"), .serial = QStringLiteral("a"), .geometry = {}, .primary = true};
    const ScreenInfo small{
        .name = QStringLiteral("HDMI-2"), .serial = QStringLiteral("b"), .geometry = {}, .primary = false};
    const ScreenInfo other{
        .name = QStringLiteral("DP-1"), .serial = QStringLiteral("c"), .geometry = {}, .primary = false};
    QTest::newRow("one screen only") << QList{till} << QString() << -1;
    QTest::newRow("the second") << QList{till, small} << QString() << 1;
    QTest::newRow("as set") << QList{till, small, other} << screenKey(other) << 2;
    QTest::newRow("set one is unplugged") << QList{till, small} << screenKey(other) << 1;
    QTest::newRow("never the cashier's own") << QList{till, small} << screenKey(till) << 1;
    QTest::newRow("none") << QList<ScreenInfo>{} << QString() << -1;
}

void TestCustomerDisplay::choosesAScreen()
{
    QFETCH(QList<ScreenInfo>, screens);
    QFETCH(QString, wanted);
    QTEST(customerScreen(screens, wanted), "index");
}

void TestCustomerDisplay::windowNeverTakesTheFocus()
{
    FakeTill till(QStringLiteral("sale.normal"));
    const CustomerDisplayWindow window(till);
    QVERIFY(window.windowFlags().testFlag(Qt::WindowDoesNotAcceptFocus));
    QVERIFY(window.windowFlags().testFlag(Qt::FramelessWindowHint));
    QVERIFY(window.testAttribute(Qt::WA_ShowWithoutActivating));
    QVERIFY(!window.isVisible()); // the offscreen platform has one screen
    till.setScene(QStringLiteral("pay.change"));
    QCOMPARE(window.content()->state().kind, Kind::Change);
}

void TestCustomerDisplay::everyTextFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x600") << QSize(1024, 600);
    QTest::newRow("1280x800") << QSize(1280, 800);
    QTest::newRow("1366x768") << QSize(1366, 768);
    QTest::newRow("1920x1080") << QSize(1920, 1080);
}

void TestCustomerDisplay::everyTextFits()
{
    QFETCH(QSize, size);
    const QStringList scenes = sceneNames();
    CustomerDisplay display;
    display.resize(size);
    display.show();
    for (const QString &name : scenes) {
        display.setView(makeScene(name).view);
        display.grab();
        const QList<kit::PaintedWidget *> parts = display.findChildren<kit::PaintedWidget *>();
        for (const kit::PaintedWidget *part : parts)
            QVERIFY2(!part->isVisible() || part->textFits(), qPrintable(name + QLatin1Char(' ') + part->objectName()));
    }
}

MENDIAN_TEST(TestCustomerDisplay)
#include "tst_customerdisplay.moc"
