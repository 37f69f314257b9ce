// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/notification.h"
#include "tests/support/alipaysamples.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

QByteArray formOf(const Fields &fields)
{
    QByteArray form;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        form += (form.isEmpty() ? "" : "&") + it.key().toUtf8() + '='
            + QUrl::toPercentEncoding(it.value(), " ").replace(' ', '+');
    return form;
}

} // namespace

class TestAlipayNotification : public QObject
{
    Q_OBJECT
private slots:
    void readsAPaidOne();
    void emptyFieldsEitherWay();
    void signsWithoutSignType();
    void refuses_data();
    void refuses();
    void certificateMode();
    void belongsToItsAttempt();

private:
    Fields fields() const;
    static Fields sealed(Fields fields, bool withEmpty = true, const PrivateKey &key = alipayPrivateKey());

    const Merchant m_merchant = *Merchant::open(demoAlipay());
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("alipay_qr"), 8880_fen);
};

Fields TestAlipayNotification::fields() const
{
    return {{QStringLiteral("app_id"), QStringLiteral("2021000000000001")},
        {QStringLiteral("seller_id"), QStringLiteral("2088000000000001")},
        {QStringLiteral("charset"), QStringLiteral("utf-8")}, {QStringLiteral("sign_type"), QStringLiteral("RSA2")},
        {QStringLiteral("notify_id"), QStringLiteral("n-1")},
        {QStringLiteral("notify_type"), QStringLiteral("trade_status_sync")},
        {QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("trade_no"), QStringLiteral("2026070122001400000000000001")},
        {QStringLiteral("trade_status"), QStringLiteral("TRADE_SUCCESS")},
        {QStringLiteral("total_amount"), QStringLiteral("88.80")},
        {QStringLiteral("receipt_amount"), QStringLiteral("86.80")},
        {QStringLiteral("buyer_pay_amount"), QStringLiteral("80.00")},
        {QStringLiteral("gmt_payment"), QStringLiteral("2026-07-01 12:00:05")},
        {QStringLiteral("subject"), QStringLiteral(u"门店 a+b 100% &quot;=&")},
        {QStringLiteral("fund_bill_list"),
            QStringLiteral("[{\"amount\":\"88.80\",\"fundChannel\":\"ALIPAYACCOUNT\"}]")}};
}

Fields TestAlipayNotification::sealed(Fields fields, bool withEmpty, const PrivateKey &key)
{
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(*sign(notificationSigningText(fields, withEmpty), key)));
    return fields;
}

void TestAlipayNotification::readsAPaidOne()
{
    const auto read = readNotification(m_merchant, formOf(sealed(fields())));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(read->isPaid());
    QCOMPARE(read->notifyId, QStringLiteral("n-1"));
    QCOMPARE(read->outTradeNo, m_attempt.outTradeNo);
    QCOMPARE(read->transactionId, QStringLiteral("2026070122001400000000000001"));
    QCOMPARE(read->total, 8880_fen);
    QCOMPARE(read->customerPaid, 8000_fen);
    QCOMPARE(read->merchantReceives, 8680_fen);
    QVERIFY(read->refunded.isZero());
    QCOMPARE(read->paidAt, fromStoreTime(QDate(2026, 7, 1), QTime(12, 0, 5)));
    QCOMPARE(read->fields.value(QStringLiteral("subject")), QStringLiteral(u"门店 a+b 100% &quot;=&"));
    for (const char *status : {"TRADE_FINISHED", "TRADE_CLOSED", "WAIT_BUYER_PAY", "SOMETHING_NEW"}) {
        Fields other = fields();
        other.insert(QStringLiteral("trade_status"), QString::fromLatin1(status));
        const auto again = readNotification(m_merchant, formOf(sealed(other)));
        QVERIFY(again);
        QCOMPARE(again->isPaid(), qstrcmp(status, "TRADE_FINISHED") == 0);
    }
}

void TestAlipayNotification::emptyFieldsEitherWay()
{
    Fields some = fields();
    some.insert(QStringLiteral("body"), QString());
    for (const bool withEmpty : {true, false})
        QVERIFY(readNotification(m_merchant, formOf(sealed(some, withEmpty))));
}

