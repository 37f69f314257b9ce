// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/paymentpanel.h"

#include "core/onready.h"
#include "ui/cashier/payment/amountheader.h"
#include "ui/cashier/payment/cashentry.h"
#include "ui/cashier/payment/combinedentry.h"
#include "ui/cashier/payment/slipentry.h"
#include "ui/cashier/payment/statusview.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kFirstEntry = 9;

struct KeyAction
{
    QKeyCombination key;
    PaymentAction action;
};
constexpr KeyAction kKeys[] = {
    {Qt::Key_Space, PaymentAction::Rescan},
    {Qt::Key_F4, PaymentAction::Park},
    {Qt::Key_F5, PaymentAction::Query},
    {Qt::Key_F6, PaymentAction::Qr},
    {Qt::Key_F7, PaymentAction::OtherQr},
    {Qt::Key_F8, PaymentAction::Reverse},
    {Qt::Key_F9, PaymentAction::Cash},
    {Qt::Key_F11, PaymentAction::Card},
    {Qt::Key_Escape, PaymentAction::Cancel},
    {Qt::Key_Return, PaymentAction::Finish},
    {Qt::Key_Enter, PaymentAction::Finish},
    {Qt::CTRL | Qt::Key_P, PaymentAction::Reprint},
};
} // namespace

PaymentPanel::PaymentPanel(TillPort &till, const Clock &clock, QWidget *parent)
    : Panel(Kind::Dialog, parent), m_till(till), m_clock(clock), m_header(new AmountHeader(this)),
      m_stack(new QStackedWidget(this)), m_status(new StatusView)
{
    setObjectName(QStringLiteral("paymentPanel"));
    setAccessibleName(tr("Payment"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 18, 24, 24);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_status);
    addEntry(new CashEntry);
    addEntry(new CombinedEntry);
    addEntry(new SlipEntry);
    connect(m_status, &StatusView::triggered, this, &PaymentPanel::trigger);
    connect(m_status, &StatusView::refused, this, [this](const QString &why) { emit told(Tone::Warn, why); });
}

void PaymentPanel::addEntry(PaymentEntry *entry)
{
    m_stack->addWidget(entry);
    m_entries += entry;
    connect(entry, &PaymentEntry::cancelled, this, [this] { trigger(PaymentAction::Cancel); });
    connect(entry, &PaymentEntry::refused, this, [this](const QString &why) { emit told(Tone::Warn, why); });
    connect(entry, &PaymentEntry::cashGiven, this, [this](Money received) { run(m_till.payCash(received)); });
    connect(entry, &PaymentEntry::slipGiven, this, [this](const QString &slip, Money amount, const QString &lastFour) {
        run(m_till.payExternal(slip, amount, lastFour));
    });
    connect(entry, &PaymentEntry::partChosen, this,
        [this](const QString &kind, Money amount) { run(m_till.payPart(kind, amount)); });
}

PaymentEntry *PaymentPanel::entryOf(int screen) const { return m_entries.value(screen - kFirstEntry, nullptr); }

void PaymentPanel::setView(const TillView &view)
{
    const int before = m_view.payment.screen;
    const bool another = before != view.payment.screen || m_view.payment.sale != view.payment.sale;
    m_view = view;
    if (screen() == 0)
        return;
    refresh();
    if (PaymentEntry *entry = entryOf(screen())) {
        entry->setView(view, another);
        m_stack->setCurrentWidget(entry);
    } else {
        m_stack->setCurrentWidget(m_status);
    }
    if (another) {
        setBusy(false);
        takeFocus();
    }
}

void PaymentPanel::refresh()
{
    m_header->setContent(
        m_presenter.headLabel(m_view), m_presenter.format().yuan(m_view.payment.due), m_presenter.headNote(m_view));
    if (!entryOf(screen()))
        m_status->setState(m_presenter.state(m_view, m_clock.wall()));
}

bool PaymentPanel::ticks() const { return screen() >= 1 && screen() <= 8 && m_status->state().ticks; }

bool PaymentPanel::closesItself() const { return screen() == 4 && m_status->state().closesItself; }

void PaymentPanel::takeFocus()
{
    if (!isVisible())
        return;
    QWidget *target = this;
    if (PaymentEntry *entry = entryOf(screen()))
        target = entry->firstFocus();
    else if (QWidget *main = m_status->mainButton())
        target = main;
    target->setFocus(Qt::OtherFocusReason);
}

bool PaymentPanel::offers(PaymentAction action) const
{
    if (entryOf(screen()))
        return action == PaymentAction::Cancel;
    return m_status->button(action) != nullptr;
}

void PaymentPanel::trigger(PaymentAction action)
{
    if (action == PaymentAction::Cancel && m_status->state().sign == PaymentState::Sign::Qr && !entryOf(screen()))
        action = PaymentAction::Reverse; // Esc closes the number too
    if (!offers(action))
        return; // a key without an entry in this state does nothing
    if (Button *button = m_status->button(action); button && !entryOf(screen())) {
        if (button->isBusy())
            return;
        if (button->isRefused()) {
            emit told(Tone::Warn, button->refusal());
            return;
        }
    }
    switch (action) {
    case PaymentAction::Rescan:
        return run(m_till.openPayment(QStringLiteral("code")));
    case PaymentAction::Query:
        return run(m_till.queryNow());
    case PaymentAction::Park:
        return run(m_till.park());
    case PaymentAction::Qr:
        return run(m_till.showQr(m_view.qrs.value(0)));
    case PaymentAction::OtherQr:
        return run(m_till.showQr(m_view.qrs.value(1)));
    case PaymentAction::Reverse:
        // A code that nobody has scanned moves no money: no question.
        if (m_status->state().sign == PaymentState::Sign::Qr)
            return run(m_till.reverse());
        emit reverseWanted();
        return;
    case PaymentAction::Cash:
        return run(m_till.openPayment(QStringLiteral("cash")));
    case PaymentAction::Card:
        return run(m_till.openPayment(QStringLiteral("external")));
    case PaymentAction::Cancel:
        return run(m_till.closePayment());
    case PaymentAction::Finish:
        return run(m_till.finishPanel());
    case PaymentAction::Reprint:
        return run(m_till.reprintLast());
    }
}

// One press, one command: the page is busy until the till has answered.
void PaymentPanel::run(QFuture<Status> future)
{
    setBusy(true);
    onReady(future, this, [this](const Status &status) {
        setBusy(false);
        if (!status)
            emit told(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void PaymentPanel::setBusy(bool busy)
{
    if (PaymentEntry *entry = entryOf(screen()))
        entry->setBusy(busy);
    const QList<Button *> buttons = m_status->findChildren<Button *>();
    for (Button *button : buttons)
        button->setBusy(busy);
}

// A window that becomes active gives the focus to the panel; it belongs to the field or the main button in it.
void PaymentPanel::focusInEvent(QFocusEvent *event)
{
    Panel::focusInEvent(event);
    if (event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::TabFocusReason)
        takeFocus();
}

void PaymentPanel::keyPressEvent(QKeyEvent *event)
{
    const QKeyCombination pressed(event->modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event->key()));
    // Money is not moved by a key that repeats.
    if (!event->isAutoRepeat()) {
        if (PaymentEntry *entry = entryOf(screen());
            entry && pressed.keyboardModifiers() == Qt::NoModifier && entry->handleKey(event->key()))
            return;
        for (const KeyAction &row : kKeys) {
            if (row.key == pressed) {
                trigger(row.action);
                break;
            }
        }
    }
    event->accept(); // the panel is modal: nothing below hears a key
}

} // namespace mendian
