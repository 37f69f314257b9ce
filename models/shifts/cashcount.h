// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/facts.h"

#include <span>

namespace mendian {

/// Notes and coins in circulation (fifth series, PBOC), largest first, in fen. The 2 and 5 fen coins are legal tender
/// but no till holds them; 1 fen stands for what is left.
std::span<const qint64> countedDenominations();

/// The money of a count; a negative count or an unknown denomination is an error, and so is overflow.
Result<Money> countedMoney(const QList<journal::CountedNote> &notes);

} // namespace mendian
