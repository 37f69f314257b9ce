// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include <QJsonDocument>

namespace mendian {

QByteArray toJsonBytes(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, QStringView what)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            ErrorCode::Protocol, QStringLiteral("%1: %2 at byte %3").arg(what, error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::Protocol, QStringLiteral("%1: not a JSON object").arg(what));
    return document.object();
}

JsonWriter &JsonWriter::put(const char *key, const QJsonValue &value)
{
    m_object.insert(QLatin1String(key), value);
    return *this;
}

JsonReader::JsonReader(const QJsonObject &object, QStringView what) : m_object(object), m_what(what.toString()) {}

void JsonReader::note(const char *key)
{
    if (m_bad.isEmpty())
        m_bad = QLatin1String(key);
}

qint64 JsonReader::integer(const char *key)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    const qint64 low = value.toInteger(0);
    if (!value.isDouble() || low != value.toInteger(1)) {
        note(key);
        return 0;
    }
    return low;
}

qint64 JsonReader::integerOr(const char *key, qint64 fallback) { return has(key) ? integer(key) : fallback; }

QString JsonReader::string(const char *key)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isString())
        note(key);
    return value.toString();
}

QString JsonReader::stringOr(const char *key, const QString &fallback) { return has(key) ? string(key) : fallback; }

bool JsonReader::booleanOr(const char *key, bool fallback)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined())
        return fallback;
    if (!value.isBool())
        note(key);
    return value.toBool();
}

QJsonObject JsonReader::object(const char *key)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isObject())
        note(key);
    return value.toObject();
}

QJsonArray JsonReader::array(const char *key)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isArray())
        note(key);
    return value.toArray();
}

QJsonArray JsonReader::arrayOr(const char *key) { return has(key) ? array(key) : QJsonArray(); }

Status JsonReader::status() const
{
    if (m_bad.isEmpty())
        return {};
    return fail(ErrorCode::Protocol, QStringLiteral("%1: missing or wrong \"%2\"").arg(m_what, m_bad));
}

} // namespace mendian
