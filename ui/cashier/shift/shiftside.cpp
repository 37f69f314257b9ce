// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/shiftside.h"

#include "ui/cashier/shift/countgrid.h"
#include "ui/kit/button.h"
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

ShiftSide::ShiftSide(QWidget *parent)
    : QWidget(parent), m_padCard(new Panel(Panel::Kind::Card, this)),
      m_pad(new NumberPad(m_padCard, NumberPad::Corner::Clear)), m_label(new Text({}, TextRole::PanelTitle)),
      m_amount(new Text({}, TextRole::Amount)), m_main(new Button), m_back(new Button)
{
    setFixedWidth(500);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::pageTill);
    auto *facts = new Panel(Panel::Kind::Card, this);
    m_facts = new QVBoxLayout(facts);
    m_facts->setContentsMargins(space::l, space::m, space::l, space::m);
    column->addWidget(facts);

    auto *padColumn = new QVBoxLayout(m_padCard);
    padColumn->setContentsMargins(space::l, space::s, space::l, space::s);
    m_pad->setKeySize({112, 60});
    m_pad->setFocusPolicy(Qt::NoFocus);
    padColumn->addWidget(m_pad, 0, Qt::AlignCenter);
    column->addWidget(m_padCard, 1);
    column->addStretch(0);

    auto *sum = new Panel(Panel::Kind::Ink, this);
    auto *sumColumn = new QVBoxLayout(sum);
    sumColumn->setContentsMargins(14, space::m, 14, 14);
    sumColumn->setSpacing(space::m);
    auto *line = new QHBoxLayout;
    line->addWidget(m_label);
    line->addWidget(m_amount, 1);
    sumColumn->addLayout(line);
    sumColumn->addWidget(m_main);
    sumColumn->addWidget(m_back);
    column->addWidget(sum);
    m_label->setColor(Token::OnInk);
    m_amount->setColor(Token::OnInk);
    m_amount->setObjectName(QStringLiteral("shift.total"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_main->setObjectName(QStringLiteral("shift.main"));
    m_main->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    m_main->setFixedHeight(76);
    m_back->setObjectName(QStringLiteral("shift.back"));
    m_back->setKind(ButtonKind::Ink);
    m_back->setFixedHeight(56);
}

void ShiftSide::setPadShown(bool shown)
{
    m_padCard->setVisible(shown);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->setStretch(2, shown ? 0 : 1); // the empty place keeps the buttons where they are
}

void ShiftSide::setTotal(const QString &label, const QString &amount)
{
    m_label->setText(label);
    m_amount->setText(amount);
}

void ShiftSide::setMain(ButtonKind kind, const QString &icon, const QString &text, const QString &note)
{
    m_main->setKind(kind);
    m_main->setIconName(icon);
    m_main->setText(text);
    m_main->setNote(note);
}

void ShiftSide::setBack(const QString &icon, const QString &text, const QString &key)
{
    m_back->setIconName(icon);
    m_back->setText(text);
    m_back->setKeycap(key);
}

} // namespace mendian
