// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/cashiertopbar.h"

#include "core/product.h"
#include "ui/cashier/settings/devicetexts.h"

#include <QEvent>

namespace mendian {

using namespace kit;

namespace {

const QString kDot = QStringLiteral(" · ");

} // namespace

DeviceSummary deviceSummary(const QList<DeviceView> &devices)
{
    QStringList fine;
    QStringList trouble;
    QString icon = QStringLiteral("printer");
    for (const DeviceView &device : devices) {
        if (device.state == QLatin1String("none"))
            continue;
        const bool provider = device.id.startsWith(QLatin1String("pay.")); // told by its button while it works
        if (device.state == QLatin1String("ok") && provider)
            continue;
        if (device.state == QLatin1String("ok"))
            fine.append(deviceName(device.id));
        else
            trouble.append(deviceName(device.id) + QLatin1Char(' ') + deviceState(device));
    }
    trouble.removeDuplicates(); // codes and QR of one provider
    if (!trouble.isEmpty())
        return {trouble.join(kDot), QStringLiteral("alert-triangle"), Tone::Warn};
    fine.removeDuplicates();
    if (fine.isEmpty())
        return {};
    return {fine.join(kDot) + QLatin1Char(' ') + CashierTopBar::tr("OK", "state of a device"), icon, Tone::Neutral};
}

CashierTopBar::CashierTopBar(QWidget *parent)
    : TopBar(parent), m_mode(addItem(TopBarItem::Look::Pill, {}, {}, 90)),
      m_parked(addItem(TopBarItem::Look::Pill, QStringLiteral("help-hexagon"), {}, 95)),
      m_devices(addItem(TopBarItem::Look::Soft, QStringLiteral("printer"), {}, 10)),
      m_person(addItem(TopBarItem::Look::Strong, QStringLiteral("user"), {}, 60))
{
    m_mode->setTone(Tone::Action);
    m_mode->setObjectName(QStringLiteral("bar.mode"));
    m_parked->setTone(Tone::Unknown);
    m_parked->setPressable(true);
    m_parked->setObjectName(QStringLiteral("bar.parked"));
    m_devices->setPressable(true);
    m_devices->setObjectName(QStringLiteral("bar.devices"));
    m_person->setPressable(true);
    m_person->setObjectName(QStringLiteral("bar.person"));
    for (TopBarItem *item : {m_mode, m_parked, m_devices, m_person})
        item->hide();
    connect(m_parked, &QAbstractButton::clicked, this, &CashierTopBar::parkedPressed);
    connect(m_devices, &QAbstractButton::clicked, this, &CashierTopBar::devicesPressed);
    connect(m_person, &QAbstractButton::clicked, this, &CashierTopBar::personPressed);
}

void CashierTopBar::setView(const TillView &view)
{
    QString place;
    if (view.till > 0)
        place = tr("Till %1").arg(view.till) + kDot
            + (view.shift.open ? tr("Shift %1").arg(view.shift.number) : tr("no shift open"));
    const QString name =
        view.storeName.isEmpty() ? (Format().chinese() ? productNameChinese() : productName()) : view.storeName;
    setStore(name, place);

    const bool demo = view.folderKind == QLatin1String("demo");
    const bool training = view.folderKind == QLatin1String("training");
    m_mode->setContent(
        training ? QStringLiteral("school") : QStringLiteral("test-pipe"), training ? tr("Training") : tr("Demo"));
    m_mode->setVisible(demo || training);

    const int pending = static_cast<int>(view.parked.size() + view.refunds.size());
    m_parked->setContent(QStringLiteral("help-hexagon"), tr("%n pending", nullptr, pending));
    m_parked->setVisible(pending > 0 && view.person);

    const DeviceSummary devices = deviceSummary(view.devices);
    m_devices->setContent(devices.icon, devices.text);
    m_devices->setTone(devices.tone);
    m_devices->setVisible(!devices.text.isEmpty());

    if (view.person)
        m_person->setContent(
            QStringLiteral("user"), QString(view.person->name + QLatin1Char(' ') + view.person->number));
    m_person->setVisible(view.person.has_value());
    QEvent layout(QEvent::LayoutRequest);
    event(&layout);
}

void CashierTopBar::setTime(Timestamp now)
{
    const Timestamp minute{now.ms - now.ms % 60'000};
    if (minute == m_shownMinute)
        return;
    m_shownMinute = minute;
    const Format format;
    setClock(format.day(now), format.time(now));
}

void CashierTopBar::retranslate(const TillView &view, Timestamp now)
{
    m_shownMinute = {};
    setView(view);
    setTime(now);
}

} // namespace mendian
