// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"

#include "sandbox/alipay/certificates.h"

#include <QJsonDocument>

namespace mendian::sandbox {

using namespace alipay;

const AlipayKeys &AlipayKeys::shared()
{
    static const AlipayKeys kKeys = [] {
        AlipayKeys keys;
        keys.root = net::makeAuthority(QStringLiteral("Test root"), net::KeyKind::Rsa2048).value();
        keys.alipay = net::issueClient(keys.root, QStringLiteral("Test wallet"), net::KeyKind::Rsa2048).value();
        keys.apps = makeDemoApps(keys.root).value();
        return keys;
    }();
    return kKeys;
}

AlipayBench::AlipayBench(AmountFaults amounts, int which, const alipay::Service::Options &options)
    : pace(clock, 1), app(AlipayKeys::shared().apps.at(which)), faults(amounts),
      service(book, faults, phone, pace, options)
{
    const AlipayKeys &keys = AlipayKeys::shared();
    book.alipayApps = keys.apps;
    verifyWith = RsaKey::fromText(keys.alipay.certificate).value().publicBase64();
    const Status set = service.setKeys(keys.root, keys.alipay);
    Q_ASSERT(set);
    Q_UNUSED(set)
}

QJsonObject AlipayBench::payContent(const QString &number, const QString &yuan, const QString &code)
{
    return {{QStringLiteral("out_trade_no"), number}, {QStringLiteral("scene"), QStringLiteral("bar_code")},
        {QStringLiteral("auth_code"), code.isEmpty() ? phone.freshCode(Wallet::Alipay, clock.wall()) : code},
        {QStringLiteral("subject"), QStringLiteral(u"门店 可乐 a+b")}, {QStringLiteral("total_amount"), yuan},
        {QStringLiteral("store_id"), QStringLiteral("NJ_001")}, {QStringLiteral("terminal_id"), QStringLiteral("T1")},
        {QStringLiteral("operator_id"), QStringLiteral("OP7")}};
}

Params AlipayBench::params(const char *method, const QJsonObject &content) const
{
    Params params{{"app_id", app.appId.toUtf8()}, {"method", method}, {"charset", "utf-8"}, {"sign_type", "RSA2"},
        {"version", "1.0"}, {"timestamp", timeText(clock.wall()).toUtf8()},
        {"biz_content", QJsonDocument(content).toJson(QJsonDocument::Compact)}};
    if (app.isCertificateMode()) {
        params["app_cert_sn"] = certificateSn(app.certificate).value();
        params["alipay_root_cert_sn"] = rootSn(AlipayKeys::shared().root.certificate);
    }
    sign(params);
    return params;
}

void AlipayBench::sign(Params &params) const { params["sign"] = app.key.sign(textToSign(params)).toBase64(); }

WireAnswer AlipayBench::raw(const QByteArray &body, const QByteArray &target, const QByteArray &method)
{
    net::Request request;
    request.method = method;
    request.target = target;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded;charset=utf-8"}, {"Host", "till.test:443"}};
    request.body = body;
    return service.handle(request);
}

QJsonObject AlipayBench::send(const Params &params)
{
    Params query = params;
    const QByteArray content = query.take("biz_content");
    last = raw(writeForm({{"biz_content", content}}), "/gateway.do?" + writeForm(query));
    const QString answer = decoded(last.body, params.value("charset")).value_or(QString());
    const QJsonObject body = QJsonDocument::fromJson(answer.toUtf8()).object();
    lastSn = body.value(QStringLiteral("alipay_cert_sn")).toString().toLatin1();
    lastSigned = false;
    const QByteArray method = params.value("method");
    for (const QByteArray &root : {rootOf(method), QByteArray("error_response")}) {
        const QByteArray opening = "{\"" + root + "\":";
        if (!last.body.startsWith(opening))
            continue;
        // The node is everything up to the first of the members behind it; no text in a test holds these characters.
        const qsizetype certificate = last.body.indexOf(",\"alipay_cert_sn\"");
        const qsizetype end = certificate >= 0 ? certificate : last.body.indexOf(",\"sign\"");
        const QByteArray node = last.body.mid(opening.size(), end - opening.size());
        const QByteArray sign = QByteArray::fromBase64(body.value(QStringLiteral("sign")).toString().toLatin1());
        lastSigned = end > 0 && RsaKey::fromText(verifyWith).value().verify(node, sign);
        return body.value(QString::fromLatin1(root)).toObject();
    }
    return body.value(QString::fromLatin1(rootOf(method))).toObject();
}

QString AlipayBench::precreate(const QString &number, const QString &yuan)
{
    QJsonObject content = payContent(number, yuan);
    content.remove(QStringLiteral("scene"));
    content.remove(QStringLiteral("auth_code"));
    return text(call("alipay.trade.precreate", content), "qr_code");
}

QJsonObject AlipayBench::ask(const char *method, const QString &number, QJsonObject more)
{
    more.insert(QStringLiteral("out_trade_no"), number);
    return call(method, more);
}

QJsonObject AlipayBench::refund(const QString &number, const QString &yuan, const QString &requestNo)
{
    return ask("alipay.trade.refund", number,
        {{QStringLiteral("refund_amount"), yuan}, {QStringLiteral("out_request_no"), requestNo}});
}

void AlipayBench::fault(Call call, Fault kind, const QString &code, int times, qint64 delayMs)
{
    FaultRule rule = FaultRule::of(kind, call, times, delayMs);
    rule.code = code;
    faults.add(rule);
}

QString text(const QJsonObject &node, const char *member) { return node.value(QLatin1String(member)).toString(); }

QString codes(const QJsonObject &node)
{
    const QString sub = text(node, "sub_code");
    return sub.isEmpty() ? text(node, "code") : text(node, "code") + QLatin1Char(' ') + sub;
}

} // namespace mendian::sandbox
