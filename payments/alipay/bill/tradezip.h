// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"

#include <QByteArrayView>

namespace mendian::alipay {

/// Alipay's trade bill of a day: a ZIP of two GBK files, detail 业务明细 and summary 汇总, in any order
/// (spec/alipay.md §2.8). Columns are found by name. The detail's own totals, the summary's 合计 and the rows have to
/// agree. Errors: InvalidInput with args {line, column, problem} (column names carry the file they stand in),
/// LimitExceeded; nothing is half-read.
Result<Bill> readTradeZip(QByteArrayView file, BusinessDate day);

/// The detail file alone, with its own totals: what readTradeZip() reads first, and for inputs made by chance.
Result<Bill> readTradeDetail(QByteArrayView file, BusinessDate day);

} // namespace mendian::alipay
