// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/printjobrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define JOB_COLUMNS                                                                                                    \
    "SELECT id, seq, kind, subject, printer, state, tries, copy, mark, created_at, changed_at, reason, document "      \
    "FROM print_jobs "
// The same words as the partial index print_jobs_open, so that SQLite uses it.
#define IS_OPEN "state NOT IN ('printed', 'sent', 'cancelled')"

Result<QList<PrintJobRow>> readAll(Statement &q)
{
    QList<PrintJobRow> rows;
    while (q.next())
        rows.append({q.id<PrintJobId>(0), q.integer(1), q.text(2), q.blob(3), q.text(4), q.text(5), q.integer(6),
            q.integer(7), q.text(8), q.time(9), q.time(10), q.text(11), q.text(12)});
    MENDIAN_TRY(q.status());
    return rows;
}

Status changedOne(const Statement &statement)
{
    if (statement.changes() == 1)
        return {};
    return fail(ErrorCode::NotFound, QStringLiteral("no such print job"));
}

} // namespace

bool PrintJobRepository::isDone(const QString &state)
{
    return state == QLatin1String("printed") || state == QLatin1String("sent") || state == QLatin1String("cancelled");
}

Status PrintJobRepository::enqueue(const PrintJobRow &job)
{
    Statement insert(m_database,
        "INSERT INTO print_jobs (id, seq, kind, subject, printer, state, tries, copy, mark, created_at, changed_at, "
        "reason, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(job.id, job.seq, job.kind,
        job.subject.isEmpty() ? std::nullopt : std::optional<QByteArray>(job.subject), job.printer, job.state,
        job.tries, job.copy, job.mark, job.createdAt, job.changedAt, job.reason, job.document);
    return insert.run();
}

Status PrintJobRepository::setState(
    const PrintJobId &id, const QString &state, qint64 tries, const QString &reason, Timestamp now)
{
    Statement update(m_database, "UPDATE print_jobs SET state = ?, tries = ?, reason = ?, changed_at = ? WHERE id = ?");
    MENDIAN_TRY(update.bind(state, tries, reason, now, id).run());
    return changedOne(update);
}

Status PrintJobRepository::setPrinter(const PrintJobId &id, const QString &printer, Timestamp now)
{
    Statement update(m_database, "UPDATE print_jobs SET printer = ?, changed_at = ? WHERE id = ?");
    MENDIAN_TRY(update.bind(printer, now, id).run());
    return changedOne(update);
}

Result<PrintJobRow> PrintJobRepository::byId(const PrintJobId &id)
{
    Statement q(m_database, JOB_COLUMNS "WHERE id = ?");
    const auto rows = readAll(q.bind(id));
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such print job"));
    return rows->first();
}

Result<QList<PrintJobRow>> PrintJobRepository::open()
{
    Statement q(m_database, JOB_COLUMNS "WHERE " IS_OPEN " ORDER BY created_at, id");
    return readAll(q);
}

Result<QList<PrintJobRow>> PrintJobRepository::ofSubject(const QByteArray &subject)
{
    Statement q(m_database, JOB_COLUMNS "WHERE subject = ? ORDER BY created_at, id");
    return readAll(q.bind(subject));
}

Result<qint64> PrintJobRepository::prune(Timestamp before)
{
    Statement remove(m_database, "DELETE FROM print_jobs WHERE changed_at < ? AND NOT (" IS_OPEN ")");
    MENDIAN_TRY(remove.bind(before).run());
    return remove.changes();
}

} // namespace mendian::storage
