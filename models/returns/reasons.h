// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

namespace mendian {

/// Why goods come back: a row of data. `id` stands in journal bodies and never changes.
struct ReturnReason
{
    const char *id;
    const char *name; ///< English source text, context "ReturnReason"
};

std::span<const ReturnReason> returnReasons();
bool isReturnReason(const QString &id);

} // namespace mendian
