// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/merchantkeys.h"
#include "app/runtime/newshop.h"
#include "app/runtime/training.h"
#include "models/catalog/demogoods.h"
#include "storage/folder/backup.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::app;

// A training shop: made like a real one, sells against the sandbox, never reaches a provider.
class TestTraining : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void copiesReferenceOnly();
    void refusesWhatIsNoSource();
    void aCutOffMakingIsTakenUp();
    void sellsWithoutMoney();
    void onlyOneAtATime();
    void neverCallsAProvider_data();
    void neverCallsAProvider();
    void theShopItselfIsUntouched();

private:
    QTemporaryDir m_dir;
    QString m_real = m_dir.filePath(QStringLiteral("real"));
    SystemClock m_clock;
    QByteArray m_hash;
};

namespace {

QString barcode()
{
    for (const Sku &sku : demoGoods(120))
        if (!sku.barcodes.isEmpty() && !sku.weighed)
            return sku.barcodes.first().text;
    return {};
}

TillView viewOf(ShopRuntime &runtime)
{
    return runtime.call([&] { return runtime.till().view(); });
}

} // namespace

void TestTraining::initTestCase()
{
    NewShop shop;
    shop.folder = m_real;
    shop.kind = storage::FolderKind::Real;
    shop.store = QStringLiteral("S009");
    shop.till = 4;
    shop.people = {{QStringLiteral("0900"), QStringLiteral("Ma"), Role::Manager, QStringLiteral("802491")}};
    shop.settings = {{QStringLiteral("store.name"), QStringLiteral("Chaoyang")},
        {QStringLiteral("printer.transport"), QStringLiteral("file")},
        {QStringLiteral("printer.profile"), QStringLiteral("file")},
        {QStringLiteral("printer.address"), m_dir.filePath(QStringLiteral("real-slips"))}};
    const Status made = createShop(shop, m_clock);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    RuntimeOptions options;
    options.folder = m_real;
    const auto runtime = ShopRuntime::open(options);
    QVERIFY(runtime);
    QVERIFY(addDemoGoods(**runtime, 120, QStringLiteral("0900")));
    // Real keys lie in the real folder; no lesson may see them.
    QVERIFY((*runtime)->call([&] {
        return (*runtime)->keys().saveSection(
            QStringLiteral("wechat"), {{QStringLiteral("key"), QStringLiteral("TheRealKeyTheRealKeyTheRealKey12")}});
    }));
    m_hash = (*runtime)->call([&] { return (*runtime)->shop().journal.tail().hash; });
}

void TestTraining::copiesReferenceOnly()
{
    const QString to = m_dir.filePath(QStringLiteral("copy"));
    const Status made = createTrainingShop(m_real, to, m_clock);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(!QFile::exists(to + QStringLiteral("/payments/keys.sealed")));
    RuntimeOptions options;
    options.folder = to;
    const auto runtime = ShopRuntime::open(options);
    QVERIFY(runtime);
    QCOMPARE((*runtime)->folder().kind(), storage::FolderKind::Training);
    QCOMPARE((*runtime)->folder().store(), QStringLiteral("S009"));
    QCOMPARE((*runtime)->folder().till(), 4);
    const TillView view = viewOf(**runtime);
    QCOMPARE(view.folderKind, QStringLiteral("training"));
    const auto on = [&](auto run) { return (*runtime)->call(std::move(run)); };
    QCOMPARE(on([&] { return (*runtime)->shop().settings.text("store.name"); }), QStringLiteral("Chaoyang"));
    QCOMPARE(on([&] { return (*runtime)->shop().settings.text("printer.address"); }), to + QStringLiteral("/slips"));
    QVERIFY(on([&] { return (*runtime)->shop().settings.flag("pay.wechat"); }));
    QCOMPARE(on([&] { return (*runtime)->shop().staff.active().value().size(); }), 1);
    // The genesis and what opening said; no fact of the shop. The same PIN as there, under another device id.
    QVERIFY(on([&] { return (*runtime)->shop().journal.tail().seq; }) <= 2);
    QVERIFY(on([&] { return (*runtime)->till().signIn(QStringLiteral("0900"), Secret("802491")); }));
    const auto real = storage::DataFolder::open(m_real, storage::DataFolder::Mode::ReadOnly);
    QVERIFY((*real)->key().device() != (*runtime)->folder().key().device());
    QVERIFY((*real)->key().publicKey() != (*runtime)->folder().key().publicKey());
}

void TestTraining::refusesWhatIsNoSource()
{
    const QString copy = m_dir.filePath(QStringLiteral("copy"));
    QCOMPARE(createTrainingShop(m_real, copy, m_clock).error().code, ErrorCode::Conflict);
    QCOMPARE(createTrainingShop(copy, m_dir.filePath(QStringLiteral("copy2")), m_clock).error().code,
        ErrorCode::WrongFolder);
    QCOMPARE(
        createTrainingShop(m_dir.filePath(QStringLiteral("nowhere")), m_dir.filePath(QStringLiteral("copy2")), m_clock)
            .error()
            .code,
        ErrorCode::WrongFolder);
    // Never over a real shop.
    QVERIFY(!createTrainingShop(m_real, m_real, m_clock));
    QVERIFY(!QFile::exists(m_dir.filePath(QStringLiteral("copy2/reference.db"))));
}

