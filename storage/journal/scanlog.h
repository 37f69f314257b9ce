// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// One decode and what became of it. Every decode has exactly one row (design §1 promise 3).
struct ScanLogRow
{
    qint64 n = 0; ///< given by append()
    Timestamp at;
    QString source;  ///< the scanner's name
    QString text;    ///< as decoded; payment codes are masked by the caller
    QString kind;    ///< models/codes' kind name
    QString outcome; ///< "line", "route", "refused", ...
    QString reason;
};

/// The scan log in draft.db; keeps the newest 100,000 rows. Same thread as the DraftStore whose Database it uses.
class ScanLog
{
public:
    static constexpr qint64 kKeep = 100'000;
    explicit ScanLog(Database &database, qint64 keep = kKeep) : m_database(database), m_keep(keep) {}
    /// Returns the row's number; numbers never repeat.
    Result<qint64> append(const ScanLogRow &row);
    /// Newest first, below `beforeN` (0 = from the newest).
    Result<QList<ScanLogRow>> page(qint64 beforeN, qint64 count);
    Result<qint64> count();

private:
    Database &m_database;
    qint64 m_keep;
};

} // namespace mendian::storage
