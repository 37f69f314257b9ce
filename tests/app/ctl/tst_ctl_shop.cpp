// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/runtime/demoworld.h"
#include "sandbox/core/commandline.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;

// A day at the shell: shift, receipts, printer, settings, staff, the WeChat merchant.
class TestCtlShop : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theShift();
    void receipts();
    void printer();
    void settings();
    void staff();
    void wechatMerchant();
    void wechatOnARealShop();

private:
    test::CtlResult run(const QString &line, const QStringList &rest = {}, const QByteArray &input = {});

    QTemporaryDir m_dir;
    QString m_data = m_dir.filePath(QStringLiteral("shop"));
};

test::CtlResult TestCtlShop::run(const QString &line, const QStringList &rest, const QByteArray &input)
{
    return test::ctl(line.split(u' ') + rest + QStringList{QStringLiteral("--data"), m_data}, input);
}

void TestCtlShop::initTestCase() { test::makeDemo(m_data); }

void TestCtlShop::theShift()
{
    QCOMPARE(run(QStringLiteral("shift x")).errorCode(), QStringLiteral("NoShift"));
    const auto opened = run(QStringLiteral("shift open --float 50.00"));
    QVERIFY2(opened.exit == 0, opened.all().constData());
    QCOMPARE(run(QStringLiteral("shift open")).errorCode(), QStringLiteral("ShiftOpen"));
    const test::DemoItem item = test::demoItem();
    QVERIFY(run(QStringLiteral("sell --pay cash"), {QStringLiteral("--code"), item.barcode}).exit == 0);
    const auto x = run(QStringLiteral("shift x"));
    QVERIFY2(x.exit == 0, x.all().constData());
    QCOMPARE(x.json.value(QStringLiteral("shift")).toObject().value(QStringLiteral("total_fen")).toInteger(), item.fen);
    QCOMPARE(run(QStringLiteral("shift close --note 3x1")).exit, 2); // no such note
    const auto differs = run(QStringLiteral("shift close --note 10x1"));
    QVERIFY2(differs.exit == 1, differs.all().constData());
    QVERIFY2(differs.sentence().contains(QLatin1String("--reason cash")), qPrintable(differs.sentence()));
    QVERIFY(differs.json.value(QStringLiteral("counts")).toArray().isEmpty()); // blind
    const auto closed = run(QStringLiteral("shift close --note 10x1 --reason cash:short"));
    QVERIFY2(closed.exit == 0, closed.all().constData());
    const QJsonObject cash = closed.json.value(QStringLiteral("counts")).toArray().first().toObject();
    QCOMPARE(cash.value(QStringLiteral("expected_fen")).toInteger(), 5000 + item.fen);
    QCOMPARE(cash.value(QStringLiteral("counted_fen")).toInteger(), 1000);
}

void TestCtlShop::receipts()
{
    const auto last = run(QStringLiteral("receipt show last --columns 32"));
    QVERIFY2(last.exit == 0, last.all().constData());
    const QString number = last.json.value(QStringLiteral("receipt")).toString();
    QCOMPARE(run(QStringLiteral("receipt show 1")).json.value(QStringLiteral("receipt")).toString(), number);
    QCOMPARE(run(QStringLiteral("receipt show ") + number).json.value(QStringLiteral("receipt")).toString(), number);
    QCOMPARE(run(QStringLiteral("receipt show 99")).errorCode(), QStringLiteral("NotFound"));
    QCOMPARE(run(QStringLiteral("receipt show S002-01-1-1")).errorCode(), QStringLiteral("NotFound"));
    QCOMPARE(run(QStringLiteral("receipt show x")).errorCode(), QStringLiteral("InvalidInput"));
    QVERIFY(run(QStringLiteral("receipt reprint")).exit == 0);
    QCOMPARE(run(QStringLiteral("receipt show")).json.value(QStringLiteral("reprints")).toInt(), 1);
    const auto log = run(QStringLiteral("scan-log --count 5"));
    QVERIFY(!log.json.value(QStringLiteral("scans")).toArray().isEmpty());
}

