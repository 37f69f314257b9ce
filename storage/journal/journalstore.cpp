// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/journalstore.h"

#include "models/journal/chain.h"
#include "models/journal/facts.h"
#include "models/journal/folds.h"
#include "storage/journal/guards.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QFileInfo>

namespace mendian::storage {

using journal::Event;
using journal::EventKind;
using journal::NewEvent;

namespace {
constexpr const char *kSelect =
    "SELECT seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?";
constexpr qint64 kPage = 500;
constexpr qint64 kNewest = 1'000;
const QString kClockAsked = QStringLiteral("clock_asked"); // the moment expected, until somebody confirms; 0: none
} // namespace

Event readEvent(Statement &row)
{
    Event event;
    event.seq = row.integer(0);
    event.epoch = static_cast<quint32>(row.integer(1));
    event.kind = static_cast<quint16>(row.integer(2));
    event.version = static_cast<quint16>(row.integer(3));
    event.id = row.id<EventId>(4);
    event.wall = row.time(5);
    event.monoMs = row.integer(6);
    event.hash = row.blob(7);
    event.body = row.blob(8);
    return event;
}

JournalStore::JournalStore(std::unique_ptr<Database> database, ChainIdentity identity, JournalOptions options)
    : m_database(std::move(database)), m_identity(std::move(identity)), m_options(std::move(options)),
      m_rows(*m_database)
{
}

Result<std::unique_ptr<JournalStore>> JournalStore::open(
    const QString &path, const ChainIdentity &identity, Timestamp wall, qint64 mono, JournalOptions options)
{
    auto database = Database::open(path, {.synchronous = options.synchronous});
    if (!database)
        return fail(database.error());
    if (options.quickCheck) {
        MENDIAN_TRY((*database)->quickCheck());
        // As in Database::recover(): what the dead process could not sync may only stand in the kernel's cache.
        if (const auto moved = (*database)->checkpoint(); !moved && moved.error().code != ErrorCode::Busy)
            return fail(moved.error());
    }
    MENDIAN_TRY(migrate(**database, QStringLiteral("store")));
    std::unique_ptr<JournalStore> store(new JournalStore(*std::move(database), identity, std::move(options)));
    MENDIAN_TRY(store->readTail());
    // Events stored since (a sign-in) carry the doubted clock themselves: the question has its own row.
    const auto asked = store->watermark(kClockAsked);
    if (!asked)
        return fail(asked.error());
    store->m_clockExpected = qMax(store->m_tail.wall, Timestamp{*asked});
    store->m_clockIsBack = store->m_tail.seq > 0 && store->m_clockExpected - wall > kClockToleranceMs;
    store->m_last = {wall, mono};
    return store;
}

Status JournalStore::readTail()
{
    qint64 last = 0;
    {
        Statement q(*m_database, "SELECT max(seq) FROM journal");
        last = q.next() ? q.integer(0) : 0;
        MENDIAN_TRY(q.status());
    }
    m_tail = {0, journal::genesisHash(m_identity.device, m_identity.epoch, m_identity.publicKey), {}};
    if (last <= 1)
        return checkChainFrom(1, m_tail.hash);
    const auto before = event(last - 1);
    if (!before)
        return fail(ErrorCode::Corrupt, QStringLiteral("event %1 is missing").arg(last - 1),
            {QFileInfo(m_database->path()).fileName()});
    return checkChainFrom(last, before->hash);
}

// Every event from `seq` on must follow; the last good one becomes the tail.
Status JournalStore::checkChainFrom(qint64 seq, QByteArray previous)
{
    while (true) {
        const auto events = read(seq, kPage);
        if (!events)
            return fail(events.error());
        for (const Event &event : *events) {
            if (event.seq != seq || journal::eventHash(previous, m_identity.device, event) != event.hash)
                return fail(ErrorCode::Corrupt,
                    QStringLiteral("%1: event %2 does not follow the chain").arg(m_database->path()).arg(seq),
                    {QFileInfo(m_database->path()).fileName(), QString::number(seq)});
            previous = event.hash;
            m_tail = {event.seq, event.hash, event.wall};
            ++seq;
        }
        if (events->size() < kPage)
            return {};
    }
}

Result<QList<Event>> JournalStore::commit(
    const QList<NewEvent> &events, Timestamp wall, qint64 mono, const Extra &extra)
{
    const Moment now{wall, mono};
    auto done = tryCommit(events, now, extra);
    if (!done && done.error().code == ErrorCode::DiskFull && m_options.onDiskFull && m_options.onDiskFull())
        done = tryCommit(events, now, extra);
    return done;
}

Result<QList<Event>> JournalStore::tryCommit(const QList<NewEvent> &events, const Moment &now, const Extra &extra)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    Tail tail = m_tail;
    if (const auto jump = clockJump(now); jump && !events.isEmpty()) {
        const auto stored = append(*jump, now, tail);
        if (!stored)
            return fail(stored.error());
        if (m_clockIsBack)
            MENDIAN_TRY(setWatermark(*m_database, kClockAsked, m_clockExpected.ms));
    }
    QList<Event> chained;
    chained.reserve(events.size());
    for (const NewEvent &event : events) {
        auto stored = append(event, now, tail);
        if (!stored)
            return fail(stored.error());
        chained.append(*std::move(stored));
    }
    if (extra)
        MENDIAN_TRY(extra(*m_database, chained));
    MENDIAN_TRY(transaction->commit());
    if (!events.isEmpty()) {
        m_tail = tail;
        m_last = now;
        m_clockIsBack = false;
        if (m_options.onCommitted)
            m_options.onCommitted(m_tail);
    }
    return chained;
}

