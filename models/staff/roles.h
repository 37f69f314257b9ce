// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>
#include <span>

namespace mendian {

enum class Role { Cashier, Senior, Manager };

/// What a person may do. Workflows ask, never the UI (design §5, People).
enum class Right {
    Sell,
    HoldRecall,
    ClearBasket,
    LineDiscount,  ///< up to the role's limit
    WholeDiscount, ///< up to the role's limit
    PriceChange,   ///< down to the role's limit; up is always an approval
    OpenDrawer,
    CashMove,
    Reprint,
    OpenShift,
    CloseShift,
    CloseOverLimit, ///< close a shift over undecided payments above the store's limit
    DecideUnknown,  ///< say what became of a payment that nobody answers for
    Settings,
    ManageStaff,
    ManageGoods,
    Reconcile, ///< read bills, compare a day, note what was found
    WriteOff,  ///< close a difference between the books and a bill
    SignDay,
    Return,          ///< take goods back with a receipt, up to the role's limit
    ReturnNoReceipt, ///< approve a return without a receipt
    SettleRefund,    ///< say that a refund which is stuck was settled by other means
    Approve,         ///< allow somebody else what the own role allows
};

struct RoleRow
{
    Role role;
    const char *name;               ///< as stored: "cashier", "senior", "manager"
    qint64 lineDiscountBasisPoints; ///< the largest discount without approval
    qint64 wholeDiscountBasisPoints;
    qint64 priceDownBasisPoints; ///< how far below the list price
    qint64 returnFen;            ///< the largest return with a receipt without approval
};

std::span<const RoleRow> roles();
const RoleRow &roleRow(Role role);
bool roleFromName(const QString &name, Role &role);

bool may(Role role, Right right);
/// "line_discount": the name in approvals and in --json.
const char *rightName(Right right);

} // namespace mendian
