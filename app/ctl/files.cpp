// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/files.h"

#include <QFile>

namespace mendian::ctl {

namespace {
constexpr qint64 kMaxFile = 1'000'000;
}

Result<QByteArray> readSmall(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxFile)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 cannot be read.").arg(path), {path});
    return file.readAll();
}

Result<QJsonObject> readObject(const QString &path)
{
    const auto bytes = readSmall(path);
    if (!bytes)
        return fail(bytes.error());
    const auto object = parseJsonObject(*bytes, path);
    if (!object)
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is not a JSON object.").arg(path), {path});
    return object;
}

} // namespace mendian::ctl
