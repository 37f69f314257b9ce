// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/service.h"

#include "core/json.h"
#include "sandbox/alipay/certificates.h"

namespace mendian::sandbox::alipay {

namespace {

constexpr qsizetype kRememberedCalls = 200;
constexpr qint64 kBrokenMs = 2000;
constexpr qint64 kDay = 24 * 3600'000LL;
constexpr char kGateway[] = "/gateway.do";
constexpr char kBills[] = "/alipay/bill/";

struct Length
{
    const char *name;
    int most;
};
constexpr Length kLengths[] = {{"app_id", 32}, {"method", 128}, {"format", 40}, {"charset", 10}, {"sign_type", 10},
    {"timestamp", 19}, {"version", 3}, {"notify_url", 256}, {"return_url", 256}, {"app_auth_token", 40},
    {"auth_token", 40}};
constexpr const char *kKnown[] = {
    "sign", "biz_content", "app_cert_sn", "alipay_root_cert_sn", "alipay_sdk", "encrypt_type", "ws_service_url"};

QString escapedHtml(const QByteArray &text) { return QString::fromUtf8(text).toHtmlEscaped(); }

} // namespace

Service::Service(
    const MerchantBook &merchants, FaultBook &faults, Phone &phone, const Pace &pace, const Options &options)
    : m_merchants(merchants), m_faults(faults), m_phone(phone), m_pace(pace), m_options(options), m_notifier(pace),
      m_ledger(pace, phone, [this](const Trade &trade) {
          const AlipayApp *app = m_merchants.findApp(trade.appId);
          m_notifier.tellPaid(trade, app ? app->sellerId : QString());
      })
{
}

Status Service::setKeys(const net::Identity &root, const net::Identity &alipay)
{
    const auto key = RsaKey::fromText(alipay.privateKey);
    const auto sn = certificateSn(alipay.certificate);
    if (!key || !sn)
        return fail(key ? sn.error() : key.error());
    m_root = root;
    m_rootSn = rootSn(root.certificate);
    m_seal = {*key, alipay.certificate, *sn};
    m_certified = m_seal;
    m_certificates = {{*sn, alipay.certificate}};
    return {};
}

Result<QByteArray> Service::rotateCertificate()
{
    const auto identity = net::issueClient(m_root, QStringLiteral("Sandbox wallet"), net::KeyKind::Rsa2048);
    if (!identity)
        return fail(identity.error());
    const auto key = RsaKey::fromText(identity->privateKey);
    const auto sn = certificateSn(identity->certificate);
    if (!key || !sn)
        return fail(key ? sn.error() : key.error());
    m_certified = {*key, identity->certificate, *sn};
    m_expiredSeal = {};
    m_certificates.insert(*sn, identity->certificate);
    return *sn;
}

const Service::Method *Service::methodOf(const QByteArray &name)
{
    static const Method kMethods[] = {{"alipay.trade.pay", Call::AlipayPay, &Service::pay},
        {"alipay.trade.precreate", Call::AlipayPrecreate, &Service::precreate},
        {"alipay.trade.query", Call::AlipayQuery, &Service::query},
        {"alipay.trade.cancel", Call::AlipayCancel, &Service::cancel},
        {"alipay.trade.close", Call::AlipayClose, &Service::close},
        {"alipay.trade.refund", Call::AlipayRefund, &Service::refund},
        {"alipay.trade.fastpay.refund.query", Call::AlipayRefundQuery, &Service::refundQuery},
        {"alipay.data.dataservice.bill.downloadurl.query", Call::AlipayBillUrl, &Service::billUrl},
        {"alipay.open.app.alipaycert.download", Call::AlipayCertDownload, &Service::certificateDownload}};
    for (const Method &method : kMethods) {
        if (name == method.name)
            return &method;
    }
    return nullptr;
}

bool Service::handles(const net::Request &request) const
{
    return request.path() == kGateway || request.path().startsWith(kBills);
}

WireAnswer Service::handle(const net::Request &request)
{
    return request.path() == kGateway ? gateway(request) : billFile(request);
}

WireAnswer Service::gateway(const net::Request &request)
{
    Context context;
    context.host = request.header("Host");
    const QString path = QString::fromLatin1(kGateway);
    const QByteArray bytes = request.target + '\n' + request.body;
    if (bytes == m_broken.bytes && m_pace.mono() < m_broken.untilMs) {
        context.note = QStringLiteral("the same bytes again: the line is still broken");
        record(path, context, QStringLiteral("not worked on"), {});
        return m_broken.wire;
    }
    const Result<Params> params = readParams(request);
    if (params)
        context.params = *params;
    const Method *method = methodOf(context.param("method"));
    context.call = method ? method->call : Call::Any;
    context.root = rootOf(method ? context.param("method") : QByteArray());
    context.app = m_merchants.findApp(QString::fromUtf8(context.param("app_id")));
    readContent(context);
    QList<FaultRule> struck;
    QString number = context.text("out_trade_no");
    if (method) {
        const Trade *trade = context.app ? locate(context) : nullptr;
        if (trade)
            number = trade->outTradeNo;
        const qint64 total = trade ? trade->totalFen : fenOf(context.text("total_amount")).value_or(0);
        if (context.call == Call::AlipayPay && !number.isEmpty())
            m_faults.armAmount(Wallet::Alipay, number, total);
        struck = m_faults.strike(context.call, number, total);
    }
    if (const FaultRule *before = faultOf(struck, Stage::Before)) {
        record(path, context, QStringLiteral("not worked on"), struck);
        return kept(request, beforeAnswer(before->fault));
    }
    context.fault = faultOf(struck, Stage::Business);
    Answer answer = work(request, params, context);
    record(path, context, answer.forPeople(), struck);
    SpoilContext spoil = spoilContext(context);
    spoil.otherNumber = m_ledger.otherNumber(number);
    return kept(request, wireAnswer(std::move(answer), faultOf(struck, Stage::Wire), spoil, m_pace));
}

void Service::readContent(Context &context) const
{
    if (const QByteArray charset = context.param("charset"); isCharset(charset))
        context.charset = charset;
    const auto text = decoded(context.param("biz_content"), context.charset);
    const auto object = text ? strictObject(text->toUtf8()) : std::nullopt;
    context.isJson = object.has_value();
    context.content = object.value_or(QJsonObject());
}

SpoilContext Service::spoilContext(const Context &context)
{
    const bool certified = context.app && context.app->isCertificateMode();
    const auto expired = [this]() -> const Seal & {
        if (m_expiredSeal.key.isNull()) {
            const Timestamp now = m_pace.now();
            const auto old = reissued(m_certified.certificate, m_root, now + -400 * kDay, now + -kDay);
            const QByteArray pem = old.value_or(m_certified.certificate);
            m_expiredSeal = {m_certified.key, pem, certificateSn(pem).value_or(QByteArray())};
            m_certificates.insert(m_expiredSeal.sn, pem);
        }
        return m_expiredSeal;
    };
    const auto stranger = [this]() -> const Seal & {
        if (m_strangerSeal.key.isNull())
            m_strangerSeal = {RsaKey::generate().value_or(RsaKey()), {}, m_certified.sn};
        return m_strangerSeal;
    };
    return {certified ? &m_certified : &m_seal, certified, context.charset, {}, expired, stranger};
}

// As in the twin of WeChat Pay: some libraries repeat the same bytes when a connection ends without a reply; the line
// stays broken for them a while.
WireAnswer Service::kept(const net::Request &request, WireAnswer wire)
{
    if (wire.kind != WireAnswer::Kind::Reply)
        m_broken = {request.target + '\n' + request.body, wire, m_pace.mono() + kBrokenMs};
    return wire;
}

// In the gateway's order: who calls, what and how, then the signature, then the certificates, then the business.
Answer Service::work(const net::Request &request, const Result<Params> &params, Context &context)
{
    const auto unsignedRefusal = [&](const QByteArray &code, const QString &text = {}) {
        Answer answer = refusal(context.root, code, text);
        answer.isSigned = false;
        return answer;
    };
    if (!params) {
        context.note = params.error().detail;
        return unsignedRefusal("isv.invalid-parameter");
    }
    if (context.param("app_id").isEmpty())
        return unsignedRefusal("isv.missing-app-id");
    if (!context.app)
        return unsignedRefusal("isv.invalid-app-id");
    if (const auto refused = refuseCommon(request, context))
        return *refused;
    if (const auto refused = recognise(context))
        return *refused;
    if (!context.isJson)
        return refuse(context, context.param("biz_content").isEmpty() ? "isv.invalid-parameter" : "isv.illegal-json");
    if (const auto bad = checkContent(context.call, context.content))
        return refuse(context, bad->subCode, bad->text);

    const FaultKind *kind = context.fault ? &faultKind(context.fault->fault) : nullptr;
    const QByteArray code = faultCode(context);
    const bool insteadOfWork = kind && !code.isEmpty() && kind->deed != Deed::AsUsual;
    if (insteadOfWork && context.call != Call::AlipayPay)
        return refuse(context, code);
    Answer answer = (this->*methodOf(context.param("method"))->work)(context);
    const bool worked = answer.node.text("code").startsWith(QLatin1String("1000"));
    if (kind && !code.isEmpty() && kind->deed == Deed::AsUsual && worked)
        return refuse(context, code);
    return answer;
}

QByteArray Service::faultCode(const Context &context) const
{
    if (!context.fault)
        return {};
    const FaultKind &kind = faultKind(context.fault->fault);
    if (kind.code)
        return kind.code;
    const bool chosen = kind.fault == Fault::Refuse || kind.fault == Fault::RefuseDone;
    if (!chosen)
        return {};
    return context.fault->code.isEmpty() ? usualRefusal(context.call) : context.fault->code.toLatin1();
}

std::optional<Answer> Service::refuseCommon(const net::Request &request, Context &context) const
{
    const auto no = [&](const QByteArray &code) {
        Answer answer = refusal(context.root, code);
        answer.isSigned = false;
        return answer;
    };
    struct Needed
    {
        const char *name;
        const char *code;
    };
    static constexpr Needed kNeeded[] = {{"method", "isv.missing-method"}, {"sign", "isv.missing-signature"},
        {"sign_type", "isv.missing-signature-type"}, {"timestamp", "isv.missing-timestamp"},
        {"version", "isv.missing-version"}, {"charset", "isv.invalid-charset"}};
    for (const Needed &row : kNeeded) {
        if (context.param(row.name).isEmpty())
            return no(row.code);
    }
    if (context.call == Call::Any)
        return no("isv.invalid-method");
    if (request.method != "POST" && request.method != "GET")
        return no("isv.invalid-parameter");
    if (!request.body.isEmpty()
        && !request.header("Content-Type").toLower().startsWith("application/x-www-form-urlencoded"))
        return no("isv.invalid-content-type");
    for (const Length &row : kLengths) {
        if (context.param(row.name).size() > row.most)
            return no("isv.invalid-parameter");
    }
    if (const QByteArray format = context.param("format"); !format.isEmpty() && format != "JSON" && format != "json")
        return no("isv.invalid-format");
    if (!isCharset(context.param("charset")))
        return no("isv.invalid-charset");
    if (context.param("sign_type") != "RSA2")
        return no("isv.invalid-signature-type");
    if (context.param("version") != "1.0")
        return no("isv.invalid-parameter");
    if (!context.param("encrypt_type").isEmpty())
        return no("isv.invalid-encrypt-type");
    if (!context.param("app_auth_token").isEmpty())
        return no("isv.not-support-app-auth");
    const auto moment = momentOf(QString::fromUtf8(context.param("timestamp")));
    if (!moment || qAbs(*moment - m_pace.now()) > kClockToleranceMs)
        return no("isv.invalid-timestamp");
    if (const QByteArray url = context.param("notify_url"); !url.isEmpty()) {
        const QUrl address(QString::fromUtf8(url), QUrl::StrictMode);
        const bool web = address.scheme() == QLatin1String("http") || address.scheme() == QLatin1String("https");
        if (!address.isValid() || !web || address.host().isEmpty())
            return no("isv.invalid-parameter");
    }
    if (const QByteArray query = request.target.mid(request.path().size() + 1); !query.contains("charset="))
        context.remark(QStringLiteral("charset stands in the body, not in the URL"));
    return std::nullopt;
}

std::optional<Answer> Service::recognise(Context &context) const
{
    const QByteArray text = textToSign(context.params);
    const auto signature =
        QByteArray::fromBase64Encoding(context.param("sign"), QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || !context.app->key.verify(text, *signature)) {
        // The real one shows what it has built, HTML-escaped; it is the fastest way to find the difference.
        Answer answer = refusal(
            context.root, "isv.invalid-signature", QStringLiteral(u"无效签名，验签字符串为：") + escapedHtml(text));
        answer.isSigned = false;
        return answer;
    }
    if (auto refused = refuseCertificates(context)) {
        refused->isSigned = false;
        return refused;
    }
    for (auto it = context.params.cbegin(); it != context.params.cend(); ++it) {
        const auto is = [&](const char *name) { return it.key() == name; };
        const bool known = std::any_of(std::begin(kKnown), std::end(kKnown), is)
            || std::any_of(std::begin(kLengths), std::end(kLengths), [&](const Length &row) { return is(row.name); });
        if (!known)
            context.remark(QStringLiteral("unknown parameter ") + QString::fromUtf8(it.key()));
    }
    return std::nullopt;
}

std::optional<Answer> Service::refuseCertificates(const Context &context) const
{
    if (!context.app->isCertificateMode())
        return std::nullopt;
    if (context.param("app_cert_sn").isEmpty())
        return refusal(context.root, "isv.missing-app-cert-sn");
    if (context.param("app_cert_sn") != certificateSn(context.app->certificate).value_or(QByteArray()))
        return refusal(context.root, "isv.app-cert-not-exist");
    if (isExpired(context.app->certificate, m_pace.now()))
        return refusal(context.root, "isv.app-cert-expired");
    if (context.param("alipay_root_cert_sn").isEmpty())
        return refusal(context.root, "isv.missing-alipay-root-cert-sn");
    if (context.param("alipay_root_cert_sn") != m_rootSn)
        return refusal(context.root, "invalid-alipay-root-cert-sn");
    return std::nullopt;
}

Answer Service::refuse(const Context &context, const QByteArray &subCode, const QString &text) const
{
    Answer answer = refusal(context.root, subCode, text);
    if (codeOf(subCode) == "40004")
        addZeros(answer.node, context.call, context.text("out_trade_no"));
    return answer;
}

bool Service::Context::wants(const char *option) const
{
    return content.value(QStringLiteral("query_options")).toArray().contains(QLatin1String(option));
}

void Service::Context::remark(const QString &text)
{
    note += (note.isEmpty() ? QString() : QStringLiteral("; ")) + text;
}

Trade *Service::locate(const Context &context)
{
    // trade_no wins when both are given (spec/alipay.md 2.0).
    if (const QString id = context.text("trade_no"); !id.isEmpty())
        return m_ledger.findByTradeNo(context.app->appId, id);
    return m_ledger.find(context.app->appId, context.text("out_trade_no"));
}

bool Service::decide(const QString &outTradeNo, bool approve)
{
    const QList<Payment> all = payments();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->state != PaymentState::Waiting || (!outTradeNo.isEmpty() && it->outTradeNo != outTradeNo))
            continue;
        Trade &trade = *m_ledger.find(it->summary.value(QStringLiteral("app_id")).toString(), it->outTradeNo);
        if (approve)
            m_ledger.charge(trade);
        else
            m_ledger.stopAsking(trade);
        return true;
    }
    return false;
}

