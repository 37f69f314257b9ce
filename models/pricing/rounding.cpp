// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pricing/rounding.h"

namespace mendian {

namespace {
constexpr RoundingName kRules[] = {
    {RoundingRule::None, "none", 1},
    {RoundingRule::FenDown, "fen", 10},
    {RoundingRule::JiaoDown, "jiao", 100},
    {RoundingRule::FenToFive, "five", 5},
};
} // namespace

std::span<const RoundingName> roundingRules() { return kRules; }

RoundingRule roundingFromName(const QString &name)
{
    for (const RoundingName &row : kRules)
        if (name == QLatin1String(row.name))
            return row.rule;
    return RoundingRule::None;
}

Money waived(Money total, RoundingRule rule)
{
    for (const RoundingName &row : kRules)
        if (row.rule == rule && total > Money())
            return Money::fromFen(total.fen() % row.stepFen);
    return {};
}

} // namespace mendian
