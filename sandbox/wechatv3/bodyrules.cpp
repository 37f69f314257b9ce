// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/bodyrules.h"

#include "sandbox/wechat/requestrules.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <span>

namespace mendian::sandbox::wechatv3 {

namespace {

enum class Kind { Text, Whole, Flag, Object, Objects, Texts };

using Form = bool (*)(const QString &);

struct Member
{
    const char *name;
    Kind kind;
    bool required;
    qint64 min; // bytes of a text, value of a number, length of a list
    qint64 max;
    Form form = nullptr;
    std::span<const Member> inside = {};
};

bool isMatch(const char *pattern, const QString &text)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    return expression.match(text).hasMatch();
}

bool isAlphanumeric(const QString &text) { return isMatch("[0-9A-Za-z]+", text); }
bool isDigits(const QString &text) { return isMatch("[0-9]+", text); }
bool isOrderNumber(const QString &text) { return isMatch("[0-9A-Za-z_\\-|*]+", text); }
bool isRefundNumber(const QString &text) { return isMatch("[0-9A-Za-z_\\-|*@]+", text); }
bool isYuan(const QString &text) { return text == QLatin1String("CNY"); }
bool isMoment(const QString &text) { return momentOf(text).has_value(); }
bool isAddress(const QString &text) { return wechat::isNotifyUrl(text.toUtf8()); }
bool isAvailable(const QString &text) { return text == QLatin1String("AVAILABLE"); }
bool isFundsAccount(const QString &text)
{
    return text == QLatin1String("AVAILABLE") || text == QLatin1String("UNAVAILABLE");
}

constexpr qint64 kMaxFen = 1'000'000'000; // ¥10,000,000.00
constexpr qint64 kMany = 6000;

constexpr Member kAmount[] = {{"total", Kind::Whole, true, 1, kMaxFen}, {"currency", Kind::Text, false, 1, 16, isYuan}};
constexpr Member kGoods[] = {{"merchant_goods_id", Kind::Text, true, 1, 32},
    {"wechatpay_goods_id", Kind::Text, false, 1, 32}, {"goods_name", Kind::Text, false, 1, 256},
    {"quantity", Kind::Whole, true, 1, kMaxFen}, {"unit_price", Kind::Whole, true, 0, kMaxFen}};
constexpr Member kDetail[] = {{"cost_price", Kind::Whole, false, 0, kMaxFen}, {"invoice_id", Kind::Text, false, 1, 32},
    {"goods_detail", Kind::Objects, false, 1, kMany, nullptr, kGoods}};
constexpr Member kStore[] = {{"id", Kind::Text, true, 1, 32}, {"name", Kind::Text, false, 1, 256},
    {"area_code", Kind::Text, false, 1, 32}, {"address", Kind::Text, false, 1, 512}};
constexpr Member kScene[] = {{"payer_client_ip", Kind::Text, true, 1, 45}, {"device_id", Kind::Text, false, 1, 32},
    {"store_info", Kind::Object, false, 0, 0, nullptr, kStore}};
constexpr Member kSettle[] = {{"profit_sharing", Kind::Flag, false, 0, 0}};
// spec/wechat-pay.md 3.1
constexpr Member kNative[] = {{"appid", Kind::Text, true, 1, 32, isAlphanumeric},
    {"mchid", Kind::Text, true, 1, 32, isDigits}, {"description", Kind::Text, true, 1, 127},
    {"out_trade_no", Kind::Text, true, 6, 32, isOrderNumber}, {"time_expire", Kind::Text, false, 1, 64, isMoment},
    {"attach", Kind::Text, false, 1, 128}, {"notify_url", Kind::Text, true, 1, 256, isAddress},
    {"goods_tag", Kind::Text, false, 1, 32}, {"limit_pay", Kind::Texts, false, 1, 8},
    {"support_fapiao", Kind::Flag, false, 0, 0}, {"amount", Kind::Object, true, 0, 0, nullptr, kAmount},
    {"detail", Kind::Object, false, 0, 0, nullptr, kDetail}, {"scene_info", Kind::Object, false, 0, 0, nullptr, kScene},
    {"settle_info", Kind::Object, false, 0, 0, nullptr, kSettle}};
// 2.3
constexpr Member kClose[] = {{"mchid", Kind::Text, true, 1, 32, isDigits}};
// 2.4
constexpr Member kFrom[] = {
    {"account", Kind::Text, true, 1, 32, isFundsAccount}, {"amount", Kind::Whole, true, 1, kMaxFen}};
constexpr Member kRefundAmount[] = {{"refund", Kind::Whole, true, 1, kMaxFen}, {"total", Kind::Whole, true, 1, kMaxFen},
    {"currency", Kind::Text, true, 1, 16, isYuan}, {"from", Kind::Objects, false, 1, 2, nullptr, kFrom}};
constexpr Member kRefundGoods[] = {{"merchant_goods_id", Kind::Text, true, 1, 32},
    {"wechatpay_goods_id", Kind::Text, false, 1, 32}, {"goods_name", Kind::Text, false, 1, 256},
    {"unit_price", Kind::Whole, true, 0, kMaxFen}, {"refund_amount", Kind::Whole, true, 0, kMaxFen},
    {"refund_quantity", Kind::Whole, true, 1, kMaxFen}};
constexpr Member kRefund[] = {{"transaction_id", Kind::Text, false, 1, 32, isAlphanumeric},
    {"out_trade_no", Kind::Text, false, 1, 32, isOrderNumber},
    {"out_refund_no", Kind::Text, true, 1, 64, isRefundNumber}, {"reason", Kind::Text, false, 1, 80},
    {"notify_url", Kind::Text, false, 1, 256, isAddress}, {"funds_account", Kind::Text, false, 1, 32, isAvailable},
    {"amount", Kind::Object, true, 0, 0, nullptr, kRefundAmount},
    {"goods_detail", Kind::Objects, false, 1, kMany, nullptr, kRefundGoods}};

struct Table
{
    Call call;
    std::span<const Member> members;
};
constexpr Table kTables[] = {{Call::V3Native, kNative}, {Call::V3Close, kClose}, {Call::V3Refund, kRefund}};

QString shown(const QJsonValue &value)
{
    return value.isString() ? value.toString().left(64) : value.toVariant().toString().left(64);
}

/// Walks a body along its table; stops at the first member that is wrong.
class Checker
{
public:
    explicit Checker(QStringList &unknown) : m_unknown(unknown) {}

