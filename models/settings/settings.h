// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "models/staff/roles.h"

#include <QMap>
#include <QString>
#include <span>

namespace mendian {

enum class SettingType { Text, Integer, Money, Boolean, Choice };
/// Who a setting belongs to: it travels with the store, or stays on this till.
enum class SettingScope { Store, Till };

/// One row a setting (design §3: where a new thing goes).
struct SettingRow
{
    const char *name;
    SettingType type;
    const char *fallback;
    Right right; ///< who may change it
    SettingScope scope;
    const char *choices; ///< Choice: "a|b|c"; Integer: "low..high"; Text: longest, if not 200
    const char *meaning; ///< one English sentence for docs and F1
};

std::span<const SettingRow> settingRows();
const SettingRow *settingRow(const QString &name);

/// The text a person typed, brought into the stored form, or why it cannot be.
Result<QString> checkSetting(const SettingRow &row, const QString &text);

/// The settings in force: stored values over fallbacks. A value; readers copy it.
class Settings
{
public:
    void set(const QString &name, const QString &value) { m_values.insert(name, value); }
    QString text(const char *name) const;
    qint64 integer(const char *name) const { return text(name).toLongLong(); }
    bool flag(const char *name) const { return text(name) == QLatin1String("1"); }
    const QMap<QString, QString> &stored() const { return m_values; }

private:
    QMap<QString, QString> m_values;
};

} // namespace mendian
