// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "models/tender/tenderplan.h"

namespace mendian {

/// The pieces of mainland currency that are counted at shift close, largest first: ¥100 … ¥0.10.
const QList<Money> &denominations();

/// given − due. InvalidInput when less was given, LimitExceeded when more than ¥100,000 too much (a typing mistake).
Result<Money> cashChange(Money due, Money given);

/// What a customer is likely to hand over for `due`, the exact amount first, then rising (ui-guide §2.3 "smart notes").
/// At most four; none for nothing to pay.
QList<Money> smartNotes(Money due);

/// The cash part of a sale: `given` covers `due`, the rest is change.
Result<TenderLine> cashLine(Money due, Money given);

/// The pieces to hand back, largest first, as (piece, count). Fen that no piece covers are left out.
QList<std::pair<Money, qint64>> changePieces(Money change);

} // namespace mendian
