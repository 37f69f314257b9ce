// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/csvrows.h"

#include <QStringDecoder>
#include <QUtf8StringView>
#include <csv.h>
#include <algorithm>
#include <cstring>

namespace mendian {

namespace {
constexpr QByteArrayView kBom("\xEF\xBB\xBF", 3);

/// Walks over physical lines; each keeps its line end.
class Lines
{
public:
    explicit Lines(QByteArrayView text) : m_text(text) {}
    bool next(QByteArrayView *line)
    {
        if (m_at >= m_text.size())
            return false;
        const char *begin = m_text.data() + m_at;
        const char *end = m_text.data() + m_text.size();
        const char *stop = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
        if (stop != end && *stop == '\r' && stop + 1 != end && stop[1] == '\n')
            ++stop;
        if (stop != end)
            ++stop;
        *line = QByteArrayView(begin, stop - begin);
        m_at += line->size();
        return true;
    }
    qsizetype position() const { return m_at; }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool isAscii(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
}

bool isBlank(QByteArrayView line)
{
    return std::all_of(
        line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

/// Turns one line of GB18030 into UTF-8. Qt's decoder keeps its error for ever, so it is renewed after one.
class GbDecoder
{
public:
    QByteArray toUtf8(QByteArrayView line, bool *bad)
    {
        const QString text = m_decoder->decode(line);
        *bad = m_decoder->hasError();
        if (*bad)
            m_decoder.emplace("GB18030", QStringDecoder::Flag::Stateless);
        return text.toUtf8();
    }

private:
    std::optional<QStringDecoder> m_decoder{std::in_place, "GB18030", QStringDecoder::Flag::Stateless};
};

/// libcsv fed one physical line at a time: that is how the line of a row is known.
class Reader
{
public:
    Reader(const std::function<bool(const CsvRow &)> &row, const std::function<void(const CsvFault &)> &fault)
        : m_rowSink(row), m_faultSink(fault)
    {
        csv_init(&m_parser, CSV_APPEND_NULL);
    }
    ~Reader() { csv_free(&m_parser); }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    void setTabs() { csv_set_delim(&m_parser, CSV_TAB); }

    /// False: reading is over.
    bool feed(QByteArrayView line, qint64 number, bool badEncoding, qsizetype position)
    {
        if (!m_open) {
            m_row.line = number;
            m_rowBytes = 0;
        }
        m_rowBytes += line.size();
        if (m_rowBytes > kMaxCsvRowBytes) {
            m_faultSink({m_row.line, GoodsProblem::LineTooLong, {QString::number(kMaxCsvRowBytes)}});
            return !m_open; // a long line is passed over; inside quotes nobody knows where the row ends
        }
        m_row.badEncoding = m_row.badEncoding || badEncoding;
        m_row.endsAt = position;
        m_ended = false;
        const auto size = static_cast<size_t>(line.size());
        if (csv_parse(&m_parser, line.data(), size, &Reader::cell, &Reader::rowEnd, this) != size)
            return false;
        m_open = !m_ended && (m_open || !isBlank(line));
        return m_goOn;
    }

    void finish()
    {
        if (m_open && m_goOn)
            m_faultSink({m_row.line, GoodsProblem::UnclosedQuote, {}});
    }

private:
    static void cell(void *text, size_t size, void *self)
    {
        auto *reader = static_cast<Reader *>(self);
        const QString value = QString::fromUtf8(static_cast<const char *>(text), static_cast<qsizetype>(size));
        reader->m_row.cells.append(value.trimmed());
    }

    static void rowEnd(int, void *self)
    {
        auto *reader = static_cast<Reader *>(self);
        reader->m_ended = true;
        if (reader->m_goOn)
            reader->m_goOn = reader->m_rowSink(reader->m_row);
        reader->m_row.cells.clear();
        reader->m_row.badEncoding = false;
    }

    csv_parser m_parser{};
    const std::function<bool(const CsvRow &)> &m_rowSink;
    const std::function<void(const CsvFault &)> &m_faultSink;
    CsvRow m_row;
    qsizetype m_rowBytes = 0;
    bool m_open = false;
    bool m_ended = false;
    bool m_goOn = true;
};

std::optional<CsvFault> nulFault(QByteArrayView bytes)
{
    const void *nul = std::memchr(bytes.data(), 0, static_cast<size_t>(bytes.size()));
    if (!nul)
        return std::nullopt;
    Lines lines(bytes);
    QByteArrayView line;
    qint64 number = 0;
    while (lines.next(&line) && line.data() <= static_cast<const char *>(nul))
        ++number;
    return CsvFault{number, GoodsProblem::NulByte, {}};
}
} // namespace

const char *encodingName(TextEncoding encoding) { return encoding == TextEncoding::Utf8 ? "UTF-8" : "GB18030"; }

TextEncoding detectEncoding(QByteArrayView text)
{
    if (text.startsWith(kBom))
        return TextEncoding::Utf8;
    qint64 good = 0;
    qint64 bad = 0;
    Lines lines(text);
    for (QByteArrayView line; lines.next(&line);)
        if (!isAscii(line))
            ++(QUtf8StringView(line.data(), line.size()).isValidUtf8() ? good : bad);
    return bad == 0 || good > bad ? TextEncoding::Utf8 : TextEncoding::Gb18030;
}

void readCsv(QByteArrayView bytes, TextEncoding encoding, const std::function<bool(const CsvRow &)> &row,
    const std::function<void(const CsvFault &)> &fault)
{
    if (bytes.isEmpty())
        return;
    if (const auto nul = nulFault(bytes))
        return fault(*nul);
    const qsizetype skipped = bytes.startsWith(kBom) ? kBom.size() : 0;
    Lines lines(bytes.sliced(skipped));
    Reader reader(row, fault);
    GbDecoder decoder;
    qint64 number = 0;
    for (QByteArrayView raw; lines.next(&raw);) {
        ++number;
        bool bad = false;
        // A last line without its end gets one: the tokeniser and the decoder then see that it is complete.
        const bool ended = raw.back() == '\n' || raw.back() == '\r';
        QByteArray owned = ended ? QByteArray() : raw.toByteArray() + '\n';
        QByteArrayView line = ended ? raw : QByteArrayView(owned);
        if (number == 1 && line.indexOf('\t') >= 0 && line.indexOf(',') < 0)
            reader.setTabs();
        if (line.size() > kMaxCsvRowBytes) {
            // too long in any encoding: not worth decoding
        } else if (encoding == TextEncoding::Utf8) {
            bad = !QUtf8StringView(line.data(), line.size()).isValidUtf8();
        } else if (!isAscii(line)) {
            owned = decoder.toUtf8(line, &bad);
            line = owned;
        }
        if (!reader.feed(line, number, bad, skipped + lines.position()))
            return;
    }
    reader.finish();
}

} // namespace mendian
