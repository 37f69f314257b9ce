// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log.h"
#include "models/staff/pin.h"
#include "payments/gateway.h"
#include "storage/folder/datafolder.h"
#include "storage/journal/verify.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakerefundgateway.h"
#include "workflows/returns/refunds.h"
#include "workflows/till/till.h"

#include <QTemporaryDir>
#include <QTest>

namespace mendian::test {

/// Goods kept in memory, found as the stored ones are.
class MemoryGoods final : public GoodsSource
{
public:
    QList<Sku> goods;

    Result<FoundGoods> byBarcode(const QString &text) override
    {
        for (const Sku &sku : goods)
            for (const Barcode &barcode : sku.barcodes)
                if (barcode.text == text && sku.active)
                    return FoundGoods{sku, barcode.pack, barcode.packPrice};
        return fail(ErrorCode::NotFound);
    }
    Result<Sku> byPlu(const QString &plu) override
    {
        return find([&](const Sku &s) { return s.plu == plu; });
    }
    Result<Sku> byNumber(const QString &number) override
    {
        return find([&](const Sku &s) { return s.number == number; });
    }
    Result<Sku> byId(SkuId id) override
    {
        return find([&](const Sku &s) { return s.id == id; });
    }
    Result<QList<Sku>> search(const QString &text, int limit) override
    {
        QList<Sku> hits;
        for (const Sku &sku : goods)
            if (sku.name.contains(text) && hits.size() < limit)
                hits.append(sku);
        return hits;
    }
    Result<qint64> version() override { return 1; }

private:
    template <typename F>
    Result<Sku> find(F matches)
    {
        for (const Sku &sku : goods)
            if (matches(sku) && sku.active)
                return sku;
        return fail(ErrorCode::NotFound);
    }
};

/// A whole demo shop in a throw-away folder on a manual clock, with one fake provider: water 3.50, apples 9.98/kg
/// (PLU 12345), a bag without a price. 0017 李敏 is cashier (PIN 246810), 0001 王磊 manager (PIN 135790).
class TestShop
{
public:
    static constexpr const char *kWater = "6901234567892";
    static constexpr const char *kMilk = "6909876543212";
    static constexpr const char *kPayCode = "134567890123456789";

    struct Setup
    {
        storage::FolderOptions folder = {};
        QString path = {};                ///< empty: a throw-away folder; an existing data folder is opened
        Gateway *provider = nullptr;      ///< null: `gateway`
        Worker *pay = nullptr;            ///< where the provider is called; null: the shop's own thread
        RefundGateway *refunds = nullptr; ///< null: `refundGateway`
    };

    explicit TestShop(storage::FolderOptions options = {}) : TestShop(Setup{std::move(options), {}, nullptr})
    {
        create();
    }
    /// Neither made nor opened yet: call create() or tryOpen().
    explicit TestShop(Setup setup) : m_setup(std::move(setup))
    {
        Sku water = sku("100001", u"云溪 饮用天然水 550ml", 350);
        water.barcodes = {{QString::fromLatin1(kWater), 1, {}}};
        Sku milk = sku("100002", u"晨牧 纯牛奶 250ml", 499);
        milk.barcodes = {{QString::fromLatin1(kMilk), 1, {}}};
        Sku apples = sku("200001", u"红富士苹果", 998);
        apples.weighed = true;
        apples.unit = QStringLiteral("kg");
        apples.plu = QStringLiteral("12345");
        goods.goods = {water, milk, apples, sku("300001", u"无码商品", 0)};
    }
    ~TestShop() { close(); }

    void create()
    {
        auto made = storage::DataFolder::create(
            path(), storage::FolderKind::Demo, QStringLiteral("S001"), 2, clock, m_setup.folder);
        MENDIAN_CHECK(made);
        (*made)->close();
        made->reset();
        open();
        // One derivation for all: scrypt is slow on purpose.
        const auto pin = [&](const char *digits) { return makePinVerifier(Secret(digits), shop->pepper).value(); };
        MENDIAN_CHECK(staff->save({{StaffId::create(), QStringLiteral("0017"), QStringLiteral(u"李敏"), Role::Cashier,
                                       pin("246810"), badgeHash(badge()), true},
            {StaffId::create(), QStringLiteral("0001"), QStringLiteral(u"王磊"), Role::Manager, pin("135790"), {},
                true}}));
    }

    QString path() const { return m_setup.path.isEmpty() ? m_dir.filePath(QStringLiteral("shop")) : m_setup.path; }
    static QString badge() { return codes::badgeCode(QByteArray("0123456789")).value(); }

