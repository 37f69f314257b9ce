// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sounds.h"

#include "ui/kit/kitlog.h"

#include <QAudioDevice>
#include <QDir>
#include <QFile>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QtEndian>
#include <array>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kRate = 44100;
constexpr int kFadeSamples = kRate / 200; // 5 ms, against clicks

struct Note
{
    int hertz; // 0: pause; -1: end of the list
    int ms;
};
constexpr Note kEnd{-1, 0};
using Melody = std::array<Note, 6>;
constexpr std::array<Melody, static_cast<size_t>(Sound::Count)> kMelodies{{
    {{{1800, 60}, kEnd}},
    {{{320, 120}, {0, 60}, {320, 120}, kEnd}},
    {{{880, 110}, {1320, 190}, kEnd}},
    {{{660, 140}, {440, 240}, kEnd}},
    {{{700, 140}, {0, 80}, {700, 140}, {0, 80}, {700, 140}, kEnd}},
    {{{1047, 160}, {1319, 160}, {1568, 320}, kEnd}},
}};

void append16(QByteArray &out, qint16 value)
{
    char bytes[2];
    qToLittleEndian(value, bytes);
    out.append(bytes, 2);
}

void append32(QByteArray &out, quint32 value)
{
    char bytes[4];
    qToLittleEndian(value, bytes);
    out.append(bytes, 4);
}
} // namespace

QByteArray soundWave(Sound sound)
{
    QByteArray samples;
    for (const Note &note : kMelodies[static_cast<size_t>(sound)]) {
        if (note.hertz < 0)
            break;
        const int count = kRate * note.ms / 1000;
        for (int i = 0; i < count; ++i) {
            const int edge = qMin(i, count - 1 - i);
            const double fade = qMin(1.0, static_cast<double>(edge) / kFadeSamples);
            const double wave = note.hertz > 0 ? std::sin(2 * M_PI * note.hertz * i / kRate) : 0.0;
            append16(samples, static_cast<qint16>(std::lround(wave * fade * 20000)));
        }
    }
    QByteArray wav("RIFF");
    append32(wav, static_cast<quint32>(36 + samples.size()));
    wav += "WAVEfmt ";
    append32(wav, 16);
    append16(wav, 1); // PCM
    append16(wav, 1); // mono
    append32(wav, kRate);
    append32(wav, kRate * 2);
    append16(wav, 2);
    append16(wav, 16);
    wav += "data";
    append32(wav, static_cast<quint32>(samples.size()));
    return wav + samples;
}

class DeviceSoundPlayer::Voice final : public QObject
{
public:
    void play(Sound sound)
    {
        if (QSoundEffect *effect = ready(sound))
            effect->play();
    }
    void repeat(Sound sound, int everyMs)
    {
        QTimer *&timer = m_timers[static_cast<size_t>(sound)];
        if (!timer) {
            timer = new QTimer(this);
            connect(timer, &QTimer::timeout, this, [this, sound] { play(sound); });
        }
        timer->start(everyMs);
        play(sound);
    }
    void stop(Sound sound)
    {
        if (QTimer *timer = m_timers[static_cast<size_t>(sound)])
            timer->stop();
        if (QSoundEffect *effect = m_effects[static_cast<size_t>(sound)])
            effect->stop();
    }
    void setVolume(int percent)
    {
        m_volume = static_cast<float>(qBound(0, percent, 100)) / 100.0F;
        for (QSoundEffect *effect : m_effects) {
            if (effect)
                effect->setVolume(m_volume);
        }
    }

private:
    QSoundEffect *ready(Sound sound)
    {
        if (!m_looked) {
            m_looked = true;
            m_audible = !QMediaDevices::defaultAudioOutput().isNull();
            if (!m_audible)
                qCInfo(logKit) << "no audio device: sounds are off";
        }
        if (!m_audible || !m_folder.isValid())
            return nullptr;
        QSoundEffect *&effect = m_effects[static_cast<size_t>(sound)];
        if (effect)
            return effect;
        const QString path = m_folder.filePath(QString::number(static_cast<int>(sound)) + QStringLiteral(".wav"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(soundWave(sound)) < 0)
            return nullptr;
        file.close();
        effect = new QSoundEffect(this);
        effect->setSource(QUrl::fromLocalFile(path));
        effect->setVolume(m_volume);
        return effect;
    }

    QTemporaryDir m_folder;
    std::array<QSoundEffect *, static_cast<size_t>(Sound::Count)> m_effects{};
    std::array<QTimer *, static_cast<size_t>(Sound::Count)> m_timers{};
    float m_volume = 0.8F;
    bool m_looked = false;
    bool m_audible = false;
};

DeviceSoundPlayer::DeviceSoundPlayer() : m_thread(std::make_unique<QThread>()), m_voice(new Voice)
{
    m_thread->setObjectName(QStringLiteral("sound"));
    m_voice->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_voice, &QObject::deleteLater);
    m_thread->start();
}

DeviceSoundPlayer::~DeviceSoundPlayer()
{
    m_thread->quit();
    m_thread->wait();
}

void DeviceSoundPlayer::play(Sound sound)
{
    QMetaObject::invokeMethod(m_voice, [voice = m_voice, sound] { voice->play(sound); });
}

void DeviceSoundPlayer::repeat(Sound sound, int everyMs)
{
    QMetaObject::invokeMethod(m_voice, [voice = m_voice, sound, everyMs] { voice->repeat(sound, everyMs); });
}

void DeviceSoundPlayer::stop(Sound sound)
{
    QMetaObject::invokeMethod(m_voice, [voice = m_voice, sound] { voice->stop(sound); });
}

void DeviceSoundPlayer::setVolume(int percent)
{
    QMetaObject::invokeMethod(m_voice, [voice = m_voice, percent] { voice->setVolume(percent); });
}

} // namespace mendian::kit
