// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/requestrules.h"

#include <QDateTime>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace mendian::sandbox::wechat {

namespace {

bool any(const QByteArray &) { return true; }

bool isMatch(const char *pattern, const QByteArray &value)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    return expression.match(QString::fromUtf8(value)).hasMatch();
}

bool isNumber(const QByteArray &value) { return isMatch("[0-9]+", value); }
bool isAlphanumeric(const QByteArray &value) { return isMatch("[0-9A-Za-z]+", value); }
bool isOrderNumber(const QByteArray &value) { return isMatch("[0-9A-Za-z_\\-|*]+", value); }

bool isRefundNumber(const QByteArray &value) { return isMatch("[0-9A-Za-z_\\-|*@]+", value); }
bool isYuan(const QByteArray &value) { return value == "CNY"; }
bool isDay(const QByteArray &value)
{
    return value.size() == 8 && QDate::fromString(QString::fromLatin1(value), QStringLiteral("yyyyMMdd")).isValid();
}
bool isRefundAccount(const QByteArray &value)
{
    return value == "REFUND_SOURCE_UNSETTLED_FUNDS" || value == "REFUND_SOURCE_RECHARGE_FUNDS";
}
bool isAccount(const QByteArray &value) { return value == "Basic" || value == "Operation" || value == "Fees"; }

bool isAmount(const QByteArray &value) // whole fen, 1 to ¥10,000,000.00, written plainly
{
    return isMatch("[1-9][0-9]{0,9}", value) && value.toLongLong() <= 1'000'000'000;
}

bool isTime(const QByteArray &value)
{
    return isMatch("[0-9]{14}", value)
        && QDateTime::fromString(QString::fromLatin1(value), QStringLiteral("yyyyMMddHHmmss")).isValid();
}

bool isAddress(const QByteArray &value)
{
    const QHostAddress address(QString::fromLatin1(value));
    if (address.isNull() || value.contains('%'))
        return false;
    return value.contains(':') || isMatch("[0-9]{1,3}(\\.[0-9]{1,3}){3}", value);
}

template <char... Letters>
bool isLetter(const QByteArray &value)
{
    return value.size() == 1 && ((value.at(0) == Letters) || ...);
}

QJsonObject jsonOf(const QByteArray &value) { return QJsonDocument::fromJson(value).object(); }

bool isSceneInfo(const QByteArray &value)
{
    const QJsonObject store = jsonOf(value).value(QStringLiteral("store_info")).toObject();
    return !store.value(QStringLiteral("id")).toString().isEmpty();
}

bool isWhole(const QJsonValue &value) { return value.isDouble() && value.toInteger(-1) >= 0; }

bool isDetail(const QByteArray &value)
{
    const QJsonObject detail = jsonOf(value);
    const QJsonArray goods = detail.value(QStringLiteral("goods_detail")).toArray();
    if (goods.isEmpty()
        || (detail.contains(QStringLiteral("cost_price")) && !isWhole(detail.value(QStringLiteral("cost_price")))))
        return false;
    return std::all_of(goods.begin(), goods.end(), [](const QJsonValue &entry) {
        const QJsonObject line = entry.toObject();
        return !line.value(QStringLiteral("goods_id")).toString().isEmpty()
            && isWhole(line.value(QStringLiteral("quantity"))) && isWhole(line.value(QStringLiteral("price")))
            && line.value(QStringLiteral("goods_name")).toString().toUtf8().size() <= 256;
    });
}

constexpr unsigned bitOf(Call call) { return 1U << static_cast<unsigned>(call); }

constexpr unsigned kPay = bitOf(Call::Micropay);
constexpr unsigned kQuery = bitOf(Call::OrderQuery);
constexpr unsigned kReverse = bitOf(Call::Reverse);
constexpr unsigned kRefund = bitOf(Call::Refund);
constexpr unsigned kRefundQuery = bitOf(Call::RefundQuery);
constexpr unsigned kBill = bitOf(Call::DownloadBill);
constexpr unsigned kFlow = bitOf(Call::DownloadFundFlow);
constexpr unsigned kOpenid = bitOf(Call::AuthCodeToOpenId);
constexpr unsigned kAll = kPay | kQuery | kReverse | kRefund | kRefundQuery | kBill | kFlow | kOpenid;
constexpr unsigned kByNumber = kQuery | kReverse | kRefund | kRefundQuery; // an order under either of its numbers

struct Rule
{
    const char *name;
    unsigned calls;
    bool required;
    qsizetype maxBytes;
    bool (*form)(const QByteArray &);
    const char *about;
};

