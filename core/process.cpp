// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace mendian {

void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    umask(077); // a shop's files are the shop's
}

} // namespace mendian
