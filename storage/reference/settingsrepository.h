// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settings.h"
#include "storage/reference/feed.h"

namespace mendian::storage {

/// Settings as reference rows by name. Thread of the Database.
class SettingsRepository
{
public:
    explicit SettingsRepository(Database &reference) : m_feed(reference, QStringLiteral("settings")) {}
    Result<Settings> load();
    /// Checks every value against its row first; all or nothing. Returns the new feed version.
    Result<qint64> save(const QMap<QString, QString> &values, const ReferenceFeed::Record &record = {});

private:
    ReferenceFeed m_feed;
};

} // namespace mendian::storage
