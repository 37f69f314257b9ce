// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

namespace {
const QString kNumber = QStringLiteral("MD20260701_1");
constexpr qint64 kMinute = 60'000;
} // namespace

class TestAlipayNotify : public QObject
{
    Q_OBJECT
private slots:
    void tellsWhatWasPaid();
    void triesUntilSuccess();
    void givesUpAfterADay();
    void onlyPaidTradesAreTold();
    void spoilt_data();
    void spoilt();
    void lateAndTwice();
    void neverSent();

private:
    static void payWithUrl(AlipayBench &bench, const QString &number = kNumber);
    static Params fieldsOf(const Delivery &delivery);
    static bool isSigned(const AlipayBench &bench, const Params &fields);
};

void TestAlipayNotify::payWithUrl(AlipayBench &bench, const QString &number)
{
    QJsonObject content = bench.payContent(number, QStringLiteral("88.80"));
    content.insert(QStringLiteral("passback_params"), QStringLiteral("shop=1&till=50%"));
    Params params = bench.params("alipay.trade.pay", content);
    params["notify_url"] = "http://127.0.0.1:8080/notify?shop=1";
    bench.sign(params);
    bench.send(params);
}

Params TestAlipayNotify::fieldsOf(const Delivery &delivery)
{
    net::Request request;
    request.body = delivery.body;
    return readParams(request).value_or(Params());
}

bool TestAlipayNotify::isSigned(const AlipayBench &bench, const Params &fields)
{
    // The opposite of requests: sign_type takes no part (1.7).
    return RsaKey::fromText(bench.verifyWith)
        .value()
        .verify(textToSign(fields, {"sign_type"}), QByteArray::fromBase64(fields.value("sign")));
}

void TestAlipayNotify::tellsWhatWasPaid()
{
    AlipayBench bench;
    payWithUrl(bench);
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().url, QUrl(QStringLiteral("http://127.0.0.1:8080/notify?shop=1")));
    QVERIFY(due.first().contentType.startsWith("application/x-www-form-urlencoded"));
    const Params fields = fieldsOf(due.first());
    QVERIFY(isSigned(bench, fields));
    const Params expected{{"trade_status", "TRADE_SUCCESS"}, {"out_trade_no", kNumber.toUtf8()},
        {"trade_no", bench.trade(kNumber).tradeNo.toUtf8()}, {"total_amount", "88.80"},
        {"app_id", bench.app.appId.toUtf8()}, {"seller_id", bench.app.sellerId.toUtf8()}, {"sign_type", "RSA2"},
        {"notify_type", "trade_status_sync"}, {"passback_params", "shop=1&till=50%"},
        {"fund_bill_list", R"([{"amount":"88.80","fundChannel":"ALIPAYACCOUNT"}])"},
        {"subject", QStringLiteral(u"门店 可乐 a+b").toUtf8()}};
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        QCOMPARE(fields.value(it.key()), it.value());
    QVERIFY(bench.service.due().isEmpty()); // it is out
    bench.service.delivered(due.first().id, 200, "success");
    bench.clock.advance(48 * 60 * kMinute);
    QVERIFY(bench.service.due().isEmpty());
}

void TestAlipayNotify::triesUntilSuccess()
{
    AlipayBench bench;
    payWithUrl(bench);
    struct Answer
    {
        int status;
        const char *body;
    };
    // Everything but the seven characters with a 200 is a failure.
    const Answer answers[] = {
        {0, ""}, {500, "success"}, {302, ""}, {200, "SUCCESS"}, {200, "success\n"}, {200, "fail"}};
    const qint64 waits[] = {0, 0, 0, 4 * kMinute, 10 * kMinute, 10 * kMinute};
    QByteArray notifyId;
    for (size_t i = 0; i < std::size(answers); ++i) {
        const QList<Delivery> due = bench.service.due();
        QCOMPARE(due.size(), 1);
        const Params fields = fieldsOf(due.first());
        QVERIFY(isSigned(bench, fields));
        QCOMPARE(fields.value("notify_time"), timeText(bench.clock.wall()).toUtf8());
        if (i > 0)
            QCOMPARE(fields.value("notify_id"), notifyId); // the same on every resend
        notifyId = fields.value("notify_id");
        bench.service.delivered(due.first().id, answers[i].status, answers[i].body);
        if (waits[i] > 0) {
            bench.clock.advance(waits[i] - 1);
            QVERIFY(bench.service.due().isEmpty());
            bench.clock.advance(1);
        }
    }
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 1);
    bench.service.delivered(due.first().id, 200, "success");
    QCOMPARE(bench.service.notifier().waiting(), 0);
}

