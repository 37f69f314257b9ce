// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class MoneyField;
}

namespace mendian {

class DigitsField;

/// Pieces of a line, typed; or what a quick key still needs: the price of goods without one, the weight of goods sold
/// by weight. It asks, the till decides.
class QuantityPanel final : public SidePanel
{
    Q_OBJECT
public:
    QuantityPanel(TillPort &till, const LineView &line, QWidget *parent = nullptr);
    QuantityPanel(TillPort &till, const QuickKey &key, QWidget *parent = nullptr);
    QWidget *firstFocus() override;

private:
    void build(const QString &name, const QString &verb);
    void apply();
    TillPort &m_till;
    qint64 m_line = 0;
    QuickKey m_key;
    DigitsField *m_quantity = nullptr;
    kit::MoneyField *m_price = nullptr;
};

} // namespace mendian
