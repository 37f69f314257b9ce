// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/printjob.h"
#include "models/documents/slip.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// The head of every slip of this shop, from its settings.
documents::SlipHeader slipHeader(const Shop &shop);

/// Writes a print-job row inside a commit; nothing when the till has no printer.
Status addPrintJob(storage::Database &db, const Shop &shop, qint64 seq, const documents::Document &document,
    const QByteArray &subject);
/// The drawer's pulse: its own job, first in the queue.
Status addDrawerJob(storage::Database &db, const Shop &shop, qint64 seq, const QByteArray &subject);

} // namespace mendian
