// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/devicekey.h"

#include "core/json.h"
#include "storage/folder/syncfile.h"

#include <QFileInfo>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

namespace mendian::storage {

namespace {

constexpr int kKeySize = 32;
constexpr size_t kSignatureSize = 64;
constexpr qint64 kMaxFile = 4096;

struct FreeKey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
struct FreeDigest
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
struct FreeKdf
{
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};
using KdfPtr = std::unique_ptr<EVP_KDF, FreeKdf>;
using KdfRun = std::unique_ptr<EVP_KDF_CTX, FreeKdf>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeKey>;
using DigestPtr = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

KeyPtr privateKey(const QByteArray &seed)
{
    return KeyPtr(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), static_cast<size_t>(seed.size())));
}

tl::unexpected<Error> damaged(const QString &path)
{
    return fail(ErrorCode::Corrupt, QStringLiteral("%1 is damaged").arg(path), {QFileInfo(path).fileName()});
}

} // namespace

Result<DeviceKey> DeviceKey::generate()
{
    QByteArray seed(kKeySize, '\0');
    QByteArray pepper(kKeySize, '\0');
    if (RAND_priv_bytes(raw(seed), kKeySize) != 1 || RAND_priv_bytes(raw(pepper), kKeySize) != 1)
        return fail(ErrorCode::Io, QStringLiteral("no random numbers"));
    return fromSeed(DeviceId::create(), seed, pepper);
}

Result<DeviceKey> DeviceKey::fromSeed(const DeviceId &device, const QByteArray &seed, const QByteArray &pepper)
{
    if (seed.size() != kKeySize || pepper.size() != kKeySize || device.isNull())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a device key has 32 bytes, a pepper too"));
    const KeyPtr key = privateKey(seed);
    DeviceKey result;
    result.m_device = device;
    result.m_seed = Secret(seed);
    result.m_pepper = Secret(pepper);
    result.m_publicKey = QByteArray(kKeySize, '\0');
    size_t size = kKeySize;
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), raw(result.m_publicKey), &size) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("OpenSSL refused an Ed25519 key"));
    return result;
}

Result<DeviceKey> DeviceKey::read(const QString &path)
{
    const auto content = readWhole(path, kMaxFile);
    if (!content)
        return fail(content.error());
    const auto object = parseJsonObject(*content, u"device key");
    if (!object)
        return damaged(path);
    JsonReader r(*object, u"device key");
    const auto device = r.id<DeviceId>("device");
    const QByteArray seed = QByteArray::fromHex(r.string("ed25519").toLatin1());
    const QByteArray pepper = QByteArray::fromHex(r.string("pepper").toLatin1());
    if (!r.status())
        return damaged(path);
    auto key = fromSeed(device, seed, pepper);
    if (!key)
        return damaged(path);
    return key;
}

Status DeviceKey::write(const QString &path) const
{
    const QJsonObject object = JsonWriter()
                                   .put("version", qint64(1))
                                   .put("device", m_device)
                                   .put("ed25519", QString::fromLatin1(m_seed.reveal().toHex()))
                                   .put("pepper", QString::fromLatin1(m_pepper.reveal().toHex()))
                                   .object();
    return writeWhole(path, toJsonBytes(object));
}

Result<QByteArray> DeviceKey::sign(const QByteArray &text) const
{
    const KeyPtr key = privateKey(m_seed.reveal());
    const DigestPtr context(EVP_MD_CTX_new());
    QByteArray signature(static_cast<qsizetype>(kSignatureSize), '\0');
    size_t size = kSignatureSize;
    if (!key || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), raw(signature), &size, raw(text), static_cast<size_t>(text.size())) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("signing failed"));
    return signature;
}

Result<Secret> DeviceKey::derive(const QByteArray &purpose, const QByteArray &salt) const
{
    const KdfPtr kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const KdfRun run(EVP_KDF_CTX_new(kdf.get()));
    const auto octets = [](const char *name, const QByteArray &bytes) {
        return OSSL_PARAM_construct_octet_string(
            name, const_cast<char *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    };
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, m_seed.reveal()), octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, purpose), OSSL_PARAM_construct_end()};
    QByteArray out(kKeySize, '\0');
    if (!run || EVP_KDF_derive(run.get(), raw(out), static_cast<size_t>(out.size()), parameters) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("HKDF failed"));
    return Secret(std::move(out));
}

Result<DeviceKey> DeviceKey::sibling() const
{
    QByteArray seed(kKeySize, '\0');
    if (RAND_priv_bytes(raw(seed), kKeySize) != 1)
        return fail(ErrorCode::Io, QStringLiteral("no random numbers"));
    return fromSeed(DeviceId::create(), seed, m_pepper.reveal());
}

bool DeviceKey::isSignedBy(const QByteArray &publicKey, const QByteArray &text, const QByteArray &signature)
{
    const KeyPtr key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(publicKey), static_cast<size_t>(publicKey.size())));
    const DigestPtr context(EVP_MD_CTX_new());
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), raw(signature), static_cast<size_t>(signature.size()), raw(text),
               static_cast<size_t>(text.size()))
        == 1;
}

} // namespace mendian::storage
