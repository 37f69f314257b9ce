// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/merchants.h"

#include "core/json.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace mendian::sandbox {

namespace {

constexpr qsizetype kKeyLength = 32;

QByteArray randomKey()
{
    static constexpr char kLetters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray key;
    for (qsizetype i = 0; i < kKeyLength; ++i)
        key += kLetters[QRandomGenerator::system()->bounded(static_cast<int>(sizeof kLetters) - 1)];
    return key;
}

Result<Merchant> readMerchant(const QJsonObject &object)
{
    JsonReader reader(object, u"merchant");
    Merchant merchant;
    merchant.mchId = reader.string("mch_id");
    merchant.appid = reader.string("appid");
    merchant.name = reader.stringOr("name");
    merchant.v2Key = Secret(reader.string("v2_key").toUtf8());
    merchant.certificateSha256 = reader.stringOr("client_certificate_sha256").toLatin1().toLower().replace(':', "");
    merchant.client = {
        reader.stringOr("client_certificate_pem").toLatin1(), reader.stringOr("client_key_pem").toLatin1()};
    MENDIAN_TRY(reader.status());
    static const QRegularExpression kNumber(QStringLiteral("^[0-9]{1,32}$"));
    static const QRegularExpression kAppid(QStringLiteral("^[0-9A-Za-z]{1,32}$"));
    const auto bad = [&](const char *member) {
        return fail(ErrorCode::InvalidInput,
            QStringLiteral("merchant %1: %2").arg(merchant.mchId, QLatin1String(member)), {merchant.mchId});
    };
    if (!kNumber.match(merchant.mchId).hasMatch())
        return bad("mch_id is up to 32 digits");
    if (!kAppid.match(merchant.appid).hasMatch())
        return bad("appid is up to 32 letters and digits");
    if (merchant.v2Key.reveal().size() != kKeyLength)
        return bad("v2_key is 32 characters");
    if (!merchant.client.certificate.isEmpty()) {
        const auto digest = net::certificateSha256(merchant.client.certificate);
        if (!digest)
            return bad("client_certificate_pem cannot be read");
        merchant.certificateSha256 = *digest;
    }
    if (!merchant.certificateSha256.isEmpty() && merchant.certificateSha256.size() != 64)
        return bad("client_certificate_sha256 is 64 hex digits");
    if (const QJsonValue v3 = object.value(QStringLiteral("v3")); !v3.isUndefined()) {
        const auto keys = WechatV3Keys::fromJson(v3.toObject(), merchant.client.certificate);
        if (!keys)
            return fail(keys.error().code, QStringLiteral("merchant %1: %2").arg(merchant.mchId, keys.error().detail),
                {merchant.mchId});
        merchant.v3 = *keys;
    }
    return merchant;
}

Result<AlipayApp> readApp(const QJsonObject &object)
{
    JsonReader reader(object, u"alipay app");
    AlipayApp app;
    app.appId = reader.string("app_id");
    app.sellerId = reader.string("seller_id");
    app.name = reader.stringOr("name");
    app.certificate = reader.stringOr("app_certificate_pem").toLatin1();
    const QByteArray secretKey = reader.stringOr("app_private_key").toLatin1();
    const QByteArray publicKey = reader.stringOr("app_public_key").toLatin1();
    MENDIAN_TRY(reader.status());
    static const QRegularExpression kAppId(QStringLiteral("^[0-9]{16,32}$"));
    static const QRegularExpression kSeller(QStringLiteral("^[0-9]{16}$"));
    const auto bad = [&](const char *member) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("alipay app %1: %2").arg(app.appId, QLatin1String(member)),
            {app.appId});
    };
    if (!kAppId.match(app.appId).hasMatch())
        return bad("app_id is 16 to 32 digits");
    if (!kSeller.match(app.sellerId).hasMatch())
        return bad("seller_id is 16 digits");
    const QByteArray open = app.isCertificateMode() ? app.certificate : publicKey;
    const auto key = RsaKey::fromText(secretKey.isEmpty() ? open : secretKey);
    if (!key || key->bits() < 2048)
        return bad("an RSA key of 2048 bits or more is needed");
    app.key = *key;
    if (const auto other = RsaKey::fromText(open);
        !open.isEmpty() && (!other || other->publicBase64() != key->publicBase64()))
        return bad("the public and the private key do not belong together");
    return app;
}

QJsonObject alipayJson(const MerchantBook &book)
{
    QJsonArray apps;
    for (const AlipayApp &app : book.alipayApps) {
        QJsonObject object{{QStringLiteral("app_id"), app.appId}, {QStringLiteral("seller_id"), app.sellerId},
            {QStringLiteral("name"), app.name},
            {QStringLiteral("app_public_key"), QString::fromLatin1(app.key.publicBase64())}};
        if (app.key.isPrivate())
            object.insert(QStringLiteral("app_private_key"), QString::fromLatin1(app.key.privateBase64()));
        if (app.isCertificateMode())
            object.insert(QStringLiteral("app_certificate_pem"), QString::fromLatin1(app.certificate));
        apps.append(object);
    }
    return {{QStringLiteral("apps"), apps},
        {QStringLiteral("alipay_public_key"), QString::fromLatin1(book.alipay.publicKey)},
        {QStringLiteral("alipay_certificate_pem"), QString::fromLatin1(book.alipay.certificate)},
        {QStringLiteral("alipay_root_certificate_pem"), QString::fromLatin1(book.alipay.root)}};
}

} // namespace

const Merchant *MerchantBook::find(const QString &mchId) const
{
    for (const Merchant &merchant : merchants) {
        if (merchant.mchId == mchId)
            return &merchant;
    }
    return nullptr;
}