const Rule kRules[] = {
    {"appid", kAll, true, 32, isAlphanumeric, "letters and digits"},
    {"mch_id", kAll, true, 32, isNumber, "digits"},
    {"nonce_str", kAll, true, 32, any, ""},
    {"sign", kAll, true, 64, any, ""},
    {"sign_type", kAll, false, 32, any, ""},
    {"device_info", kPay, false, 32, any, ""},
    {"body", kPay, true, 127, any, ""},
    {"detail", kPay, false, 6000, isDetail, "JSON with goods_detail"},
    {"attach", kPay, false, 127, any, ""},
    {"out_trade_no", kPay, true, 32, isOrderNumber, "letters, digits, _ - | *"},
    {"out_trade_no", kByNumber, false, 32, isOrderNumber, "letters, digits, _ - | *"},
    {"transaction_id", kByNumber, false, 32, isAlphanumeric, "letters and digits"},
    {"out_refund_no", kRefund, true, 64, isRefundNumber, "letters, digits, _ - | * @"},
    {"out_refund_no", kRefundQuery, false, 64, isRefundNumber, "letters, digits, _ - | * @"},
    {"refund_id", kRefundQuery, false, 32, isAlphanumeric, "letters and digits"},
    {"offset", kRefundQuery, false, 4, isNumber, "digits"},
    {"total_fee", kPay | kRefund, true, 10, isAmount, "whole fen from 1"},
    {"refund_fee", kRefund, true, 10, isAmount, "whole fen from 1"},
    {"refund_fee_type", kRefund, false, 8, isYuan, "CNY"},
    {"refund_desc", kRefund, false, 80, any, ""},
    {"refund_account", kRefund, false, 30, isRefundAccount, "REFUND_SOURCE_(UNSETTLED|RECHARGE)_FUNDS"},
    {"notify_url", kRefund, false, 256, isNotifyUrl, "an address without a query"},
    {"bill_date", kBill | kFlow, true, 8, isDay, "yyyyMMdd"},
    {"bill_type", kBill, false, 16, any, ""},
    {"account_type", kFlow, true, 16, isAccount, "Basic, Operation or Fees"},
    {"tar_type", kBill | kFlow, false, 8, [](const QByteArray &value) { return value == "GZIP"; }, "GZIP"},
    {"fee_type", kPay, false, 16, isYuan, "CNY"},
    {"spbill_create_ip", kPay, true, 64, isAddress, "an IP address"},
    {"goods_tag", kPay, false, 32, any, ""},
    {"limit_pay", kPay, false, 32, [](const QByteArray &value) { return value == "no_credit"; }, "no_credit"},
    {"time_start", kPay, false, 14, isTime, "yyyyMMddHHmmss"},
    {"time_expire", kPay, false, 14, isTime, "yyyyMMddHHmmss"},
    {"receipt", kPay, false, 8, isLetter<'Y'>, "Y"},
    {"auth_code", kPay | kOpenid, true, 128, any, ""},
    {"scene_info", kPay, false, 256, isSceneInfo, "JSON with store_info.id"},
    {"profit_sharing", kPay, false, 1, isLetter<'Y', 'N'>, "Y or N"},
    {"deposit", kPay, false, 1, isLetter<'Y', 'N'>, "Y or N"},
    {"version", kPay | kQuery, false, 32, [](const QByteArray &value) { return value == "1.0"; }, "1.0"},
};

// Which numbers a call may name its object by: one of them has to be there.
struct Needed
{
    Call call;
    std::initializer_list<const char *> names;
};
const Needed kNeeded[] = {{Call::OrderQuery, {"out_trade_no", "transaction_id"}},
    {Call::Reverse, {"out_trade_no", "transaction_id"}}, {Call::Refund, {"out_trade_no", "transaction_id"}},
    {Call::RefundQuery, {"out_trade_no", "transaction_id", "out_refund_no", "refund_id"}}};

Refusal wrong(const char *name, const QString &why)
{
    return {"PARAM_ERROR", QStringLiteral(u"参数%1错误：%2").arg(QLatin1String(name), why)};
}

} // namespace

std::optional<Refusal> checkRequest(Call call, const Fields &fields)
{
    if (fields.has("sub_mch_id") || fields.has("sub_appid"))
        return wrong("sub_mch_id", QStringLiteral("not a service provider"));
    for (const Rule &rule : kRules) {
        if (!(rule.calls & bitOf(call)))
            continue;
        const QByteArray value = fields.value(rule.name);
        if (value.isEmpty()) {
            if (rule.required)
                return Refusal{"LACK_PARAMS", QStringLiteral(u"缺少参数%1").arg(QLatin1String(rule.name))};
            continue;
        }
        if (value.size() > rule.maxBytes)
            return wrong(rule.name, QStringLiteral("at most %1 bytes").arg(rule.maxBytes));
        if (!rule.form(value))
            return wrong(rule.name, QLatin1String(rule.about));
    }
    for (const Needed &row : kNeeded) {
        const bool given = std::any_of(
            row.names.begin(), row.names.end(), [&](const char *name) { return !fields.value(name).isEmpty(); });
        if (row.call == call && !given) {
            QStringList names;
            for (const char *name : row.names)
                names.append(QLatin1String(name));
            return Refusal{"LACK_PARAMS", QStringLiteral(u"缺少参数") + names.join(QStringLiteral(u"或"))};
        }
    }
    const auto moment = [&](const char *name) {
        return QDateTime::fromString(QString::fromLatin1(fields.value(name)), QStringLiteral("yyyyMMddHHmmss"));
    };
    if (fields.has("time_expire") && fields.has("time_start")
        && moment("time_start").secsTo(moment("time_expire")) < 300)
        return wrong("time_expire", QStringLiteral("at least five minutes after time_start"));
    return std::nullopt;
}

QStringList unknownFields(Call call, const Fields &fields)
{
    QStringList names;
    for (const Field &field : fields.list()) {
        const bool known = std::any_of(std::begin(kRules), std::end(kRules),
            [&](const Rule &rule) { return (rule.calls & bitOf(call)) && field.name == rule.name; });
        if (!known)
            names.append(QString::fromLatin1(field.name));
    }
    return names;
}

bool isNotifyUrl(const QByteArray &value)
{
    const QUrl url(QString::fromUtf8(value), QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http") && isLoopback(url);
    return url.isValid() && !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.scheme() == QLatin1String("https") || plain);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

bool looksLikePaymentCode(const QByteArray &code) { return isMatch("1[0-5][0-9]{16}", code); }

} // namespace mendian::sandbox::wechat
