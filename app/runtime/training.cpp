// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/training.h"

#include "app/runtime/demoworld.h"
#include "storage/folder/syncfile.h"
#include "storage/sql/migrations.h"
#include "storage/sql/native.h"

#include <QDir>
#include <QFile>

namespace mendian::app {

using storage::DataFolder;
using storage::FolderKind;

namespace {

/// The new folder, or one whose making was cut off: reference.db comes last, so without it it was never finished.
Result<std::unique_ptr<DataFolder>> folderFor(const QString &to, const DataFolder &from, const Clock &clock)
{
    const auto key = from.key().sibling();
    if (!key)
        return fail(key.error());
    storage::FolderOptions options;
    options.key = *key;
    auto made = DataFolder::create(to, FolderKind::Training, from.store(), from.till(), clock, options);
    if (made || made.error().code != ErrorCode::Conflict)
        return made;
    auto begun = DataFolder::open(to, DataFolder::Mode::ReadWrite);
    if (!begun)
        return begun;
    const bool finished = QFile::exists((*begun)->referenceDb());
    return finished || (*begun)->kind() != FolderKind::Training ? std::move(made) : std::move(begun);
}

/// Goods, people and settings as they stand in `from`, with what has to differ in a training shop.
Status copyReference(const DataFolder &from, const DataFolder &to)
{
    const QString part = to.file(QLatin1String("reference.part"));
    for (const char *tail : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(tail));
    {
        const auto source = storage::Database::openToRead(from.referenceDb());
        if (!source)
            return fail(source.error());
        MENDIAN_TRY(storage::NativeHandle::backup(**source, part));
    }
    {
        auto copy = storage::Database::open(part);
        if (!copy)
            return fail(copy.error());
        if (const auto migrated = storage::migrate(**copy, QStringLiteral("reference")); !migrated)
            return fail(migrated.error());
        storage::SettingsRepository settings(**copy);
        const auto now = settings.load();
        if (!now)
            return fail(now.error());
        QMap<QString, QString> changed;
        for (const ProviderRow &row : providerRows()) // the sandbox plays them all
            changed.insert(QString::fromLatin1(row.setting), QStringLiteral("1"));
        if (now->text("printer.transport") == QLatin1String("file"))
            changed.insert(QStringLiteral("printer.address"), to.file(QLatin1String("slips")));
        if (const auto saved = settings.save(changed); !saved)
            return fail(saved.error());
        MENDIAN_TRY((*copy)->checkpoint());
    }
    if (!QFile::rename(part, to.referenceDb()))
        return fail(ErrorCode::Io, QStringLiteral("cannot put reference.db in place"), {to.referenceDb()});
    storage::syncFolder(to.path());
    return {};
}

} // namespace

QString trainingFolder(const QString &data) { return QDir(data).absoluteFilePath(QStringLiteral("training")); }

Status createTrainingShop(const QString &from, const QString &to, const Clock &clock)
{
    const auto source = DataFolder::open(from, DataFolder::Mode::ReadOnly);
    if (!source)
        return fail(source.error());
    if ((*source)->kind() == FolderKind::Training)
        return fail(ErrorCode::WrongFolder, QStringLiteral("%1 is a training shop itself").arg(from), {from});
    const auto folder = folderFor(to, **source, clock);
    if (!folder)
        return fail(folder.error());
    MENDIAN_TRY(copyReference(**source, **folder));
    (*folder)->close();
    return {};
}

Result<std::unique_ptr<TrainingShop>> TrainingShop::open(const Options &options)
{
    std::unique_ptr<TrainingShop> shop(new TrainingShop);
    shop->m_folder = trainingFolder(options.data);
    const Clock &clock = options.clock ? *options.clock : shop->m_clock;
    const Status made = createTrainingShop(options.data, shop->m_folder, clock);
    if (!made && made.error().code != ErrorCode::Conflict)
        return fail(made.error());
    // The folder is owned before the sandbox's keys are written: another training till may be running on them.
    RuntimeOptions runtime;
    runtime.folder = shop->m_folder;
    runtime.clock = options.clock;
    auto opened = ShopRuntime::open(runtime);
    if (!opened)
        return fail(opened.error());
    shop->m_runtime = *std::move(opened);
    if (shop->m_runtime->folder().kind() != FolderKind::Training)
        return fail(
            ErrorCode::WrongFolder, QStringLiteral("%1 is no training shop").arg(shop->m_folder), {shop->m_folder});
    sandbox::WorldOptions world;
    world.folder = QDir(shop->m_folder).filePath(QStringLiteral("sandbox"));
    world.stateFile = QDir(shop->m_folder).filePath(QStringLiteral("sandbox.json")); // payments of the last lesson
    world.timeScale = options.timeScale;
    auto started = sandbox::World::start(world);
    if (!started)
        return fail(started.error());
    shop->m_world = *std::move(started);
    const auto sections = worldSections(*shop->m_world);
    if (!sections)
        return fail(sections.error());
    for (auto it = sections->begin(); it != sections->end(); ++it)
        MENDIAN_TRY(shop->m_runtime->call([&] {
            return shop->m_runtime->changeKeys(
                it.key(), it.value().toObject(), QString(), QStringLiteral("the sandbox of this lesson"));
        }));
    shop->m_runtime->call([&] {
        shop->m_runtime->till().channelDesk().setPhone(phoneOf(*shop->m_world));
        return true;
    });
    return shop;
}

TrainingShop::~TrainingShop()
{
    m_runtime.reset(); // its calls end before the world does
}

} // namespace mendian::app
