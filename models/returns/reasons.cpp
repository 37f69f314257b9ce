// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/returns/reasons.h"

#include <QtGlobal>

namespace mendian {

namespace {
constexpr ReturnReason kReasons[] = {
    {"quality", QT_TRANSLATE_NOOP("ReturnReason", "Faulty or damaged")},
    {"expired", QT_TRANSLATE_NOOP("ReturnReason", "Expired")},
    {"wrong_item", QT_TRANSLATE_NOOP("ReturnReason", "Wrong item")},
    {"wrong_price", QT_TRANSLATE_NOOP("ReturnReason", "Priced wrongly")},
    {"unwanted", QT_TRANSLATE_NOOP("ReturnReason", "Not wanted any more")},
    {"other", QT_TRANSLATE_NOOP("ReturnReason", "Other")},
};
} // namespace

std::span<const ReturnReason> returnReasons() { return kReasons; }

bool isReturnReason(const QString &id)
{
    for (const ReturnReason &reason : kReasons)
        if (id == QLatin1String(reason.id))
            return true;
    return false;
}

} // namespace mendian
