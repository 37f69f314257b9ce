// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/draftstore.h"
#include "storage/journal/scanlog.h"
#include "storage/sql/transaction.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestDraftStore : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }
    void returnsTheBasketAfterAKill();
    void writesOnlyWhatChanged();
    void damagedDraftIsSetAside();
    void scanLogKeepsOrderAndTheNewest();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("draft.db")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDraftStore::returnsTheBasketAfterAKill()
{
    const QJsonObject meta{{QStringLiteral("sale"), QStringLiteral("x")}};
    {
        auto store = DraftStore::open(path()).value();
        QVERIFY(store->load().value().isEmpty());
        QVERIFY(store->save({.lines = {{0, "{\"a\":1}"}, {1, "{\"b\":2}"}}, .meta = meta}));
        // What a kill leaves: the files as they are now, without the close.
        QVERIFY(QFile::copy(path(), m_folder->filePath(QStringLiteral("killed.db"))));
        QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), m_folder->filePath(QStringLiteral("killed.db-wal"))));
    }
    auto killed = DraftStore::open(m_folder->filePath(QStringLiteral("killed.db"))).value();
    const Draft draft = killed->load().value();
    QCOMPARE(draft.lines, (QList<QByteArray>{"{\"a\":1}", "{\"b\":2}"}));
    QCOMPARE(draft.meta, meta);
    QVERIFY(killed->clear());
    QVERIFY(killed->load().value().isEmpty());
}

void TestDraftStore::writesOnlyWhatChanged()
{
    auto store = DraftStore::open(path()).value();
    QVERIFY(store->save({.lines = {{0, "{}"}, {1, "{}"}, {2, "{}"}}}));
    QVERIFY(store->save({.lines = {{1, "{\"n\":2}"}}, .size = 2}));
    QCOMPARE(store->load().value().lines, (QList<QByteArray>{"{}", "{\"n\":2}"}));
    QVERIFY(store->save({.meta = QJsonObject{{QStringLiteral("k"), 1}}}));
    QCOMPARE(store->load().value().lines.size(), 2);
    QVERIFY(store->save({.size = 0}));
    QCOMPARE(store->load().value().lines.size(), 0);
    QCOMPARE(store->load().value().meta.size(), 1);
}

void TestDraftStore::damagedDraftIsSetAside()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(9000, 'x'));
    file.close();
    auto store = DraftStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->wasReplaced());
    QVERIFY(QFile::exists(path() + QStringLiteral(".damaged")));
    QVERIFY((*store)->save({.lines = {{0, "{}"}}}));
    store->reset();
    QVERIFY(!DraftStore::open(path()).value()->wasReplaced());
}

void TestDraftStore::scanLogKeepsOrderAndTheNewest()
{
    auto store = DraftStore::open(path()).value();
    ScanLog log(store->database(), 1000);
    auto all = Transaction::begin(store->database());
    QVERIFY(all);
    for (int i = 1; i <= 2100; ++i) {
        const auto n = log.append(
            {0, {i}, QStringLiteral("usb"), QString::number(i), QStringLiteral("goods"), QStringLiteral("line"), {}});
        QVERIFY(n);
        QCOMPARE(*n, qint64(i));
    }
    QVERIFY(all->commit());
    QVERIFY(log.count().value() <= 1500);
    const auto newest = log.page(0, 3).value();
    QCOMPARE(newest.size(), 3);
    QCOMPARE(newest[0].text, QStringLiteral("2100"));
    QCOMPARE(newest[2].n, qint64(2098));
    QCOMPARE(log.page(newest[2].n, 1).value().first().n, qint64(2097));
}

MENDIAN_TEST(TestDraftStore)
#include "tst_draftstore.moc"
