// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "sandbox/wechat/xml.h"
#include "tests/support/testmain.h"
#include "v3bench.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechatv3;

namespace {

const QString kNumber = QStringLiteral("MD202601310001");

QJsonObject resourceOf(const Delivery &delivery)
{
    return parseJsonObject(delivery.body, u"notice")->value(QStringLiteral("resource")).toObject();
}

QString typeOf(const Delivery &delivery)
{
    return parseJsonObject(delivery.body, u"notice")->value(QStringLiteral("event_type")).toString();
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT
private slots:
    void tellsOfAPayment();
    void retriesOnTheSchedule();
    void stopsAt200And204_data();
    void stopsAt200And204();
    void tellsHowARefundEnded_data();
    void tellsHowARefundEnded();
    void onlyThisMachineIsCalled();
    void spoiltOnes();
    void bothKindsWhileTheSwitchIsOn();
    void aLostOneIsRetried();
    void stateSurvives();
};

void TestNotices::tellsOfAPayment()
{
    V3Bench bench;
    bench.native(kNumber, 1000);
    QVERIFY(bench.service.due().isEmpty());
    bench.pay(kNumber, 1000);
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 1);
    QVERIFY(bench.service.due().isEmpty()); // it is out
    const Delivery &delivery = due.first();
    QCOMPARE(delivery.url, QUrl(QStringLiteral("http://127.0.0.1:9/notify")));
    QCOMPARE(typeOf(delivery), QStringLiteral("TRANSACTION.SUCCESS"));
    QVERIFY(bench.isSigned(delivery.headers, delivery.body));
    const auto content = parseJsonObject(V3Bench::open(bench.merchant().v3.apiKey, resourceOf(delivery)), u"content");
    QVERIFY(content);
    QCOMPARE(*content, bench.query(kNumber));
    QCOMPARE(content->value(QStringLiteral("amount"))[QStringLiteral("total")].toInteger(), 1000);
}

void TestNotices::retriesOnTheSchedule()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    QByteArray id;
    QList<qint64> waits;
    Timestamp sentAt = bench.clock.wall();
    for (int guard = 0; guard < 200'000; ++guard) {
        const QList<Delivery> due = bench.service.due();
        if (bench.service.notices().first().isDone)
            break;
        if (due.isEmpty()) {
            bench.clock.advance(1000);
            continue;
        }
        if (!id.isEmpty())
            waits.append((bench.clock.wall() - sentAt) / 1000);
        const QByteArray now = parseJsonObject(due.first().body, u"n")->value(QStringLiteral("id")).toString().toUtf8();
        QVERIFY(id.isEmpty() || id == now);
        id = now;
        QVERIFY(bench.isSigned(due.first().headers, due.first().body)); // signed anew, so it stays fresh
        sentAt = bench.clock.wall();
        bench.service.delivered(due.first().id, 500, {});
    }
    // spec/wechat-pay.md 3.5
    QCOMPARE(waits,
        (QList<qint64>{15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10'800, 10'800, 10'800, 21'600, 21'600}));
    QVERIFY(bench.service.notices().first().isDone);
}

void TestNotices::stopsAt200And204_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("done");
    for (const int status : {200, 204})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {0, 201, 301, 400, 404, 500})
        QTest::addRow("%d", status) << status << false;
}

void TestNotices::stopsAt200And204()
{
    QFETCH(int, status);
    QFETCH(bool, done);
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.service.delivered(bench.service.due().first().id, status, {});
    QCOMPARE(bench.service.notices().first().isDone, done);
    bench.clock.advance(15'000);
    QCOMPARE(bench.service.due().size(), done ? 0 : 1);
}

void TestNotices::tellsHowARefundEnded_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("status");
    QTest::newRow("success") << -1 << "REFUND.SUCCESS"
                             << "SUCCESS";
    QTest::newRow("abnormal") << int(Fault::RefundChange) << "REFUND.ABNORMAL"
                              << "ABNORMAL";
    QTest::newRow("closed") << int(Fault::RefundClose) << "REFUND.CLOSED"
                            << "CLOSED";
}

void TestNotices::tellsHowARefundEnded()
{
    QFETCH(int, fault);
    QFETCH(QString, type);
    QFETCH(QString, status);
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.service.delivered(bench.service.due().first().id, 204, {});
    if (fault >= 0)
        bench.fault(Call::V3Refund, static_cast<Fault>(fault));
    bench.refund(kNumber, QStringLiteral("R1"), 300);
    QVERIFY(bench.service.due().isEmpty());
    bench.clock.advance(wechat::Ledger::kRefundMs);
    const QList<Delivery> due = bench.service.due();
    QCOMPARE(due.size(), 1);
    QCOMPARE(typeOf(due.first()), type);
    const auto content =
        parseJsonObject(V3Bench::open(bench.merchant().v3.apiKey, resourceOf(due.first())), u"content");
    QCOMPARE(content->value(QStringLiteral("refund_status")).toString(), status);
    QCOMPARE(content->value(QStringLiteral("amount"))[QStringLiteral("refund")].toInteger(), 300);
    QCOMPARE(content->contains(QStringLiteral("success_time")), fault < 0);
}

