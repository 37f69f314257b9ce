// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/messages.h"

#include "payments/wechat/codes.h"
#include "payments/wechat/fieldread.h"
#include "payments/wechat/sign.h"

#include <optional>

namespace mendian::wechat {

namespace {

/// Merchant and number of a signed reply. Errors may leave the number out, never name another one.
std::optional<Answer> foreign(const Config &config, const Attempt &attempt, const Fields &fields)
{
    if (const QString name = foreignMerchant(config, fields); !name.isEmpty())
        return mismatch("OTHER_MERCHANT", name, field(fields, name));
    const QString number = field(fields, "out_trade_no");
    if (!number.isEmpty() && number != attempt.outTradeNo)
        return mismatch("OTHER_NUMBER", QStringLiteral("out_trade_no"), number);
    return std::nullopt;
}

/// A reply that says "paid": every statement about the order has to be ours.
Answer paidAnswer(const Attempt &attempt, const Fields &fields, const Code &row)
{
    if (field(fields, "out_trade_no") != attempt.outTradeNo)
        return mismatch("OTHER_NUMBER", QStringLiteral("out_trade_no"), field(fields, "out_trade_no"));
    const auto total = fen(fields, "total_fee");
    if (!total || *total != attempt.amount)
        return mismatch("OTHER_AMOUNT", QStringLiteral("total_fee"), field(fields, "total_fee"));
    const QString currency = field(fields, "fee_type");
    if (!currency.isEmpty() && currency != QLatin1String("CNY"))
        return mismatch("OTHER_AMOUNT", QStringLiteral("fee_type"), currency);
    if (field(fields, "transaction_id").isEmpty())
        return ownAnswer("GARBAGE", QStringLiteral("no transaction_id"));
    Answer answer = answerOf(row, QLatin1String(row.code), {});
    answer.outTradeNo = attempt.outTradeNo;
    answer.transactionId = words(field(fields, "transaction_id")).left(32);
    answer.amount = *total;
    const auto within = [&](const char *name) {
        const auto value = fen(fields, name);
        return value && *value <= *total ? *value : *total;
    };
    answer.customerPaid = within("cash_fee");
    answer.merchantReceives = within("settlement_total_fee");
    answer.platformDiscount = *total - answer.customerPaid;
    return answer;
}

Answer successAnswer(PayCall call, const Attempt &attempt, const Fields &fields)
{
    switch (call) {
    case PayCall::Pay:
        return paidAnswer(attempt, fields, ownCode(u"PAID"));
    case PayCall::Query: {
        // result_code says only that the query worked; trade_state is what counts (§1.5).
        const QString state = field(fields, "trade_state");
        const Code row = tradeState(state);
        if (row.outcome == Outcome::Paid)
            return paidAnswer(attempt, fields, row);
        if (field(fields, "out_trade_no").isEmpty())
            return ownAnswer("GARBAGE", QStringLiteral("no out_trade_no"));
        Answer answer = answerOf(row, state, field(fields, "trade_state_desc"));
        answer.outTradeNo = attempt.outTradeNo;
        return answer;
    }
    case PayCall::Reverse: {
        const QString recall = field(fields, "recall");
        if (recall == QLatin1String("N"))
            return ownAnswer("REVERSED");
        if (recall == QLatin1String("Y"))
            return ownAnswer("RECALL");
        return ownAnswer("GARBAGE", QStringLiteral("no recall"));
    }
    case PayCall::None:
        break;
    }
    return ownAnswer("GARBAGE");
}

} // namespace

Answer answerOf(const Code &row, const QString &code, const QString &text)
{
    Answer answer;
    answer.outcome = row.outcome;
    answer.code = words(code).left(32);
    answer.text = words(text);
    answer.sentence = QString::fromLatin1(row.sentence);
    answer.askAtOnce = row.askAtOnce;
    return answer;
}

Answer mismatch(const char *code, const QString &name, const QString &got)
{
    Answer answer = ownAnswer(code);
    answer.mismatch = QStringLiteral("the reply's %1 is %2").arg(name, words(got).left(40));
    return answer;
}

QString pathOf(PayCall call)
{
    switch (call) {
    case PayCall::Pay:
        return QStringLiteral("/pay/micropay");
    case PayCall::Reverse:
        return QStringLiteral("/secapi/pay/reverse");
    case PayCall::Query:
    case PayCall::None:
        break;
    }
    return QStringLiteral("/pay/orderquery");
}

Fields commonFields(const Config &config, SignType type, const QString &nonce)
{
    Fields fields{
        {QStringLiteral("appid"), config.appId},
        {QStringLiteral("mch_id"), config.mchId},
        {QStringLiteral("nonce_str"), nonce},
    };
    if (!config.subMchId.isEmpty())
        fields.insert(QStringLiteral("sub_mch_id"), config.subMchId);
    if (!config.subAppId.isEmpty())
        fields.insert(QStringLiteral("sub_appid"), config.subAppId);
    if (type != SignType::Md5)
        fields.insert(QStringLiteral("sign_type"), signTypeName(type));
    return fields;
}

Fields requestFields(const Config &config, const GatewayCall &call, const QString &nonce)
{
    Fields fields = commonFields(config, config.signType, nonce);
    fields.insert(QStringLiteral("out_trade_no"), call.attempt.outTradeNo);
    if (call.kind == PayCall::Pay) {
        const QString subject = call.subject.simplified();
        fields.insert(QStringLiteral("body"), subject.isEmpty() ? QStringLiteral("-") : cutUtf8(subject, 127));
        fields.insert(QStringLiteral("total_fee"), QString::number(call.attempt.amount.fen()));
        fields.insert(QStringLiteral("spbill_create_ip"), config.localIp);
        fields.insert(QStringLiteral("auth_code"), QString::fromUtf8(call.authCode.reveal()));
        if (!config.deviceInfo.isEmpty())
            fields.insert(QStringLiteral("device_info"), cutUtf8(config.deviceInfo, 32));
    }
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(sign(fields, config.key, config.signType)));
    return fields;
}

