// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

class ListArea;

/// The last receipt to look at: the paper as it was printed, and 重打 (Ctrl+P) below it. Follows a newer receipt.
class ReceiptPanel final : public SidePanel
{
    Q_OBJECT
public:
    explicit ReceiptPanel(TillPort &till, QWidget *parent = nullptr);
    void setView(const TillView &view) override;

signals:
    void reprintPressed();

private:
    void load();
    TillPort &m_till;
    kit::Text *m_facts;
    ListArea *m_list;
    kit::Button *m_reprint;
    QString m_receipt;
};

} // namespace mendian
