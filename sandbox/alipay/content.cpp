// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/content.h"

#include "sandbox/common/faultkinds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <span>

namespace mendian::sandbox::alipay {

namespace {

constexpr qsizetype kMostGoods = 150;
constexpr qint64 kMaxFen = 10'000'000'000; // ¥100,000,000.00
constexpr qint64 kMinute = 60'000;

enum class Type { Text, Price, Texts, Object, Goods, RefundGoods };

struct Rule
{
    const char *name;
    CallSet calls;
    bool required;
    int maxLength; // of a text; of the JSON text otherwise
    Type type = Type::Text;
    const char *pattern = nullptr;
};

constexpr CallSet kPay = callBit(Call::AlipayPay);
constexpr CallSet kPrecreate = callBit(Call::AlipayPrecreate);
constexpr CallSet kMake = kPay | kPrecreate;
constexpr CallSet kQuery = callBit(Call::AlipayQuery);
constexpr CallSet kCancel = callBit(Call::AlipayCancel);
constexpr CallSet kClose = callBit(Call::AlipayClose);
constexpr CallSet kRefund = callBit(Call::AlipayRefund);
constexpr CallSet kRefundQuery = callBit(Call::AlipayRefundQuery);
constexpr CallSet kByNumber = kQuery | kCancel | kClose | kRefund | kRefundQuery;
constexpr CallSet kBill = callBit(Call::AlipayBillUrl);
constexpr CallSet kCertificate = callBit(Call::AlipayCertDownload);

constexpr char kNumber[] = "[0-9A-Za-z_]+";
constexpr char kTradeNo[] = "[0-9]{16,64}";
constexpr char kDuration[] = "[1-9][0-9]{0,4}[mhd]|1c";
constexpr char kMoment[] = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
constexpr char kAscii[] = "[\\x20-\\x7e]+";

// spec/alipay.md 2.1 to 2.8. What is not here, other products' fields among it, is refused.
constexpr Rule kRules[] = {
    {"out_trade_no", kMake, true, 64, Type::Text, kNumber},
    {"out_trade_no", kByNumber, false, 64, Type::Text, kNumber},
    {"trade_no", kByNumber, false, 64, Type::Text, kTradeNo},
    {"scene", kPay, true, 32, Type::Text, "bar_code|security_code"},
    {"auth_code", kPay, true, 64},
    {"subject", kMake, true, 256, Type::Text, "[^/=&\\x00-\\x1f]+"},
    {"total_amount", kMake, true, 12, Type::Price},
    {"product_code", kPay, false, 64, Type::Text, "FACE_TO_FACE_PAYMENT|OFFLINE_PAYMENT"},
    {"product_code", kPrecreate, false, 64, Type::Text, "FACE_TO_FACE_PAYMENT|QR_CODE_OFFLINE"},
    {"seller_id", kMake, false, 28, Type::Text, "[0-9]+"},
    {"discountable_amount", kMake, false, 11, Type::Price},
    {"undiscountable_amount", kMake, false, 11, Type::Price},
    {"body", kMake, false, 128},
    {"goods_detail", kMake | kRefund, false, 100'000, Type::Goods},
    {"operator_id", kMake | kClose, false, 28},
    {"operator_id", kRefund, false, 30},
    {"store_id", kMake | kRefund, false, 32},
    {"terminal_id", kMake | kRefund, false, 32},
    {"alipay_store_id", kMake, false, 32},
    {"extend_params", kMake | kClose, false, 4096, Type::Object},
    {"business_params", kMake, false, 4096, Type::Object},
    {"ext_user_info", kMake, false, 4096, Type::Object},
    {"promo_params", kPay, false, 4096, Type::Object},
    {"timeout_express", kMake, false, 6, Type::Text, kDuration},
    {"qr_code_timeout_express", kPrecreate, false, 6, Type::Text, kDuration},
    {"time_expire", kMake, false, 32, Type::Text, kMoment},
    {"disable_pay_channels", kMake, false, 128, Type::Text, kAscii},
    {"enable_pay_channels", kPrecreate, false, 128, Type::Text, kAscii},
    {"merchant_order_no", kMake, false, 32},
    {"passback_params", kMake, false, 512},
    {"buyer_logon_id", kPrecreate, false, 100},
    {"code_type", kPrecreate, false, 32, Type::Text, "share_code"},
    {"terminal_params", kPay, false, 2048},
    {"query_options", kMake | kQuery | kRefund | kRefundQuery, false, 1024, Type::Texts},
    {"refund_amount", kRefund, true, 11, Type::Price},
    {"out_request_no", kRefund, false, 64, Type::Text, kAscii},
    {"out_request_no", kRefundQuery, true, 64, Type::Text, kAscii},
    {"refund_reason", kRefund, false, 256},
    {"refund_goods_detail", kRefund, false, 100'000, Type::RefundGoods},
    {"bill_type", kBill, true, 32},
    {"bill_date", kBill, true, 10, Type::Text, "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"},
    {"alipay_cert_sn", kCertificate, true, 32, Type::Text, "[0-9a-f]{32}"},
};

struct LineRule
{
    const char *name;
    bool required;
    int maxLength;
    bool price;
};
constexpr LineRule kGoods[] = {{"goods_id", true, 64, false}, {"goods_name", true, 256, false},
    {"quantity", true, 32, false}, {"price", true, 9, true}, {"goods_category", false, 24, false},
    {"categories_tree", false, 128, false}, {"body", false, 1000, false}, {"show_url", false, 400, false},
    {"alipay_goods_id", false, 32, false}, {"out_item_id", false, 64, false}, {"out_sku_id", false, 64, false},
    {"goods_ean_id", false, 64, false}};
constexpr LineRule kRefundGoods[] = {{"goods_id", false, 32, false}, {"refund_amount", true, 9, true},
    {"out_item_id", false, 64, false}, {"out_sku_id", false, 64, false},
    {"out_certificate_no_list", false, 1024, false}};

bool isMatch(const char *pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

Refusal wrong(Call call, const QString &name, const QString &why)
{
    const QByteArray code = call == Call::AlipayBillUrl ? "INVAILID_ARGUMENTS"
        : call == Call::AlipayCertDownload              ? "isv.invalid-parameter"
                                                        : "ACQ.INVALID_PARAMETER";
    return {code, QStringLiteral(u"参数无效：%1 %2").arg(name, why)};
}

std::optional<QString> badLine(const QJsonObject &line, std::span<const LineRule> rules)
{
    for (const QString &key : line.keys()) {
        if (std::none_of(
                rules.begin(), rules.end(), [&](const LineRule &rule) { return key == QLatin1String(rule.name); }))
            return key;
    }
    for (const LineRule &rule : rules) {
        const QString name = QLatin1String(rule.name);
        const QJsonValue value = line.value(name);
        if (value.isUndefined()) {
            if (rule.required)
                return name;
            continue;
        }
        const bool whole = name == QLatin1String("quantity") && value.isDouble() && value.toInteger(0) > 0;
        const QString text = whole ? QString::number(value.toInteger()) : value.toString();
        if (text.isEmpty() || text.size() > rule.maxLength || (rule.price && !fenOf(text)))
            return name;
    }
    return std::nullopt;
}

// Empty when the value is as the rule wants it.
QString fault(const Rule &rule, const QJsonValue &value)
{
    const auto length = [&](const QJsonDocument &document) {
        return document.toJson(QJsonDocument::Compact).size() <= rule.maxLength ? QString()
                                                                                : QStringLiteral("too long");
    };
    switch (rule.type) {
    case Type::Text:
    case Type::Price: {
        if (!value.isString())
            return QStringLiteral("not a string");
        const QString text = value.toString();
        if (text.isEmpty())
            return QStringLiteral("empty");
        if (text.toUcs4().size() > rule.maxLength)
            return QStringLiteral("longer than %1").arg(rule.maxLength);
        if (rule.type == Type::Price)
            return fenOf(text) ? QString() : QStringLiteral("not yuan with two decimals");
        return !rule.pattern || isMatch(rule.pattern, text) ? QString() : QStringLiteral("of another form");
    }
    case Type::Object:
        return value.isObject() ? length(QJsonDocument(value.toObject())) : QStringLiteral("not an object");
    case Type::Texts: {
        const QJsonArray list = value.toArray();
        const bool texts = std::all_of(list.begin(), list.end(), [](const QJsonValue &v) { return v.isString(); });
        return value.isArray() && texts ? length(QJsonDocument(list)) : QStringLiteral("not a list of strings");
    }
    case Type::Goods:
    case Type::RefundGoods: {
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            return QStringLiteral("not a list of goods");
        for (const QJsonValue &line : list) {
            const auto bad =
                rule.type == Type::Goods ? badLine(line.toObject(), kGoods) : badLine(line.toObject(), kRefundGoods);
            if (bad)
                return *bad;
        }
        return length(QJsonDocument(list));
    }
    }
    return {};
}

std::optional<Refusal> checkTogether(Call call, const QJsonObject &content)
{
    const auto has = [&](const char *name) { return content.contains(QLatin1String(name)); };
    const auto fen = [&](const char *name) { return *fenOf(content.value(QLatin1String(name)).toString()); };
    if ((kByNumber & callBit(call)) && !has("out_trade_no") && !has("trade_no"))
        return wrong(call, QStringLiteral("out_trade_no"), QStringLiteral("or trade_no is needed"));
    if (call == Call::AlipayRefund && fen("refund_amount") == 0)
        return Refusal{"ACQ.REFUND_FEE_ERROR", QStringLiteral(u"退款金额必须大于0")};
    if (!(kMake & callBit(call)))
        return std::nullopt;
    const qint64 total = fen("total_amount");
    if (total == 0)
        return wrong(call, QStringLiteral("total_amount"), QStringLiteral("at least 0.01"));
    if (total > kMaxFen)
        return Refusal{"ACQ.TOTAL_FEE_EXCEED", QStringLiteral(u"订单总金额不在允许范围内")};
    if (has("discountable_amount") && has("undiscountable_amount")
        && fen("discountable_amount") + fen("undiscountable_amount") != total)
        return wrong(call, QStringLiteral("total_amount"), QStringLiteral("is not discountable + undiscountable"));
    if (has("enable_pay_channels") && has("disable_pay_channels"))
        return wrong(call, QStringLiteral("enable_pay_channels"), QStringLiteral("excludes disable_pay_channels"));
    if (has("store_id") && !isMatch(kAscii, content.value(QStringLiteral("store_id")).toString()))
        return Refusal{"ACQ.INVALID_STORE_ID", QStringLiteral(u"商户门店编号无效")};
    if (content.value(QStringLiteral("goods_detail")).toArray().size() > kMostGoods)
        return Refusal{"ACQ.SUB_GOODS_SIZE_MAX_COUNT", QStringLiteral(u"商品明细数量超限")};
    for (const char *name : {"timeout_express", "qr_code_timeout_express"}) {
        if (has(name) && !durationOf(content.value(QLatin1String(name)).toString(), {}))
            return wrong(call, QLatin1String(name), QStringLiteral("1m to 15d"));
    }
    if (has("time_expire") && !momentOf(content.value(QStringLiteral("time_expire")).toString()))
        return wrong(call, QStringLiteral("time_expire"), QStringLiteral("no such moment"));
    return std::nullopt;
}

/// Walks over JSON that Qt has found well-formed and looks for a name twice in one object.
bool hasNameTwice(const QByteArray &json)
{
    QList<QSet<QByteArray>> objects;
    QByteArray word;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '{' || c == '[') {
            objects.append(QSet<QByteArray>());
        } else if (c == '}' || c == ']') {
            objects.removeLast();
        } else if (c == '"') {
            const qsizetype start = i++;
            while (json.at(i) != '"')
                i += json.at(i) == '\\' ? 2 : 1;
            word = json.mid(start, i - start + 1);
        } else if (c == ':') {
            // Escapes are resolved: "a" and "\u0061" are the same name.
            const QByteArray name = QJsonDocument::fromJson('[' + word + ']').array().at(0).toString().toUtf8();
            if (objects.last().contains(name))
                return true;
            objects.last().insert(name);
        }
    }
    return false;
}

} // namespace

std::optional<QJsonObject> strictObject(const QByteArray &utf8)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject() || hasNameTwice(utf8))
        return std::nullopt;
    return document.object();
}

