// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong at Alipay alone, and which amounts carry it.
#include "sandbox/common/faultkinds.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr CallSet kPay = callBit(Call::AlipayPay);
constexpr CallSet kPrecreate = callBit(Call::AlipayPrecreate);
constexpr CallSet kQuery = callBit(Call::AlipayQuery);
constexpr CallSet kCancel = callBit(Call::AlipayCancel);
constexpr CallSet kRefund = callBit(Call::AlipayRefund);
constexpr CallSet kRefundQuery = callBit(Call::AlipayRefundQuery);
constexpr CallSet kChanging = kPay | kPrecreate | kCancel | callBit(Call::AlipayClose) | kRefund;
constexpr CallSet kTrade = kChanging | kQuery | kRefundQuery;
constexpr CallSet kSigned = kTrade | callBit(Call::AlipayBillUrl) | callBit(Call::AlipayCertDownload);
constexpr CallSet kNotify = callBit(Call::AlipayNotify);

constexpr std::array kKinds{
    FaultKind{Fault::WaitApprove, "wait_approve", Stage::Business, kPay, nullptr, Deed::AskApprove,
        "10003: asks for the password; the customer approves after delay_ms (default 8000)"},
    FaultKind{Fault::WaitRefuse, "wait_refuse", Stage::Business, kPay, nullptr, Deed::AskRefuse,
        "10003: asks for the password; the customer refuses after delay_ms (default 8000)"},
    FaultKind{Fault::WaitNever, "wait_never", Stage::Business, kPay, nullptr, Deed::AskNever,
        "10003: asks for the password; the customer never answers"},
    FaultKind{Fault::AcqSystemError, "system_error", Stage::Business, kTrade, "ACQ.SYSTEM_ERROR", Deed::Unpaid,
        "ACQ.SYSTEM_ERROR; no money moves"},
    FaultKind{Fault::AcqSystemErrorDone, "system_error_done", Stage::Business, kChanging, "ACQ.SYSTEM_ERROR",
        Deed::AsUsual, "ACQ.SYSTEM_ERROR although the work was done"},
    FaultKind{Fault::Unavailable, "unavailable", Stage::Business, kSigned, "isp.unknow-error", Deed::Unpaid,
        "code 20000; no money moves"},
    FaultKind{Fault::UnavailableDone, "unavailable_done", Stage::Business, kChanging, "isp.unknow-error", Deed::AsUsual,
        "code 20000 although the work was done"},
    FaultKind{Fault::Refuse, "refuse", Stage::Business, kSigned, nullptr, Deed::Nothing,
        "refused with `code` (default: the call's usual refusal); nothing is done"},
    FaultKind{Fault::RefuseDone, "refuse_done", Stage::Business, kChanging, nullptr, Deed::AsUsual,
        "the same although the work was done"},
    FaultKind{Fault::CallLimited, "call_limited", Stage::Business, kSigned, "isv.app-call-limited", Deed::Nothing,
        "code 40005, throttled before any work"},
    FaultKind{Fault::RollBack, "roll_back", Stage::Business, kPay, nullptr, Deed::RollBack,
        "10000, yet the money is not taken: the query says WAIT_BUYER_PAY, after delay_ms (default 5000) TRADE_CLOSED"},
    FaultKind{Fault::LateArrival, "late_arrival", Stage::Business, kPay, nullptr, Deed::Late,
        "the connection closes and the payment is worked on after delay_ms (default 30000); until then the number is "
        "unknown"},
    FaultKind{Fault::NotFoundYet, "not_found_yet", Stage::Business, kQuery | kRefundQuery, "ACQ.TRADE_NOT_EXIST",
        Deed::Nothing, "the query does not find the trade yet"},
    FaultKind{Fault::WaitBuyerPay, "wait_buyer_pay", Stage::Business, kQuery, nullptr, Deed::Nothing,
        "the query says WAIT_BUYER_PAY although the trade is paid"},
    FaultKind{Fault::CancelRetry, "cancel_retry", Stage::Business, kCancel, nullptr, Deed::Nothing,
        "cancel answers retry_flag=Y and has done nothing yet"},
    FaultKind{Fault::CancelRetryDone, "cancel_retry_done", Stage::Business, kCancel, nullptr, Deed::AsUsual,
        "cancel answers retry_flag=Y although it is done"},
    FaultKind{Fault::CancelNoAction, "cancel_no_action", Stage::Business, kCancel, nullptr, Deed::Nothing,
        "cancel answers success without action and does nothing: the number stays payable"},
    FaultKind{Fault::FundChangeN, "fund_change_n", Stage::Business, kRefund, nullptr, Deed::AsUsual,
        "the refund is done and the answer says fund_change=N"},
    FaultKind{Fault::FundChangeMissing, "fund_change_missing", Stage::Business, kRefund, nullptr, Deed::AsUsual,
        "the refund is done and the answer has no fund_change"},
    FaultKind{Fault::NoRefundStatus, "no_refund_status", Stage::Business, kRefundQuery, nullptr, Deed::Nothing,
        "10000 without refund_status although the refund exists"},
    FaultKind{Fault::Discount, "discount", Stage::Business, kPay | kPrecreate, nullptr, Deed::AsUsual,
        "the platform pays a tenth: buyer_pay_amount is less than receipt_amount"},
    FaultKind{Fault::NotifyTwice, "notify_twice", Stage::Business, kNotify, nullptr, Deed::AsUsual,
        "the same notification twice"},
    FaultKind{Fault::Tampered, "tampered", Stage::Wire, kSigned | kNotify, nullptr, Deed::AsUsual,
        "one digit changed after signing"},
    FaultKind{Fault::WrongApp, "wrong_app", Stage::Wire, kSigned | kNotify, nullptr, Deed::AsUsual,
        "the answer is signed for another application; a notification names another app_id"},
    FaultKind{Fault::DuplicateNode, "duplicate_node", Stage::Wire, kSigned, nullptr, Deed::AsUsual,
        "the signed node, and a second one of the same name with another amount"},
    FaultKind{Fault::SignFirst, "sign_first", Stage::Wire, kSigned, nullptr, Deed::AsUsual,
        "sign stands before the node; correct"},
    FaultKind{Fault::PlainSlash, "plain_slash", Stage::Wire, kSigned, nullptr, Deed::AsUsual,
        "slashes escaped on the wire but signed without the backslash"},
    FaultKind{Fault::ExpiredCertificate, "expired_certificate", Stage::Wire, kSigned, nullptr, Deed::AsUsual,
        "signed with a certificate that expired yesterday (certificate mode)"},
    FaultKind{Fault::UnknownCertificate, "unknown_certificate", Stage::Wire, kSigned, nullptr, Deed::AsUsual,
        "alipay_cert_sn names a certificate nobody has issued (certificate mode)"},
};

