// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/codes.h"

#include <QtGlobal>

namespace mendian::wechat {

namespace {

using O = Outcome;

constexpr const char *kAsking = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The result is not known yet. The same payment is being asked again; nothing is charged twice.");
constexpr const char *kPassword =
    QT_TRANSLATE_NOOP("PaymentSentence", "Please ask the customer to enter the payment password.");
constexpr const char *kExpired = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The payment code has expired. Ask the customer to refresh it and scan again.");
constexpr const char *kNoMoney =
    QT_TRANSLATE_NOOP("PaymentSentence", "The balance is too low. Ask the customer for another card, then scan again.");
constexpr const char *kCard = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This card is not supported. Ask the customer for another card, then scan again.");
constexpr const char *kOnce = QT_TRANSLATE_NOOP(
    "PaymentSentence", "A payment code works only once. Ask the customer to refresh it and scan again.");
constexpr const char *kNotACode = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat does not accept this payment code. Ask the customer to refresh it and scan again.");
constexpr const char *kRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat refused the payment. Ask for another way to pay, or scan a fresh code.");
constexpr const char *kUsed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment number was used before. Its result is being asked first.");
constexpr const char *kOther = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Another customer's code was tried for this payment. Scan again with a fresh code.");
constexpr const char *kClosed = QT_TRANSLATE_NOOP("PaymentSentence", "This payment number is closed. Scan again.");
constexpr const char *kReversed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment was reversed. Scan again with a fresh code.");
constexpr const char *kRights = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's WeChat account may not take payment codes. Take cash and call the head office.");
constexpr const char *kSetup =
    QT_TRANSLATE_NOOP("PaymentSentence", "The shop's WeChat settings are wrong. Take cash and call the head office.");
constexpr const char *kBusy =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat is busy. The same payment is being asked again in a moment.");
constexpr const char *kPaid = QT_TRANSLATE_NOOP("PaymentSentence", "Paid.");
constexpr const char *kRefund = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This payment was paid and then refunded. Check the refund records before collecting again.");
constexpr const char *kFailed =
    QT_TRANSLATE_NOOP("PaymentSentence", "The payment failed at WeChat. The number is being closed; then scan again.");
constexpr const char *kNotThere =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat does not know this payment yet. It is being asked again.");
constexpr const char *kReverseAgain =
    QT_TRANSLATE_NOOP("PaymentSentence", "The reversal is not finished. It is being tried again.");
constexpr const char *kReverseLate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The payment is too old to reverse. Use a refund.");
constexpr const char *kReverseRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat does not reverse this payment. Wait for its result; if it was paid, use a refund.");
constexpr const char *kGarbled = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat's answer could not be trusted. The same payment is being asked again.");
constexpr const char *kNoLine = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat cannot be reached; nothing was sent. Take cash, or try again when the line is back.");
constexpr const char *kNoCertificate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The merchant certificate for reversals is missing. Call the head office.");

constexpr auto Pay = PayCall::Pay;
constexpr auto Query = PayCall::Query;
constexpr auto Reverse = PayCall::Reverse;

} // namespace

const QList<Code> &errorCodes()
{
    static const QList<Code> rows = {
        // §1.3
        {Pay, "SYSTEMERROR", O::Unclear, kAsking},
        {Pay, "BANKERROR", O::Unclear, kAsking, true},
        {Pay, "USERPAYING", O::UserPaying, kPassword},
        {Pay, "AUTHCODEEXPIRE", O::RefusedFinal, kExpired},
        {Pay, "NOTENOUGH", O::RefusedFinal, kNoMoney},
        {Pay, "NOTSUPORTCARD", O::RefusedFinal, kCard},
        {Pay, "AUTH_CODE_ERROR", O::RefusedFinal, kOnce},
        {Pay, "AUTH_CODE_INVALID", O::RefusedFinal, kNotACode},
        {Pay, "TRADE_ERROR", O::RefusedAskOnce, kRefused},
        {Pay, "INVALID_REQUEST", O::RefusedAskOnce, kRefused},
        {Pay, "ORDERPAID", O::AskThisNumber, kUsed},
        {Pay, "OUT_TRADE_NO_USED", O::AskThisNumber, kUsed},
        {Pay, "BUYER_MISMATCH", O::RefusedFinal, kOther},
        {Pay, "ORDERCLOSED", O::RefusedFinal, kClosed},
        {Pay, "ORDERREVERSED", O::RefusedFinal, kReversed},
        {Pay, "NOAUTH", O::ConfigError, kRights},
        {Pay, "PARAM_ERROR", O::ConfigError, kSetup},
        {Pay, "LACK_PARAMS", O::ConfigError, kSetup},
        {Pay, "XML_FORMAT_ERROR", O::ConfigError, kSetup},
        {Pay, "POST_DATA_EMPTY", O::ConfigError, kSetup},
        {Pay, "REQUIRE_POST_METHOD", O::ConfigError, kSetup},
        {Pay, "NOT_UTF8", O::ConfigError, kSetup},
        {Pay, "SIGNERROR", O::ConfigError, kSetup},
        {Pay, "APPID_NOT_EXIST", O::ConfigError, kSetup},
        {Pay, "MCHID_NOT_EXIST", O::ConfigError, kSetup},
        {Pay, "APPID_MCHID_NOT_MATCH", O::ConfigError, kSetup},
        {Pay, "FREQUENCY_LIMITED", O::Unclear, kBusy},
        {Pay, "RULELIMIT", O::Unclear, kBusy},
        {Pay, "ACCOUNTERROR", O::Unclear, kAsking},
        // §1.5
        {Query, "ORDERNOTEXIST", O::NotFound, kNotThere},
        {Query, "SYSTEMERROR", O::Unclear, kAsking},
        // §1.6
        {Reverse, "SYSTEMERROR", O::Unclear, kReverseAgain},
        {Reverse, "INVALID_TRANSACTIONID", O::ConfigError, kSetup},
        {Reverse, "PARAM_ERROR", O::ConfigError, kSetup},
        {Reverse, "REQUIRE_POST_METHOD", O::ConfigError, kSetup},
        {Reverse, "SIGNERROR", O::ConfigError, kSetup},
        {Reverse, "REVERSE_EXPIRE", O::ReverseRefused, kReverseLate},
        {Reverse, "INVALID_REQUEST", O::ReverseRefused, kReverseRefused},
        {Reverse, "TRADE_ERROR", O::ReverseRefused, kReverseRefused},
        {Reverse, "USERPAYING", O::UserPaying, kPassword},
    };
    return rows;
}

const QList<Code> &tradeStates()
{
    static const QList<Code> rows = {
        {Query, "SUCCESS", O::Paid, kPaid},
        {Query, "REFUND", O::RefundedElsewhere, kRefund},
        {Query, "NOTPAY", O::NotPaidYet, kAsking},
        {Query, "USERPAYING", O::UserPaying, kPassword},
        {Query, "PAYERROR", O::PayError, kFailed},
        {Query, "REVOKED", O::Closed, kReversed},
        {Query, "CLOSED", O::Closed, kClosed},
        {Query, "ACCEPT", O::NotPaidYet, kAsking},
    };
    return rows;
}

const QList<Code> &ownCodes()
{
    static const QList<Code> rows = {
        {PayCall::None, "PAID", O::Paid, kPaid},
        {PayCall::None, "REVERSED", O::Reversed, kReversed},
        {PayCall::None, "RECALL", O::ReverseAgain, kReverseAgain},
        {PayCall::None, "TIMEOUT", O::Unclear, kAsking},
        {PayCall::None, "NETWORK", O::Unclear, kAsking},
        {PayCall::None, "STOPPED", O::Unclear, kAsking},
        {PayCall::None, "HTTP", O::Unclear, kAsking},
        {PayCall::None, "TOO_LARGE", O::Unclear, kGarbled},
        {PayCall::None, "GARBAGE", O::Unclear, kGarbled},
        {PayCall::None, "UNSIGNED", O::Unclear, kGarbled},
        {PayCall::None, "BAD_SIGNATURE", O::Unclear, kGarbled},
        {PayCall::None, "OTHER_MERCHANT", O::Unclear, kGarbled},
        {PayCall::None, "OTHER_NUMBER", O::Unclear, kGarbled},
        {PayCall::None, "OTHER_AMOUNT", O::Unclear, kGarbled},
        {PayCall::None, "NOT_SENT", O::NotSent, kNoLine},
        {PayCall::None, "NO_CERTIFICATE", O::NotSent, kNoCertificate},
    };
    return rows;
}

Code errorCode(PayCall call, QStringView code, QStringView description)
{
    // Reported by implementers with changing code names (§1.6, last row): the text tells.
    if (call == Reverse && description.contains(u"支付中"))
        return {Reverse, "USERPAYING", O::UserPaying, kPassword};
    for (const Code &row : errorCodes()) {
        if (row.call == call && code == QLatin1String(row.code))
            return row;
    }
    return {call, "", O::Unclear, kAsking};
}

Code tradeState(QStringView state)
{
    for (const Code &row : tradeStates()) {
        if (state == QLatin1String(row.code))
            return row;
    }
    return {Query, "", O::Unclear, kAsking};
}

Code ownCode(QStringView code)
{
    for (const Code &row : ownCodes()) {
        if (code == QLatin1String(row.code))
            return row;
    }
    return {PayCall::None, "", O::Unclear, kAsking};
}

Code returnFailure(QStringView message)
{
    // §1.3: "return_code=FAIL with a signature/parameter message: request was not accepted".
    static const QStringView blames[] = {
        u"签名", u"sign", u"参数", u"param", u"appid", u"mch_id", u"mchid", u"商户号", u"xml", u"utf", u"证书"};
    for (const QStringView word : blames) {
        if (message.contains(word, Qt::CaseInsensitive))
            return {PayCall::None, "RETURN_FAIL", O::ConfigError, kSetup};
    }
    return {PayCall::None, "RETURN_FAIL", O::Unclear, kAsking};
}

} // namespace mendian::wechat
