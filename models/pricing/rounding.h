// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QString>
#include <span>

namespace mendian {

/// 抹零: what a shop waives of a total in the customer's favour. The rules that Chinese tills commonly offer; nothing
/// is ever added to a price, because a shop may not charge more than the marked price (Price Law of the PRC, article
/// 13).
enum class RoundingRule {
    None,
    FenDown,   ///< 抹分: 12.37 -> 12.30
    JiaoDown,  ///< 抹角: 12.37 -> 12.00
    FenToFive, ///< 12.37 -> 12.35
};

struct RoundingName
{
    RoundingRule rule;
    const char *name; ///< as stored in settings: "none", "fen", "jiao", "five"
    qint64 stepFen;
};

std::span<const RoundingName> roundingRules();
RoundingRule roundingFromName(const QString &name);

/// What is waived of `total` (≥ 0): total − waived is a multiple of the rule's step.
Money waived(Money total, RoundingRule rule);

} // namespace mendian
