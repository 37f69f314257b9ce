// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>

namespace mendian::sandbox::wechat {

/// One element of a V2 message: name and raw value, UTF-8, CDATA and entities resolved.
struct Field
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const Field &, const Field &) = default;
};

/// A message in the order of its elements.
class Fields
{
public:
    Fields() = default;
    Fields(std::initializer_list<Field> list) : m_list(list) {}
    QByteArray value(const char *name) const; ///< empty when absent
    bool has(const char *name) const;
    void add(const QByteArray &name, const QByteArray &value) { m_list.append({name, value}); }
    void addIf(const QByteArray &name, const QByteArray &value)
    {
        if (!value.isEmpty())
            add(name, value);
    }
    void set(const char *name, const QByteArray &value);
    void remove(const char *name);
    const QList<Field> &list() const { return m_list; }
    friend bool operator==(const Fields &, const Fields &) = default;

private:
    QList<Field> m_list;
};

/// Parses `<xml>` with one level of elements (spec/wechat-pay.md 1.1). Refuses everything else: attributes, nesting,
/// comments, processing instructions, DTDs, unknown entities, text between elements, an element twice, bytes that are
/// not UTF-8, more than 64 KB.
Result<Fields> parseXml(const QByteArray &bytes);
QByteArray writeXml(const Fields &fields);

} // namespace mendian::sandbox::wechat
