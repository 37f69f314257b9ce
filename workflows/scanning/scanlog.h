// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/codes/scan.h"
#include "workflows/scanning/scanoutcome.h"

#include <QList>
#include <mutex>

namespace mendian::scanning {

/// One line of the scan log: the promise "every decode has exactly one outcome", written down.
struct ScanLogEntry
{
    qint64 n = 0; ///< the number given when the decode arrived; without gaps
    Timestamp at;
    QString source;
    QString text; ///< masked where it is a secret or a card
    codes::ScanKind kind = codes::ScanKind::SearchText;
    ScanOutcome outcome;

    friend bool operator==(const ScanLogEntry &, const ScanLogEntry &) = default;
};

/// Where outcomes are written. append() is called on the engine's thread, in the order of n, once for each n.
class ScanLog
{
public:
    virtual ~ScanLog() = default;
    virtual void append(const ScanLogEntry &entry) = 0;
};

/// Keeps the last entries in memory. Thread-safe.
class MemoryScanLog final : public ScanLog
{
public:
    explicit MemoryScanLog(qsizetype capacity = 100'000) : m_capacity(capacity) {}
    void append(const ScanLogEntry &entry) override;
    QList<ScanLogEntry> entries() const;

private:
    mutable std::mutex m_mutex;
    QList<ScanLogEntry> m_entries;
    qsizetype m_capacity;
};

} // namespace mendian::scanning
