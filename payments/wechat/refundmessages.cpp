// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/refundmessages.h"

#include "payments/wechat/fieldread.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/refundcodes.h"
#include "payments/wechat/sign.h"

#include <algorithm>

namespace mendian::wechat {

namespace {

constexpr int kMostRefunds = 50; // partial refunds of one order (§1.7)
constexpr int kMostCoupons = 100;

QString at(const char *name, int n) { return QLatin1String(name) + u'_' + QString::number(n); }

/// A count in plain digits; absent is 0.
std::optional<int> count(const Fields &fields, const QString &name, int most)
{
    if (field(fields, name).isEmpty())
        return 0;
    const auto value = fen(fields, name);
    if (!value || value->fen() > most)
        return std::nullopt;
    return static_cast<int>(value->fen());
}

tl::unexpected<Error> wrong(const QString &name)
{
    return fail(ErrorCode::Protocol, QStringLiteral("wechat refundquery: %1").arg(name));
}

/// An amount that may be absent.
bool readAmount(const Fields &fields, const QString &name, Money &to)
{
    if (field(fields, name).isEmpty())
        return true;
    const auto value = fen(fields, name);
    if (value)
        to = *value;
    return value.has_value();
}

std::optional<RefundAnswer> foreign(const Config &config, const Refund &refund, const Fields &fields)
{
    if (const QString name = foreignMerchant(config, fields); !name.isEmpty())
        return refundMismatch("OTHER_MERCHANT", name, field(fields, name));
    for (const auto &[name, mine] :
        {std::pair<const char *, QString>{"out_trade_no", refund.outTradeNo}, {"out_refund_no", refund.outRefundNo}}) {
        const QString got = field(fields, name);
        if (!got.isEmpty() && got != mine)
            return refundMismatch("OTHER_NUMBER", QLatin1String(name), got);
    }
    return std::nullopt;
}

/// A reply that says money goes back: every statement about it has to be ours.
std::optional<RefundAnswer> otherOrder(const Refund &refund, const Fields &fields)
{
    if (field(fields, "out_trade_no") != refund.outTradeNo)
        return refundMismatch("OTHER_NUMBER", QStringLiteral("out_trade_no"), field(fields, "out_trade_no"));
    if (fen(fields, "total_fee") != refund.total)
        return refundMismatch("OTHER_AMOUNT", QStringLiteral("total_fee"), field(fields, "total_fee"));
    const QString currency = field(fields, "fee_type");
    if (!currency.isEmpty() && currency != QLatin1String("CNY"))
        return refundMismatch("OTHER_AMOUNT", QStringLiteral("fee_type"), currency);
    return std::nullopt;
}

RefundAnswer acceptedAnswer(const Refund &refund, const Fields &fields)
{
    if (const auto other = otherOrder(refund, fields))
        return *other;
    if (field(fields, "out_refund_no") != refund.outRefundNo)
        return refundMismatch("OTHER_NUMBER", QStringLiteral("out_refund_no"), field(fields, "out_refund_no"));
    if (fen(fields, "refund_fee") != refund.amount)
        return refundMismatch("OTHER_AMOUNT", QStringLiteral("refund_fee"), field(fields, "refund_fee"));
    RefundAnswer answer = ownRefundAnswer("ACCEPTED");
    answer.refundId = words(field(fields, "refund_id")).left(32);
    answer.amount = refund.amount;
    const auto cash = fen(fields, "cash_refund_fee");
    answer.customerReceives = cash && *cash <= refund.amount ? *cash : refund.amount;
    return answer;
}

RefundAnswer queriedAnswer(const Refund &refund, const Fields &fields)
{
    const auto lines = readRefundLines(fields);
    if (!lines)
        return ownRefundAnswer("GARBAGE", lines.error().detail);
    const auto line = std::find_if(
        lines->cbegin(), lines->cend(), [&](const RefundLine &each) { return each.outRefundNo == refund.outRefundNo; });
    if (line == lines->cend())
        return refundMismatch("OTHER_NUMBER", QStringLiteral("out_refund_no"),
            lines->isEmpty() ? QString() : lines->constFirst().outRefundNo);
    if (const auto other = otherOrder(refund, fields))
        return *other;
    if (line->amount != refund.amount)
        return refundMismatch("OTHER_AMOUNT", QStringLiteral("refund_fee"), line->amount.toString());
    RefundAnswer answer = refundAnswerOf(refundStatus(line->status), line->status, {});
    answer.refundId = line->refundId;
    answer.amount = line->amount;
    answer.customerReceives = line->amount - qMin(line->couponsTakenBack, line->amount);
    answer.account = line->account;
    answer.succeededAt = line->succeededAt;
    return answer;
}

} // namespace

QString refundPath(RefundCall call)
{
    return call == RefundCall::Refund ? QStringLiteral("/secapi/pay/refund") : QStringLiteral("/pay/refundquery");
}

Fields refundFields(const Config &config, RefundCall call, const Refund &refund, const QString &nonce)
{
    Fields fields = commonFields(config, config.signType, nonce);
    fields.insert(QStringLiteral("out_refund_no"), refund.outRefundNo);
    if (call == RefundCall::Refund) {
        if (refund.transactionId.isEmpty())
            fields.insert(QStringLiteral("out_trade_no"), refund.outTradeNo);
        else
            fields.insert(QStringLiteral("transaction_id"), refund.transactionId);
        fields.insert(QStringLiteral("total_fee"), QString::number(refund.total.fen()));
        fields.insert(QStringLiteral("refund_fee"), QString::number(refund.amount.fen()));
        fields.insert(QStringLiteral("refund_fee_type"), QStringLiteral("CNY"));
        if (const QString reason = refund.reason.simplified(); !reason.isEmpty())
            fields.insert(QStringLiteral("refund_desc"), cutUtf8(reason, 80));
    }
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(sign(fields, config.key, config.signType)));
    return fields;
}

