// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/shopruntime.h"

#include "app/runtime/merchantfile.h"
#include "app/runtime/printing.h"
#include "core/log.h"
#include "payments/wechat/wechatgateway.h"
#include "storage/sql/migrations.h"

namespace mendian::app {

namespace {

/// Outcomes of scans into draft.db.
class StoredScanLog final : public scanning::ScanLog
{
public:
    explicit StoredScanLog(storage::ScanLog &log) : m_log(log) {}
    void append(const scanning::ScanLogEntry &entry) override
    {
        const QString reason = entry.outcome.kind == scanning::OutcomeKind::Refused ? refusalWord(entry.outcome.reason)
                                                                                    : entry.outcome.target;
        const auto stored = m_log.append(
            {entry.n, entry.at, entry.source, entry.text, QString::fromLatin1(codes::scanKindName(entry.kind)),
                QString::fromLatin1(scanning::outcomeName(entry.outcome.kind)), reason});
        if (!stored)
            qCWarning(logCore) << "scan log:" << stored.error();
    }

private:
    storage::ScanLog &m_log;
};

} // namespace

/// Everything of the engine thread, in the order in which it is made.
struct ShopRuntime::Parts
{
    std::unique_ptr<storage::Database> reference;
    std::unique_ptr<storage::Database> search;
    std::unique_ptr<storage::JournalStore> journal;
    std::unique_ptr<storage::DraftStore> draft;
    std::unique_ptr<storage::ScanLog> scanLog;
    std::unique_ptr<storage::StaffRepository> staff;
    std::unique_ptr<storage::SettingsRepository> settings;
    std::unique_ptr<StoredGoods> goods;
    std::unique_ptr<Shop> shop;
    std::unique_ptr<JournalAttemptStore> attempts;
    std::unique_ptr<AttemptDriver> driver;
    std::unique_ptr<Printing> printing;
    std::unique_ptr<Till> till;
    std::unique_ptr<StoredScanLog> log;
    std::vector<std::shared_ptr<Gateway>> gateways;       ///< live on the pay thread
    std::vector<std::shared_ptr<BillSource>> billSources; ///< the same
    QList<Notice> early;                                  ///< said before there was a port to hear it
    QMetaObject::Connection listening;
};

ShopRuntime::ShopRuntime() : m_parts(std::make_unique<Parts>()) {}

Result<std::unique_ptr<ShopRuntime>> ShopRuntime::open(const RuntimeOptions &options)
{
    auto folder =
        storage::DataFolder::open(options.folder, storage::DataFolder::Mode::ReadWrite, options.folderOptions);
    if (!folder)
        return fail(folder.error());
    std::unique_ptr<ShopRuntime> runtime(new ShopRuntime);
    runtime->m_clock = options.clock ? options.clock : &runtime->m_systemClock;
    runtime->m_folder = *std::move(folder);
    runtime->m_engine = std::make_unique<Worker>(QStringLiteral("db"));
    runtime->m_pay = std::make_unique<Worker>(QStringLiteral("pay"));
    const Status built = runtime->call([&] { return runtime->build(options); });
    if (!built)
        return fail(built.error());
    Parts &parts = *runtime->m_parts;
    const auto last = runtime->call([&] { return parts.scanLog->page(0, 1); });
    scanning::ScanQueue::Options queue;
    queue.firstNumber = last && !last->isEmpty() ? last->first().n + 1 : 1;
    runtime->m_scans = std::make_unique<scanning::ScanQueue>(
        *runtime->m_engine, *parts.log, [till = parts.till.get()] { return till->scanContext(); },
        [till = parts.till.get()](const scanning::NumberedScan &scan) { return till->handleScan(scan); }, queue);
    runtime->m_scans->setObserver([till = parts.till.get()](const scanning::NumberedScan &scan,
                                      const scanning::ScanOutcome &outcome) { till->reportScan(scan, outcome); });
    return runtime;
}

Status ShopRuntime::build(const RuntimeOptions &options)
{
    Parts &p = *m_parts;
    auto journal = m_folder->openJournal(*m_clock);
    auto draft = storage::DraftStore::open(m_folder->draftDb());
    auto reference = storage::Database::open(m_folder->referenceDb());
    auto search = storage::SearchIndex::open(m_folder->searchDb());
    if (!journal)
        return fail(journal.error());
    if (!draft)
        return fail(draft.error());
    if (!reference)
        return fail(reference.error());
    if (!search)
        return fail(search.error());
    p.journal = *std::move(journal);
    p.draft = *std::move(draft);
    p.reference = *std::move(reference);
    p.search = *std::move(search);
    const auto migrated = storage::migrate(*p.reference, QStringLiteral("reference"));
    if (!migrated)
        return fail(migrated.error());
    p.scanLog = std::make_unique<storage::ScanLog>(p.draft->database());
    p.staff = std::make_unique<storage::StaffRepository>(*p.reference);
    p.settings = std::make_unique<storage::SettingsRepository>(*p.reference);
    p.goods = std::make_unique<StoredGoods>(*p.reference, *p.search);
    const auto settings = p.settings->load();
    if (!settings)
        return fail(settings.error());
    p.shop.reset(new Shop{*m_clock, *p.journal, *p.draft, *p.scanLog, *p.staff, *p.settings, *p.goods,
        m_folder->key().pepper(), QString::fromLatin1(storage::folderKindName(m_folder->kind())), m_folder->store(),
        m_folder->till(), *settings, p.reference.get(), [this] { return m_folder->checkSpace(); },
        [this] { return m_folder->makeRoom(); }});
    if (!options.printTo.isEmpty()) {
        p.shop->settings.set(QStringLiteral("printer.transport"), QStringLiteral("file"));
        p.shop->settings.set(QStringLiteral("printer.address"), options.printTo);
    }
    p.attempts = std::make_unique<JournalAttemptStore>(*p.shop);
    p.driver = std::make_unique<AttemptDriver>(*p.attempts, *m_clock);
    if (options.payments)
        MENDIAN_TRY(buildPayments(options));
    p.printing = std::make_unique<Printing>(*p.shop);
    p.till = std::make_unique<Till>(*p.shop, *p.driver, p.printing.get());
    p.printing->attach(*p.till);
    p.log = std::make_unique<StoredScanLog>(*p.scanLog);
    p.listening = QObject::connect(
        p.till.get(), &Till::noticed, p.till.get(), [&p](const Notice &notice) { p.early.append(notice); });
    MENDIAN_TRY(p.till->start());
    MENDIAN_TRY(p.printing->start());
    QObject::connect(p.printing.get(), &Printing::changed, p.till.get(), [this] { showDevices(); });
    QObject::connect(p.driver.get(), &AttemptDriver::routeChanged, p.till.get(), [this] { showDevices(); });
    showDevices();
    catchUpSearch();
    return {};
}

/// The search index follows by watermark, a batch a job: the till sells between two batches. Any thread.
void ShopRuntime::catchUpSearch()
{
    m_engine->post([this] {
        if (!m_parts)
            return;
        std::atomic<bool> stop = false;
        storage::SearchOptions oneBatch{[&](const storage::SearchProgress &) { stop = true; }, &stop, 200};
        const Status caughtUp = m_parts->goods->search().catchUp(m_parts->goods->repository(), oneBatch);
        if (caughtUp)
            return;
        if (caughtUp.error().code == ErrorCode::Cancelled)
            catchUpSearch();
        else
            qCWarning(logCore) << "search index:" << caughtUp.error();
    });
}

Status ShopRuntime::buildPayments(const RuntimeOptions &)
{
    Parts &p = *m_parts;
    if (!p.shop->settings.flag("pay.wechat"))
        return {};
    const net::HostPolicy policy = m_folder->isReal() ? net::HostPolicy::published() : net::HostPolicy::configurable();
    const QString device = QStringLiteral("%1-%2").arg(m_folder->store()).arg(m_folder->till());
    const auto config = readWechatMerchant(m_folder->path(), policy, device);
    if (!config) {
        // A till whose merchant file is missing or wrong still sells for cash; the device row says why.
        qCWarning(logPayments) << "WeChat is not available:" << config.error();
        return {};
    }
    auto gateway = m_pay->run([&] { return std::make_shared<wechat::WechatGateway>(*config); }).result();
    p.driver->addGateway(QStringLiteral("wechat"), *gateway, m_pay.get());
    p.gateways.push_back(std::move(gateway));
    return {};
}

/// One row for each thing with a plug or a line, as the settings page and the top bar show it. Engine thread.
void ShopRuntime::showDevices()
{
    Parts &p = *m_parts;
    QList<DeviceView> devices{p.printing->device()};
    for (const QString &provider : p.driver->providers()) {
        DeviceView view;
        view.id = QStringLiteral("pay.") + provider;
        view.state = p.driver->hasRoute(provider) ? QStringLiteral("ok") : QStringLiteral("off");
        view.lastEvent = p.shop->now();
        devices.append(view);
    }
    DeviceView scanner;
    scanner.id = QStringLiteral("scanner");
    scanner.state = QStringLiteral("ok");
    scanner.detail = p.shop->settings.text("scanner.mode");
    devices.append(scanner);
    p.till->setDevices(devices);
}

ShopRuntime::~ShopRuntime()
{
    m_scans.reset();
    if (m_engine && m_parts) {
        m_engine
            ->run([this] {
                Parts &p = *m_parts;
                p.till.reset();
                p.printing.reset();
                p.driver.reset();
            })
            .waitForFinished();
        if (m_pay)
            m_pay
                ->run([this] {
                    m_parts->billSources.clear();
                    m_parts->gateways.clear();
                })
                .waitForFinished();
        m_engine->run([this] { m_parts.reset(); }).waitForFinished();
    }
    m_engine.reset();
    m_pay.reset();
    if (m_folder)
        m_folder->close();
}

Till &ShopRuntime::till() { return *m_parts->till; }
Shop &ShopRuntime::shop() { return *m_parts->shop; }
StoredGoods &ShopRuntime::goods() { return *m_parts->goods; }
scanning::ScanQueue &ShopRuntime::scans() { return *m_scans; }
const std::vector<std::shared_ptr<BillSource>> &ShopRuntime::billSources() const { return m_parts->billSources; }

TillService *ShopRuntime::makeService(QObject *parent)
{
    QList<Notice> early;
    const TillView first = call([&] {
        QObject::disconnect(m_parts->listening);
        early.swap(m_parts->early);
        return m_parts->till->view();
    });
    auto *service = new TillService(*m_engine, *m_parts->till, first, parent);
    // When the window that is made next can hear it.
    const auto tell = [service, early] {
        for (const Notice &notice : early)
            emit service->noticed(notice);
    };
    QMetaObject::invokeMethod(service, tell, Qt::QueuedConnection);
    return service;
}

} // namespace mendian::app
