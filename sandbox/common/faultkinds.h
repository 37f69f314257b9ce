// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"

#include <span>

namespace mendian::sandbox {

/// Where in a call a fault strikes. One fault of each stage can strike the same call.
enum class Stage {
    Before,   ///< the request is never worked on
    Business, ///< the provider decides otherwise
    Wire,     ///< the work is done as usual, then the reply is spoilt
};

/// What a business fault does to the order before the answer goes out.
enum class Deed {
    AsUsual,    ///< the call's own work is done: paid, reversed
    Nothing,    ///< the order is left, or never made
    Unpaid,     ///< the order exists and is not paid
    Failed,     ///< the order exists and the payment failed for good
    AskApprove, ///< the customer is asked and says yes after delay_ms
    AskRefuse,  ///< the customer is asked and says no after delay_ms
    AskNever,   ///< the customer is asked and never answers
};

// clang-format off
enum class Fault {
    LostRequest, Http502, ReturnSystemError,
    UserPayingApprove, UserPayingRefuse, UserPayingNever, UserPaying, SystemError, SystemErrorDone, BankError,
    BankErrorDone, NotEnough, NotSupportCard, TradeError, AuthCodeExpire, AuthCodeError, AuthCodeInvalid, Duplicate,
    OutTradeNoUsed, BuyerMismatch, OrderClosed, InvalidRequest, NoAuth, FrequencyLimited, UnknownCode,
    UnknownCodeDone, OrderNotExist, Recall, RecallDone, ReverseExpire,
    LostReply, ResetReply, Slow, WrongSign, Unsigned, WrongDigest, WrongAmount, OtherOrder, OtherMerchant, Garbage,
    Empty, Truncated, Oversized, XmlBomb, Dtd, NotUtf8, Http500,
};
// clang-format on

/// One row of the table of faults (docs/sandbox.md prints the same rows; a test compares them).
struct FaultKind
{
    Fault fault;
    const char *name; ///< as in plans and the admin API
    Stage stage;
    unsigned calls;   ///< bits of callBit()
    const char *code; ///< err_code of the answer; null = the call's own
    Deed deed;
    const char *about;
};

constexpr unsigned callBit(Call call) { return 1U << static_cast<unsigned>(call); }

std::span<const FaultKind> faultKinds();
const FaultKind *faultKind(const QString &name); ///< null when there is no such fault
const FaultKind &faultKind(Fault fault);

} // namespace mendian::sandbox