QString foreignMerchant(const Config &config, const Fields &fields)
{
    const std::pair<const char *, QString> mine[] = {{"mch_id", config.mchId}, {"appid", config.appId}};
    for (const auto &[name, expected] : mine) {
        if (field(fields, name) != expected)
            return QLatin1String(name);
    }
    const QString sub = field(fields, "sub_mch_id");
    if (!config.subMchId.isEmpty() && fields.contains(QStringLiteral("sub_mch_id")) && sub != config.subMchId)
        return QStringLiteral("sub_mch_id");
    return {};
}

Answer ownAnswer(const char *code, const QString &text)
{
    const QString name = QString::fromLatin1(code);
    return answerOf(ownCode(name), name, text);
}

Answer readReply(const Config &config, PayCall call, const Attempt &attempt, const QByteArray &body)
{
    const auto read = readXml(body);
    if (!read)
        return ownAnswer(read.error().code == ErrorCode::LimitExceeded ? "TOO_LARGE" : "GARBAGE", read.error().detail);
    const Fields &fields = *read;
    const QString returned = field(fields, "return_code");
    if (returned == QLatin1String("FAIL"))
        return answerOf(
            returnFailure(field(fields, "return_msg")), QStringLiteral("RETURN_FAIL"), field(fields, "return_msg"));
    if (returned.isEmpty())
        return ownAnswer("GARBAGE", QStringLiteral("no return_code"));
    if (returned != QLatin1String("SUCCESS")) // some replies carry SYSTEMERROR here (§1.3, last row)
        return answerOf(errorCode(PayCall::None, returned, {}), returned, field(fields, "return_msg"));
    if (field(fields, "sign").isEmpty())
        return ownAnswer("UNSIGNED");
    if (!verify(fields, config.key, config.signType))
        return ownAnswer("BAD_SIGNATURE");
    if (const auto other = foreign(config, attempt, fields))
        return *other;
    const QString result = field(fields, "result_code");
    if (result == QLatin1String("SUCCESS"))
        return successAnswer(call, attempt, fields);
    if (result != QLatin1String("FAIL"))
        return ownAnswer("GARBAGE", QStringLiteral("result_code"));
    const QString code = field(fields, "err_code");
    const QString text = field(fields, "err_code_des");
    return answerOf(errorCode(call, code, text), code, text);
}

} // namespace mendian::wechat
