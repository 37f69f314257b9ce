// SPDX-License-Identifier: GPL-3.0-or-later
// What moves no money: bills, fund flow, whose code it is, the notice of a refund, and the gzip they come in.
#include "payments/gzip/gunzip.h"
#include "payments/wechat/refundnotice.h"
#include "payments/wechat/sentences.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/servicemessages.h"
#include "payments/wechat/sign.h"
#include "tests/support/gzipped.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatsamples.h"

#include <QCryptographicHash>
#include <openssl/evp.h>

using namespace mendian;
using namespace mendian::wechat;
using mendian::test::demoMerchant;
using mendian::test::gzipped;
using mendian::test::signedReply;
using Kind = BillSource::Kind;

namespace {

const QByteArray kBill = QByteArrayLiteral("\xEF\xBB\xBF交易时间,商户号\r\n`2026-01-31 09:00:01,`1900000001\r\n");

QByteArray xmlOf(const char *name, const QString &value, const char *also = "", const QString &alsoValue = {})
{
    Fields fields{{QStringLiteral("return_code"), QStringLiteral("FAIL")}, {QLatin1String(name), value}};
    if (*also)
        fields.insert(QLatin1String(also), alsoValue);
    return writeXml(fields);
}

QByteArray digestOf(const QByteArray &bytes)
{
    return "SHA=" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

QByteArray reqInfoOf(const QByteArray &plain, const Secret &apiKey)
{
    const QByteArray key = QCryptographicHash::hash(apiKey.reveal(), QCryptographicHash::Md5).toHex();
    QByteArray cipherText(plain.size() + 16, '\0');
    auto *out = reinterpret_cast<unsigned char *>(cipherText.data());
    int size = 0;
    int last = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex2(
        context, EVP_aes_256_ecb(), reinterpret_cast<const unsigned char *>(key.constData()), nullptr, nullptr);
    EVP_EncryptUpdate(
        context, out, &size, reinterpret_cast<const unsigned char *>(plain.constData()), int(plain.size()));
    EVP_EncryptFinal_ex(context, out + size, &last);
    EVP_CIPHER_CTX_free(context);
    return cipherText.left(size + last).toBase64();
}

QByteArray noticeOf(const QByteArray &plain, const Config &config)
{
    return writeXml(
        {{QStringLiteral("return_code"), QStringLiteral("SUCCESS")}, {QStringLiteral("appid"), config.appId},
            {QStringLiteral("mch_id"), config.mchId}, {QStringLiteral("nonce_str"), QStringLiteral("n")},
            {QStringLiteral("req_info"), QString::fromLatin1(reqInfoOf(plain, config.key))}});
}

} // namespace

class TestWechatServices : public QObject
{
    Q_OBJECT
private slots:
    void billRequests();
    void everyServiceCode_data();
    void everyServiceCode();
    void readsBills_data();
    void readsBills();
    void refusesBills_data();
    void refusesBills();
    void fundFlowNeedsItsDigest();
    void unpacks();
    void refusesGzip_data();
    void refusesGzip();
    void findsThePayer();
    void refusesPayers_data();
    void refusesPayers();
    void readsRefundNotices();
    void refusesRefundNotices_data();
    void refusesRefundNotices();

private:
    const Config m_config = demoMerchant();
};

void TestWechatServices::billRequests()
{
    const BusinessDate day(QDate(2026, 1, 31));
    const Fields trade = billFields(demoMerchant(SignType::Md5), Kind::Trade, day, QStringLiteral("n"));
    QVERIFY(verify(trade, m_config.key, SignType::Md5));
    QCOMPARE(trade.value(QStringLiteral("bill_date")), QStringLiteral("20260131"));
    QCOMPARE(trade.value(QStringLiteral("bill_type")), QStringLiteral("ALL"));
    QCOMPARE(trade.value(QStringLiteral("tar_type")), QStringLiteral("GZIP"));
    // A merchant that signs with MD5 still has to sign the fund flow with HMAC (§1.9).
    const Fields flow = billFields(demoMerchant(SignType::Md5), Kind::FundFlow, day, QStringLiteral("n"));
    QVERIFY(verify(flow, m_config.key, SignType::HmacSha256));
    QCOMPARE(flow.value(QStringLiteral("sign_type")), QStringLiteral("HMAC-SHA256"));
    QCOMPARE(flow.value(QStringLiteral("account_type")), QStringLiteral("Basic"));
    QCOMPARE(billPath(Kind::Trade), QStringLiteral("/pay/downloadbill"));
    QCOMPARE(billPath(Kind::FundFlow), QStringLiteral("/pay/downloadfundflow"));
}

void TestWechatServices::everyServiceCode_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("sentence");
    using enum Service;
    const std::tuple<Service, const char *, const char *, const char *> rows[] = {
        {DownloadBill, "SYSTEMERROR", "Busy", say::kBillBusy},
        {DownloadBill, "invalid bill_type", "Refused", say::kBillRefused},
        {DownloadBill, "data format error", "Refused", say::kBillRefused},
        {DownloadBill, "missing parameter", "Refused", say::kBillRefused},
        {DownloadBill, "SIGN ERROR", "Refused", say::kBillRefused},
        {DownloadBill, "No Bill Exist", "NotFound", say::kBillNone},
        {DownloadBill, "20002", "NotFound", say::kBillNone}, {DownloadBill, "Bill Creating", "Busy", say::kBillNotYet},
        {DownloadBill, "CompressGZip Error", "Busy", say::kBillBusy},
        {DownloadBill, "UnCompressGZip Error", "Busy", say::kBillBusy},
        {DownloadFundFlow, "SYSTEMERROR", "Busy", say::kBillBusy},
        {DownloadFundFlow, "PARAM_ERROR", "Refused", say::kBillRefused},
        {DownloadFundFlow, "NO_BILL_EXIST", "NotFound", say::kBillNone},
        {DownloadFundFlow, "BILL_CREATING", "Busy", say::kBillNotYet},
        {V3Bill, "NO_STATEMENT_EXIST", "NotFound", say::kBillNone},
        {V3Bill, "STATEMENT_CREATING", "Busy", say::kBillNotYet},
        {V3Bill, "INVALID_REQUEST", "Refused", say::kBillRefused}, {V3Bill, "NO_AUTH", "Refused", say::kBillRights},
        {V3Bill, "SYSTEM_ERROR", "Busy", say::kBillBusy}, {AuthCodeToOpenId, "SYSTEMERROR", "Busy", say::kMemberBusy},
        {AuthCodeToOpenId, "AUTHCODEEXPIRE", "Refused", say::kExpired},
        {AuthCodeToOpenId, "AUTH_CODE_ERROR", "Refused", say::kOnce},
        {AuthCodeToOpenId, "AUTH_CODE_INVALID", "Refused", say::kNotACode}};
    for (const auto &[service, code, error, sentence] : rows)
        QTest::addRow("%d %s", int(service), code)
            << int(service) << QString::fromLatin1(code) << QString::fromLatin1(error) << QString::fromLatin1(sentence);
    QCOMPARE(qsizetype(std::size(rows)), serviceCodes().size());
    for (const Service service : {DownloadBill, DownloadFundFlow, V3Bill})
        QTest::addRow("%d unknown", int(service))
            << int(service) << QStringLiteral("SOMETHING_NEW") << QStringLiteral("Refused")
            << QString::fromLatin1(say::kBillRefused);
    QTest::addRow("payer unknown") << int(AuthCodeToOpenId) << QStringLiteral("SOMETHING_NEW")
                                   << QStringLiteral("Refused") << QString::fromLatin1(say::kMemberRefused);
}