void TestNotices::onlyThisMachineIsCalled()
{
    V3Bench bench;
    QJsonObject body = bench.nativeBody(kNumber, 1000);
    body.insert(QStringLiteral("notify_url"), QStringLiteral("https://shop.example/notify"));
    const QString code = bench.send("POST", "/v3/pay/transactions/native", body).value(u"code_url").toString();
    QVERIFY(bench.service.scan(code));
    QVERIFY(bench.service.due().isEmpty());
    QVERIFY(bench.service.notices().first().isDone);
}

void TestNotices::spoiltOnes()
{
    for (const FaultKind &kind : faultKinds()) {
        if (kind.stage != Stage::Wire || !(kind.calls & callBit(Call::V3Notice)) || kind.fault == Fault::LostReply
            || kind.fault == Fault::ResetReply || kind.fault == Fault::Http500)
            continue;
        V3Bench bench;
        bench.pay(QStringLiteral("EARLIER"), 100);
        bench.service.delivered(bench.service.due().first().id, 200, {});
        bench.pay(kNumber, 1000);
        bench.fault(Call::V3Notice, kind.fault);
        QList<Delivery> due = bench.service.due();
        if (kind.fault == Fault::Slow) {
            QVERIFY(due.isEmpty());
            bench.clock.advance(30'000);
            QCOMPARE(bench.service.due().size(), 1);
            continue;
        }
        QCOMPARE(due.size(), 1);
        const auto body = parseJsonObject(due.first().body, u"notice");
        const auto content = body
            ? parseJsonObject(V3Bench::open(bench.merchant().v3.apiKey, resourceOf(due.first())), u"content")
            : fail(ErrorCode::Protocol);
        const qint64 age =
            bench.clock.wall().ms / 1000 - V3Bench::header(due.first().headers, "Wechatpay-Timestamp").toLongLong();
        const bool asItShould = bench.isSigned(due.first().headers, due.first().body) && content
            && *content == bench.query(kNumber) && age < 300 && due.first().body.size() < 10'000
            && bench.serial != QByteArray();
        const bool expired = kind.fault == Fault::ExpiredSerial; // published, so the signature alone fits
        QVERIFY2(!asItShould || expired || kind.fault == Fault::NoticeTwice, kind.name);
        if (kind.fault == Fault::NoticeProbe)
            QVERIFY(V3Bench::header(due.first().headers, "Wechatpay-Signature").startsWith("WECHATPAY/SIGNTEST/"));
        bench.service.delivered(due.first().id, 200, {});
        bench.clock.advance(15'000);
        const bool again = kind.fault == Fault::NoticeTwice || kind.fault == Fault::NoticeProbe;
        due = bench.service.due();
        QVERIFY2(due.size() == (again ? 1 : 0), kind.name);
        if (again)
            QVERIFY(bench.isSigned(due.first().headers, due.first().body));
    }
}

void TestNotices::bothKindsWhileTheSwitchIsOn()
{
    const auto serials = [](PlatformMode mode) {
        V3Bench bench(mode);
        QSet<bool> kinds;
        for (int i = 0; i < 4; ++i) {
            bench.pay(QStringLiteral("MD000%1").arg(i), 1000);
            for (const Delivery &delivery : bench.service.due())
                kinds.insert(V3Bench::header(delivery.headers, "Wechatpay-Serial").startsWith("PUB_KEY_ID_"));
        }
        return kinds;
    };
    QCOMPARE(serials(PlatformMode::Certificate), QSet<bool>{false});
    QCOMPARE(serials(PlatformMode::PublicKey), QSet<bool>{true});
    QCOMPARE(serials(PlatformMode::Both), (QSet<bool>{true, false}));
}

void TestNotices::aLostOneIsRetried()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.fault(Call::V3Notice, Fault::LostRequest);
    QVERIFY(bench.service.due().isEmpty());
    bench.clock.advance(14'999);
    QVERIFY(bench.service.due().isEmpty());
    bench.clock.advance(1);
    QCOMPARE(bench.service.due().size(), 1);
}

void TestNotices::stateSurvives()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.service.delivered(bench.service.due().first().id, 500, {});
    V3Bench again;
    QVERIFY(again.ledger.fromJson(bench.ledger.toJson()));
    QVERIFY(again.service.restore(bench.service.state()));
    QVERIFY(again.service.due().isEmpty());
    again.clock.advance(15'000);
    QCOMPARE(again.service.due().size(), 1);
}

MENDIAN_TEST(TestNotices)
#include "tst_notices.moc"