RefundAnswer readRefundReply(const Config &config, RefundCall call, const Refund &refund, const QByteArray &body)
{
    const auto read = readXml(body);
    if (!read)
        return ownRefundAnswer(
            read.error().code == ErrorCode::LimitExceeded ? "TOO_LARGE" : "GARBAGE", read.error().detail);
    const Fields &fields = *read;
    const QString returned = field(fields, "return_code");
    const QString said = field(fields, "return_msg");
    if (returned == QLatin1String("FAIL"))
        return refundAnswerOf(refundReturnFailure(said), QStringLiteral("RETURN_FAIL"), said);
    if (returned.isEmpty())
        return ownRefundAnswer("GARBAGE", QStringLiteral("no return_code"));
    if (returned != QLatin1String("SUCCESS"))
        return refundAnswerOf(refundErrorCode(RefundCall::None, returned), returned, said);
    if (field(fields, "sign").isEmpty())
        return ownRefundAnswer("UNSIGNED");
    if (!verify(fields, config.key, config.signType))
        return ownRefundAnswer("BAD_SIGNATURE");
    if (const auto other = foreign(config, refund, fields))
        return *other;
    const QString result = field(fields, "result_code");
    if (result == QLatin1String("SUCCESS"))
        return call == RefundCall::Refund ? acceptedAnswer(refund, fields) : queriedAnswer(refund, fields);
    if (result != QLatin1String("FAIL"))
        return ownRefundAnswer("GARBAGE", QStringLiteral("result_code"));
    const QString code = field(fields, "err_code");
    return refundAnswerOf(refundErrorCode(call, code), code, field(fields, "err_code_des"));
}

Result<QList<RefundLine>> readRefundLines(const Fields &fields)
{
    const auto lines = count(fields, QStringLiteral("refund_count"), kMostRefunds);
    if (!lines)
        return wrong(QStringLiteral("refund_count"));
    QList<RefundLine> read;
    for (int n = 0; n < *lines; ++n) {
        RefundLine line;
        line.outRefundNo = field(fields, at("out_refund_no", n));
        if (line.outRefundNo.isEmpty())
            return wrong(at("out_refund_no", n));
        const auto amount = fen(fields, at("refund_fee", n));
        if (!amount)
            return wrong(at("refund_fee", n));
        line.amount = *amount;
        line.settlement = *amount;
        const std::pair<const char *, Money *> amounts[] = {
            {"settlement_refund_fee", &line.settlement}, {"coupon_refund_fee", &line.couponsTakenBack}};
        for (const auto &[name, to] : amounts) {
            if (!readAmount(fields, at(name, n), *to))
                return wrong(at(name, n));
        }
        const std::tuple<const char *, QString *, int> texts[] = {{"refund_id", &line.refundId, 32},
            {"refund_channel", &line.channel, 16}, {"refund_status", &line.status, 16},
            {"refund_recv_accout", &line.account, 64}}; // spelt so
        for (const auto &[name, to, most] : texts)
            *to = words(field(fields, at(name, n))).left(most);
        line.succeededAt = readV2Time(field(fields, at("refund_success_time", n)));
        const auto coupons = count(fields, at("coupon_refund_count", n), kMostCoupons);
        if (!coupons)
            return wrong(at("coupon_refund_count", n));
        for (int m = 0; m < *coupons; ++m) {
            RefundedCoupon coupon;
            coupon.id = words(field(fields, at("coupon_refund_id", n) + u'_' + QString::number(m))).left(20);
            coupon.type = words(field(fields, at("coupon_type", n) + u'_' + QString::number(m))).left(8);
            if (!readAmount(fields, at("coupon_refund_fee", n) + u'_' + QString::number(m), coupon.amount))
                return wrong(at("coupon_refund_fee", n));
            line.coupons.append(coupon);
        }
        read.append(line);
    }
    return read;
}

Timestamp readV2Time(const QString &text)
{
    const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
    const QTime time = QTime::fromString(text.mid(11), QStringLiteral("HH:mm:ss"));
    if (text.size() != 19 || text.at(10) != u' ' || !date.isValid() || !time.isValid())
        return {};
    return fromStoreTime(date, time);
}

} // namespace mendian::wechat