void TestTraining::aCutOffMakingIsTakenUp()
{
    const QString to = m_dir.filePath(QStringLiteral("cut"));
    QVERIFY(createTrainingShop(m_real, to, m_clock));
    QFile::remove(to + QStringLiteral("/reference.db")); // it comes last
    QFile half(to + QStringLiteral("/reference.part"));
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("half a page");
    half.close();
    const Status again = createTrainingShop(m_real, to, m_clock);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QVERIFY(!QFile::exists(to + QStringLiteral("/reference.part")));
    QCOMPARE(createTrainingShop(m_real, to, m_clock).error().code, ErrorCode::Conflict);
}

void TestTraining::sellsWithoutMoney()
{
    for (int lesson = 0; lesson < 2; ++lesson) { // the second one starts with another port and the same folder
        TrainingShop::Options options;
        options.data = m_real;
        options.timeScale = 30;
        const auto shop = TrainingShop::open(options);
        QVERIFY2(shop, shop ? "" : qPrintable(shop.error().detail));
        QCOMPARE((*shop)->folder(), m_real + QStringLiteral("/training"));
        ShopRuntime &runtime = (*shop)->runtime();
        const QString code = (*shop)->world().freshCode();
        const Status begun = runtime.call([&]() -> Status {
            Till &till = runtime.till();
            MENDIAN_TRY(till.signIn(QStringLiteral("0900"), Secret("802491")));
            if (!till.view().shift.open)
                MENDIAN_TRY(till.openShift(Money::fromFen(10'000)));
            const ScanFeedback goods = till.enter(barcode());
            if (till.view().basket.lines.isEmpty())
                return fail(ErrorCode::NotFound, goods.outcome + u' ' + goods.reason + u' ' + barcode());
            MENDIAN_TRY(till.command([&] { return till.paymentDesk().open(QStringLiteral("code")); }));
            till.enter(code);
            return {};
        });
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(viewOf(runtime).payment.screen, 4, 60'000);
        QCOMPARE((*shop)->world().orders().last().charges, 1);
        QCOMPARE(viewOf(runtime).todayReceipts, lesson + 1);
        runtime.call([&] { return runtime.till().signOut(); });
    }
    const QDir slips(m_real + QStringLiteral("/training/slips"));
    QTRY_COMPARE_WITH_TIMEOUT(slips.entryList({QStringLiteral("*.txt")}).isEmpty(), false, 20'000);
    QString papers;
    for (const QString &name : slips.entryList({QStringLiteral("*.txt")})) {
        QFile file(slips.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString paper = QString::fromUtf8(file.readAll());
        QVERIFY2(paper.contains(QStringLiteral(u"培训")), qPrintable(name));
        papers += paper;
    }
    QVERIFY(papers.contains(QLatin1String("S009-04-1-1")));
    QVERIFY(!QDir(m_dir.filePath(QStringLiteral("real-slips"))).exists());
    const auto verified = storage::verifyFolder(m_real + QStringLiteral("/training"), false);
    QVERIFY(verified && verified->isGood());
}

void TestTraining::onlyOneAtATime()
{
    const auto first = TrainingShop::open({m_real});
    QVERIFY(first);
    const QJsonObject before = (*first)->runtime().call([&] { return (*first)->runtime().keys().load().value(); });
    const auto second = TrainingShop::open({m_real});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    // The running lesson's provider was not taken away.
    QCOMPARE((*first)->runtime().call([&] { return (*first)->runtime().keys().load().value(); }), before);
}

void TestTraining::neverCallsAProvider_data()
{
    QTest::addColumn<QString>("url");
    for (const QString &host : net::HostPolicy::publishedHosts())
        QTest::newRow(qPrintable(host)) << QStringLiteral("https://") + host;
    QTest::newRow("by default") << QString();
}

void TestTraining::neverCallsAProvider()
{
    QFETCH(QString, url);
    const auto shop = TrainingShop::open({m_real});
    QVERIFY(shop);
    ShopRuntime &runtime = (*shop)->runtime();
    QJsonObject keys = runtime.call([&] { return runtime.keys().section(QStringLiteral("wechat")).value(); });
    keys.remove(QStringLiteral("base_url")); // the provider's own is the default
    if (!url.isEmpty())
        keys.insert(QStringLiteral("base_url"), url);
    const Status changed = runtime.call([&] {
        return runtime.changeKeys(QStringLiteral("wechat"), keys, QStringLiteral("0900"), QStringLiteral("imported"));
    });
    QCOMPARE(changed.error().code, ErrorCode::PermissionDenied);
    // Nor when the file was sealed by other hands.
    QVERIFY(runtime.call([&] { return runtime.keys().saveSection(QStringLiteral("wechat"), keys); }));
    const auto policy = hostPolicy(storage::FolderKind::Training);
    for (const ProviderRow &row : providerRows())
        QVERIFY(!row.read(keys, {policy, QStringLiteral("S009-4"), m_clock}));
}

void TestTraining::theShopItselfIsUntouched()
{
    RuntimeOptions options;
    options.folder = m_real;
    const auto runtime = ShopRuntime::open(options);
    QVERIFY(runtime);
    QCOMPARE((*runtime)->call([&] { return (*runtime)->shop().journal.tail().hash; }), m_hash);
}

MENDIAN_TEST(TestTraining)
#include "tst_training.moc"
