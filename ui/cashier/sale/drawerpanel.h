// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class Button;
class MoneyField;
class NumberPad;
class SegmentedTabs;
} // namespace mendian::kit

namespace mendian {

class ReasonChips;

/// Opens the drawer without a sale, or books cash put in or taken out; always with a reason.
class DrawerPanel final : public SidePanel
{
    Q_OBJECT
public:
    enum class Mode { Open, In, Out };
    DrawerPanel(TillPort &till, Mode mode, QWidget *parent = nullptr);
    QWidget *firstFocus() override;
    void setMode(Mode mode);

private:
    void apply();
    Mode mode() const;
    TillPort &m_till;
    kit::SegmentedTabs *m_tabs;
    kit::Text *m_about;
    kit::MoneyField *m_amount;
    kit::NumberPad *m_pad;
    QList<ReasonChips *> m_reasons; ///< one a mode
    kit::Button *m_apply;
};

} // namespace mendian
