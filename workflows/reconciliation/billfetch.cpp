// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reconciliation/billfetch.h"

#include <memory>

namespace mendian {

QFuture<Result<QByteArray>> fetchBill(Worker &pay, BillSource &source, BillSource::Kind kind, BusinessDate day)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    auto future = promise->future();
    pay.post([promise, &source, kind, day] {
        source.fetchBill(kind, day, [promise](const Result<QByteArray> &file) {
            promise->addResult(file);
            promise->finish();
        });
    });
    return future;
}

} // namespace mendian
