// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of the right column: one at a time, in the place of the quick keys.
#include "core/onready.h"
#include "ui/cashier/payment/parkedpanel.h"
#include "ui/cashier/sale/basketlist.h"
#include "ui/cashier/sale/drawerpanel.h"
#include "ui/cashier/sale/pricepanel.h"
#include "ui/cashier/sale/quantitypanel.h"
#include "ui/cashier/sale/quickkeys.h"
#include "ui/cashier/sale/receiptpanel.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/sale/totalpanel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

SidePanel *SalePage::makePanel(const QString &id)
{
    const LineView *line = m_basket->selectedLine();
    if (id == QLatin1String("price")) {
        if (line)
            return new PricePanel(m_till, PricePanel::Target::Line, *line, m_right);
        tell(Tone::Warn, tr("Choose a line first."));
    } else if (id == QLatin1String("discount")) {
        if (!m_view.basket.lines.isEmpty())
            return new PricePanel(m_till, PricePanel::Target::Whole, {}, m_right);
        tell(Tone::Warn, tr("The basket is empty."));
    } else if (id == QLatin1String("quantity")) {
        if (line && !line->weighed && !line->labelled)
            return new QuantityPanel(m_till, *line, m_right);
        tell(Tone::Warn, tr("Choose a line with pieces first."));
    } else if (id == QLatin1String("drawer")) {
        return new DrawerPanel(m_till, DrawerPanel::Mode::Open, m_right);
    } else if (id == QLatin1String("cashmove")) {
        return new DrawerPanel(m_till, DrawerPanel::Mode::In, m_right);
    } else if (id == QLatin1String("holds")) {
        return new HoldsPanel(m_till, m_clock, m_right);
    } else if (id == QLatin1String("jobs")) {
        return new PrintJobsPanel(m_till, m_right);
    } else if (id == QLatin1String("log")) {
        return new ScanLogPanel(m_till, m_right);
    } else if (id == QLatin1String("receipt")) {
        auto *panel = new ReceiptPanel(m_till, m_right);
        connect(panel, &ReceiptPanel::reprintPressed, this, [this] { act(SaleAction::Reprint); });
        return panel;
    } else if (id == QLatin1String("parked")) {
        return new ParkedPanel(m_till, m_clock, m_right);
    } else if (id == QLatin1String("more")) {
        auto *panel = new MorePanel(moreItems(), m_view, m_right);
        connect(panel, &MorePanel::chosen, this, &SalePage::more);
        return panel;
    }
    return nullptr;
}

bool SalePage::openPanel(const QString &id)
{
    // The key that opened a panel closes it again.
    if (m_panel && m_panel->id() == id) {
        closePanel();
        return false;
    }
    SidePanel *panel = makePanel(id);
    if (!panel)
        return false;
    showPanel(panel);
    return true;
}

void SalePage::showPanel(SidePanel *panel)
{
    if (m_panel) {
        m_panel->hide();
        m_panel->deleteLater();
    }
    m_panel = panel;
    connect(panel, &SidePanel::closeRequested, this, &SalePage::closePanel);
    connect(panel, &SidePanel::finished, this, &SalePage::closePanel);
    connect(panel, &SidePanel::told, this, [this](Tone tone, const QString &text) { tell(tone, text); });
    m_quick->hide();
    m_total->setCompact(true);
    m_rightColumn->insertWidget(0, panel, 1);
    panel->show();
    if (QWidget *first = panel->firstFocus())
        first->setFocus(Qt::OtherFocusReason);
    else
        focusScan();
}

void SalePage::closePanel()
{
    if (!m_panel)
        return;
    SidePanel *panel = m_panel;
    m_panel.clear();
    panel->hide();
    panel->deleteLater();
    m_quick->show();
    m_total->setCompact(false);
    focusScan();
}

QList<MoreItem> SalePage::moreItems() const
{
    QList<MoreItem> items;
    if (!m_view.parked.isEmpty() || !m_view.refunds.isEmpty())
        items += MoreItem{.id = QStringLiteral("parked"),
            .icon = QStringLiteral("help-hexagon"),
            .label = tr("Pending payments"),
            .key = {},
            .count = static_cast<int>(m_view.parked.size() + m_view.refunds.size())};
    if (m_view.openPrintJobs > 0)
        items += MoreItem{.id = QStringLiteral("jobs"),
            .icon = QStringLiteral("printer"),
            .label = tr("Slips not printed"),
            .key = {},
            .count = static_cast<int>(m_view.openPrintJobs)};
    if (m_view.last)
        items += MoreItem{.id = QStringLiteral("receipt"),
            .icon = QStringLiteral("receipt"),
            .label = tr("Last receipt"),
            .key = {},
            .count = 0};
    items += MoreItem{.id = QStringLiteral("cashmove"),
        .icon = QStringLiteral("coins"),
        .label = tr("Cash in and out"),
        .key = saleKeyLabel(SaleAction::CashMove),
        .count = 0};
    items += MoreItem{.id = QStringLiteral("log"),
        .icon = QStringLiteral("barcode"),
        .label = tr("Last scans"),
        .key = {},
        .count = 0};
    if (!m_view.basket.lines.isEmpty())
        items += MoreItem{.id = QStringLiteral("clear"),
            .icon = QStringLiteral("trash"),
            .label = tr("Clear the basket"),
            .key = {},
            .count = 0};
    items += m_stationItems;
    items += MoreItem{.id = QStringLiteral("lock"),
        .icon = QStringLiteral("lock"),
        .label = tr("Lock the till"),
        .key = saleKeyLabel(SaleAction::Lock),
        .count = 0};
    return items;
}

void SalePage::more(const QString &id)
{
    if (id == QLatin1String("clear")) {
        closePanel();
        run(m_till.clearBasket());
    } else if (id == QLatin1String("lock")) {
        closePanel();
        run(m_till.lock());
    } else if (!openPanel(id)) {
        closePanel();
        emit stationAction(id);
    }
}

} // namespace mendian
