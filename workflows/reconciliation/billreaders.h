// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"
#include "payments/bankcsv/banklayout.h"

#include <span>

namespace mendian {

/// What a bill file is: a row of data with its reader. A further provider is a further row.
struct BillReader
{
    const char *provider; ///< as in Bill; "": a bank's statement of any
    const char *kind;     ///< "trade", "fund_flow", "bank"
    Result<Bill> (*trade)(QByteArrayView file, BusinessDate day);
    Result<QList<BankRow>> (*flow)(QByteArrayView file, BusinessDate day);
};

std::span<const BillReader> billReaders();
/// nullptr when nobody reads such a file. A bank's statement is read with its layout: bankcsv::readStatement().
const BillReader *billReader(QStringView provider, QStringView kind);

inline constexpr const char *kTradeBill = "trade";
inline constexpr const char *kFundFlow = "fund_flow";
inline constexpr const char *kBankStatement = "bank";

} // namespace mendian
