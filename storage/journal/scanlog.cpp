// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/scanlog.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {
constexpr qint64 kPruneEvery = 500;
}

Result<qint64> ScanLog::append(const ScanLogRow &row)
{
    Statement insert(m_database,
        "INSERT INTO scan_log (n, at, source, text, kind, outcome, reason) "
        "VALUES ((SELECT coalesce(max(n), 0) + 1 FROM scan_log), ?, ?, ?, ?, ?, ?) RETURNING n");
    insert.bind(row.at, row.source, row.text, row.kind, row.outcome, row.reason);
    const qint64 n = insert.next() ? insert.integer(0) : 0;
    while (insert.next()) { // the insert is finished only when the last row was read
    }
    MENDIAN_TRY(insert.status());
    if (n % kPruneEvery == 0) {
        Statement prune(m_database, "DELETE FROM scan_log WHERE n <= ?");
        MENDIAN_TRY(prune.bind(n - m_keep).run());
    }
    return n;
}

Result<QList<ScanLogRow>> ScanLog::page(qint64 beforeN, qint64 count)
{
    Statement q(m_database,
        "SELECT n, at, source, text, kind, outcome, reason FROM scan_log WHERE n < ? ORDER BY n DESC LIMIT ?");
    q.bind(beforeN > 0 ? beforeN : std::numeric_limits<qint64>::max(), count);
    QList<ScanLogRow> rows;
    while (q.next())
        rows.append({q.integer(0), q.time(1), q.text(2), q.text(3), q.text(4), q.text(5), q.text(6)});
    MENDIAN_TRY(q.status());
    return rows;
}

Result<qint64> ScanLog::count()
{
    Statement q(m_database, "SELECT count(*) FROM scan_log");
    const qint64 rows = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    return rows;
}

} // namespace mendian::storage
