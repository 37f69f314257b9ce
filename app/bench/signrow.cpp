// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "core/json.h"
#include "net/certificates.h"
#include "payments/alipay/messages.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/sign.h"
#include "payments/wechat/v3/sign.h"

#include <QSslCertificate>
#include <QSslKey>
#include <functional>

namespace mendian::bench {

namespace {

constexpr int kCalls = 200; ///< a round

/// The other side's signature over a reply is made once; what is measured is ours over the request and the look at
/// theirs.
using Signing = std::function<Status()>;

Status wrong(const char *what) { return fail(ErrorCode::BadSignature, QString::fromLatin1(what)); }

Result<GatewayCall> samplePay(const QString &provider)
{
    const auto attempt = newAttempt(SaleId::create(), provider, Money::fromFen(8'880));
    if (!attempt)
        return fail(attempt.error());
    return GatewayCall{PayCall::Pay, *attempt, Secret("134567890123456789"), QStringLiteral("bench")};
}

/// V2: HMAC-SHA256 over the sorted fields, request and reply.
Result<Signing> v2()
{
    wechat::Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.key = Secret("MendianDemoV2Key0123456789abcdef");
    const auto call = samplePay(QStringLiteral("wechat"));
    if (!call)
        return fail(call.error());
    const auto reply = wechat::requestFields(config, *call, wechat::newNonce());
    return Signing([config, call = *call, reply]() -> Status {
        const auto request = wechat::requestFields(config, call, wechat::newNonce());
        return !request.isEmpty() && wechat::verify(reply, config.key, config.signType) ? Status() : wrong("V2");
    });
}

/// V3: RSA over method, address, time, nonce and body; the platform's over the reply.
Result<Signing> v3(const net::Identity &merchant, const net::Identity &platform)
{
    const auto own = wechat::v3::PrivateKey::fromPem(Secret(merchant.privateKey));
    const auto theirs = wechat::v3::PrivateKey::fromPem(Secret(platform.privateKey));
    const auto certificate = wechat::v3::readCertificate(platform.certificate);
    if (!own || !theirs || !certificate)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a key of the V3 row"));
    wechat::v3::PlatformKeys keys;
    keys.addCertificate(*certificate);
    const QByteArray body = QByteArray("{\"trade_state\":\"SUCCESS\",\"filler\":\"") + QByteArray(900, 'x') + "\"}";
    const Timestamp now = SystemClock().wall();
    const QByteArray time = QByteArray::number(now.ms / 1000);
    wechat::v3::SignedMessage reply{time, "nonce", {}, certificate->serial, body};
    const auto signature = wechat::v3::sign(wechat::v3::signedMessage(reply), *theirs);
    if (!signature)
        return fail(signature.error());
    reply.signature = *signature;
    return Signing([own = *own, keys, reply, time, now]() -> Status {
        const auto request = wechat::v3::sign(
            wechat::v3::requestMessage("POST", "/v3/pay/transactions/native", time, "nonce", reply.body), own);
        return request && wechat::v3::verify(reply, keys, now) == wechat::v3::Verdict::Good ? Status() : wrong("V3");
    });
}

/// RSA2: the whole request as it goes out, the reply as it comes in.
Result<Signing> rsa2(const net::Identity &application, const net::Identity &platform)
{
    const auto theirs = alipay::PrivateKey::parse(Secret(platform.privateKey));
    const auto certificates = alipay::Certificate::readBundle(platform.certificate);
    if (!theirs || certificates.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a key of the Alipay row"));
    alipay::Config config;
    config.appId = QStringLiteral("2021000000000001");
    config.privateKey = Secret(application.privateKey);
    config.alipayPublicKey = QSslCertificate(platform.certificate).publicKey().toPem();
    const auto merchant = alipay::Merchant::open(config);
    const auto call = samplePay(QStringLiteral("alipay"));
    if (!merchant || !call)
        return fail(merchant ? call.error() : merchant.error());
    const QJsonObject node{{QStringLiteral("code"), QStringLiteral("10000")},
        {QStringLiteral("out_trade_no"), call->attempt.outTradeNo},
        {QStringLiteral("total_amount"), call->attempt.amount.toString()},
        {QStringLiteral("trade_no"), QStringLiteral("2026070122001400000000000001")},
        {QStringLiteral("store_name"), QString(400, u'x')}};
    const QByteArray text = toJsonBytes(node);
    const auto signature = alipay::sign(text, *theirs);
    if (!signature)
        return fail(signature.error());
    const QByteArray reply = "{\"alipay_trade_pay_response\":" + text + ",\"sign\":\"" + *signature + "\"}";
    const Timestamp now = SystemClock().wall();
    return Signing([merchant = *merchant, call = *call, reply, now]() -> Status {
        const QJsonObject content = alipay::contentOf(merchant.config(), alipay::Pay, call);
        const auto request = alipay::signedRequest(merchant, alipay::Pay, content, now);
        return request && !alipay::readReply(merchant, alipay::Pay, reply).own ? Status() : wrong("RSA2");
    });
}

Result<double> median(const Signing &signing)
{
    QList<double> taken;
    for (int i = 0; i < kCalls; ++i) {
        const double begin = steadyMs();
        MENDIAN_TRY(signing());
        taken.append(steadyMs() - begin);
    }
    return percentile(taken, 0.5);
}

} // namespace

// A request is signed and its reply verified; the slowest of the three protocols counts.
Result<Outcome> paySign(Bench &)
{
    const auto authority = net::makeAuthority(QStringLiteral("bench"), net::KeyKind::Rsa2048);
    if (!authority)
        return fail(authority.error());
    const auto ours = net::issueClient(*authority, QStringLiteral("merchant"), net::KeyKind::Rsa2048);
    const auto theirs = net::issueClient(*authority, QStringLiteral("platform"), net::KeyKind::Rsa2048);
    if (!ours || !theirs)
        return fail(ours ? theirs.error() : ours.error());
    const std::pair<const char *, Result<Signing>> protocols[] = {
        {"V2 HMAC-SHA256", v2()}, {"V3 RSA", v3(*ours, *theirs)}, {"Alipay RSA2", rsa2(*ours, *theirs)}};
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        double worst = 0;
        QStringList said;
        for (const auto &[name, signing] : protocols) {
            if (!signing)
                return fail(signing.error());
            const auto taken = median(*signing);
            if (!taken)
                return fail(taken.error());
            worst = qMax(worst, *taken);
            said.append(QStringLiteral("%1 %2 ms").arg(QLatin1String(name)).arg(*taken, 0, 'f', 3));
        }
        outcome.rounds.append(Round{worst});
        outcome.notes.append(QStringLiteral("median of %1 calls: %2").arg(kCalls).arg(said.join(QStringLiteral(", "))));
    }
    return outcome;
}

} // namespace mendian::bench
