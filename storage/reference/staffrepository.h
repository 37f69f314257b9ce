// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/staff/person.h"
#include "storage/reference/feed.h"

namespace mendian::storage {

/// The people of the store: reference rows by staff number. Thread of the Database.
class StaffRepository
{
public:
    explicit StaffRepository(Database &reference) : m_feed(reference, QStringLiteral("staff")) {}
    Result<QList<Person>> active();
    Result<Person> byNumber(const QString &number); ///< NotFound also for an inactive person
    Result<Person> byBadge(const QString &badgeHash);
    Result<qint64> save(
        const QList<Person> &people, const ReferenceFeed::Record &record = {}); ///< the new feed version

private:
    ReferenceFeed m_feed;
};

} // namespace mendian::storage
