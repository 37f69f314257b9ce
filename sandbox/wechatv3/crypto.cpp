// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/crypto.h"

#include "core/log.h"

#include <QRandomGenerator>
#include <memory>
#include <openssl/evp.h>

namespace mendian::sandbox::wechatv3 {

namespace {

constexpr int kTagBytes = 16;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

QByteArray gcmSeal(const Secret &key, const QByteArray &nonce, const QByteArray &aad, const QByteArray &plain)
{
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    QByteArray out(plain.size() + kTagBytes, '\0');
    auto *bytes = reinterpret_cast<unsigned char *>(out.data());
    int size = 0;
    MENDIAN_CHECK(key.reveal().size() == 32);
    MENDIAN_CHECK(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, nullptr, nullptr) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_IVLEN, static_cast<int>(nonce.size()), nullptr) == 1
        && EVP_EncryptInit_ex(context.get(), nullptr, nullptr, bytesOf(key.reveal()), bytesOf(nonce)) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &size, bytesOf(aad), static_cast<int>(aad.size())) == 1
        && EVP_EncryptUpdate(context.get(), bytes, &size, bytesOf(plain), static_cast<int>(plain.size())) == 1);
    int last = 0;
    MENDIAN_CHECK(EVP_EncryptFinal_ex(context.get(), bytes + size, &last) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, bytes + plain.size()) == 1);
    return out.toBase64();
}

QByteArray randomText(qsizetype length)
{
    static constexpr char kLetters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray text;
    while (text.size() < length)
        text += kLetters[QRandomGenerator::system()->bounded(static_cast<int>(sizeof kLetters) - 1)];
    return text;
}

} // namespace mendian::sandbox::wechatv3
