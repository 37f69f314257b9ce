// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates.h"

namespace mendian::sandbox {

/// The sandbox's own authority and server certificate (127.0.0.1, localhost).
struct SandboxKeys
{
    net::Identity authority;
    net::Identity server;
    net::Identity alipayRoot; ///< RSA authority of Alipay's and the applications' certificates
    net::Identity alipay;     ///< what Alipay signs with
    QString authorityFile;    ///< ca.pem, what a client is told to trust
};

/// Reads ca.pem, server.pem, alipay-root.pem, alipay.pem and their -key.pem files from the folder or makes what is
/// missing; key files are 0600.
Result<SandboxKeys> openKeys(const QString &folder);
/// Writes a file completely or not at all; `secret` = only the owner may read it.
Status writeFile(const QString &path, const QByteArray &bytes, bool secret);
Result<QByteArray> readFile(const QString &path);

} // namespace mendian::sandbox
