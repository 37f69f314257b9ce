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
    return merchant;
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

Result<MerchantBook> readMerchants(const QByteArray &json)
{
    const auto object = parseJsonObject(json, u"merchants file");
    if (!object)
        return fail(object.error());
    JsonReader reader(*object, u"merchants file");
    const QJsonArray list = reader.array("merchants");
    MerchantBook book;
    book.clientAuthorities = reader.stringOr("client_ca_pem").toLatin1();
    MENDIAN_TRY(reader.status());
    for (const QJsonValue &value : list) {
        const auto merchant = readMerchant(value.toObject());
        if (!merchant)
            return fail(merchant.error());
        if (book.find(merchant->mchId))
            return fail(
                ErrorCode::Conflict, QStringLiteral("merchant %1 twice").arg(merchant->mchId), {merchant->mchId});
        book.merchants.append(*merchant);
    }
    if (book.merchants.isEmpty())
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
        list.append(object);
    }
    QJsonObject root{{QStringLiteral("merchants"), list}};
    if (!book.clientAuthorities.isEmpty())
        root.insert(QStringLiteral("client_ca_pem"), QString::fromLatin1(book.clientAuthorities));
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

} // namespace mendian::sandbox
