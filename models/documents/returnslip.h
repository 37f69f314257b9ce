// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/slip.h"
#include "models/journal/return.h"

namespace mendian::documents {

/// The slip of a return (退货单): what came back and why, and by which way each amount goes back. `hash` is the one of
/// the return's journal event in hex; the first 16 digits stand in the footer.
Document returnSlip(const SlipHeader &header, const journal::Return &value, const QString &hash);

} // namespace mendian::documents
