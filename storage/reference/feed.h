// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>

namespace mendian::storage {

class Database;

struct FeedRow
{
    QString key;
    qint64 version = 0;
    bool deleted = false;
    QJsonObject body;
};

struct FeedHead
{
    qint64 version = 0;
    quint64 setSum = 0;
};

/// Rows of one scope ("staff", "settings") in reference.db: small feeds kept as JSON (design §3, spec/sync.md §2.3).
/// A local edit writes the next version in the form the server will use. Thread of the Database.
class ReferenceFeed
{
public:
    ReferenceFeed(Database &reference, QString scope) : m_db(reference), m_scope(std::move(scope)) {}

    Result<FeedHead> head();
    Result<QList<FeedRow>> rows();           ///< live rows, by key
    Result<FeedRow> row(const QString &key); ///< NotFound for a missing or deleted row
    /// Writes all rows as one version; a row with `deleted` becomes a tombstone. Returns the new version; rows that are
    /// equal to the stored ones are left out, and a change of nothing keeps the version.
    /// `record` writes the ref_change fact (who, why) before this change is committed, so that none goes unrecorded;
    /// its failure takes the change back.
    using Record = std::function<Status(qint64 version)>;
    Result<qint64> put(const QList<FeedRow> &rows, const Record &record = {});
    /// Recomputes set_sum from the rows: Corrupt when it differs.
    Status check();

private:
    Database &m_db;
    QString m_scope;
};

/// First 8 bytes (big endian) of SHA-256(key || 0x00 || compact JSON).
quint64 feedRowSum(const QString &key, const QJsonObject &body);

} // namespace mendian::storage
