// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/datafolder.h"

#include "core/json.h"
#include "models/journal/facts.h"
#include "storage/sql/statement.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace mendian::storage {

namespace {

struct KindRow
{
    FolderKind kind;
    const char *name;
};
constexpr KindRow kKinds[] = {
    {FolderKind::Real, "real"}, {FolderKind::Demo, "demo"}, {FolderKind::Training, "training"}};

constexpr qint64 kMiB = 1024 * 1024;

tl::unexpected<Error> wrongFolder(const QString &path, const QString &why)
{
    return fail(ErrorCode::WrongFolder, QStringLiteral("%1: %2").arg(path, why), {path});
}

} // namespace

const char *folderKindName(FolderKind kind)
{
    for (const KindRow &row : kKinds)
        if (row.kind == kind)
            return row.name;
    return "";
}

Result<FolderKind> parseFolderKind(QStringView name)
{
    for (const KindRow &row : kKinds)
        if (name == QLatin1String(row.name))
            return row.kind;
    return fail(ErrorCode::InvalidInput, QStringLiteral("not a folder kind: %1").arg(name));
}

DataFolder::DataFolder(QString path, Mode mode, const FolderOptions &options)
    : m_path(std::move(path)), m_mode(mode), m_options(options)
{
}

DataFolder::~DataFolder() = default;

QString DataFolder::file(QLatin1String name) const { return m_path + u'/' + name; }

bool DataFolder::isDataFolder(const QString &path)
{
    return QFileInfo(path + QStringLiteral("/device.key")).isFile()
        && QFileInfo(path + QStringLiteral("/store.db")).isFile();
}

Result<std::unique_ptr<DataFolder>> DataFolder::create(const QString &path, FolderKind kind, const QString &store,
    int till, const Clock &clock, const FolderOptions &options)
{
    if (store.isEmpty() || till < 1)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a folder needs a store and a till number"));
    if (!QDir().mkpath(path))
        return fail(ErrorCode::ReadOnly, QStringLiteral("cannot create %1").arg(path), {path});
    std::unique_ptr<DataFolder> folder(new DataFolder(QDir(path).absolutePath(), Mode::ReadWrite, options));
    auto lock = FolderLock::take(folder->file(QLatin1String("lock")));
    if (!lock)
        return fail(lock.error());
    folder->m_lock = *std::move(lock);
    // A creation that was cut off between key and genesis is taken up again with the same key.
    const QString keyFile = folder->file(QLatin1String("device.key"));
    auto key = QFileInfo::exists(keyFile) ? DeviceKey::read(keyFile)
        : options.key                     ? Result<DeviceKey>(*options.key)
                                          : DeviceKey::generate();
    if (!key)
        return fail(key.error());
    MENDIAN_TRY(key->write(keyFile));
    folder->m_key = *key;
    {
        auto journal = JournalStore::open(folder->storeDb(), folder->identity(), clock.wall(), clock.mono());
        if (!journal)
            return fail(journal.error());
        if ((*journal)->tail().seq > 0)
            return fail(ErrorCode::Conflict, QStringLiteral("%1 is a data folder already").arg(path), {path});
        const journal::Genesis genesis{QLatin1String(folderKindName(kind)), store, till};
        const auto done =
            (*journal)->commit({{journal::EventKind::Genesis, 1, EventId::create(), toJsonBytes(genesis.toJson())}},
                clock.wall(), clock.mono());
        if (!done)
            return fail(done.error());
    }
    folder->m_lock->releaseCleanly();
    folder.reset();
    return open(path, Mode::ReadWrite, options);
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path, Mode mode, const FolderOptions &options)
{
    if (!isDataFolder(path))
        return wrongFolder(path, QStringLiteral("no device.key and store.db"));
    std::unique_ptr<DataFolder> folder(new DataFolder(QDir(path).absolutePath(), mode, options));
    if (mode == Mode::ReadWrite) {
        auto lock = FolderLock::take(folder->file(QLatin1String("lock")));
        if (!lock)
            return fail(lock.error());
        folder->m_lock = *std::move(lock);
    }
    auto key = DeviceKey::read(folder->file(QLatin1String("device.key")));
    if (!key)
        return fail(key.error());
    folder->m_key = *std::move(key);
    MENDIAN_TRY(folder->readGenesis());
    if (mode == Mode::ReadWrite) {
        auto mark = TailMark::open(folder->file(QLatin1String("tail")));
        if (!mark)
            return fail(mark.error());
        folder->m_mark = *std::move(mark);
        const qint64 bytes = options.ballastBytes.value_or(folder->isReal() ? kRealBallast : 0);
        folder->m_ballast = std::make_unique<Ballast>(folder->file(QLatin1String("ballast")), bytes);
        (void)folder->m_ballast->ensure(); // checkSpace() says it before the first sale
    }
    return folder;
}

