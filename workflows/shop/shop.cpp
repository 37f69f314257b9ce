// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shop/shop.h"

#include "core/json.h"

namespace mendian {

journal::NewEvent newEvent(journal::EventKind kind, const QJsonObject &body)
{
    return {kind, 1, EventId::create(), toJsonBytes(body)};
}

} // namespace mendian