Result<Event> JournalStore::append(const NewEvent &fresh, const Moment &now, Tail &tail)
{
    if (fresh.body.size() > kMaxBody)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("an event of %1 bytes").arg(fresh.body.size()),
            {QString::number(kMaxBody)});
    Event event{tail.seq + 1, m_identity.epoch, static_cast<quint16>(fresh.kind), fresh.version, fresh.id, now.wall,
        now.mono, {}, fresh.body};
    event.hash = journal::eventHash(tail.hash, m_identity.device, event);
    Statement insert(*m_database,
        "INSERT INTO journal (seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
        "?)");
    insert.bind(
        event.seq, event.epoch, event.kind, event.version, event.id, event.wall, event.monoMs, event.hash, event.body);
    MENDIAN_TRY(insert.run());
    const auto ops =
        fresh.sale && fresh.kind == EventKind::Sale ? journal::foldSale(event, *fresh.sale) : journal::foldEvent(event);
    if (!ops)
        return fail(ops.error());
    MENDIAN_TRY(checkBeforeFold(*m_database, *ops));
    MENDIAN_TRY(m_rows.apply(*ops));
    tail = {event.seq, event.hash, event.wall};
    return event;
}

std::optional<NewEvent> JournalStore::clockJump(const Moment &now) const
{
    const Timestamp expected = m_clockIsBack ? m_clockExpected : m_last.wall + (now.mono - m_last.mono);
    if (!m_clockIsBack && qAbs(now.wall - expected) <= kClockToleranceMs)
        return {};
    return NewEvent{
        EventKind::ClockJump, 1, EventId::create(), toJsonBytes(journal::ClockJump{expected, now.wall}.toJson())};
}

Status JournalStore::confirmClock(Database &database) { return setWatermark(database, kClockAsked, 0); }

Status JournalStore::recover()
{
    MENDIAN_TRY(m_database->recover());
    const Status status = recheck(m_tail);
    if (!status)
        m_database->poison();
    return status;
}

Status JournalStore::recheck(Tail known)
{
    if (known.seq > 0) {
        const auto same = event(known.seq);
        if (!same || same->hash != known.hash)
            return fail(ErrorCode::Corrupt, QStringLiteral("event %1 was lost").arg(known.seq),
                {QFileInfo(m_database->path()).fileName(), QString::number(known.seq)});
    }
    MENDIAN_TRY(checkChainFrom(known.seq + 1, known.hash));
    if (m_options.onCommitted)
        m_options.onCommitted(m_tail);
    return {};
}

Result<bool> JournalStore::wasCommitted(const SaleId &sale)
{
    Statement q(*m_database, "SELECT 1 FROM sales WHERE id = ?");
    q.bind(sale);
    const bool found = q.next();
    MENDIAN_TRY(q.status());
    return found;
}

Result<bool> JournalStore::wasCommitted(const EventId &event)
{
    Statement q(*m_database, "SELECT 1 FROM journal WHERE seq > ? AND id = ?");
    q.bind(m_tail.seq - kNewest, event);
    const bool found = q.next();
    MENDIAN_TRY(q.status());
    return found;
}

Result<Event> JournalStore::event(qint64 seq)
{
    auto events = read(seq, 1);
    if (!events)
        return fail(events.error());
    if (events->isEmpty() || events->first().seq != seq)
        return fail(ErrorCode::NotFound, QStringLiteral("no event %1").arg(seq));
    return events->takeFirst();
}

Result<QList<Event>> JournalStore::read(qint64 fromSeq, qint64 count)
{
    Statement q(*m_database, kSelect);
    q.bind(fromSeq, count);
    QList<Event> events;
    while (q.next())
        events.append(readEvent(q));
    MENDIAN_TRY(q.status());
    return events;
}

Result<qint64> JournalStore::nextCounter(const QString &name)
{
    Statement q(*m_database, "SELECT value FROM counters WHERE name = ?");
    q.bind(name);
    const qint64 last = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    return last + 1;
}

Result<qint64> JournalStore::watermark(const QString &name)
{
    Statement q(*m_database, "SELECT value FROM watermarks WHERE name = ?");
    q.bind(name);
    const qint64 value = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    return value;
}

Status JournalStore::setWatermark(Database &database, const QString &name, qint64 value)
{
    Statement put(database,
        "INSERT INTO watermarks (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    return put.bind(name, value).run();
}

} // namespace mendian::storage
