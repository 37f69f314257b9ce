// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/service.h"

#include "sandbox/wechat/spoil.h"

namespace mendian::sandbox::wechat {

namespace {

constexpr qsizetype kRememberedCalls = 200;
constexpr qint64 kBrokenMs = 2000;

const FaultRule *ofStage(const QList<FaultRule> &rules, Stage stage)
{
    for (const FaultRule &rule : rules) {
        if (faultKind(rule.fault).stage == stage)
            return &rule;
    }
    return nullptr;
}

} // namespace

Service::Service(
    const MerchantBook &merchants, FaultBook &faults, Phone &phone, const Pace &pace, const Options &options)
    : m_merchants(merchants), m_faults(faults), m_phone(phone), m_pace(pace), m_options(options), m_ledger(pace, phone),
      m_limit(options.micropayPerSecond, options.micropayPerSecond)
{
}

const Service::Route *Service::routeOf(const QByteArray &path)
{
    static const Route kRoutes[] = {{"/pay/micropay", Call::Micropay, false, &Service::micropay},
        {"/pay/orderquery", Call::OrderQuery, false, &Service::orderQuery},
        {"/secapi/pay/reverse", Call::Reverse, true, &Service::reverse},
        {"/secapi/pay/refund", Call::Refund, true, &Service::refund},
        {"/pay/refundquery", Call::RefundQuery, false, &Service::refundQuery},
        {"/pay/downloadbill", Call::DownloadBill, false, &Service::downloadBill},
        {"/pay/downloadfundflow", Call::DownloadFundFlow, true, &Service::downloadFundFlow},
        {"/tools/authcodetoopenid", Call::AuthCodeToOpenId, false, &Service::authCodeToOpenId}};
    for (const Route &route : kRoutes) {
        if (path == route.path)
            return &route;
    }
    return nullptr;
}

WireAnswer Service::handle(const net::Request &request)
{
    WireAnswer wire;
    Context context;
    const Route *route = routeOf(request.path());
    if (!route) {
        wire.status = 404;
        record(request, context, QStringLiteral("404"), {});
        return wire;
    }
    if (route->needsCertificate && !request.peer.hasCertificate()) {
        wire.kind = WireAnswer::Kind::Close; // trap 9.9: the connection just ends
        record(request, context, QStringLiteral("closed: no client certificate"), {});
        return wire;
    }
    context.call = route->call;
    context.needsCertificate = route->needsCertificate;
    if (!request.body.isEmpty() && request.body == m_broken.body && m_pace.mono() < m_broken.untilMs) {
        context.note = QStringLiteral("the same bytes again: the line is still broken");
        record(request, context, QStringLiteral("not worked on"), {});
        return m_broken.wire;
    }
    const Result<Fields> fields = parseXml(request.body);
    if (fields)
        context.request = *fields;
    context.merchant = m_merchants.find(context.text("mch_id"));
    const QString number = orderOf(context) ? orderOf(context)->outTradeNo : context.text("out_trade_no");
    const qint64 totalFee =
        orderOf(context) ? orderOf(context)->totalFee : context.request.value("total_fee").toLongLong();
    if (context.call == Call::Micropay && !number.isEmpty())
        m_faults.armAmount(Wallet::Wechat, number, totalFee);
    const QList<FaultRule> struck = m_faults.strike(context.call, number, totalFee);
    if (const FaultRule *before = ofStage(struck, Stage::Before)) {
        record(request, context, QStringLiteral("not worked on"), struck);
        return kept(request, beforeAnswer(before->fault));
    }
    context.fault = ofStage(struck, Stage::Business);
    Answer answer = work(*route, request, fields, context);
    record(request, context, answer.forPeople(), struck);
    return kept(request,
        wireAnswer(std::move(answer), ofStage(struck, Stage::Wire),
            {context.merchant, context.digest, m_ledger.otherNumber(number)}, m_pace));
}

// Some clients' libraries (QNetworkAccessManager for one) send the very same bytes again when a connection ends without
// a reply. A fault that could be cured that way would never reach the till, so the line stays broken for them a while.
WireAnswer Service::kept(const net::Request &request, WireAnswer wire)
{
    if (wire.kind != WireAnswer::Kind::Reply)
        m_broken = {request.body, wire, m_pace.mono() + kBrokenMs};
    return wire;
}

Answer Service::work(const Route &route, const net::Request &request, const Result<Fields> &fields, Context &context)
{
    if (request.method != "POST")
        return protocolFailure(QStringLiteral(u"请使用post方法"));
    if (request.body.isEmpty())
        return protocolFailure(QStringLiteral(u"post数据为空"));
    if (!fields) {
        context.note = fields.error().detail;
        return protocolFailure(fields.error().code == ErrorCode::InvalidInput
                ? QStringLiteral(u"编码格式错误，请使用UTF-8")
                : QStringLiteral(u"XML格式错误"));
    }
    const bool isBill = context.call == Call::DownloadBill; // it refuses in words of its own (1.9)
    if (auto refused = recognise(request, context))
        return isBill && context.merchant ? billFailure(QStringLiteral("SIGN ERROR")) : *refused;
    if (const auto refusal = checkRequest(context.call, context.request))
        return isBill ? billFailure(refusal->code == "LACK_PARAMS" ? QStringLiteral("missing parameter")
                                                                   : QStringLiteral("data format error"))
                      : businessFailure(context.request, refusal->code, refusal->text);
    const QString appid = context.text("appid");
    if (!m_merchants.knowsAppid(appid))
        return businessFailure(context.request, "APPID_NOT_EXIST");
    if (context.merchant->appid != appid)
        return businessFailure(context.request, "APPID_MCHID_NOT_MATCH");
    if (const QStringList names = unknownFields(context.call, context.request); !names.isEmpty())
        context.note = QStringLiteral("unknown fields: ") + names.join(QLatin1Char(' '));
    return (this->*route.work)(context);
}

std::optional<Answer> Service::recognise(const net::Request &request, Context &context) const
{
    const char *const needed[] = {"appid", "mch_id", "nonce_str", "sign"};
    for (const char *name : needed) {
        if (context.request.value(name).isEmpty())
            return protocolFailure(QStringLiteral(u"缺少参数%1").arg(QLatin1String(name)));
    }
    if (!context.merchant)
        return protocolFailure(QStringLiteral(u"商户号mch_id不存在"));
    const auto digest = digestOf(context.request.value("sign_type"));
    if (!digest)
        return protocolFailure(QStringLiteral(u"签名类型sign_type错误"));
    context.digest = *digest;
    if (!isSignedBy(context.request, *digest, context.merchant->v2Key)) {
        context.note = QStringLiteral("expected %1 over every non-empty field but sign")
                           .arg(*digest == Digest::Md5 ? QLatin1String("MD5") : QLatin1String("HMAC-SHA256"));
        return protocolFailure(QStringLiteral(u"签名错误"));
    }
    if (context.needsCertificate && request.peer.certificateSha256 != context.merchant->certificateSha256)
        return protocolFailure(QStringLiteral(u"商户证书与商户号不匹配"));
    return std::nullopt;
}

Order *Service::orderOf(const Context &context)
{
    // transaction_id wins when both are given (spec/wechat-pay.md 1.5, 1.6).
    if (const QString id = context.text("transaction_id"); !id.isEmpty() && context.call != Call::Micropay)
        return m_ledger.findByTransaction(context.text("mch_id"), id);
    return m_ledger.find(context.text("mch_id"), context.text("out_trade_no"));
}

bool Service::decide(const QString &outTradeNo, bool approve)
{
    m_ledger.settleAll();
    const QList<Order> orders = m_ledger.all();
    for (auto it = orders.rbegin(); it != orders.rend(); ++it) {
        if (it->state != TradeState::UserPaying || (!outTradeNo.isEmpty() && it->outTradeNo != outTradeNo))
            continue;
        Order &order = *m_ledger.find(it->mchId, it->outTradeNo);
        if (approve)
            m_ledger.charge(order);
        else
            m_ledger.refuse(order, "TRADE_ERROR", TradeState::NotPay);
        return true;
    }
    return false;
}

QList<Payment> Service::payments()
{
    m_ledger.settleAll();
    QList<Payment> list;
    for (const Order &order : m_ledger.all())
        list.append({Wallet::Wechat, order.outTradeNo, order.totalFee, order.takenFen, paymentStateOf(order.state),
            order.createdAt, order.summary()});
    return list;
}

quint64 Service::revision()
{
    m_ledger.settleAll();
    return m_ledger.revision();
}

QJsonObject Service::state() const { return m_ledger.toJson(); }

Status Service::restore(const QJsonObject &state) { return m_ledger.fromJson(state); }

void Service::record(
    const net::Request &request, const Context &context, const QString &answer, const QList<FaultRule> &faults)
{
    QStringList kinds;
    for (const FaultRule &rule : faults)
        kinds.append(QLatin1String(faultKind(rule.fault).name));
    const QString number = context.text("out_trade_no");
    m_calls.append({m_pace.now(), QString::fromUtf8(request.path()), context.text("mch_id"),
        number.isEmpty() ? context.text("transaction_id") : number, answer, kinds.join(QLatin1Char('+')),
        context.note});
    if (m_calls.size() > kRememberedCalls)
        m_calls.removeFirst();
}

} // namespace mendian::sandbox::wechat
