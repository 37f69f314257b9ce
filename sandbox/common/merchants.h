// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "net/certificates.h"

#include <QList>

namespace mendian::sandbox {

/// A merchant the simulated provider knows.
struct Merchant
{
    QString mchId;
    QString appid;
    QString name;
    Secret v2Key;                 ///< 32 characters
    QByteArray certificateSha256; ///< of its client certificate, lower-case hex; empty = it has none
    net::Identity client;         ///< for whoever plays the merchant; may be empty in a file of one's own
};

/// The merchants file and what else it names.
struct MerchantBook
{
    QList<Merchant> merchants;
    QByteArray clientAuthorities; ///< PEM of further CAs that may sign client certificates

    const Merchant *find(const QString &mchId) const;
    bool knowsAppid(const QString &appid) const;
};

/// Two demo merchants with keys and certificates made now, signed by the sandbox's own authority.
Result<MerchantBook> makeDemoMerchants(const net::Identity &authority);
/// Reads {"merchants":[{"mch_id","appid","name","v2_key","client_certificate_pem"|"client_certificate_sha256",
/// "client_key_pem"}],"client_ca_pem"}; errors name the merchant and the member.
Result<MerchantBook> readMerchants(const QByteArray &json);
/// The same form, with client keys: for the till or client that plays the merchant.
QByteArray writeMerchants(const MerchantBook &book);

} // namespace mendian::sandbox