void TestWechatServices::everyServiceCode()
{
    QFETCH(int, service);
    QFETCH(QString, code);
    QFETCH(QString, error);
    QFETCH(QString, sentence);
    const auto which = static_cast<Service>(service);
    Error got = serviceError(which, code, QStringLiteral(u"渠道的话"));
    QCOMPARE(QString::fromLatin1(errorName(got.code)), error);
    QCOMPARE(got.args, QStringList{sentence});
    QVERIFY(got.detail.contains(code));
    // The same through a reply as it comes.
    if (which == Service::DownloadBill) {
        got = readBillReply(
            Kind::Trade, code == QLatin1String("20002") ? xmlOf("error_code", code) : xmlOf("return_msg", code), {})
                  .error();
    } else if (which == Service::DownloadFundFlow) {
        got = readBillReply(Kind::FundFlow, xmlOf("err_code", code, "return_msg", QStringLiteral("x")), {}).error();
    } else if (which == Service::AuthCodeToOpenId) {
        got = readOpenIdReply(m_config,
            signedReply(m_config,
                {{QStringLiteral("result_code"), QStringLiteral("FAIL")}, {QStringLiteral("err_code"), code}}))
                  .error();
    }
    QCOMPARE(QString::fromLatin1(errorName(got.code)), error);
    QCOMPARE(got.args, QStringList{sentence});
}

