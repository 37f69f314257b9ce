// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal/tail.h"
#include "storage/sql/database.h"

#include <functional>
#include <optional>

namespace mendian::storage {

/// One thing that is wrong. `seq` names the event (0 if none), `table` and `key` the fold row.
struct VerifyFinding
{
    enum class What {
        File,    ///< SQLite's own check failed
        Gap,     ///< a seq is missing
        Chain,   ///< hash does not follow from the row and the one before it
        Body,    ///< the body cannot be read or breaks a law (sums, checkSale)
        Receipt, ///< receipt numbers are not gap-free, or a sale stands twice
        Fold,    ///< a fold row differs from what the journal gives
        Tail,    ///< the journal ends before an event that was acknowledged
    };
    What what = What::File;
    qint64 seq = 0;
    QString table;
    QString key;
    QString detail; ///< English, for the log and --json
};

const char *findingName(VerifyFinding::What what);

struct VerifyReport
{
    qint64 events = 0;
    qint64 foldRows = 0;
    Tail tail;                     ///< as computed
    QList<VerifyFinding> findings; ///< in order of seq, then tables; at most kMaxFindings

    static constexpr qsizetype kMaxFindings = 50;
    bool isGood() const { return findings.isEmpty(); }
    qint64 firstBadSeq() const; ///< 0 if no event is bad
};

struct VerifyOptions
{
    bool readOnly = true;          ///< read beside an owner
    std::optional<Tail> mark = {}; ///< the last acknowledged event as written beside the file
    std::function<void(qint64 seq)> progress = {};
};

/// Recomputes the whole chain from h_0 (checkpoint events are checked, never trusted as a start), rebuilds every fold
/// table in memory from the events and compares it with the stored one, row by row, in one read transaction. An error
/// means that it could not be read at all; what is wrong inside stands in the report.
Result<VerifyReport> verifyStore(
    const QString &storeDb, const ChainIdentity &identity, const VerifyOptions &options = {});

} // namespace mendian::storage
