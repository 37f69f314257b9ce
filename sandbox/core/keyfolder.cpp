// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/keyfolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace mendian::sandbox {

namespace {

Result<net::Identity> readOr(
    const QDir &folder, const QString &name, const std::function<Result<net::Identity>()> &make)
{
    const QString certificateFile = folder.filePath(name + QStringLiteral(".pem"));
    const QString keyFile = folder.filePath(name + QStringLiteral("-key.pem"));
    if (QFile::exists(certificateFile) && QFile::exists(keyFile)) {
        const auto certificate = readFile(certificateFile);
        const auto key = readFile(keyFile);
        if (!certificate)
            return fail(certificate.error());
        if (!key)
            return fail(key.error());
        return net::Identity{*certificate, *key};
    }
    auto identity = make();
    if (identity) {
        MENDIAN_TRY(writeFile(keyFile, identity->privateKey, true));
        MENDIAN_TRY(writeFile(certificateFile, identity->certificate, false));
    }
    return identity;
}

} // namespace

Status writeFile(const QString &path, const QByteArray &bytes, bool secret)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()), {path});
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    if (secret)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failed();
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()), {path});
    return file.readAll();
}

Result<SandboxKeys> openKeys(const QString &folder)
{
    const QDir dir(folder);
    if (!dir.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be made").arg(folder), {folder});
    SandboxKeys keys;
    auto authority = readOr(dir, QStringLiteral("ca"),
        [] { return net::makeAuthority(QStringLiteral("Mendian sandbox, trusted by nobody else")); });
    if (!authority)
        return fail(authority.error());
    keys.authority = *authority;
    auto server = readOr(dir, QStringLiteral("server"), [&] {
        return net::issueServer(keys.authority, {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")});
    });
    if (!server)
        return fail(server.error());
    keys.server = *server;
    auto root = readOr(dir, QStringLiteral("alipay-root"),
        [] { return net::makeAuthority(QStringLiteral("Sandbox wallet root R1"), net::KeyKind::Rsa2048); });
    if (!root)
        return fail(root.error());
    keys.alipayRoot = *root;
    auto alipay = readOr(dir, QStringLiteral("alipay"),
        [&] { return net::issueClient(keys.alipayRoot, QStringLiteral("Sandbox wallet"), net::KeyKind::Rsa2048); });
    if (!alipay)
        return fail(alipay.error());
    keys.alipay = *alipay;
    keys.authorityFile = dir.absoluteFilePath(QStringLiteral("ca.pem"));
    return keys;
}

} // namespace mendian::sandbox
