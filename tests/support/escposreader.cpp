// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/escposreader.h"

#include <QStringDecoder>

namespace mendian::test {

namespace {

/// -1 = not complete yet. Sizes count from the first byte of the command.
using Size = qsizetype (*)(const QByteArray &);

template <int N>
qsizetype fixed(const QByteArray &)
{
    return N;
}

int byteAt(const QByteArray &b, qsizetype at) { return at < b.size() ? quint8(b.at(at)) : -1; }

qsizetype lengthAfter(const QByteArray &b, qsizetype at)
{
    return b.size() < at + 2 ? -1 : at + 2 + byteAt(b, at) + 256 * byteAt(b, at + 1);
}

qsizetype cut(const QByteArray &b) { return b.size() < 3 ? -1 : byteAt(b, 2) == 0x41 || byteAt(b, 2) == 0x42 ? 4 : 3; }
qsizetype barcode(const QByteArray &b) { return b.size() < 4 ? -1 : 4 + byteAt(b, 3); }
qsizetype image(const QByteArray &b)
{
    if (b.size() < 8)
        return -1;
    const int rowBytes = byteAt(b, 4) + 256 * byteAt(b, 5);
    return 8 + qsizetype(rowBytes) * (byteAt(b, 6) + 256 * byteAt(b, 7));
}
qsizetype parenthesis(const QByteArray &b) { return lengthAfter(b, 3); }
qsizetype oldQr(const QByteArray &b) { return lengthAfter(b, 5); }

const struct
{
    const char *start;
    Size size;
} kCommands[] = {{"1b40", fixed<2>}, {"1b32", fixed<2>}, {"1b64", fixed<3>}, {"1b61", fixed<3>}, {"1b45", fixed<3>},
    {"1b70", fixed<5>}, {"1b5a", oldQr}, {"1c26", fixed<2>}, {"1c21", fixed<3>}, {"1d21", fixed<3>}, {"1d56", cut},
    {"1d68", fixed<3>}, {"1d77", fixed<3>}, {"1d48", fixed<3>}, {"1d6b", barcode}, {"1d286b", parenthesis},
    {"1d2848", parenthesis}, {"1d7630", image}, {"1d61", fixed<3>}, {"1d72", fixed<3>}, {"1004", fixed<3>},
    {"1005", fixed<3>}, {"1014", fixed<5>}};

bool startsCommand(char c) { return c == 0x1B || c == 0x1C || c == 0x1D || c == 0x10; }

} // namespace

QList<EscPosToken> EscPosReader::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    QList<EscPosToken> tokens;
    while (!m_rest.isEmpty()) {
        if (!startsCommand(m_rest.at(0))) {
            qsizetype end = 1;
            while (end < m_rest.size() && !startsCommand(m_rest.at(end)))
                ++end;
            tokens.append({{}, m_rest.left(end)});
            m_rest.remove(0, end);
            continue;
        }
        if (m_rest.size() < 3 && m_rest != QByteArray::fromHex("1b40") && m_rest != QByteArray::fromHex("1b32")
            && m_rest != QByteArray::fromHex("1c26"))
            break;
        bool known = false;
        qsizetype size = -1;
        QByteArray start;
        for (const auto &command : kCommands) {
            start = QByteArray::fromHex(command.start);
            if (!m_rest.startsWith(start))
                continue;
            known = true;
            size = command.size(m_rest);
            break;
        }
        if (!known) {
            tokens.append({"?", m_rest.left(3)});
            m_rest.remove(0, 1);
            continue;
        }
        if (size < 0 || size > m_rest.size())
            break;
        tokens.append({start.toHex(), m_rest.mid(start.size(), size - start.size())});
        m_rest.remove(0, size);
    }
    return tokens;
}

QStringList printedLines(const QByteArray &bytes)
{
    EscPosReader reader;
    QByteArray text;
    const QList<EscPosToken> tokens = reader.feed(bytes);
    for (const EscPosToken &token : tokens)
        if (token.command.isEmpty())
            text += token.data;
    QStringDecoder decoder("GB18030");
    const QString decoded = decoder(text);
    return decoded.split(u'\n');
}

} // namespace mendian::test
