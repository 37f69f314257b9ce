// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymentpresenter.h"
#include "ui/kit/panel.h"
#include "workflows/checkout/tillport.h"

class QStackedWidget;

namespace mendian {

class AmountHeader;
class PaymentEntry;
class StatusView;

/// The payment panel, 560×560: amount on top in every state, below it one of the eight screens or an entry page.
/// Renders the view and sends commands; it keeps no state of the payment, so closing the window stops nothing. GUI
/// thread.
class PaymentPanel final : public kit::Panel
{
    Q_OBJECT
public:
    PaymentPanel(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view);
    /// Shows what time changed; called by a timer while a screen ticks.
    void refresh();
    int screen() const { return m_view.payment.screen; }
    bool ticks() const;
    bool closesItself() const;
    StatusView *statusView() const { return m_status; }
    void takeFocus();
    void trigger(PaymentAction action);
    QSize sizeHint() const override { return {560, 560}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void told(mendian::kit::Tone tone, const QString &text);
    /// A reversal moves money: the page asks first.
    void reverseWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void run(QFuture<Status> future);
    void addEntry(PaymentEntry *entry);
    void setBusy(bool busy);
    PaymentEntry *entryOf(int screen) const;
    bool offers(PaymentAction action) const;
    TillPort &m_till;
    const Clock &m_clock;
    PaymentPresenter m_presenter;
    TillView m_view;
    AmountHeader *m_header;
    QStackedWidget *m_stack;
    StatusView *m_status;
    QList<PaymentEntry *> m_entries; ///< screens 9, 10, 11
};

} // namespace mendian
