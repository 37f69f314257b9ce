// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/scanning/scanlog.h"

namespace mendian::scanning {

void MemoryScanLog::append(const ScanLogEntry &entry)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= m_capacity)
        m_entries.removeFirst();
    m_entries.append(entry);
}

QList<ScanLogEntry> MemoryScanLog::entries() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

} // namespace mendian::scanning
