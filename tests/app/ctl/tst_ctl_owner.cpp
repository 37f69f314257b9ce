// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/owner/ownerclient.h"
#include "app/runtime/shopruntime.h"
#include "tests/support/testmain.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mendian;

// A folder that somebody owns: commands go through the owner's socket to the same functions.
class TestCtlOwner : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aSaleGoesThroughTheOwner();
    void somebodyElseStandsAtTheTill();
    void goodsLieInTheBasket();
    void verifyAndBackupReadBeside();
    void raise();
    void garbage_data();
    void garbage();
    void aLineTooLong();
    void anOwnerWithoutAnEar();
    void aLongPath();
    void hangingUpStopsTheCommand();

private:
    test::CtlResult besides(const QStringList &line);
    void listen();
    QString socketPath() const { return m_runtime->folder().socketPath(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::ShopRuntime> m_runtime;
    std::unique_ptr<app::OwnerServer> m_server;
};

void TestCtlOwner::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    test::makeDemo(m_dir->filePath(QStringLiteral("shop")));
    app::RuntimeOptions options;
    options.folder = m_dir->filePath(QStringLiteral("shop"));
    auto runtime = app::ShopRuntime::open(options);
    QVERIFY(runtime);
    m_runtime = *std::move(runtime);
    listen();
}

void TestCtlOwner::listen()
{
    auto server = app::OwnerServer::listen(socketPath(), ctl::ownerHandler(*m_runtime));
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = *std::move(server);
}

void TestCtlOwner::cleanup()
{
    m_server.reset();
    m_runtime.reset();
    m_dir.reset();
}

/// As another process would: on its own thread, while this one, the owner's, keeps its event loop.
test::CtlResult TestCtlOwner::besides(const QStringList &line)
{
    Worker other(QStringLiteral("other"));
    auto future = other.run([&] {
        return test::ctl(line + QStringList{QStringLiteral("--data"), m_runtime->folder().path()});
    });
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return {};
    return future.result();
}

namespace {
QStringList sellLine()
{
    return {QStringLiteral("sell"), QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"),
        QStringLiteral("cash")};
}
} // namespace

void TestCtlOwner::aSaleGoesThroughTheOwner()
{
    const QString slips = m_dir->filePath(QStringLiteral("slips"));
    const auto sold = besides(sellLine() + QStringList{QStringLiteral("--print-to"), slips});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("receipt")).toString(), QStringLiteral("S001-02-1-1"));
    QVERIFY(QFile::exists(slips + QStringLiteral("/S001-02-1-1.txt")));
    const TillView view = m_runtime->call([this] { return m_runtime->till().view(); });
    QCOMPARE(view.todayReceipts, 1);
    QVERIFY(!view.person); // signed out again
    const auto status = besides({QStringLiteral("status")});
    QCOMPARE(status.json.value(QStringLiteral("owner")).toObject().value(QStringLiteral("answers")).toBool(), true);
    const auto goods = besides({QStringLiteral("demo-data"), QStringLiteral("--goods"), QStringLiteral("200")});
    QVERIFY2(goods.exit == 0, goods.all().constData());
    QVERIFY(goods.err.join(u'\n').contains(QLatin1String("200 of 200")));
}

void TestCtlOwner::somebodyElseStandsAtTheTill()
{
    QVERIFY(m_runtime->call(
        [this] { return m_runtime->till().signIn(QStringLiteral("0023"), Secret(QByteArray("975310"))); }));
    const auto refused = besides(sellLine());
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QVERIFY2(refused.sentence().contains(QLatin1String("0023")), qPrintable(refused.sentence()));
    // What does not need the till goes on beside the person.
    const auto set = besides(
        {QStringLiteral("settings"), QStringLiteral("set"), QStringLiteral("store.footer"), QStringLiteral("thanks")});
    QVERIFY2(set.exit == 0, set.all().constData());
    QCOMPARE(
        m_runtime->call([this] { return m_runtime->shop().settings.text("store.footer"); }), QStringLiteral("thanks"));
    const auto view = m_runtime->call([this] { return m_runtime->till().view(); });
    QCOMPARE(view.person->number, QStringLiteral("0023"));
}

void TestCtlOwner::goodsLieInTheBasket()
{
    m_runtime->call([this] { return m_runtime->till().signIn(QStringLiteral("0017"), Secret(QByteArray("246810"))); });
    m_runtime->call([this] { return m_runtime->till().enter(test::demoItem().barcode); });
    const auto refused = besides(sellLine());
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QCOMPARE(refused.errorCode(), QStringLiteral("Conflict"));
    QCOMPARE(m_runtime->call([this] { return m_runtime->till().view().basket.lines.size(); }), 1);
}

