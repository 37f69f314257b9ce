// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace mendian::net {

/// A certificate and its private key, both PEM.
struct Identity
{
    QByteArray certificate;
    QByteArray privateKey;
    bool isEmpty() const { return certificate.isEmpty() || privateKey.isEmpty(); }
};

enum class KeyKind {
    P256,
    Rsa2048, // slower to make; for clients that know nothing newer
};

/// Certificates made at run time for demo shops, training, tests and the sandbox: nothing secret is committed.
/// Valid from a day before now for ten years. Any thread.
Result<Identity> makeAuthority(const QString &commonName, KeyKind kind = KeyKind::P256);
/// `names` are host names and IP addresses of the server ("127.0.0.1", "localhost").
Result<Identity> issueServer(const Identity &authority, const QStringList &names, KeyKind kind = KeyKind::P256);
Result<Identity> issueClient(const Identity &authority, const QString &commonName, KeyKind kind = KeyKind::P256);

/// Lower-case hex SHA-256 over the DER bytes of the first certificate in the PEM text.
Result<QByteArray> certificateSha256(const QByteArray &certificatePem);

} // namespace mendian::net
