// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/codes.h"

#include <QtGlobal>

namespace mendian::alipay {

namespace {

using O = Outcome;
using R = RefundOutcome;
using E = ErrorCode;

constexpr const char *kAsking = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The result is not known yet. The same payment is being asked again; nothing is charged twice.");
constexpr const char *kTaken = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay has taken the payment in. Its result is being confirmed; keep the goods for a moment.");
constexpr const char *kConfirm =
    QT_TRANSLATE_NOOP("PaymentSentence", "Please ask the customer to confirm the payment in Alipay.");
constexpr const char *kShowQr =
    QT_TRANSLATE_NOOP("PaymentSentence", "Please ask the customer to scan the code on the display with Alipay.");
constexpr const char *kOnce = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay does not accept this payment code: it is wrong, used or too old. Ask the customer to refresh it and scan "
    "again.");
constexpr const char *kNoMoney =
    QT_TRANSLATE_NOOP("PaymentSentence", "The balance is too low. Ask the customer for another card, then scan again.");
constexpr const char *kSwitchedOff = QT_TRANSLATE_NOOP("PaymentSentence",
    "The customer's Alipay cannot pay this way. The customer turns it on in Alipay and you scan again, or take another "
    "way to pay.");
constexpr const char *kRefresh = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The payment did not go through; nothing was charged. Ask for a fresh code and scan once more.");
constexpr const char *kRestricted = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay does not let this customer pay here; nothing was charged. Ask for another way to pay.");
constexpr const char *kCustomerLimit = QT_TRANSLATE_NOOP("PaymentSentence",
    "The customer's Alipay limit is reached; nothing was charged. Ask for another account or another way to pay.");
constexpr const char *kToOneself = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This is the shop's own Alipay account; nothing was charged. Ask for another account.");
constexpr const char *kUsed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment number was used before. Its result is being asked first.");
constexpr const char *kClosed = QT_TRANSLATE_NOOP("PaymentSentence", "This payment number is closed. Scan again.");
constexpr const char *kClockWrong = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay says the time for this payment is over; nothing was charged. Check the till's clock, then scan again.");
constexpr const char *kAmount = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay does not take this amount; nothing was charged. Split it, or take another way to pay.");
constexpr const char *kSetup = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay settings are wrong; nothing was charged. Take cash and call the head office.");
constexpr const char *kShopLimit = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay account has reached its limit; nothing was charged. Take another way to pay and call the head "
    "office.");
constexpr const char *kShopAccount = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay account may not take this payment; nothing was charged. Take another way to pay and call the "
    "head office.");
constexpr const char *kFace = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The face payment was not accepted; nothing was charged. Start the face scan again.");
constexpr const char *kOtherProduct = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay refused the payment. Once this screen confirms it, take another way to pay and call the head office.");
constexpr const char *kSecondQr = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This payment number has a code already; nothing was charged. Start the payment again.");
constexpr const char *kNotThere =
    QT_TRANSLATE_NOOP("PaymentSentence", "Alipay does not know this payment yet. It is being asked again.");
constexpr const char *kPaid = QT_TRANSLATE_NOOP("PaymentSentence", "Paid.");
constexpr const char *kClosedUnpaid =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment was closed; no money was taken. Collect again.");
constexpr const char *kReturned = QT_TRANSLATE_NOOP("PaymentSentence",
    "The customer had paid and the money is going back to the customer. Collect again before handing out the goods.");
constexpr const char *kReturnedBefore = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This payment was paid and then refunded. Check the refund records before collecting again.");
constexpr const char *kNothingFound = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay knows no such payment and has called it off. It is still asked for some minutes; do not hand out the goods "
    "on it.");
constexpr const char *kReverseAgain =
    QT_TRANSLATE_NOOP("PaymentSentence", "The reversal is not finished. It is being tried again.");