void TestWechatServices::readsBills_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << kBill;
    QTest::newRow("gzip") << gzipped(kBill);
}

void TestWechatServices::readsBills()
{
    QFETCH(QByteArray, body);
    QCOMPARE(*readBillReply(Kind::Trade, body, {}), kBill);
}

void TestWechatServices::refusesBills_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &body, const char *error) {
        QTest::newRow(name) << body << QString::fromLatin1(error);
    };
    row("empty", {}, "Protocol");
    row("no bill, small o", xmlOf("return_msg", QStringLiteral("No Bill Exist")), "NotFound");
    row("no bill, as documented", xmlOf("return_msg", QStringLiteral("NO Bill Exist")), "NotFound");
    row("no bill by number",
        xmlOf("error_code", QStringLiteral("20002"), "return_msg", QStringLiteral("something else")), "NotFound");
    row("html", "<html><body>502</body></html>", "Protocol");
    row("cut off XML", "<xml><return_code>FAIL", "Protocol");
    row("bomb in XML", "<!DOCTYPE xml [<!ENTITY a \"aa\">]><xml><return_msg>&a;</return_msg></xml>", "Protocol");
    row("cut off gzip", gzipped(kBill).chopped(9), "Protocol");
    row("gzip bomb", gzipped(QByteArray(80 * 1024 * 1024, ' ')), "LimitExceeded");
}

void TestWechatServices::refusesBills()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    const auto bill = readBillReply(Kind::Trade, body, {});
    QVERIFY(!bill);
    QCOMPARE(QString::fromLatin1(errorName(bill.error().code)), error);
    QVERIFY(!bill.error().args.value(0).isEmpty());
}

void TestWechatServices::fundFlowNeedsItsDigest()
{
    const QByteArray packed = gzipped(kBill);
    QCOMPARE(*readBillReply(Kind::FundFlow, packed, digestOf(kBill)), kBill);
    QCOMPARE(*readBillReply(Kind::FundFlow, packed, digestOf(packed)), kBill);
    QCOMPARE(*readBillReply(Kind::FundFlow, kBill, digestOf(kBill).toUpper()), kBill);
    for (const QByteArray &digest : {QByteArray(), QByteArray("SHA="), QByteArray("MD5=00"), digestOf("other")}) {
        const auto bill = readBillReply(Kind::FundFlow, packed, digest);
        QVERIFY(!bill);
        QCOMPARE(bill.error().code, ErrorCode::BadSignature);
    }
}

