// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class Button;
class KeyValueRow;
class Text;
}

namespace mendian {

class CountGrid;

/// Opening a shift: the float is counted by denomination, Enter opens (ui guide §2.4). GUI thread.
class OpenShiftPage final : public QWidget
{
    Q_OBJECT
public:
    OpenShiftPage(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view);
    CountGrid *grid() const { return m_grid; }

signals:
    void told(mendian::kit::Tone tone, const QString &text);
    void signOutRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void open();
    void showTotal();
    QWidget *makeSide();
    TillPort &m_till;
    const Clock &m_clock;
    CountGrid *m_grid;
    kit::Text *m_total = nullptr;
    kit::KeyValueRow *m_who = nullptr;
    kit::KeyValueRow *m_day = nullptr;
    kit::Button *m_open = nullptr;
};

/// The page's frame shared by opening and closing: counting card at the left, side card of 460 at the right.
QWidget *makeCountCard(QWidget *parent, CountGrid *grid, const QString &title, const QString &hint);

} // namespace mendian
