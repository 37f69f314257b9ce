// SPDX-License-Identifier: GPL-3.0-or-later
#include "framefixture.h"
#include "tests/support/testmain.h"
#include "ui/cashier/settings/channelrow.h"
#include "ui/cashier/settings/settingeditor.h"
#include "ui/cashier/settings/settingspage.h"
#include "ui/cashier/settings/settingtable.h"
#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/panel.h"
#include "ui/kit/qrcode.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace mendian;
using namespace mendian::test;

/// Values are checked before they are sent; a refusal shows the stored value again.
class TestSettings : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { FrameFixture::installKitOnce(); }
    void everyRowIsKnownToTheModel();
    void sendsAGoodValue();
    void showsTheSentenceInPlace();
    void takesBackWhatTheTillRefuses();
    void appliesTheTheme();
    void testsThePrinter();
    void showsWhatTheScannerSends();
    void saysThatKeysEndSoon();
    void channelTests_data();
    void channelTests();
    void aChannelRowSendsItsCommands();
    void theQrOfATestIsShown();
    void escGoesBack();

private:
    static SettingsPage *open(FrameFixture &f, const QString &section)
    {
        f.window.openPage(QStringLiteral("settings"));
        f.window.settingsPage()->openSection(section);
        FrameFixture::settle();
        return f.window.settingsPage();
    }
};

void TestSettings::everyRowIsKnownToTheModel()
{
    for (const SettingText &text : settingTexts()) {
        const SettingRow *row = settingRow(QString::fromLatin1(text.name));
        QVERIFY2(row, text.name);
        if (row->type != SettingType::Choice)
            continue;
        for (const QString &value : QString::fromLatin1(row->choices).split(QLatin1Char('|')))
            QVERIFY2(choiceLabel(QString::fromLatin1(text.name), value) != value || value == QLatin1String("usb"),
                qPrintable(value));
    }
}

void TestSettings::sendsAGoodValue()
{
    FrameFixture f;
    SettingEditor *editor = open(f, QStringLiteral("printer"))->editor(QStringLiteral("printer.transport"));
    QSignalSpy changed(&f.window, &CashierWindow::settingChanged);
    f.till.forget();
    editor->choices()->setCurrent(1);
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("changeSetting printer.transport tcp"));
    QCOMPARE(changed.size(), 1);
    editor->choices()->setCurrent(1);
    QCOMPARE(f.till.commands().size(), 1);
}

void TestSettings::showsTheSentenceInPlace()
{
    FrameFixture f;
    SettingEditor *editor = open(f, QStringLiteral("screen"))->editor(QStringLiteral("lock.idle_minutes"));
    f.till.forget();
    for (const char *bad : {"1e5", "-1", "121", "", "three"}) {
        editor->field()->setText(QString::fromLatin1(bad));
        emit editor->field()->editingFinished();
        FrameFixture::settle();
        QCOMPARE(editor->errorText(), QStringLiteral("A whole number from 0 to 120."));
    }
    QVERIFY(f.till.commands().isEmpty());
    editor->field()->setText(QStringLiteral(" 10 "));
    emit editor->field()->editingFinished();
    FrameFixture::settle();
    QCOMPARE(editor->errorText(), QString());
    QCOMPARE(f.till.last(), QStringLiteral("changeSetting lock.idle_minutes 10"));
}

void TestSettings::takesBackWhatTheTillRefuses()
{
    FrameFixture f;
    SettingEditor *editor = open(f, QStringLiteral("printer"))->editor(QStringLiteral("printer.address"));
    f.till.refuse(QStringLiteral("changeSetting"), {ErrorCode::PermissionDenied, {}, {}});
    editor->field()->setText(QStringLiteral("10.0.0.9:9100"));
    emit editor->field()->editingFinished();
    FrameFixture::settle();
    QVERIFY(!editor->errorText().isEmpty());
    QCOMPARE(editor->field()->text(), QString());
}

