// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <functional>

namespace mendian {

/// Where a provider's bill of a calendar day (Asia/Shanghai) comes from. Threads and the one `done` as in Gateway.
/// Errors: NotFound (no trade that day), Busy (not made yet: after 10:00 the next day), Network, Timeout, BadSignature,
/// Protocol, Refused (our keys or rights; the detail says why), LimitExceeded (64 MiB, zip and gzip unpacked included).
class BillSource
{
public:
    enum class Kind { Trade, FundFlow };
    using BillDone = std::function<void(const Result<QByteArray> &file)>;

    virtual ~BillSource() = default;
    virtual QString provider() const = 0;
    /// The file as the provider sends it, its digest checked where there is one. Which reader it takes is the
    /// provider's: payments/<name>/bill.
    virtual void fetchBill(Kind kind, BusinessDate day, BillDone done) = 0;
};

} // namespace mendian
