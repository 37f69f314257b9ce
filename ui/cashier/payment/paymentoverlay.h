// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymentpanel.h"
#include "ui/kit/prompter.h"

class QTimer;

namespace mendian {

/// The scrim over the sale screen with the payment panel in the middle; shown while a payment is open. Plays the sounds
/// of the payment and closes the success screen by itself. Scans do not pass through here: they go on to the till.
class PaymentOverlay final : public kit::Scrim
{
    Q_OBJECT
public:
    PaymentOverlay(
        TillPort &till, const Clock &clock, kit::Prompter &prompter, kit::SoundPlayer &sounds, QWidget *cover);
    void setView(const TillView &view);
    bool isOpen() const { return m_panel->screen() != 0; }
    PaymentPanel *panel() const { return m_panel; }

protected:
    bool focusNextPrevChild(bool next) override;

signals:
    void opened();
    void closed();

private:
    void askReverse();
    void updateTimers();
    TillPort &m_till;
    kit::Prompter &m_prompter;
    kit::SoundPlayer &m_sounds;
    PaymentPanel *m_panel;
    QTimer *m_tick;
    QTimer *m_close;
    int m_screen = 0;
};

} // namespace mendian