void TestCtlShop::printer()
{
    const auto page = run(QStringLiteral("printer test"));
    QVERIFY2(page.exit == 0, page.all().constData());
    QCOMPARE(run(QStringLiteral("printer test --staff 0017")).errorCode(), QStringLiteral("PermissionDenied"));
    const auto jobs = run(QStringLiteral("printer jobs"));
    QVERIFY(jobs.json.value(QStringLiteral("jobs")).toArray().isEmpty());
    QCOMPARE(run(QStringLiteral("printer repeat x")).exit, 2);
    // A printer that is off: the sale is finished all the same, and the slip waits.
    QVERIFY(run(QStringLiteral("settings set printer.transport tcp")).exit == 0);
    QVERIFY(run(QStringLiteral("settings set printer.address 127.0.0.1:1")).exit == 0);
    const auto sold = run(QStringLiteral("sell --pay cash"), {QStringLiteral("--code"), test::demoItem().barcode});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("print")).toString(), QStringLiteral("queued"));
    const auto waiting = run(QStringLiteral("printer jobs")).json.value(QStringLiteral("jobs")).toArray();
    QVERIFY(!waiting.isEmpty());
    QVERIFY(run(QStringLiteral("settings set printer.transport none")).exit == 0);
    for (const QJsonValue &job : waiting) {
        const QString id = job.toObject().value(QStringLiteral("job")).toString();
        const auto cancelled = run(QStringLiteral("printer cancel"), {id});
        QVERIFY2(cancelled.exit == 0, cancelled.all().constData());
    }
    QVERIFY(run(QStringLiteral("printer jobs")).json.value(QStringLiteral("jobs")).toArray().isEmpty());
}

void TestCtlShop::settings()
{
    QVERIFY(run(QStringLiteral("settings list")).json.value(QStringLiteral("settings")).toArray().size() > 10);
    QVERIFY(run(QStringLiteral("settings set store.name"), {QStringLiteral("Corner")}).exit == 0);
    QCOMPARE(run(QStringLiteral("settings get store.name")).json.value(QStringLiteral("value")).toString(),
        QStringLiteral("Corner"));
    QCOMPARE(run(QStringLiteral("settings get nothing")).errorCode(), QStringLiteral("NotFound"));
    const auto wrong = run(QStringLiteral("settings set sale.rounding up"));
    QVERIFY2(wrong.exit == 1, wrong.all().constData());
    QVERIFY2(wrong.sentence().contains(QLatin1String("jiao")), qPrintable(wrong.sentence()));
    QCOMPARE(
        run(QStringLiteral("settings set store.name x --staff 0017")).errorCode(), QStringLiteral("PermissionDenied"));
}

void TestCtlShop::staff()
{
    const QString pin = QStringLiteral("staff add --number 0031 --role senior --new-pin-file -");
    const auto added = run(pin, {QStringLiteral("--name"), QStringLiteral("Lin")}, "519374");
    QVERIFY2(added.exit == 0, added.all().constData());
    QVERIFY(!added.all().contains("519374"));
    QCOMPARE(
        run(pin, {QStringLiteral("--name"), QStringLiteral("Lin")}, "519374").errorCode(), QStringLiteral("Conflict"));
    QCOMPARE(run(QStringLiteral("staff add --number 0032 --name X --new-pin-file -"), {}, "111111").exit, 1);
    QVERIFY(run(QStringLiteral("shift x --staff 0031 --pin-file -"), {}, "519374").exit == 0);
    QCOMPARE(
        run(QStringLiteral("shift x --staff 0031 --pin-file -"), {}, "519375").errorCode(), QStringLiteral("WrongPin"));
    const auto badge = run(QStringLiteral("staff badge 0031"));
    const QString code = badge.json.value(QStringLiteral("badge")).toString();
    QVERIFY2(code.startsWith(QLatin1String("MDB")), badge.all().constData());
    const auto list = run(QStringLiteral("staff list"));
    QVERIFY(!list.all().contains(code.toUtf8()));
    QVERIFY(run(QStringLiteral("staff badge 0031")).json.value(QStringLiteral("badge")).toString() != code);
    QVERIFY(run(QStringLiteral("staff badge 0031 --revoke")).exit == 0);
    QCOMPARE(run(QStringLiteral("staff badge 0099")).errorCode(), QStringLiteral("NotFound"));
}

