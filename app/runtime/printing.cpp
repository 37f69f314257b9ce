// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/printing.h"

namespace mendian::app {

using documents::PrintReason;
using documents::PrintState;

namespace {

printer::PrinterAddress addressOf(const printer::PrinterProfile &profile, const QString &text)
{
    printer::PrinterAddress address;
    if (profile.link != printer::Link::Tcp) {
        address.path = text;
        return address;
    }
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    address.host = colon > 0 ? text.left(colon) : text;
    if (colon > 0)
        address.port = static_cast<quint16>(text.mid(colon + 1).toUInt());
    return address;
}

} // namespace

Printing::Printing(Shop &shop) : m_shop(shop), m_jobs(shop.journal, shop.clock), m_queue(m_jobs, shop.clock)
{
    connect(&m_queue, &printing::PrintQueue::printerChanged, this, &Printing::changed);
}

void Printing::attach(Till &till)
{
    connect(
        &m_queue, &printing::PrintQueue::jobChanged, &till, [this, &till](PrintJobId, PrintState state, PrintReason) {
            if (state == PrintState::Printed || state == PrintState::Sent)
                m_lastPrinted = m_shop.now();
            till.printStateChanged(documents::printStateName(state));
            emit changed();
        });
    connect(&till, &Till::settingsChanged, this, &Printing::configure);
}

Status Printing::start()
{
    configure();
    return m_queue.start();
}

void Printing::configure()
{
    const QString transport = m_shop.settings.text("printer.transport");
    m_configured = transport != QLatin1String("none");
    if (!m_configured) {
        m_queue.setPrinter({}, {});
        emit changed();
        return;
    }
    auto profile = printer::profile(m_shop.settings.text("printer.profile"));
    if (!profile)
        profile = printer::profile(QStringLiteral("generic-80"));
    profile->link = transport == QLatin1String("tcp") ? printer::Link::Tcp
        : transport == QLatin1String("file")          ? printer::Link::File
                                                      : printer::Link::Device;
    const auto address = addressOf(*profile, m_shop.settings.text("printer.address"));
    m_queue.setPrinter(*profile, printer::makeDriver(*profile, address));
    emit changed();
}

DeviceView Printing::device() const
{
    DeviceView view;
    view.id = QStringLiteral("printer");
    view.state = !m_configured                   ? QStringLiteral("none")
        : m_queue.trouble() == PrintReason::None ? QStringLiteral("ok")
                                                 : QStringLiteral("trouble");
    view.code = documents::printReasonName(m_queue.trouble());
    view.detail = m_shop.settings.text("printer.address");
    view.lastEvent = m_lastPrinted;
    return view;
}

Status Printing::reprint(const QByteArray &subject, const QString &kind, const QString &staff)
{
    const auto job = m_queue.reprint(subject, kind, staff);
    return job ? Status() : Status(fail(job.error()));
}

Status Printing::repeat(PrintJobId id, const QString &staff)
{
    const auto job = m_queue.repeat(id, staff);
    return job ? Status() : Status(fail(job.error()));
}

} // namespace mendian::app
