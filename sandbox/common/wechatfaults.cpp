// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong at WeChat Pay alone, and which amounts carry it.
#include "sandbox/common/faultkinds.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr CallSet kPay = callBit(Call::Micropay);
constexpr CallSet kQuery = callBit(Call::OrderQuery);
constexpr CallSet kReverse = callBit(Call::Reverse);
constexpr CallSet kRefund = callBit(Call::Refund);
constexpr CallSet kBill = callBit(Call::DownloadBill);
constexpr CallSet kFlow = callBit(Call::DownloadFundFlow);
constexpr CallSet kV2 =
    kPay | kQuery | kReverse | kRefund | callBit(Call::RefundQuery) | kBill | kFlow | callBit(Call::AuthCodeToOpenId);
constexpr CallSet kV3Work = callBit(Call::V3Native) | callBit(Call::V3Close) | callBit(Call::V3Refund);
constexpr CallSet kV3Bills = callBit(Call::V3TradeBill) | callBit(Call::V3FundFlowBill);
constexpr CallSet kV3 =
    kV3Work | callBit(Call::V3Query) | callBit(Call::V3RefundQuery) | kV3Bills | callBit(Call::V3Certificates);
constexpr CallSet kAll = kV2 | kV3;
constexpr CallSet kV3Notice = callBit(Call::V3Notice);
constexpr CallSet kNotices = kV3Notice | callBit(Call::RefundNotice);
constexpr CallSet kRefunds = kRefund | callBit(Call::V3Refund);
constexpr CallSet kWork = kPay | kReverse | kRefund | kV3Work; // calls that change something
constexpr CallSet kTradeBills = kBill | callBit(Call::V3TradeBill);
constexpr CallSet kBills = kBill | kFlow | kV3Bills;

