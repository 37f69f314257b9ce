// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/owner/ownerprotocol.h"

#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::app {

namespace {

/// sun_path has 108 bytes; QLocalServer first binds under a name some bytes longer.
constexpr qsizetype kLongestSocketName = 90;

} // namespace

QByteArray ownerLine(const QJsonObject &object)
{
    QJsonObject line = object;
    line.insert(QStringLiteral("v"), kOwnerProtocol);
    return toJsonBytes(line) + '\n';
}

Result<QJsonObject> parseOwnerLine(const QByteArray &line)
{
    auto object = parseJsonObject(line, u"line");
    if (!object)
        return fail(ErrorCode::Protocol, object.error().detail);
    const int version = object->value(QStringLiteral("v")).toInt();
    if (version != kOwnerProtocol)
        return fail(ErrorCode::TooNew, QStringLiteral("the other side speaks version %1").arg(version));
    return object;
}

QJsonObject errorToJson(const Error &error)
{
    return JsonWriter()
        .put("code", QString::fromLatin1(errorName(error.code)))
        .put("detail", error.detail)
        .putUnlessEmpty("args", QJsonArray::fromStringList(error.args))
        .object();
}

Error errorFromJson(const QJsonObject &object)
{
    Error error;
    const QString name = object.value(QStringLiteral("code")).toString();
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        if (name == QLatin1String(errorName(static_cast<ErrorCode>(code))))
            error.code = static_cast<ErrorCode>(code);
    error.detail = object.value(QStringLiteral("detail")).toString();
    for (const QJsonValue &value : object.value(QStringLiteral("args")).toArray())
        error.args.append(value.toString());
    return error;
}

SocketName::SocketName(const QString &path) : m_text(path)
{
    if (QFile::encodeName(path).size() <= kLongestSocketName)
        return;
    const QFileInfo info(path);
    m_folder = ::open(QFile::encodeName(info.absolutePath()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (m_folder >= 0)
        m_text = QStringLiteral("/proc/self/fd/%1/%2").arg(m_folder).arg(info.fileName());
}

SocketName::~SocketName()
{
    if (m_folder >= 0)
        ::close(m_folder);
}

} // namespace mendian::app
