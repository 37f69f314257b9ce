// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// A row of the durable print queue. Done states are "printed", "sent" and "cancelled"; every other state is open and
/// survives a restart.
struct PrintJobRow
{
    PrintJobId id;
    qint64 seq = 0;     ///< of the event it was made with
    QString kind;       ///< "receipt", "z_report", "hold", "drawer", ...
    QByteArray subject; ///< 16 bytes of the sale, shift or hold; empty without
    QString printer;
    QString state = QStringLiteral("queued");
    qint64 tries = 0;
    qint64 copy = 0; ///< 0 = the original, 1 = first reprint, ...
    QString mark;    ///< "reprint" 重打, "repeat" 补打, or empty
    Timestamp createdAt;
    Timestamp changedAt;
    QString reason;
    QString document; ///< JSON of the neutral document
};

/// The print queue in store.db, on the connection's thread. A job enters in the commit of what it prints:
/// `journal.commit(events, wall, mono, [&](Database &db, const QList<Event> &) { return
/// PrintJobRepository(db).enqueue(job); })`.
class PrintJobRepository
{
public:
    explicit PrintJobRepository(Database &database) : m_database(database) {}
    static bool isDone(const QString &state);

    Status enqueue(const PrintJobRow &job); ///< Conflict: the id is there already
    /// Where a job stands now. NotFound.
    Status setState(const PrintJobId &id, const QString &state, qint64 tries, const QString &reason, Timestamp now);
    Status setPrinter(const PrintJobId &id, const QString &printer, Timestamp now);

    Result<PrintJobRow> byId(const PrintJobId &id);                  ///< NotFound
    Result<QList<PrintJobRow>> open();                               ///< oldest first
    Result<QList<PrintJobRow>> ofSubject(const QByteArray &subject); ///< oldest first
    /// Forgets done jobs that changed before `before`; returns how many.
    Result<qint64> prune(Timestamp before);

private:
    Database &m_database;
};

} // namespace mendian::storage
