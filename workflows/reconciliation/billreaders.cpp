// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reconciliation/billreaders.h"

#include "payments/alipay/bill/tradezip.h"
#include "payments/wechat/bill/tradebill.h"

namespace mendian {

namespace {

constexpr BillReader kReaders[] = {
    {"wechat", kTradeBill, wechat::readTradeBill, nullptr},
    {"wechat", kFundFlow, nullptr, wechat::readFundFlow},
    {"alipay", kTradeBill, alipay::readTradeZip, nullptr},
};

} // namespace

std::span<const BillReader> billReaders() { return kReaders; }

const BillReader *billReader(QStringView provider, QStringView kind)
{
    for (const BillReader &reader : kReaders)
        if (provider == QLatin1String(reader.provider) && kind == QLatin1String(reader.kind))
            return &reader;
    return nullptr;
}

} // namespace mendian
