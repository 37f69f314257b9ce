// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reference/settingsrepository.h"
#include "storage/reference/staffrepository.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestFeed : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void versionsAndTombstones();
    void sumDoesNotDependOnOrder();
    void tamperingIsFound();
    void staffByNumberAndBadge();
    void settingsAreChecked();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
};

static FeedRow row(const QString &key, int value, bool deleted = false)
{
    return {key, 0, deleted, QJsonObject{{QStringLiteral("v"), value}}};
}

void TestFeed::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_db = std::move(Database::open(m_dir->filePath(QStringLiteral("reference.db"))).value());
    QVERIFY(migrate(*m_db, QStringLiteral("reference")));
}

void TestFeed::cleanup()
{
    m_db.reset();
    m_dir.reset();
}

void TestFeed::versionsAndTombstones()
{
    ReferenceFeed feed(*m_db, QStringLiteral("x"));
    QCOMPARE(feed.put({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)}).value(), 1);
    QCOMPARE(feed.put({row(QStringLiteral("a"), 1)}).value(), 1); // nothing new
    QCOMPARE(feed.put({row(QStringLiteral("a"), 3)}).value(), 2);
    QCOMPARE(feed.put({row(QStringLiteral("b"), 0, true), row(QStringLiteral("zz"), 0, true)}).value(), 3);
    QCOMPARE(feed.rows().value().size(), 1);
    QCOMPARE(feed.row(QStringLiteral("a"))->version, 2);
    QCOMPARE(feed.row(QStringLiteral("b")).error().code, ErrorCode::NotFound);
    QVERIFY(feed.check());
    QCOMPARE(feed.put({row(QStringLiteral("b"), 9)}).value(), 4); // comes back
    QVERIFY(feed.check());
    QCOMPARE(ReferenceFeed(*m_db, QStringLiteral("y")).head()->version, 0);
}

void TestFeed::sumDoesNotDependOnOrder()
{
    ReferenceFeed one(*m_db, QStringLiteral("one"));
    ReferenceFeed two(*m_db, QStringLiteral("two"));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(one.put({row(QString::number(i), i)}));
        QVERIFY(two.put({row(QString::number(19 - i), 100)}));
    }
    for (int i = 0; i < 20; ++i)
        QVERIFY(two.put({row(QString::number(i), i)}));
    QCOMPARE(one.head()->setSum, two.head()->setSum);
}

void TestFeed::tamperingIsFound()
{
    ReferenceFeed feed(*m_db, QStringLiteral("x"));
    QVERIFY(feed.put({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)}));
    QVERIFY(m_db->exec("UPDATE feed_rows SET body = '{\"v\":7}' WHERE key = 'b'"));
    QCOMPARE(feed.check().error().code, ErrorCode::Corrupt);
}

void TestFeed::staffByNumberAndBadge()
{
    StaffRepository staff(*m_db);
    Person li{StaffId::create(), QStringLiteral("0017"), QStringLiteral(u"李敏"), Role::Cashier, {},
        badgeHash(QStringLiteral("MDBX")), true};
    Person gone{StaffId::create(), QStringLiteral("0018"), QStringLiteral(u"张强"), Role::Manager, {}, {}, false};
    QVERIFY(staff.save({li, gone}));
    QCOMPARE(staff.byNumber(QStringLiteral("0017")).value(), li);
    QCOMPARE(staff.byBadge(badgeHash(QStringLiteral("MDBX"))).value(), li);
    QVERIFY(!staff.byBadge(QString()));
    QVERIFY(!staff.byNumber(QStringLiteral("0018")));
    QCOMPARE(staff.active()->size(), 1);
}

void TestFeed::settingsAreChecked()
{
    SettingsRepository settings(*m_db);
    QVERIFY(settings.save({{QStringLiteral("sale.rounding"), QStringLiteral("fen")}}));
    QCOMPARE(settings.load()->text("sale.rounding"), QStringLiteral("fen"));
    QVERIFY(!settings.save(
        {{QStringLiteral("sale.rounding"), QStringLiteral("jiao")}, {QStringLiteral("no.such"), QStringLiteral("1")}}));
    QCOMPARE(settings.load()->text("sale.rounding"), QStringLiteral("fen"));
    QVERIFY(!settings.save({{QStringLiteral("sale.rounding"), QStringLiteral("up")}}));
}

MENDIAN_TEST(TestFeed)
#include "tst_feed.moc"
