// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as Alipay's archive, and as the detail inside one: refused, or every row obeys the laws of a bill row.
#include "payments/alipay/bill/tradezip.h"

#include <cstdlib>

using namespace mendian;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const BusinessDate day(QDate(2026, 6, 5));
    for (const auto &bill : {alipay::readTradeZip(bytes, day), alipay::readTradeDetail(bytes, day)}) {
        if (!bill) {
            require(!bill.error().detail.isEmpty());
            continue;
        }
        for (const BillRow &row : bill->rows) {
            require(!row.merchantNumber.isEmpty() && row.line > 1);
            require(row.customerPaid + row.platformDiscount + row.merchantDiscount == row.orderAmount);
            require(!row.orderAmount.isNegative() && !row.customerPaid.isNegative());
        }
    }
    return 0;
}
