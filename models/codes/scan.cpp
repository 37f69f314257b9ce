// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/scan.h"

namespace mendian::codes {

const char *scanKindName(ScanKind kind)
{
    switch (kind) {
    case ScanKind::Goods:
        return "Goods";
    case ScanKind::ItemCode:
        return "ItemCode";
    case ScanKind::InStore:
        return "InStore";
    case ScanKind::PayCode:
        return "PayCode";
    case ScanKind::ReceiveCode:
        return "ReceiveCode";
    case ScanKind::Member:
        return "Member";
    case ScanKind::Coupon:
        return "Coupon";
    case ScanKind::OwnCoupon:
        return "OwnCoupon";
    case ScanKind::HoldTicket:
        return "HoldTicket";
    case ScanKind::Receipt:
        return "Receipt";
    case ScanKind::PickUp:
        return "PickUp";
    case ScanKind::Badge:
        return "Badge";
    case ScanKind::QuantityPrefix:
        return "QuantityPrefix";
    case ScanKind::SearchText:
        return "SearchText";
    case ScanKind::Damaged:
        return "Damaged";
    }
    return "";
}

const char *damageName(Damage damage)
{
    switch (damage) {
    case Damage::None:
        return "none";
    case Damage::CheckDigit:
        return "check digit";
    case Damage::PriceVerifier:
        return "price verifier";
    case Damage::ZeroAmount:
        return "amount 0";
    case Damage::ZeroWeight:
        return "weight 0";
    case Damage::OwnCheck:
        return "check characters";
    case Damage::Quantity:
        return "quantity";
    case Damage::Empty:
        return "empty";
    case Damage::Incomplete:
        return "incomplete";
    }
    return "";
}

const char *scanBlockName(ScanBlock block)
{
    switch (block) {
    case ScanBlock::None:
        return "none";
    case ScanBlock::Locked:
        return "locked";
    case ScanBlock::NothingToPay:
        return "nothing to pay";
    case ScanBlock::PaymentRunning:
        return "payment running";
    }
    return "";
}

QDebug operator<<(QDebug debug, const ScanResult &result)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << scanKindName(result.kind) << " " << result.logText;
    if (result.block != ScanBlock::None)
        debug << " (" << scanBlockName(result.block) << ")";
    if (result.damage != Damage::None)
        debug << " (" << damageName(result.damage) << ")";
    return debug;
}

} // namespace mendian::codes
