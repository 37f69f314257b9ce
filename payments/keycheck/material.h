// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace mendian::keys {

/// What may be told of a key or certificate: nothing of it is secret.
struct Material
{
    QString kind; ///< "RSA", "EC", …
    int bits = 0;
    QByteArray publicKey; ///< DER of SubjectPublicKeyInfo: equal for a private key, its public key and its certificate
    // Certificates only.
    QString serial; ///< upper-case hex as WeChat shows it (spec/wechat-pay.md §4.1)
    QString subject;
    Timestamp validFrom;
    Timestamp validUntil;
    QByteArray der;

    /// SHA-256 of the certificate, or of the public key, lower-case hex.
    QString fingerprint() const;
};

/// Reads a private key as it comes from the providers' tools: PEM or one line of base64, PKCS#8 or PKCS#1, spaces and
/// CRLF anywhere; decided by parsing, not by its first letters. InvalidInput.
Result<Material> readPrivateKey(const QByteArray &text);
/// PEM or one line of base64. InvalidInput; a certificate in its place as well.
Result<Material> readPublicKey(const QByteArray &text);
/// One or more PEM certificates. Those of unknown algorithms (SM2) are passed over; none readable is InvalidInput.
Result<QList<Material>> readCertificates(const QByteArray &text);

} // namespace mendian::keys
