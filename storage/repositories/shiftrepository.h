// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"
#include "storage/sql/database.h"

#include <optional>

namespace mendian::storage {

struct ShiftRow
{
    ShiftId id;
    qint64 number = 0;
    QString staff;
    BusinessDate date;
    Money cashFloat;
    Timestamp openedAt;
    Timestamp closedAt; ///< 0 while open
    qint64 openSeq = 0;
    qint64 closeSeq = 0;
    QString closedBy;
    bool isOpen() const { return closeSeq == 0; }
};

/// A running total: kind "sale", "pieces", "discount", "rounding", "float", "cash_in", "cash_out", "drawer",
/// "tender:cash", ... (models/journal/folds.cpp).
struct ShiftTotal
{
    QString kind;
    qint64 count = 0;
    Money amount;
};

struct ShiftCount
{
    QString kind;
    Money expected;
    Money counted;
    QString reason;
};

/// Reads shifts of store.db, on the connection's thread.
class ShiftRepository
{
public:
    explicit ShiftRepository(Database &database) : m_database(database) {}
    Result<std::optional<ShiftRow>> open();
    Result<ShiftRow> byId(const ShiftId &id);               ///< NotFound
    Result<QList<ShiftRow>> last(qint64 count);             ///< newest first
    Result<QList<ShiftTotal>> totals(const ShiftId &shift); ///< by kind
    Result<QList<ShiftCount>> counts(const ShiftId &shift); ///< by kind; empty while open

private:
    Database &m_database;
};

} // namespace mendian::storage
