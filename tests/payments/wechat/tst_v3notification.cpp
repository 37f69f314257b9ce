// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/notification.h"

#include "tests/support/refundsamples.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatplatform.h"
#include "tests/support/wechatv3samples.h"

using namespace mendian;
using namespace mendian::wechat::v3;
using namespace mendian::test;

namespace {

constexpr Timestamp kNow{1'769'850'006'000};

QByteArray notificationBody(const QByteArray &content, const QString &type = QStringLiteral("transaction"),
    const QString &id = QStringLiteral("EV-1"), const QString &event = QStringLiteral("TRANSACTION.SUCCESS"))
{
    QJsonObject resource = sealed(content, "mendian00001", type.toLatin1());
    resource.insert(QStringLiteral("original_type"), type);
    return toJsonBytes({{QStringLiteral("id"), id},
        {QStringLiteral("create_time"), QStringLiteral("2026-01-31T17:00:06+08:00")},
        {QStringLiteral("resource_type"), QStringLiteral("encrypt-resource")}, {QStringLiteral("event_type"), event},
        {QStringLiteral("summary"), QStringLiteral(u"支付成功")}, {QStringLiteral("resource"), resource}});
}

/// Books what it is told, as a database would: once for each number.
class Books final : public NotificationSink
{
public:
    Result<Taken> take(const Notification &notification) override
    {
        if (broken)
            return fail(ErrorCode::DiskFull);
        if (!mine.contains(notification.outTradeNo))
            return Taken::NotOurs;
        const QString key = notification.isRefund() ? notification.outRefundNo : notification.outTradeNo;
        if (booked.contains(key))
            return Taken::Before;
        booked.append(key);
        return Taken::Now;
    }
    QStringList mine;
    QStringList booked;
    bool broken = false;
};

} // namespace

class TestV3Notification : public QObject
{
    Q_OBJECT
private slots:
    void payment();
    void refund_data();
    void refund();
    void couponsAreReadToo();
    void booksOnceWhateverComes();
    void paidForAnotherOrderIsNoPayment();
    void refuses_data();
    void refuses();

private:
    QByteArray paidBody(const QString &id = QStringLiteral("EV-1")) const
    {
        return notificationBody(
            toJsonBytes(v3Order(m_config, m_attempt.outTradeNo, 350)), QStringLiteral("transaction"), id);
    }

    const Config m_config = demoV3Merchant();
    const PlatformKeys m_keys = platformKeys(m_config);
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 350_fen);
};

void TestV3Notification::payment()
{
    const auto notification = readNotification(signedByPlatform(paidBody(), kNow), m_keys, m_config, kNow);
    QVERIFY(notification);
    QVERIFY(notification->isPayment());
    QCOMPARE(notification->id, QStringLiteral("EV-1"));
    QCOMPARE(notification->eventType, QStringLiteral("TRANSACTION.SUCCESS"));
    QCOMPARE(notification->summary, QStringLiteral(u"支付成功"));
    QCOMPARE(notification->createdAt, kNow);
    QCOMPARE(notification->outTradeNo, m_attempt.outTradeNo);
    const Answer answer = answerOf(*notification, m_config, m_attempt);
    QCOMPARE(answer.outcome, Outcome::Paid);
    QCOMPARE(answer.amount, 350_fen);
    QCOMPARE(answer.transactionId, QStringLiteral("4200000000202601310000000001"));
}

void TestV3Notification::refund_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("outcome");
    const std::tuple<const char *, const char *, const char *> rows[] = {{"REFUND.SUCCESS", "SUCCESS", "Done"},
        {"REFUND.ABNORMAL", "ABNORMAL", "Abnormal"}, {"REFUND.CLOSED", "CLOSED", "Refused"}};
    for (const auto &[event, status, outcome] : rows)
        QTest::newRow(event) << QString::fromLatin1(event) << QString::fromLatin1(status)
                             << QString::fromLatin1(outcome);
}

void TestV3Notification::refund()
{
    QFETCH(QString, event);
    QFETCH(QString, status);
    QFETCH(QString, outcome);
    const Refund refund = sampleRefund(QStringLiteral("wechat_qr"));
    QJsonObject content = v3Refund(refund);
    content.insert(QStringLiteral("refund_status"), status);
    content.remove(QStringLiteral("status"));
    content.insert(QStringLiteral("mchid"), m_config.mchId);
    const QByteArray body =
        notificationBody(toJsonBytes(content), QStringLiteral("refund"), QStringLiteral("EV-2"), event);
    const auto notification = readNotification(signedByPlatform(body, kNow), m_keys, m_config, kNow);
    QVERIFY(notification);
    QVERIFY(notification->isRefund());
    QCOMPARE(notification->outRefundNo, refund.outRefundNo);
    const RefundAnswer answer = answerOf(*notification, refund);
    QCOMPARE(QString::fromLatin1(refundOutcomeName(answer.outcome)), outcome);
    Refund other = refund;
    other.amount = 119_fen;
    QCOMPARE(answerOf(*notification, other).outcome, RefundOutcome::Unclear);
    QVERIFY(!answerOf(*notification, other).mismatch.isEmpty());
}

void TestV3Notification::couponsAreReadToo()
{
    const QByteArray body = notificationBody("{\"stock_id\":\"1\",\"coupon_id\":\"2\"}", QStringLiteral("coupon"),
        QStringLiteral("EV-3"), QStringLiteral("COUPON.USE"));
    const auto notification = readNotification(signedByPlatform(body, kNow), m_keys, m_config, kNow);
    QVERIFY(notification);
    QVERIFY(!notification->isPayment() && !notification->isRefund());
    QCOMPARE(notification->content.value(QStringLiteral("coupon_id")).toString(), QStringLiteral("2"));
}

