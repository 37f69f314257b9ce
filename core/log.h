// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace mendian {

// One category a module: Q_DECLARE_LOGGING_CATEGORY in its own header. English; no names, phone numbers or codes.
Q_DECLARE_LOGGING_CATEGORY(logCore)

/// Routes Qt's messages to stderr as "2025-11-21T06:32:00.123Z W mendian.payments text".
void installLogFormat();

[[noreturn]] void checkFailed(const char *expression, const char *file, int line);

} // namespace mendian

// Where going on could damage money or stock: logs and stops, in release builds too.
#define MENDIAN_CHECK(expression)                                                                                      \
    do {                                                                                                               \
        if (!(expression))                                                                                             \
            ::mendian::checkFailed(#expression, __FILE__, __LINE__);                                                   \
    } while (false)
