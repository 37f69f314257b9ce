// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/printing/printqueue.h"

#include "core/onready.h"
#include "models/documents/slip.h"

namespace mendian::printing {

Q_LOGGING_CATEGORY(logPrinting, "mendian.printing")

using documents::PrintJob;
using documents::PrintMark;
using documents::PrintReason;
using documents::PrintState;
using printer::PrintData;
using printer::PrintEnd;
using printer::PrintOutcome;

namespace {

Result<PrintData> dataOf(const PrintJob &job, const printer::PrinterProfile &profile)
{
    if (job.isDrawer())
        return printer::drawerJob(profile);
    const auto document = documents::documentFromJson(job.document);
    if (!document)
        return fail(document.error());
    return printer::escPos(documents::marked(*document, job.mark, job.copy), profile);
}

/// On the print thread: drawing a line of rare characters takes longer than the engine should wait.
PrintOutcome printJob(const PrintJob &job, const printer::PrinterProfile &profile, printer::PrinterDriver &driver,
    const std::function<void()> &onSent)
{
    const auto data = dataOf(job, profile);
    if (!data)
        return {PrintEnd::Failed, PrintReason::BadDocument, {}, data.error().detail};
    return driver.print(*data, onSent);
}

bool isOpenFor(PrintState state) { return state == PrintState::Failed || state == PrintState::Unknown; }

} // namespace

PrintQueue::PrintQueue(
    documents::PrintJobStore &store, const Clock &clock, const PrintQueueOptions &options, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_options(options)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &PrintQueue::pump);
}

PrintQueue::~PrintQueue()
{
    if (m_driver)
        m_driver->stop();
    if (!m_current)
        return;
    m_running.waitForFinished();
    const PrintJob job = settled(*m_current, m_running.result());
    if (const Status saved = m_store.save(job); !saved)
        qCWarning(logPrinting) << "job" << job.id << "stays as sending:" << saved.error();
}

void PrintQueue::setPrinter(const printer::PrinterProfile &profile, std::shared_ptr<printer::PrinterDriver> driver)
{
    if (m_driver)
        m_driver->stop();
    m_profile = profile;
    m_driver = std::move(driver);
    m_failures = 0;
    learn(PrintReason::None, {});
    wake();
}

Status PrintQueue::start()
{
    const auto jobs = m_store.open();
    if (!jobs)
        return fail(jobs.error());
    for (const PrintJob &job : *jobs)
        if (job.printer == m_options.printer && job.state == PrintState::Sending)
            MENDIAN_TRY(save(job, PrintState::Unknown, PrintReason::Broken));
    wake();
    return {};
}

void PrintQueue::wake()
{
    m_retry.stop();
    // Not at once: the caller may be in the middle of its own work.
    QMetaObject::invokeMethod(this, &PrintQueue::pump, Qt::QueuedConnection);
}

Result<std::optional<PrintJob>> PrintQueue::next()
{
    auto jobs = m_store.open();
    if (!jobs)
        return fail(jobs.error());
    std::optional<PrintJob> first;
    for (const PrintJob &job : *jobs) {
        if (job.state != PrintState::Queued || job.printer != m_options.printer)
            continue;
        if (!first || (job.isDrawer() && !first->isDrawer()))
            first = job;
    }
    return first;
}

bool PrintQueue::isLate(const PrintJob &job) const
{
    return job.isDrawer() && m_clock.wall() - job.createdAt > m_options.drawerLateMs;
}

void PrintQueue::pump()
{
    if (m_current || m_asking || !m_driver || m_retry.isActive())
        return;
    for (;;) {
        auto job = next();
        if (!job) {
            qCWarning(logPrinting) << "the print queue cannot be read:" << job.error();
            retryLater();
            return;
        }
        if (!*job)
            return;
        const bool nothing = (*job)->isDrawer() && m_profile.drawerPulse.isEmpty();
        if (!nothing && !isLate(**job)) {
            send(**job);
            return;
        }
        const PrintReason reason = nothing ? PrintReason::None : PrintReason::Timeout;
        if (!save(**job, PrintState::Cancelled, (*job)->reason == PrintReason::None ? reason : (*job)->reason)) {
            retryLater();
            return;
        }
    }
}

void PrintQueue::send(PrintJob job)
{
    ++job.tries;
    // Durable before the first byte: a crash from here on makes the job unknown, never a second slip.
    if (!save(job, PrintState::Sending, job.reason)) {
        retryLater();
        return;
    }
    job.state = PrintState::Sending;
    m_current = job;
    const PrintJobId id = job.id;
    const auto onSent = [this, id] {
        QMetaObject::invokeMethod(
            this, [this, id] { sent(id); }, Qt::QueuedConnection);
    };
    m_running = m_worker.run(
        [job, onSent, profile = m_profile, driver = m_driver] { return printJob(job, profile, *driver, onSent); });
    onReady(m_running, this, [this](const PrintOutcome &outcome) { finish(outcome); });
}

void PrintQueue::sent(PrintJobId id)
{
    if (!m_current || m_current->id != id || m_current->isDrawer())
        return;
    if (save(*m_current, PrintState::Sent, PrintReason::None))
        m_current->state = PrintState::Sent;
}

