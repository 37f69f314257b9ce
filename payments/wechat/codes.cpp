// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/codes.h"

#include "payments/wechat/sentences.h"

namespace mendian::wechat {

namespace {

using O = Outcome;
using namespace say;

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
        {PayCall::None, "QR", O::UserPaying, kScanQr},
        {PayCall::None, "CLOSED", O::Closed, kQrClosed},
        {PayCall::None, "RECALL", O::ReverseAgain, kReverseAgain},
        {PayCall::None, "TIMEOUT", O::Unclear, kAsking},
        {PayCall::None, "NETWORK", O::Unclear, kAsking},
        {PayCall::None, "STOPPED", O::Unclear, kAsking},
        {PayCall::None, "HTTP", O::Unclear, kAsking},
        {PayCall::None, "TOO_LARGE", O::Unclear, kGarbled},
        {PayCall::None, "GARBAGE", O::Unclear, kGarbled},
        {PayCall::None, "UNSIGNED", O::Unclear, kGarbled},
        {PayCall::None, "BAD_SIGNATURE", O::Unclear, kGarbled},
        {PayCall::None, "UNKNOWN_SERIAL", O::Unclear, kGarbled},
        {PayCall::None, "EXPIRED_CERTIFICATE", O::Unclear, kGarbled},
        {PayCall::None, "CLOCK", O::Unclear, kGarbled},
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
