// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/xml.h"

#include <QStringDecoder>

namespace mendian::sandbox::wechat {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024;
constexpr qsizetype kMaxFields = 200; // a page of ten refunds with coupons has about 150

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Walks over the bytes once; every refusal is a sentence with the place.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    Result<Fields> read()
    {
        skipSpace();
        if (m_bytes.mid(m_at, 5) == "<?xml") {
            const qsizetype end = m_bytes.indexOf("?>", m_at);
            const QByteArray declaration = end < 0 ? QByteArray() : m_bytes.mid(m_at, end - m_at).toLower();
            if (end < 0 || (declaration.contains("encoding") && !declaration.contains("utf-8")))
                return refuse("XML declaration");
            m_at = end + 2;
            skipSpace();
        }
        if (!take("<xml>"))
            return refuse("the root is not <xml>");
        Fields fields;
        for (;;) {
            skipSpace();
            if (take("</xml>"))
                break;
            const auto field = readField();
            if (!field)
                return fail(field.error());
            if (fields.has(field->name.constData()))
                return refuse("an element twice");
            if (fields.list().size() >= kMaxFields)
                return refuse("too many elements");
            fields.add(field->name.constData(), field->value);
        }
        skipSpace();
        if (m_at != m_bytes.size())
            return refuse("bytes after </xml>");
        return fields;
    }

private:
    tl::unexpected<Error> refuse(const char *why) const
    {
        return fail(ErrorCode::Protocol, QStringLiteral("XML at byte %1: %2").arg(m_at).arg(QLatin1String(why)));
    }
    char peek() const { return m_at < m_bytes.size() ? m_bytes.at(m_at) : '\0'; }
    bool take(const QByteArray &text)
    {
        if (!QByteArrayView(m_bytes).sliced(qMin(m_at, m_bytes.size())).startsWith(text))
            return false;
        m_at += text.size();
        return true;
    }
    void skipSpace()
    {
        while (m_at < m_bytes.size() && isSpace(m_bytes.at(m_at)))
            ++m_at;
    }

    Result<Field> readField()
    {
        if (!take("<"))
            return refuse("text between elements");
        Field field;
        while (QByteArrayView("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_").contains(peek())
            && peek() != '\0')
            field.name += m_bytes.at(m_at++);
        if (field.name.isEmpty() || field.name.size() > 64)
            return refuse("not an element name");
        if (take("/>"))
            return field;
        if (!take(">"))
            return refuse("attributes are not allowed");
        for (;;) {
            if (take("<![CDATA[")) {
                const qsizetype end = m_bytes.indexOf("]]>", m_at);
                if (end < 0)
                    return refuse("CDATA does not end");
                field.value += m_bytes.mid(m_at, end - m_at);
                m_at = end + 3;
            } else if (peek() == '<') {
                break;
            } else if (peek() == '&') {
                MENDIAN_TRY(readEntity(field.value));
            } else if (m_at < m_bytes.size()) {
                field.value += m_bytes.at(m_at++);
            } else {
                return refuse("an element does not end");
            }
        }
        if (!take("</" + field.name + '>'))
            return refuse("nested or wrongly closed element");
        return field;
    }

    Status readEntity(QByteArray &value)
    {
        struct Entity
        {
            const char *text;
            char character;
        };
        static constexpr Entity kEntities[] = {
            {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
        for (const Entity &entity : kEntities) {
            if (take(entity.text)) {
                value += entity.character;
                return {};
            }
        }
        const qsizetype end = m_bytes.indexOf(';', m_at);
        if (peek() != '&' || m_bytes.mid(m_at, 2) != "&#" || end < 0 || end - m_at > 10)
            return refuse("unknown entity");
        const QByteArray digits = m_bytes.mid(m_at + 2, end - m_at - 2);
        bool good = false;
        const uint code = digits.startsWith('x') ? digits.mid(1).toUInt(&good, 16) : digits.toUInt(&good, 10);
        if (!good || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
            || (code < 0x20 && code != '\t' && code != '\n' && code != '\r'))
            return refuse("character reference out of range");
        const char32_t character = code;
        value += QString::fromUcs4(&character, 1).toUtf8();
        m_at = end + 1;
        return {};
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

bool hasForbiddenCharacter(const QByteArray &bytes)
{
    return std::any_of(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && !isSpace(c); });
}

} // namespace

QByteArray Fields::value(const char *name) const
{
    for (const Field &field : m_list) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

bool Fields::has(const char *name) const
{
    return std::any_of(m_list.begin(), m_list.end(), [&](const Field &field) { return field.name == name; });
}

void Fields::set(const char *name, const QByteArray &value)
{
    for (Field &field : m_list) {
        if (field.name == name) {
            field.value = value;
            return;
        }
    }
    add(name, value);
}

void Fields::remove(const char *name)
{
    m_list.removeIf([&](const Field &field) { return field.name == name; });
}

Result<Fields> parseXml(const QByteArray &bytes)
{
    if (bytes.size() > kMaxBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("XML: more than 64 KB"));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.startsWith(QChar(QChar::ByteOrderMark)) || bytes.startsWith("\xef\xbb\xbf"))
        return fail(ErrorCode::InvalidInput, QStringLiteral("XML: not UTF-8 without a mark"));
    if (hasForbiddenCharacter(bytes))
        return fail(ErrorCode::Protocol, QStringLiteral("XML: control character"));
    return Reader(bytes).read();
}

QByteArray writeXml(const Fields &fields)
{
    QByteArray xml = "<xml>";
    for (const Field &field : fields.list()) {
        QByteArray value = field.value;
        value.replace("]]>", "]]]]><![CDATA[>");
        xml += '<' + field.name + "><![CDATA[" + value + "]]></" + field.name + '>';
    }
    return xml + "</xml>";
}

} // namespace mendian::sandbox::wechat