void TestAlipayNotification::signsWithoutSignType()
{
    const Fields some{{QStringLiteral("b"), QStringLiteral("1&2")}, {QStringLiteral("a"), QString()},
        {QStringLiteral("sign"), QStringLiteral("x")}, {QStringLiteral("sign_type"), QStringLiteral("RSA2")},
        {QStringLiteral("alipay_cert_sn"), QStringLiteral("y")}};
    QCOMPARE(notificationSigningText(some, true), QByteArray("a=&b=1&2"));
    QCOMPARE(notificationSigningText(some, false), QByteArray("b=1&2"));
    // Sealed as a request would be, it is not a notification.
    Fields wrong = fields();
    wrong.insert(QStringLiteral("sign"), QString::fromLatin1(*sign(wrong, alipayPrivateKey())));
    QVERIFY(!readNotification(m_merchant, formOf(wrong)));
}

void TestAlipayNotification::refuses_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<ErrorCode>("error");
    const auto changed = [this](const char *name, const QString &value) {
        Fields some = fields();
        some.insert(QLatin1String(name), value);
        return formOf(sealed(some));
    };
    const QByteArray good = formOf(sealed(fields()));
    const auto row = [](const char *name, const QByteArray &form, ErrorCode error) {
        QTest::newRow(name) << form << error;
    };
    row("empty", {}, ErrorCode::BadSignature);
    row("unsigned", formOf(fields()), ErrorCode::BadSignature);
    row("tampered", QByteArray(good).replace("88.80", "0.01"), ErrorCode::BadSignature);
    row("a field more", good + "&body=x", ErrorCode::BadSignature);
    row("signed by somebody", formOf(sealed(fields(), true, *PrivateKey::parse(Secret(QByteArray(kVectorPrivateKey))))),
        ErrorCode::BadSignature);
    row("sign_type RSA", changed("sign_type", QStringLiteral("RSA")), ErrorCode::BadSignature);
    row("another application", changed("app_id", QStringLiteral("2021000000000002")), ErrorCode::Refused);
    row("another seller", changed("seller_id", QStringLiteral("2088000000000002")), ErrorCode::Refused);
    row("no seller", changed("seller_id", QString()), ErrorCode::Refused);
    row("no number", changed("out_trade_no", QString()), ErrorCode::Protocol);
    row("no amount", changed("total_amount", QStringLiteral("1e3")), ErrorCode::Protocol);
    row("negative amount", changed("total_amount", QStringLiteral("-1.00")), ErrorCode::Protocol);
    row("GBK", changed("charset", QStringLiteral("GBK")), ErrorCode::Protocol);
    row("a field twice", good + "&app_id=2021000000000001", ErrorCode::Protocol);
    row("half an escape", good + "&x=%4", ErrorCode::Protocol);
    row("no hex", good + "&x=%zz", ErrorCode::Protocol);
    row("not UTF-8", good + "&x=%B3%C9", ErrorCode::Protocol);
    row("JSON", "{\"app_id\":\"2021000000000001\"}", ErrorCode::Protocol);
    row("oversized", good + "&x=" + QByteArray(70'000, 'a'), ErrorCode::LimitExceeded);
    QByteArray many = good;
    for (int i = 0; i < 120; ++i)
        many += "&x" + QByteArray::number(i) + "=1";
    row("too many fields", many, ErrorCode::LimitExceeded);
}

void TestAlipayNotification::refuses()
{
    QFETCH(QByteArray, form);
    QFETCH(ErrorCode, error);
    const auto read = readNotification(m_merchant, form);
    QVERIFY(!read);
    QCOMPARE(read.error().code, error);
}

void TestAlipayNotification::certificateMode()
{
    const CertifiedAlipay &sample = certifiedAlipay();
    const Merchant merchant = *Merchant::open(sample.config);
    Fields some = fields();
    some.insert(QStringLiteral("alipay_cert_sn"), QString::fromLatin1(snOf(sample.alipay)));
    QVERIFY(readNotification(merchant, formOf(sealed(some, true, keyOf(sample.alipay)))));
    QVERIFY(!readNotification(merchant, formOf(sealed(some, true, keyOf(sample.next)))));
    some.insert(QStringLiteral("alipay_cert_sn"), QString::fromLatin1(snOf(sample.next)));
    QVERIFY(!readNotification(merchant, formOf(sealed(some, true, keyOf(sample.next)))));
}

void TestAlipayNotification::belongsToItsAttempt()
{
    const auto read = readNotification(m_merchant, formOf(sealed(fields())));
    QVERIFY(read && belongsTo(*read, m_attempt));
    Attempt other = m_attempt;
    other.amount = 8881_fen;
    QCOMPARE(belongsTo(*read, other).error().code, ErrorCode::Conflict);
    QCOMPARE(belongsTo(*read, *newAttempt(m_attempt.sale, QStringLiteral("alipay_qr"), 8880_fen)).error().code,
        ErrorCode::Conflict);
}

MENDIAN_TEST(TestAlipayNotification)
#include "tst_alipaynotification.moc"