constexpr const char *kReverseRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay does not reverse this payment. Wait for its result; if it was paid, use a refund.");
constexpr const char *kReverseLate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The payment is too old to reverse. Use a refund.");
constexpr const char *kReverseNoMoney = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay balance is too low to give the money back. Call the head office; the payment is being asked.");
constexpr const char *kReverseFrozen = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay has frozen this payment: it cannot be reversed now. Call the head office; the payment is being asked.");
constexpr const char *kGarbled = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay's answer could not be trusted. The same payment is being asked again.");
constexpr const char *kNoLine = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay cannot be reached; nothing was sent. Take cash, or try again when the line is back.");
constexpr const char *kNoKey = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's Alipay key does not work; nothing was sent. Take cash and call the head office.");
constexpr const char *kBusy = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay is busy and did not take the request; nothing was charged. Try again in a moment.");

constexpr const char *kAskSetup = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay settings are wrong, so the result cannot be asked. Call the head office; keep the goods until "
    "it is known.");
constexpr const char *kAskBusy =
    QT_TRANSLATE_NOOP("PaymentSentence", "Alipay is busy. The same payment is asked again in a moment.");
constexpr const char *kAskNoLine = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay cannot be reached. The payment is asked again when the line is back; keep the goods until then.");
constexpr const char *kRefundAsking = QT_TRANSLATE_NOOP("PaymentSentence",
    "It is not known yet whether the refund went through. The same refund is being asked again; no money goes back "
    "twice.");
constexpr const char *kRefundGarbled =
    QT_TRANSLATE_NOOP("PaymentSentence", "Alipay's answer could not be trusted. The same refund is being asked again.");
constexpr const char *kRefundNoLine = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay cannot be reached. The refund goes on under the same number when the line is back.");
constexpr const char *kRefundNoKey = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's Alipay key does not work; the refund cannot go on. Call the head office.");
constexpr const char *kRefundSetup = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's Alipay settings are wrong; the refund cannot go on. Call the head office.");
constexpr const char *kRefundBusy =
    QT_TRANSLATE_NOOP("PaymentSentence", "Alipay is busy. The same refund is tried again soon.");
constexpr const char *kRefundDone = QT_TRANSLATE_NOOP("PaymentSentence", "The money went back to the customer.");
constexpr const char *kRefundCheck = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay has this refund already. Whether the money went back is being asked; do not refund again.");
constexpr const char *kRefundUnknown =
    QT_TRANSLATE_NOOP("PaymentSentence", "Alipay does not show this refund yet. The same refund is being asked again.");
constexpr const char *kRefundOtherAmount = QT_TRANSLATE_NOOP("PaymentSentence",
    "This refund number was used for another amount. Call the head office to look at it on the Alipay platform.");
constexpr const char *kRefundAmount = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay does not refund this amount: it is more than what is left of the payment. No money went back; check "
    "earlier refunds.");
constexpr const char *kRefundNoMoney = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's Alipay balance is too low; no money went back yet. Call the head office to top it up, then try again.");
constexpr const char *kRefundNoTrade = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay does not know this payment; no money went back. Call the head office.");
constexpr const char *kRefundNotPaid = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay says this payment is not paid; no money went back. Ask its result before giving any money.");
constexpr const char *kRefundClosed = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay has closed this payment: it may be refunded already. That is being asked; do not give any money yet.");
constexpr const char *kRefundTooLate = QT_TRANSLATE_NOOP("PaymentSentence",
    "The time to refund this payment is over; no money went back. Refund it another way with the manager.");
constexpr const char *kRefundNotAllowed = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay does not refund this payment, or only as a whole; no money went back. Refund all of it, or ask the "
    "manager.");
constexpr const char *kRefundFrozen = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Alipay holds this payment; no money went back yet. Call the head office, then try again.");
constexpr const char *kRefundCustomer = QT_TRANSLATE_NOOP("PaymentSentence",
    "Alipay cannot pay into the customer's account; no money went back. Refund it another way with the head office.");
constexpr const char *kRefundShop = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's Alipay account stops this refund; no money went back yet. Call the head office.");

constexpr unsigned kBoth = Pay | Precreate;
constexpr unsigned kRefunds = RefundMoney | RefundQuery;

