// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"

#include <QList>
#include <span>

namespace mendian::sandbox {

/// A set of calls, one bit each.
using CallSet = quint64;
constexpr CallSet callBit(Call call) { return CallSet{1} << static_cast<unsigned>(call); }

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
    RollBack,   ///< answered as paid, then the provider takes it back: unpaid, then closed
    Late,       ///< the request reaches the provider's books only after delay_ms
};

// clang-format off
enum class Fault {
    LostRequest, Http502, ReturnSystemError,
    UserPayingApprove, UserPayingRefuse, UserPayingNever, UserPaying, SystemError, SystemErrorDone, BankError,
    BankErrorDone, NotEnough, NotSupportCard, TradeError, AuthCodeExpire, AuthCodeError, AuthCodeInvalid, Duplicate,
    OutTradeNoUsed, BuyerMismatch, OrderClosed, InvalidRequest, NoAuth, FrequencyLimited, UnknownCode,
    UnknownCodeDone, OrderNotExist, Recall, RecallDone, ReverseExpire, ErrCode, ErrCodeDone, RefundWait, RefundChange,
    RefundClose, BillRowMissing, BillRowTwice, BillRowForeign, BillRowAmount, BillRowFee, BillWrongTotals,
    BillNoSummary, BillBom, BillLf,
    LostReply, ResetReply, Slow, WrongSign, Unsigned, WrongDigest, WrongAmount, OtherOrder, OtherMerchant, Garbage,
    Empty, Truncated, Oversized, XmlBomb, Dtd, NotUtf8, Http500, WrongCurrency, UnknownSerial, ExpiredSerial,
    OldTimestamp, WrongHash, NoticeTwice, NoticeProbe, NoticeWrongKey,
    WaitApprove, WaitRefuse, WaitNever, AcqSystemError, AcqSystemErrorDone, Unavailable, UnavailableDone, Refuse,
    RefuseDone, CallLimited, RollBack, LateArrival, NotFoundYet, WaitBuyerPay, CancelRetry, CancelRetryDone,
    CancelNoAction, FundChangeN, FundChangeMissing, NoRefundStatus, Discount, NotifyTwice,
    Tampered, WrongApp, DuplicateNode, SignFirst, PlainSlash, ExpiredCertificate, UnknownCertificate,
};
// clang-format on

/// One row of the table of faults (docs/sandbox.md prints the same rows; a test compares them).
struct FaultKind
{
    Fault fault;
    const char *name; ///< as in plans and the admin API
    Stage stage;
    CallSet calls;
    const char *code; ///< err_code or sub_code of the answer; null = the call's own
    Deed deed;
    const char *about;
};

/// A fault that an amount carries by itself: the last two digits of the fen.
struct AmountRow
{
    int digits;
    Call call;
    Fault fault;
    int times;
    qint64 delayMs;
    const char *code = nullptr; ///< of the kinds that take one
};

/// All kinds, those of the wire that every provider knows first.
const QList<FaultKind> &faultKinds();
std::span<const AmountRow> amountRows(Wallet wallet);
const FaultKind *faultKind(const QString &name); ///< null when there is no such fault
const FaultKind &faultKind(Fault fault);

// One file a provider; faultkinds.cpp joins them.
std::span<const FaultKind> wechatKinds();
std::span<const FaultKind> alipayKinds();
std::span<const AmountRow> wechatAmounts();
std::span<const AmountRow> alipayAmounts();

} // namespace mendian::sandbox
