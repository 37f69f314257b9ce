// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/printing/printqueue.h"
#include "workflows/printing/storedprintjobs.h"
#include "workflows/till/till.h"

namespace mendian::app {

/// The receipt printer of a till: the queue, the driver the settings name, and its row among the devices. Engine
/// thread.
class Printing final : public QObject, public SlipPrinter
{
    Q_OBJECT
public:
    explicit Printing(Shop &shop);

    void attach(Till &till);
    Status start();
    /// Makes the driver anew after a change of the settings.
    void configure();
    DeviceView device() const;

    void wake() override { m_queue.wake(); }
    Status reprint(const QByteArray &subject, const QString &kind, const QString &staff) override;
    Status repeat(PrintJobId job, const QString &staff) override;
    Status cancel(PrintJobId job) override { return m_queue.dismiss(job); }

signals:
    void changed();

private:
    Shop &m_shop;
    printing::StoredPrintJobs m_jobs;
    printing::PrintQueue m_queue;
    Timestamp m_lastPrinted;
    bool m_configured = false;
};

} // namespace mendian::app
