// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates.h"
#include "payments/alipay/messages.h"

#include <QSslCertificate>
#include <QSslKey>

namespace mendian::alipay {

/// A merchant and the key of its Alipay, made once: inputs are signed anew with it, or they would never get far.
struct FuzzMerchant
{
    Merchant merchant;
    PrivateKey alipayKey;
};

inline const FuzzMerchant &fuzzMerchant()
{
    static const FuzzMerchant made = [] {
        const net::Identity app = *net::makeAuthority(QStringLiteral("app"), net::KeyKind::Rsa2048);
        const net::Identity side = *net::makeAuthority(QStringLiteral("alipay"), net::KeyKind::Rsa2048);
        Config config;
        config.appId = QStringLiteral("2021000000000001");
        config.sellerId = QStringLiteral("2088000000000001");
        config.privateKey = Secret(app.privateKey);
        config.alipayPublicKey = QSslCertificate(side.certificate).publicKey().toPem();
        return FuzzMerchant{*Merchant::open(config), *PrivateKey::parse(Secret(side.privateKey))};
    }();
    return made;
}

} // namespace mendian::alipay
