// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/printjob.h"
#include "storage/journal/journalstore.h"
#include "storage/repositories/printjobrepository.h"

namespace mendian::printing {

storage::PrintJobRow toRow(const documents::PrintJob &job);
/// Errors: InvalidInput for a word that this version does not know.
Result<documents::PrintJob> fromRow(const storage::PrintJobRow &row);

/// The queue's rows in store.db, on the thread that owns the store.
class StoredPrintJobs final : public documents::PrintJobStore
{
public:
    StoredPrintJobs(storage::JournalStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    Result<QList<documents::PrintJob>> open() override;
    Result<documents::PrintJob> byId(PrintJobId id) override;
    Result<QList<documents::PrintJob>> ofSubject(const QByteArray &subject) override;
    Status save(const documents::PrintJob &job) override;
    Status add(const documents::PrintJob &job, const QString &staff) override;

private:
    storage::JournalStore &m_store;
    const Clock &m_clock;
};

} // namespace mendian::printing
