// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/kit/panel.h"
#include "workflows/checkout/tillview.h"

#include <QFuture>
#include <functional>

class QStackedLayout;
class QVBoxLayout;

namespace mendian {

class ApprovalForm;

/// A panel in the right column: title, close (Esc), content. Never modal: the basket still scans. A command that the
/// till refuses with PermissionDenied turns the panel to the approval form and is sent again with the proof.
class SidePanel : public kit::Panel
{
    Q_OBJECT
public:
    SidePanel(const QString &id, const QString &title, QWidget *parent = nullptr);
    QString id() const { return m_id; }
    /// Where the keyboard goes when the panel opens; nullptr leaves it in the scan field.
    virtual QWidget *firstFocus() { return nullptr; }
    virtual void setView(const TillView &) {}
    /// Esc: leaves the approval form first; false when the panel itself should close.
    bool stepBack();
    bool isAsking() const;

    using Command = std::function<QFuture<Status>(const ApprovalProof &proof)>;
    /// Shows the approval form for it at once (a scene, or a command known to need a person).
    void askApproval(const QString &what, const Command &command);

signals:
    void closeRequested();
    void told(mendian::kit::Tone tone, const QString &text);
    /// The command went through.
    void finished();

protected:
    QVBoxLayout *content() const { return m_content; }
    void setTitle(const QString &title);
    /// Runs the command; on PermissionDenied asks for approval of `what`; on success emits finished().
    void send(const QString &what, const Command &command);

private:
    void answer(const Status &status, bool approved);
    QString m_id;
    kit::Text *m_title;
    QVBoxLayout *m_content;
    QWidget *m_page;
    ApprovalForm *m_approval;
    Command m_command;
    QString m_what;
    bool m_sending = false;
};

} // namespace mendian
