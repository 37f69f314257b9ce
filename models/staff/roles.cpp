// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/staff/roles.h"

namespace mendian {

namespace {

constexpr RoleRow kRoles[] = {
    {Role::Cashier, "cashier", 500, 0, 0, 20'000},
    {Role::Senior, "senior", 2000, 1000, 2000, 200'000},
    {Role::Manager, "manager", 10'000, 10'000, 10'000, 999'999'999},
};

struct RightRow
{
    Right right;
    const char *name;
    Role from; ///< the lowest role that has it
};

constexpr RightRow kRights[] = {
    {Right::Sell, "sell", Role::Cashier},
    {Right::HoldRecall, "hold_recall", Role::Cashier},
    {Right::ClearBasket, "clear_basket", Role::Cashier},
    {Right::LineDiscount, "line_discount", Role::Cashier},
    {Right::WholeDiscount, "whole_discount", Role::Senior},
    {Right::PriceChange, "price_change", Role::Senior},
    {Right::OpenDrawer, "open_drawer", Role::Senior},
    {Right::CashMove, "cash_move", Role::Senior},
    {Right::Reprint, "reprint", Role::Cashier},
    {Right::OpenShift, "open_shift", Role::Cashier},
    {Right::CloseShift, "close_shift", Role::Cashier},
    {Right::CloseOverLimit, "close_over_limit", Role::Manager},
    {Right::DecideUnknown, "decide_unknown", Role::Manager},
    {Right::Settings, "settings", Role::Manager},
    {Right::ManageStaff, "manage_staff", Role::Manager},
    {Right::ManageGoods, "manage_goods", Role::Manager},
    {Right::Reconcile, "reconcile", Role::Senior},
    {Right::WriteOff, "write_off", Role::Manager},
    {Right::SignDay, "sign_day", Role::Manager},
    {Right::Return, "return", Role::Cashier},
    {Right::ReturnNoReceipt, "return_no_receipt", Role::Senior},
    {Right::SettleRefund, "settle_refund", Role::Manager},
    {Right::Approve, "approve", Role::Senior},
};

const RightRow &rightRow(Right right)
{
    for (const RightRow &row : kRights)
        if (row.right == right)
            return row;
    return kRights[0];
}

} // namespace

std::span<const RoleRow> roles() { return kRoles; }

const RoleRow &roleRow(Role role) { return kRoles[static_cast<size_t>(role)]; }

bool roleFromName(const QString &name, Role &role)
{
    for (const RoleRow &row : kRoles) {
        if (name == QLatin1String(row.name)) {
            role = row.role;
            return true;
        }
    }
    return false;
}

bool may(Role role, Right right) { return role >= rightRow(right).from; }

const char *rightName(Right right) { return rightRow(right).name; }

} // namespace mendian