/// "ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "AQC.SYSTEM_ERROR", "SYSTEM_ERROR": §1.6, the prefix tells nothing.
QStringView withoutPrefix(QStringView code) { return code.mid(code.lastIndexOf(u'.') + 1); }

bool stands(const char *row, QStringView code)
{
    const QLatin1String name(row);
    return name.endsWith(u'*') ? code.startsWith(name.chopped(1)) : code == name;
}

/// The first row that stands for the code. Single codes come before the families they belong to.
template <typename Row>
const Row *rowOf(const QList<Row> &rows, unsigned api, QStringView code)
{
    for (const Row &row : rows) {
        if ((row.apis & api) && stands(row.code, code))
            return &row;
    }
    return nullptr;
}

template <typename Row, typename Text>
const Row *rowOf(const QList<Row> &rows, Text code)
{
    for (const Row &row : rows) {
        if (code == QLatin1String(row.code))
            return &row;
    }
    return nullptr;
}

} // namespace

const char *methodName(Api api)
{
    switch (api) {
    case Pay:
        return "alipay.trade.pay";
    case Precreate:
        return "alipay.trade.precreate";
    case Query:
        return "alipay.trade.query";
    case Cancel:
        return "alipay.trade.cancel";
    case Close:
        return "alipay.trade.close";
    case RefundMoney:
        return "alipay.trade.refund";
    case RefundQuery:
        return "alipay.trade.fastpay.refund.query";
    case BillUrl:
        return "alipay.data.dataservice.bill.downloadurl.query";
    case CertificateDownload:
        break;
    }
    return "alipay.open.app.alipaycert.download";
}