PrintJob PrintQueue::settled(PrintJob job, const PrintOutcome &outcome) const
{
    const struct
    {
        PrintEnd end;
        PrintState state;
    } rows[] = {{PrintEnd::NotStarted, PrintState::Queued}, {PrintEnd::Sent, PrintState::Sent},
        {PrintEnd::Printed, PrintState::Printed}, {PrintEnd::Failed, PrintState::Failed},
        {PrintEnd::Unknown, PrintState::Unknown}};
    for (const auto &row : rows)
        if (row.end == outcome.end)
            job.state = row.state;
    if (job.state == PrintState::Queued && isLate(job))
        job.state = PrintState::Cancelled;
    job.reason = outcome.reason;
    job.changedAt = m_clock.wall();
    return job;
}

void PrintQueue::finish(const PrintOutcome &outcome)
{
    const PrintJob job = settled(*m_current, outcome);
    m_current.reset();
    if (outcome.reason != PrintReason::None)
        qCInfo(logPrinting) << "job" << job.id << documents::printStateName(job.state)
                            << documents::printReasonName(outcome.reason) << outcome.detail;
    if (const Status saved = save(job, job.state, job.reason); !saved)
        retryLater(); // it stays as sending or sent: never printed twice by itself
    const bool badSlip = outcome.reason == PrintReason::BadDocument;
    learn(badSlip ? m_trouble : outcome.reason, badSlip ? m_health : outcome.health);
    if (outcome.end == PrintEnd::NotStarted) {
        retryLater();
        return;
    }
    m_failures = 0;
    pump();
}

Status PrintQueue::save(PrintJob job, PrintState state, PrintReason reason)
{
    job.state = state;
    job.reason = reason;
    job.changedAt = m_clock.wall();
    const Status saved = m_store.save(job);
    if (saved)
        emit jobChanged(job.id, state, reason);
    else
        qCWarning(logPrinting) << "job" << job.id << "cannot be saved:" << saved.error();
    return saved;
}

void PrintQueue::retryLater()
{
    const qsizetype step = std::min(m_failures++, m_options.retryMs.size() - 1);
    m_retry.start(m_options.retryMs.at(step));
}

void PrintQueue::learn(PrintReason trouble, const printer::PrinterHealth &health)
{
    if (trouble == m_trouble && health == m_health)
        return;
    m_trouble = trouble;
    m_health = health;
    emit printerChanged(trouble, health);
}

void PrintQueue::ask()
{
    if (m_current || m_asking || !m_driver)
        return;
    m_asking = true;
    const auto asked = m_worker.run([driver = m_driver] { return driver->ask(); });
    onReady(asked, this, [this](const Result<printer::PrinterHealth> &health) {
        m_asking = false;
        if (health)
            learn(printer::reasonOf(*health), *health);
        else
            learn(health.error().code == ErrorCode::Busy ? PrintReason::Refused : PrintReason::Offline, {});
        if (m_trouble == PrintReason::None)
            m_retry.stop();
        pump();
    });
}

Result<PrintJobId> PrintQueue::addCopy(const PrintJob &original, PrintMark mark, const QString &staff)
{
    int copies = original.copy;
    if (!original.subject.isEmpty()) {
        const auto jobs = m_store.ofSubject(original.subject);
        if (!jobs)
            return fail(jobs.error());
        for (const PrintJob &job : *jobs)
            if (job.kind == original.kind)
                copies = std::max(copies, job.copy);
    }
    const PrintJob copy = documents::copyOf(original, mark, copies, m_clock.wall());
    MENDIAN_TRY(m_store.add(copy, staff));
    emit jobChanged(copy.id, copy.state, copy.reason);
    wake();
    return copy.id;
}

Result<PrintJobId> PrintQueue::repeat(PrintJobId id, const QString &staff)
{
    const auto job = m_store.byId(id);
    if (!job)
        return fail(job.error());
    if (job->isDrawer())
        return fail(ErrorCode::Unsupported, QStringLiteral("a drawer is opened by its own command"));
    const bool awaited = m_current && m_current->id == id;
    if (awaited || !(isOpenFor(job->state) || job->state == PrintState::Sent))
        return fail(ErrorCode::Conflict, QStringLiteral("the job is %1").arg(documents::printStateName(job->state)));
    const auto copy = addCopy(*job, PrintMark::Repeat, staff);
    if (copy && isOpenFor(job->state))
        MENDIAN_TRY(save(*job, PrintState::Cancelled, job->reason));
    return copy;
}

Result<PrintJobId> PrintQueue::reprint(const QByteArray &subject, const QString &kind, const QString &staff)
{
    const auto jobs = m_store.ofSubject(subject);
    if (!jobs)
        return fail(jobs.error());
    for (const PrintJob &job : *jobs)
        if (job.kind == kind && !job.isDrawer())
            return addCopy(job, PrintMark::Reprint, staff);
    return fail(ErrorCode::NotFound, QStringLiteral("no %1 of this was printed here").arg(kind));
}

Status PrintQueue::dismiss(PrintJobId id)
{
    const auto job = m_store.byId(id);
    if (!job)
        return fail(job.error());
    if ((m_current && m_current->id == id) || !(isOpenFor(job->state) || job->state == PrintState::Queued))
        return fail(ErrorCode::Conflict, QStringLiteral("the job is %1").arg(documents::printStateName(job->state)));
    return save(*job, PrintState::Cancelled, job->reason);
}

} // namespace mendian::printing
