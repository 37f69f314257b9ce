// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QtGlobal>

namespace mendian {

/// How a division that does not come out even is rounded.
enum class Rounding {
    HalfUp, ///< away from zero at .5: what a person expects of a price
    Down,   ///< towards zero: what is given away is never more than allowed
    Up,     ///< away from zero
};

/// a × b / divisor with 128 bits inside. Overflow and divisor 0 are errors, never wrapped numbers.
Result<qint64> mulDiv(qint64 a, qint64 b, qint64 divisor, Rounding rounding = Rounding::HalfUp);

Result<qint64> checkedAdd(qint64 a, qint64 b);

} // namespace mendian
