// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/scanning/scanoutcome.h"

namespace mendian::scanning {

const char *outcomeName(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::LineAdded:
        return "LineAdded";
    case OutcomeKind::Routed:
        return "Routed";
    case OutcomeKind::Refused:
        return "Refused";
    }
    return "";
}

const char *refusalName(Refusal reason)
{
    switch (reason) {
    case Refusal::None:
        return "None";
    case Refusal::Locked:
        return "Locked";
    case Refusal::Unknown:
        return "Unknown";
    case Refusal::Damaged:
        return "Damaged";
    case Refusal::NotForSale:
        return "NotForSale";
    case Refusal::NothingToPay:
        return "NothingToPay";
    case Refusal::PaymentRunning:
        return "PaymentRunning";
    case Refusal::DuplicatePayCode:
        return "DuplicatePayCode";
    case Refusal::ReceiveCode:
        return "ReceiveCode";
    case Refusal::ProviderNotOffered:
        return "ProviderNotOffered";
    case Refusal::NotHere:
        return "NotHere";
    case Refusal::Limit:
        return "Limit";
    case Refusal::NeedsWeight:
        return "NeedsWeight";
    case Refusal::NeedsPrice:
        return "NeedsPrice";
    case Refusal::NoShift:
        return "NoShift";
    case Refusal::Offline:
        return "Offline";
    case Refusal::BasketNotEmpty:
        return "BasketNotEmpty";
    case Refusal::DiskFull:
        return "DiskFull";
    case Refusal::ClockBack:
        return "ClockBack";
    case Refusal::Failed:
        return "Failed";
    }
    return "";
}

QDebug operator<<(QDebug debug, const ScanOutcome &outcome)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << outcomeName(outcome.kind);
    if (outcome.kind == OutcomeKind::Routed)
        debug << " " << outcome.target;
    if (outcome.kind == OutcomeKind::Refused)
        debug << " " << refusalName(outcome.reason);
    if (!outcome.detail.isEmpty())
        debug << " (" << outcome.detail << ")";
    return debug;
}

} // namespace mendian::scanning