const QList<Code> &errorCodes()
{
    static const QList<Code> rows = {
        // alipay.trade.pay, and those of them that precreate shares
        {kBoth, "SYSTEM_ERROR", O::Unclear, kAsking, true},
        {Pay, "PAYMENT_AUTH_CODE_INVALID", O::RefusedFinal, kOnce},
        {Pay, "BUYER_BALANCE_NOT_ENOUGH", O::RefusedFinal, kNoMoney},
        {Pay, "BUYER_BANKCARD_BALANCE_NOT_ENOUGH", O::RefusedFinal, kNoMoney},
        {Pay, "ERROR_BALANCE_PAYMENT_DISABLE", O::RefusedFinal, kSwitchedOff},
        {Pay, "MOBILE_PAYMENT_SWITCH_OFF", O::RefusedFinal, kSwitchedOff},
        {Pay, "USER_FACE_PAYMENT_SWITCH_OFF", O::RefusedFinal, kSwitchedOff},
        {Pay, "NO_PAYMENT_INSTRUMENTS_AVAILABLE", O::RefusedFinal, kSwitchedOff},
        {Pay, "NO_PAYMENT_INSTUMENTS_AVAILABLE", O::RefusedFinal, kSwitchedOff}, // as older tables spell it
        {Pay, "PULL_MOBILE_CASHIER_FAIL", O::RefusedFinal, kRefresh},
        {Pay, "PAYMENT_FAIL", O::RefusedFinal, kRefresh},
        {Pay, "PAYMENT_REQUEST_HAS_RISK", O::RefusedFinal, kRestricted},
        {Pay, "ERROR_BUYER_CERTIFY_LEVEL_LIMIT", O::RefusedFinal, kRestricted},
        {Pay, "BUYER_NOT_MAINLAND_CERT", O::RefusedFinal, kRestricted},
        {Pay, "NOT_CERTIFIED_USER", O::RefusedFinal, kRestricted},
        {Pay, "BUYER_ENABLE_STATUS_FORBID", O::RefusedFinal, kRestricted},
        {Pay, "BUYER_NOT_EXIST", O::RefusedFinal, kRestricted},
        {Pay, "BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", O::RefusedFinal, kCustomerLimit},
        {Pay, "BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR", O::RefusedFinal, kCustomerLimit},
        {Pay, "BUYER_SELLER_EQUAL", O::RefusedFinal, kToOneself},
        {kBoth, "TRADE_HAS_SUCCESS", O::AskThisNumber, kUsed},
        {kBoth, "TRADE_HAS_CLOSE", O::RefusedFinal, kClosed},
        {kBoth, "CONTEXT_INCONSISTENT", O::AskThisNumber, kUsed},
        {Pay, "TRADE_BUYER_NOT_MATCH", O::AskThisNumber, kUsed},
        {kBoth, "NOW_TIME_AFTER_EXPIRE_TIME_ERROR", O::RefusedFinal, kClockWrong},
        {kBoth, "TOTAL_FEE_EXCEED", O::RefusedFinal, kAmount},
        {kBoth, "PRODUCT_AMOUNT_LIMIT_ERROR", O::RefusedFinal, kAmount},
        {kBoth, "REQUEST_AMOUNT_EXCEED", O::RefusedFinal, kAmount},
        {kBoth, "INVALID_PARAMETER", O::ConfigError, kSetup},
        {kBoth, "EXIST_FORBIDDEN_WORD", O::ConfigError, kSetup},
        {kBoth, "SUB_GOODS_SIZE_MAX_COUNT", O::ConfigError, kSetup},
        {kBoth, "INVALID_STORE_ID", O::ConfigError, kSetup},
        {kBoth, "BEYOND_PAY_RESTRICTION", O::RefusedFinal, kShopLimit},
        {kBoth, "BEYOND_PER_RECEIPT_RESTRICTION", O::RefusedFinal, kShopLimit},
        {kBoth, "BEYOND_PER_RECEIPT_SINGLE_RESTRICTION", O::RefusedFinal, kShopLimit},
        {kBoth, "BEYOND_PER_RECEIPT_DAY_RESTRICTION", O::RefusedFinal, kShopLimit},
        {kBoth, "MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT", O::RefusedFinal, kShopLimit},
        {kBoth, "MERCHANT_PERM_RECEIPT_SINGLE_LIMIT", O::RefusedFinal, kShopLimit},
        {kBoth, "MERCHANT_PERM_RECEIPT_DAY_LIMIT", O::RefusedFinal, kShopLimit},
        {kBoth, "SELLER_BEEN_BLOCKED", O::ConfigError, kShopAccount},
        {kBoth, "SELLER_NOT_EXIST", O::ConfigError, kShopAccount},
        {kBoth, "MERCHANT_STATUS_NOT_NORMAL", O::ConfigError, kShopAccount},
        {kBoth, "MERCHANT_AGREEMENT_NOT_EXIST", O::ConfigError, kShopAccount},
        {kBoth, "MERCHANT_AGREEMENT_INVALID", O::ConfigError, kShopAccount},
        {kBoth, "PARTNER_ERROR", O::ConfigError, kShopAccount},
        {kBoth, "ACCESS_FORBIDDEN", O::ConfigError, kShopAccount},
        {kBoth, "RESTRICTED_MERCHANT_INDUSTRY", O::ConfigError, kShopAccount},
        {kBoth, "SECONDARY_MERCHANT_*", O::ConfigError, kShopAccount},
        {kBoth, "RISK_MERCHANT_IP_NOT_EXIST", O::ConfigError, kSetup},
        {Pay, "AUTH_TOKEN_IS_NOT_EXIST", O::RefusedFinal, kFace},
        {Pay, "SMILE_PAY_MERCHANT_NOT_MATCH", O::RefusedFinal, kFace},
        // Other products, which we do not send. A family also catches names nobody has seen yet, so one query confirms
        // that no money moved.
        {Pay, "AGREEMENT_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "CYCLE_PAY_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "AUTH_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "ZM_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "PRE_AUTH_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "ROYALTY_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "CARD_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "CURRENCY_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "OVER_*", O::RefusedAskOnce, kOtherProduct},
        {Pay, "TRADE_SETTLE_ERROR", O::RefusedAskOnce, kOtherProduct},
        {Pay, "UN_SUPPORT_TRADE_SCENE", O::RefusedAskOnce, kOtherProduct},
        // alipay.trade.precreate
        {Precreate, "APPLY_PC_MERCHANT_CODE_ERROR", O::RefusedFinal, kSecondQr},
        {Precreate, "DEFAULT_SETTLE_RULE_NOT_EXIST", O::ConfigError, kShopAccount},
        // alipay.trade.query
        {Query, "TRADE_NOT_EXIST", O::NotFound, kNotThere},
        {Query, "SYSTEM_ERROR", O::Unclear, kAsking},
        {Query, "INVALID_PARAMETER", O::ConfigError, kAskSetup},
        {Query, "ENTERPRISE_PAY_BIZ_ERROR", O::Unclear, kAsking},
        // alipay.trade.cancel
        {Cancel, "SYSTEM_ERROR", O::Unclear, kReverseAgain},
        {Cancel, "SELLER_BALANCE_NOT_ENOUGH", O::ReverseRefused, kReverseNoMoney},
        {Cancel, "REASON_TRADE_BEEN_FREEZEN", O::ReverseRefused, kReverseFrozen},
        {Cancel, "TRADE_HAS_FINISHED", O::ReverseRefused, kReverseRefused},
        {Cancel, "TRADE_CANCEL_TIME_OUT", O::ReverseRefused, kReverseLate},
        {Cancel, "REASON_TRADE_REFUND_FEE_ERR", O::ReverseRefused, kReverseRefused},
        {Cancel, "CANCEL_NOT_ALLOWED", O::ReverseRefused, kReverseRefused},
        {Cancel, "INVALID_PARAMETER", O::ConfigError, kReverseRefused},
        // alipay.trade.close
        {Close, "TRADE_NOT_EXIST", O::ReversedNothingFound, kNothingFound},
        {Close, "TRADE_STATUS_ERROR", O::ReverseRefused, kReverseRefused},
        {Close, "REASON_TRADE_STATUS_INVALID", O::ReverseRefused, kReverseRefused},
        {Close, "REASON_ILLEGAL_STATUS", O::ReverseRefused, kReverseRefused},
        {Close, "SYSTEM_ERROR", O::Unclear, kReverseAgain},
        {Close, "INVALID_PARAMETER", O::ConfigError, kReverseRefused},
    };
    return rows;
}