QList<Payment> Service::payments()
{
    m_ledger.settleAll();
    QList<Payment> list;
    for (const Trade &trade : m_ledger.all())
        list.append({Wallet::Alipay, trade.outTradeNo, trade.totalFen, trade.takenFen, trade.paymentState(),
            trade.createdAt, trade.summary()});
    return list;
}

quint64 Service::revision()
{
    m_ledger.settleAll();
    return m_ledger.revision();
}

QJsonObject Service::state() const
{
    QJsonObject object = m_ledger.toJson();
    object.insert(QStringLiteral("notifications"), m_notifier.toJson());
    return object;
}

Status Service::restore(const QJsonObject &state)
{
    if (state.isEmpty()) // a state from before there was an Alipay
        return {};
    MENDIAN_TRY(m_ledger.fromJson(state));
    return m_notifier.fromJson(state.value(QStringLiteral("notifications")).toArray());
}

QList<Delivery> Service::due()
{
    m_ledger.settleAll();
    QList<Delivery> deliveries;
    for (const Notification &entry : m_notifier.due()) {
        Context context;
        context.params = {{"app_id", entry.fields.value("app_id")}};
        context.content.insert(QStringLiteral("out_trade_no"), QString::fromUtf8(entry.fields.value("out_trade_no")));
        context.app = m_merchants.findApp(QString::fromUtf8(entry.fields.value("app_id")));
        const QString number = context.text("out_trade_no");
        const QList<FaultRule> struck = m_faults.strike(
            Call::AlipayNotify, number, fenOf(QString::fromUtf8(entry.fields.value("total_amount"))).value_or(0));
        const FaultRule *wire = faultOf(struck, Stage::Wire);
        const FaultRule *business = faultOf(struck, Stage::Business);
        record(QString::fromUtf8(entry.url.toEncoded()), context, QStringLiteral("notification"), struck);
        if (wire && wire->fault == Fault::Slow) {
            m_notifier.postpone(entry.id, wire->delayMs >= 0 ? wire->delayMs : 30'000);
            continue;
        }
        if (faultOf(struck, Stage::Before)) {
            m_notifier.answered(entry.id, 0, {});
            continue;
        }
        Params fields = entry.fields;
        fields.insert("notify_time", timeText(m_pace.now()).toLatin1());
        SpoilContext spoil = spoilContext(context);
        spoil.otherNumber = m_ledger.otherNumber(number);
        const Delivery delivery{entry.id, entry.url, "application/x-www-form-urlencoded; charset=utf-8",
            notificationForm(fields, wire, spoil)};
        deliveries.append(delivery);
        if (business && business->fault == Fault::NotifyTwice)
            deliveries.append(delivery);
    }
    return deliveries;
}

void Service::delivered(quint64 id, int status, const QByteArray &body) { m_notifier.answered(id, status, body); }

void Service::record(const QString &path, const Context &context, const QString &answer, const QList<FaultRule> &faults)
{
    QStringList kinds;
    for (const FaultRule &rule : faults)
        kinds.append(QLatin1String(faultKind(rule.fault).name));
    const QString method = QString::fromUtf8(context.param("method"));
    const QString number = context.text("out_trade_no");
    m_calls.append({m_pace.now(), method.isEmpty() ? path : path + QLatin1Char(' ') + method,
        QString::fromUtf8(context.param("app_id")), number.isEmpty() ? context.text("trade_no") : number, answer,
        kinds.join(QLatin1Char('+')), context.note});
    if (m_calls.size() > kRememberedCalls)
        m_calls.removeFirst();
}

} // namespace mendian::sandbox::alipay
