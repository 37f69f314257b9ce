// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/trade.h"
#include "sandbox/common/merchants.h"

#include <deque>

namespace mendian::sandbox::alipay {

/// The days a bill is about, [from, to) in store time.
struct BillPeriod
{
    QString name; ///< "20260605" or "202606"
    Timestamp from;
    Timestamp to;
};

struct Bill
{
    QString fileName; ///< "20880000000000010156_20260605.csv.zip"
    QByteArray zip;
    int rows = 0; ///< 0 = nothing happened in the period
};

/// "2026-06-05" or "2026-06"; nothing when there is no such date.
std::optional<BillPeriod> billPeriodOf(const QString &date);
/// The acquiring bill (bill_type trade, spec/alipay.md 2.8): detail and summary, CSV in GBK with CRLF, entry names in
/// GBK without the UTF-8 flag. A comma inside a cell is written full-width: how the real one quotes is not published.
Result<Bill> makeBill(
    const std::deque<Trade> &trades, const AlipayApp &app, const BillPeriod &period, Timestamp exportedAt);
/// 0.6 % of an amount, half a fen upwards: the list price.
qint64 feeOf(qint64 fen);

} // namespace mendian::sandbox::alipay
