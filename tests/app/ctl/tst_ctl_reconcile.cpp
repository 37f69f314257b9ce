// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/runtime/shopruntime.h"
#include "tests/support/billfiles.h"
#include "tests/support/plantedday.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::test;

// A day at the shell, with files on disk: every planted difference named once, resolved, signed, unchangeable.
class TestCtlReconcile : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void withoutBillsTheDayIsOpen();
    void wrongFilesChangeNothing_data();
    void wrongFilesChangeNothing();
    void eachPlantedDifferenceIsNamedOnce();
    void aWrongAccountIsTheTenth();
    void onlyWhoMayMayWriteOff();
    void resolvedOneByOneAndSigned();
    void aSignedDayDoesNotChange();
    void commandLines_data();
    void commandLines();

private:
    test::CtlResult run(const QStringList &rest, const QByteArray &input = {});
    void store(const QList<Attempt> &attempts);
    QString file(const char *name, const QByteArray &content);
    QJsonObject difference(const test::CtlResult &result, const QString &kind);

    QTemporaryDir m_dir;
    QString m_data = m_dir.filePath(QStringLiteral("shop"));
    BusinessDate m_day = dayBefore(SystemClock().wall());
    QByteArray m_wechat;
    QByteArray m_alipay;
};

test::CtlResult TestCtlReconcile::run(const QStringList &rest, const QByteArray &input)
{
    return test::ctl(QStringList{QStringLiteral("reconcile"), m_day.toString()} + rest
            + QStringList{QStringLiteral("--data"), m_data},
        input);
}

QString TestCtlReconcile::file(const char *name, const QByteArray &content)
{
    const QString path = m_dir.filePath(QLatin1String(name));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", name);
    return path;
}

QJsonObject TestCtlReconcile::difference(const test::CtlResult &result, const QString &kind)
{
    QJsonObject found;
    int count = 0;
    for (const QJsonValue &value : result.json.value(QStringLiteral("differences")).toArray())
        if (value.toObject().value(QStringLiteral("kind")).toString() == kind) {
            found = value.toObject();
            ++count;
        }
    if (count != 1)
        qWarning() << kind << "is named" << count << "times";
    return count == 1 ? found : QJsonObject();
}

/// As the till itself would have left them.
void TestCtlReconcile::store(const QList<Attempt> &attempts)
{
    app::RuntimeOptions options;
    options.folder = m_data;
    options.payments = false;
    const auto runtime = app::ShopRuntime::open(options);
    QVERIFY(runtime);
    QList<journal::NewEvent> events;
    for (const Attempt &attempt : attempts)
        events.append(
            newEvent(isFinal(attempt.state) ? journal::EventKind::AttemptFinal : journal::EventKind::AttemptStep,
                factOf(attempt).toJson()));
    const auto stored = (*runtime)->call([&] { return (*runtime)->shop().record(events); });
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
}