    void open()
    {
        const Status opened = tryOpen();
        MENDIAN_CHECK(opened);
    }
    Status tryOpen()
    {
        using storage::DataFolder;
        MENDIAN_TRY(take(folder, DataFolder::open(path(), DataFolder::Mode::ReadWrite, m_setup.folder)));
        MENDIAN_TRY(take(journal, folder->openJournal(clock)));
        MENDIAN_TRY(take(draft, storage::DraftStore::open(folder->draftDb())));
        scanLog = std::make_unique<storage::ScanLog>(draft->database());
        MENDIAN_TRY(take(reference, storage::Database::open(folder->referenceDb())));
        if (const auto migrated = storage::migrate(*reference, QStringLiteral("reference")); !migrated)
            return fail(migrated.error());
        staff = std::make_unique<storage::StaffRepository>(*reference);
        settings = std::make_unique<storage::SettingsRepository>(*reference);
        const auto loaded = settings->load();
        if (!loaded)
            return fail(loaded.error());
        shop.reset(new Shop{clock, *journal, *draft, *scanLog, *staff, *settings, goods, folder->key().pepper(),
            QStringLiteral("demo"), QStringLiteral("S001"), 2, *loaded, reference.get(),
            [this] { return folder->checkSpace(); }, [this] { return folder->makeRoom(); }});
        shop->settings.set(QStringLiteral("printer.transport"), QStringLiteral("file"));
        attempts = std::make_unique<JournalAttemptStore>(*shop);
        driver = std::make_unique<AttemptDriver>(*attempts, clock);
        Gateway &provider = m_setup.provider ? *m_setup.provider : gateway;
        driver->addGateway(QStringLiteral("wechat"), provider, m_setup.pay);
        refundStore = std::make_unique<JournalRefundStore>(*shop);
        refunds = std::make_unique<RefundDriver>(*refundStore, clock);
        RefundGateway &refunding = m_setup.refunds ? *m_setup.refunds : refundGateway;
        refunds->addGateway(QStringLiteral("wechat"), refunding, m_setup.pay);
        till = std::make_unique<Till>(*shop, *driver, *refunds, nullptr);
        QObject::connect(till.get(), &Till::noticed, [this](const Notice &notice) { notices.append(notice.what); });
        return till->start();
    }
    void close()
    {
        forget();
        if (folder)
            folder->close();
        folder.reset();
    }
    /// As after a kill or a power cut: the folder's lock stays dirty.
    void die()
    {
        forget();
        folder.reset();
    }
    void forget()
    {
        till.reset();
        refunds.reset();
        refundStore.reset();
        driver.reset();
        attempts.reset();
        shop.reset();
        settings.reset();
        staff.reset();
        reference.reset();
        scanLog.reset();
        draft.reset();
        journal.reset();
    }
    void restart()
    {
        close();
        open();
    }

    void ready(Money cashFloat = Money::fromFen(50'000))
    {
        QVERIFY(till->signIn(QStringLiteral("0017"), Secret("246810")));
        QVERIFY(till->openShift(cashFloat));
    }
    ScanFeedback scan(const QString &text)
    {
        codes::ScanContext context = till->scanContext();
        scanning::NumberedScan scan;
        scan.result = codes::classify(text, context);
        ScanFeedback seen;
        const auto connection =
            QObject::connect(till.get(), &Till::scanned, [&](const ScanFeedback &feedback) { seen = feedback; });
        const auto outcome = till->handleScan(scan);
        till->reportScan(scan, outcome);
        QObject::disconnect(connection);
        settle();
        return seen;
    }
    /// Signed in at once: a PIN's check is slow on purpose.
    Status signInByBadge() { return till->session().signInByBadge(badge()); }
    Status payCash(Money received)
    {
        MENDIAN_TRY(till->paymentDesk().open(QStringLiteral("cash")));
        return till->paymentDesk().payCash(received);
    }
    /// Lets answers of the gateway arrive, as the engine's event loop would.
    static void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    void pass(qint64 ms)
    {
        clock.advance(ms);
        driver->tick();
        refunds->tick();
        settle();
    }
    Proof manager() const { return {QStringLiteral("0001"), Secret("135790"), {}}; }
    qint64 count(const char *sql)
    {
        storage::Statement q(journal->database(), sql);
        return q.next() ? q.integer(0) : -1;
    }
    qint64 events(journal::EventKind kind)
    {
        storage::Statement q(journal->database(), "SELECT count(*) FROM journal WHERE kind = ?");
        q.bind(static_cast<qint64>(kind));
        return q.next() ? q.integer(0) : -1;
    }
    /// The journal's chain and all folds, recomputed.
    bool verifies()
    {
        const auto report = storage::verifyStore(folder->storeDb(), folder->identity());
        if (report && !report->isGood())
            qWarning() << report->findings.first().table << report->findings.first().detail;
        return report && report->isGood();
    }

    ManualClock clock;
    MemoryGoods goods;
    FakeGateway gateway;
    FakeRefundGateway refundGateway;
    QStringList notices;
    std::unique_ptr<storage::DataFolder> folder;
    std::unique_ptr<storage::JournalStore> journal;
    std::unique_ptr<storage::DraftStore> draft;
    std::unique_ptr<storage::ScanLog> scanLog;
    std::unique_ptr<storage::Database> reference;
    std::unique_ptr<storage::StaffRepository> staff;
    std::unique_ptr<storage::SettingsRepository> settings;
    std::unique_ptr<Shop> shop;
    std::unique_ptr<JournalAttemptStore> attempts;
    std::unique_ptr<AttemptDriver> driver;
    std::unique_ptr<JournalRefundStore> refundStore;
    std::unique_ptr<RefundDriver> refunds;
    std::unique_ptr<Till> till;

private:
    static Sku sku(const char *number, QStringView name, qint64 fen)
    {
        Sku s;
        s.id = SkuId::create();
        s.number = QString::fromLatin1(number);
        s.name = name.toString();
        s.unit = QStringLiteral(u"件");
        s.price = Money::fromFen(fen);
        s.taxRate = 1300;
        return s;
    }

    template <typename T>
    static Status take(std::unique_ptr<T> &to, Result<std::unique_ptr<T>> from)
    {
        if (!from)
            return fail(from.error());
        to = *std::move(from);
        return {};
    }

    Setup m_setup;
    QTemporaryDir m_dir;
};

} // namespace mendian::test