void TestWechatServices::unpacks()
{
    QByteArray large;
    for (int i = 0; i < 100'000; ++i)
        large += QByteArray::number(i) + '\n';
    QCOMPARE(*gunzip(gzipped(large)), large);
    QVERIFY(gunzip(gzipped({}))->isEmpty());
    QCOMPARE(gunzip(gzipped(QByteArray(1'000, 'x')), 1'000)->size(), 1'000); // the limit itself is allowed
    QCOMPARE(gunzip(gzipped(QByteArray(1'001, 'x')), 1'000).error().code, ErrorCode::LimitExceeded);
}

void TestWechatServices::refusesGzip_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<int>("error");
    const QByteArray good = gzipped(kBill);
    QByteArray damaged = good;
    damaged[damaged.size() / 2] = char(damaged.at(damaged.size() / 2) ^ 0x55);
    QByteArray wrongSum = good;
    wrongSum[wrongSum.size() - 6] = char(wrongSum.at(wrongSum.size() - 6) ^ 1);
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::Protocol);
    QTest::newRow("text") << kBill << int(ErrorCode::Protocol);
    QTest::newRow("header only") << good.left(10) << int(ErrorCode::Protocol);
    QTest::newRow("cut off") << good.chopped(1) << int(ErrorCode::Protocol);
    QTest::newRow("damaged") << damaged << int(ErrorCode::Protocol);
    QTest::newRow("wrong check sum") << wrongSum << int(ErrorCode::Protocol);
    QTest::newRow("second stream") << good + good << int(ErrorCode::Protocol);
    QTest::newRow("bomb") << gzipped(QByteArray(80 * 1024 * 1024, '\0')) << int(ErrorCode::LimitExceeded);
    QTest::newRow("too large packed") << QByteArray(kMaxBillBytes + 1, '\x1f') << int(ErrorCode::LimitExceeded);
}

void TestWechatServices::refusesGzip()
{
    QFETCH(QByteArray, packed);
    QFETCH(int, error);
    const auto plain = gunzip(packed);
    QVERIFY(!plain);
    QCOMPARE(int(plain.error().code), error);
}

void TestWechatServices::findsThePayer()
{
    const Fields asked = openIdFields(m_config, Secret("134567890123456789"), QStringLiteral("n"));
    QVERIFY(verify(asked, m_config.key, m_config.signType));
    QCOMPARE(asked.value(QStringLiteral("auth_code")), QStringLiteral("134567890123456789"));
    const auto payer = readOpenIdReply(m_config,
        signedReply(m_config,
            {{QStringLiteral("openid"), QStringLiteral("oDemo1")},
                {QStringLiteral("sub_openid"), QStringLiteral("s")}}));
    QCOMPARE(payer->openId, QStringLiteral("oDemo1"));
    QCOMPARE(payer->subOpenId, QStringLiteral("s"));
}

void TestWechatServices::refusesPayers_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("error");
    const Fields good{{QStringLiteral("openid"), QStringLiteral("oDemo1")}};
    const auto changed = [&](const char *name, const QString &value) {
        Fields fields = good;
        fields.insert(QLatin1String(name), value);
        return signedReply(m_config, fields);
    };
    QTest::newRow("unsigned") << changed("sign", QString()) << QStringLiteral("BadSignature");
    QTest::newRow("wrongly signed") << changed("sign", QString(64, u'A')) << QStringLiteral("BadSignature");
    QTest::newRow("another merchant") << changed("mch_id", QStringLiteral("1")) << QStringLiteral("Protocol");
    QTest::newRow("nobody") << changed("openid", QString()) << QStringLiteral("Protocol");
    QTest::newRow("refused") << QByteArray("<xml><return_code>FAIL</return_code></xml>") << QStringLiteral("Refused");
    QTest::newRow("garbage") << QByteArray("502") << QStringLiteral("Protocol");
    QTest::newRow("oversized") << QByteArray(300'000, ' ') << QStringLiteral("LimitExceeded");
}

void TestWechatServices::refusesPayers()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, error);
    const auto payer = readOpenIdReply(m_config, reply);
    QVERIFY(!payer);
    QCOMPARE(QString::fromLatin1(errorName(payer.error().code)), error);
    QVERIFY(!payer.error().args.value(0).isEmpty());
}

void TestWechatServices::readsRefundNotices()
{
    const QByteArray plain = "<root>\n<out_refund_no><![CDATA[R202601310001]]></out_refund_no>"
                             "<out_trade_no>MD202601310001</out_trade_no><refund_id>503</refund_id>"
                             "<refund_status>SUCCESS</refund_status><refund_fee>120</refund_fee>"
                             "<total_fee>350</total_fee><success_time>2026-01-31 17:00:05</success_time>"
                             "<refund_recv_accout>支付用户零钱</refund_recv_accout></root>\n";
    const auto notice = readRefundNotice(m_config, noticeOf(plain, m_config));
    QVERIFY(notice);
    QCOMPARE(notice->outRefundNo, QStringLiteral("R202601310001"));
    QCOMPARE(notice->outTradeNo, QStringLiteral("MD202601310001"));
    QCOMPARE(notice->status, QStringLiteral("SUCCESS"));
    QCOMPARE(notice->amount, 120_fen);
    QCOMPARE(notice->total, 350_fen);
    QCOMPARE(notice->succeededAt, (Timestamp{1'769'850'005'000}));
    QCOMPARE(notice->account, QStringLiteral(u"支付用户零钱"));
    QCOMPARE(readXml(noticeReply(true))->value(QStringLiteral("return_code")), QStringLiteral("SUCCESS"));
    QCOMPARE(readXml(noticeReply(false))->value(QStringLiteral("return_code")), QStringLiteral("FAIL"));
}

void TestWechatServices::refusesRefundNotices_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    const QByteArray good = "<root><out_refund_no>R1</out_refund_no><refund_status>SUCCESS</refund_status></root>";
    const auto row = [](const char *name, const QByteArray &body, const char *error) {
        QTest::newRow(name) << body << QString::fromLatin1(error);
    };
    Config other = m_config;
    other.key = Secret("MendianDemoV2Key0123456789abcdeX");
    row("another key", noticeOf(good, other), "BadSignature");
    other = m_config;
    other.mchId = QStringLiteral("1900000002");
    row("another merchant", noticeOf(good, other), "Refused");
    row("no number", noticeOf("<root><refund_status>SUCCESS</refund_status></root>", m_config), "Protocol");
    row("no status", noticeOf("<root><out_refund_no>R1</out_refund_no></root>", m_config), "Protocol");
    row("another root", noticeOf("<xml><out_refund_no>R1</out_refund_no></xml>", m_config), "Protocol");
    row("text inside", noticeOf("SUCCESS", m_config), "Protocol");
    row("nested", noticeOf("<root><a><b>1</b></a></root>", m_config), "Protocol");
    row("entity", noticeOf("<root><a>&x;</a></root>", m_config), "Protocol");
    row("amount", noticeOf(QByteArray(good).replace("</root>", "<refund_fee>1.2</refund_fee></root>"), m_config),
        "Protocol");
    QByteArray cut = noticeOf(good, m_config);
    row("cut off", cut.left(cut.size() - 8), "Protocol");
    row("no base64", QByteArray(cut).replace("<req_info>", "<req_info>*"), "Protocol");
    row("no req_info",
        "<xml><return_code>SUCCESS</return_code><appid>wx0123456789abcdef</appid><mch_id>1900000001</mch_id></xml>",
        "Protocol");
    row("FAIL", "<xml><return_code>FAIL</return_code></xml>", "Protocol");
    row("oversized", QByteArray(300'000, ' '), "LimitExceeded");
}

void TestWechatServices::refusesRefundNotices()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    const auto notice = readRefundNotice(m_config, body);
    QVERIFY(!notice);
    QCOMPARE(QString::fromLatin1(errorName(notice.error().code)), error);
}

MENDIAN_TEST(TestWechatServices)
#include "tst_wechatservices.moc"
