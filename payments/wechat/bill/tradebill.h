// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"

#include <QByteArrayView>

namespace mendian::wechat {

/// WeChat's trade bill of a day (ALL, SUCCESS or REFUND; the old column names too), plain or gzip
/// (spec/wechat-pay.md §1.9, §7.2). Columns are found by name. The summary has to equal the sums of the rows.
/// Errors: InvalidInput with args {line, column, problem}, LimitExceeded; nothing is half-read.
Result<Bill> readTradeBill(QByteArrayView file, BusinessDate day);

/// The fund-flow file of a day (§7.3): the third side of the reconciliation. Errors as above.
Result<QList<BankRow>> readFundFlow(QByteArrayView file, BusinessDate day);

} // namespace mendian::wechat
