// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/messages.h"

#include "core/json.h"

#include <QUrlQuery>

namespace mendian::alipay {

namespace {

const QString kMomentFormat = QStringLiteral("yyyy-MM-dd HH:mm:ss");

QString field(const Fields &fields, const char *name) { return fields.value(QLatin1String(name)); }

/// At most `most` characters; never half of one outside the basic plane.
QString cut(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.left(most - (text.at(most - 1).isHighSurrogate() ? 1 : 0));
}

/// "2m": how long the till shows a QR. Unscaled, because Alipay's clock is not the sandbox's.
QString minutes(qint64 ms) { return QStringLiteral("%1m").arg((ms + 59'999) / 60'000); }

Answer told(const QString &code, const QString &text, Outcome outcome, const char *sentence, bool askAtOnce)
{
    Answer answer;
    answer.outcome = outcome;
    answer.code = words(code, 64);
    answer.text = words(text);
    answer.sentence = QString::fromLatin1(sentence);
    answer.askAtOnce = askAtOnce;
    return answer;
}

/// After an unclear pay call the query comes at once (§2.12).
bool asksAtOnce(Api api, Outcome outcome) { return (api & (Pay | Precreate)) && outcome == Outcome::Unclear; }

Answer common(Api api, const CommonCode &row, const QString &code, const QString &text)
{
    const char *sentence = (api & (Pay | Precreate)) ? row.paySentence : row.laterSentence;
    return told(code, text, row.outcome, sentence, asksAtOnce(api, row.outcome));
}

Answer own(Api api, const char *code, const QString &text = {})
{
    return common(api, ownCode(code), QString::fromLatin1(code), text);
}

QString difference(const char *name, const QString &got)
{
    return QStringLiteral("the reply's %1 is %2").arg(QLatin1String(name), words(got, 64));
}

Answer mismatch(Api api, const char *code, const char *name, const QString &got)
{
    Answer answer = own(api, code);
    answer.mismatch = difference(name, got);
    return answer;
}

Answer ended(const char *name, const Received &received)
{
    const Code row = ending(name);
    return told(QString::fromLatin1(name), received.subText, row.outcome, row.sentence, row.askAtOnce);
}

void addTrade(Answer &answer, const Attempt &attempt, const Fields &node)
{
    answer.outTradeNo = attempt.outTradeNo;
    answer.transactionId = words(field(node, "trade_no"), 64);
}

/// "Paid", once the amount is ours: what was taken from whom.
Answer withMoney(Answer answer, const Attempt &attempt, const Fields &node)
{
    addTrade(answer, attempt, node);
    answer.amount = attempt.amount;
    const auto within = [&](const char *name) {
        const auto value = amountOf(node, name);
        return value && *value <= attempt.amount ? *value : attempt.amount;
    };
    answer.customerPaid = within("buyer_pay_amount");
    answer.merchantReceives = within("receipt_amount");
    answer.platformDiscount = answer.amount - answer.customerPaid;
    return answer;
}

Answer payAnswer(const Attempt &attempt, const Received &received)
{
    const auto total = amountOf(received.node, "total_amount");
    if (!total || *total != attempt.amount)
        return mismatch(Pay, "OTHER_AMOUNT", "total_amount", field(received.node, "total_amount"));
    return withMoney(ended("TAKEN", received), attempt, received.node);
}

Answer queryAnswer(const Attempt &attempt, const Received &received)
{
    const Fields &node = received.node;
    const QString state = field(node, "trade_status");
    const Code row = tradeState(state);
    const auto total = amountOf(node, "total_amount");
    const bool paid = row.outcome == Outcome::Paid;
    if ((paid || node.contains(QStringLiteral("total_amount"))) && (!total || *total != attempt.amount))
        return mismatch(Query, "OTHER_AMOUNT", "total_amount", field(node, "total_amount"));
    if (state.isEmpty() || (paid && field(node, "trade_no").isEmpty()))
        return own(Query, "GARBAGE", QStringLiteral("no trade_status or trade_no"));
    Answer answer = told(state, {}, row.outcome, row.sentence, row.askAtOnce);
    if (paid)
        return withMoney(answer, attempt, node);
    // A closed trade that has a time of payment was paid once (§2.0: look before deciding "never paid").
    if (row.outcome == Outcome::Closed && !field(node, "send_pay_date").isEmpty()) {
        answer = ended("CLOSED_AFTER_PAID", received);
        answer.text.clear();
    }
    addTrade(answer, attempt, node);
    return answer;
}

Answer cancelAnswer(const Attempt &attempt, const Received &received)
{
    const QString action = field(received.node, "action");
    const QString again = field(received.node, "retry_flag");
    Answer answer;
    if (again == QLatin1String("Y"))
        answer = ended("RETRY", received);
    else if (action == QLatin1String("close"))
        answer = ended("CANCELLED", received);
    else if (action == QLatin1String("refund"))
        answer = ended("CANCELLED_REFUNDED", received);
    else if (action.isEmpty() && again == QLatin1String("N"))
        answer = ended("NOT_FOUND_CANCELLED", received);
    else
        return own(Cancel, "GARBAGE", QStringLiteral("action %1, retry_flag %2").arg(action, again));
    addTrade(answer, attempt, received.node);
    return answer;
}

Answer successAnswer(Api api, const Attempt &attempt, const Received &received)
{
    switch (api) {
    case Pay:
        return payAnswer(attempt, received);
    case Precreate: {
        const QString qr = field(received.node, "qr_code");
        if (qr.isEmpty() || qr.size() > 1024)
            return own(api, "GARBAGE", QStringLiteral("no qr_code"));
        Answer answer = ended("QR", received);
        answer.outTradeNo = attempt.outTradeNo;
        answer.qrCode = qr;
        return answer;
    }
    case Query:
        return queryAnswer(attempt, received);
    case Cancel:
        return cancelAnswer(attempt, received);
    case Close: {
        Answer answer = ended("CLOSED", received);
        addTrade(answer, attempt, received.node);
        return answer;
    }
    default:
        return own(api, "GARBAGE");
    }
}

RefundAnswer toldRefund(const QString &code, const QString &text, RefundOutcome outcome, const char *sentence)
{
    RefundAnswer answer;
    answer.outcome = outcome;
    answer.code = words(code, 64);
    answer.text = words(text);
    answer.sentence = QString::fromLatin1(sentence);
    return answer;
}

RefundAnswer ownRefund(const char *code, const QString &text = {})
{
    const CommonCode &row = ownCode(code);
    return toldRefund(QString::fromLatin1(code), text, row.refundOutcome, row.refundSentence);
}

RefundAnswer mismatchedRefund(const char *code, const char *name, const QString &got)
{
    RefundAnswer answer = ownRefund(code);
    answer.mismatch = difference(name, got);
    return answer;
}

RefundAnswer endedRefund(const char *name)
{
    const RefundCode row = refundEnding(name);
    return toldRefund(QString::fromLatin1(name), {}, row.outcome, row.sentence);
}

RefundAnswer refunded(const Refund &refund, const Fields &node)
{
    RefundAnswer answer = endedRefund("REFUNDED");
    answer.amount = answer.customerReceives = refund.amount;
    answer.account = words(field(node, "buyer_logon_id"), 100);
    answer.succeededAt = momentOf(field(node, "gmt_refund_pay"));
    return answer;
}

RefundAnswer refundAnswer(const Refund &refund, const Fields &node)
{
    // refund_fee is what all refunds of the trade add up to, never this one alone (§2.5): at least ours, at most all.
    const auto soFar = amountOf(node, "refund_fee");
    if (field(node, "fund_change") != QLatin1String("Y"))
        return endedRefund("NO_FUND_CHANGE");
    if (field(node, "out_trade_no").isEmpty() || !soFar)
        return ownRefund("GARBAGE", QStringLiteral("no out_trade_no or refund_fee"));
    if (*soFar < refund.amount || *soFar > refund.total)
        return mismatchedRefund("OTHER_AMOUNT", "refund_fee", soFar->toString());
    return refunded(refund, node);
}

RefundAnswer refundQueryAnswer(const Refund &refund, const Fields &node)
{
    const QString status = field(node, "refund_status");
    if (status.isEmpty())
        return endedRefund("NO_REFUND_STATUS");
    if (field(node, "out_request_no") != refund.outRefundNo)
        return mismatchedRefund("OTHER_NUMBER", "out_request_no", field(node, "out_request_no"));
    const auto amount = amountOf(node, "refund_amount");
    if (!amount || *amount != refund.amount)
        return mismatchedRefund("OTHER_AMOUNT", "refund_amount", field(node, "refund_amount"));
    return status == QLatin1String("REFUND_SUCCESS") ? refunded(refund, node) : endedRefund("UNDER_WAY");
}

void putShop(JsonWriter &json, const Config &config)
{
    json.putUnlessEmpty("operator_id", config.operatorId).putUnlessEmpty("store_id", config.storeId);
    json.putUnlessEmpty("terminal_id", config.terminalId);
}

} // namespace

Api apiOf(bool byCode, const GatewayCall &call)
{
    switch (call.kind) {
    case PayCall::Pay:
        return byCode ? Pay : Precreate;
    case PayCall::Reverse:
        return byCode || call.attempt.transactionId.isEmpty() ? Cancel : Close;
    case PayCall::Query:
    case PayCall::None:
        break;
    }
    return Query;
}

QString subjectOf(const QString &text)
{
    QString kept;
    for (const QChar c : text.simplified()) {
        if (c != u'/' && c != u'=' && c != u'&' && (c.isPrint() || c.isSurrogate()))
            kept.append(c);
    }
    return kept.isEmpty() ? QStringLiteral("-") : cut(kept, 256);
}

QJsonObject contentOf(const Config &config, Api api, const GatewayCall &call)
{
    JsonWriter json;
    json.put("out_trade_no", call.attempt.outTradeNo);
    if (api & (Pay | Precreate)) {
        json.put("subject", subjectOf(call.subject)).put("total_amount", call.attempt.amount.toString());
        json.put("timeout_express", QStringLiteral("5m")); // an orphan closes by itself (§2.12)
        json.putUnlessEmpty("seller_id", config.sellerId);
        putShop(json, config);
    }
    if (api == Pay) {
        const QString code = QString::fromUtf8(call.authCode.reveal());
        json.put("auth_code", code);
        json.put("scene", code.startsWith(u"fp") ? QStringLiteral("security_code") : QStringLiteral("bar_code"));
        json.putUnlessEmpty("product_code", config.productCode);
    }
    if (api == Precreate) {
        json.putUnlessEmpty("product_code", config.qrProductCode);
        json.put("qr_code_timeout_express", minutes(providerRules(u"alipay_qr")->deadlineMs));
    }
    if (api == Close)
        json.putUnlessEmpty("operator_id", config.operatorId);
    return json.object();
}

QJsonObject contentOf(const Config &config, Api api, const Refund &refund)
{
    JsonWriter json;
    json.put("out_trade_no", refund.outTradeNo).put("out_request_no", refund.outRefundNo);
    if (api == RefundMoney) {
        json.put("refund_amount", refund.amount.toString());
        json.putUnlessEmpty("refund_reason", cut(refund.reason.simplified(), 256));
        putShop(json, config);
    } else {
        json.put("query_options", QJsonArray{QStringLiteral("gmt_refund_pay")});
    }
    return json.object();
}

Result<Fields> requestFields(const Merchant &merchant, Api api, const QJsonObject &content, Timestamp now)
{
    const Config &config = merchant.config();
    Fields fields{
        {QStringLiteral("app_id"), config.appId},
        {QStringLiteral("method"), QString::fromLatin1(methodName(api))},
        {QStringLiteral("format"), QStringLiteral("JSON")},
        {QStringLiteral("charset"), QStringLiteral("utf-8")},
        {QStringLiteral("sign_type"), QStringLiteral("RSA2")},
        {QStringLiteral("timestamp"), storeTime(now).toString(kMomentFormat)},
        {QStringLiteral("version"), QStringLiteral("1.0")},
        {QStringLiteral("biz_content"), QString::fromUtf8(toJsonBytes(content))},
    };
    if ((api & (Pay | Precreate)) && !config.notifyUrl.isEmpty())
        fields.insert(QStringLiteral("notify_url"), QString::fromLatin1(config.notifyUrl.toEncoded()));
    if (!config.appAuthToken.isEmpty())
        fields.insert(QStringLiteral("app_auth_token"), QString::fromUtf8(config.appAuthToken.reveal()));
    if (config.usesCertificates()) {
        fields.insert(QStringLiteral("app_cert_sn"), QString::fromLatin1(merchant.appCertSn()));
        fields.insert(QStringLiteral("alipay_root_cert_sn"), QString::fromLatin1(merchant.rootCertSn()));
    }
    const auto signature = sign(fields, merchant.privateKey());
    if (!signature)
        return fail(signature.error());
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(*signature));
    return fields;
}

Result<Signed> signedRequest(const Merchant &merchant, Api api, const QJsonObject &content, Timestamp now)
{
    auto fields = requestFields(merchant, api, content, now);
    if (!fields)
        return fail(fields.error());
    const QString business = fields->take(QStringLiteral("biz_content"));
    QByteArray query;
    for (auto it = fields->cbegin(); it != fields->cend(); ++it)
        query += (query.isEmpty() ? "" : "&") + it.key().toUtf8() + '=' + QUrl::toPercentEncoding(it.value());
    Signed request;
    request.url = QUrl::fromEncoded(merchant.config().baseUrl.toEncoded() + '?' + query, QUrl::StrictMode);
    request.body = Secret("biz_content=" + QUrl::toPercentEncoding(business));
    return request;
}

Answer answerOf(Api api, const Attempt &attempt, const Received &received)
{
    if (received.own) {
        Answer answer = own(api, received.own, received.text);
        answer.mismatch = QString::fromLatin1(ownCode(received.own).alarm);
        return answer;
    }
    const QString code = received.subCode.isEmpty() ? received.code : received.subCode;
    if (const CommonCode *row = publicCode(received.code))
        return common(api, *row, code, received.subText);
    // Errors and 10003 may leave the number out, never name another one.
    const QString number = field(received.node, "out_trade_no");
    if ((received.code == QLatin1String("10000") || !number.isEmpty()) && number != attempt.outTradeNo)
        return mismatch(api, "OTHER_NUMBER", "out_trade_no", number);
    if (received.code == QLatin1String("10000"))
        return successAnswer(api, attempt, received);
    if (received.code == QLatin1String("10003") && api == Pay) {
        Answer answer = ended("WAITING", received);
        addTrade(answer, attempt, received.node);
        return answer;
    }
    if (received.code != QLatin1String("40004"))
        return own(api, "UNKNOWN_CODE", received.code);
    Code row = errorCode(api, received.subCode);
    if (row.outcome == Outcome::NotFound && !attempt.qrCode.isEmpty()) // not scanned yet (§2.2)
        row.sentence = ending("QR").sentence;
    return told(code, received.subText, row.outcome, row.sentence, row.askAtOnce);
}

RefundAnswer refundAnswerOf(Api api, const Refund &refund, const Received &received)
{
    if (received.own) {
        RefundAnswer answer = ownRefund(received.own, received.text);
        answer.mismatch = QString::fromLatin1(ownCode(received.own).alarm);
        return answer;
    }
    const QString code = received.subCode.isEmpty() ? received.code : received.subCode;
    if (const CommonCode *row = publicCode(received.code))
        return toldRefund(code, received.subText, row->refundOutcome, row->refundSentence);
    const QString number = field(received.node, "out_trade_no");
    if (!number.isEmpty() && number != refund.outTradeNo)
        return mismatchedRefund("OTHER_NUMBER", "out_trade_no", number);
    if (received.code == QLatin1String("10000"))
        return api == RefundMoney ? refundAnswer(refund, received.node) : refundQueryAnswer(refund, received.node);
    if (received.code != QLatin1String("40004"))
        return ownRefund("UNKNOWN_CODE", received.code);
    const RefundCode row = refundCode(api, received.subCode);
    return toldRefund(code, received.subText, row.outcome, row.sentence);
}

Result<QUrl> billUrlOf(const Received &received)
{
    if (received.own)
        return fail(ownCode(received.own).billError,
            QStringLiteral("alipay bill: %1 %2").arg(QLatin1String(received.own), received.text));
    const QString why = QStringLiteral("alipay bill: %1 %2").arg(received.subCode, words(received.subText));
    if (const CommonCode *row = publicCode(received.code))
        return fail(row->billError, why);
    if (received.code == QLatin1String("40004"))
        return fail(billError(received.subCode), why);
    if (received.code != QLatin1String("10000"))
        return fail(ErrorCode::Protocol, why);
    const QUrl url(field(received.node, "bill_download_url"), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorCode::Protocol, QStringLiteral("alipay bill: no address"));
    return url;
}

std::optional<Money> amountOf(const Fields &fields, const char *name)
{
    const auto money = Money::parse(field(fields, name));
    if (!money || money->isNegative())
        return std::nullopt;
    return *money;
}

Timestamp momentOf(const QString &text)
{
    const QDateTime moment = QDateTime::fromString(text, kMomentFormat);
    return moment.isValid() ? fromStoreTime(moment.date(), moment.time()) : Timestamp{};
}

} // namespace mendian::alipay
