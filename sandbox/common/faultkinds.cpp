// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/faultkinds.h"

#include "core/log.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr unsigned kPay = callBit(Call::Micropay);
constexpr unsigned kQuery = callBit(Call::OrderQuery);
constexpr unsigned kReverse = callBit(Call::Reverse);
constexpr unsigned kAll = kPay | kQuery | kReverse;

constexpr std::array kKinds{
    FaultKind{Fault::LostRequest, "lost_request", Stage::Before, kAll, nullptr, Deed::Nothing,
        "the connection closes before the request is worked on"},
    FaultKind{Fault::Http502, "http_502", Stage::Before, kAll, nullptr, Deed::Nothing,
        "HTTP 502 from a gateway in front; not worked on"},
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

    FaultKind{Fault::LostReply, "lost_reply", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "worked on, then the connection closes without a reply"},
    FaultKind{
        Fault::ResetReply, "reset_reply", Stage::Wire, kAll, nullptr, Deed::AsUsual, "worked on, then a TCP reset"},
    FaultKind{Fault::Slow, "slow", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "the reply comes after delay_ms (default 30000)"},
    FaultKind{Fault::WrongSign, "wrong_sign", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the signature is wrong"},
    FaultKind{Fault::Unsigned, "unsigned", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the reply has no sign"},
    FaultKind{Fault::WrongDigest, "wrong_digest", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "signed with the digest the request did not use"},
    FaultKind{Fault::WrongAmount, "wrong_amount", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "total_fee is one fen more, signed"},
    FaultKind{
        Fault::OtherOrder, "other_order", Stage::Wire, kAll, nullptr, Deed::AsUsual, "another order's number, signed"},
    FaultKind{Fault::OtherMerchant, "other_merchant", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "another merchant's mch_id, signed"},
    FaultKind{Fault::Garbage, "garbage", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body is no XML"},
    FaultKind{Fault::Empty, "empty", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body is empty"},
    FaultKind{Fault::Truncated, "truncated", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body breaks off half-way"},
    FaultKind{Fault::Oversized, "oversized", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "the body is padded to 8 MB and correctly signed"},
    FaultKind{Fault::XmlBomb, "xml_bomb", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "entities that unfold to a thousand million characters"},
    FaultKind{Fault::Dtd, "dtd", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "a DTD with an external entity reading a local file"},
    FaultKind{Fault::NotUtf8, "not_utf8", Stage::Wire, kAll, nullptr, Deed::AsUsual, "GB18030 bytes instead of UTF-8"},
    FaultKind{
        Fault::Http500, "http_500", Stage::Wire, kAll, nullptr, Deed::AsUsual, "worked on, then HTTP 500 with a page"},
};

} // namespace

std::span<const FaultKind> faultKinds() { return kKinds; }

const FaultKind *faultKind(const QString &name)
{
    for (const FaultKind &kind : kKinds) {
        if (name == QLatin1String(kind.name))
            return &kind;
    }
    return nullptr;
}

const FaultKind &faultKind(Fault fault)
{
    const FaultKind *found = nullptr;
    for (const FaultKind &kind : kKinds) {
        if (kind.fault == fault)
            found = &kind;
    }
    MENDIAN_CHECK(found);
    return *found;
}

} // namespace mendian::sandbox
