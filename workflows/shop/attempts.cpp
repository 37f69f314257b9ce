// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shop/attempts.h"

namespace mendian {

Result<QList<Attempt>> attemptsFromRows(const Result<QList<storage::AttemptRow>> &rows)
{
    if (!rows)
        return fail(rows.error());
    QList<Attempt> attempts;
    for (const storage::AttemptRow &row : *rows) {
        auto attempt = attemptFromJson(row.body);
        if (!attempt)
            return fail(ErrorCode::Corrupt, attempt.error().detail, {QStringLiteral("attempts")});
        attempts.append(*std::move(attempt));
    }
    return attempts;
}

} // namespace mendian
