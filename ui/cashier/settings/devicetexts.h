// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillview.h"

namespace mendian {

/// "Printer" of "printer"; the id itself when unknown.
QString deviceName(const QString &id);
/// "OK", "out of paper", "not connected": the state in a word or two.
QString deviceState(const DeviceView &device);
/// A whole sentence on what to do about it (a provider's keys); empty when there is none.
QString deviceNote(const DeviceView &device);
kit::Tone deviceTone(const DeviceView &device);

} // namespace mendian
