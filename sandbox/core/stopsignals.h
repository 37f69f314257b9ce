// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mendian::sandbox {

/// Blocks SIGINT and SIGTERM and returns a file that becomes readable when one comes: the program then ends like a
/// closed window, and ports and throw-away folder are tidied away. Before any thread starts: threads inherit the mask.
int openStopSignals();

} // namespace mendian::sandbox
