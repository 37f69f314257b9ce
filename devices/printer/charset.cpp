// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/charset.h"

namespace mendian::printer {

namespace {

constexpr char32_t kBox = 0x25A1; // □, A1 F5 in every set

struct FoldRow
{
    char32_t from;
    const char *to;
};

constexpr FoldRow kFold[] = {
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "-"},
    {0x2013, "-"},
    {0x2212, "-"},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201A, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x201E, "\""},
    {0x2022, "*"},
    {0x2026, "..."},
    {0x2032, "'"},
    {0x20AC, "EUR"},
    {0x00AE, "(R)"},
    {0x00A9, "(C)"},
    {0x2122, "(TM)"},
    {0x2044, "/"},
};

struct Rows
{
    quint16 first;
    quint16 last;
};

// GB 2312-80 as it is in printers: without the later additions of GBK/1 and GBK/5.
constexpr Rows kGb2312[] = {{0xA1A1, 0xA1FE}, {0xA2B1, 0xA2E2}, {0xA2E5, 0xA2EE}, {0xA2F1, 0xA2FC}, {0xA3A1, 0xA3FE},
    {0xA4A1, 0xA4F3}, {0xA5A1, 0xA5F6}, {0xA6A1, 0xA6B8}, {0xA6C1, 0xA6D8}, {0xA7A1, 0xA7C1}, {0xA7D1, 0xA7F1},
    {0xA8A1, 0xA8BA}, {0xA8C5, 0xA8E9}, {0xA9A4, 0xA9EF}, {0xB0A1, 0xF7FE}};

bool inGb2312(quint16 code)
{
    if ((code & 0xFF) < 0xA1)
        return false;
    for (const Rows &rows : kGb2312)
        if (code >= rows.first && code <= rows.last)
            return true;
    return false;
}

/// Two-byte codes that came with GB 18030 only.
bool isNewIn18030(quint16 code) { return code == 0xA2E3 || code == 0xA8BF || (code >= 0xA989 && code <= 0xA995); }

bool isPrivate(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool isSymbol(char32_t c)
{
    return (c >= 0x2300 && c <= 0x23FF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF);
}

} // namespace

PrinterCharset::PrinterCharset(Charset charset)
    : m_charset(charset), m_encoder("GB18030", QStringConverter::Flag::Stateless)
{
}

QByteArray PrinterCharset::bytesOf(char32_t c)
{
    if (c < 0x80)
        return QByteArray(1, char(c));
    if (isPrivate(c))
        return {};
    const QByteArray bytes = m_encoder.encode(QString::fromUcs4(&c, 1));
    if (bytes.size() == 4)
        return m_charset == Charset::Gb18030 && !isSymbol(c) ? bytes : QByteArray();
    if (bytes.size() != 2)
        return {};
    const quint16 code = quint16(quint8(bytes[0]) << 8 | quint8(bytes[1]));
    const bool ok =
        m_charset == Charset::Gb2312 ? inGb2312(code) : m_charset == Charset::Gb18030 || !isNewIn18030(code);
    return ok ? bytes : QByteArray();
}

bool PrinterCharset::has(char32_t c) { return !bytesOf(c).isEmpty(); }

bool PrinterCharset::hasAll(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(), [this](uint c) { return has(c); });
}

QString PrinterCharset::fold(const QString &text, bool keep)
{
    QString out;
    for (const char32_t c : text.toUcs4()) {
        const auto row =
            std::find_if(std::begin(kFold), std::end(kFold), [c](const FoldRow &r) { return r.from == c; });
        if (has(c))
            out += QString::fromUcs4(&c, 1);
        else if (row != std::end(kFold))
            out += QLatin1String(row->to);
        else if (!isSymbol(c))
            out += keep ? QString::fromUcs4(&c, 1) : QString(QChar(kBox));
    }
    return out;
}

QByteArray PrinterCharset::encode(const QString &text)
{
    QByteArray out;
    for (const char32_t c : text.toUcs4()) {
        const QByteArray bytes = bytesOf(c);
        out += bytes.isEmpty() ? bytesOf(kBox) : bytes;
    }
    return out;
}

} // namespace mendian::printer
