// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymentpresenter.h"
#include "ui/kit/panel.h"

class QGridLayout;

namespace mendian::kit {
class Button;
class Chip;
class QrCode;
class Ring;
class StatusIcon;
} // namespace mendian::kit

namespace mendian {

/// Screens 1 to 8: step track, sign, title, sentence, chip, buttons. Buttons are made anew only when their set changes,
/// so the focus survives a tick.
class StatusView final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusView(QWidget *parent = nullptr);
    void setState(const PaymentState &state);
    const PaymentState &state() const { return m_state; }
    kit::Button *button(PaymentAction action) const; ///< nullptr: not offered now
    /// The primary button, or nothing: then no button may take a stray space.
    QWidget *mainButton() const;

signals:
    void triggered(mendian::PaymentAction action);
    void refused(const QString &reason);

private:
    void makeButtons();
    PaymentState m_state;
    kit::StepTrack *m_track;
    kit::StatusIcon *m_icon;
    kit::Ring *m_ring;
    kit::QrCode *m_qr;
    kit::Text *m_title;
    kit::Text *m_change;
    kit::Text *m_text;
    kit::Chip *m_chip;
    QWidget *m_buttonArea;
    QList<std::pair<PaymentAction, kit::Button *>> m_buttons;
};

} // namespace mendian
