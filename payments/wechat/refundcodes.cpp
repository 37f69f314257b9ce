// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/refundcodes.h"

#include "payments/wechat/codes.h"
#include "payments/wechat/fieldread.h"
#include "payments/wechat/sentences.h"

namespace mendian::wechat {

namespace {

using O = RefundOutcome;
using namespace say;

constexpr auto Ask = RefundCall::Refund;
constexpr auto Query = RefundCall::Query;
constexpr auto Any = RefundCall::None;

/// The row of `code` for `call`, else the fallback.
RefundCode find(const QList<RefundCode> &rows, RefundCall call, QStringView code, const char *fallback)
{
    for (const RefundCode &row : rows) {
        if ((row.call == call || row.call == Any) && code == QLatin1String(row.code))
            return row;
    }
    return {call, "", O::Unclear, fallback};
}

} // namespace

const QList<RefundCode> &refundErrorCodes()
{
    static const QList<RefundCode> rows = {
        // §1.7
        {Ask, "SYSTEMERROR", O::Unclear, kRefundAsking},
        {Ask, "BIZERR_NEED_RETRY", O::Unclear, kRefundAsking},
        {Ask, "TRADE_OVERDUE", O::Refused, kRefundTooOld},
        {Ask, "NOTENOUGH", O::NeedsPerson, kRefundNoMoney},
        {Ask, "USER_ACCOUNT_ABNORMAL", O::Refused, kRefundNoAccount},
        // "See text": not the end of the number, a person reads what WeChat says.
        {Ask, "ERROR", O::NeedsPerson, kRefundWords},
        {Ask, "TRADE_ERROR", O::NeedsPerson, kRefundWords},
        {Ask, "INVALID_REQ_TOO_MUCH", O::Later, kRefundTooFast},
        {Ask, "FREQUENCY_LIMITED", O::Later, kRefundTooFast},
        // Something moved under this number, or may have: it must not be given up for a new one.
        {Ask, "REFUND_FEE_MISMATCH", O::NeedsPerson, kRefundOtherAmount},
        {Ask, "ORDER_NOT_READY", O::Later, kRefundNotReady},
        {Ask, "ORDERNOTEXIST", O::Refused, kRefundNoPayment},
        {Ask, "INVALID_TRANSACTIONID", O::ConfigError, kRefundSetup},
        {Ask, "PARAM_ERROR", O::ConfigError, kRefundSetup},
        {Ask, "APPID_NOT_EXIST", O::ConfigError, kRefundSetup},
        {Ask, "MCHID_NOT_EXIST", O::ConfigError, kRefundSetup},
        {Ask, "APPID_MCHID_NOT_MATCH", O::ConfigError, kRefundSetup},
        {Ask, "REQUIRE_POST_METHOD", O::ConfigError, kRefundSetup},
        {Ask, "SIGNERROR", O::ConfigError, kRefundSetup},
        {Ask, "XML_FORMAT_ERROR", O::ConfigError, kRefundSetup},
        {Ask, "CERT_ERROR", O::ConfigError, kRefundSetup},
        // §1.8
        {Query, "SYSTEMERROR", O::Unclear, kRefundAsking},
        {Query, "REFUNDNOTEXIST", O::NotFound, kRefundNotThere},
        {Query, "INVALID_TRANSACTIONID", O::ConfigError, kRefundSetup},
        {Query, "PARAM_ERROR", O::ConfigError, kRefundSetup},
        {Query, "APPID_NOT_EXIST", O::ConfigError, kRefundSetup},
        {Query, "MCHID_NOT_EXIST", O::ConfigError, kRefundSetup},
        {Query, "APPID_MCHID_NOT_MATCH", O::ConfigError, kRefundSetup},
        {Query, "REQUIRE_POST_METHOD", O::ConfigError, kRefundSetup},
        {Query, "SIGNERROR", O::ConfigError, kRefundSetup},
        {Query, "XML_FORMAT_ERROR", O::ConfigError, kRefundSetup},
    };
    return rows;
}

const QList<RefundCode> &refundStatuses()
{
    static const QList<RefundCode> rows = {
        {Any, "SUCCESS", O::Done, kRefundDone}, {Any, "PROCESSING", O::Accepted, kRefundUnderWay},
        {Any, "REFUNDCLOSE", O::Refused, kRefundClosed}, {Any, "CHANGE", O::Abnormal, kRefundAbnormal},
        {Any, "FAIL", O::NeedsPerson, kRefundFailed}, {Any, "CLOSED", O::Refused, kRefundClosed}, // V3
        {Any, "ABNORMAL", O::Abnormal, kRefundAbnormal},                                          // V3
    };
    return rows;
}

const QList<RefundCode> &ownRefundCodes()
{
    static const QList<RefundCode> rows = {
        {Any, "ACCEPTED", O::Accepted, kRefundUnderWay},
        {Any, "TIMEOUT", O::Unclear, kRefundAsking},
        {Any, "NETWORK", O::Unclear, kRefundAsking},
        {Any, "STOPPED", O::Unclear, kRefundAsking},
        {Any, "HTTP", O::Unclear, kRefundAsking},
        {Any, "TOO_LARGE", O::Unclear, kRefundGarbled},
        {Any, "GARBAGE", O::Unclear, kRefundGarbled},
        {Any, "UNSIGNED", O::Unclear, kRefundGarbled},
        {Any, "BAD_SIGNATURE", O::Unclear, kRefundGarbled},
        {Any, "UNKNOWN_SERIAL", O::Unclear, kRefundGarbled},
        {Any, "EXPIRED_CERTIFICATE", O::Unclear, kRefundGarbled},
        {Any, "CLOCK", O::Unclear, kRefundGarbled},
        {Any, "OTHER_MERCHANT", O::Unclear, kRefundGarbled},
        {Any, "OTHER_NUMBER", O::Unclear, kRefundGarbled},
        {Any, "OTHER_AMOUNT", O::Unclear, kRefundGarbled},
        {Any, "NOT_SENT", O::NotSent, kRefundNoLine},
        {Any, "NO_CERTIFICATE", O::ConfigError, kRefundNoCertificate},
    };
    return rows;
}

RefundCode refundErrorCode(RefundCall call, QStringView code)
{
    return find(refundErrorCodes(), call, code, kRefundAsking);
}

RefundCode refundStatus(QStringView status) { return find(refundStatuses(), Any, status, kRefundAsking); }

RefundCode ownRefundCode(QStringView code) { return find(ownRefundCodes(), Any, code, kRefundAsking); }

RefundCode refundReturnFailure(QStringView message)
{
    const bool blamed = returnFailure(message).outcome == Outcome::ConfigError;
    return {Any, "RETURN_FAIL", blamed ? O::ConfigError : O::Unclear, blamed ? kRefundSetup : kRefundAsking};
}

RefundAnswer ownRefundAnswer(const char *code, const QString &text)
{
    const QString name = QString::fromLatin1(code);
    return refundAnswerOf(ownRefundCode(name), name, text);
}

RefundAnswer refundAnswerOf(const RefundCode &row, const QString &code, const QString &text)
{
    return {.outcome = row.outcome,
        .code = words(code).left(32),
        .text = words(text),
        .sentence = QString::fromLatin1(row.sentence)};
}

RefundAnswer refundMismatch(const char *code, const QString &name, const QString &got)
{
    RefundAnswer answer = ownRefundAnswer(code);
    answer.mismatch = QStringLiteral("the reply's %1 is %2").arg(name, words(got).left(40));
    return answer;
}

} // namespace mendian::wechat
