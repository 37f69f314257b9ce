// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shop/shop.h"

#include "core/json.h"
#include "core/log.h"

#include <algorithm>

namespace mendian {

journal::NewEvent newEvent(journal::EventKind kind, const QJsonObject &body)
{
    return {kind, 1, EventId::create(), toJsonBytes(body)};
}

namespace {

/// The stored events with these ids, in their order; empty unless all are there (a commit is whole or nothing).
Result<QList<journal::Event>> storedSince(
    storage::JournalStore &journal, qint64 seq, const QList<journal::NewEvent> &events)
{
    const auto newer = journal.read(seq + 1, events.size() + 1); // a clock_jump may stand before them
    if (!newer)
        return fail(newer.error());
    QList<journal::Event> found;
    for (const journal::NewEvent &event : events) {
        const auto hit = std::ranges::find(*newer, event.id, &journal::Event::id);
        if (hit == newer->cend())
            return QList<journal::Event>();
        found.append(*hit);
    }
    return found;
}

void healFile(storage::Database *database)
{
    if (!database || !database->isPoisoned())
        return;
    if (const Status healed = database->recover(); !healed)
        qCWarning(logCore) << "still unusable:" << healed.error();
}

} // namespace

Result<QList<journal::Event>> Shop::record(
    const QList<journal::NewEvent> &events, const storage::JournalStore::Extra &extra)
{
    MENDIAN_TRY(heal());
    const qint64 before = journal.tail().seq;
    auto done = journal.commit(events, clock.wall(), clock.mono(), extra);
    if (done || !journal.needsRecovery())
        return done;
    qCCritical(logCore) << "a commit failed, asking the file what arrived:" << done.error();
    if (const Status healed = heal(); !healed || events.isEmpty())
        return done;
    const auto stored = storedSince(journal, before, events);
    return stored && !stored->isEmpty() ? stored : done;
}

Status Shop::heal()
{
    healFile(&draft.database());
    healFile(reference);
    return journal.needsRecovery() ? journal.recover() : Status();
}

} // namespace mendian
