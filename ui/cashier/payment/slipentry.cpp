// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/slipentry.h"

#include "ui/cashier/parts/digitsfield.h"
#include "ui/kit/button.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

SlipEntry::SlipEntry(QWidget *parent)
    : PaymentEntry(parent), m_slip(new DigitsField(tr("Slip no."), DigitsField::Kind::Digits, 12, this)),
      m_lastFour(new DigitsField(tr("Last four"), DigitsField::Kind::Digits, 4, this)),
      m_take(new Button(ButtonKind::Primary, QStringLiteral("credit-card"), tr("Slip entered"), this))
{
    setObjectName(QStringLiteral("slipEntry"));
    auto *pad = new NumberPad(this, NumberPad::Corner::Clear);
    auto *hint = new Text(tr("Take the amount on the card terminal first. Then copy its slip number here."),
        TextRole::Body, this, Token::Text2);
    hint->setWrapped(true, 5);
    m_slip->setObjectName(QStringLiteral("slip"));
    m_lastFour->setObjectName(QStringLiteral("lastFour"));
    m_slip->connectTo(pad, true);
    m_lastFour->connectTo(pad, false);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::m);
    left->addWidget(hint);
    left->addWidget(m_slip);
    left->addWidget(m_lastFour);
    left->addStretch(1);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::l);
    body->addLayout(left, 1);
    body->addWidget(pad, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 14, 0, 0);
    column->setSpacing(10);
    column->addLayout(body, 1);
    m_take->setFixedHeight(76);
    m_take->setKeycap(QStringLiteral("F11"));
    m_take->setObjectName(QStringLiteral("takeSlip"));
    auto *back = new Button(ButtonKind::Secondary, QStringLiteral("x"), tr("Back"), this);
    back->setObjectName(QStringLiteral("back"));
    back->setKeycap(QStringLiteral("Esc"));
    column->addWidget(m_take);
    column->addWidget(back);
    connect(m_slip, &DigitsField::accepted, m_lastFour, [this] { m_lastFour->setFocus(); });
    connect(m_lastFour, &DigitsField::accepted, this, &SlipEntry::take);
    connect(m_take, &QAbstractButton::clicked, this, &SlipEntry::take);
    connect(back, &QAbstractButton::clicked, this, &PaymentEntry::cancelled);
}

void SlipEntry::setView(const TillView &view, bool fresh)
{
    m_due = view.payment.due;
    if (fresh) {
        m_slip->setText({});
        m_lastFour->setText({});
    }
}

QWidget *SlipEntry::firstFocus() { return m_slip; }

bool SlipEntry::handleKey(int key)
{
    if (key != Qt::Key_F11)
        return false;
    take();
    return true;
}

void SlipEntry::setBusy(bool busy) { m_take->setBusy(busy); }

void SlipEntry::take()
{
    if (m_take->isBusy())
        return;
    if (m_slip->text().isEmpty()) {
        emit refused(tr("Type the slip number first."));
        m_slip->setFocus();
        return;
    }
    if (!m_lastFour->text().isEmpty() && m_lastFour->text().size() != 4) {
        emit refused(tr("The last four digits of the card: four, or none."));
        m_lastFour->setFocus();
        return;
    }
    emit slipGiven(m_slip->text(), m_due, m_lastFour->text());
}

} // namespace mendian
