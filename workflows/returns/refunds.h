// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refundmachine.h"
#include "models/tender/refundstore.h"
#include "storage/repositories/refundrepository.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// Rows of the fold table as refunds; a damaged one is Corrupt.
Result<QList<Refund>> refundsFromRows(const Result<QList<storage::RefundRow>> &rows);
Result<Refund> loadRefund(Shop &shop, RefundId id); ///< NotFound

/// The step as a fact: kind 33 until it has ended, then 34.
journal::NewEvent refundEvent(const Refund &refund);

/// Refunds as journal facts. Engine thread.
class JournalRefundStore final : public RefundStore
{
public:
    explicit JournalRefundStore(Shop &shop) : m_shop(shop) {}
    Status saveRefund(const Refund &before, const Refund &after) override;
    Result<QList<Refund>> refundsOf(AttemptId attempt) override;

private:
    Shop &m_shop;
};

} // namespace mendian