void TestSettings::appliesTheTheme()
{
    FrameFixture f;
    auto *style = qobject_cast<kit::MendianStyle *>(QApplication::style());
    open(f, QStringLiteral("screen"))->editor(QStringLiteral("ui.theme"))->choices()->setCurrent(1);
    FrameFixture::settle();
    QCOMPARE(style->theme().kind(), kit::ThemeKind::Dark);
    f.window.settingsPage()->editor(QStringLiteral("ui.theme"))->choices()->setCurrent(0);
    FrameFixture::settle();
    QCOMPARE(style->theme().kind(), kit::ThemeKind::Light);
}

void TestSettings::testsThePrinter()
{
    FrameFixture f;
    open(f, QStringLiteral("printer"));
    auto *button = f.window.findChild<QAbstractButton *>(QStringLiteral("settings.test"));
    button->click();
    FrameFixture::settle();
    QCOMPARE(f.till.last(), QStringLiteral("printTestPage"));
    f.till.refuse(QStringLiteral("printTestPage"), {ErrorCode::PaperOut, {}, {}});
    button->click();
    FrameFixture::settle();
    QCOMPARE(f.prompter.told.last().first, kit::Tone::Danger);
}

void TestSettings::showsWhatTheScannerSends()
{
    FrameFixture f;
    open(f, QStringLiteral("scanner"));
    f.till.scan({.n = 9,
        .outcome = QStringLiteral("routed"),
        .what = QStringLiteral("pay"),
        .reason = {},
        .text = QStringLiteral("1345************71"),
        .key = 0,
        .note = {}});
    FrameFixture::settle();
    QCOMPARE(f.window.findChild<kit::Text *>(QStringLiteral("scannertest.code"))->text(),
        QStringLiteral("1345************71"));
    QVERIFY(!f.window.findChild<kit::Text *>(QStringLiteral("scannertest.route"))->text().isEmpty());
}

void TestSettings::saysThatKeysEndSoon()
{
    FrameFixture f;
    f.change([](TillView &view) {
        for (DeviceView &device : view.devices) {
            if (device.id != QLatin1String("pay.wechat"))
                continue;
            device.state = QStringLiteral("trouble");
            device.code = QStringLiteral("ExpiresSoon");
            device.detail =
                QStringLiteral("%1 expires on %2, in %3 days. Get a new one from the provider's merchant pages.");
            device.args = {QStringLiteral("client_cert"), QStringLiteral("2026-12-24"), QStringLiteral("9")};
        }
    });
    const QString note = open(f, QStringLiteral("payment"))
                             ->channel(QStringLiteral("wechat"))
                             ->findChild<kit::Text *>(QStringLiteral("channel.note"))
                             ->text();
    QCOMPARE(note,
        QStringLiteral(
            "client_cert expires on 2026-12-24, in 9 days. Get a new one from the provider's merchant pages."));
    // In front of everybody in a few words, before it is too late.
    QStringList shown;
    for (const QWidget *widget : f.window.findChildren<QWidget *>())
        shown.append(widget->accessibleName() + widget->property("text").toString());
    QVERIFY2(shown.join(u'\n').contains(QLatin1String("WeChat Pay certificate ends in 9 days")),
        qPrintable(shown.join(u'\n')));
}

void TestSettings::channelTests_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("tone");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("waits");
    using kit::Tone;
    const auto row = [](const char *state, Tone tone, bool running = false, bool waits = false) {
        QTest::newRow(state) << QString::fromLatin1(state) << int(tone) << running << waits;
    };
    row("asking", Tone::Info, true);
    row("code", Tone::Brand, true, true);
    row("paying", Tone::Info, true);
    row("qr", Tone::Brand, true, true);
    row("returning", Tone::Info);
    row("proven", Tone::Success);
    row("returned", Tone::Success);
    row("closed", Tone::Neutral);
    row("refused", Tone::Danger);
    row("wrong_keys", Tone::Danger);
    row("no_line", Tone::Warn);
    row("unclear", Tone::Unknown);
    row("stuck", Tone::Danger);
}

