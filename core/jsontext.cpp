// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"

namespace mendian {

namespace {

struct Escape
{
    char16_t character;
    char letter;
};
constexpr Escape kEscapes[] = {
    {u'"', '"'}, {u'\\', '\\'}, {u'\b', 'b'}, {u'\f', 'f'}, {u'\n', 'n'}, {u'\r', 'r'}, {u'\t', 't'}};

} // namespace

void JsonText::comma()
{
    if (!m_first)
        m_bytes.append(',');
    m_first = false;
}

JsonText &JsonText::open(char c)
{
    comma();
    m_bytes.append(c);
    m_first = true;
    return *this;
}

JsonText &JsonText::close(char c)
{
    m_bytes.append(c);
    m_first = false;
    return *this;
}

JsonText &JsonText::key(const char *name)
{
    comma();
    m_bytes.append('"').append(name).append("\":");
    m_first = true;
    return *this;
}

JsonText &JsonText::value(qint64 number)
{
    comma();
    m_bytes.append(QByteArray::number(number));
    return *this;
}

JsonText &JsonText::literal(const char *word)
{
    comma();
    m_bytes.append(word);
    return *this;
}

void JsonText::escaped(char16_t c)
{
    for (const Escape &escape : kEscapes) {
        if (escape.character == c) {
            m_bytes.append('\\').append(escape.letter);
            return;
        }
    }
    m_bytes.append("\\u").append(QByteArray::number(c, 16).rightJustified(4, '0'));
}

JsonText &JsonText::value(QStringView text)
{
    comma();
    m_bytes.append('"');
    qsizetype from = 0; // start of the run that needs no escape
    const auto flush = [&](qsizetype to) {
        if (to > from)
            m_bytes.append(text.sliced(from, to - from).toUtf8());
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            ++i;
            continue;
        }
        if (c.unicode() >= 0x20 && c != u'"' && c != u'\\' && !c.isSurrogate())
            continue;
        flush(i);
        escaped(c.unicode());
        from = i + 1;
    }
    flush(text.size());
    m_bytes.append('"');
    return *this;
}

} // namespace mendian
