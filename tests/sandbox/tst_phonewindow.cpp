// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostpolicy.h"
#include "sandbox/ui/codepicture.h"
#include "sandbox/ui/orderlist.h"
#include "sandbox/ui/phonewindow.h"
#include "sandbox/wechat/signature.h"
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/language.h"
#include "ui/kit/panel.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <ZXing/ReadBarcode.h>

using namespace mendian;
using namespace mendian::sandbox;

class TestPhoneWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void scannersReadBothPictures_data();
    void scannersReadBothPictures();
    void anEmptyCodeDrawsNothing();
    void approvesAndRefuses();
    void behaviourAndBalanceReachTheWorld();
    void nextCodeOnDemand();
    void theOtherWallet();
    void keepsTheRulesOfScreens_data();
    void keepsTheRulesOfScreens();

private:
    std::unique_ptr<World> started() const;
    void pay(World &world, const QString &number, const QString &code) const;

    QTemporaryDir m_keys;
    kit::MendianStyle *m_style = nullptr;
    kit::Language m_language;
};

void TestPhoneWindow::initTestCase() { m_style = kit::installKit(*qApp, kit::ThemeKind::Light, false); }

std::unique_ptr<World> TestPhoneWindow::started() const
{
    WorldOptions options;
    options.folder = m_keys.path();
    options.admin = false;
    return std::move(World::start(options).value());
}

void TestPhoneWindow::pay(World &world, const QString &number, const QString &code) const
{
    const Merchant merchant = world.merchants().first();
    wechat::Fields fields{{"appid", merchant.appid.toUtf8()}, {"mch_id", merchant.mchId.toUtf8()}, {"nonce_str", "n"},
        {"out_trade_no", number.toUtf8()}, {"body", "demo"}, {"total_fee", "350"}, {"spbill_create_ip", "10.0.0.8"},
        {"auth_code", code.toUtf8()}};
    fields.add("sign", wechat::signatureOf(fields, wechat::Digest::Md5, merchant.v2Key));
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(world.wechatBaseUrl().toString() + QStringLiteral("/pay/micropay")));
    request.setSslConfiguration(net::HostPolicy::configurable(world.authorityPem()).tls().value());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/xml"));
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, wechat::writeXml(fields)));
    QTRY_VERIFY(reply->isFinished());
}

void TestPhoneWindow::scannersReadBothPictures_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("theme");
    for (const kit::ThemeKind theme : {kit::ThemeKind::Light, kit::ThemeKind::Dark}) {
        QTest::addRow("bars, theme %d", int(theme)) << int(CodePicture::Kind::Bars) << int(theme);
        QTest::addRow("QR, theme %d", int(theme)) << int(CodePicture::Kind::Qr) << int(theme);
    }
}

void TestPhoneWindow::scannersReadBothPictures()
{
    QFETCH(int, kind);
    QFETCH(int, theme);
    m_style->setTheme(static_cast<kit::ThemeKind>(theme));
    CodePicture picture(static_cast<CodePicture::Kind>(kind));
    picture.setCode(QStringLiteral("134567890123456789"));
    picture.resize(picture.sizeHint());
    const QImage image = picture.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum,
        static_cast<int>(image.bytesPerLine()));
    const ZXing::Result read = ZXing::ReadBarcode(view);
    QVERIFY(read.isValid());
    QCOMPARE(QString::fromStdWString(read.text()), picture.code());
    QCOMPARE(read.format(),
        kind == int(CodePicture::Kind::Bars) ? ZXing::BarcodeFormat::Code128 : ZXing::BarcodeFormat::QRCode);
    m_style->setTheme(kit::ThemeKind::Light);
}

void TestPhoneWindow::anEmptyCodeDrawsNothing()
{
    CodePicture picture(CodePicture::Kind::Bars);
    picture.setCode(QStringLiteral("1"));
    picture.setCode({}); // the library throws; the widget stays white
    picture.resize(picture.sizeHint());
    const QImage image = picture.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(Qt::white));
}

void TestPhoneWindow::approvesAndRefuses()
{
    const auto world = started();
    PhoneWindow window(*world);
    window.show();
    auto *approve = window.findChild<kit::Button *>(QStringLiteral("approve"));
    auto *refuse = window.findChild<kit::Button *>(QStringLiteral("refuse"));
    QVERIFY(approve && refuse && !approve->isEnabled());
    world->setPhoneMode(PhoneMode::Ask);
    pay(*world, QStringLiteral("MD1"), window.code());
    QTRY_VERIFY(approve->isEnabled());
    QVERIFY(window.findChild<kit::Text *>(QStringLiteral("question"))->text().contains(QLatin1String("3.50")));
    QTest::mouseClick(approve, Qt::LeftButton);
    QCOMPARE(world->order(QStringLiteral("MD1"))->takenFen, 350);
    QVERIFY(!approve->isEnabled());
    window.showNextCode();
    pay(*world, QStringLiteral("MD2"), window.code());
    QTRY_VERIFY(refuse->isEnabled());
    QTest::mouseClick(refuse, Qt::LeftButton);
    QCOMPARE(world->order(QStringLiteral("MD2"))->state, TradeState::NotPay);
    QCOMPARE(world->takenFen(), 350);
}