std::optional<Refusal> checkContent(Call call, const QJsonObject &content)
{
    const auto belongs = [&](const Rule &rule, const QString &name) {
        return (rule.calls & callBit(call)) && name == QLatin1String(rule.name);
    };
    for (const QString &key : content.keys()) {
        if (std::none_of(std::begin(kRules), std::end(kRules), [&](const Rule &rule) { return belongs(rule, key); }))
            return wrong(call, key, QStringLiteral("is not a field of this method"));
    }
    for (const Rule &rule : kRules) {
        if (!(rule.calls & callBit(call)))
            continue;
        const QString name = QLatin1String(rule.name);
        const QJsonValue value = content.value(name);
        if (value.isUndefined()) {
            if (rule.required)
                return wrong(call, name, QStringLiteral("is missing"));
            continue;
        }
        if (const QString why = fault(rule, value); !why.isEmpty())
            return wrong(call, name, why);
    }
    return checkTogether(call, content);
}

std::optional<qint64> fenOf(const QString &yuan)
{
    if (!isMatch("(0|[1-9][0-9]{0,8})\\.[0-9]{2}", yuan))
        return std::nullopt;
    QString digits = yuan;
    return digits.remove(QLatin1Char('.')).toLongLong();
}

QString yuanOf(qint64 fen)
{
    const qint64 size = qAbs(fen);
    return QStringLiteral("%1%2.%3")
        .arg(fen < 0 ? QLatin1String("-") : QLatin1String())
        .arg(size / 100)
        .arg(size % 100, 2, 10, QLatin1Char('0'));
}

bool looksLikePaymentCode(const QString &code) { return isMatch("(2[5-9]|30)[0-9]{14,22}", code); }

std::optional<qint64> durationOf(const QString &text, Timestamp now)
{
    if (text == QLatin1String("1c"))
        return fromStoreTime(storeTime(now).date().addDays(1), QTime(0, 0)) - now;
    const qint64 count = text.chopped(1).toLongLong();
    const QChar unit = text.back();
    const qint64 ms = count
        * (unit == QLatin1Char('m')        ? kMinute
                : unit == QLatin1Char('h') ? 60 * kMinute
                                           : 24 * 60 * kMinute);
    if (ms < kMinute || ms > 15 * 24 * 60 * kMinute)
        return std::nullopt;
    return ms;
}

std::optional<Timestamp> momentOf(const QString &text)
{
    if (!isMatch(kMoment, text))
        return std::nullopt;
    const QDate date = QDate::fromString(text.left(10), QStringLiteral("yyyy-MM-dd"));
    const QTime time = QTime::fromString(text.mid(11), QStringLiteral("HH:mm:ss"));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return fromStoreTime(date, time);
}

QString timeText(Timestamp time) { return storeTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); }

} // namespace mendian::sandbox::alipay
