// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/openshiftpage.h"

#include "core/onready.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

QWidget *makeCountCard(QWidget *parent, CountGrid *grid, const QString &title, const QString &hint)
{
    auto *card = new Panel(Panel::Kind::Card, parent);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::xs);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    auto *words = new Text(hint, TextRole::Secondary, card, Token::Text2);
    words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    words->setMayElide(true);
    head->addWidget(new Text(title, TextRole::PageTitle, card));
    head->addWidget(words, 1);
    column->addLayout(head);
    column->addWidget(new Rule(card));
    column->addSpacing(space::xs);
    column->addWidget(grid);
    column->addStretch(1);
    return card;
}

OpenShiftPage::OpenShiftPage(TillPort &till, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_clock(clock), m_grid(new CountGrid(this))
{
    setObjectName(QStringLiteral("page.shift.open"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::pageTill, space::pageTill, space::pageTill, space::pageTill);
    row->setSpacing(space::pageTill);
    row->addWidget(makeCountCard(this, m_grid, tr("Open a shift: count the float"),
                       tr("Tab or ↓ for the next row")), 1);
    row->addWidget(makeSide(), 0);
    connect(m_grid, &CountGrid::changedTotal, this, &OpenShiftPage::showTotal);
    connect(m_grid, &CountGrid::accepted, this, &OpenShiftPage::open);
    showTotal();
}

QWidget *OpenShiftPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(500);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::pageTill);
    auto *facts = new Panel(Panel::Kind::Card, side);
    auto *factRows = new QVBoxLayout(facts);
    factRows->setContentsMargins(space::l, space::m, space::l, space::m);
    m_who = new KeyValueRow(tr("Cashier"), {}, facts);
    m_day = new KeyValueRow(tr("Day"), {}, facts);
    factRows->addWidget(m_who);
    factRows->addWidget(m_day);
    column->addWidget(facts);

    auto *padCard = new Panel(Panel::Kind::Card, side);
    auto *padColumn = new QVBoxLayout(padCard);
    padColumn->setContentsMargins(space::l, space::l, space::l, space::l);
    auto *pad = new NumberPad(padCard, NumberPad::Corner::Clear);
    pad->setKeySize({112, 60});
    m_grid->connectTo(pad);
    padColumn->addStretch(1);
    padColumn->addWidget(pad, 0, Qt::AlignCenter);
    padColumn->addStretch(1);
    column->addWidget(padCard, 1);

    auto *sum = new Panel(Panel::Kind::Ink, side);
    auto *sumColumn = new QVBoxLayout(sum);
    sumColumn->setContentsMargins(14, space::m, 14, 14);
    sumColumn->setSpacing(space::m);
    auto *line = new QHBoxLayout;
    line->addWidget(new Text(tr("Float"), TextRole::PanelTitle, sum, Token::OnInk));
    m_total = new Text({}, TextRole::Amount, sum, Token::OnInk);
    m_total->setObjectName(QStringLiteral("shift.total"));
    m_total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(m_total, 1);
    sumColumn->addLayout(line);
    m_open = new Button(ButtonKind::Action, QStringLiteral("cash-register"), tr("Open the shift"), sum);
    m_open->setNote(tr("The slip is printed"));
    m_open->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    m_open->setFixedHeight(76);
    m_open->setObjectName(QStringLiteral("shift.open"));
    sumColumn->addWidget(m_open);
    auto *other = new Button(ButtonKind::Ink, QStringLiteral("logout"), tr("Sign out"), sum);
    other->setObjectName(QStringLiteral("shift.signout"));
    other->setFixedHeight(56);
    sumColumn->addWidget(other);
    column->addWidget(sum);
    connect(m_open, &QAbstractButton::clicked, this, &OpenShiftPage::open);
    connect(other, &QAbstractButton::clicked, this, &OpenShiftPage::signOutRequested);
    return side;
}

void OpenShiftPage::setView(const TillView &view)
{
    m_who->setValue(view.person ? QString(view.person->name + QLatin1Char(' ') + view.person->number) : QString());
    m_day->setValue(Format().day(m_clock.wall()) + QLatin1Char(' ') + Format().time(m_clock.wall()));
}

void OpenShiftPage::showTotal() { m_total->setText(Format().yuan(m_grid->total())); }

void OpenShiftPage::open()
{
    if (m_open->isBusy())
        return;
    m_open->setBusy(true);
    onReady(m_till.openShift(m_grid->total()), this, [this](const Status &status) {
        m_open->setBusy(false);
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
