// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as WeChat's files: refused with a place and a problem, or every row obeys the laws of a bill row.
#include "payments/wechat/bill/tradebill.h"

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
    const BusinessDate day(QDate(2026, 1, 31));
    const auto bill = wechat::readTradeBill(bytes, day);
    if (!bill)
        require(!bill.error().detail.isEmpty());
    else
        for (const BillRow &row : bill->rows) {
            require(!row.merchantNumber.isEmpty() && row.line > 1);
            require(row.customerPaid + row.platformDiscount + row.merchantDiscount == row.orderAmount);
            require(!row.orderAmount.isNegative() && !row.customerPaid.isNegative());
        }
    const auto flow = wechat::readFundFlow(bytes, day);
    if (flow)
        for (const BankRow &row : *flow)
            require(row.day == day);
    return 0;
}