const QList<Code> &tradeStates()
{
    static const QList<Code> rows = {
        {Query, "TRADE_SUCCESS", O::Paid, kPaid},
        {Query, "TRADE_FINISHED", O::Paid, kPaid},
        {Query, "WAIT_BUYER_PAY", O::NotPaidYet, kConfirm},
        {Query, "TRADE_CLOSED", O::Closed, kClosedUnpaid},
    };
    return rows;
}

const QList<Code> &endings()
{
    static const QList<Code> rows = {
        {Pay, "TAKEN", O::Paid, kTaken, true}, // 10000: may still be rolled back, only a query says paid (§2.1)
        {Pay, "WAITING", O::UserPaying, kConfirm},
        {Precreate, "QR", O::UserPaying, kShowQr},
        {Query, "CLOSED_AFTER_PAID", O::RefundedElsewhere, kReturnedBefore},
        {Cancel, "CANCELLED", O::Reversed, kClosedUnpaid},
        {Cancel, "CANCELLED_REFUNDED", O::WasPaidNowReturned, kReturned},
        {Cancel, "NOT_FOUND_CANCELLED", O::ReversedNothingFound, kNothingFound},
        {Cancel, "RETRY", O::ReverseAgain, kReverseAgain},
        {Close, "CLOSED", O::Reversed, kClosedUnpaid},
    };
    return rows;
}

