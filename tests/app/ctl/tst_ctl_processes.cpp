// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <csignal>

using namespace mendian;

// The programs as a newcomer runs them: mendian-sandbox in one process, mendian-ctl in others, and the sandbox's own
// ledger as the judge.
class TestCtlProcesses : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void faults_data();
    void faults();
    void aKilledSaleIsTakenOver();
    void verifiesInTheEnd();

private:
    struct Run
    {
        int exit = -1;
        QJsonObject json;
        QByteArray all;
    };
    Run ctl(const QStringList &arguments);
    QStringList sellLine();
    void setPace(const QString &scale);
    qsizetype chargedOrders();
    QJsonObject admin(const QString &path, const QByteArray &body = {});

    QTemporaryDir m_dir;
    QString m_data = m_dir.filePath(QStringLiteral("shop"));
    QString m_ports = m_dir.filePath(QStringLiteral("ports.json"));
    QProcess m_sandbox;
    QString m_admin;
    QNetworkAccessManager m_network;
    test::DemoItem m_item = test::demoItem();
};

TestCtlProcesses::Run TestCtlProcesses::ctl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(MENDIAN_CTL), arguments + QStringList{QStringLiteral("--json")});
    if (!process.waitForFinished(60'000))
        return {};
    const QByteArray out = process.readAllStandardOutput();
    return {process.exitCode(), parseJsonObject(out, u"output").value_or(QJsonObject()),
        QByteArray::number(process.exitCode()) + ' ' + out + process.readAllStandardError()};
}

QJsonObject TestCtlProcesses::admin(const QString &path, const QByteArray &body)
{
    const QNetworkRequest request(QUrl(m_admin + path));
    QNetworkReply *reply = path == QLatin1String("/admin/fault") && body.isEmpty() ? m_network.deleteResource(request)
        : body.isEmpty()                                                           ? m_network.get(request)
                                                                                   : m_network.post(request, body);
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
        return {};
    const QByteArray bytes = reply->readAll();
    reply->deleteLater();
    return parseJsonObject(bytes, u"admin").value_or(QJsonObject());
}

QStringList TestCtlProcesses::sellLine()
{
    const QString code = admin(QStringLiteral("/admin/code")).value(QStringLiteral("code")).toString();
    return {QStringLiteral("sell"), QStringLiteral("--data"), m_data, QStringLiteral("--code"), m_item.barcode,
        QStringLiteral("--pay"), QStringLiteral("wechat:") + code};
}

void TestCtlProcesses::initTestCase()
{
    m_sandbox.start(QStringLiteral(MENDIAN_SANDBOX),
        {QStringLiteral("--headless"), QStringLiteral("--dir"), m_dir.filePath(QStringLiteral("world")),
            QStringLiteral("--port-file"), m_ports, QStringLiteral("--time-scale"), QStringLiteral("60")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_ports), 20'000);
    QFile file(m_ports);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_admin =
        parseJsonObject(file.readAll(), u"ports").value_or(QJsonObject()).value(QStringLiteral("admin_url")).toString();
    const Run made = ctl({QStringLiteral("demo-data"), QStringLiteral("--data"), m_data, QStringLiteral("--goods"),
        QStringLiteral("120")});
    QVERIFY2(made.exit == 0, made.all.constData());
    setPace(QStringLiteral("60"));
}

/// How many times faster than the real provider's the till's own waits pass.
void TestCtlProcesses::setPace(const QString &scale)
{
    const Run set = ctl({QStringLiteral("wechat"), QStringLiteral("set-sandbox"), QStringLiteral("--data"), m_data,
        QStringLiteral("--port-file"), m_ports, QStringLiteral("--time-scale"), scale});
    QVERIFY2(set.exit == 0, set.all.constData());
}

qsizetype TestCtlProcesses::chargedOrders()
{
    const QJsonArray orders = admin(QStringLiteral("/admin/orders")).value(QStringLiteral("orders")).toArray();
    return std::count_if(orders.cbegin(), orders.cend(),
        [](const QJsonValue &order) { return order.toObject().value(QStringLiteral("charges")).toInteger() > 0; });
}

void TestCtlProcesses::cleanupTestCase()
{
    m_sandbox.terminate();
    QVERIFY(m_sandbox.waitForFinished(10'000));
}

void TestCtlProcesses::faults_data()
{
    QTest::addColumn<QByteArray>("plan"); // of the sandbox's faults
    QTest::addColumn<int>("exit");        // 0 sold, 3 no money, 4 undecided
    const auto one = [](const char *kind) -> QByteArray {
        return QByteArray("{\"call\":\"micropay\",\"delay_ms\":8000,\"kind\":\"") + kind + "\"}";
    };
    struct Row
    {
        const char *kind;
        int exit;
    };
    static constexpr Row rows[] = {{"lost_request", 3}, {"http_502", 3}, {"return_systemerror", 3},
        {"userpaying_approve", 0}, {"userpaying_refuse", 3}, {"userpaying_never", 3}, {"systemerror", 3},
        {"systemerror_done", 0}, {"bankerror", 3}, {"bankerror_done", 0}, {"notenough", 3}, {"notsupportcard", 3},
        {"trade_error", 3}, {"authcodeexpire", 3}, {"auth_code_error", 3}, {"auth_code_invalid", 3}, {"duplicate", 0},
        {"out_trade_no_used", 3}, {"buyer_mismatch", 3}, {"orderclosed", 3}, {"invalid_request", 3}, {"noauth", 3},
        {"frequency_limited", 3}, {"unknown_code", 3}, {"unknown_code_done", 0}, {"lost_reply", 0}, {"reset_reply", 0},
        {"slow", 0}, {"wrong_sign", 0}, {"unsigned", 0}, {"wrong_digest", 0}, {"wrong_amount", 0}, {"other_order", 0},
        {"other_merchant", 0}, {"garbage", 0}, {"empty", 0}, {"truncated", 0}, {"oversized", 0}, {"xml_bomb", 0},
        {"dtd", 0}, {"not_utf8", 0}, {"http_500", 0}};
    for (const Row &row : rows)
        QTest::newRow(row.kind) << one(row.kind) << row.exit;
    const QByteArray lost = one("lost_reply");
    const auto plan = [](const QList<QByteArray> &list) -> QByteArray {
        return "{\"faults\":[" + list.join(',') + "]}";
    };
    const auto more = [](const char *call, const char *kind, int times) -> QByteArray {
        return QByteArray("{\"call\":\"") + call + "\",\"kind\":\"" + kind + "\",\"times\":" + QByteArray::number(times)
            + "}";
    };
    const QByteArray never = one("userpaying_never");
    QTest::newRow("reverse recalls") << plan({never, more("reverse", "recall", 2)}) << 3;
    QTest::newRow("reverse breaks") << plan({never, more("reverse", "systemerror", 2)}) << 3;
    QTest::newRow("reverse's reply is lost") << plan({never, more("reverse", "lost_reply", 1)}) << 3;
    QTest::newRow("query breaks") << plan({lost, more("orderquery", "systemerror", 2)}) << 0;
    QTest::newRow("query is forged") << plan({lost, more("orderquery", "wrong_sign", 2)}) << 0;
    QTest::newRow("nobody answers") << plan(
        {lost, more("orderquery", "lost_reply", -1), more("reverse", "lost_request", -1)})
                                    << 4;
}

// Whatever goes wrong: the exit code says what the provider's books say, and money is taken once at most.
void TestCtlProcesses::faults()
{
    QFETCH(QByteArray, plan);
    QFETCH(int, exit);
    admin(QStringLiteral("/admin/fault"));
    const QStringList line = sellLine();
    admin(QStringLiteral("/admin/fault"), plan);
    const Run sold = ctl(line);
    QVERIFY2(sold.exit == exit, sold.all.constData());
    QCOMPARE(sold.json.value(QStringLiteral("ok")).toBool(), exit == 0);
    const QString state = exit == 0 ? QStringLiteral("finished")
        : exit == 3                 ? QStringLiteral("refused")
                                    : QStringLiteral("undecided");
    QCOMPARE(sold.json.value(QStringLiteral("state")).toString(), state);
    const QJsonObject attempt = sold.json.value(QStringLiteral("payments")).toArray().at(0).toObject();
    const QString number = attempt.value(QStringLiteral("out_trade_no")).toString();
    QCOMPARE(number.size(), 32);
    admin(QStringLiteral("/admin/fault"));
    if (exit == 4) {
        const Run asked =
            ctl({QStringLiteral("payment"), QStringLiteral("query"), number, QStringLiteral("--data"), m_data});
        QVERIFY2(asked.exit == 0, asked.all.constData());
    }
    const QJsonArray orders =
        admin(QStringLiteral("/admin/orders?out_trade_no=") + number).value(QStringLiteral("orders")).toArray();
    const bool paid = exit != 3;
    if (!paid && orders.isEmpty())
        return;
    const QJsonObject order = orders.first().toObject();
    QCOMPARE(order.value(QStringLiteral("taken_fen")).toInteger(), paid ? m_item.fen : 0);
    QVERIFY(order.value(QStringLiteral("charges")).toInteger() <= 1);
}

// At the provider's own pace the till waits 20 s for the answer that is held back: time enough to be killed in.
void TestCtlProcesses::aKilledSaleIsTakenOver()
{
    setPace(QStringLiteral("1"));
    const qsizetype before = chargedOrders();
    admin(QStringLiteral("/admin/fault"), "{\"call\":\"micropay\",\"kind\":\"slow\",\"delay_ms\":3600000}");
    QProcess process;
    process.start(QStringLiteral(MENDIAN_CTL), sellLine());
    QTRY_COMPARE_WITH_TIMEOUT(chargedOrders(), before + 1, 20'000); // the money is taken, the answer on its way
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
    admin(QStringLiteral("/admin/fault"));
    const Run status = ctl({QStringLiteral("status"), QStringLiteral("--data"), m_data});
    QCOMPARE(status.json.value(QStringLiteral("last_owner_died")).toBool(), true);
    QCOMPARE(status.json.value(QStringLiteral("undecided")).toInt(), 1);
    setPace(QStringLiteral("60"));
    const Run list = ctl({QStringLiteral("payment"), QStringLiteral("list"), QStringLiteral("--data"), m_data});
    const QString number = list.json.value(QStringLiteral("undecided"))
                               .toArray()
                               .at(0)
                               .toObject()
                               .value(QStringLiteral("out_trade_no"))
                               .toString();
    const Run asked =
        ctl({QStringLiteral("payment"), QStringLiteral("query"), number, QStringLiteral("--data"), m_data});
    QVERIFY2(asked.exit == 0, asked.all.constData());
    QVERIFY2(asked.json.contains(QStringLiteral("receipt")), asked.all.constData());
}

void TestCtlProcesses::verifiesInTheEnd()
{
    const Run verified = ctl({QStringLiteral("verify"), QStringLiteral("--data"), m_data});
    QVERIFY2(verified.exit == 0, verified.all.constData());
}

MENDIAN_TEST(TestCtlProcesses)
#include "tst_ctl_processes.moc"