void TestCtlShop::wechatMerchant()
{
    sandbox::WorldOptions options;
    options.folder = m_dir.filePath(QStringLiteral("world"));
    options.timeScale = 20;
    const auto world = sandbox::World::start(options);
    QVERIFY(world);
    const QString ports = m_dir.filePath(QStringLiteral("ports.json"));
    QFile file(ports);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toJsonBytes(QJsonObject{{QStringLiteral("wechat_base_url"), (*world)->wechatBaseUrl().toString()},
        {QStringLiteral("ca_file"), (*world)->authorityFile()},
        {QStringLiteral("merchants_file"), (*world)->merchantsFile()}}));
    file.close();
    QVERIFY(run(QStringLiteral("settings set printer.transport none")).exit == 0);
    const auto older = run(QStringLiteral("wechat set-sandbox --time-scale 20 --port-file"), {ports});
    QVERIFY2(older.exit == 0, older.all().constData());
    QCOMPARE(older.json.value(QStringLiteral("mch_id")).toString(), QStringLiteral("1900000001"));
    // The general command takes what a port file leads to: here Alipay too, and the sandbox's own pace.
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(sandbox::portFileText(**world));
    file.close();
    const auto set = run(QStringLiteral("sandbox use --port-file"), {ports});
    QVERIFY2(set.exit == 0, set.all().constData());
    QCOMPARE(set.json.value(QStringLiteral("turned_on")).toArray().size(), 4);
    QCOMPARE(set.json.value(QStringLiteral("time_scale")).toInteger(), 20);
    QVERIFY(run(QStringLiteral("keys check")).exit == 0);
    QCOMPARE(run(QStringLiteral("sandbox use")).exit, 2);
    const auto nowhere = run(QStringLiteral("sandbox use --port-file"), {m_dir.filePath(QStringLiteral("no.json"))});
    QVERIFY2(nowhere.exit != 0, nowhere.all().constData());
    const QString stored = m_data + QStringLiteral("/payments/keys.sealed");
    QVERIFY(!(QFile(stored).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const auto sold = run(QStringLiteral("sell"),
        {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"),
            QStringLiteral("wechat:") + (*world)->freshCode()});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    // A wrong file never takes the good one's place, and a key is never shown.
    QFile good(stored);
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray before = good.readAll();
    const QString wrong = m_dir.filePath(QStringLiteral("wrong.json"));
    QFile bad(wrong);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{\"mch_id\":\"1900000001\",\"key\":\"topsecretkey\"}");
    bad.close();
    const auto refused = run(QStringLiteral("wechat set-merchant"), {wrong});
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QVERIFY(!refused.all().contains("topsecretkey"));
    // Nor does a demo shop take keys for the provider itself.
    QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
    bad.write("{\"mch_id\":\"1900000001\",\"app_id\":\"wx0123456789abcdef\","
              "\"key\":\"MendianDemoV2Key0123456789abcdef\"}");
    bad.close();
    const auto provider = run(QStringLiteral("keys import wechat"), {wrong});
    QVERIFY2(provider.exit == 1, provider.all().constData());
    QCOMPARE(provider.errorCode(), QStringLiteral("PermissionDenied"));
    QVERIFY2(provider.sentence().contains(QLatin1String("never calls the provider")), provider.all().constData());
    QFile after(stored);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), before);
}

void TestCtlShop::wechatOnARealShop()
{
    const QString real = m_dir.filePath(QStringLiteral("real"));
    const auto made = test::ctl(
        {QStringLiteral("init"), QStringLiteral("--data"), real, QStringLiteral("--kind"), QStringLiteral("real"),
            QStringLiteral("--store"), QStringLiteral("S009"), QStringLiteral("--manager"), QStringLiteral("0900:Ma"),
            QStringLiteral("--pin-file"), QStringLiteral("-")},
        "802491");
    QVERIFY2(made.exit == 0, made.all().constData());
    const auto set = test::ctl({QStringLiteral("wechat"), QStringLiteral("set-sandbox"), QStringLiteral("--port-file"),
        m_dir.filePath(QStringLiteral("ports.json")), QStringLiteral("--data"), real});
    QVERIFY2(set.exit == 1, set.all().constData());
    QCOMPARE(set.errorCode(), QStringLiteral("WrongFolder"));
    const QString foreign = m_dir.filePath(QStringLiteral("foreign.json"));
    QFile file(foreign);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"mch_id\":\"1900000001\",\"app_id\":\"wx0123456789abcdef\","
               "\"key\":\"MendianDemoV2Key0123456789abcdef\",\"base_url\":\"https://127.0.0.1:8443\"}");
    file.close();
    const auto merchant = test::ctl(
        {QStringLiteral("wechat"), QStringLiteral("set-merchant"), foreign, QStringLiteral("--data"), real,
            QStringLiteral("--staff"), QStringLiteral("0900"), QStringLiteral("--pin-file"), QStringLiteral("-")},
        "802491");
    QVERIFY2(merchant.exit == 1, merchant.all().constData()); // another host
    QCOMPARE(merchant.errorCode(), QStringLiteral("PermissionDenied"));
    QVERIFY(!QFile::exists(real + QStringLiteral("/payments/keys.sealed")));
}

MENDIAN_TEST(TestCtlShop)
#include "tst_ctl_shop.moc"