void TestPhoneWindow::behaviourAndBalanceReachTheWorld()
{
    const auto world = started();
    PhoneWindow window(*world);
    window.show();
    window.findChild<kit::SegmentedTabs *>(QStringLiteral("mode"))->setCurrent(3);
    QCOMPARE(world->phoneMode(), PhoneMode::Offline);
    auto *tenYuan = window.findChild<QAbstractButton *>(QStringLiteral("balance1000"));
    for (const qint64 before : {5LL, 1000LL}) {
        world->setBalanceFen(before);
        QTest::mouseClick(tenYuan, Qt::LeftButton);
        QCOMPARE(world->balanceFen(), 1000);
    }
    world->setPhoneMode(PhoneMode::Slow); // from the admin API
    QTRY_COMPARE(window.findChild<kit::SegmentedTabs *>(QStringLiteral("mode"))->current(), 2);
    m_language.install(QStringLiteral("zh_CN")); // words change, choices stay
    QCOMPARE(window.findChild<kit::SegmentedTabs *>(QStringLiteral("mode"))->current(), 2);
    QCOMPARE(world->phoneMode(), PhoneMode::Slow);
    QCOMPARE(world->balanceFen(), 1000);
    m_language.install(QStringLiteral("en"));
}

void TestPhoneWindow::nextCodeOnDemand()
{
    const auto world = started();
    PhoneWindow window(*world);
    window.show();
    const QString first = window.code();
    QTest::mouseClick(window.findChild<kit::Button *>(QStringLiteral("next")), Qt::LeftButton);
    QVERIFY(window.code() != first);
    QCOMPARE(window.findChild<CodePicture *>(QStringLiteral("bars"))->code(), window.code());
    QCOMPARE(window.findChild<kit::Text *>(QStringLiteral("digits"))->text().remove(QLatin1Char(' ')), window.code());
}

void TestPhoneWindow::theOtherWallet()
{
    const auto world = started();
    PhoneWindow window(*world);
    window.show();
    QVERIFY(window.code().startsWith(QLatin1String("13")));
    window.findChild<kit::SegmentedTabs *>(QStringLiteral("wallet"))->setCurrent(1);
    QVERIFY(window.code().startsWith(QLatin1String("28")));
    auto *scan = window.findChild<QLineEdit *>(QStringLiteral("scan"));
    scan->setText(QStringLiteral("https://qr.alipay.com/bax0nobody "));
    QTest::keyClick(scan, Qt::Key_Return);
    QVERIFY(scan->text().isEmpty());
    QVERIFY(scan->placeholderText().contains(QLatin1String("expired")));
}

void TestPhoneWindow::keepsTheRulesOfScreens_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    for (const char *language : {"zh_CN", "en"}) {
        QTest::addRow("%s light", language) << QString::fromLatin1(language) << int(kit::ThemeKind::Light);
        QTest::addRow("%s dark", language) << QString::fromLatin1(language) << int(kit::ThemeKind::Dark);
    }
}

void TestPhoneWindow::keepsTheRulesOfScreens()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QVERIFY(m_language.install(language));
    m_style->setTheme(static_cast<kit::ThemeKind>(theme));
    const auto world = started();
    PhoneWindow window(*world);
    pay(*world, QStringLiteral("MD20260131000001"), window.code());
    world->setPhoneMode(PhoneMode::Ask);
    pay(*world, QStringLiteral("MD20260131000002"), world->freshCode());
    window.resize(440, 860);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(window.findChild<kit::Button *>(QStringLiteral("approve"))->isEnabled());
    if (const QString folder = qEnvironmentVariable("MENDIAN_SHOTS"); !folder.isEmpty())
        window.grab().save(QStringLiteral("%1/phone-%2-%3.png").arg(folder, language).arg(theme));
    const QString problems = test::describe(test::checkScreen(&window));
    m_language.install(QStringLiteral("en"));
    m_style->setTheme(kit::ThemeKind::Light);
    QCOMPARE(problems, QString());
}

MENDIAN_TEST(TestPhoneWindow)
#include "tst_phonewindow.moc"
