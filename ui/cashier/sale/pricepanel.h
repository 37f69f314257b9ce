// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class Button;
class MoneyField;
class NumberPad;
} // namespace mendian::kit

namespace mendian {

class ReasonChips;

/// A new price or a discount for one line, or a discount for the whole sale, with the reason for it.
class PricePanel final : public SidePanel
{
    Q_OBJECT
public:
    enum class Target { Line, Whole };
    PricePanel(TillPort &till, Target target, const LineView &line, QWidget *parent = nullptr);
    QWidget *firstFocus() override;
    void setView(const TillView &view) override;
    /// Presses apply with a preset, so that a scene shows the approval form.
    void apply();

private:
    static QStringList reasons(Target target);
    QString summary() const;
    void updateApply();
    TillPort &m_till;
    Target m_target;
    LineView m_line;
    kit::Text *m_about;
    kit::MoneyField *m_amount;
    ReasonChips *m_steps;
    ReasonChips *m_reasons;
    kit::Button *m_apply;
};

} // namespace mendian