// The last two digits of the amount -> what goes wrong, as far as possible the same as WeChat Pay's.
constexpr std::array kAmounts{
    AmountRow{1, Call::AlipayPay, Fault::WaitApprove, 1, -1, nullptr},
    AmountRow{2, Call::AlipayPay, Fault::WaitRefuse, 1, -1, nullptr},
    AmountRow{3, Call::AlipayPay, Fault::WaitNever, 1, -1, nullptr},
    AmountRow{4, Call::AlipayPay, Fault::AcqSystemError, 1, -1, nullptr},
    AmountRow{5, Call::AlipayPay, Fault::AcqSystemErrorDone, 1, -1, nullptr},
    AmountRow{6, Call::AlipayPay, Fault::Unavailable, 1, -1, nullptr},
    AmountRow{7, Call::AlipayPay, Fault::UnavailableDone, 1, -1, nullptr},
    AmountRow{8, Call::AlipayPay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{9, Call::AlipayPay, Fault::LostRequest, 1, -1, nullptr},
    AmountRow{10, Call::AlipayPay, Fault::Slow, 1, 8000, nullptr},
    AmountRow{11, Call::AlipayPay, Fault::Slow, 1, 30'000, nullptr},
    AmountRow{12, Call::AlipayPay, Fault::WrongSign, 1, -1, nullptr},
    AmountRow{13, Call::AlipayPay, Fault::Unsigned, 1, -1, nullptr},
    AmountRow{14, Call::AlipayPay, Fault::WrongAmount, 1, -1, nullptr},
    AmountRow{15, Call::AlipayPay, Fault::OtherOrder, 1, -1, nullptr},
    AmountRow{16, Call::AlipayPay, Fault::Garbage, 1, -1, nullptr},
    AmountRow{17, Call::AlipayPay, Fault::Oversized, 1, -1, nullptr},
    AmountRow{18, Call::AlipayPay, Fault::DuplicateNode, 1, -1, nullptr},
    AmountRow{19, Call::AlipayPay, Fault::RollBack, 1, -1, nullptr},
    AmountRow{20, Call::AlipayPay, Fault::Http500, 1, -1, nullptr},
    AmountRow{21, Call::AlipayPay, Fault::Http502, 1, -1, nullptr},
    AmountRow{22, Call::AlipayPay, Fault::LateArrival, 1, -1, nullptr},
    AmountRow{23, Call::AlipayPay, Fault::Refuse, 1, -1, "ACQ.BUYER_BALANCE_NOT_ENOUGH"},
    AmountRow{24, Call::AlipayPay, Fault::Refuse, 1, -1, "ACQ.PAYMENT_AUTH_CODE_INVALID"},
    AmountRow{25, Call::AlipayPay, Fault::Refuse, 1, -1, "ACQ.PAYMENT_FAIL"},
    AmountRow{26, Call::AlipayPay, Fault::Discount, 1, -1, nullptr},
    AmountRow{27, Call::AlipayPay, Fault::CallLimited, 1, -1, nullptr},
    AmountRow{28, Call::AlipayPay, Fault::RefuseDone, 1, -1, "ACQ.NEW_CODE_2027"},
    AmountRow{31, Call::AlipayPay, Fault::WaitNever, 1, -1, nullptr},
    AmountRow{31, Call::AlipayCancel, Fault::CancelRetry, 2, -1, nullptr},
    AmountRow{32, Call::AlipayPay, Fault::WaitNever, 1, -1, nullptr},
    AmountRow{32, Call::AlipayCancel, Fault::AcqSystemError, 2, -1, nullptr},
    AmountRow{33, Call::AlipayPay, Fault::WaitNever, 1, -1, nullptr},
    AmountRow{33, Call::AlipayCancel, Fault::LostReply, 1, -1, nullptr},
    AmountRow{34, Call::AlipayPay, Fault::WaitNever, 1, -1, nullptr},
    AmountRow{34, Call::AlipayCancel, Fault::CancelNoAction, 1, -1, nullptr},
    AmountRow{35, Call::AlipayPay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{35, Call::AlipayQuery, Fault::AcqSystemError, 2, -1, nullptr},
    AmountRow{36, Call::AlipayPay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{36, Call::AlipayQuery, Fault::WrongSign, 2, -1, nullptr},
    AmountRow{37, Call::AlipayPay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{37, Call::AlipayQuery, Fault::WrongAmount, -1, -1, nullptr},
    AmountRow{38, Call::AlipayPay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{38, Call::AlipayQuery, Fault::LostReply, -1, -1, nullptr},
    AmountRow{38, Call::AlipayCancel, Fault::LostRequest, -1, -1, nullptr},
};

} // namespace

std::span<const FaultKind> alipayKinds() { return kKinds; }
std::span<const AmountRow> alipayAmounts() { return kAmounts; }

} // namespace mendian::sandbox
