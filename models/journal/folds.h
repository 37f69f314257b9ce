// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"
#include "models/journal/rowop.h"

#include <span>

namespace mendian::journal {

/// A column of a fold table; `type` is SQLite's STRICT type. The migrations store_NNNN create exactly these tables.
struct FoldTable
{
    const char *name;
    const char *key;     ///< comma separated key columns
    const char *columns; ///< comma separated, all columns including the key
};

/// The fold tables of store.db, in the order in which verify compares them.
std::span<const FoldTable> foldTables();

/// What an event does to the fold tables. Pure; unknown kinds and kinds without a fold give an empty list;
/// a body that cannot be read is an error (the event stays in the chain, verify names it).
Result<QList<RowOp>> foldEvent(const Event &event);
/// The same for a finished sale that is at hand as a value.
Result<QList<RowOp>> foldSale(const Event &event, const Sale &sale);

} // namespace mendian::journal
