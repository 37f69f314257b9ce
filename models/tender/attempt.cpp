// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/attempt.h"

#include "core/json.h"

#include <array>

namespace mendian {

namespace {

struct StateRow
{
    const char *name;
    bool final;
    int screen;        ///< with a route
    int offlineScreen; ///< without one
};

// Indexed by AttemptState; the screens are design §4's last column.
constexpr std::array<StateRow, kAttemptStates> kStates{{
    {"Collecting", false, 1, 8},
    {"Sent", false, 3, 3},
    {"AwaitingCustomer", false, 2, 2},
    {"Confirming", false, 3, 3},
    {"Reversing", false, 7, 7},
    {"Unknown", false, 6, 6},
    {"Paid", true, 4, 4},
    {"Refused", true, 5, 5},
    {"Closed", true, 5, 5},
    {"Returned", true, 5, 5},
}};

const StateRow &row(AttemptState state) { return kStates[static_cast<size_t>(state)]; }

struct TextMember
{
    const char *key;
    QString Attempt::*member;
};
struct TimeMember
{
    const char *key;
    Timestamp Attempt::*member;
};
struct IntMember
{
    const char *key;
    int Attempt::*member;
    int missing;
};
struct FlagMember
{
    const char *key;
    bool Attempt::*member;
};
struct MoneyMember
{
    const char *key;
    Money Attempt::*member;
};

// The optional members of the journal body. Keys never change once released.
constexpr TextMember kTexts[] = {{"code", &Attempt::code}, {"message", &Attempt::message},
    {"sentence", &Attempt::sentence}, {"alarm", &Attempt::alarm}, {"decision", &Attempt::decision},
    {"transaction", &Attempt::transactionId}, {"qr", &Attempt::qrCode}};
constexpr TimeMember kTimes[] = {{"started", &Attempt::startedAt}, {"deadline", &Attempt::deadline},
    {"reverse_from", &Attempt::reverseFrom}, {"sent", &Attempt::sentAt}, {"next", &Attempt::nextAt},
    {"last_reverse", &Attempt::lastReverseAt}};
constexpr IntMember kInts[] = {{"request", &Attempt::request, 0}, {"queries", &Attempt::queries, 0},
    {"reverses", &Attempt::reverses, 0}, {"reverse_rounds", &Attempt::reverseRounds, 0},
    {"reverses_open", &Attempt::reversesOpen, 0}, {"background", &Attempt::background, 0},
    {"settle_step", &Attempt::settleStep, -1}};
constexpr FlagMember kFlags[] = {{"cancel_asked", &Attempt::cancelAsked}, {"ask_once", &Attempt::askOnce},
    {"give_up", &Attempt::giveUp}, {"was_paid", &Attempt::wasPaid}};
constexpr MoneyMember kMonies[] = {{"customer_paid", &Attempt::customerPaid},
    {"merchant_receives", &Attempt::merchantReceives}, {"platform_discount", &Attempt::platformDiscount}};

} // namespace

const char *attemptStateName(AttemptState state) { return row(state).name; }

Result<AttemptState> attemptStateFromName(QStringView name)
{
    for (int i = 0; i < kAttemptStates; ++i) {
        if (name == QLatin1String(kStates[static_cast<size_t>(i)].name))
            return static_cast<AttemptState>(i);
    }
    return fail(ErrorCode::Protocol, QStringLiteral("unknown attempt state %1").arg(name));
}

bool isFinal(AttemptState state) { return row(state).final; }

Result<Attempt> newAttempt(SaleId sale, const QString &provider, Money amount, AttemptId id)
{
    if (amount.fen() < 1 || amount > kMaxAmount)
        return fail(ErrorCode::InvalidInput, QStringLiteral("amount %1 cannot be paid").arg(amount.toString()));
    if (provider.isEmpty() || id.isNull())
        return fail(ErrorCode::InvalidInput, QStringLiteral("an attempt needs a provider and an id"));
    Attempt attempt;
    attempt.id = id;
    attempt.sale = sale;
    attempt.provider = provider;
    attempt.outTradeNo = id.toHex();
    attempt.amount = amount;
    return attempt;
}

QJsonObject toJson(const Attempt &attempt)
{
    QJsonObject object{
        {QStringLiteral("id"), attempt.id.toString()},
        {QStringLiteral("sale"), attempt.sale.toString()},
        {QStringLiteral("provider"), attempt.provider},
        {QStringLiteral("number"), attempt.outTradeNo},
        {QStringLiteral("amount"), attempt.amount.fen()},
        {QStringLiteral("state"), QLatin1String(attemptStateName(attempt.state))},
    };
    if (attempt.pending != PayCall::None)
        object.insert(QStringLiteral("pending"), QLatin1String(payCallName(attempt.pending)));
    for (const auto &[key, member] : kTexts) {
        if (!(attempt.*member).isEmpty())
            object.insert(QLatin1String(key), attempt.*member);
    }
    for (const auto &[key, member] : kTimes) {
        if (!(attempt.*member).isNull())
            object.insert(QLatin1String(key), (attempt.*member).ms);
    }
    for (const auto &[key, member, missing] : kInts) {
        if (attempt.*member != missing)
            object.insert(QLatin1String(key), attempt.*member);
    }
    for (const auto &[key, member] : kFlags) {
        if (attempt.*member)
            object.insert(QLatin1String(key), true);
    }
    for (const auto &[key, member] : kMonies) {
        if (!(attempt.*member).isZero())
            object.insert(QLatin1String(key), (attempt.*member).fen());
    }
    return object;
}

Result<Attempt> attemptFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"attempt");
    Attempt attempt;
    attempt.id = reader.id<AttemptId>("id");
    attempt.sale = reader.id<SaleId>("sale");
    attempt.provider = reader.string("provider");
    attempt.outTradeNo = reader.string("number");
    attempt.amount = reader.money("amount");
    const auto state = attemptStateFromName(reader.string("state"));
    const QString pending = reader.stringOr("pending", QStringLiteral("none"));
    for (const auto &[key, member] : kTexts)
        attempt.*member = reader.stringOr(key);
    for (const auto &[key, member] : kTimes)
        attempt.*member = Timestamp{reader.integerOr(key, 0)};
    for (const auto &[key, member, missing] : kInts) {
        const qint64 value = reader.integerOr(key, missing);
        if (value < missing || value > 1'000'000'000)
            return fail(ErrorCode::Protocol, QStringLiteral("attempt: %1 is out of range").arg(QLatin1String(key)));
        attempt.*member = static_cast<int>(value);
    }
    for (const auto &[key, member] : kFlags)
        attempt.*member = reader.booleanOr(key, false);
    for (const auto &[key, member] : kMonies)
        attempt.*member = reader.moneyOr(key);
    MENDIAN_TRY(reader.status());
    if (!state)
        return fail(state.error());
    attempt.state = *state;
    bool known = false;
    for (const PayCall call : {PayCall::None, PayCall::Pay, PayCall::Query, PayCall::Reverse}) {
        if (pending == QLatin1String(payCallName(call))) {
            attempt.pending = call;
            known = true;
        }
    }
    if (!known)
        return fail(ErrorCode::Protocol, QStringLiteral("attempt: unknown call %1").arg(pending));
    if (attempt.outTradeNo != attempt.id.toHex() || attempt.amount.fen() < 1 || attempt.amount > kMaxAmount)
        return fail(ErrorCode::Protocol, QStringLiteral("attempt: number or amount is wrong"));
    return attempt;
}

QString shortNumber(const Attempt &attempt) { return attempt.outTradeNo.right(6); }

int paymentScreen(AttemptState state, bool routeKnown)
{
    return routeKnown ? row(state).screen : row(state).offlineScreen;
}

int paymentScreen(const Attempt &attempt, bool routeKnown)
{
    const bool reversing = attempt.cancelAsked && !isFinal(attempt.state) && attempt.state != AttemptState::Unknown;
    return paymentScreen(reversing ? AttemptState::Reversing : attempt.state, routeKnown);
}

} // namespace mendian
