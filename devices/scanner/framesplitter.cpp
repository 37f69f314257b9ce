// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/framesplitter.h"

namespace mendian::devices {

QList<Frame> FrameSplitter::feed(const QByteArray &bytes, qint64 nowMs)
{
    QList<Frame> frames = tick(nowMs);
    for (const char byte : bytes)
        take(byte, frames);
    m_lastMs = nowMs;
    return frames;
}

void FrameSplitter::take(char byte, QList<Frame> &frames)
{
    constexpr char kStx = 0x02;
    constexpr char kEtx = 0x03;
    const bool afterCr = m_afterCr;
    m_afterCr = byte == '\r';
    switch (m_end) {
    case FrameEnd::AnyLine:
        if (byte == '\r' || byte == '\n')
            return finish(frames, false);
        break;
    case FrameEnd::Cr:
        if (byte == '\r')
            return finish(frames, false);
        if (byte == '\n' && afterCr)
            return;
        break;
    case FrameEnd::Lf:
        if (byte == '\n')
            return finish(frames, false);
        break;
    case FrameEnd::CrLf:
        if (byte == '\n' && afterCr) {
            if (m_buffer.endsWith('\r'))
                m_buffer.chop(1);
            return finish(frames, false);
        }
        break;
    case FrameEnd::Silence:
        break;
    }
    if (byte == kStx || byte == kEtx)
        return;
    if (m_buffer.size() >= kCap)
        m_overflow = true;
    else
        m_buffer += byte;
}

void FrameSplitter::finish(QList<Frame> &frames, bool incomplete)
{
    if (!m_buffer.isEmpty())
        frames.append({m_buffer, incomplete || m_overflow});
    m_buffer.clear();
    m_overflow = false;
}

QList<Frame> FrameSplitter::tick(qint64 nowMs)
{
    QList<Frame> frames;
    if (!m_buffer.isEmpty() && nowMs - m_lastMs >= limit())
        finish(frames, m_end != FrameEnd::Silence);
    return frames;
}

std::optional<qint64> FrameSplitter::deadline() const
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    return m_lastMs + limit();
}

QList<Frame> FrameSplitter::close()
{
    QList<Frame> frames;
    finish(frames, true);
    m_afterCr = false;
    return frames;
}

} // namespace mendian::devices