bool MerchantBook::knowsAppid(const QString &appid) const
{
    return std::any_of(
        merchants.begin(), merchants.end(), [&](const Merchant &merchant) { return merchant.appid == appid; });
}

const AlipayApp *MerchantBook::findApp(const QString &appId) const
{
    for (const AlipayApp &app : alipayApps) {
        if (app.appId == appId)
            return &app;
    }
    return nullptr;
}

Result<QList<AlipayApp>> makeDemoApps(const net::Identity &root)
{
    QList<AlipayApp> apps;
    const auto key = RsaKey::generate();
    if (!key)
        return fail(key.error());
    apps.append({QStringLiteral("2021000000000001"), QStringLiteral("2088000000000001"), QStringLiteral(u"门店演示"),
        *key, {}});
    const QString appId = QStringLiteral("2021000000000002");
    const auto identity = net::issueClient(root, appId, net::KeyKind::Rsa2048);
    if (!identity)
        return fail(identity.error());
    const auto certified = RsaKey::fromText(identity->privateKey);
    if (!certified)
        return fail(certified.error());
    apps.append(
        {appId, QStringLiteral("2088000000000002"), QStringLiteral(u"门店演示二"), *certified, identity->certificate});
    return apps;
}

Result<MerchantBook> makeDemoMerchants(const net::Identity &authority)
{
    struct Row
    {
        const char *mchId;
        const char *appid;
        QString name;
    };
    const Row rows[] = {{"1900000001", "wx0123456789abcdef", QStringLiteral(u"门店演示")},
        {"1900000002", "wxfedcba9876543210", QStringLiteral(u"门店演示二")}};
    MerchantBook book;
    book.clientAuthorities = authority.certificate;
    for (const Row &row : rows) {
        Merchant merchant;
        merchant.mchId = QLatin1String(row.mchId);
        merchant.appid = QLatin1String(row.appid);
        merchant.name = row.name;
        merchant.v2Key = Secret(randomKey());
        // RSA: what the real merchant platform hands out, and what every foreign client can load.
        const auto identity = net::issueClient(authority, merchant.mchId, net::KeyKind::Rsa2048);
        if (!identity)
            return fail(identity.error());
        merchant.client = *identity;
        merchant.certificateSha256 = net::certificateSha256(identity->certificate).value_or(QByteArray());
        book.merchants.append(merchant);
    }
    return book;
}

Status addV3Keys(MerchantBook &book, const net::Identity &authority, Timestamp now)
{
    for (Merchant &merchant : book.merchants) {
        if (!merchant.v3.isEmpty() || merchant.client.certificate.isEmpty())
            continue;
        const PlatformMode mode = &merchant == &book.merchants.first() ? PlatformMode::Both : PlatformMode::PublicKey;
        const auto keys = makeWechatV3Keys(authority, merchant.mchId, merchant.client.certificate, mode, now);
        if (!keys)
            return fail(keys.error());
        merchant.v3 = *keys;
    }
    return {};
}

Result<MerchantBook> readMerchants(const QByteArray &json)
{
    const auto object = parseJsonObject(json, u"merchants file");
    if (!object)
        return fail(object.error());
    JsonReader reader(*object, u"merchants file");
    const QJsonArray list = reader.arrayOr("merchants");
    MerchantBook book;
    book.clientAuthorities = reader.stringOr("client_ca_pem").toLatin1();
    const QJsonArray apps =
        reader.has("alipay") ? reader.object("alipay").value(QStringLiteral("apps")).toArray() : QJsonArray();
    MENDIAN_TRY(reader.status());
    for (const QJsonValue &value : apps) {
        const auto app = readApp(value.toObject());
        if (!app)
            return fail(app.error());
        if (book.findApp(app->appId))
            return fail(ErrorCode::Conflict, QStringLiteral("alipay app %1 twice").arg(app->appId), {app->appId});
        book.alipayApps.append(*app);
    }
    for (const QJsonValue &value : list) {
        const auto merchant = readMerchant(value.toObject());
        if (!merchant)
            return fail(merchant.error());
        if (book.find(merchant->mchId))
            return fail(
                ErrorCode::Conflict, QStringLiteral("merchant %1 twice").arg(merchant->mchId), {merchant->mchId});
        book.merchants.append(*merchant);
    }
    if (book.merchants.isEmpty() && book.alipayApps.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("merchants file: no merchant"));
    return book;
}

QByteArray writeMerchants(const MerchantBook &book)
{
    QJsonArray list;
    for (const Merchant &merchant : book.merchants) {
        QJsonObject object{{QStringLiteral("mch_id"), merchant.mchId}, {QStringLiteral("appid"), merchant.appid},
            {QStringLiteral("name"), merchant.name},
            {QStringLiteral("v2_key"), QString::fromUtf8(merchant.v2Key.reveal())},
            {QStringLiteral("client_certificate_sha256"), QString::fromLatin1(merchant.certificateSha256)}};
        if (!merchant.client.isEmpty()) {
            object.insert(QStringLiteral("client_certificate_pem"), QString::fromLatin1(merchant.client.certificate));
            object.insert(QStringLiteral("client_key_pem"), QString::fromLatin1(merchant.client.privateKey));
        }
        if (!merchant.v3.isEmpty())
            object.insert(QStringLiteral("v3"), merchant.v3.toJson());
        list.append(object);
    }
    QJsonObject root{{QStringLiteral("merchants"), list}};
    if (!book.alipayApps.isEmpty())
        root.insert(QStringLiteral("alipay"), alipayJson(book));
    if (!book.clientAuthorities.isEmpty())
        root.insert(QStringLiteral("client_ca_pem"), QString::fromLatin1(book.clientAuthorities));
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

} // namespace mendian::sandbox
