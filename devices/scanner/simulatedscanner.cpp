// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/simulatedscanner.h"

namespace mendian::devices {

void SimulatedScanner::scan(const QString &text) { scanBytes(text.toUtf8()); }

void SimulatedScanner::scanBytes(const QByteArray &bytes, bool incomplete)
{
    if (state() == State::Ready)
        emit decoded(makeDecode(bytes, source(), m_clock, incomplete));
}

} // namespace mendian::devices
