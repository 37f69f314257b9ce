// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain.h"
#include "storage/journal/journalstore.h"
#include "storage/journal/verify.h"
#include "storage/sql/native.h"
#include "storage/sql/statement.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using mendian::test::eventOf;
using mendian::test::SaleFacts;
using What = VerifyFinding::What;

class TestVerify : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void soundStoreIsGood();
    void findsTheDamage_data();
    void findsTheDamage();
    void anotherDevicesKeyIsFound();
    void rewrittenChainStillBreaksTheFolds();
    void missingTailIsFoundByTheMark();
    void checkpointsAreChecked();
    void flippedByteInTheFileIsFound();
    void newerSchemaIsTooNew();
    void aStoreOfTheFirstSchemaIsBroughtUp();

private:
    QString copyOfBase(const char *name);
    void damage(const QString &path, const QByteArray &sql);
    QTemporaryDir m_folder;
    QString m_base;
    ChainIdentity m_identity{DeviceId::create(), 1, QByteArray(32, 'k')};
    Tail m_tail;
};

// genesis(1), shift(2), sales(3..7), hold(8), frozen(9), attempt(10), sale of it (11,12), reprint(13), return(14), its
// refund (15,16), close(17)
void TestVerify::initTestCase()
{
    m_base = m_folder.filePath(QStringLiteral("base.db"));
    ManualClock clock;
    const SaleFacts facts;
    auto store = JournalStore::open(m_base, m_identity, clock.wall(), clock.mono()).value();
    const auto commit = [&](const QList<NewEvent> &events) {
        clock.advance(1000);
        QVERIFY(store->commit(events, clock.wall(), clock.mono()));
    };
    commit({eventOf(EventKind::Genesis, Genesis{QStringLiteral("demo"), QStringLiteral("S001"), 2})});
    commit({eventOf(EventKind::ShiftOpen, facts.shiftOpen())});
    for (int n = 1; n <= 5; ++n)
        commit({eventOf(EventKind::Sale, facts.cashSale(n, 2))});
    commit({eventOf(EventKind::Hold, facts.hold(1))});
    const AttemptId attempt = AttemptId::create();
    const Sale split = facts.splitSale(6, attempt);
    commit({eventOf(EventKind::SaleFrozen, facts.frozen(split)),
        eventOf(EventKind::AttemptStarted, facts.attempt(split, attempt, QStringLiteral("Sent"), false))});
    commit({eventOf(EventKind::AttemptFinal, facts.attempt(split, attempt, QStringLiteral("Paid"), true)),
        eventOf(EventKind::Sale, split)});
    commit({eventOf(EventKind::Reprint, Reprint{split.id, QStringLiteral("reprint"), QStringLiteral("0017")})});
    const Return back = facts.returnOf(split, 7, 1);
    commit({eventOf(EventKind::Return, back),
        eventOf(EventKind::RefundStarted, facts.refund(back, QStringLiteral("Requested"), false))});
    commit({eventOf(EventKind::RefundFinal, facts.refund(back, QStringLiteral("Done"), true))});
    commit({eventOf(EventKind::ShiftClose, facts.shiftClose(1000_fen, 900_fen))});
    m_tail = store->tail();
    QCOMPARE(m_tail.seq, qint64(17));
    QVERIFY(store->database().checkpoint());
}

QString TestVerify::copyOfBase(const char *name)
{
    const QString path = m_folder.filePath(QLatin1String(name));
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
    return QFile::copy(m_base, path) ? path : QString();
}

void TestVerify::damage(const QString &path, const QByteArray &sql)
{
    auto db = Database::open(path).value();
    QVERIFY(db->execScript(sql));
}

void TestVerify::soundStoreIsGood()
{
    const auto report = verifyStore(copyOfBase("good.db"), m_identity, {.mark = m_tail});
    QVERIFY(report);
    for (const VerifyFinding &finding : report->findings)
        qWarning() << findingName(finding.what) << finding.seq << finding.table << finding.key << finding.detail;
    QVERIFY(report->isGood());
    QCOMPARE(report->events, qint64(17));
    QCOMPARE(report->tail.hash, m_tail.hash);
    QVERIFY(report->foldRows > 15);
}