void TestCtlReconcile::initTestCase()
{
    test::makeDemo(m_data);
    const QTime noon(12, 0);
    QList<Attempt> here;
    QList<BillRow> there;
    const auto both = [&](int n, qint64 fen) {
        here.append(attemptOf(m_day, noon, n, fen, AttemptState::Paid));
        there.append(billedAs(here.last()));
    };
    for (int n = 100; n < 120; ++n)
        both(n, n * 10);
    there.append(billedAs(attemptOf(m_day, noon, 1, 3990, AttemptState::Paid))); // missing here
    here.append(attemptOf(m_day, noon, 2, 2000, AttemptState::Paid));            // missing there
    both(3, 2690);                                                               // amount
    there.last().orderAmount = there.last().customerPaid = there.last().merchantReceives = 4380_fen;
    there.last().fee = {4380 * 6};
    both(4, 100'000); // fee
    there.last().fee = {900'000};
    here.append(attemptOf(m_day, noon, 5, 500, AttemptState::Returned)); // refund timing
    there.append(billedAs(here.last()));
    here.append(attemptOf(m_day, QTime(23, 59, 59), 6, 600, AttemptState::Paid)); // day boundary
    there.append(there.first());                                                  // duplicate
    there.last().at = there.last().at + 60'000;
    here.append(attemptOf(m_day, noon, 8, 800, AttemptState::Closed)); // state
    there.append(billedAs(here.last()));
    here.append(attemptOf(m_day, noon, 9, 900, AttemptState::Unknown)); // undecided
    there.append(billedAs(here.last()));
    BillRow neighbour = billedAs(attemptOf(m_day, noon, 77, 7700, AttemptState::Paid));
    neighbour.terminal = QStringLiteral("S001-9"); // another till of the same merchant
    there.append(neighbour);
    const Attempt blue = attemptOf(m_day, noon, 50, 1500, AttemptState::Paid, QStringLiteral("alipay"));
    here.append(blue);
    here.append(attemptOf(BusinessDate(m_day.date().addDays(-3)), noon, 60, 1, AttemptState::Paid)); // another day
    store(here);
    m_wechat = wechatBill(there);
    m_alipay = alipayBill({billedAs(blue)}, m_day).zip();
}

void TestCtlReconcile::withoutBillsTheDayIsOpen()
{
    const auto result = run({});
    QVERIFY2(result.exit == 5, result.all().constData());
    QCOMPARE(result.json.value(QStringLiteral("missing_bills")).toArray(), (QJsonArray{"alipay", "wechat"}));
    const auto fetched = run({QStringLiteral("--fetch")});
    QCOMPARE(fetched.errorCode(), QStringLiteral("Unsupported"));
    QCOMPARE(run({QStringLiteral("--sign")}).exit, 5);
}

void TestCtlReconcile::wrongFilesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("says");
    const QString wechat = QStringLiteral("wechat:");
    QTest::newRow("summary missing") << m_wechat.left(m_wechat.indexOf("\xE6\x80\xBB\xE4\xBA\xA4\xE6\x98\x93"))
                                     << wechat << "the summary is missing";
    QTest::newRow("wrong total") << QByteArray(m_wechat).replace("`1.0", "`2.0").append("x") << wechat
                                 << "was not taken";
    QTest::newRow("cut gzip") << gzipped(m_wechat).chopped(20) << wechat << "damaged or cut off";
    QTest::newRow("gzip bomb") << gzipped(QByteArray(20'000'000, '0')) << wechat << "larger than a day's bill";
    QTest::newRow("a zip bomb") << zipped({{"a", QByteArray(30'000'000, '0')}}) << "alipay:"
                                << "larger than a day's bill";
    QTest::newRow("half a zip") << m_alipay.chopped(50) << "alipay:"
                                << "damaged or cut off";
    QTest::newRow("the other provider's") << m_alipay << wechat << "was not taken";
    QTest::newRow("empty") << QByteArray() << wechat << "was not taken";
}

void TestCtlReconcile::wrongFilesChangeNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, option);
    QFETCH(QString, says);
    const auto result = run({QStringLiteral("--bill"), option + file("wrong", content)});
    QVERIFY2(result.exit == 1, result.all().constData());
    QVERIFY2(result.sentence().contains(says), qPrintable(result.sentence()));
    QVERIFY(run({}).json.value(QStringLiteral("files")).toArray().isEmpty());
}

