// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/approvalform.h"

#include "ui/cashier/parts/digitsfield.h"
#include "ui/kit/button.h"
#include "ui/kit/input.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

ApprovalForm::ApprovalForm(QWidget *parent)
    : QWidget(parent), m_what(new Text({}, TextRole::BodyBold, this)),
      m_why(new Text(tr("Over your limit: a senior or the manager allows it here. Scanning goes on."),
          TextRole::Secondary, this, Token::Text2)),
      m_back(new Button(ButtonKind::Secondary, {}, tr("Back"), this)),
      m_error(new Text({}, TextRole::Secondary, this, Token::Danger)),
      m_number(new DigitsField(tr("Staff number"), DigitsField::Kind::Digits, 8, this)),
      m_pin(new DigitsField(tr("PIN"), DigitsField::Kind::Secret, 6, this)),
      m_allow(new Button(ButtonKind::Primary, QStringLiteral("shield-check"), tr("Allow"), this))
{
    setObjectName(QStringLiteral("approval"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    m_what->setWrapped(true, 2);
    m_why->setWrapped(true, 2);
    m_error->setWrapped(true, 2);
    m_error->hide();
    auto *pad = new NumberPad(this, NumberPad::Corner::Clear);
    pad->setKeySize({150, 52});
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::s);
    fields->addWidget(m_number, 1);
    fields->addWidget(m_pin, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_back, 1);
    row->addWidget(m_allow, 2);
    m_number->setObjectName(QStringLiteral("approval.number"));
    m_pin->setObjectName(QStringLiteral("approval.pin"));
    m_allow->setObjectName(QStringLiteral("approval.allow"));
    m_allow->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    m_back->setObjectName(QStringLiteral("approval.back"));
    for (QWidget *widget : {static_cast<QWidget *>(m_what), static_cast<QWidget *>(m_why)})
        column->addWidget(widget);
    column->addLayout(fields);
    column->addWidget(m_error);
    column->addWidget(pad, 0, Qt::AlignHCenter);
    column->addStretch(1);
    column->addLayout(row);
    m_number->connectTo(pad, true);
    m_pin->connectTo(pad, false);
    connect(m_number, &DigitsField::accepted, m_pin, [this] { m_pin->setFocus(); });
    connect(m_pin, &DigitsField::accepted, this, &ApprovalForm::give);
    connect(m_allow, &QAbstractButton::clicked, this, &ApprovalForm::give);
    connect(m_back, &QAbstractButton::clicked, this, &ApprovalForm::cancelled);
}

void ApprovalForm::ask(const QString &what)
{
    m_what->setText(what);
    m_error->hide();
    m_number->setText({});
    m_pin->setText({});
    m_allow->setBusy(false);
}

void ApprovalForm::refuse(const QString &sentence)
{
    m_allow->setBusy(false);
    m_error->setText(sentence);
    m_error->show();
    m_pin->setText({});
    m_pin->setFocus();
}

void ApprovalForm::setBusy(bool busy) { m_allow->setBusy(busy); }

void ApprovalForm::takeFocus() { m_number->setFocus(); }

void ApprovalForm::setWhy(const QString &why) { m_why->setText(why); }

void ApprovalForm::setCancellable(bool cancellable) { m_back->setVisible(cancellable); }

void ApprovalForm::give()
{
    if (m_number->text().isEmpty() || m_pin->text().isEmpty()) {
        (m_number->text().isEmpty() ? m_number : m_pin)->setFocus();
        m_error->setText(tr("Type the staff number and the PIN."));
        m_error->show();
        return;
    }
    if (m_allow->isBusy())
        return;
    m_allow->setBusy(true);
    emit given({.number = m_number->text(), .pin = m_pin->text(), .badge = {}});
}

} // namespace mendian
