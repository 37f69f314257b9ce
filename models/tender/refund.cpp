// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/refund.h"

#include "core/json.h"

#include <array>

namespace mendian {

namespace {

struct StateRow
{
    const char *name;
    bool final;
};

// Indexed by RefundState.
constexpr std::array<StateRow, 5> kStates{{
    {"Requested", false},
    {"Processing", false},
    {"Stuck", false},
    {"Done", true},
    {"Refused", true},
}};
static_assert(kStates.size() == static_cast<size_t>(RefundState::Refused) + 1);

constexpr const char *kCalls[] = {"none", "refund", "query"};

struct TextMember
{
    const char *key;
    QString Refund::*member;
};
struct TimeMember
{
    const char *key;
    Timestamp Refund::*member;
};

// The optional members of the journal body. Keys never change once released.
constexpr TextMember kTexts[] = {{"transaction", &Refund::transactionId}, {"reason", &Refund::reason},
    {"code", &Refund::code}, {"message", &Refund::message}, {"sentence", &Refund::sentence}, {"alarm", &Refund::alarm},
    {"refund_id", &Refund::refundId}, {"account", &Refund::account}};
constexpr TimeMember kTimes[] = {{"requested", &Refund::requestedAt}, {"sent", &Refund::sentAt},
    {"next", &Refund::nextAt}, {"succeeded", &Refund::succeededAt}};

} // namespace

const char *refundOutcomeName(RefundOutcome outcome)
{
    switch (outcome) {
#define X(name)                                                                                                        \
    case RefundOutcome::name:                                                                                          \
        return #name;
        MENDIAN_REFUND_OUTCOMES(X)
#undef X
    }
    return "?";
}

const char *refundStateName(RefundState state) { return kStates[static_cast<size_t>(state)].name; }

Result<RefundState> refundStateFromName(QStringView name)
{
    for (size_t i = 0; i < kStates.size(); ++i) {
        if (name == QLatin1String(kStates[i].name))
            return static_cast<RefundState>(i);
    }
    return fail(ErrorCode::Protocol, QStringLiteral("unknown refund state %1").arg(name));
}

bool isFinal(RefundState state) { return kStates[static_cast<size_t>(state)].final; }

QJsonObject toJson(const Refund &refund)
{
    JsonWriter w;
    w.put("id", refund.id).put("sale", refund.sale).put("attempt", refund.attempt).put("provider", refund.provider);
    w.put("trade", refund.outTradeNo).put("number", refund.outRefundNo).put("total", refund.total);
    w.put("amount", refund.amount).put("state", QString::fromLatin1(refundStateName(refund.state)));
    if (!refund.ret.isNull())
        w.put("return", refund.ret);
    if (refund.pending != RefundCall::None)
        w.put("pending", QString::fromLatin1(kCalls[static_cast<int>(refund.pending)]));
    for (const auto &[key, member] : kTexts)
        w.putUnlessEmpty(key, refund.*member);
    for (const auto &[key, member] : kTimes)
        w.putUnlessEmpty(key, (refund.*member).ms);
    w.putUnlessEmpty("request", qint64(refund.request)).putUnlessEmpty("waits", qint64(refund.waits));
    w.putUnlessEmpty("stray_queries", qint64(refund.strayQueries));
    w.putUnlessEmpty("unclear", refund.unclear).putUnlessEmpty("ask_once", refund.askOnce);
    w.putUnlessEmpty("customer_receives", refund.customerReceives);
    return w.object();
}

Result<Refund> refundFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"refund");
    Refund refund;
    refund.id = reader.id<RefundId>("id");
    refund.ret = reader.idOr<ReturnId>("return");
    refund.sale = reader.id<SaleId>("sale");
    refund.attempt = reader.id<AttemptId>("attempt");
    refund.provider = reader.string("provider");
    refund.outTradeNo = reader.string("trade");
    refund.outRefundNo = reader.string("number");
    refund.total = reader.money("total");
    refund.amount = reader.money("amount");
    const auto state = refundStateFromName(reader.string("state"));
    const QString pending = reader.stringOr("pending", QStringLiteral("none"));
    for (const auto &[key, member] : kTexts)
        refund.*member = reader.stringOr(key);
    for (const auto &[key, member] : kTimes)
        refund.*member = Timestamp{reader.integerOr(key, 0)};
    const qint64 request = reader.integerOr("request", 0);
    const qint64 waits = reader.integerOr("waits", 0);
    const qint64 strays = reader.integerOr("stray_queries", 0);
    refund.unclear = reader.booleanOr("unclear", false);
    refund.askOnce = reader.booleanOr("ask_once", false);
    refund.customerReceives = reader.moneyOr("customer_receives");
    MENDIAN_TRY(reader.status());
    if (!state)
        return fail(state.error());
    refund.state = *state;
    bool known = false;
    for (const RefundCall call : {RefundCall::None, RefundCall::Refund, RefundCall::Query}) {
        if (pending == QLatin1String(kCalls[static_cast<int>(call)])) {
            refund.pending = call;
            known = true;
        }
    }
    constexpr qint64 kMost = 1'000'000'000;
    if (!known || request < 0 || request > kMost || waits < 0 || waits > kMost || strays < 0 || strays > kMost)
        return fail(ErrorCode::Protocol, QStringLiteral("refund: a member is out of range"));
    refund.request = static_cast<int>(request);
    refund.waits = static_cast<int>(waits);
    refund.strayQueries = static_cast<int>(strays);
    if (refund.outRefundNo != refund.id.toHex() || refund.amount.fen() < 1 || refund.amount > refund.total
        || refund.total > kMaxAmount)
        return fail(ErrorCode::Protocol, QStringLiteral("refund: number or amount is wrong"));
    return refund;
}

const RefundRules *refundRules(QStringView provider)
{
    // The defaults are WeChat's: spec/wechat-pay.md §1.7 §1.8. Alipay's: spec/alipay.md §2.5 (3 s between two refunds,
    // a query no earlier than 10 s after).
    static const QList<RefundRules> rows = {
        RefundRules{.provider = QStringLiteral("wechat")},
        RefundRules{.provider = QStringLiteral("wechat_qr")},
        RefundRules{.provider = QStringLiteral("alipay"), .betweenMs = 3'000, .firstQueryMs = 10'000},
        RefundRules{.provider = QStringLiteral("alipay_qr"), .betweenMs = 3'000, .firstQueryMs = 10'000},
    };
    for (const RefundRules &row : rows) {
        if (row.provider == provider)
            return &row;
    }
    return nullptr;
}

RefundRules scaledRules(const RefundRules &rules, int divisor)
{
    RefundRules scaled = rules;
    for (qint64 RefundRules::*time :
        {&RefundRules::betweenMs, &RefundRules::firstQueryMs, &RefundRules::refundTimeoutMs,
            &RefundRules::queryTimeoutMs, &RefundRules::graceMs, &RefundRules::windowMs})
        scaled.*time = qMax<qint64>(1, rules.*time / qMax(1, divisor));
    for (QList<qint64> RefundRules::*list : {&RefundRules::againMs, &RefundRules::queryMs}) {
        for (qint64 &time : scaled.*list)
            time = qMax<qint64>(1, time / qMax(1, divisor));
    }
    return scaled;
}

} // namespace mendian
