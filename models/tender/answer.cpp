// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/answer.h"

namespace mendian {

const char *outcomeName(Outcome outcome)
{
    switch (outcome) {
#define X(name)                                                                                                        \
    case Outcome::name:                                                                                                \
        return #name;
        MENDIAN_PAY_OUTCOMES(X)
#undef X
    }
    return "?";
}

const char *payCallName(PayCall call)
{
    static constexpr const char *names[] = {"none", "pay", "query", "reverse"};
    return names[static_cast<int>(call)];
}

} // namespace mendian