const QList<RefundCode> &refundCodes()
{
    static const QList<RefundCode> rows = {
        // alipay.trade.refund
        {kRefunds, "SYSTEM_ERROR", R::Unclear, kRefundAsking},
        {RefundMoney, "DISCORDANT_REPEAT_REQUEST", R::Abnormal, kRefundOtherAmount},
        {RefundMoney, "REFUND_AMT_NOT_EQUAL_TOTAL", R::Refused, kRefundAmount},
        {RefundMoney, "REASON_TRADE_REFUND_FEE_ERR", R::Refused, kRefundAmount},
        {RefundMoney, "REFUND_FEE_ERROR", R::Refused, kRefundAmount},
        {RefundMoney, "SELLER_BALANCE_NOT_ENOUGH", R::NeedsPerson, kRefundNoMoney},
        {RefundMoney, "TRADE_NOT_EXIST", R::Refused, kRefundNoTrade},
        {RefundMoney, "TRADE_STATUS_ERROR", R::Refused, kRefundNotPaid},
        {RefundMoney, "REASON_TRADE_STATUS_INVALID", R::Refused, kRefundNotPaid},
        {RefundMoney, "TRADE_HAS_CLOSE", R::Accepted, kRefundClosed}, // fully refunded perhaps: the query tells
        {RefundMoney, "TRADE_HAS_FINISHED", R::Refused, kRefundTooLate},
        {RefundMoney, "TRADE_NOT_ALLOW_REFUND", R::Refused, kRefundNotAllowed},
        {RefundMoney, "NOT_ALLOW_PARTIAL_REFUND", R::Refused, kRefundNotAllowed},
        {RefundMoney, "ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", R::Refused, kRefundNotAllowed},
        {RefundMoney, "REASON_TRADE_BEEN_FREEZEN", R::NeedsPerson, kRefundFrozen},
        {RefundMoney, "BUYER_ENABLE_STATUS_FORBID", R::Abnormal, kRefundCustomer},
        {RefundMoney, "BUYER_NOT_EXIST", R::Abnormal, kRefundCustomer},
        {RefundMoney, "BUYER_ERROR", R::Abnormal, kRefundCustomer},
        {RefundMoney, "USER_NOT_MATCH_ERR", R::Abnormal, kRefundCustomer},
        {RefundMoney, "CUSTOMER_VALIDATE_ERROR", R::Abnormal, kRefundCustomer},
        {RefundMoney, "REFUND_ACCOUNT_NOT_EXIST", R::Abnormal, kRefundCustomer},
        {RefundMoney, "REFUNDALLOC_UNAUTH_LIMIT", R::NeedsPerson, kRefundShop},
        {RefundMoney, "ALLOC_AMOUNT_VALIDATE_ERROR", R::NeedsPerson, kRefundShop},
        {RefundMoney, "REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST", R::NeedsPerson, kRefundShop},
        {RefundMoney, "TRADE_SETTLE_ERROR", R::NeedsPerson, kRefundShop},
        {RefundMoney, "REFUND_CHARGE_ERROR", R::NeedsPerson, kRefundShop},
        {RefundMoney, "OVERDRAFT_*", R::NeedsPerson, kRefundShop},
        {RefundMoney, "CURRENCY_NOT_SUPPORT", R::NeedsPerson, kRefundShop},
        {RefundMoney, "ENTERPRISE_PAY_BIZ_ERROR", R::NeedsPerson, kRefundShop},
        // alipay.trade.fastpay.refund.query; a refund asked again then says for certain that the trade is unknown
        {kRefunds, "INVALID_PARAMETER", R::ConfigError, kRefundSetup},
        {RefundQuery, "TRADE_NOT_EXIST", R::NotFound, kRefundUnknown},
    };
    return rows;
}

const QList<RefundCode> &refundEndings()
{
    static const QList<RefundCode> rows = {
        {kRefunds, "REFUNDED", R::Done, kRefundDone},
        {RefundMoney, "NO_FUND_CHANGE", R::Accepted, kRefundCheck}, // not "failed": an earlier call did it (§2.5)
        {RefundQuery, "NO_REFUND_STATUS", R::NotFound, kRefundUnknown},
        {RefundQuery, "UNDER_WAY", R::Accepted, kRefundCheck},
    };
    return rows;
}

const QList<BillCode> &billCodes()
{
    static const QList<BillCode> rows = {
        {"NO_BILL_DATA", E::NotFound},
        {"BILL_DATE_BEFORE_REGISTRATION", E::NotFound},
        {"BILL_NOT_EXIST", E::Busy},
        {"INVAILID_ARGUMENTS", E::Busy}, // as Alipay spells it: the day is not over yet
        {"INVALID_ARGUMENTS", E::Busy},
        {"UNKNOWN_ERROR", E::Busy},
        {"SYSTEM_RATE_LIMIT", E::Busy},
        {"USER_RATE_LIMIT", E::Busy},
        {"TYPE_NOT_SUPPORTED", E::Refused},
    };
    return rows;
}

