// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/stopsignals.h"

#include <csignal>
#include <sys/signalfd.h>

namespace mendian::sandbox {

int openStopSignals()
{
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);
    return signalfd(-1, &stops, SFD_CLOEXEC);
}

} // namespace mendian::sandbox
