// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/cashentry.h"

#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

CashEntry::CashEntry(QWidget *parent)
    : PaymentEntry(parent), m_received(new MoneyField(this)),
      m_changeLabel(new Text(tr("Change"), TextRole::BodyBold, this, Token::Text2)),
      m_change(new Text({}, TextRole::Amount, this)), m_notes(new QGridLayout),
      m_take(new Button(ButtonKind::Action, QStringLiteral("cash"), tr("Take cash, open drawer"), this))
{
    setObjectName(QStringLiteral("cashEntry"));
    m_received->setLabel(tr("Received"));
    m_received->setObjectName(QStringLiteral("received"));
    m_received->setPixelSize(30);
    m_change->setObjectName(QStringLiteral("change"));
    m_change->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *pad = new NumberPad(this);
    m_received->connectTo(pad);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addWidget(m_received);
    m_notes->setSpacing(space::s);
    left->addLayout(m_notes);
    left->addStretch(1);
    left->addWidget(m_changeLabel);
    left->addWidget(m_change);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::l);
    body->addLayout(left, 1);
    body->addWidget(pad, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 14, 0, 0);
    column->setSpacing(10);
    column->addLayout(body, 1);
    m_take->setFixedHeight(76);
    m_take->setKeycap(QStringLiteral("F9"));
    m_take->setObjectName(QStringLiteral("takeCash"));
    auto *back = new Button(ButtonKind::Secondary, QStringLiteral("x"), tr("Back"), this);
    back->setObjectName(QStringLiteral("back"));
    back->setKeycap(QStringLiteral("Esc"));
    column->addWidget(m_take);
    column->addWidget(back);
    connect(m_received, &MoneyField::valueChanged, this, &CashEntry::updateChange);
    connect(m_received, &MoneyField::accepted, this, &CashEntry::take);
    connect(m_take, &QAbstractButton::clicked, this, &CashEntry::take);
    connect(m_take, &PaintedButton::refusedPress, this, &PaymentEntry::refused);
    connect(back, &QAbstractButton::clicked, this, &PaymentEntry::cancelled);
}

void CashEntry::setView(const TillView &view, bool fresh)
{
    m_due = view.payment.due;
    setNotes(view.payment.notes);
    if (fresh)
        m_received->setPreset(m_due);
    updateChange();
}

void CashEntry::setNotes(const QList<Money> &notes)
{
    if (notes == m_shownNotes)
        return;
    m_shownNotes = notes;
    for (Button *button : std::as_const(m_noteButtons)) {
        button->hide();
        button->deleteLater();
    }
    m_noteButtons.clear();
    const Format format;
    for (int i = 0; i < qMin<qsizetype>(4, notes.size()); ++i) {
        const Money note = notes.at(i);
        QString label = format.money(note);
        if (note == m_due)
            label = tr("Exact");
        else if (note.fen() % 100 == 0)
            label = format.count(note.fen() / 100);
        auto *button = new Button(ButtonKind::Secondary, {}, label, this);
        button->setObjectName(QStringLiteral("note.%1").arg(i));
        button->setFixedHeight(48);
        m_notes->addWidget(button, i / 2, i % 2);
        connect(button, &QAbstractButton::clicked, this, [this, note] {
            m_received->setPreset(note);
            updateChange();
            m_received->setFocus();
        });
        m_noteButtons += button;
    }
}

void CashEntry::updateChange()
{
    const Format format;
    const Money change = m_received->value() - m_due;
    const bool enough = !change.isNegative();
    m_changeLabel->setText(enough ? tr("Change") : tr("Still missing"));
    m_change->setText(format.money(enough ? change : -change));
    m_change->setColor(enough ? Token::Text : Token::Danger);
    // Long sums take the smaller role so that they stay whole.
    m_change->setRole(m_change->text().size() > 9 ? TextRole::AmountSmall : TextRole::Amount);
    m_take->setRefusal(enough ? QString() : tr("%1 is still missing.").arg(format.money(-change)));
}

QWidget *CashEntry::firstFocus() { return m_received; }

bool CashEntry::handleKey(int key)
{
    if (key != Qt::Key_F9 && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    take();
    return true;
}

void CashEntry::setBusy(bool busy) { m_take->setBusy(busy); }

void CashEntry::take()
{
    if (m_take->isBusy())
        return;
    if (m_take->isRefused()) {
        emit refused(m_take->refusal());
        return;
    }
    emit cashGiven(m_received->value());
}

} // namespace mendian
