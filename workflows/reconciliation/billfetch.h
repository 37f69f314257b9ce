// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker.h"
#include "payments/billsource.h"

namespace mendian {

/// Asks a provider for a bill on the pay thread; the future ends with the source's one answer. `source` lives there and
/// outlives the call. Any thread.
QFuture<Result<QByteArray>> fetchBill(Worker &pay, BillSource &source, BillSource::Kind kind, BusinessDate day);

} // namespace mendian
