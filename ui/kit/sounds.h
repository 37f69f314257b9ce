// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <memory>

class QThread;

namespace mendian::kit {

/// What the till says by ear; each has a visual twin (ui guide §3.5).
enum class Sound {
    ItemOk,   ///< 1.8 kHz, 60 ms
    NotFound, ///< 2 × 320 Hz, 120 ms
    Paid,     ///< rising pair
    Failed,   ///< falling pair
    Unknown,  ///< three equal middle tones
    NewOrder, ///< chime, repeated until accepted
    Count
};

/// 16-bit mono WAV at 44.1 kHz, made from the table; starts and ends at silence.
QByteArray soundWave(Sound sound);

/// Plays sounds; never blocks the caller. Tests pass a FakeSoundPlayer.
class SoundPlayer
{
public:
    virtual ~SoundPlayer() = default;
    virtual void play(Sound sound) = 0;
    /// Plays now and again every `everyMs` until stop(): Unknown each 20 s, NewOrder until accepted.
    virtual void repeat(Sound sound, int everyMs) = 0;
    virtual void stop(Sound sound) = 0;
    virtual void setVolume(int percent) = 0; ///< 0 silent .. 100
};

/// QSoundEffect on a thread of its own: looking for audio devices may take long and must not stop the window. Without a
/// device it stays silent.
class DeviceSoundPlayer final : public SoundPlayer
{
public:
    DeviceSoundPlayer();
    ~DeviceSoundPlayer() override;
    void play(Sound sound) override;
    void repeat(Sound sound, int everyMs) override;
    void stop(Sound sound) override;
    void setVolume(int percent) override;

private:
    class Voice;
    std::unique_ptr<QThread> m_thread;
    Voice *m_voice; // lives in m_thread and is deleted there
};

} // namespace mendian::kit
