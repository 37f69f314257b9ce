// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reconciliation/billfetch.h"

namespace mendian {

QFuture<Result<QByteArray>> fetchBill(
    Worker &pay, const std::shared_ptr<BillSource> &source, BillSource::Kind kind, BusinessDate day)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    auto future = promise->future();
    pay.post([promise, source = std::weak_ptr(source), kind, day] {
        const auto alive = source.lock();
        const auto done = [promise](const Result<QByteArray> &file) {
            promise->addResult(file);
            promise->finish();
        };
        if (alive)
            alive->fetchBill(kind, day, done);
        else
            done(fail(ErrorCode::Cancelled, QStringLiteral("the provider has gone")));
    });
    return future;
}

} // namespace mendian
