// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/panel.h"
#include "workflows/checkout/tillview.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

class DigitsField;

/// A named person allows it: staff number and PIN, inside the panel that asks, never a dialog (ui guide §2.2). The till
/// checks the right and the PIN; this only asks.
class ApprovalForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ApprovalForm(QWidget *parent = nullptr);
    /// What is to be allowed, in words.
    void ask(const QString &what);
    /// A wrong PIN or no right: says so and clears the PIN.
    void refuse(const QString &sentence);
    void setBusy(bool busy);
    void takeFocus();
    /// Outside the sale: other words under the question, and no way back when there is none.
    void setWhy(const QString &why);
    void setCancellable(bool cancellable);

signals:
    void given(const mendian::ApprovalProof &proof);
    void cancelled();

private:
    void give();
    kit::Text *m_what;
    kit::Text *m_why;
    kit::Button *m_back;
    kit::Text *m_error;
    DigitsField *m_number;
    DigitsField *m_pin;
    kit::Button *m_allow;
};

} // namespace mendian
