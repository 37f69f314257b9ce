// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QString>

namespace mendian::scanning {

enum class OutcomeKind {
    LineAdded, ///< a line of the basket, or more of one
    Routed,    ///< somebody took it: payment, recall, sign-in, member, the next basket…
    Refused,   ///< seen, heard, and nothing changed
};

enum class Refusal {
    None,
    Locked,             ///< sign in first
    Unknown,            ///< nothing is filed under this code
    Damaged,            ///< not read whole, or a label that cannot be (amount 0)
    NotForSale,         ///< known, but not sold here or now
    NothingToPay,       ///< a payment code and an empty basket
    PaymentRunning,     ///< a second payment code while one payment runs
    DuplicatePayCode,   ///< the same payment code again within three seconds
    ReceiveCode,        ///< the customer shows a receive code: ask for the payment code
    ProviderNotOffered, ///< UnionPay, digital yuan: recognised, not accepted here
    NotHere,            ///< a code of ours that this screen has no use for
    Limit,              ///< quantity or amount beyond what a line may hold
    NeedsWeight,        ///< sold by weight, and no weight came with the code
    NeedsPrice,         ///< no price is stored: the person enters it
    NoShift,            ///< no shift is open
    Offline,            ///< no route to whom the code is for
    BasketNotEmpty,     ///< goods on the screen stand in the way
    DiskFull,           ///< nothing new is begun
    ClockBack,          ///< the clock stands before the last fact: a manager confirms it
    Failed,             ///< storage or a device failed; detail says which
};

const char *outcomeName(OutcomeKind kind); ///< "LineAdded"…: scan log, --json, tests
const char *refusalName(Refusal reason);

/// What became of one decode. Exactly one belongs to each.
struct ScanOutcome
{
    OutcomeKind kind = OutcomeKind::Refused;
    Refusal reason = Refusal::Unknown;
    QString target; ///< Routed: to whom ("payment", "hold", "sign-in")
    QString detail; ///< English, for the log; never a code or a name

    static ScanOutcome lineAdded() { return {OutcomeKind::LineAdded, Refusal::None, {}, {}}; }
    static ScanOutcome routed(const QString &target) { return {OutcomeKind::Routed, Refusal::None, target, {}}; }
    static ScanOutcome refused(Refusal reason, const QString &detail = {})
    {
        return {OutcomeKind::Refused, reason, {}, detail};
    }
    friend bool operator==(const ScanOutcome &, const ScanOutcome &) = default;
};

QDebug operator<<(QDebug debug, const ScanOutcome &outcome);

} // namespace mendian::scanning
