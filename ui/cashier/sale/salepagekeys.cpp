// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the sale screen: which action a key is, and what an action does.
#include "core/onready.h"
#include "ui/cashier/parts/sidepanel.h"
#include "ui/cashier/payment/paymentoverlay.h"
#include "ui/cashier/sale/alertbar.h"
#include "ui/cashier/sale/basketlist.h"
#include "ui/cashier/sale/quickkeys.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/sale/searchlist.h"

#include <QKeyEvent>

namespace mendian {

using namespace kit;

void SalePage::keyPressEvent(QKeyEvent *event)
{
    if (handleKey(event))
        return;
    // A digit or letter typed while the focus is elsewhere is meant for the scan field.
    const QString text = event->text();
    if (!m_payment->isOpen() && !m_panel && !text.isEmpty() && text.front().isPrint()) {
        focusScan();
        m_scan->insert(text);
        emit m_scan->textEdited(m_scan->text());
        return;
    }
    QWidget::keyPressEvent(event);
}

bool SalePage::handleKey(QKeyEvent *event)
{
    if (m_payment->isOpen())
        return false; // the payment panel has its own keys
    if (m_search->isOpen()) {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            m_search->move(event->key() == Qt::Key_Down ? 1 : -1);
            return true;
        case Qt::Key_Escape:
            m_scan->clear();
            search({});
            return true;
        default:
            break;
        }
    }
    const auto key = matchSaleKey(*event);
    if (!key)
        return false;
    const bool typing = !m_scan->text().isEmpty();
    if (key->onlyWhenEmpty && (typing || m_panel))
        return false;
    // Money and drawers are not moved by a key that repeats.
    const bool repeats = key->action == SaleAction::More1 || key->action == SaleAction::Less1
        || key->action == SaleAction::LineUp || key->action == SaleAction::LineDown || key->action == SaleAction::PageUp
        || key->action == SaleAction::PageDown;
    if (!event->isAutoRepeat() || repeats)
        act(key->action, key->argument);
    return true;
}

void SalePage::act(SaleAction action, int argument)
{
    const bool empty = m_view.basket.lines.isEmpty();
    const qint64 line = m_basket->selectedKey();
    const auto payBy = [&](const QString &kind) {
        if (!SalePresenter::offers(m_view, action))
            return;
        if (empty)
            tell(Tone::Warn, m_presenter.total(m_view).pay.refusal);
        else
            pay(kind);
    };
    switch (action) {
    case SaleAction::FocusScan:
        focusScan();
        m_scan->selectAll();
        return;
    case SaleAction::PayCode:
        if (!SalePresenter::offers(m_view, SaleAction::PayCode)) {
            act(SaleAction::PayCash); // a shop without payment codes: the main button takes cash
            return;
        }
        return payBy(QStringLiteral("code"));
    case SaleAction::PayCash:
        return payBy(QStringLiteral("cash"));
    case SaleAction::PayCard:
        return payBy(QStringLiteral("external"));
    case SaleAction::PayCombined:
        return payBy(QStringLiteral("combined"));
    case SaleAction::ChangePrice:
        openPanel(QStringLiteral("price"));
        return;
    case SaleAction::WholeDiscount:
        openPanel(QStringLiteral("discount"));
        return;
    case SaleAction::Recall:
        openPanel(QStringLiteral("holds"));
        return;
    case SaleAction::Drawer:
        openPanel(QStringLiteral("drawer"));
        return;
    case SaleAction::CashMove:
        openPanel(QStringLiteral("cashmove"));
        return;
    case SaleAction::More:
        openPanel(QStringLiteral("more"));
        return;
    case SaleAction::Hold:
        if (empty)
            return tell(Tone::Warn, tr("The basket is empty."));
        return run(m_till.hold());
    case SaleAction::Reprint:
        return run(m_till.reprintLast());
    case SaleAction::Undo:
        return run(m_till.undo());
    case SaleAction::Redo:
        return run(m_till.redo());
    case SaleAction::Lock:
        return run(m_till.lock());
    case SaleAction::LineUp:
    case SaleAction::LineDown:
        m_basket->move(action == SaleAction::LineDown ? 1 : -1);
        return;
    case SaleAction::PageUp:
    case SaleAction::PageDown:
        m_basket->move(action == SaleAction::PageDown ? m_basket->visibleRows() : -m_basket->visibleRows());
        return;
    case SaleAction::More1:
    case SaleAction::Less1:
        return step(line, action == SaleAction::More1 ? 1 : -1);
    case SaleAction::Remove:
        if (line != 0)
            run(m_till.removeLine(line));
        return;
    case SaleAction::QuickKey:
        m_quick->press(argument);
        return;
    case SaleAction::QuickTab:
        m_quick->setTab(argument);
        return;
    case SaleAction::Escape:
        if (m_panel) {
            if (!m_panel->stepBack())
                closePanel();
        } else if (!m_scan->text().isEmpty()) {
            m_scan->clear();
            search({});
        } else {
            m_alert->hide();
        }
        return;
    }
}

} // namespace mendian
