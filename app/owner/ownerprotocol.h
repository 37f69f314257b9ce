// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

namespace mendian::app {

// The line protocol between the process that owns a data folder and others of the same user: mendian-ctl, or a second
// mendian. One JSON object a line, UTF-8. The client sends one request and reads until the reply:
//   → {"v":1,"op":"run","args":[…],"cwd":"…","pin":"…"}
//   ← {"v":1,"progress":{"done":1000,"total":3000,"what":"…"}}   (any number)
//   ← {"v":1,"reply":{…}}  or  {"v":1,"error":{"code":"Busy","detail":"…","args":[…]}}
// Other requests: {"v":1,"op":"raise","station":"cashier"} and {"v":1,"op":"ping"}.

inline constexpr int kOwnerProtocol = 1;
inline constexpr qsizetype kOwnerLineLimit = 1024 * 1024;

QByteArray ownerLine(const QJsonObject &object);
/// Protocol for what is not one JSON object, TooNew for another version.
Result<QJsonObject> parseOwnerLine(const QByteArray &line);

QJsonObject errorToJson(const Error &error);
Error errorFromJson(const QJsonObject &object);

/// A socket's name is at most 107 bytes long; a data folder's path may be longer. Then the folder is opened and the
/// socket is reached through /proc/self/fd. Keep the object as long as the name is used.
class SocketName
{
public:
    explicit SocketName(const QString &path);
    ~SocketName();
    SocketName(const SocketName &) = delete;
    SocketName &operator=(const SocketName &) = delete;
    const QString &text() const { return m_text; }

private:
    QString m_text;
    int m_folder = -1;
};

} // namespace mendian::app
