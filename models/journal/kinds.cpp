// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/kinds.h"

namespace mendian::journal {

namespace {
constexpr KindName kKinds[] = {
#define X(number, name, text) {EventKind::name, text},
    MENDIAN_EVENT_KINDS(X)
#undef X
};
} // namespace

std::span<const KindName> eventKinds() { return kKinds; }

const char *kindName(quint16 kind)
{
    for (const KindName &row : kKinds)
        if (static_cast<quint16>(row.kind) == kind)
            return row.name;
    return "unknown";
}

} // namespace mendian::journal
