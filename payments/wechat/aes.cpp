// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/aes.h"

#include <memory>
#include <openssl/evp.h>

namespace mendian::wechat {

namespace {

constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kBlockBytes = 16;
constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kTagBytes = 16;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

tl::unexpected<Error> refuse(ErrorCode code, const char *why)
{
    return fail(code, QStringLiteral("wechat decrypt: %1").arg(QLatin1String(why)));
}

/// Decrypts all of `cipherText`; BadSignature when padding or tag do not fit.
Result<QByteArray> run(EVP_CIPHER_CTX *context, const QByteArray &cipherText)
{
    QByteArray plain(cipherText.size() + kBlockBytes, '\0');
    int body = 0;
    int last = 0;
    const bool decrypted =
        EVP_DecryptUpdate(context, raw(plain), &body, raw(cipherText), static_cast<int>(cipherText.size())) == 1
        && EVP_DecryptFinal_ex(context, raw(plain) + body, &last) == 1;
    if (!decrypted) {
        plain.fill('\0'); // what GCM gave out before its tag failed is nobody's
        return refuse(ErrorCode::BadSignature, "wrong key, or changed on its way");
    }
    plain.truncate(body + last);
    return plain;
}

} // namespace

Result<QByteArray> decryptAes256Ecb(const Secret &key, const QByteArray &cipherText)
{
    if (key.reveal().size() != kKeyBytes)
        return refuse(ErrorCode::InvalidInput, "the key has 32 bytes");
    if (cipherText.isEmpty() || cipherText.size() % kBlockBytes != 0)
        return refuse(ErrorCode::Protocol, "not whole blocks");
    const Context context(EVP_CIPHER_CTX_new());
    if (!context || EVP_DecryptInit_ex2(context.get(), EVP_aes_256_ecb(), raw(key.reveal()), nullptr, nullptr) != 1)
        return refuse(ErrorCode::Internal, "cannot set up AES-256-ECB");
    return run(context.get(), cipherText);
}

Result<QByteArray> decryptAes256Gcm(
    const Secret &key, const QByteArray &nonce, const QByteArray &associatedData, const QByteArray &cipherText)
{
    if (key.reveal().size() != kKeyBytes)
        return refuse(ErrorCode::InvalidInput, "the key has 32 bytes");
    if (nonce.size() != kNonceBytes)
        return refuse(ErrorCode::Protocol, "the nonce has 12 bytes");
    if (cipherText.size() < kTagBytes)
        return refuse(ErrorCode::Protocol, "shorter than its tag");
    QByteArray tag = cipherText.right(kTagBytes);
    const Context context(EVP_CIPHER_CTX_new());
    int ignored = 0;
    // 12 bytes are the IV length that EVP_aes_256_gcm has from the start.
    const bool ready = context
        && EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), raw(key.reveal()), raw(nonce), nullptr) == 1
        && EVP_DecryptUpdate(
               context.get(), nullptr, &ignored, raw(associatedData), static_cast<int>(associatedData.size()))
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kTagBytes), tag.data()) == 1;
    if (!ready)
        return refuse(ErrorCode::Internal, "cannot set up AES-256-GCM");
    return run(context.get(), cipherText.chopped(kTagBytes));
}

} // namespace mendian::wechat
