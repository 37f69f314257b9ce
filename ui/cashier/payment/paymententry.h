// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillview.h"

#include <QWidget>

namespace mendian {

/// A page of the payment panel where something is typed: cash, a card slip, the parts of a combined payment.
class PaymentEntry : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// `fresh`: the page has just been opened; presets are set then and not again.
    virtual void setView(const TillView &view, bool fresh) = 0;
    virtual QWidget *firstFocus() = 0;
    /// Its own keys; false: not one of them.
    virtual bool handleKey(int key) = 0;
    virtual void setBusy(bool busy) = 0;

signals:
    void cashGiven(mendian::Money received);
    void slipGiven(const QString &slip, mendian::Money amount, const QString &lastFour);
    void partChosen(const QString &kind, mendian::Money amount);
    void cancelled();
    void refused(const QString &reason);
};

} // namespace mendian
