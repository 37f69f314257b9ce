// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"

#include <cstdlib>

namespace mendian {

Q_LOGGING_CATEGORY(logCore, "mendian.core")

void installLogFormat()
{
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz} "
                       "%{if-debug}D%{endif}%{if-info}I%{endif}%{if-warning}W%{endif}%{if-critical}E%{endif}"
                       "%{if-fatal}F%{endif} %{category} %{message}"));
    QLoggingCategory::setFilterRules(QStringLiteral("mendian.*.debug=false"));
}

void checkFailed(const char *expression, const char *file, int line)
{
    qCCritical(logCore).nospace() << "check failed: " << expression << " (" << file << ":" << line << ")";
    std::abort();
}

} // namespace mendian
