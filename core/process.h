// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mendian {

/// Merchant keys and PINs pass through memory: no core files, no other process of the same user may read this
/// one, and files it makes are readable by their owner only.
/// Call first in main().
void hardenProcess();

} // namespace mendian
