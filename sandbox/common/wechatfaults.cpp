// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong at WeChat Pay alone, and which amounts carry it.
#include "sandbox/common/faultkinds.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr CallSet kPay = callBit(Call::Micropay);
constexpr CallSet kQuery = callBit(Call::OrderQuery);
constexpr CallSet kReverse = callBit(Call::Reverse);
constexpr CallSet kAll = kPay | kQuery | kReverse;

constexpr std::array kKinds{
    FaultKind{Fault::ReturnSystemError, "return_systemerror", Stage::Before, kAll, nullptr, Deed::Nothing,
        "return_code SYSTEMERROR, unsigned; not worked on"},
    FaultKind{Fault::UserPayingApprove, "userpaying_approve", Stage::Business, kPay, "USERPAYING", Deed::AskApprove,
        "asks for the password; the customer approves after delay_ms (default 8000)"},
    FaultKind{Fault::UserPayingRefuse, "userpaying_refuse", Stage::Business, kPay, "USERPAYING", Deed::AskRefuse,
        "asks for the password; the customer refuses after delay_ms (default 8000)"},
    FaultKind{Fault::UserPayingNever, "userpaying_never", Stage::Business, kPay, "USERPAYING", Deed::AskNever,
        "asks for the password; the customer never answers"},
    FaultKind{Fault::UserPaying, "userpaying", Stage::Business, kReverse, "USERPAYING", Deed::Nothing,
        "reverse refused because the customer is entering the password"},
    FaultKind{Fault::SystemError, "systemerror", Stage::Business, kAll, "SYSTEMERROR", Deed::Unpaid,
        "SYSTEMERROR; no money taken, nothing reversed"},
    FaultKind{Fault::SystemErrorDone, "systemerror_done", Stage::Business, kPay | kReverse, "SYSTEMERROR",
        Deed::AsUsual, "SYSTEMERROR although the money was taken, or the order reversed"},
    FaultKind{
        Fault::BankError, "bankerror", Stage::Business, kPay, "BANKERROR", Deed::Unpaid, "BANKERROR; no money taken"},
    FaultKind{Fault::BankErrorDone, "bankerror_done", Stage::Business, kPay, "BANKERROR", Deed::AsUsual,
        "BANKERROR although the money was taken"},
    FaultKind{Fault::NotEnough, "notenough", Stage::Business, kPay, "NOTENOUGH", Deed::Failed, "balance too low"},
    FaultKind{Fault::NotSupportCard, "notsupportcard", Stage::Business, kPay, "NOTSUPPORTCARD", Deed::Failed,
        "the card's type is not allowed"},
    FaultKind{Fault::TradeError, "trade_error", Stage::Business, kPay | kReverse, "TRADE_ERROR", Deed::Failed,
        "business refusal (risk control); a reverse does nothing"},
    FaultKind{Fault::AuthCodeExpire, "authcodeexpire", Stage::Business, kPay, "AUTHCODEEXPIRE", Deed::Nothing,
        "the payment code has expired"},
    FaultKind{Fault::AuthCodeError, "auth_code_error", Stage::Business, kPay, "AUTH_CODE_ERROR", Deed::Nothing,
        "the payment code was used already"},
    FaultKind{Fault::AuthCodeInvalid, "auth_code_invalid", Stage::Business, kPay, "AUTH_CODE_INVALID", Deed::Nothing,
        "not a payment code, with the text the real one sends for expired codes too"},
    FaultKind{Fault::Duplicate, "duplicate", Stage::Business, kPay, "ORDERPAID", Deed::AsUsual,
        "takes the money and answers ORDERPAID, as if the request had come twice"},
    FaultKind{Fault::OutTradeNoUsed, "out_trade_no_used", Stage::Business, kPay, "OUT_TRADE_NO_USED", Deed::Unpaid,
        "number submitted before; not paid"},
    FaultKind{Fault::BuyerMismatch, "buyer_mismatch", Stage::Business, kPay, "BUYER_MISMATCH", Deed::Unpaid,
        "another payer tried this number"},
    FaultKind{
        Fault::OrderClosed, "orderclosed", Stage::Business, kPay, "ORDERCLOSED", Deed::Nothing, "the number is closed"},
    FaultKind{Fault::InvalidRequest, "invalid_request", Stage::Business, kAll, "INVALID_REQUEST", Deed::Nothing,
        "refused: rights or frequency"},
    FaultKind{
        Fault::NoAuth, "noauth", Stage::Business, kAll, "NOAUTH", Deed::Nothing, "the merchant lacks the product"},
    FaultKind{Fault::FrequencyLimited, "frequency_limited", Stage::Business, kAll, "FREQUENCY_LIMITED", Deed::Nothing,
        "too many calls"},
    FaultKind{Fault::UnknownCode, "unknown_code", Stage::Business, kAll, "NEW_CODE_2027", Deed::Unpaid,
        "an err_code nobody has documented; no money taken"},
    FaultKind{Fault::UnknownCodeDone, "unknown_code_done", Stage::Business, kPay | kReverse, "NEW_CODE_2027",
        Deed::AsUsual, "the same although the money was taken, or the order reversed"},
    FaultKind{Fault::OrderNotExist, "ordernotexist", Stage::Business, kQuery, "ORDERNOTEXIST", Deed::Nothing,
        "the query does not find the order yet"},
    FaultKind{Fault::Recall, "recall", Stage::Business, kReverse, nullptr, Deed::Nothing,
        "reverse answers recall=Y and has done nothing yet"},
    FaultKind{Fault::RecallDone, "recall_done", Stage::Business, kReverse, nullptr, Deed::AsUsual,
        "reverse answers recall=Y although it is done"},
    FaultKind{Fault::ReverseExpire, "reverse_expire", Stage::Business, kReverse, "REVERSE_EXPIRE", Deed::Nothing,
        "older than seven days"},
    FaultKind{Fault::WrongDigest, "wrong_digest", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "signed with the digest the request did not use"},
    FaultKind{Fault::OtherMerchant, "other_merchant", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "another merchant's mch_id, signed"},
    FaultKind{Fault::XmlBomb, "xml_bomb", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "entities that unfold to a thousand million characters"},
    FaultKind{Fault::Dtd, "dtd", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "a DTD with an external entity reading a local file"},
};

