// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mendian::app {

class TourStage;

/// The parts of a trading day, in order. Each leaves the till ready for the next.
struct TourPart
{
    const char *name;
    void (*play)(TourStage &stage);
};

/// nullptr-terminated rows.
const TourPart *tourDay();

} // namespace mendian::app