constexpr std::array kKinds{
    FaultKind{Fault::ReturnSystemError, "return_systemerror", Stage::Before, kV2, nullptr, Deed::Nothing,
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
    FaultKind{Fault::SystemErrorDone, "systemerror_done", Stage::Business, kWork, "SYSTEMERROR", Deed::AsUsual,
        "SYSTEMERROR although the money was taken, or the order reversed"},
    FaultKind{
        Fault::BankError, "bankerror", Stage::Business, kPay, "BANKERROR", Deed::Unpaid, "BANKERROR; no money taken"},
    FaultKind{Fault::BankErrorDone, "bankerror_done", Stage::Business, kPay, "BANKERROR", Deed::AsUsual,
        "BANKERROR although the money was taken"},
    FaultKind{
        Fault::NotEnough, "notenough", Stage::Business, kPay | kRefunds, "NOTENOUGH", Deed::Failed, "balance too low"},
    FaultKind{Fault::NotSupportCard, "notsupportcard", Stage::Business, kPay, "NOTSUPPORTCARD", Deed::Failed,
        "the card's type is not allowed"},
    FaultKind{Fault::TradeError, "trade_error", Stage::Business, kPay | kReverse | kRefunds, "TRADE_ERROR",
        Deed::Failed, "business refusal (risk control); a reverse does nothing"},
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
    FaultKind{Fault::UnknownCodeDone, "unknown_code_done", Stage::Business, kWork, "NEW_CODE_2027", Deed::AsUsual,
        "the same although the money was taken, or the order reversed"},
    FaultKind{Fault::OrderNotExist, "ordernotexist", Stage::Business,
        kQuery | kRefunds | callBit(Call::V3Query) | callBit(Call::V3Close), "ORDERNOTEXIST", Deed::Nothing,
        "the query does not find the order yet"},
    FaultKind{Fault::Recall, "recall", Stage::Business, kReverse, nullptr, Deed::Nothing,
        "reverse answers recall=Y and has done nothing yet"},
    FaultKind{Fault::RecallDone, "recall_done", Stage::Business, kReverse, nullptr, Deed::AsUsual,
        "reverse answers recall=Y although it is done"},
    FaultKind{Fault::ReverseExpire, "reverse_expire", Stage::Business, kReverse, "REVERSE_EXPIRE", Deed::Nothing,
        "older than seven days"},
    FaultKind{Fault::ErrCode, "err_code", Stage::Business, kAll, nullptr, Deed::Nothing,
        "any code of the provider's tables, given as `code`; nothing is done"},
    FaultKind{Fault::ErrCodeDone, "err_code_done", Stage::Business, kWork, nullptr, Deed::AsUsual,
        "the same although the work was done"},
    FaultKind{Fault::RefundWait, "refund_wait", Stage::Business, kRefunds, nullptr, Deed::AsUsual,
        "the refund stays PROCESSING for delay_ms (default 60000)"},
    FaultKind{Fault::RefundChange, "refund_change", Stage::Business, kRefunds, nullptr, Deed::AsUsual,
        "accepted, then CHANGE (V3: ABNORMAL): the card is void, the money is back at the merchant"},
    FaultKind{Fault::RefundClose, "refund_close", Stage::Business, kRefunds, nullptr, Deed::AsUsual,
        "accepted, then REFUNDCLOSE (V3: CLOSED)"},
    FaultKind{Fault::BillRowMissing, "bill_row_missing", Stage::Business, kTradeBills, nullptr, Deed::AsUsual,
        "the first payment of the day is not in the bill"},
    FaultKind{Fault::BillRowTwice, "bill_row_twice", Stage::Business, kTradeBills, nullptr, Deed::AsUsual,
        "the first payment stands in it twice"},
    FaultKind{Fault::BillRowForeign, "bill_row_foreign", Stage::Business, kTradeBills, nullptr, Deed::AsUsual,
        "a payment more, under a number nobody here has used"},
    FaultKind{Fault::BillRowAmount, "bill_row_amount", Stage::Business, kTradeBills, nullptr, Deed::AsUsual,
        "the first payment is one fen more"},
    FaultKind{Fault::BillRowFee, "bill_row_fee", Stage::Business, kTradeBills, nullptr, Deed::AsUsual,
        "the fee of the first payment is one fen more"},
    FaultKind{Fault::BillWrongTotals, "bill_wrong_totals", Stage::Business, kBills, nullptr, Deed::AsUsual,
        "the summary is not the sum of the rows"},
    FaultKind{Fault::BillNoSummary, "bill_no_summary", Stage::Business, kBills, nullptr, Deed::AsUsual,
        "the file ends after the rows"},
    FaultKind{Fault::BillBom, "bill_bom", Stage::Business, kBills, nullptr, Deed::AsUsual,
        "a byte order mark in front, as the real one sometimes has"},
    FaultKind{
        Fault::BillLf, "bill_lf", Stage::Business, kBills, nullptr, Deed::AsUsual, "lines end in LF instead of CRLF"},
    FaultKind{Fault::WrongDigest, "wrong_digest", Stage::Wire, kV2, nullptr, Deed::AsUsual,
        "signed with the digest the request did not use"},
    FaultKind{Fault::OtherMerchant, "other_merchant", Stage::Wire, kAll | kV3Notice, nullptr, Deed::AsUsual,
        "another merchant's number, signed"},
    FaultKind{Fault::XmlBomb, "xml_bomb", Stage::Wire, kV2, nullptr, Deed::AsUsual,
        "entities that unfold to a thousand million characters"},
    FaultKind{Fault::Dtd, "dtd", Stage::Wire, kV2, nullptr, Deed::AsUsual,
        "a DTD with an external entity reading a local file"},
    FaultKind{Fault::WrongCurrency, "wrong_currency", Stage::Wire, kAll | kV3Notice, nullptr, Deed::AsUsual,
        "USD in the place of CNY, signed"},
    FaultKind{Fault::UnknownSerial, "unknown_serial", Stage::Wire, kV3 | kV3Notice, nullptr, Deed::AsUsual,
        "signed with a key nobody knows, under a serial nobody knows"},
    FaultKind{Fault::ExpiredSerial, "expired_serial", Stage::Wire, kV3 | kV3Notice, nullptr, Deed::AsUsual,
        "signed with a platform certificate that has expired; /v3/certificates shows it too"},
    FaultKind{Fault::OldTimestamp, "old_timestamp", Stage::Wire, kV3 | kV3Notice, nullptr, Deed::AsUsual,
        "correctly signed, ten minutes ago"},
    FaultKind{Fault::WrongHash, "wrong_hash", Stage::Wire, kV3Bills, nullptr, Deed::AsUsual,
        "hash_value is not that of the file"},
    FaultKind{Fault::NoticeTwice, "notice_twice", Stage::Wire, kNotices, nullptr, Deed::AsUsual,
        "the same notification comes again although it was accepted"},
    FaultKind{Fault::NoticeProbe, "notice_probe", Stage::Wire, kV3Notice, nullptr, Deed::AsUsual,
        "a signature beginning with WECHATPAY/SIGNTEST/ first; the genuine one follows"},
    FaultKind{Fault::NoticeWrongKey, "notice_wrong_key", Stage::Wire, kNotices, nullptr, Deed::AsUsual,
        "the content is encrypted with another key"},
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
