// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"
#include "storage/journal/rowwriter.h"
#include "storage/journal/tail.h"

#include <functional>
#include <optional>

namespace mendian::storage {

/// A jump of the wall clock by more than this is a fact of its own (kind 4).
inline constexpr qint64 kClockToleranceMs = 120'000;
/// The largest body of one event: an upload batch holds 1 MiB (spec/sync.md §2.2).
inline constexpr qsizetype kMaxBody = 960 * 1024;

struct JournalOptions
{
    Synchronous synchronous = Synchronous::Full;
    bool quickCheck = false; ///< after an unclean stop
    /// Asked when a commit finds no room; true = room was made (the ballast given up), try once more.
    std::function<bool()> onDiskFull = {};
    /// Told after every durable commit. Must not fail and must be fast.
    std::function<void(const Tail &)> onCommitted = {};
};

/// store.db: the only way a fact is written. Lives on the `db` thread; other threads read through connections of their
/// own. Opening reads the last event only, however long the journal is.
class JournalStore
{
public:
    /// Rows that belong to the same commit but are no folds (print job, watermark). Sees the chained events.
    using Extra = std::function<Status(Database &, const QList<journal::Event> &)>;

    /// Opens or creates the file, migrates it, checks that the last event continues the chain. ClockBack is not an
    /// error here: see clockIsBack().
    static Result<std::unique_ptr<JournalStore>> open(
        const QString &path, const ChainIdentity &identity, Timestamp wall, qint64 mono, JournalOptions options = {});

    Database &database() { return *m_database; }
    const ChainIdentity &identity() const { return m_identity; }
    const Tail &tail() const { return m_tail; }
    /// The wall clock stood more than two minutes before clockExpected() when the file was opened: ask a person. The
    /// next commit records it, with the question: it stands until confirmClock(), however often the file is opened.
    bool clockIsBack() const { return m_clockIsBack; }
    /// The newest moment that was ever stored under a clock nobody doubts.
    Timestamp clockExpected() const { return m_clockExpected; }
    /// A person stands for the clock as it is. For use inside `extra` of the commit that says who.
    static Status confirmClock(Database &database);

    /// One transaction: chains and stores the events, folds them, runs `extra`, commits with fsync. Returns the given
    /// events in their places, in order. On any failure nothing is stored and tail() is unchanged, except after Io,
    /// when the outcome is unknown until recover(). A clock_jump event goes before them when the wall clock moved by
    /// more than two minutes against `mono` since the last commit. Conflict: the sale or its receipt number is booked.
    Result<QList<journal::Event>> commit(
        const QList<journal::NewEvent> &events, Timestamp wall, qint64 mono, const Extra &extra = {});

    /// After Io: closes, opens, quick_check, verifies the chain from the last known event on, reads the tail anew.
    Status recover();
    bool needsRecovery() const { return m_database->isPoisoned(); }
    Result<bool> wasCommitted(const SaleId &sale);
    /// Looks through the newest 1,000 events: enough for "did my last commit arrive?".
    Result<bool> wasCommitted(const EventId &event);

    Result<journal::Event> event(qint64 seq);
    Result<QList<journal::Event>> read(qint64 fromSeq, qint64 count);
    /// The value after the last one used: 1 for a counter never seen ("receipt", "shift", "hold").
    Result<qint64> nextCounter(const QString &name);
    Result<qint64> watermark(const QString &name);
    /// For use inside `extra`, or alone.
    static Status setWatermark(Database &database, const QString &name, qint64 value);

private:
    struct Moment
    {
        Timestamp wall;
        qint64 mono = 0;
    };
    JournalStore(std::unique_ptr<Database> database, ChainIdentity identity, JournalOptions options);
    Status readTail();
    Status recheck(Tail known);
    Status checkChainFrom(qint64 seq, QByteArray previous);
    Result<QList<journal::Event>> tryCommit(
        const QList<journal::NewEvent> &events, const Moment &now, const Extra &extra);
    Result<journal::Event> append(const journal::NewEvent &event, const Moment &now, Tail &tail);
    std::optional<journal::NewEvent> clockJump(const Moment &now) const;

    std::unique_ptr<Database> m_database;
    ChainIdentity m_identity;
    JournalOptions m_options;
    RowWriter m_rows;
    Tail m_tail;
    Moment m_last; ///< wall and mono of the last commit, or of the opening
    bool m_clockIsBack = false;
    Timestamp m_clockExpected; ///< at the opening: the last event's moment, or of an open question
};

/// Reads a row of `SELECT seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body FROM journal`.
journal::Event readEvent(class Statement &row);

} // namespace mendian::storage
