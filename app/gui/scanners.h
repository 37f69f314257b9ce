// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker.h"
#include "devices/scanner/scanner.h"
#include "models/settings/settings.h"
#include "workflows/scanning/scanqueue.h"

#include <memory>

namespace mendian::app {

/// The scanners of a window program: the keyboard wedge always, and the serial or grabbed one the settings name. Every
/// decode goes straight into the queue, whatever has the focus. GUI thread.
class Scanners
{
public:
    Scanners(scanning::ScanQueue &queue, const Clock &clock, const Settings &settings);
    ~Scanners();

private:
    std::unique_ptr<devices::Scanner> m_wedge;
    std::unique_ptr<Worker> m_thread;
    devices::Scanner *m_device = nullptr; // lives on m_thread
};

} // namespace mendian::app