Status DataFolder::readGenesis()
{
    auto database =
        m_mode == Mode::ReadOnly ? Database::openToRead(storeDb()) : Database::open(storeDb(), {.mayCreate = false});
    if (!database)
        return fail(database.error());
    const auto version = (*database)->userVersion();
    if (!version)
        return fail(version.error());
    if (*version == 0)
        return wrongFolder(m_path, QStringLiteral("store.db was never set up"));
    Statement q(**database, "SELECT seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body FROM journal WHERE seq = 1");
    if (!q.next()) {
        MENDIAN_TRY(q.status());
        return wrongFolder(m_path, QStringLiteral("no genesis event"));
    }
    const journal::Event event = readEvent(q);
    const auto body = parseJsonObject(event.body, u"genesis");
    const auto genesis = body ? journal::Genesis::fromJson(*body) : fail(body.error());
    const auto kind = genesis ? parseFolderKind(genesis->folder) : fail(genesis.error());
    if (!event.is(journal::EventKind::Genesis) || !kind)
        return fail(ErrorCode::Corrupt, QStringLiteral("%1: the genesis event is damaged").arg(m_path),
            {QStringLiteral("store.db"), QStringLiteral("1")});
    m_kind = *kind;
    m_store = genesis->store;
    m_till = genesis->till;
    return {};
}

Result<std::unique_ptr<JournalStore>> DataFolder::openJournal(const Clock &clock) const
{
    if (m_mode == Mode::ReadOnly)
        return fail(ErrorCode::ReadOnly, QStringLiteral("the folder was opened for reading"), {m_path});
    JournalOptions options;
    options.synchronous = m_options.synchronous;
    options.quickCheck = stoppedUncleanly();
    options.onDiskFull = [this] { return makeRoom(); };
    options.onCommitted = [this](const Tail &tail) { m_mark->write(tail); };
    auto journal = JournalStore::open(storeDb(), identity(), clock.wall(), clock.mono(), options);
    if (!journal)
        return fail(journal.error());
    MENDIAN_TRY(checkMark(**journal));
    m_mark->write((*journal)->tail());
    return journal;
}

Status DataFolder::checkMark(const JournalStore &journal) const
{
    const auto mark = TailMark::read(file(QLatin1String("tail")));
    if (!mark)
        return {};
    const auto same = const_cast<JournalStore &>(journal).event(mark->seq);
    if (same && same->hash == mark->hash)
        return {};
    return fail(ErrorCode::Corrupt,
        QStringLiteral("%1 ends at event %2, but event %3 was acknowledged: a part is lost or an old copy stands here")
            .arg(storeDb())
            .arg(journal.tail().seq)
            .arg(mark->seq),
        {QStringLiteral("store.db"), QString::number(mark->seq)});
}

Status DataFolder::checkSpace() const
{
    if (!m_ballast || m_ballast->isThere() || m_ballast->ensure())
        return {};
    return fail(ErrorCode::DiskFull, QStringLiteral("%1: no room for the ballast").arg(m_path),
        {QString::number(freeBytes() / kMiB)});
}

bool DataFolder::makeRoom() const { return m_ballast && m_ballast->release(); }

qint64 DataFolder::freeBytes() const { return QStorageInfo(m_path).bytesAvailable(); }

void DataFolder::close()
{
    if (m_lock)
        m_lock->releaseCleanly();
    m_lock.reset();
}

} // namespace mendian::storage