void TestVerify::findsTheDamage_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("what");
    QTest::addColumn<qint64>("seq");
    QTest::addColumn<QString>("table");
    const auto row = [](const char *name, const char *sql, What what, qint64 seq, const char *table = "") {
        QTest::newRow(name) << QByteArray(sql) << static_cast<int>(what) << seq << QString::fromLatin1(table);
    };
    row("a flipped byte in a body",
        "UPDATE journal SET body = CAST(replace(body, '\"cashier\":\"0017\"', '\"cashier\":\"0018\"') AS BLOB) "
        "WHERE seq = 5",
        What::Chain, 5);
    row("a broken body", "UPDATE journal SET body = CAST('{\"sale\":' AS BLOB) WHERE seq = 4", What::Chain, 4);
    row("a flipped hash", "UPDATE journal SET hash = zeroblob(32) WHERE seq = 6", What::Chain, 6);
    row("another wall time", "UPDATE journal SET wall_ms = wall_ms - 1 WHERE seq = 3", What::Chain, 3);
    row("another kind", "UPDATE journal SET kind = 24 WHERE seq = 13", What::Chain, 13);
    row("another epoch", "UPDATE journal SET epoch = 2 WHERE seq = 13", What::Chain, 13);
    row("a deleted event", "DELETE FROM journal WHERE seq = 7", What::Gap, 7);
    row("the genesis deleted", "DELETE FROM journal WHERE seq = 1", What::Gap, 1);
    row("two events swapped",
        "UPDATE journal SET seq = -4 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 5; "
        "UPDATE journal SET seq = 5 WHERE seq = -4",
        What::Chain, 4);
    row("the last event cut off", "DELETE FROM journal WHERE seq = 17", What::Tail, 17);
    row("an edited amount", "UPDATE sales SET total = total - 1 WHERE n = 2", What::Fold, 0, "sales");
    row("a sale without an event",
        "INSERT INTO sales SELECT randomblob(16), seq, 'S001-02-1-9', 9, shift, date, at, cashier, pieces, gross, "
        "discount, rounding, total, prints FROM sales WHERE n = 1",
        What::Fold, 0, "sales");
    row("a removed sale row", "DELETE FROM sales WHERE n = 3", What::Fold, 0, "sales");
    row("a total", "UPDATE shift_totals SET amount = amount + 100 WHERE kind = 'sale'", What::Fold, 0, "shift_totals");
    row("a counter", "UPDATE counters SET value = 99 WHERE name = 'receipt'", What::Fold, 0, "counters");
    row("a tender's kind", "UPDATE sale_tenders SET kind = 'gift' WHERE no = 1", What::Fold, 0, "sale_tenders");
    row("an attempt decided by hand", "UPDATE attempts SET state = 'Refused'", What::Fold, 0, "attempts");
    row("a counted difference hidden", "UPDATE shift_counts SET counted = expected", What::Fold, 0, "shift_counts");
    row("a return that nobody made", "UPDATE returns SET total = total + 1", What::Fold, 0, "returns");
    row("a returned piece forgotten", "DELETE FROM return_lines", What::Fold, 0, "return_lines");
    row("money given back twice as seen", "UPDATE return_tenders SET amount = amount * 2", What::Fold, 0,
        "return_tenders");
    row("a refund ended by hand", "UPDATE refunds SET state = 'Refused'", What::Fold, 0, "refunds");
    row("returned money in the drawer", "DELETE FROM shift_totals WHERE kind = 'refund:wechat'", What::Fold, 0,
        "shift_totals");
    row("a card's digits", "UPDATE sale_tenders SET last_four = '0000'", What::Fold, 0, "sale_tenders");
    row("a lock lifted by hand", "INSERT INTO staff_locks VALUES ('0017', 5, 0)", What::Fold, 0, "staff_locks");
    row("an emptied column", "UPDATE shifts SET closed_at = NULL", What::Fold, 0, "shifts");
}

void TestVerify::findsTheDamage()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, what);
    QFETCH(qint64, seq);
    QFETCH(QString, table);
    const QString path = copyOfBase("bad.db");
    damage(path, sql);
    const auto report = verifyStore(path, m_identity, {.mark = m_tail});
    QVERIFY(report);
    QVERIFY(!report->isGood());
    const VerifyFinding &first = report->findings.first();
    QCOMPARE(static_cast<int>(first.what), what);
    QCOMPARE(first.seq, seq);
    QCOMPARE(report->firstBadSeq(), seq);
    QCOMPARE(first.table, table);
    QCOMPARE(first.key.isEmpty(), table.isEmpty());
}

void TestVerify::anotherDevicesKeyIsFound()
{
    ChainIdentity other = m_identity;
    other.publicKey[0] = 'x';
    const auto report = verifyStore(copyOfBase("other.db"), other);
    QVERIFY(report);
    QCOMPARE(report->firstBadSeq(), qint64(1));
}