void TestV3Notification::booksOnceWhateverComes()
{
    Books books;
    books.mine = {m_attempt.outTradeNo};
    const auto deliver = [&](const SignedMessage &message) {
        return receiveNotification(message, m_keys, m_config, kNow, books);
    };
    SignedMessage probe = signedByPlatform(paidBody(), kNow);
    probe.signature = "WECHATPAY/SIGNTEST/" + probe.signature;
    QCOMPARE(deliver(probe).http, 401);
    QVERIFY(books.booked.isEmpty());
    books.broken = true; // WeChat is told to come again
    QCOMPARE(deliver(signedByPlatform(paidBody(), kNow)).http, 500);
    books.broken = false;
    for (const char *id : {"EV-1", "EV-1", "EV-9", "EV-1"}) {
        const NotificationReply reply = deliver(signedByPlatform(paidBody(QLatin1String(id)), kNow));
        QCOMPARE(reply.http, 200);
        QCOMPARE(
            parseJsonObject(reply.body, u"reply")->value(QStringLiteral("code")).toString(), QStringLiteral("SUCCESS"));
    }
    QCOMPARE(books.booked, QStringList{m_attempt.outTradeNo});
    books.mine.clear();
    const NotificationReply unknown = deliver(signedByPlatform(paidBody(), kNow));
    QCOMPARE(unknown.http, 404);
    QCOMPARE(parseJsonObject(unknown.body, u"reply")->value(QStringLiteral("code")).toString(), QStringLiteral("FAIL"));
    // A delivery that was kept back and replayed later.
    QCOMPARE(
        receiveNotification(signedByPlatform(paidBody(), kNow), m_keys, m_config, kNow + 300'000, books).http, 401);
}

void TestV3Notification::paidForAnotherOrderIsNoPayment()
{
    const auto notification = readNotification(signedByPlatform(paidBody(), kNow), m_keys, m_config, kNow);
    Attempt other = m_attempt;
    other.amount = 351_fen;
    QCOMPARE(answerOf(*notification, m_config, other).outcome, Outcome::Unclear);
    other = *newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 350_fen);
    QCOMPARE(answerOf(*notification, m_config, other).outcome, Outcome::Unclear);
    QCOMPARE(answerOf(*notification, m_config, other).code, QStringLiteral("OTHER_NUMBER"));
}

void TestV3Notification::refuses_data()
{
    QTest::addColumn<SignedMessage>("message");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("http");
    const auto row = [](const char *name, const SignedMessage &message, const char *error, int http) {
        QTest::newRow(name) << message << QString::fromLatin1(error) << http;
    };
    const auto signedBody = [](const QByteArray &body) { return signedByPlatform(body, kNow); };
    const auto content = [&](const char *name, const QJsonValue &value) {
        QJsonObject order = v3Order(m_config, m_attempt.outTradeNo, 350);
        order.insert(QLatin1String(name), value);
        return signedBody(notificationBody(toJsonBytes(order)));
    };
    const auto outer = [&](const char *name, const QJsonValue &value) {
        QJsonObject object = *parseJsonObject(paidBody(), u"x");
        object.insert(QLatin1String(name), value);
        return signedBody(toJsonBytes(object));
    };
    SignedMessage changed = signedBody(paidBody());
    changed.body.replace("EV-1", "EV-2");
    row("changed", changed, "BadSignature", 401);
    row("unsigned", {{}, {}, {}, {}, paidBody()}, "BadSignature", 401);
    row("unknown serial", signedByPlatform(paidBody(), kNow, "5157F09E"), "BadSignature", 401);
    row("old", signedByPlatform(paidBody(), kNow + -300'000), "BadSignature", 401);
    row("another merchant", content("mchid", QStringLiteral("1900000002")), "Refused", 400);
    row("another app", content("appid", QStringLiteral("wx1")), "Refused", 400);
    row("no number", content("out_trade_no", QJsonValue::Undefined), "Protocol", 400);
    row("content is text", signedBody(notificationBody("SUCCESS")), "Protocol", 400);
    row("content is a list", signedBody(notificationBody("[]")), "Protocol", 400);
    row("not encrypted", outer("resource_type", QStringLiteral("plain")), "Protocol", 400);
    row("no id", outer("id", QString()), "Protocol", 400);
    row("id is a number", outer("id", 1), "Protocol", 400);
    row("resource is text", outer("resource", QStringLiteral("x")), "Protocol", 400);
    row("resource is empty", outer("resource", QJsonObject()), "Protocol", 400);
    row("another key", outer("resource", sealed("{}", "mendian00001", "transaction", QByteArray(32, 'k'))),
        "BadSignature", 401);
    row("cut off", signedBody(paidBody().chopped(20)), "Protocol", 400);
    row("not JSON", signedBody("<xml/>"), "Protocol", 400);
    row("empty", signedBody({}), "Protocol", 400);
    row("oversized", signedBody(paidBody() + QByteArray(70'000, ' ')), "LimitExceeded", 400);
}

void TestV3Notification::refuses()
{
    QFETCH(SignedMessage, message);
    QFETCH(QString, error);
    QFETCH(int, http);
    const auto notification = readNotification(message, m_keys, m_config, kNow);
    QVERIFY(!notification);
    QCOMPARE(QString::fromLatin1(errorName(notification.error().code)), error);
    Books books;
    books.mine = {m_attempt.outTradeNo};
    QCOMPARE(receiveNotification(message, m_keys, m_config, kNow, books).http, http);
    QVERIFY(books.booked.isEmpty());
}

MENDIAN_TEST(TestV3Notification)
#include "tst_v3notification.moc"
