// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillport.h"
#include "workflows/till/till.h"

namespace mendian {

// What screens ask for besides the view. Engine thread.

Result<QList<QuickKeyTab>> loadQuickKeys(Shop &shop);
Result<CloseCheck> loadCloseCheck(Till &till);
/// Jobs that need a person or still wait, oldest first.
Result<QList<PrintJobView>> loadPrintJobs(Shop &shop);
/// Newest first.
Result<QList<ScanLogEntry>> loadScanLog(Shop &shop, int count);
/// The last receipt as it lies on the paper.
Result<QList<documents::LaidLine>> previewLastReceipt(Till &till, int columns);

} // namespace mendian
