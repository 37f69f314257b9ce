// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/signin/clockpage.h"

#include "core/onready.h"
#include "ui/cashier/parts/approvalform.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

ClockPage::ClockPage(TillPort &till, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_clock(clock), m_now(new KeyValueRow(tr("This computer says"), {}, this)),
      m_last(new KeyValueRow(tr("Last sale was stored at"), {}, this)), m_approval(new ApprovalForm(this))
{
    setObjectName(QStringLiteral("page.clock"));
    auto *panel = new Panel(Panel::Kind::Panel, this);
    auto *row = new QHBoxLayout(panel);
    row->setContentsMargins(space::huge, space::xxl, space::huge, space::xxl);
    row->setSpacing(space::huge);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::s);
    auto *sign = new StatusIcon(Tone::Warn, panel);
    sign->setAccessibleName(tr("Warning"));
    auto *title = new Text(tr("The clock was set back"), TextRole::DialogTitle, panel);
    auto *what = new Text(tr("Correct the date and time of this computer and start again. If they are right, the "
                             "manager confirms them here. Nothing stored is changed."),
        TextRole::Body, panel, Token::Text2);
    title->setAlignment(Qt::AlignCenter);
    what->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    what->setWrapped(true);
    m_now->setValueTone(Tone::Warn);
    m_now->setStrong(true);
    m_last->setStrong(true);
    column->addStretch(1);
    column->addWidget(sign, 0, Qt::AlignHCenter);
    column->addWidget(title);
    column->addWidget(what);
    column->addSpacing(space::l);
    column->addWidget(m_now);
    column->addWidget(m_last);
    column->addStretch(1);
    row->addLayout(column, 1);
    m_approval->setFixedWidth(466);
    m_approval->setCancellable(false);
    m_approval->setWhy(tr("The store manager confirms with staff number and PIN."));
    row->addWidget(m_approval);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::huge, space::xxl, space::huge, space::xxl);
    outer->addWidget(panel);
    connect(m_approval, &ApprovalForm::given, this, [this](const ApprovalProof &proof) {
        onReady(m_till.confirmClock(proof), this, [this](const Status &status) {
            m_approval->setBusy(false);
            if (!status)
                m_approval->refuse(ErrorText::sentence(status.error()));
        });
    });
}

void ClockPage::setView(const TillView &view)
{
    const Format format;
    m_now->setValue(format.dateTime(m_clock.wall()));
    m_last->setValue(format.dateTime(view.clockExpected));
}

void ClockPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_approval->ask(tr("The date and time of this computer are right"));
    m_approval->takeFocus();
}

} // namespace mendian
