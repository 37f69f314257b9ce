// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"

#include "core/clock.h"

namespace mendian::documents {

/// queued → sending → sent → printed | failed | unknown (spec/devices.md §1.10). Sent: the bytes are out of our hands,
/// no proof of paper; final for a printer that cannot answer. Cancelled: a person took the job out of the queue.
enum class PrintState { Queued, Sending, Sent, Printed, Failed, Unknown, Cancelled };
QString printStateName(PrintState state);
Result<PrintState> printStateFromName(QStringView name);

/// Why a job waits, failed or is unknown: the word in print_jobs.reason; ui/ has a sentence for each.
enum class PrintReason {
    None,
    Refused,
    Offline,
    CoverOpen,
    PaperOut,
    Cutter,
    PrinterError,
    Timeout,
    Broken,
    BadDocument
};
QString printReasonName(PrintReason reason);
Result<PrintReason> printReasonFromName(QStringView name);

/// The kind of a job without a document: one pulse for the drawer.
inline constexpr QLatin1String kDrawerJob("drawer");

/// A row of print_jobs. It is written by the commit of what it prints; afterwards only the queue changes it.
struct PrintJob
{
    PrintJobId id;
    qint64 seq = 0;     ///< the event it belongs to
    QString kind;       ///< the document's kind, or "drawer"
    QByteArray subject; ///< 16 bytes: sale, hold or shift; empty without one
    QString printer;    ///< name of the set-up printer, "receipt" by default
    PrintState state = PrintState::Queued;
    int tries = 0;
    PrintMark mark = PrintMark::None;
    int copy = 0; ///< 0 = first print, then the number that stands beside the mark
    Timestamp createdAt;
    Timestamp changedAt;
    PrintReason reason = PrintReason::None;
    QByteArray document; ///< toJsonBytes(Document) without mark; empty for the drawer

    bool isDrawer() const { return kind == kDrawerJob; }
    friend bool operator==(const PrintJob &, const PrintJob &) = default;
};

/// The same slip again: a new id, the mark and the next number. `copies` = copies of this subject and kind made so far.
PrintJob copyOf(const PrintJob &original, PrintMark mark, int copies, Timestamp now);

/// The print queue's rows. storage/ implements it over print_jobs, on the thread of its caller. Each call is one
/// commit: when it returns, the change is durable.
class PrintJobStore
{
public:
    virtual ~PrintJobStore() = default;
    /// Everything not printed, sent or cancelled, oldest first.
    virtual Result<QList<PrintJob>> open() = 0;
    /// Errors: NotFound.
    virtual Result<PrintJob> byId(PrintJobId id) = 0;
    /// All jobs of a sale, hold or shift, oldest first; copies included.
    virtual Result<QList<PrintJob>> ofSubject(const QByteArray &subject) = 0;
    /// Saves state, tries, changedAt and reason of the job.
    virtual Status save(const PrintJob &job) = 0;
    /// A further row. For a copy of a receipt the same commit also holds the reprint fact (kind 26) by `staff`.
    virtual Status add(const PrintJob &job, const QString &staff) = 0;
};

} // namespace mendian::documents
