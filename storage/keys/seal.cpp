// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/keys/seal.h"

#include <memory>
#include <openssl/evp.h>

namespace mendian::storage {

namespace {

struct FreeCipher
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherPtr = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
int length(const QByteArray &bytes) { return static_cast<int>(bytes.size()); }

bool hasSizes(const Secret &key, const QByteArray &nonce)
{
    return key.reveal().size() == kSealKeySize && nonce.size() == kSealNonceSize;
}

} // namespace

Result<QByteArray> seal(const Secret &key, const QByteArray &nonce, const QByteArray &bound, const Secret &plain)
{
    const CipherPtr context(EVP_CIPHER_CTX_new());
    QByteArray out(plain.reveal().size() + kSealTagSize, '\0');
    int written = 0;
    int rest = 0;
    if (!context || !hasSizes(key, nonce)
        || EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce)) != 1
        || EVP_EncryptUpdate(context.get(), nullptr, &written, raw(bound), length(bound)) != 1
        || EVP_EncryptUpdate(context.get(), raw(out), &written, raw(plain.reveal()), length(plain.reveal())) != 1
        || EVP_EncryptFinal_ex(context.get(), raw(out) + written, &rest) != 1
        || EVP_CIPHER_CTX_ctrl(
               context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kSealTagSize), raw(out) + plain.reveal().size())
            != 1)
        return fail(ErrorCode::Internal, QStringLiteral("AES-256-GCM failed"));
    return out;
}

Result<Secret> unseal(
    const Secret &key, const QByteArray &nonce, const QByteArray &bound, const QByteArray &cipherTextAndTag)
{
    const qsizetype size = cipherTextAndTag.size() - kSealTagSize;
    if (size < 0 || !hasSizes(key, nonce))
        return fail(ErrorCode::Corrupt, QStringLiteral("a sealed text is cut short"));
    const CipherPtr context(EVP_CIPHER_CTX_new());
    QByteArray tag = cipherTextAndTag.right(kSealTagSize);
    QByteArray out(size, '\0');
    int written = 0;
    int rest = 0;
    const bool good = context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce)) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &written, raw(bound), length(bound)) == 1
        && EVP_DecryptUpdate(context.get(), raw(out), &written, raw(cipherTextAndTag), static_cast<int>(size)) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kSealTagSize), raw(tag)) == 1
        && EVP_DecryptFinal_ex(context.get(), raw(out) + written, &rest) == 1;
    Secret plain(std::move(out));
    if (!good) // what was decrypted before the tag was checked goes with `plain`
        return fail(ErrorCode::Corrupt, QStringLiteral("a sealed text was changed, or this is not its key"));
    return plain;
}

} // namespace mendian::storage
