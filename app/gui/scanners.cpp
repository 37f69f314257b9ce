// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/scanners.h"

#include "devices/scanner/evdevscanner.h"
#include "devices/scanner/serialscanner.h"
#include "devices/scanner/wedgefilter.h"

namespace mendian::app {

namespace {

void connectTo(scanning::ScanQueue &queue, devices::Scanner &scanner)
{
    QObject::connect(
        &scanner, &devices::Scanner::decoded, &scanner,
        [&queue](const devices::Decode &decode) { queue.submit(decode); }, Qt::DirectConnection);
}

} // namespace

Scanners::Scanners(scanning::ScanQueue &queue, const Clock &clock, const Settings &settings)
{
    const bool bluetooth = settings.text("scanner.profile") == QLatin1String("bluetooth");
    m_wedge = std::make_unique<devices::WedgeFilter>(
        bluetooth ? devices::ScannerProfile::bluetooth(QStringLiteral("~")) : devices::ScannerProfile::usb(), clock);
    connectTo(queue, *m_wedge);
    m_wedge->start();
    const QString mode = settings.text("scanner.mode");
    const QString device = settings.text("scanner.device");
    if (mode == QLatin1String("wedge") || device.isEmpty())
        return;
    m_thread = std::make_unique<Worker>(QStringLiteral("scanner"));
    m_thread
        ->run([&] {
            if (mode == QLatin1String("serial"))
                m_device = new devices::SerialScanner(device, devices::ScannerProfile::serial(), clock);
            else
                m_device = new devices::EvdevScanner(
                    device, devices::ScannerProfile::usb(), clock, devices::EvdevScanner::Grab::Required);
            connectTo(queue, *m_device);
            m_device->start();
        })
        .waitForFinished();
}

Scanners::~Scanners()
{
    if (m_thread)
        m_thread->run([this] { delete m_device; }).waitForFinished();
}

} // namespace mendian::app
