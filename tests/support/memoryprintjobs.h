// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/printjob.h"

namespace mendian::test {

/// print_jobs in memory. It outlives a queue, so a new queue over it is a restart. Link models_documents.
class MemoryPrintJobs final : public documents::PrintJobStore
{
public:
    using Job = documents::PrintJob;

    Result<QList<Job>> open() override
    {
        QList<Job> found;
        for (const Job &job : m_jobs)
            if (job.state != documents::PrintState::Printed && job.state != documents::PrintState::Sent
                && job.state != documents::PrintState::Cancelled)
                found.append(job);
        return found;
    }
    Result<Job> byId(PrintJobId id) override
    {
        for (const Job &job : m_jobs)
            if (job.id == id)
                return job;
        return fail(ErrorCode::NotFound, QStringLiteral("no such print job"));
    }
    Result<QList<Job>> ofSubject(const QByteArray &subject) override
    {
        QList<Job> found;
        for (const Job &job : m_jobs)
            if (job.subject == subject)
                found.append(job);
        return found;
    }
    Status save(const Job &job) override
    {
        if (brokenSaves > 0) {
            --brokenSaves;
            return fail(ErrorCode::DiskFull, QStringLiteral("no room for a print job"));
        }
        for (Job &row : m_jobs) {
            if (row.id == job.id) {
                row = job;
                return {};
            }
        }
        return fail(ErrorCode::NotFound, QStringLiteral("no such print job"));
    }
    Status add(const Job &job, const QString &staff) override
    {
        m_jobs.append(job);
        if (job.mark != documents::PrintMark::None)
            copiesBy.append(staff);
        return {};
    }

    int brokenSaves = 0;  ///< so many next calls of save() fail
    QStringList copiesBy; ///< staff of each copy: the reprint facts

private:
    QList<Job> m_jobs;
};

} // namespace mendian::test