// The last two digits of the amount -> what goes wrong. Several rows with the same digits strike one after another.
constexpr std::array kAmounts{
    AmountRow{1, Call::Micropay, Fault::UserPayingApprove, 1, -1, nullptr},
    AmountRow{2, Call::Micropay, Fault::UserPayingRefuse, 1, -1, nullptr},
    AmountRow{3, Call::Micropay, Fault::UserPayingNever, 1, -1, nullptr},
    AmountRow{4, Call::Micropay, Fault::SystemError, 1, -1, nullptr},
    AmountRow{5, Call::Micropay, Fault::SystemErrorDone, 1, -1, nullptr},
    AmountRow{6, Call::Micropay, Fault::BankError, 1, -1, nullptr},
    AmountRow{7, Call::Micropay, Fault::BankErrorDone, 1, -1, nullptr},
    AmountRow{8, Call::Micropay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{9, Call::Micropay, Fault::LostRequest, 1, -1, nullptr},
    AmountRow{10, Call::Micropay, Fault::Slow, 1, 8000, nullptr},
    AmountRow{11, Call::Micropay, Fault::Slow, 1, 30'000, nullptr},
    AmountRow{12, Call::Micropay, Fault::WrongSign, 1, -1, nullptr},
    AmountRow{13, Call::Micropay, Fault::Unsigned, 1, -1, nullptr},
    AmountRow{14, Call::Micropay, Fault::WrongAmount, 1, -1, nullptr},
    AmountRow{15, Call::Micropay, Fault::OtherOrder, 1, -1, nullptr},
    AmountRow{16, Call::Micropay, Fault::Garbage, 1, -1, nullptr},
    AmountRow{17, Call::Micropay, Fault::Oversized, 1, -1, nullptr},
    AmountRow{18, Call::Micropay, Fault::XmlBomb, 1, -1, nullptr},
    AmountRow{19, Call::Micropay, Fault::Dtd, 1, -1, nullptr},
    AmountRow{20, Call::Micropay, Fault::Http500, 1, -1, nullptr},
    AmountRow{21, Call::Micropay, Fault::Http502, 1, -1, nullptr},
    AmountRow{22, Call::Micropay, Fault::Duplicate, 1, -1, nullptr},
    AmountRow{23, Call::Micropay, Fault::NotEnough, 1, -1, nullptr},
    AmountRow{24, Call::Micropay, Fault::AuthCodeExpire, 1, -1, nullptr},
    AmountRow{25, Call::Micropay, Fault::TradeError, 1, -1, nullptr},
    AmountRow{26, Call::Micropay, Fault::AuthCodeInvalid, 1, -1, nullptr},
    AmountRow{27, Call::Micropay, Fault::NotSupportCard, 1, -1, nullptr},
    AmountRow{28, Call::Micropay, Fault::UnknownCodeDone, 1, -1, nullptr},
    AmountRow{31, Call::Micropay, Fault::UserPayingNever, 1, -1, nullptr},
    AmountRow{31, Call::Reverse, Fault::Recall, 2, -1, nullptr},
    AmountRow{32, Call::Micropay, Fault::UserPayingNever, 1, -1, nullptr},
    AmountRow{32, Call::Reverse, Fault::SystemError, 2, -1, nullptr},
    AmountRow{33, Call::Micropay, Fault::UserPayingNever, 1, -1, nullptr},
    AmountRow{33, Call::Reverse, Fault::LostReply, 1, -1, nullptr},
    AmountRow{34, Call::Micropay, Fault::UserPayingNever, 1, -1, nullptr},
    AmountRow{34, Call::Reverse, Fault::UserPaying, 1, -1, nullptr},
    AmountRow{35, Call::Micropay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{35, Call::OrderQuery, Fault::SystemError, 2, -1, nullptr},
    AmountRow{36, Call::Micropay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{36, Call::OrderQuery, Fault::WrongSign, 2, -1, nullptr},
    AmountRow{37, Call::Micropay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{37, Call::OrderQuery, Fault::WrongAmount, -1, -1, nullptr},
    AmountRow{38, Call::Micropay, Fault::LostReply, 1, -1, nullptr},
    AmountRow{38, Call::OrderQuery, Fault::LostReply, -1, -1, nullptr},
    AmountRow{38, Call::Reverse, Fault::LostRequest, -1, -1, nullptr},
};

} // namespace

std::span<const FaultKind> wechatKinds() { return kKinds; }
std::span<const AmountRow> wechatAmounts() { return kAmounts; }

} // namespace mendian::sandbox
