// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/signin/pinpanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian {

/// Covers the till while it is locked; the basket below is kept. The person's PIN opens it, or somebody else signs in.
/// Covers its parent below `top`; the top bar stays.
class LockPage final : public QWidget
{
    Q_OBJECT
public:
    LockPage(TillPort &till, const Clock &clock, QWidget *parent, int top);
    void setView(const TillView &view);
    void showScanRefused();
    PinPanel *pin() const { return m_pin; }

signals:
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void place();
    TillPort &m_till;
    int m_top;
    kit::Text *m_who;
    kit::Text *m_kept;
    PinPanel *m_pin;
};

} // namespace mendian