void TestAlipayNotify::givesUpAfterADay()
{
    AlipayBench bench;
    payWithUrl(bench);
    const qint64 start = bench.clock.wall().ms;
    int attempts = 0;
    qint64 last = 0;
    for (qint64 minute = 0; minute <= 30 * 60; ++minute) {
        for (QList<Delivery> due = bench.service.due(); !due.isEmpty(); due = bench.service.due()) {
            ++attempts;
            last = bench.clock.wall().ms - start;
            bench.service.delivered(due.first().id, 0, {});
        }
        bench.clock.advance(kMinute);
    }
    QCOMPARE(attempts, 11);                   // at once, three times more at once, then seven
    QCOMPARE(last, (24 + 24 * 60) * kMinute); // 4m 10m 10m 1h 2h 6h 15h
    QCOMPARE(bench.service.notifier().waiting(), 0);
}

void TestAlipayNotify::onlyPaidTradesAreTold()
{
    AlipayBench bench;
    bench.pay(QStringLiteral("NO_URL"), QStringLiteral("1.00"));
    bench.phone.setMode(PhoneMode::Ask);
    payWithUrl(bench);
    QVERIFY(bench.service.due().isEmpty());
    bench.service.decide(kNumber, true);
    QCOMPARE(bench.service.due().size(), 1);
    payWithUrl(bench, QStringLiteral("B"));
    bench.ask("alipay.trade.cancel", QStringLiteral("B"));
    bench.refund(kNumber, QStringLiteral("1.00"), QStringLiteral("R"));
    QVERIFY(bench.service.due().isEmpty());
}

void TestAlipayNotify::spoilt_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("wrong sign") << "wrong_sign" << QByteArray("total_amount") << QByteArray("88.80") << false;
    QTest::newRow("unsigned") << "unsigned" << QByteArray("sign") << QByteArray() << false;
    QTest::newRow("tampered") << "tampered" << QByteArray("total_amount") << QByteArray("88.81") << false;
    QTest::newRow("wrong amount") << "wrong_amount" << QByteArray("total_amount") << QByteArray("88.81") << true;
    QTest::newRow("other order") << "other_order" << QByteArray("out_trade_no") << QByteArray("SOMEBODYELSESORDER01")
                                 << true;
    QTest::newRow("wrong app") << "wrong_app" << QByteArray("app_id") << QByteArray("2021999999999999") << true;
}

void TestAlipayNotify::spoilt()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, good);
    AlipayBench bench;
    bench.fault(Call::AlipayNotify, faultKind(kind)->fault);
    payWithUrl(bench);
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 1);
    const Params fields = fieldsOf(due.first());
    QCOMPARE(fields.value(name), value);
    QCOMPARE(isSigned(bench, fields), good);
    bench.service.delivered(due.first().id, 200, "fail");
    QVERIFY(isSigned(bench, fieldsOf(bench.service.due().value(0)))); // the next one is as it should be
}

void TestAlipayNotify::lateAndTwice()
{
    AlipayBench bench;
    bench.fault(Call::AlipayNotify, Fault::Slow, {}, 1, 60'000);
    bench.fault(Call::AlipayNotify, Fault::NotifyTwice, {}, 1);
    payWithUrl(bench);
    QVERIFY(bench.service.due().isEmpty()); // both strike the first attempt: late
    bench.clock.advance(59'999);
    QVERIFY(bench.service.due().isEmpty());
    bench.clock.advance(1);
    bench.fault(Call::AlipayNotify, Fault::NotifyTwice);
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 2);
    QCOMPARE(due.first().body, due.last().body);
    bench.service.delivered(due.first().id, 200, "success");
    bench.service.delivered(due.last().id, 500, {});
    bench.clock.advance(60 * kMinute);
    QVERIFY(bench.service.due().isEmpty());
}

void TestAlipayNotify::neverSent()
{
    AlipayBench bench;
    bench.fault(Call::AlipayNotify, Fault::LostRequest, {}, 4);
    payWithUrl(bench);
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.service.due().isEmpty());
    bench.clock.advance(4 * kMinute);
    QCOMPARE(bench.service.due().size(), 1);
}

MENDIAN_TEST(TestAlipayNotify)
#include "tst_alipaynotify.moc"
