// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/scenes.h"
#include "ui/kit/prompter.h"
#include "ui/kit/sounds.h"

class QWidget;

namespace mendian {

/// Says nothing and asks nothing: for pictures.
class SilentPrompter final : public kit::Prompter
{
public:
    void ask(const kit::Prompt &, QObject *, Answered) override {}
    void tell(kit::Tone, const QString &) override {}
};

class SilentSounds final : public kit::SoundPlayer
{
public:
    void play(kit::Sound) override {}
    void repeat(kit::Sound, int) override {}
    void stop(kit::Sound) override {}
    void setVolume(int) override {}
};

/// The sale screen of a scene, ready to be shown and grabbed; below the top bar, which the frame adds. What it needs (a
/// till without an engine, a standing clock) lives and dies with the widget.
QWidget *makeSaleScreen(const Scene &scene, QWidget *parent = nullptr);
class SalePage;
class SceneTill;
/// Opens what the scene has open (search, last scan, panel, approval); once, after the page is shown.
void settleSalePage(SalePage &page, SceneTill &till);
/// The same for a widget of makeSaleScreen().
void settleSaleScreen(QWidget *screen);
/// The customer's screen of a scene.
QWidget *makeCustomerScreen(const Scene &scene, QWidget *parent = nullptr);

} // namespace mendian
