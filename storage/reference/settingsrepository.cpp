// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reference/settingsrepository.h"

namespace mendian::storage {

Result<Settings> SettingsRepository::load()
{
    const auto rows = m_feed.rows();
    if (!rows)
        return fail(rows.error());
    Settings settings;
    for (const FeedRow &row : *rows)
        settings.set(row.key, row.body.value(QLatin1String("value")).toString());
    return settings;
}

Result<qint64> SettingsRepository::save(const QMap<QString, QString> &values, const ReferenceFeed::Record &record)
{
    QList<FeedRow> rows;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const SettingRow *row = settingRow(it.key());
        if (!row)
            return fail(ErrorCode::NotFound, QStringLiteral("no setting %1").arg(it.key()), {it.key()});
        const auto checked = checkSetting(*row, it.value());
        if (!checked)
            return fail(checked.error());
        rows.append({it.key(), 0, false, QJsonObject{{QStringLiteral("value"), *checked}}});
    }
    return m_feed.put(rows, record);
}

} // namespace mendian::storage
