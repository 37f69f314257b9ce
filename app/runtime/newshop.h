// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/staff/person.h"
#include "storage/folder/datafolder.h"

namespace mendian::app {

/// One person of a new shop, with the PIN in clear for the moment of making the verifier.
struct NewPerson
{
    QString number;
    QString name;
    Role role = Role::Cashier;
    QString pin;
};

struct NewShop
{
    QString folder;
    storage::FolderKind kind = storage::FolderKind::Demo;
    QString store = QStringLiteral("S001");
    int till = 2;
    QList<NewPerson> people;
    QMap<QString, QString> settings;
    storage::FolderOptions options;
};

/// Makes a data folder with its people and settings, or finishes one whose making was cut off before there were people.
/// Errors: Conflict when the folder is a shop already, InvalidInput
/// for a PIN or a setting that is not allowed.
Status createShop(const NewShop &shop, const Clock &clock);

/// The demo shop: 朝阳门外店, till 2, four people, quick keys, `goods` invented SKUs. Slips go to `<folder>/slips`.
/// PINs: 李敏 0017 246810 (cashier), 张强 0023 975310 (senior), 王磊 0001 135790 (manager).
Status createDemoShop(const QString &folder, int goods, const Clock &clock, storage::FolderOptions options = {});

/// Adds `count` invented SKUs in one version. Needs the folder open.
class ShopRuntime;
Status addDemoGoods(ShopRuntime &runtime, int count, const QString &staff);

} // namespace mendian::app
