// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/printing/storedprintjobs.h"

#include "models/journal/facts.h"
#include "workflows/printing/printqueue.h"

namespace mendian::printing {

using documents::PrintJob;
using documents::PrintMark;
using storage::PrintJobRepository;
using storage::PrintJobRow;

namespace {

/// A row written by a newer version must not stop all the others.
Result<QList<PrintJob>> jobsOf(const Result<QList<PrintJobRow>> &rows)
{
    if (!rows)
        return fail(rows.error());
    QList<PrintJob> jobs;
    for (const PrintJobRow &row : *rows) {
        if (const auto job = fromRow(row))
            jobs.append(*job);
        else
            qCWarning(logPrinting) << "job" << row.id << "is left alone:" << job.error();
    }
    return jobs;
}

} // namespace

PrintJobRow toRow(const PrintJob &job)
{
    return {job.id, job.seq, job.kind, job.subject, job.printer, documents::printStateName(job.state), job.tries,
        job.copy, documents::markName(job.mark), job.createdAt, job.changedAt, documents::printReasonName(job.reason),
        QString::fromUtf8(job.document)};
}

Result<PrintJob> fromRow(const PrintJobRow &row)
{
    const auto state = documents::printStateFromName(row.state);
    const auto mark = documents::markFromName(row.mark);
    const auto reason = documents::printReasonFromName(row.reason);
    if (!state)
        return fail(state.error());
    if (!mark)
        return fail(mark.error());
    if (!reason)
        return fail(reason.error());
    return PrintJob{row.id, row.seq, row.kind, row.subject, row.printer, *state, int(row.tries), *mark, int(row.copy),
        row.createdAt, row.changedAt, *reason, row.document.toUtf8()};
}

Result<QList<PrintJob>> StoredPrintJobs::open() { return jobsOf(PrintJobRepository(m_store.database()).open()); }

Result<PrintJob> StoredPrintJobs::byId(PrintJobId id)
{
    const auto row = PrintJobRepository(m_store.database()).byId(id);
    if (!row)
        return fail(row.error());
    return fromRow(*row);
}

Result<QList<PrintJob>> StoredPrintJobs::ofSubject(const QByteArray &subject)
{
    return jobsOf(PrintJobRepository(m_store.database()).ofSubject(subject));
}

Status StoredPrintJobs::save(const PrintJob &job)
{
    return PrintJobRepository(m_store.database())
        .setState(job.id, documents::printStateName(job.state), job.tries, documents::printReasonName(job.reason),
            job.changedAt);
}

Status StoredPrintJobs::add(const PrintJob &job, const QString &staff)
{
    const bool receiptCopy = job.mark != PrintMark::None && job.kind == QLatin1String("receipt");
    if (!receiptCopy)
        return PrintJobRepository(m_store.database()).enqueue(toRow(job));
    const auto sale = SaleId::fromBytes(job.subject);
    if (!sale)
        return fail(sale.error());
    const journal::Reprint fact{*sale, documents::markName(job.mark), staff};
    const journal::NewEvent event{
        journal::EventKind::Reprint, 1, EventId::create(), mendian::toJsonBytes(fact.toJson())};
    const auto committed = m_store.commit(
        {event}, m_clock.wall(), m_clock.mono(), [&](storage::Database &database, const QList<journal::Event> &events) {
            PrintJob row = job;
            row.seq = events.isEmpty() ? 0 : events.last().seq;
            return PrintJobRepository(database).enqueue(toRow(row));
        });
    if (!committed)
        return fail(committed.error());
    return {};
}

} // namespace mendian::printing
