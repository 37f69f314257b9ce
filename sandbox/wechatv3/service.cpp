// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/service.h"

#include "core/json.h"
#include "sandbox/wechatv3/bodyrules.h"
#include "sandbox/wechatv3/crypto.h"
#include "sandbox/wechatv3/spoil.h"

namespace mendian::sandbox::wechatv3 {

namespace {

constexpr qsizetype kRememberedCalls = 200;
constexpr qint64 kBrokenMs = 2000;
constexpr qint64 kSlowMs = 30'000;

const FaultRule *ofStage(const QList<FaultRule> &rules, Stage stage)
{
    for (const FaultRule &rule : rules) {
        if (faultKind(rule.fault).stage == stage)
            return &rule;
    }
    return nullptr;
}

WireAnswer beforeAnswer(Fault fault)
{
    WireAnswer wire;
    if (fault == Fault::LostRequest) {
        wire.kind = WireAnswer::Kind::Close;
        return wire;
    }
    wire.status = 502;
    wire.contentType = "text/html";
    wire.body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    return wire;
}

} // namespace

Service::Service(const MerchantBook &merchants, const net::Identity &authority, FaultBook &faults, Phone &phone,
    const Pace &pace, wechat::Ledger &ledger, const Options &options)
    : m_merchants(merchants), m_faults(faults), m_phone(phone), m_pace(pace), m_ledger(ledger), m_options(options),
      m_gate(merchants), m_platform(merchants, authority, pace), m_notices(merchants, faults, ledger, m_platform, pace)
{
}

const Service::Route *Service::routeOf(const net::Request &request, QString &inPath, bool &knowsPath)
{
    static const Route kRoutes[] = {{"POST", "/v3/pay/transactions/native", nullptr, Call::V3Native, &Service::native},
        {"GET", "/v3/pay/transactions/out-trade-no/", "", Call::V3Query, &Service::queryByNumber},
        {"GET", "/v3/pay/transactions/id/", "", Call::V3Query, &Service::queryById},
        {"POST", "/v3/pay/transactions/out-trade-no/", "/close", Call::V3Close, &Service::close},
        {"POST", "/v3/refund/domestic/refunds", nullptr, Call::V3Refund, &Service::refund},
        {"GET", "/v3/refund/domestic/refunds/", "", Call::V3RefundQuery, &Service::refundQuery},
        {"GET", "/v3/bill/tradebill", nullptr, Call::V3TradeBill, &Service::tradeBill},
        {"GET", "/v3/bill/fundflowbill", nullptr, Call::V3FundFlowBill, &Service::fundFlowBill},
        {"GET", "/v3/billdownload/file", nullptr, Call::V3BillFile, &Service::billFile},
        {"GET", "/v3/certificates", nullptr, Call::V3Certificates, &Service::certificates}};
    const QByteArray path = request.path();
    for (const Route &route : kRoutes) {
        const QByteArray before = route.before;
        if (!route.after) {
            if (path != before)
                continue;
        } else {
            const QByteArray after = route.after;
            const qsizetype size = path.size() - before.size() - after.size();
            const QByteArray middle = path.mid(before.size(), size);
            if (size <= 0 || !path.startsWith(before) || !path.endsWith(after) || middle.contains('/'))
                continue;
            inPath = QString::fromUtf8(QByteArray::fromPercentEncoding(middle));
        }
        knowsPath = true;
        if (request.method == route.method)
            return &route;
    }
    return nullptr;
}

WireAnswer Service::handle(const net::Request &request)
{
    Context context;
    context.request = &request;
    bool knowsPath = false;
    const Route *route = routeOf(request, context.inPath, knowsPath);
    if (!route) {
        Answer answer = failure("RESOURCE_NOT_EXISTS", knowsPath ? QStringLiteral("another method") : QString());
        answer.status = knowsPath ? 405 : 404;
        answer.isSigned = false;
        record(context, answer.forPeople(), {});
        return written(answer, context, nullptr);
    }
    context.call = route->call;
    const QByteArray authorization = request.header("Authorization");
    if (!authorization.isEmpty() && authorization == m_broken.authorization && m_pace.mono() < m_broken.untilMs) {
        context.note = QStringLiteral("the same bytes again: the line is still broken");
        record(context, QStringLiteral("not worked on"), {});
        return m_broken.wire;
    }
    const auto body = parseJsonObject(request.body, u"body");
    if (body)
        context.body = *body;
    const QString number = context.body.contains(QStringLiteral("out_trade_no")) ? context.text("out_trade_no")
        : context.call == Call::V3RefundQuery                                    ? QString()
                                                                                 : context.inPath;
    const qint64 total = context.body.value(QStringLiteral("amount"))[QStringLiteral("total")].toInteger();
    const QList<FaultRule> struck = m_faults.strike(context.call, number, total);
    if (const FaultRule *before = ofStage(struck, Stage::Before)) {
        record(context, QStringLiteral("not worked on"), struck);
        return kept(request, beforeAnswer(before->fault));
    }
    context.fault = ofStage(struck, Stage::Business);
    const Answer answer = work(*route, context);
    record(context, answer.forPeople(), struck);
    return kept(request, written(answer, context, ofStage(struck, Stage::Wire)));
}

// Some clients' libraries send the very same bytes again when a connection ends without a reply. That must neither
// cure the fault nor look like a nonce used twice, so the line stays broken for them a while.
WireAnswer Service::kept(const net::Request &request, WireAnswer wire)
{
    if (wire.kind != WireAnswer::Kind::Reply)
        m_broken = {request.header("Authorization"), wire, m_pace.mono() + kBrokenMs};
    return wire;
}

Answer Service::work(const Route &route, Context &context)
{
    const auto merchant = m_gate.admit(*context.request, m_pace.now());
    if (!merchant) {
        context.note = merchant.error().detail;
        Answer answer = failure("SIGN_ERROR",
            Detail{QStringLiteral("signature"), {}, merchant.error().detail, QStringLiteral("authorization")});
        answer.cause = kBadSignature;
        return answer;
    }
    context.merchant = *merchant;
    if (auto refused = refuseHeaders(context))
        return *refused;
    if (auto refused = refuseBody(context))
        return *refused;
    if (context.fault) {
        const FaultKind &kind = faultKind(context.fault->fault);
        const QByteArray code = faultCode(*context.fault);
        if (kind.deed != Deed::AsUsual)
            return failure(kind.code ? codeOfV3(code) : code); // a plan's own code is sent as it is spelt
        if (!code.isEmpty()) {
            const Answer done = (this->*route.work)(context);
            return done.status < 300 ? failure(kind.code ? codeOfV3(code) : code) : done;
        }
    }
    return (this->*route.work)(context);
}

std::optional<Answer> Service::refuseHeaders(const Context &context) const
{
    for (const char *name : {"Accept", "User-Agent"}) {
        if (context.request->header(name).isEmpty())
            return failure("PARAM_ERROR",
                Detail{QLatin1String(name), {}, QStringLiteral(u"Http头缺少Accept或User-Agent"),
                    QStringLiteral("header")});
    }
    const QByteArray type = context.request->header("Content-Type");
    if (context.request->method == "POST" && type.split(';').first().trimmed() != "application/json")
        return failure("PARAM_ERROR",
            Detail{QStringLiteral("Content-Type"), QString::fromLatin1(type), QStringLiteral("application/json"),
                QStringLiteral("header")});
    return std::nullopt;
}

std::optional<Answer> Service::refuseBody(Context &context)
{
    const QByteArray named = context.request->header("Wechatpay-Serial");
    if (named.startsWith("PUB_KEY_ID_") && named != context.merchant->v3.publicKeyId)
        context.note = QStringLiteral("Wechatpay-Serial names no key of this merchant");
    if (context.request->method != "POST") {
        if (!context.request->body.isEmpty())
            return failure("PARAM_ERROR", QStringLiteral("a GET has no body"), kBadParameter);
        return std::nullopt;
    }
    if (const auto parsed = parseJsonObject(context.request->body, u"body"); !parsed) {
        context.note = parsed.error().detail;
        return failure("PARAM_ERROR", QStringLiteral(u"无法将输入源“/body”解析为JSON"), kBadParameter);
    }
    QStringList unknown;
    if (const auto wrong = checkBody(context.call, context.body, unknown))
        return failure("PARAM_ERROR", *wrong);
    if (!unknown.isEmpty())
        context.note = QStringLiteral("unknown members: ") + unknown.join(QLatin1Char(' '));
    const QString mchid = context.text("mchid");
    if (context.call != Call::V3Refund && mchid != context.merchant->mchId)
        return failure(
            "PARAM_ERROR", Detail{QStringLiteral("/mchid"), mchid, QStringLiteral("not the merchant that signed")});
    return std::nullopt;
}

WireAnswer Service::written(Answer answer, const Context &context, const FaultRule *rule)
{
    const std::optional<Fault> fault = rule ? std::optional(rule->fault) : std::nullopt;
    WireAnswer wire;
    wire.status = answer.status;
    wire.contentType = answer.file ? "text/plain" : "application/json; charset=utf-8";
    if (fault)
        changeJson(*fault, answer.body, m_ledger.otherNumber(context.inPath));
    const QByteArray bytes = answer.file ? *answer.file : answer.hasBody ? toJsonBytes(answer.body) : QByteArray();
    wire.body = fault == Fault::Oversized && answer.hasBody ? spoiltBody(bytes, fault) : bytes;
    if (answer.isSigned && context.merchant)
        wire.headers = m_platform.sign(*context.merchant, wire.body,
            m_platform.kindFor(*context.merchant, context.request->header("Wechatpay-Serial")), fault);
    wire.headers.append({"Request-ID", randomText(32).toUpper() + '-' + QByteArray::number(answer.cause)});
    if (!rule)
        return wire;
    if (fault != Fault::Oversized)
        wire.body = spoiltBody(wire.body, fault); // after signing: the line spoils what was right
    if (fault == Fault::Http500) {
        wire.status = 500;
        wire.contentType = "text/html";
    }
    if (fault == Fault::LostReply)
        wire.kind = WireAnswer::Kind::Close;
    if (fault == Fault::ResetReply)
        wire.kind = WireAnswer::Kind::Reset;
    if (fault == Fault::Slow || rule->delayMs > 0)
        wire.delayMs = m_pace.realWait(rule->delayMs >= 0 ? rule->delayMs : kSlowMs);
    return wire;
}

QJsonObject Service::state() const
{
    return {{QStringLiteral("platform"), m_platform.state()}, {QStringLiteral("notices"), m_notices.state()}};
}

Status Service::restore(const QJsonObject &state)
{
    MENDIAN_TRY(m_platform.restore(state.value(QStringLiteral("platform")).toObject()));
    return m_notices.restore(state.value(QStringLiteral("notices")).toArray());
}

void Service::record(const Context &context, const QString &answer, const QList<FaultRule> &faults)
{
    QStringList kinds;
    for (const FaultRule &rule : faults)
        kinds.append(QLatin1String(faultKind(rule.fault).name));
    const QString number = context.text("out_trade_no");
    m_calls.append({m_pace.now(), QString::fromUtf8(context.request->path()),
        context.merchant ? context.merchant->mchId : QString(), number.isEmpty() ? context.inPath : number, answer,
        kinds.join(QLatin1Char('+')), context.note});
    if (m_calls.size() > kRememberedCalls)
        m_calls.removeFirst();
}

} // namespace mendian::sandbox::wechatv3
