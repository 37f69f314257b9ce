// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/codes.h"

#include "payments/wechat/sentences.h"

#include <algorithm>

namespace mendian::wechat::v3 {

namespace {

using O = Outcome;
using R = RefundOutcome;
using namespace say;

constexpr auto Pay = PayCall::Pay;
constexpr auto Query = PayCall::Query;
constexpr auto Close = PayCall::Reverse;
constexpr auto Ask = RefundCall::Refund;
constexpr auto Look = RefundCall::Query;

template <typename Row, typename Call>
const Row *find(const QList<Row> &rows, Call call, QStringView code)
{
    const auto it = std::find_if(rows.cbegin(), rows.cend(), [&](const Row &row) {
        return row.call == call
            && (code == QLatin1String(row.code) || (*row.older && code == QLatin1String(row.older)));
    });
    return it == rows.cend() ? nullptr : &*it;
}

bool isDefinite(int http) { return http >= 400 && http < 500 && http != 429; }

} // namespace

const QList<PayCode> &payCodes()
{
    static const QList<PayCode> rows = {
        // The order for a QR. Nobody has the QR before it is answered, so a refusal is one.
        {202, Pay, "USERPAYING", "", O::UserPaying, kPassword},
        {400, Pay, "PARAM_ERROR", "", O::ConfigError, kSetup},
        {400, Pay, "INVALID_REQUEST", "", O::RefusedAskOnce, kQrRefused},
        {400, Pay, "APPID_MCHID_NOT_MATCH", "", O::ConfigError, kSetup},
        {400, Pay, "MCH_NOT_EXISTS", "", O::ConfigError, kSetup},
        {400, Pay, "ORDER_CLOSED", "ORDERCLOSED", O::RefusedFinal, kQrClosed},
        {401, Pay, "SIGN_ERROR", "SIGNERROR", O::ConfigError, kSetup},
        {403, Pay, "NO_AUTH", "NOAUTH", O::ConfigError, kQrRights},
        {403, Pay, "TRADE_ERROR", "", O::RefusedAskOnce, kQrRefused},
        {403, Pay, "NOT_ENOUGH", "NOTENOUGH", O::RefusedFinal, kQrNoMoney},
        {403, Pay, "OUT_TRADE_NO_USED", "", O::AskThisNumber, kUsed},
        {403, Pay, "ACCOUNT_ERROR", "ACCOUNTERROR", O::Unclear, kAsking},
        {403, Pay, "RULE_LIMIT", "RULELIMIT", O::Unclear, kBusy},
        {404, Pay, "ORDER_NOT_EXIST", "ORDERNOTEXIST", O::NotFound, kNotThere},
        {429, Pay, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", O::Unclear, kBusy},
        {500, Pay, "SYSTEM_ERROR", "SYSTEMERROR", O::Unclear, kAsking},
        {500, Pay, "BANK_ERROR", "BANKERROR", O::Unclear, kAsking, true},
        {500, Pay, "INVALID_TRANSACTIONID", "", O::ConfigError, kSetup},
        {500, Pay, "OPENID_MISMATCH", "", O::ConfigError, kSetup},
        // A query that is refused says nothing about the payment.
        {202, Query, "USERPAYING", "", O::UserPaying, kPassword},
        {400, Query, "PARAM_ERROR", "", O::ConfigError, kSetup},
        {400, Query, "INVALID_REQUEST", "", O::Unclear, kAsking},
        {400, Query, "APPID_MCHID_NOT_MATCH", "", O::ConfigError, kSetup},
        {400, Query, "MCH_NOT_EXISTS", "", O::ConfigError, kSetup},
        {401, Query, "SIGN_ERROR", "SIGNERROR", O::ConfigError, kSetup},
        {403, Query, "NO_AUTH", "NOAUTH", O::ConfigError, kQrRights},
        {403, Query, "TRADE_ERROR", "", O::Unclear, kAsking},
        {403, Query, "RULE_LIMIT", "RULELIMIT", O::Unclear, kBusy},
        {404, Query, "ORDER_NOT_EXIST", "ORDERNOTEXIST", O::NotFound, kNotThere},
        {404, Query, "RESOURCE_NOT_EXISTS", "", O::NotFound, kNotThere},
        {429, Query, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", O::Unclear, kBusy},
        {500, Query, "SYSTEM_ERROR", "SYSTEMERROR", O::Unclear, kAsking},
        {500, Query, "BANK_ERROR", "BANKERROR", O::Unclear, kAsking},
        {500, Query, "INVALID_TRANSACTIONID", "", O::ConfigError, kSetup},
        // Closing the number (§2.3). "Paid already" is no close: the query that follows finds the money.
        {202, Close, "USERPAYING", "", O::UserPaying, kPassword},
        {400, Close, "PARAM_ERROR", "", O::ConfigError, kSetup},
        {400, Close, "INVALID_REQUEST", "", O::ReverseRefused, kCloseRefused},
        {400, Close, "ORDER_PAID", "ORDERPAID", O::ReverseRefused, kUsed},
        {400, Close, "APPID_MCHID_NOT_MATCH", "", O::ConfigError, kSetup},
        {400, Close, "MCH_NOT_EXISTS", "", O::ConfigError, kSetup},
        {400, Close, "ORDER_CLOSED", "ORDERCLOSED", O::Closed, kQrClosed},
        {401, Close, "SIGN_ERROR", "SIGNERROR", O::ConfigError, kSetup},
        {403, Close, "NO_AUTH", "NOAUTH", O::ConfigError, kQrRights},
        {403, Close, "TRADE_ERROR", "", O::ReverseRefused, kCloseRefused},
        {403, Close, "RULE_LIMIT", "RULELIMIT", O::ReverseAgain, kCloseAgain},
        // The order never arrived, so nobody was given a QR for it.
        {404, Close, "ORDER_NOT_EXIST", "ORDERNOTEXIST", O::ReversedNothingFound, kQrNothing},
        // Also while the customer types the password (trap 9.13).
        {429, Close, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", O::ReverseAgain, kCloseAgain},
        {500, Close, "SYSTEM_ERROR", "SYSTEMERROR", O::Unclear, kCloseAgain},
        {500, Close, "BANK_ERROR", "BANKERROR", O::Unclear, kCloseAgain},
        {500, Close, "INVALID_TRANSACTIONID", "", O::ConfigError, kSetup},
    };
    return rows;
}

const QList<RefundRow> &refundRows()
{
    static const QList<RefundRow> rows = {
        {400, Ask, "PARAM_ERROR", "", R::ConfigError, kRefundSetup},
        {400, Ask, "INVALID_REQUEST", "", R::NeedsPerson, kRefundWords},
        {400, Ask, "APPID_MCHID_NOT_MATCH", "", R::ConfigError, kRefundSetup},
        {400, Ask, "MCH_NOT_EXISTS", "", R::ConfigError, kRefundSetup},
        {400, Ask, "ORDER_CLOSED", "ORDERCLOSED", R::Refused, kRefundNoPayment},
        {401, Ask, "SIGN_ERROR", "SIGNERROR", R::ConfigError, kRefundSetup},
        {403, Ask, "NO_AUTH", "NOAUTH", R::ConfigError, kRefundRights},
        {403, Ask, "TRADE_ERROR", "", R::NeedsPerson, kRefundWords},
        {403, Ask, "NOT_ENOUGH", "NOTENOUGH", R::NeedsPerson, kRefundNoMoney},
        {403, Ask, "USER_ACCOUNT_ABNORMAL", "", R::Refused, kRefundNoAccount},
        {403, Ask, "ACCOUNT_ERROR", "ACCOUNTERROR", R::NeedsPerson, kRefundWords},
        {403, Ask, "RULE_LIMIT", "RULELIMIT", R::Later, kRefundTooFast},
        {404, Ask, "ORDER_NOT_EXIST", "ORDERNOTEXIST", R::Refused, kRefundNoPayment},
        {404, Ask, "RESOURCE_NOT_EXISTS", "", R::Refused, kRefundNoPayment},
        {429, Ask, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", R::Later, kRefundTooFast},
        {500, Ask, "SYSTEM_ERROR", "SYSTEMERROR", R::Unclear, kRefundAsking},
        {500, Ask, "BANK_ERROR", "BANKERROR", R::Unclear, kRefundAsking},
        {500, Ask, "INVALID_TRANSACTIONID", "", R::ConfigError, kRefundSetup},
        {400, Look, "PARAM_ERROR", "", R::ConfigError, kRefundSetup},
        {400, Look, "MCH_NOT_EXISTS", "", R::ConfigError, kRefundSetup},
        {401, Look, "SIGN_ERROR", "SIGNERROR", R::ConfigError, kRefundSetup},
        {403, Look, "NO_AUTH", "NOAUTH", R::ConfigError, kRefundRights},
        {404, Look, "RESOURCE_NOT_EXISTS", "REFUNDNOTEXIST", R::NotFound, kRefundNotThere},
        {429, Look, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", R::Unclear, kRefundAsking},
        {500, Look, "SYSTEM_ERROR", "SYSTEMERROR", R::Unclear, kRefundAsking},
    };
    return rows;
}

const QList<Code> &tradeStates()
{
    static const QList<Code> rows = {
        {Query, "SUCCESS", O::Paid, kPaid},
        {Query, "REFUND", O::RefundedElsewhere, kRefund},
        {Query, "NOTPAY", O::NotPaidYet, kScanQr},
        {Query, "USERPAYING", O::UserPaying, kPassword},
        {Query, "PAYERROR", O::PayError, kQrFailed},
        {Query, "REVOKED", O::Closed, kQrClosed},
        {Query, "CLOSED", O::Closed, kQrClosed},
    };
    return rows;
}

Code payCode(PayCall call, int http, QStringView code)
{
    if (const PayCode *row = find(payCodes(), call, code))
        return {row->call, row->code, row->outcome, row->sentence, row->askAtOnce};
    if (const Code v2 = errorCode(call, code, {}); *v2.code)
        return v2;
    if (!isDefinite(http))
        return {call, "", O::Unclear, call == Close ? kCloseAgain : kAsking};
    switch (call) {
    case PayCall::Pay:
        return {call, "", O::RefusedAskOnce, kQrRefused};
    case PayCall::Reverse:
        return {call, "", O::ReverseRefused, kCloseRefused};
    case PayCall::Query:
    case PayCall::None:
        break;
    }
    return {call, "", O::Unclear, kAsking};
}

RefundCode refundCode(RefundCall call, QStringView code)
{
    if (const RefundRow *row = find(refundRows(), call, code))
        return {row->call, row->code, row->outcome, row->sentence};
    // By the V2 name; whatever else it is, the same number again is safe and finds out.
    return refundErrorCode(call, code);
}

Code tradeState(QStringView state)
{
    for (const Code &row : tradeStates()) {
        if (state == QLatin1String(row.code))
            return row;
    }
    return {Query, "", O::Unclear, kAsking};
}

QString causeOf(const QByteArray &requestId)
{
    static constexpr std::pair<const char *, const char *> rows[] = {
        {"268512771", "the order does not exist"},
        {"268449538", "already paid"},
        {"268498689", "already paid"},
        {"268498688", "submitted again with other parameters"},
        {"268447914", "the order has expired"},
        {"268443699", "signature"},
        {"268449641", "has to be reversed, not closed"},
        {"268447840", "too frequent"},
        {"268445527", "appid and mchid are not bound"},
        {"268435461", "parameter"},
        {"268435464", "parameter"},
    };
    const QByteArray number = requestId.mid(requestId.lastIndexOf('-') + 1);
    for (const auto &[cause, words] : rows) {
        if (number == cause)
            return QLatin1String(words);
    }
    return {};
}

} // namespace mendian::wechat::v3
