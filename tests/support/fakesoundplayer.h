// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/sounds.h"

#include <QList>
#include <QSet>

namespace mendian::test {

/// Records what would be heard.
class FakeSoundPlayer final : public kit::SoundPlayer
{
public:
    void play(kit::Sound sound) override { played.append(sound); }
    void repeat(kit::Sound sound, int) override
    {
        played.append(sound);
        repeating.insert(static_cast<int>(sound));
    }
    void stop(kit::Sound sound) override { repeating.remove(static_cast<int>(sound)); }
    void setVolume(int percent) override { volume = percent; }

    QList<kit::Sound> played;
    QSet<int> repeating;
    int volume = 80;
};

} // namespace mendian::test
