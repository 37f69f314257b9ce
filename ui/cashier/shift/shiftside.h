// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/buttonlook.h"

#include <QWidget>

namespace mendian::kit {
class Button;
class NumberPad;
class Panel;
class Text;
} // namespace mendian::kit

class QVBoxLayout;

namespace mendian {

class CountGrid;

/// The right side of the shift pages, 500 wide: facts, number pad, and the dark panel with the sum and the buttons.
class ShiftSide final : public QWidget
{
    Q_OBJECT
public:
    explicit ShiftSide(QWidget *parent = nullptr);
    /// Rows above the pad.
    QVBoxLayout *facts() const { return m_facts; }
    kit::NumberPad *pad() const { return m_pad; }
    void setPadShown(bool shown);
    void setTotal(const QString &label, const QString &amount);
    void setMain(kit::ButtonKind kind, const QString &icon, const QString &text, const QString &note = {});
    void setBack(const QString &icon, const QString &text, const QString &key);
    kit::Button *mainButton() const { return m_main; }
    kit::Button *backButton() const { return m_back; }

private:
    QVBoxLayout *m_facts;
    kit::Panel *m_padCard;
    kit::NumberPad *m_pad;
    kit::Text *m_label;
    kit::Text *m_amount;
    kit::Button *m_main;
    kit::Button *m_back;
};

/// Counting card at the left of the shift pages: title, hint, the grid.
QWidget *makeCountCard(QWidget *parent, CountGrid *grid, const QString &title, const QString &hint);

} // namespace mendian
