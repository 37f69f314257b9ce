// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/kit/sounds.h"
#include "ui/shots/shottill.h"

#include <span>

class QWidget;

namespace mendian {

struct ShotParts
{
    ShotTill &till;
    kit::SoundPlayer &sounds;
    const Clock &clock;
};

/// One picture: which scene, which widget, and what is done to it before the picture is taken.
struct ShotRow
{
    const char *screen;
    const char *state;
    const char *scene; ///< of ui/cashier/scenes.h
    QWidget *(*make)(const ShotParts &parts);
    void (*change)(ShotTill &till);                 ///< before the widget is made; may be null
    void (*after)(QWidget &widget, ShotTill &till); ///< when it is shown; may be null
};

/// A new picture is a row here.
std::span<const ShotRow> shotRows();
const ShotRow *shotRow(const QString &screen, const QString &state);

} // namespace mendian
