// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/sidepanel.h"

#include "core/onready.h"
#include "ui/cashier/parts/approvalform.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

SidePanel::SidePanel(const QString &id, const QString &title, QWidget *parent)
    : Panel(Kind::Card, parent), m_id(id), m_title(new Text(title, TextRole::PanelTitle, this)),
      m_page(new QWidget(this)), m_approval(new ApprovalForm(this))
{
    setObjectName(QStringLiteral("panel.") + id);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::l, space::l);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(space::s);
    auto *close = new Button(ButtonKind::Ghost, QStringLiteral("x"), {}, this);
    close->setFixedSize(48, 48);
    close->setAccessibleName(tr("Close"));
    close->setObjectName(QStringLiteral("panel.close"));
    head->addWidget(m_title, 1);
    head->addWidget(close);
    column->addLayout(head);
    m_content = new QVBoxLayout(m_page);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(space::s);
    column->addWidget(m_page, 1);
    column->addWidget(m_approval, 1);
    m_approval->hide();
    connect(close, &QAbstractButton::clicked, this, &SidePanel::closeRequested);
    connect(m_approval, &ApprovalForm::cancelled, this, [this] { stepBack(); });
    connect(m_approval, &ApprovalForm::given, this, [this](const ApprovalProof &proof) {
        if (m_command)
            onReady(m_command(proof), this, [this](const Status &status) { answer(status, true); });
    });
}

void SidePanel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

bool SidePanel::isAsking() const { return !m_approval->isHidden(); }

bool SidePanel::stepBack()
{
    if (!isAsking())
        return false;
    m_approval->hide();
    m_page->show();
    m_command = nullptr;
    if (QWidget *first = firstFocus())
        first->setFocus();
    return true;
}

void SidePanel::askApproval(const QString &what, const Command &command)
{
    m_command = command;
    m_page->hide();
    m_approval->ask(what);
    m_approval->show();
    m_approval->takeFocus();
}

void SidePanel::send(const QString &what, const Command &command)
{
    if (m_sending)
        return; // one press, one command
    m_sending = true;
    m_what = what;
    m_command = command;
    onReady(command({}), this, [this](const Status &status) { answer(status, false); });
}

void SidePanel::answer(const Status &status, bool approved)
{
    m_sending = false;
    if (status) {
        m_approval->setBusy(false);
        emit finished();
        return;
    }
    if (approved) {
        m_approval->refuse(ErrorText::sentence(status.error()));
    } else if (status.error().code == ErrorCode::PermissionDenied) {
        const Command command = m_command;
        askApproval(m_what, command);
    } else {
        emit told(Tone::Danger, ErrorText::sentence(status.error()));
    }
}

} // namespace mendian