void TestCtlReconcile::eachPlantedDifferenceIsNamedOnce()
{
    const auto result = run({QStringLiteral("--bill"), u"wechat:" + file("w.csv", m_wechat), QStringLiteral("--bill"),
        u"alipay:" + file("a.zip", m_alipay)});
    QVERIFY2(result.exit == 5, result.all().constData());
    const QMap<QString, qint64> planted = {{QStringLiteral("missing_here"), 3990},
        {QStringLiteral("missing_there"), -2000}, {QStringLiteral("amount"), 1690}, {QStringLiteral("fee"), 0},
        {QStringLiteral("refund_timing"), 500}, {QStringLiteral("day_boundary"), -600},
        {QStringLiteral("duplicate"), 1000}, {QStringLiteral("state"), 800}, {QStringLiteral("undecided"), 900}};
    for (auto it = planted.begin(); it != planted.end(); ++it)
        QVERIFY2(
            difference(result, it.key()).value(QStringLiteral("delta_fen")).toInteger(-1) == *it, qPrintable(it.key()));
    QCOMPARE(result.json.value(QStringLiteral("differences")).toArray().size(), planted.size());
    QCOMPARE(result.json.value(QStringLiteral("open")).toInteger(), planted.size());
    QCOMPARE(result.json.value(QStringLiteral("matches")).toInteger(), 21); // 20 and the one of Alipay
    qint64 sum = 0;
    for (const QJsonValue &value : result.json.value(QStringLiteral("differences")).toArray())
        sum += value.toObject().value(QStringLiteral("delta_fen")).toInteger();
    const QJsonArray providers = result.json.value(QStringLiteral("providers")).toArray();
    QCOMPARE(providers.size(), 2);
    const QJsonObject wechat = providers[1].toObject();
    QCOMPARE(wechat.value(QStringLiteral("system_fen")).toInteger() + sum,
        wechat.value(QStringLiteral("billed_fen")).toInteger());
    QCOMPARE(wechat.value(QStringLiteral("elsewhere_fen")).toInteger(), 7700);
    // Files lie under bills/ by their digest, for the owner only.
    for (const QJsonValue &value : result.json.value(QStringLiteral("files")).toArray()) {
        const QString path = m_data + u"/bills/" + value.toObject().value(QStringLiteral("sha256")).toString();
        QVERIFY(QFile::exists(path));
        QVERIFY(!(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }
}

void TestCtlReconcile::aWrongAccountIsTheTenth()
{
    const auto before = run({});
    const QJsonObject wechat = before.json.value(QStringLiteral("providers")).toArray()[1].toObject();
    const Money net = Money::fromFen(
        wechat.value(QStringLiteral("received_fen")).toInteger() - wechat.value(QStringLiteral("fee_fen")).toInteger());
    const auto statement = [&](Money amount) -> QByteArray {
        return QByteArray("date,provider,amount\n") + m_day.toString().toUtf8() + ",wechat,"
            + amount.toString().toUtf8() + "\n";
    };
    const auto wrong = run({QStringLiteral("--bank"), file("bank.csv", statement(net - 1_fen))});
    QCOMPARE(wrong.json.value(QStringLiteral("differences")).toArray().size(), 10);
    const auto right = run({QStringLiteral("--bank"), file("bank.csv", statement(net))});
    QCOMPARE(right.json.value(QStringLiteral("differences")).toArray().size(), 9);
    QCOMPARE(right.json.value(QStringLiteral("providers"))
                 .toArray()[1]
                 .toObject()
                 .value(QStringLiteral("bank_fen"))
                 .toInteger(),
        net.fen());
}

void TestCtlReconcile::onlyWhoMayMayWriteOff()
{
    const QString key = difference(run({}), QStringLiteral("missing_there")).value(QStringLiteral("key")).toString();
    const QStringList writeOff{QStringLiteral("--resolve"), key, QStringLiteral("write_off")};
    const auto silent = run(writeOff);
    QVERIFY2(silent.exit == 1 && silent.sentence().contains(QLatin1String("--reason")), silent.all().constData());
    const auto senior = run(writeOff
        + QStringList{
            QStringLiteral("--reason"), QStringLiteral("lost"), QStringLiteral("--staff"), QStringLiteral("0023")});
    QCOMPARE(senior.errorCode(), QStringLiteral("PermissionDenied"));
    const auto cashier = run(
        {QStringLiteral("--resolve"), key, QStringLiteral("ask"), QStringLiteral("--staff"), QStringLiteral("0017")});
    QCOMPARE(cashier.errorCode(), QStringLiteral("PermissionDenied"));
    // A senior with the manager's PIN: both names are on record.
    const auto both = run(writeOff
            + QStringList{QStringLiteral("--reason"), QStringLiteral("lost"), QStringLiteral("--staff"),
                QStringLiteral("0023"), QStringLiteral("--manager"), QStringLiteral("0001"),
                QStringLiteral("--manager-pin-file"), QStringLiteral("-")},
        "135790");
    QVERIFY2(both.exit == 5, both.all().constData());
    const QJsonObject done = difference(both, QStringLiteral("missing_there"));
    QCOMPARE(done.value(QStringLiteral("open")).toBool(true), false);
    const QJsonObject resolution = done.value(QStringLiteral("resolution")).toObject();
    QCOMPARE(resolution.value(QStringLiteral("staff")).toString(), QStringLiteral("0023"));
    QCOMPARE(resolution.value(QStringLiteral("approver")).toString(), QStringLiteral("0001"));
    QCOMPARE(run({QStringLiteral("--resolve"), QStringLiteral("wechat:p:nobody"), QStringLiteral("ask")}).errorCode(),
        QStringLiteral("NotFound"));
    QCOMPARE(run({QStringLiteral("--resolve"), key, QStringLiteral("refund"), QStringLiteral("--reason"),
                     QStringLiteral("x")})
                 .errorCode(),
        QStringLiteral("InvalidInput")); // does not help against this kind
}

void TestCtlReconcile::resolvedOneByOneAndSigned()
{
    const auto open = run({});
    for (const char *kind : {"missing_here", "amount", "fee", "refund_timing", "day_boundary", "duplicate", "state"}) {
        const QString key = difference(open, QLatin1String(kind)).value(QStringLiteral("key")).toString();
        const auto result = run({QStringLiteral("--resolve"), key, QStringLiteral("write_off"),
            QStringLiteral("--reason"), u"checked: " + QLatin1String(kind)});
        QVERIFY2(result.exit == 5, result.all().constData());
    }
    const auto unsigned_ = run({QStringLiteral("--sign")});
    QVERIFY2(unsigned_.exit == 5, unsigned_.all().constData());
    QVERIFY(unsigned_.sentence().contains(QLatin1String("undecided")));
    // No gateway is set up here, so nobody can be asked; the bill alone decides nothing behind the driver's back.
    const QString key = difference(unsigned_, QStringLiteral("undecided")).value(QStringLiteral("key")).toString();
    QCOMPARE(run({QStringLiteral("--resolve"), key.right(12), QStringLiteral("adopt"), QStringLiteral("--reason"),
                     QStringLiteral("in the bill")})
                 .errorCode(),
        QStringLiteral("NotFound"));
    store({attemptOf(m_day, QTime(12, 0), 9, 900, AttemptState::Paid)}); // the provider has answered
    const auto adopted = run({});
    QVERIFY2(adopted.exit == 0, adopted.all().constData());
    QVERIFY(adopted.json.value(QStringLiteral("undecided")).toArray().isEmpty());
    QCOMPARE(adopted.json.value(QStringLiteral("matches")).toInteger(), 22);
    const auto done = run({QStringLiteral("--sign")});
    QVERIFY2(done.exit == 0, done.all().constData());
    const QJsonObject signature = done.json.value(QStringLiteral("signature")).toObject();
    QCOMPARE(signature.value(QStringLiteral("resolutions")).toArray().size(), 8);
    QCOMPARE(signature.value(QStringLiteral("files")).toArray().size(), 3);
    QCOMPARE(signature.value(QStringLiteral("staff")).toString(), QStringLiteral("0001"));
}

void TestCtlReconcile::aSignedDayDoesNotChange()
{
    QCOMPARE(run({QStringLiteral("--sign")}).errorCode(), QStringLiteral("Conflict"));
    const auto again = run({QStringLiteral("--bill"), u"wechat:" + file("w.csv", m_wechat)});
    QVERIFY2(again.exit == 1 && again.sentence().contains(QLatin1String("signed by 0001")), again.all().constData());
    QCOMPARE(run({QStringLiteral("--resolve"), QStringLiteral("wechat:p:x"), QStringLiteral("ask")}).errorCode(),
        QStringLiteral("Conflict"));
    QCOMPARE(run({}).exit, 0);
    const auto verified =
        test::ctl({QStringLiteral("verify"), QStringLiteral("--read-only"), QStringLiteral("--data"), m_data});
    QVERIFY2(verified.exit == 0, verified.all().constData());
}

void TestCtlReconcile::commandLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("day") << "reconcile 20251120"
                         << "not a day";
    QTest::newRow("no provider") << "reconcile 2025-11-20 --bill w.csv"
                                 << "PROVIDER:FILE";
    QTest::newRow("unknown provider") << "reconcile 2025-11-20 --bill cash:w.csv"
                                      << "PROVIDER:FILE";
    QTest::newRow("no action") << "reconcile 2025-11-20 --resolve x"
                               << "a key and an action";
    QTest::newRow("action alone") << "reconcile 2025-11-20 ask"
                                  << "a key and an action";
    QTest::newRow("unknown action") << "reconcile 2025-11-20 --resolve x forget"
                                    << "The action is";
}

void TestCtlReconcile::commandLines()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto result = test::ctl(line.split(u' ') + QStringList{QStringLiteral("--data"), m_data});
    QVERIFY2(result.exit == 2, result.all().constData());
    QVERIFY2(result.sentence().contains(says), qPrintable(result.sentence()));
}

MENDIAN_TEST(TestCtlReconcile)
#include "tst_ctl_reconcile.moc"