// Every state of a test in words; one that waits for a phone can be stopped, a running one cannot be begun again.
void TestSettings::channelTests()
{
    QFETCH(QString, state);
    TillView view = makeScene(QStringLiteral("sale.empty")).view;
    view.folderKind = QStringLiteral("real");
    const QString provider = QStringLiteral("wechat");
    const ChannelRowState untested = ChannelPresenter::state(view, provider);
    QVERIFY(untested.canTest && untested.offersPayment && !untested.running && untested.note.isEmpty());
    ChannelView channel;
    channel.provider = provider;
    channel.state = state;
    channel.code = QStringLiteral("CODE");
    view.channels = {channel};
    const ChannelRowState shown = ChannelPresenter::state(view, provider);
    QTEST(int(shown.noteTone), "tone");
    QTEST(shown.running, "running");
    QTEST(shown.waits, "waits");
    QVERIFY(!shown.note.isEmpty());
    QCOMPARE(shown.testLabel, shown.waits ? QStringLiteral("Stop the test") : QStringLiteral("Test the channel"));
    // A demo shop pays anyway; a provider that is switched off or has no keys is not tested.
    view.folderKind = QStringLiteral("demo");
    QVERIFY(!ChannelPresenter::state(view, provider).offersPayment);
    QVERIFY(!ChannelPresenter::state(view, QStringLiteral("alipay")).canTest);
    for (DeviceView &device : view.devices)
        device.code = QStringLiteral("Keys");
    QVERIFY(!ChannelPresenter::state(view, provider).canTest);
}

void TestSettings::aChannelRowSendsItsCommands()
{
    FrameFixture f;
    f.change([](TillView &view) { view.folderKind = QStringLiteral("real"); });
    ChannelRow *row = open(f, QStringLiteral("payment"))->channel(QStringLiteral("wechat"));
    f.till.forget();
    row->findChild<kit::Button *>(QStringLiteral("channel.test"))->click();
    QCOMPARE(f.till.last(), QStringLiteral("testChannel wechat no"));
    row->findChild<kit::Button *>(QStringLiteral("channel.phone"))->click();
    QCOMPARE(f.till.last(), QStringLiteral("testChannel wechat yes"));
    row->findChild<kit::Toggle *>()->click();
    QVERIFY2(f.till.last().startsWith(QLatin1String("changeSetting pay.wechat ")), qPrintable(f.till.last()));
    f.change([](TillView &view) {
        view.channels = {{.provider = QStringLiteral("wechat"), .state = QStringLiteral("code")}};
    });
    FrameFixture::settle();
    row->findChild<kit::Button *>(QStringLiteral("channel.test"))->click();
    QCOMPARE(f.till.last(), QStringLiteral("leaveChannelTest wechat"));
    f.till.forget();
    f.window.openPage({}); // leaving the page ends the waiting
    FrameFixture::settle();
    QVERIFY(f.till.commands().contains(QStringLiteral("leaveChannelTest wechat")));
}

void TestSettings::theQrOfATestIsShown()
{
    FrameFixture f;
    SettingsPage *page = open(f, QStringLiteral("payment"));
    auto *qr = page->findChild<kit::QrCode *>(QStringLiteral("settings.qr"));
    QVERIFY(qr && !qr->isVisible());
    f.change([](TillView &view) {
        view.channels = {{.provider = QStringLiteral("alipay_qr"),
            .state = QStringLiteral("qr"),
            .qr = QStringLiteral("https://qr.alipay.com/bax00000000000000000")}};
    });
    FrameFixture::settle();
    QVERIFY(qr->isVisible());
    QCOMPARE(qr->text(), QStringLiteral("https://qr.alipay.com/bax00000000000000000"));
}

void TestSettings::escGoesBack()
{
    FrameFixture f;
    open(f, QStringLiteral("printer"));
    QTest::keyClick(f.window.focusWidget(), Qt::Key_Escape);
    FrameFixture::settle();
    QCOMPARE(f.window.page(), QStringLiteral("sale"));
}

MENDIAN_TEST(TestSettings)
#include "tst_settings.moc"