void TestCtlOwner::verifyAndBackupReadBeside()
{
    QVERIFY(besides(sellLine()).exit == 0);
    const auto busy = besides({QStringLiteral("verify")});
    QVERIFY2(busy.exit == 1, busy.all().constData());
    QVERIFY2(busy.sentence().contains(QLatin1String("--read-only")), qPrintable(busy.sentence()));
    const auto verified = besides({QStringLiteral("verify"), QStringLiteral("--read-only")});
    QVERIFY2(verified.exit == 0, verified.all().constData());
    m_server.reset(); // no socket is needed for these
    const auto saved =
        besides({QStringLiteral("backup"), QStringLiteral("--to"), m_dir->filePath(QStringLiteral("copy"))});
    QVERIFY2(saved.exit == 0, saved.all().constData());
}

void TestCtlOwner::raise()
{
    QSignalSpy raised(m_server.get(), &app::OwnerServer::raiseRequested);
    Worker other(QStringLiteral("other"));
    auto done = other.run([path = socketPath()] { return app::raiseOwner(path, QStringLiteral("cashier")); });
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result());
    QCOMPARE(raised.size(), 1);
    QCOMPARE(raised[0][0].toString(), QStringLiteral("cashier"));
}

void TestCtlOwner::garbage_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no JSON") << QByteArray("hello\n") << QByteArray("Protocol");
    QTest::newRow("an array") << QByteArray("[1]\n") << QByteArray("Protocol");
    QTest::newRow("another version") << QByteArray("{\"v\":9,\"op\":\"ping\"}\n") << QByteArray("TooNew");
    QTest::newRow("unknown request") << QByteArray("{\"v\":1,\"op\":\"fly\"}\n") << QByteArray("Unsupported");
    QTest::newRow("files through the socket")
        << QByteArray("{\"v\":1,\"op\":\"run\",\"args\":[\"init\",\"--data\",\"/x\"]}\n") << QByteArray("InvalidInput");
    QTest::newRow("no command") << QByteArray("{\"v\":1,\"op\":\"run\"}\n") << QByteArray("InvalidInput");
}

void TestCtlOwner::garbage()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, code);
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    QVERIFY(socket.waitForConnected(2000));
    socket.write(line);
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains(QByteArray("\"" + code + "\"")));
}

void TestCtlOwner::aLineTooLong()
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    QVERIFY(socket.waitForConnected(2000));
    const QByteArray chunk(256 * 1024, 'x');
    QByteArray answer;
    for (int i = 0; i < 8 && socket.state() == QLocalSocket::ConnectedState; ++i) {
        socket.write(chunk);
        QTest::qWait(5);
    }
    QTRY_VERIFY(socket.canReadLine() || socket.state() != QLocalSocket::ConnectedState);
    answer = socket.readAll();
    QVERIFY(answer.isEmpty() || answer.contains("LimitExceeded"));
    QVERIFY(besides(sellLine()).exit == 0); // the owner lives
}

void TestCtlOwner::anOwnerWithoutAnEar()
{
    m_server.reset();
    const auto refused = besides({QStringLiteral("holds")});
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QCOMPARE(refused.errorCode(), QStringLiteral("Busy"));
    QVERIFY2(refused.sentence().contains(QString::number(QCoreApplication::applicationPid())),
        qPrintable(refused.sentence()));
}

void TestCtlOwner::aLongPath()
{
    m_server.reset();
    m_runtime.reset();
    const QString deep = m_dir->filePath(QString(60, u'a') + u'/' + QString(60, u'b'));
    QVERIFY(QDir().mkpath(m_dir->filePath(QString(60, u'a'))));
    QVERIFY(QDir().rename(m_dir->filePath(QStringLiteral("shop")), deep));
    app::RuntimeOptions options;
    options.folder = deep;
    auto runtime = app::ShopRuntime::open(options);
    QVERIFY(runtime);
    m_runtime = *std::move(runtime);
    listen();
    const auto sold = besides(sellLine());
    QVERIFY2(sold.exit == 0, sold.all().constData());
}

void TestCtlOwner::hangingUpStopsTheCommand()
{
    m_server.reset();
    std::atomic<bool> running = false;
    std::atomic<bool> stopped = false;
    auto server = app::OwnerServer::listen(socketPath(), [&](const QJsonObject &, const app::OwnerCall &call) {
        running = true;
        while (!call.isCancelled())
            QThread::msleep(5);
        stopped = true;
        return QJsonObject();
    });
    QVERIFY(server);
    std::atomic<bool> cancel = false;
    Worker other(QStringLiteral("other"));
    auto done = other.run([&, path = socketPath()] {
        app::OwnerRequest request;
        request.body = {{QStringLiteral("op"), QStringLiteral("run")}};
        request.isCancelled = [&] { return cancel.load(); };
        return app::askOwner(path, request);
    });
    QTRY_VERIFY(running);
    cancel = true;
    QTRY_VERIFY(done.isFinished());
    QCOMPARE(done.result().error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(stopped);
}

MENDIAN_TEST(TestCtlOwner)
#include "tst_ctl_owner.moc"
