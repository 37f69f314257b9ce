// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reconciliation/attemptledger.h"

#include "core/json.h"
#include "storage/sql/statement.h"

#include <functional>

namespace mendian::storage {

namespace {

#define LEDGER_COLUMNS "SELECT a.body, j.wall_ms FROM attempts a LEFT JOIN journal j ON j.seq = a.seq "

/// An id is made a little before its payment starts, and a clock that was set back leaves ids ahead for a while.
constexpr qint64 kIdMarginMs = 12 * 3600 * 1000;

/// The smallest id of a moment: UUIDv7 begins with 48 bits of milliseconds.
QByteArray firstIdOf(Timestamp moment)
{
    QByteArray id(16, '\0');
    for (int i = 0; i < 6; ++i)
        id[i] = static_cast<char>((moment.ms >> (8 * (5 - i))) & 0xff);
    return id;
}

Status readAll(Statement &q, const std::function<bool(const LedgerRow &)> &wanted, QList<LedgerRow> *rows)
{
    while (q.next()) {
        const auto body = parseJsonObject(q.text(0).toUtf8(), u"attempt");
        const auto attempt = body ? attemptFromJson(*body) : Result<Attempt>(fail(body.error()));
        if (!attempt)
            return fail(ErrorCode::Corrupt, attempt.error().detail, {QStringLiteral("store.db")});
        const auto row = ledgerRow(*attempt, q.isNull(1) ? attempt->startedAt : q.time(1));
        if (row && wanted(*row))
            rows->append(*row);
    }
    return q.status();
}

} // namespace

Result<QList<LedgerRow>> AttemptLedger::ofDay(BusinessDate day)
{
    const Timestamp start = fromStoreTime(day.date(), QTime(0, 0));
    const Timestamp end = fromStoreTime(day.date().addDays(1), QTime(0, 0));
    Statement q(m_database, LEDGER_COLUMNS "WHERE a.id >= ? AND a.id < ? ORDER BY a.id");
    q.bind(firstIdOf(start + -kIdMarginMs), firstIdOf(end + kIdMarginMs));
    QList<LedgerRow> rows;
    MENDIAN_TRY(readAll(
        q, [&](const LedgerRow &row) { return billDay(row.from) == day; }, &rows));
    return rows;
}

Result<QList<LedgerRow>> AttemptLedger::byNumbers(const QStringList &numbers)
{
    QList<LedgerRow> rows;
    Statement q(m_database, LEDGER_COLUMNS "WHERE a.id = ?");
    for (const QString &number : numbers) {
        const auto id = AttemptId::parse(number);
        if (!id || id->toHex() != number)
            continue;
        q.bind(*id);
        MENDIAN_TRY(readAll(
            q, [](const LedgerRow &) { return true; }, &rows));
        q.rewind();
    }
    return rows;
}

Result<QList<LedgerRow>> AttemptLedger::undecidedBefore(Timestamp moment)
{
    Statement q(m_database, LEDGER_COLUMNS "WHERE a.final = 0 ORDER BY a.id");
    QList<LedgerRow> rows;
    MENDIAN_TRY(readAll(
        q, [&](const LedgerRow &row) { return row.from < moment; }, &rows));
    return rows;
}

} // namespace mendian::storage
