// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/openshiftpage.h"

#include "core/onready.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/shiftside.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

OpenShiftPage::OpenShiftPage(TillPort &till, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_clock(clock), m_grid(new CountGrid(this)), m_side(new ShiftSide(this)),
      m_who(new KeyValueRow(tr("Cashier"), {}, m_side)), m_day(new KeyValueRow(tr("Day"), {}, m_side))
{
    setObjectName(QStringLiteral("page.shift.open"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::pageTill, space::pageTill, space::pageTill, space::pageTill);
    row->setSpacing(space::pageTill);
    row->addWidget(
        makeCountCard(this, m_grid, tr("Open a shift: count the float"), tr("Tab or ↓ for the next row")), 1);
    row->addWidget(m_side, 0);
    m_side->facts()->addWidget(m_who);
    m_side->facts()->addWidget(m_day);
    m_side->setMain(
        ButtonKind::Action, QStringLiteral("cash-register"), tr("Open the shift"), tr("The slip is printed"));
    m_side->setBack(QStringLiteral("logout"), tr("Sign out"), {});
    m_grid->connectTo(m_side->pad());
    connect(m_grid, &CountGrid::changedTotal, this, &OpenShiftPage::showTotal);
    connect(m_grid, &CountGrid::accepted, this, &OpenShiftPage::open);
    connect(m_side->mainButton(), &QAbstractButton::clicked, this, &OpenShiftPage::open);
    connect(m_side->backButton(), &QAbstractButton::clicked, this, &OpenShiftPage::signOutRequested);
    showTotal();
}

void OpenShiftPage::setView(const TillView &view)
{
    m_who->setValue(view.person ? QString(view.person->name + QLatin1Char(' ') + view.person->number) : QString());
    m_day->setValue(Format().day(m_clock.wall()) + QLatin1Char(' ') + Format().time(m_clock.wall()));
}

void OpenShiftPage::showTotal() { m_side->setTotal(tr("Float"), Format().yuan(m_grid->total())); }

void OpenShiftPage::open()
{
    Button *button = m_side->mainButton();
    if (button->isBusy())
        return;
    button->setBusy(true);
    onReady(m_till.openShift(m_grid->total()), this, [this, button](const Status &status) {
        button->setBusy(false);
        if (status)
            m_grid->setNotes({});
        else
            emit told(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void OpenShiftPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_grid->takeFocus();
}

} // namespace mendian