    std::optional<Detail> object(const QJsonObject &object, std::span<const Member> members, const QString &path)
    {
        for (const Member &member : members) {
            const QString name = QLatin1String(member.name);
            const QJsonValue value = object.value(name);
            const QString field = path + QLatin1Char('/') + name;
            if (value.isUndefined()) {
                if (member.required)
                    return Detail{field, {}, QStringLiteral("missing")};
                continue;
            }
            if (auto wrong = this->value(value, member, field))
                return wrong;
        }
        for (const QString &name : object.keys()) {
            const bool known = std::any_of(members.begin(), members.end(),
                [&](const Member &member) { return name == QLatin1String(member.name); });
            if (!known)
                m_unknown.append(path + QLatin1Char('/') + name);
        }
        return std::nullopt;
    }

private:
    std::optional<Detail> value(const QJsonValue &value, const Member &member, const QString &field)
    {
        const auto wrong = [&](const QString &issue) { return Detail{field, shown(value), issue}; };
        switch (member.kind) {
        case Kind::Text: {
            if (!value.isString())
                return wrong(QStringLiteral("not a string"));
            const qsizetype size = value.toString().toUtf8().size();
            if (size < member.min || size > member.max)
                return wrong(QStringLiteral("%1 to %2 bytes").arg(member.min).arg(member.max));
            if (member.form && !member.form(value.toString()))
                return wrong(QStringLiteral("not of the required form"));
            return std::nullopt;
        }
        case Kind::Whole:
            if (!value.isDouble() || value.toInteger(0) != value.toInteger(1))
                return wrong(QStringLiteral("not a whole number"));
            if (value.toInteger() < member.min || value.toInteger() > member.max)
                return wrong(QStringLiteral("%1 to %2").arg(member.min).arg(member.max));
            return std::nullopt;
        case Kind::Flag:
            return value.isBool() ? std::nullopt : std::optional(wrong(QStringLiteral("neither true nor false")));
        case Kind::Object:
            return value.isObject() ? object(value.toObject(), member.inside, field)
                                    : std::optional(wrong(QStringLiteral("not an object")));
        case Kind::Objects:
        case Kind::Texts:
            return list(value, member, field);
        }
        return std::nullopt;
    }

    std::optional<Detail> list(const QJsonValue &value, const Member &member, const QString &field)
    {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || array.size() < member.min || array.size() > member.max)
            return Detail{field, shown(value), QStringLiteral("not a list of the right length")};
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = field + QLatin1Char('/') + QString::number(i);
            const bool right = member.kind == Kind::Objects ? array.at(i).isObject() : array.at(i).isString();
            if (!right)
                return Detail{place, shown(array.at(i)), QStringLiteral("of the wrong type")};
            if (member.kind == Kind::Texts)
                continue;
            if (auto wrong = object(array.at(i).toObject(), member.inside, place))
                return wrong;
        }
        return std::nullopt;
    }

    QStringList &m_unknown;
};

// What no table of members can say.
std::optional<Detail> checkTogether(Call call, const QJsonObject &body)
{
    if (call != Call::V3Refund)
        return std::nullopt;
    if (!body.contains(QStringLiteral("transaction_id")) && !body.contains(QStringLiteral("out_trade_no")))
        return Detail{QStringLiteral("/transaction_id"), {}, QStringLiteral("or out_trade_no: one of them is needed")};
    const QJsonObject amount = body.value(QStringLiteral("amount")).toObject();
    if (!amount.contains(QStringLiteral("from")))
        return std::nullopt;
    qint64 sum = 0;
    QStringList accounts;
    for (const QJsonValue &value : amount.value(QStringLiteral("from")).toArray()) {
        sum += value.toObject().value(QStringLiteral("amount")).toInteger();
        accounts.append(value.toObject().value(QStringLiteral("account")).toString());
    }
    if (accounts.removeDuplicates() > 0 || sum != amount.value(QStringLiteral("refund")).toInteger())
        return Detail{QStringLiteral("/amount/from"), QString::number(sum),
            QStringLiteral("adds up to refund, no account twice")};
    return std::nullopt;
}

} // namespace

std::optional<Detail> checkBody(Call call, const QJsonObject &body, QStringList &unknown)
{
    for (const Table &table : kTables) {
        if (table.call != call)
            continue;
        if (auto wrong = Checker(unknown).object(body, table.members, {}))
            return wrong;
    }
    return checkTogether(call, body);
}

std::optional<Timestamp> momentOf(const QString &text)
{
    if (!isMatch("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", text))
        return std::nullopt;
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() ? std::optional(Timestamp{moment.toMSecsSinceEpoch()}) : std::nullopt;
}

} // namespace mendian::sandbox::wechatv3