// Whoever can compute hashes can rewrite the chain; the folds then still name what was changed.
void TestVerify::rewrittenChainStillBreaksTheFolds()
{
    const QString path = copyOfBase("rewritten.db");
    {
        auto db = Database::open(path).value();
        QVERIFY(db->exec("UPDATE journal SET body = CAST(replace(body, '\"cashier\":\"0017\"', '\"cashier\":\"0099\"') "
                         "AS BLOB) WHERE seq = 5"));
        QByteArray previous = genesisHash(m_identity.device, 1, m_identity.publicKey);
        QList<Event> events;
        {
            Statement q(*db, "SELECT seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body FROM journal ORDER BY seq");
            while (q.next())
                events.append(readEvent(q));
        }
        for (const Event &event : events) {
            previous = eventHash(previous, m_identity.device, event);
            Statement put(*db, "UPDATE journal SET hash = ? WHERE seq = ?");
            QVERIFY(put.bind(previous, event.seq).run());
        }
    }
    const auto report = verifyStore(path, m_identity).value();
    QCOMPARE(report.findings.first().what, What::Fold);
    QCOMPARE(report.findings.first().table, QStringLiteral("sales"));
    QCOMPARE(verifyStore(path, m_identity, {.mark = m_tail}).value().findings.first().what, What::Tail);
}

void TestVerify::missingTailIsFoundByTheMark()
{
    Tail later = m_tail;
    ++later.seq;
    const auto report = verifyStore(copyOfBase("short.db"), m_identity, {.mark = later}).value();
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(report.findings.first().what, What::Tail);
    QCOMPARE(report.findings.first().seq, qint64(18));
}

void TestVerify::checkpointsAreChecked()
{
    const QString path = copyOfBase("checkpoint.db");
    {
        auto store = JournalStore::open(path, m_identity, {}, 0).value();
        const auto checkpoint = [](qint64 seq, const QByteArray &hash) {
            const QJsonObject body =
                JsonWriter().put("seq", seq).put("hash", QString::fromLatin1(hash.toHex())).object();
            return NewEvent{EventKind::Checkpoint, 1, EventId::create(), toJsonBytes(body)};
        };
        QVERIFY(store->commit({checkpoint(17, m_tail.hash)}, m_tail.wall, 0)); // a clock_jump goes before it
    }
    // The checkpoint names event 17, yet stands behind the clock_jump: found.
    const auto report = verifyStore(path, m_identity).value();
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(report.findings.first().what, What::Chain);
}

void TestVerify::flippedByteInTheFileIsFound()
{
    const QString path = copyOfBase("flipped.db");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("\"cashier\":\"0017\"");
    QVERIFY(at > 0);
    file.seek(at + 12);
    file.write("9");
    file.close();
    const auto report = verifyStore(path, m_identity).value();
    QVERIFY(report.firstBadSeq() >= 3);
}

void TestVerify::newerSchemaIsTooNew()
{
    const QString path = copyOfBase("newer.db");
    damage(path, "PRAGMA user_version = 500");
    QCOMPARE(verifyStore(path, m_identity).error().code, ErrorCode::TooNew);
    QCOMPARE(verifyStore(m_folder.filePath(QStringLiteral("none.db")), m_identity).error().code, ErrorCode::NotFound);
}

// old/store_0001.db was written by the program of schema 1: three sales, by cash, cash and WeChat, and card.
void TestVerify::aStoreOfTheFirstSchemaIsBroughtUp()
{
    const QString path = m_folder.filePath(QStringLiteral("old.db"));
    QVERIFY(QFile::copy(QStringLiteral(MENDIAN_SOURCE_DIR "/tests/storage/journal/old/store_0001.db"), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const ChainIdentity identity{
        DeviceId::parse(u"0193500a-0000-7000-8000-000000000001").value(), 1, QByteArray(32, 'k')};
    {
        ManualClock clock;
        clock.advance(60'000);
        const auto store = JournalStore::open(path, identity, clock.wall(), clock.mono());
        QVERIFY(store);
        Statement q((*store)->database(), "SELECT group_concat(kind || ':' || last_four) FROM sale_tenders");
        QVERIFY(q.next());
        QCOMPARE(q.text(0), QStringLiteral("cash:,cash:,wechat:a1b2c3,external:6789"));
    }
    const auto report = verifyStore(path, identity);
    QVERIFY(report);
    for (const VerifyFinding &finding : report->findings)
        qWarning() << findingName(finding.what) << finding.table << finding.key << finding.detail;
    QVERIFY(report->isGood());
    QCOMPARE(report->events, qint64(10));
}

MENDIAN_TEST(TestVerify)
#include "tst_verify.moc"
