// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ui/orderlist.h"

#include "ui/kit/chip.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <array>

namespace mendian::sandbox {

namespace {

struct StateRow
{
    PaymentState state;
    kit::Tone tone;
    const char *word;
};

constexpr std::array kStates{
    StateRow{PaymentState::Unpaid, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Not paid")},
    StateRow{PaymentState::Waiting, kit::Tone::Warn, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Waiting")},
    StateRow{PaymentState::Paid, kit::Tone::Success, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Paid")},
    StateRow{PaymentState::WentBack, kit::Tone::Info, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Went back")},
    StateRow{PaymentState::Reversed, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Reversed")},
    StateRow{PaymentState::Closed, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Closed")},
    StateRow{PaymentState::Failed, kit::Tone::Danger, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Failed")},
};

const StateRow &rowOf(PaymentState state)
{
    for (const StateRow &row : kStates) {
        if (row.state == state)
            return row;
    }
    return kStates.front();
}

} // namespace

QString stateWord(PaymentState state)
{
    return QCoreApplication::translate("mendian::sandbox::OrderList", rowOf(state).word);
}

OrderList::OrderList(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kit::space::xs);
}

void OrderList::setPayments(const QList<Payment> &payments)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (payments.isEmpty())
        m_rows->addWidget(
            new kit::Text(tr("Nothing has been paid yet."), kit::TextRole::Secondary, this, kit::Token::Text2));
    const kit::Format format;
    for (qsizetype i = payments.size() - 1; i >= 0 && i >= payments.size() - kShown; --i) {
        const Payment &payment = payments.at(i);
        auto *line = new QWidget(this);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(kit::space::s);
        layout->addWidget(new kit::Text(
            format.timeWithSeconds(payment.createdAt), kit::TextRole::Secondary, line, kit::Token::Text2));
        layout->addWidget(new kit::Text(QStringLiteral("…") + payment.outTradeNo.right(6), kit::TextRole::Secondary,
                              line, kit::Token::Text2),
            1);
        layout->addWidget(new kit::Text(format.yuan(Money::fromFen(payment.totalFen)), kit::TextRole::BodyBold, line));
        layout->addWidget(
            new kit::Chip(rowOf(payment.state).tone, stateWord(payment.state), line, kit::Chip::Shape::Tag));
        m_rows->addWidget(line);
    }
    m_rows->addStretch(1);
}

} // namespace mendian::sandbox
