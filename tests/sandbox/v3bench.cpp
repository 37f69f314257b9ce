// SPDX-License-Identifier: GPL-3.0-or-later
#include "v3bench.h"

#include "core/json.h"
#include "wechatvectors.h"

#include <openssl/evp.h>

namespace mendian::sandbox {

namespace {

const net::Identity &sharedAuthority()
{
    static const net::Identity authority = *net::makeAuthority(QStringLiteral("Sandbox CA"));
    return authority;
}

MerchantBook twoMerchants(PlatformMode mode)
{
    static const PlatformCertificate certificate =
        *issuePlatformCertificate(sharedAuthority(), ManualClock().wall() + -24 * 3600'000LL); // keys take a while
    static const RsaKey platformKey = *RsaKey::generate();
    MerchantBook book;
    Merchant merchant;
    merchant.mchId = QStringLiteral("1900000001");
    merchant.appid = QStringLiteral("wx0123456789abcdef");
    merchant.v2Key = Secret(vectors::kV2Key);
    merchant.v3.apiKey = Secret(vectors::kV3Key);
    merchant.v3.merchantSerial = "3775B6A45ACD588826D15E583A95F5DD00000001";
    merchant.v3.merchantKey = *RsaKey::fromText(vectors::kRsaKey);
    merchant.v3.mode = mode;
    merchant.v3.publicKeyId = "PUB_KEY_ID_0119000000012026013100000001";
    merchant.v3.publicKey = platformKey;
    if (mode != PlatformMode::PublicKey)
        merchant.v3.certificates.append(certificate);
    book.merchants.append(merchant);
    merchant.mchId = QStringLiteral("1900000002");
    merchant.appid = QStringLiteral("wxfedcba9876543210");
    merchant.v3.merchantSerial = "3775B6A45ACD588826D15E583A95F5DD00000002";
    book.merchants.append(merchant);
    return book;
}

} // namespace

V3Bench::V3Bench(PlatformMode mode, bool billsAnyTime)
    : pace(clock, 1), authority(sharedAuthority()), book(twoMerchants(mode)),
      merchantKey(*RsaKey::fromText(vectors::kRsaKey)), ledger(pace, phone),
      service(book, authority, faults, phone, pace, ledger, {.billsAnyTime = billsAnyTime})
{
}

QJsonObject V3Bench::nativeBody(const QString &number, qint64 fen) const
{
    return {{QStringLiteral("appid"), merchant().appid}, {QStringLiteral("mchid"), merchant().mchId},
        {QStringLiteral("description"), QStringLiteral(u"门店-可乐 500ml")}, {QStringLiteral("out_trade_no"), number},
        {QStringLiteral("attach"), QStringLiteral("till 1")},
        {QStringLiteral("notify_url"), QStringLiteral("http://127.0.0.1:9/notify")},
        {QStringLiteral("amount"),
            QJsonObject{{QStringLiteral("total"), fen}, {QStringLiteral("currency"), QStringLiteral("CNY")}}}};
}

QJsonObject V3Bench::refundBody(const QString &number, const QString &refund, qint64 fen, qint64 total) const
{
    return {{QStringLiteral("out_trade_no"), number}, {QStringLiteral("out_refund_no"), refund},
        {QStringLiteral("notify_url"), QStringLiteral("http://127.0.0.1:9/refund")},
        {QStringLiteral("amount"),
            QJsonObject{{QStringLiteral("refund"), fen}, {QStringLiteral("total"), total},
                {QStringLiteral("currency"), QStringLiteral("CNY")}}}};
}

net::Request V3Bench::signedRequest(const char *method, const QByteArray &target, const QByteArray &body)
{
    net::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    const QByteArray timestamp = QByteArray::number(clock.wall().ms / 1000);
    const QByteArray salt = "nonce" + QByteArray::number(++nonce);
    const QByteArray signature = merchantKey.sign(wechatv3::requestMessage(request, timestamp, salt)).toBase64();
    request.headers = {{"Host", "127.0.0.1:18443"}, {"Accept", "application/json"}, {"User-Agent", "till"},
        {"Authorization",
            "WECHATPAY2-SHA256-RSA2048 mchid=\"" + merchant().mchId.toLatin1() + "\",nonce_str=\"" + salt
                + "\",timestamp=\"" + timestamp + "\",serial_no=\"" + merchant().v3.merchantSerial + "\",signature=\""
                + signature + '"'}};
    if (!body.isEmpty())
        request.headers.emplaceBack("Content-Type", "application/json");
    if (!named.isEmpty())
        request.headers.emplaceBack("Wechatpay-Serial", named);
    return request;
}

WireAnswer V3Bench::raw(net::Request request)
{
    last = service.handle(request);
    serial = header(last.headers, "Wechatpay-Serial");
    lastSigned = isSigned(last.headers, last.body);
    return last;
}

QJsonObject V3Bench::send(const char *method, const QByteArray &target, const QJsonObject &body)
{
    raw(signedRequest(method, target, body.isEmpty() ? QByteArray() : toJsonBytes(body)));
    return parseJsonObject(last.body, u"reply").value_or(QJsonObject());
}

void V3Bench::pay(const QString &number, qint64 fen)
{
    service.scan(native(number, fen).value(QStringLiteral("code_url")).toString()).value();
}

QJsonObject V3Bench::query(const QString &number)
{
    return send("GET", "/v3/pay/transactions/out-trade-no/" + number.toUtf8() + "?mchid=1900000001");
}

QJsonObject V3Bench::close(const QString &number)
{
    return send("POST", "/v3/pay/transactions/out-trade-no/" + number.toUtf8() + "/close",
        {{QStringLiteral("mchid"), merchant().mchId}});
}

bool V3Bench::isSigned(const net::Headers &headers, const QByteArray &body)
{
    const QByteArray keyName = header(headers, "Wechatpay-Serial");
    RsaKey key = keyName == merchant().v3.publicKeyId ? merchant().v3.publicKey : RsaKey();
    for (const PlatformCertificate &certificate : service.platform().published(merchant().mchId)) {
        if (certificate.serial == keyName)
            key = *RsaKey::fromText(certificate.pem);
    }
    const auto signature =
        QByteArray::fromBase64Encoding(header(headers, "Wechatpay-Signature"), QByteArray::AbortOnBase64DecodingErrors);
    return !key.isNull() && signature
        && key.verify(
            wechatv3::replyMessage(header(headers, "Wechatpay-Timestamp"), header(headers, "Wechatpay-Nonce"), body),
            *signature);
}

QByteArray V3Bench::header(const net::Headers &headers, const QByteArray &name)
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

QByteArray V3Bench::open(const Secret &key, const QJsonObject &resource)
{
    const auto text = [&](const char *name) { return resource.value(QLatin1String(name)).toString().toUtf8(); };
    const QByteArray sealed = QByteArray::fromBase64(text("ciphertext"));
    const QByteArray nonce = text("nonce");
    const QByteArray aad = text("associated_data");
    const qsizetype size = sealed.size() - 16;
    QByteArray tag = sealed.right(16);
    QByteArray plain(qMax<qsizetype>(0, size), '\0');
    const auto raw = [](const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); };
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written = 0;
    EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce));
    EVP_DecryptUpdate(context, nullptr, &written, raw(aad), static_cast<int>(aad.size()));
    EVP_DecryptUpdate(context, reinterpret_cast<unsigned char *>(plain.data()), &written, raw(sealed),
        static_cast<int>(plain.size()));
    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, tag.data());
    const bool fits = EVP_DecryptFinal_ex(context, reinterpret_cast<unsigned char *>(plain.data()), &written) == 1;
    EVP_CIPHER_CTX_free(context);
    return fits ? plain : QByteArray();
}

} // namespace mendian::sandbox
