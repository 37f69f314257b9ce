// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/newshop.h"

#include "app/runtime/shopruntime.h"
#include "models/catalog/demogoods.h"
#include "models/journal/facts.h"
#include "models/staff/pin.h"
#include "storage/sql/migrations.h"

#include <QDir>

namespace mendian::app {

namespace {

/// A new folder, or one whose making was cut off: the people are written last, so without them it was never finished.
Result<std::unique_ptr<storage::DataFolder>> folderFor(const NewShop &shop, const Clock &clock)
{
    using storage::DataFolder;
    auto made = DataFolder::create(shop.folder, shop.kind, shop.store, shop.till, clock, shop.options);
    if (made || made.error().code != ErrorCode::Conflict)
        return made;
    auto begun = DataFolder::open(shop.folder, DataFolder::Mode::ReadWrite, shop.options);
    if (!begun)
        return begun;
    if ((*begun)->kind() != shop.kind || (*begun)->store() != shop.store || (*begun)->till() != shop.till)
        return made;
    auto reference = storage::Database::open((*begun)->referenceDb());
    if (!reference)
        return fail(reference.error());
    if (const auto migrated = storage::migrate(**reference, QStringLiteral("reference")); !migrated)
        return fail(migrated.error());
    const auto people = storage::StaffRepository(**reference).active();
    if (!people)
        return fail(people.error());
    if (!people->isEmpty())
        return made;
    return begun;
}

} // namespace

Status createShop(const NewShop &shop, const Clock &clock)
{
    auto folder = folderFor(shop, clock);
    if (!folder)
        return fail(folder.error());
    auto reference = storage::Database::open((*folder)->referenceDb());
    if (!reference)
        return fail(reference.error());
    const auto migrated = storage::migrate(**reference, QStringLiteral("reference"));
    if (!migrated)
        return fail(migrated.error());
    QList<Person> people;
    for (const NewPerson &newcomer : shop.people) {
        MENDIAN_TRY(checkPinForm(newcomer.pin));
        const auto verifier = makePinVerifier(Secret(newcomer.pin.toUtf8()), (*folder)->key().pepper());
        if (!verifier)
            return fail(verifier.error());
        people.append({StaffId::create(), newcomer.number, newcomer.name, newcomer.role, *verifier, {}, true});
    }
    const auto settings = storage::SettingsRepository(**reference).save(shop.settings);
    if (!settings)
        return fail(settings.error());
    const auto staff = storage::StaffRepository(**reference).save(people); // last: see folderFor()
    if (!staff)
        return fail(staff.error());
    reference->reset();
    (*folder)->close();
    return {};
}

Status createDemoShop(const QString &folder, int goods, const Clock &clock, storage::FolderOptions options)
{
    const QStringList keys = demoQuickKeyNumbers();
    QStringList tabs;
    const QStringList names{QStringLiteral(u"常用"), QStringLiteral(u"鲜食")};
    for (qsizetype i = 0; i < names.size() && i * 12 < keys.size(); ++i)
        tabs.append(names[i] + QLatin1Char('=') + keys.mid(i * 12, 12).join(QLatin1Char(' ')));
    NewShop shop;
    shop.folder = folder;
    shop.options = std::move(options);
    shop.people = {{QStringLiteral("0017"), QStringLiteral(u"李敏"), Role::Cashier, QStringLiteral("246810")},
        {QStringLiteral("0018"), QStringLiteral(u"赵静"), Role::Cashier, QStringLiteral("864209")},
        {QStringLiteral("0023"), QStringLiteral(u"张强"), Role::Senior, QStringLiteral("975310")},
        {QStringLiteral("0001"), QStringLiteral(u"王磊"), Role::Manager, QStringLiteral("135790")}};
    shop.settings = {{QStringLiteral("store.name"), QStringLiteral(u"朝阳门外店")},
        {QStringLiteral("store.address"), QStringLiteral(u"朝阳门外大街 8 号（演示地址）")},
        {QStringLiteral("store.phone"), QStringLiteral("010-0000 0000")},
        {QStringLiteral("sale.quick_keys"), tabs.join(QLatin1Char(';'))},
        {QStringLiteral("sale.rounding"), QStringLiteral("fen")},
        {QStringLiteral("printer.transport"), QStringLiteral("file")},
        {QStringLiteral("printer.profile"), QStringLiteral("file")},
        {QStringLiteral("printer.address"), QDir(folder).filePath(QStringLiteral("slips"))}};
    for (const ProviderRow &row : providerRows()) // the sandbox plays them all
        shop.settings.insert(QString::fromLatin1(row.setting), QStringLiteral("1"));
    MENDIAN_TRY(createShop(shop, clock));
    RuntimeOptions runtime;
    runtime.folder = folder;
    runtime.clock = &clock;
    runtime.payments = false;
    runtime.folderOptions = shop.options;
    const auto opened = ShopRuntime::open(runtime);
    if (!opened)
        return fail(opened.error());
    return addDemoGoods(**opened, goods, QStringLiteral("0001"));
}

Status addDemoGoods(ShopRuntime &runtime, int count, const QString &staff)
{
    return runtime.call([&]() -> Status {
        Shop &shop = runtime.shop();
        StoredGoods &goods = runtime.goods();
        const auto saved = goods.repository().save(demoGoods(count), [&](const storage::GoodsChange &change) -> Status {
            const journal::RefChange fact{
                QStringLiteral("goods"), change.version, staff, QStringLiteral("demo goods"), change.rows};
            const auto stored = shop.record({newEvent(journal::EventKind::RefChange, fact.toJson())});
            return stored ? Status() : Status(fail(stored.error()));
        });
        if (!saved)
            return fail(saved.error());
        return goods.search().catchUp(goods.repository());
    });
}

} // namespace mendian::app
