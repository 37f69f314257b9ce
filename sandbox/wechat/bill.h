// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultkinds.h"
#include "sandbox/wechat/ledger.h"

#include <QDate>
#include <optional>

namespace mendian::sandbox::wechat {

enum class BillKind { All, Success, Refund, RechargeRefund };

/// "ALL" (also when absent), "SUCCESS", "REFUND", "RECHARGE_REFUND".
std::optional<BillKind> billKindOf(const QByteArray &name);

/// Whether a day's bill can be had at a moment (spec/wechat-pay.md 1.9, 7.1).
enum class BillState {
    Ready,
    Creating,  ///< yesterday's before 10:00; today's
    OutOfDays, ///< a day to come, or more than three months back
};
/// `anyTime` = for demonstrations: today's bill too, at any hour.
BillState billState(const QDate &day, Timestamp now, bool anyTime);
/// The moment whose truth a day's bill shows: 09:00 of the next day, or now when that lies ahead.
Timestamp billMadeAt(const QDate &day, Timestamp now);

/// The trade bill of one merchant and day, exactly as spec/wechat-pay.md 7.2 lays it out; empty bytes when nothing
/// was paid or given back that day. `fault` may plant a difference.
QByteArray tradeBill(const Ledger &ledger, const QString &mchId, const QDate &day, BillKind kind, Timestamp madeAt,
    std::optional<Fault> fault = {});
/// The fund-flow bill (7.3).
QByteArray fundFlowBill(const Ledger &ledger, const QString &mchId, const QDate &day, std::optional<Fault> fault = {});

} // namespace mendian::sandbox::wechat
