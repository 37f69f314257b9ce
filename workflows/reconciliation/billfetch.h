// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker.h"
#include "payments/billsource.h"

#include <memory>

namespace mendian {

/// Asks a provider for a bill on the pay thread; the future ends with the source's one answer. Any thread.
QFuture<Result<QByteArray>> fetchBill(
    Worker &pay, const std::shared_ptr<BillSource> &source, BillSource::Kind kind, BusinessDate day);

} // namespace mendian
