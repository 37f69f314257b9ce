// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/cashier/shots/salescreen.h"
#include "ui/shots/shottable.h"
#include "ui/shots/shottill.h"

#include <memory>

namespace mendian {

/// One screen with everything it needs, shown and settled: till, clock, sounds, window. GUI thread.
class ShotStage
{
public:
    ShotStage(const ShotRow &row, const QSize &canvas);
    ~ShotStage();
    ShotStage(const ShotStage &) = delete;
    ShotStage &operator=(const ShotStage &) = delete;

    QWidget *widget() const { return m_widget.get(); }
    ShotTill &till() { return m_till; }

private:
    ManualClock m_clock;
    SilentSounds m_sounds;
    ShotTill m_till;
    std::unique_ptr<QWidget> m_widget;
};

} // namespace mendian
