// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/quantity.h"
#include "core/id.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mendian {

/// Compact UTF-8 JSON with sorted keys: equal objects give equal bytes.
QByteArray toJsonBytes(const QJsonObject &object);
/// Parses an object; trailing bytes, duplicate roots and a non-object are errors. `what` names it in the error.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes, QStringView what);

/// Reads typed members and remembers the first failure, so that a decoder reads straight through and checks once:
///   JsonReader r(object, u"sale"); s.total = r.money("total"); ... if (auto bad = r.status(); !bad) return
///   fail(bad.error());
/// Integers only: a fraction, an exponent or a number beyond 2^53 in text form is an error.
class JsonReader
{
public:
    JsonReader(const QJsonObject &object, QStringView what);
    qint64 integer(const char *key);
    qint64 integerOr(const char *key, qint64 fallback);
    Money money(const char *key) { return Money::fromFen(integer(key)); }
    Money moneyOr(const char *key, Money fallback = {}) { return Money::fromFen(integerOr(key, fallback.fen())); }
    Quantity quantity(const char *key) { return Quantity::fromThousandths(integer(key)); }
    QString string(const char *key);
    QString stringOr(const char *key, const QString &fallback = {});
    bool booleanOr(const char *key, bool fallback);
    QJsonObject object(const char *key);
    QJsonArray array(const char *key);
    QJsonArray arrayOr(const char *key);
    bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    template <typename IdType>
    IdType id(const char *key)
    {
        const auto parsed = IdType::parse(string(key));
        if (!parsed) {
            note(key);
            return {};
        }
        return *parsed;
    }
    template <typename IdType>
    IdType idOr(const char *key)
    {
        return has(key) ? id<IdType>(key) : IdType{};
    }
    Status status() const;

private:
    void note(const char *key);
    QJsonObject m_object;
    QString m_what;
    QString m_bad;
};

/// Builds an object; optional members are left out when they are empty, zero or null.
class JsonWriter
{
public:
    JsonWriter &put(const char *key, const QJsonValue &value);
    JsonWriter &put(const char *key, const QString &value) { return put(key, QJsonValue(value)); }
    JsonWriter &put(const char *key, qint64 value) { return put(key, QJsonValue(value)); }
    JsonWriter &put(const char *key, bool value) { return put(key, QJsonValue(value)); }
    JsonWriter &put(const char *key, Money value) { return put(key, value.fen()); }
    JsonWriter &put(const char *key, Quantity value) { return put(key, value.thousandths()); }
    template <typename Tag>
    JsonWriter &put(const char *key, const Id<Tag> &id)
    {
        return put(key, id.toString());
    }
    template <typename T>
    JsonWriter &putUnlessEmpty(const char *key, const T &value)
    {
        return isEmpty(value) ? *this : put(key, value);
    }
    const QJsonObject &object() const { return m_object; }

private:
    static bool isEmpty(const QString &value) { return value.isEmpty(); }
    static bool isEmpty(qint64 value) { return value == 0; }
    static bool isEmpty(bool value) { return !value; }
    static bool isEmpty(Money value) { return value.isZero(); }
    static bool isEmpty(const QJsonArray &value) { return value.isEmpty(); }
    static bool isEmpty(const QJsonObject &value) { return value.isEmpty(); }
    template <typename Tag>
    static bool isEmpty(const Id<Tag> &id)
    {
        return id.isNull();
    }
    QJsonObject m_object;
};

} // namespace mendian
