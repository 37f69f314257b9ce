// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/admin.h"

#include "core/json.h"
#include "sandbox/core/adminwechat.h"
#include "sandbox/core/world.h"

namespace mendian::sandbox {

namespace {

net::Response reply(const QJsonObject &object, int status = 200)
{
    return {.status = status, .contentType = "application/json", .body = toJsonBytes(object) + '\n', .headers = {}};
}

net::Response refuse(int status, const QString &why) { return reply({{QStringLiteral("error"), why}}, status); }

net::Response status(World &world, const net::Request &)
{
    QJsonArray merchants;
    for (const Merchant &merchant : world.merchants())
        merchants.append(QJsonObject{{QStringLiteral("mch_id"), merchant.mchId},
            {QStringLiteral("appid"), merchant.appid}, {QStringLiteral("name"), merchant.name}});
    QJsonArray apps;
    for (const AlipayApp &app : world.alipayApps())
        apps.append(QJsonObject{{QStringLiteral("app_id"), app.appId}, {QStringLiteral("seller_id"), app.sellerId},
            {QStringLiteral("name"), app.name}, {QStringLiteral("certificate_mode"), app.isCertificateMode()}});
    return reply({{QStringLiteral("wechat_base_url"), world.wechatBaseUrl().toString()},
        {QStringLiteral("alipay_base_url"), world.alipayGatewayUrl().toString()}, {QStringLiteral("alipay_apps"), apps},
        {QStringLiteral("ca_file"), world.authorityFile()}, {QStringLiteral("merchants_file"), world.merchantsFile()},
        {QStringLiteral("merchants"), merchants}, {QStringLiteral("time_scale"), world.timeScale()},
        {QStringLiteral("phone"), QLatin1String(phoneModeName(world.phoneMode()))},
        {QStringLiteral("balance_fen"), world.balanceFen()}});
}

net::Response code(World &world, const net::Request &request)
{
    const QString name = QString::fromUtf8(request.query("wallet"));
    const auto wallet = name.isEmpty() ? Wallet::Wechat : walletOfName(name);
    if (!wallet)
        return refuse(400, QStringLiteral("wallet is wechat or alipay"));
    return reply({{QStringLiteral("code"), world.freshCode(*wallet)},
        {QStringLiteral("wallet"), QLatin1String(walletName(*wallet))}, {QStringLiteral("valid_ms"), Phone::kValidMs}});
}

net::Response orders(World &world, const net::Request &request)
{
    const QString number = QString::fromUtf8(request.query("out_trade_no"));
    QJsonArray list;
    qint64 taken = 0;
    for (const Payment &payment : world.payments()) {
        if (!number.isEmpty() && payment.outTradeNo != number)
            continue;
        list.append(payment.summary);
        taken += payment.takenFen;
    }
    return reply({{QStringLiteral("orders"), list}, {QStringLiteral("taken_fen"), taken}});
}

net::Response calls(World &world, const net::Request &)
{
    QJsonArray list;
    for (const CallRecord &call : world.calls())
        list.append(QJsonObject{{QStringLiteral("at_ms"), call.at.ms}, {QStringLiteral("path"), call.path},
            {QStringLiteral("merchant"), call.merchant}, {QStringLiteral("out_trade_no"), call.outTradeNo},
            {QStringLiteral("answer"), call.answer}, {QStringLiteral("fault"), call.fault},
            {QStringLiteral("note"), call.note}});
    return reply({{QStringLiteral("calls"), list}});
}

net::Response faults(World &world, const net::Request &)
{
    QJsonArray waiting;
    for (const FaultRule &rule : world.faults())
        waiting.append(rule.toJson());
    QJsonArray kinds;
    for (const FaultKind &kind : faultKinds())
        kinds.append(QJsonObject{
            {QStringLiteral("kind"), QLatin1String(kind.name)}, {QStringLiteral("about"), QLatin1String(kind.about)}});
    return reply({{QStringLiteral("faults"), waiting}, {QStringLiteral("kinds"), kinds}});
}

net::Response addFault(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"fault");
    if (!object)
        return refuse(400, object.error().detail);
    if (object->contains(QStringLiteral("faults"))) {
        if (const Status added = world.addFaults(request.body); !added)
            return refuse(400, added.error().detail);
    } else {
        const auto rule = FaultRule::fromJson(*object);
        if (!rule)
            return refuse(400, rule.error().detail);
        world.setFault(*rule);
    }
    return faults(world, request);
}

net::Response clearFaults(World &world, const net::Request &request)
{
    world.clearFaults();
    return faults(world, request);
}

net::Response phone(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"phone");
    if (!object)
        return refuse(400, object.error().detail);
    JsonReader reader(*object, u"phone");
    const QString modeText = reader.stringOr("mode");
    const qint64 balance = reader.integerOr("balance_fen", -1);
    const QString number = reader.stringOr("out_trade_no");
    const QString decision = reader.stringOr("decide");
    if (const Status read = reader.status(); !read)
        return refuse(400, read.error().detail);
    const auto mode = phoneModeOfName(modeText);
    if (!modeText.isEmpty() && !mode)
        return refuse(400, QStringLiteral("mode is approve, refuse, slow, offline or ask"));
    if (!decision.isEmpty() && decision != QLatin1String("approve") && decision != QLatin1String("refuse"))
        return refuse(400, QStringLiteral("decide is approve or refuse"));
    if (mode)
        world.setPhoneMode(*mode);
    if (balance >= 0)
        world.setBalanceFen(balance);
    QJsonObject answer{{QStringLiteral("mode"), QLatin1String(phoneModeName(world.phoneMode()))},
        {QStringLiteral("balance_fen"), world.balanceFen()}};
    if (!decision.isEmpty()) {
        const bool found = decision == QLatin1String("approve") ? world.approve(number) : world.refuse(number);
        if (!found)
            return refuse(409, QStringLiteral("no order waits for a password"));
        answer.insert(QStringLiteral("decided"), decision);
    }
    return reply(answer);
}

