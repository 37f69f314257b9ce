// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/status.h"

namespace mendian::printer {

namespace {

constexpr qsizetype kLongestBlock = 256;

bool isBlockStart(quint8 b) { return b == 0x35 || b == 0x37 || b == 0x3B || b == 0x3D || b == 0x5F; }

} // namespace

documents::PrintReason reasonOf(const PrinterHealth &health)
{
    using documents::PrintReason;
    const struct
    {
        bool found;
        PrintReason reason;
    } rows[] = {{health.coverOpen, PrintReason::CoverOpen}, {health.paperOut, PrintReason::PaperOut},
        {health.cutter, PrintReason::Cutter}, {health.error, PrintReason::PrinterError},
        {health.offline, PrintReason::Offline}};
    for (const auto &row : rows)
        if (row.found)
            return row.reason;
    return PrintReason::None;
}

void applyEot(PrinterHealth &health, int n, quint8 byte)
{
    health.answered = true;
    switch (n) {
    case 1:
        health.drawerHigh = byte & 0x04;
        health.offline = byte & 0x08;
        break;
    case 2:
        health.coverOpen = byte & 0x04;
        health.paperOut = health.paperOut || (byte & 0x20);
        health.error = byte & 0x40;
        break;
    case 3:
        health.cutter = byte & 0x08;
        health.error = health.error || (byte & 0x64);
        break;
    case 4:
        health.paperNearEnd = byte & 0x0C;
        health.paperOut = health.paperOut || (byte & 0x60);
        break;
    default:
        break;
    }
}

void applyAsb(PrinterHealth &health, const QByteArray &four)
{
    const quint8 one = quint8(four.at(0));
    const quint8 two = quint8(four.at(1));
    const quint8 three = quint8(four.at(2));
    health.answered = true;
    health.drawerHigh = one & 0x04;
    health.offline = one & 0x08;
    health.coverOpen = one & 0x20;
    health.cutter = two & 0x08;
    health.error = two & 0x64;
    health.paperNearEnd = three & 0x03;
    health.paperOut = three & 0x0C;
}

QList<StatusAnswer> StatusParser::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    QList<StatusAnswer> answers;
    qsizetype at = 0;
    const auto take = [&](StatusAnswer::Kind kind, qsizetype size) {
        answers.append({kind, m_rest.mid(at, size)});
        at += size;
    };
    while (at < m_rest.size()) {
        const quint8 b = quint8(m_rest.at(at));
        if (b == 0x11 || b == 0x13) {
            ++at;
        } else if (isBlockStart(b)) {
            const qsizetype end = m_rest.indexOf('\0', at);
            if (end < 0 && m_rest.size() - at < kLongestBlock)
                break;
            if (end < 0) {
                ++at; // noise that looks like the beginning of a block
                continue;
            }
            take(StatusAnswer::Kind::Block, end - at);
            ++at;
        } else if ((b & 0x93) == 0x12) {
            take(StatusAnswer::Kind::Eot, 1);
        } else if ((b & 0x93) == 0x10) {
            if (m_rest.size() - at < 4)
                break;
            const bool asb = !(m_rest.at(at + 1) & 0x90) && !(m_rest.at(at + 2) & 0x90) && !(m_rest.at(at + 3) & 0x90);
            if (asb)
                take(StatusAnswer::Kind::Asb, 4);
            else
                ++at;
        } else if ((b & 0x90) == 0) {
            take(StatusAnswer::Kind::Queued, 1);
        } else {
            ++at;
        }
    }
    m_rest.remove(0, at);
    return answers;
}

} // namespace mendian::printer
