// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/shopruntime.h"

#include "app/runtime/merchantkeys.h"
#include "app/runtime/printing.h"
#include "core/log.h"
#include "storage/sql/migrations.h"
#include "workflows/shift/shiftreport.h"
#include "workflows/returns/refunds.h"

namespace mendian::app {

namespace {

/// A certificate that runs out is noticed on a till that is never switched off.
constexpr int kReviewEveryMs = 6 * 3600 * 1000;

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
    std::unique_ptr<JournalRefundStore> refundStore;
    std::unique_ptr<RefundDriver> refunds;
    std::unique_ptr<Printing> printing;
    std::unique_ptr<Till> till;
    std::unique_ptr<StoredScanLog> log;
    std::unique_ptr<storage::SealedKeys> keys;
    std::unique_ptr<GatewaySet> gateways;                ///< theirs live on the pay thread
    std::optional<Error> takeOverError;                  ///< why clear keys of an older version stay unused
    std::optional<Error> keyError;                       ///< why no key at all can be read
    QHash<QString, QList<keys::KeyWarning>> keyWarnings; ///< by section
    std::unique_ptr<QTimer> review;
    QList<Notice> early; ///< said before there was a port to hear it
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
    p.refundStore = std::make_unique<JournalRefundStore>(*p.shop);
    p.refunds = std::make_unique<RefundDriver>(*p.refundStore, *m_clock);
    buildPayments(options);
    p.printing = std::make_unique<Printing>(*p.shop);
    p.till = std::make_unique<Till>(*p.shop, *p.driver, *p.refunds, p.printing.get());
    p.printing->attach(*p.till);
    p.log = std::make_unique<StoredScanLog>(*p.scanLog);
    p.listening = QObject::connect(
        p.till.get(), &Till::noticed, p.till.get(), [&p](const Notice &notice) { p.early.append(notice); });
    MENDIAN_TRY(p.till->start());
    MENDIAN_TRY(p.printing->start());
    QObject::connect(p.printing.get(), &Printing::changed, p.till.get(), [this] { showDevices(); });
    QObject::connect(p.driver.get(), &AttemptDriver::routeChanged, p.till.get(), [this] { showDevices(); });
    showDevices();
    QObject::connect(p.till.get(), &Till::settingsChanged, p.till.get(), [this] { reviewPayments(); });
    p.review = std::make_unique<QTimer>();
    QObject::connect(p.review.get(), &QTimer::timeout, p.till.get(), [this] { reviewPayments(); });
    p.review->start(kReviewEveryMs);
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

/// Before Till::start(), which takes up undecided payments under their providers.
void ShopRuntime::buildPayments(const RuntimeOptions &options)
{
    Parts &p = *m_parts;
    p.keys = std::make_unique<storage::SealedKeys>(m_folder->path(), m_folder->key());
    if (const Status taken = takeOverClearKeys(m_folder->path(), *p.keys); !taken) {
        qCWarning(logPayments) << "payments/wechat.json was not taken over:" << taken.error();
        p.takeOverError = taken.error();
    }
    if (!options.payments)
        return;
    const QString device = QStringLiteral("%1-%2").arg(m_folder->store()).arg(m_folder->till());
    GatewayContext context{hostPolicy(m_folder->kind()), device, *m_clock};
    context.renewed = [this](const QString &section, const QJsonObject &fields) {
        m_engine->post([this, section, fields] { keepRenewed(section, fields); });
    };
    p.gateways = std::make_unique<GatewaySet>(*p.driver, *p.refunds, *m_pay, std::move(context), providerRows());
    takeKeys();
}

/// What cannot be read is a provider without keys: the device rows say which, and cash goes on.
void ShopRuntime::takeKeys()
{
    Parts &p = *m_parts;
    const auto sections = p.keys->load();
    if (!sections)
        qCWarning(logPayments) << "the sealed keys:" << sections.error();
    p.keyError = sections ? std::nullopt : std::optional(sections.error());
    p.keyWarnings.clear();
    if (sections)
        for (auto it = sections->begin(); it != sections->end(); ++it)
            p.keyWarnings.insert(it.key(), keys::checkKeys(it.key(), it.value().toObject(), p.shop->now()));
    if (p.gateways)
        p.gateways->use(sections.value_or(QJsonObject()),
            [&settings = p.shop->settings](const char *setting) { return settings.flag(setting); });
}

void ShopRuntime::reviewPayments()
{
    Parts &p = *m_parts;
    const QStringList before = p.driver->providers();
    takeKeys();
    if (p.driver->providers() != before) { // of a provider that could not ask until now
        if (const auto undecided = loadUndecided(*p.shop); undecided)
            p.driver->resume(*undecided);
        if (const Status resumed = p.till->returnDesk().recover(); !resumed)
            qCWarning(logPayments) << "refunds were not taken up:" << resumed.error();
    }
    showDevices();
}

/// What a provider handed out takes its place among the stored keys. Nothing is lost when it cannot be kept: the
/// running gateway has it, and the next start fetches it again.
void ShopRuntime::keepRenewed(const QString &section, const QJsonObject &fields)
{
    if (!m_parts || !m_parts->keys)
        return;
    const auto sections = m_parts->keys->load();
    QJsonObject keys = sections ? sections->value(section).toObject() : QJsonObject();
    if (keys.isEmpty())
        return;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        keys.insert(it.key(), it.value());
    if (const Status kept = changeKeys(section, keys, QStringLiteral("provider"), QStringLiteral("renewed")); !kept)
        qCWarning(logPayments) << section << "handed out new keys, they could not be kept:" << kept.error();
}

Status ShopRuntime::changeKeys(
    const QString &section, const QJsonObject &keys, const QString &staff, const QString &why)
{
    Parts &p = *m_parts;
    const QString device = QStringLiteral("%1-%2").arg(m_folder->store()).arg(m_folder->till());
    // The section's own provider has to work with them, and whichever of its others is turned on.
    for (const ProviderRow &row : providerRows())
        if (section == QLatin1String(row.section)
            && (section == QLatin1String(row.provider) || p.shop->settings.flag(row.setting)))
            MENDIAN_TRY(row.read(keys, {hostPolicy(m_folder->kind()), device, *m_clock}));
    MENDIAN_TRY(p.keys->saveSection(section, keys));
    const journal::RefChange fact{QStringLiteral("keys"), p.shop->now().ms, staff, section + u' ' + why, 1};
    const auto recorded = p.shop->record({newEvent(journal::EventKind::RefChange, fact.toJson())});
    reviewPayments();
    return recorded ? Status() : Status(fail(recorded.error()));
}

/// Worst first: no keys or wrong ones, no route, a certificate that runs out.
DeviceView ShopRuntime::paymentDevice(const QString &provider)
{
    Parts &p = *m_parts;
    DeviceView view;
    view.id = QStringLiteral("pay.") + provider;
    view.lastEvent = p.shop->now();
    view.state = p.driver->hasRoute(provider) ? QStringLiteral("ok") : QStringLiteral("off");
    const auto problem = p.gateways ? p.gateways->problem(provider) : std::nullopt;
    const QList<keys::KeyWarning> warnings =
        p.gateways ? p.keyWarnings.value(p.gateways->sectionOf(provider)) : QList<keys::KeyWarning>();
    if (problem) {
        const Error &why = p.keyError ? *p.keyError : p.takeOverError ? *p.takeOverError : *problem;
        view.state = QStringLiteral("trouble");
        view.code = QStringLiteral("Keys");
        view.detail = QLatin1String(errorName(why.code)) + QStringLiteral(": ") + why.detail;
    } else if (!warnings.isEmpty() && view.state == QLatin1String("ok")) {
        view.state = QStringLiteral("trouble");
        view.code = QString::fromLatin1(keys::keyTroubleName(warnings.first().what));
        view.detail = QString::fromLatin1(keys::keySentence(warnings.first().what));
        view.args = warnings.first().args;
    }
    return view;
}

/// One row for each thing with a plug or a line, as the settings page and the top bar show it. Engine thread.
void ShopRuntime::showDevices()
{
    Parts &p = *m_parts;
    QList<DeviceView> devices{p.printing->device()};
    for (const QString &provider : p.gateways ? p.gateways->turnedOn() : p.driver->providers())
        devices.append(paymentDevice(provider));
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
                p.refunds.reset();
                p.driver.reset();
            })
            .waitForFinished();
        m_engine
            ->run([this] {
                m_parts->gateways.reset(); // on `pay`, where their sockets live
                m_parts.reset();
            })
            .waitForFinished();
    }
    m_engine.reset();
    m_pay.reset();
    if (m_folder)
        m_folder->close();
}

Till &ShopRuntime::till() { return *m_parts->till; }
Shop &ShopRuntime::shop() { return *m_parts->shop; }
const storage::SealedKeys &ShopRuntime::keys() const { return *m_parts->keys; }
GatewaySet *ShopRuntime::gateways() { return m_parts->gateways.get(); }
StoredGoods &ShopRuntime::goods() { return *m_parts->goods; }
scanning::ScanQueue &ShopRuntime::scans() { return *m_scans; }

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
