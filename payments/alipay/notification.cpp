// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/notification.h"

#include "payments/alipay/messages.h"

#include <QStringConverter>

namespace mendian::alipay {

namespace {

constexpr qsizetype kMostBytes = 64 * 1024;
constexpr qsizetype kMostFields = 100;

auto garbage(const char *what)
{
    return fail(ErrorCode::Protocol, QStringLiteral("notification: %1").arg(QLatin1String(what)));
}

/// One name or value: + is a space, %XX a byte, UTF-8. Decoded once and no more (§1.7: a value may hold a %).
std::optional<QString> decoded(QByteArray text)
{
    text.replace('+', ' ');
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        const auto hex = [&](qsizetype i) { return i < text.size() && isxdigit(static_cast<uchar>(text.at(i))); };
        if (!hex(at + 1) || !hex(at + 2))
            return std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(text);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString result = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(result);
}

} // namespace

Result<Fields> readForm(const QByteArray &form)
{
    if (form.size() > kMostBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("notification: too large"), {QString::number(kMostBytes)});
    Fields fields;
    for (const QByteArray &pair : form.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(pair.left(equals));
        const auto value = decoded(pair.mid(equals + 1));
        if (equals < 1 || !name || !value)
            return garbage("not a form");
        if (fields.contains(*name))
            return garbage("a field stands twice");
        fields.insert(*name, *value);
        if (fields.size() > kMostFields)
            return fail(
                ErrorCode::LimitExceeded, QStringLiteral("notification: fields"), {QString::number(kMostFields)});
    }
    return fields;
}

bool Notification::isPaid() const { return tradeState(tradeStatus).outcome == Outcome::Paid; }

QByteArray notificationSigningText(const Fields &fields, bool withEmpty)
{
    QByteArray joined;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const QString &name = it.key();
        if (name == QLatin1String("sign") || name == QLatin1String("sign_type")
            || name == QLatin1String("alipay_cert_sn") || (!withEmpty && it.value().isEmpty()))
            continue;
        if (!joined.isEmpty())
            joined += '&';
        joined += name.toUtf8() + '=' + it.value().toUtf8();
    }
    return joined;
}

Result<Notification> readNotification(const Merchant &merchant, const QByteArray &form)
{
    const auto read = readForm(form);
    if (!read)
        return fail(read.error());
    const Fields &fields = *read;
    const auto field = [&](const char *name) { return fields.value(QLatin1String(name)); };
    const auto key = merchant.alipayKey(field("alipay_cert_sn").toLatin1());
    const QByteArray sign = field("sign").toLatin1();
    if (!key || field("sign_type") != QLatin1String("RSA2")
        || !(verify(notificationSigningText(fields, true), sign, *key)
            || verify(notificationSigningText(fields, false), sign, *key)))
        return fail(ErrorCode::BadSignature, QStringLiteral("notification: the signature is wrong"));
    // Our requests say utf-8; a notification in another charset could verify and still be read wrongly.
    const QString charset = field("charset");
    if (!charset.isEmpty() && charset.compare(QLatin1String("utf-8"), Qt::CaseInsensitive) != 0)
        return garbage("charset");
    const Config &config = merchant.config();
    if (field("app_id") != config.appId)
        return fail(ErrorCode::Refused, QStringLiteral("notification: for application %1").arg(words(field("app_id"))));
    if (!config.sellerId.isEmpty() && field("seller_id") != config.sellerId)
        return fail(ErrorCode::Refused, QStringLiteral("notification: for seller %1").arg(words(field("seller_id"))));
    const auto total = amountOf(fields, "total_amount");
    if (field("out_trade_no").isEmpty() || field("trade_no").isEmpty() || !total)
        return garbage("no number or amount");
    Notification notification;
    notification.notifyId = words(field("notify_id"));
    notification.outTradeNo = field("out_trade_no");
    notification.transactionId = words(field("trade_no"), 64);
    notification.outRefundNo = field("out_biz_no");
    notification.tradeStatus = field("trade_status");
    notification.total = *total;
    notification.customerPaid = amountOf(fields, "buyer_pay_amount").value_or(*total);
    notification.merchantReceives = amountOf(fields, "receipt_amount").value_or(*total);
    notification.refunded = amountOf(fields, "refund_fee").value_or(Money());
    notification.paidAt = momentOf(field("gmt_payment").left(19));
    notification.fields = fields;
    return notification;
}

Status belongsTo(const Notification &notification, const Attempt &attempt)
{
    if (notification.outTradeNo != attempt.outTradeNo)
        return fail(
            ErrorCode::Conflict, QStringLiteral("notification: out_trade_no is %1").arg(notification.outTradeNo));
    if (notification.total != attempt.amount)
        return fail(ErrorCode::Conflict,
            QStringLiteral("notification: total_amount is %1, the order's %2")
                .arg(notification.total.toString(), attempt.amount.toString()));
    return {};
}

} // namespace mendian::alipay
