// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

#include <concepts>

namespace mendian {

/// Writes compact JSON straight into bytes, the same bytes that toJsonBytes() gives, without a tree of objects: for
/// bodies that are written with every sale. The caller gives an object's members in the order of their keys.
class JsonText
{
public:
    JsonText() { m_bytes.reserve(4096); }

    JsonText &beginObject() { return open('{'); }
    JsonText &endObject() { return close('}'); }
    JsonText &beginArray() { return open('['); }
    JsonText &endArray() { return close(']'); }
    JsonText &key(const char *name);

    JsonText &value(qint64 number);
    // Constrained: a pointer to characters must not turn into a flag.
    JsonText &value(std::same_as<bool> auto flag) { return literal(flag ? "true" : "false"); }
    JsonText &value(QStringView text);
    JsonText &value(const QString &text) { return value(QStringView(text)); }
    JsonText &value(const char *text) = delete;
    JsonText &value(Money money) { return value(money.fen()); }
    JsonText &value(Quantity quantity) { return value(quantity.thousandths()); }
    template <typename Tag>
    JsonText &value(const Id<Tag> &id)
    {
        return value(id.toString());
    }

    template <typename T>
    JsonText &put(const char *name, const T &what)
    {
        return key(name).value(what);
    }
    /// Left out when it is empty, zero, false or null.
    template <typename T>
    JsonText &putUnlessEmpty(const char *name, const T &what)
    {
        return isEmpty(what) ? *this : put(name, what);
    }
    const QByteArray &bytes() const { return m_bytes; }

private:
    JsonText &open(char c);
    JsonText &close(char c);
    JsonText &literal(const char *word);
    void comma();
    void escaped(char16_t c);
    static bool isEmpty(const QString &text) { return text.isEmpty(); }
    static bool isEmpty(qint64 number) { return number == 0; }
    static bool isEmpty(std::same_as<bool> auto flag) { return !flag; }
    static bool isEmpty(Money money) { return money.isZero(); }
    template <typename Tag>
    static bool isEmpty(const Id<Tag> &id)
    {
        return id.isNull();
    }

    QByteArray m_bytes;
    bool m_first = true; ///< nothing stands yet in the innermost object or array, or a key was just written
};

} // namespace mendian
