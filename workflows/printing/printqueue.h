// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/worker.h"
#include "devices/printer/driver.h"
#include "models/documents/printjob.h"

#include <QLoggingCategory>
#include <QTimer>
#include <memory>
#include <optional>

namespace mendian::printing {

Q_DECLARE_LOGGING_CATEGORY(logPrinting)

struct PrintQueueOptions
{
    QString printer = QStringLiteral("receipt");        ///< whose jobs these are: print_jobs.printer
    QList<int> retryMs{1000, 2000, 5000, 10000, 30000}; ///< the last one for ever
    int drawerLateMs = 5000; ///< a drawer does not open later than this after its sale: nobody would stand there
};

/// Brings the jobs of print_jobs to one printer, in order, drawer first (spec/devices.md §1.10). A job whose first byte
/// never left is tried again by itself; one that broke off or is unknown waits for a person. Lives on the engine
/// thread, where the store lives; the driver works on the thread "print". No sale ever waits for it.
class PrintQueue final : public QObject
{
    Q_OBJECT
public:
    PrintQueue(documents::PrintJobStore &store, const Clock &clock, const PrintQueueOptions &options = {},
        QObject *parent = nullptr);
    /// Stops the driver and saves what became of the job on its way.
    ~PrintQueue() override;

    /// Changes the printer; null = none, jobs wait. A job on its way to the old one is broken off.
    void setPrinter(const printer::PrinterProfile &profile, std::shared_ptr<printer::PrinterDriver> driver);
    /// Call once after the start: what was being sent when the program died is unknown. Then prints what waits.
    Status start();
    /// Call after a commit that added jobs, or to try a waiting printer at once.
    void wake();
    /// Asks the printer how it is; printerChanged() tells. Does nothing while a job is on its way.
    void ask();

    /// 补打: a person decides that a failed, unknown or merely sent job is printed again.
    /// Errors: NotFound, Conflict (it is printed, on its way or still waiting), Unsupported for a drawer.
    Result<PrintJobId> repeat(PrintJobId id, const QString &staff);
    /// 重打: another copy of the slip of a sale, hold or shift. Errors: NotFound when nothing of it was printed here.
    Result<PrintJobId> reprint(const QByteArray &subject, const QString &kind, const QString &staff);
    /// The person has the paper in the hand, or does without. Errors: NotFound, Conflict (on its way).
    Status dismiss(PrintJobId id);

    const printer::PrinterHealth &health() const { return m_health; }
    /// None = the printer works as far as we know.
    documents::PrintReason trouble() const { return m_trouble; }

signals:
    void jobChanged(
        mendian::PrintJobId id, mendian::documents::PrintState state, mendian::documents::PrintReason reason);
    void printerChanged(mendian::documents::PrintReason trouble, const mendian::printer::PrinterHealth &health);

private:
    void pump();
    Result<std::optional<documents::PrintJob>> next();
    bool isLate(const documents::PrintJob &job) const;
    void send(documents::PrintJob job);
    void sent(PrintJobId id);
    void finish(const printer::PrintOutcome &outcome);
    /// The job with its new state, as the outcome says.
    documents::PrintJob settled(documents::PrintJob job, const printer::PrintOutcome &outcome) const;
    Status save(documents::PrintJob job, documents::PrintState state, documents::PrintReason reason);
    Result<PrintJobId> addCopy(const documents::PrintJob &original, documents::PrintMark mark, const QString &staff);
    void retryLater();
    void learn(documents::PrintReason trouble, const printer::PrinterHealth &health);

    documents::PrintJobStore &m_store;
    const Clock &m_clock;
    PrintQueueOptions m_options;
    printer::PrinterProfile m_profile;
    std::shared_ptr<printer::PrinterDriver> m_driver;
    std::optional<documents::PrintJob> m_current;
    QFuture<printer::PrintOutcome> m_running;
    bool m_asking = false;
    qsizetype m_failures = 0;
    QTimer m_retry;
    printer::PrinterHealth m_health;
    documents::PrintReason m_trouble = documents::PrintReason::None;
    Worker m_worker{QStringLiteral("print")};
};

} // namespace mendian::printing
