// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace mendian {

const char *errorName(ErrorCode code)
{
    switch (code) {
#define X(name)                                                                                                        \
    case ErrorCode::name:                                                                                              \
        return #name;
        MENDIAN_ERROR_CODES(X)
#undef X
    }
    return "Internal";
}

QDebug operator<<(QDebug debug, const Error &error)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << errorName(error.code) << ": " << error.detail;
    if (!error.args.isEmpty())
        debug << " [" << error.args.join(QLatin1String(", ")) << "]";
    return debug;
}

} // namespace mendian
