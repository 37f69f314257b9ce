// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/profile.h"

#include <QByteArray>
#include <QList>
#include <optional>

namespace mendian::devices {

/// One scan cut out of a stream.
struct Frame
{
    QByteArray bytes;
    bool incomplete = false; ///< longer than the cap, or its end never came

    friend bool operator==(const Frame &, const Frame &) = default;
};

/// Cuts the bytes of a serial scanner into scans (spec/devices.md §3.2): reads arrive in pieces, several frames may
/// come in one read; STX and ETX are dropped, empty frames are none. Pure; times in ms of any steady clock.
class FrameSplitter
{
public:
    static constexpr qsizetype kCap = 4096;
    static constexpr qint64 kStaleMs = 500; ///< a line without its end for so long is given out as incomplete

    explicit FrameSplitter(FrameEnd end = FrameEnd::AnyLine, qint64 silenceMs = 60) : m_end(end), m_silenceMs(silenceMs)
    {
    }

    QList<Frame> feed(const QByteArray &bytes, qint64 nowMs);
    /// Ends what silence ends. Call at deadline().
    QList<Frame> tick(qint64 nowMs);
    /// When tick() has something to do; nothing while the buffer is empty.
    std::optional<qint64> deadline() const;
    /// The device has gone: what is left is incomplete.
    QList<Frame> close();

private:
    void take(char byte, QList<Frame> &frames);
    void finish(QList<Frame> &frames, bool incomplete);
    qint64 limit() const { return m_end == FrameEnd::Silence ? m_silenceMs : kStaleMs; }

    FrameEnd m_end;
    qint64 m_silenceMs;
    QByteArray m_buffer;
    bool m_overflow = false;
    bool m_afterCr = false;
    qint64 m_lastMs = 0;
};

} // namespace mendian::devices