net::Response scan(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"scan");
    if (!object)
        return refuse(400, object.error().detail);
    JsonReader reader(*object, u"scan");
    const QString qr = reader.string("qr");
    if (const Status read = reader.status(); !read)
        return refuse(400, read.error().detail);
    const auto number = world.scan(qr);
    if (!number)
        return refuse(number.error().code == ErrorCode::NotFound ? 404 : 409, number.error().detail);
    return reply({{QStringLiteral("out_trade_no"), *number}});
}

net::Response rotateAlipay(World &world, const net::Request &)
{
    const auto sn = world.rotateAlipayCertificate();
    if (!sn)
        return refuse(500, sn.error().detail);
    return reply({{QStringLiteral("alipay_cert_sn"), QString::fromLatin1(*sn)}});
}

struct Route
{
    const char *method;
    const char *path;
    net::Response (*answer)(World &, const net::Request &);
};
constexpr Route kRoutes[] = {{"GET", "/admin/status", status}, {"GET", "/admin/code", code},
    {"GET", "/admin/orders", orders}, {"GET", "/admin/calls", calls}, {"GET", "/admin/fault", faults},
    {"POST", "/admin/fault", addFault}, {"DELETE", "/admin/fault", clearFaults}, {"POST", "/admin/phone", phone},
    {"POST", "/admin/scan", scan}, {"GET", "/admin/merchant", merchantAccounts},
    {"POST", "/admin/merchant", setMerchantAccount}, {"POST", "/admin/rotate", rotateCertificate},
    {"POST", "/admin/alipay/rotate", rotateAlipay}, {"POST", "/admin/discount", addDiscount},
    {"DELETE", "/admin/discount", clearDiscounts}, {"GET", "/admin/notices", notices}};

} // namespace

net::Response answerAdmin(World &world, const net::Request &request)
{
    // A web page open on the same machine must not steer the sandbox.
    if (!request.header("Origin").isEmpty())
        return refuse(403, QStringLiteral("not for browsers"));
    bool known = false;
    for (const Route &route : kRoutes) {
        if (request.path() != route.path)
            continue;
        known = true;
        if (request.method == route.method)
            return route.answer(world, request);
    }
    return known ? refuse(405, QStringLiteral("another method")) : refuse(404, QStringLiteral("no such address"));
}

} // namespace mendian::sandbox