const QList<CommonCode> &publicCodes()
{
    static const QList<CommonCode> rows = {
        {"20000", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Busy, false},
        {"20001", O::ConfigError, kSetup, kAskSetup, R::ConfigError, kRefundSetup, E::Refused, true},
        {"40001", O::ConfigError, kSetup, kAskSetup, R::ConfigError, kRefundSetup, E::Refused, true},
        {"40002", O::ConfigError, kSetup, kAskSetup, R::ConfigError, kRefundSetup, E::Refused, true},
        {"40003", O::ConfigError, kSetup, kAskSetup, R::ConfigError, kRefundSetup, E::Refused, true},
        {"40005", O::RefusedFinal, kBusy, kAskBusy, R::Later, kRefundBusy, E::Busy, true}, // throttled before execution
        {"40006", O::ConfigError, kSetup, kAskSetup, R::ConfigError, kRefundSetup, E::Refused, true},
    };
    return rows;
}

const QList<CommonCode> &ownCodes()
{
    static const QList<CommonCode> rows = {
        {"TIMEOUT", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Timeout},
        {"NETWORK", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Network},
        {"STOPPED", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Network},
        {"HTTP", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Network},
        {"TOO_LARGE", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::LimitExceeded},
        {"GARBAGE", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::Protocol},
        {"UNSIGNED", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::BadSignature},
        {"BAD_SIGNATURE", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::BadSignature, false,
            "the signature of a reply is wrong"},
        {"OTHER_CERTIFICATE", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::BadSignature},
        {"OTHER_NUMBER", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::Protocol},
        {"OTHER_AMOUNT", O::Unclear, kGarbled, kGarbled, R::Unclear, kRefundGarbled, E::Protocol},
        {"UNKNOWN_CODE", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Protocol},
        {"NOT_SENT", O::NotSent, kNoLine, kAskNoLine, R::NotSent, kRefundNoLine, E::Network},
        {"CANNOT_SIGN", O::NotSent, kNoKey, kAskSetup, R::ConfigError, kRefundNoKey, E::Refused},
    };
    return rows;
}

Code errorCode(Api api, QStringView subCode)
{
    const Code *row = rowOf(errorCodes(), api, withoutPrefix(subCode));
    return row ? *row : Code{api, "", O::Unclear, (api & (Cancel | Close)) ? kReverseAgain : kAsking, true};
}

RefundCode refundCode(Api api, QStringView subCode)
{
    const RefundCode *row = rowOf(refundCodes(), api, withoutPrefix(subCode));
    return row ? *row : RefundCode{api, "", R::Unclear, kRefundAsking};
}

ErrorCode billError(QStringView subCode)
{
    const BillCode *row = rowOf(billCodes(), withoutPrefix(subCode));
    return row ? row->error : ErrorCode::Refused;
}

Code tradeState(QStringView state)
{
    const Code *row = rowOf(tradeStates(), Query, state);
    return row ? *row : Code{Query, "", O::Unclear, kAsking};
}

Code ending(const char *name)
{
    const Code *row = rowOf(endings(), QLatin1String(name));
    return row ? *row : Code{0, "", O::Unclear, kAsking};
}

RefundCode refundEnding(const char *name)
{
    const RefundCode *row = rowOf(refundEndings(), QLatin1String(name));
    return row ? *row : RefundCode{0, "", R::Unclear, kRefundAsking};
}

const CommonCode *publicCode(QStringView code) { return rowOf(publicCodes(), code); }

const CommonCode &ownCode(const char *code)
{
    const CommonCode *row = rowOf(ownCodes(), QLatin1String(code));
    static const CommonCode unknown{"", O::Unclear, kAsking, kAsking, R::Unclear, kRefundAsking, E::Protocol};
    return row ? *row : unknown;
}

} // namespace mendian::alipay
