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
    TradeState state;
    kit::Tone tone;
    const char *word;
};

constexpr std::array kStates{
    StateRow{TradeState::NotPay, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Not paid")},
    StateRow{TradeState::UserPaying, kit::Tone::Warn, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Waiting")},
    StateRow{TradeState::Success, kit::Tone::Success, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Paid")},
    StateRow{TradeState::Refund, kit::Tone::Info, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Went back")},
    StateRow{TradeState::Revoked, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Reversed")},
    StateRow{TradeState::Closed, kit::Tone::Neutral, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Closed")},
    StateRow{TradeState::PayError, kit::Tone::Danger, QT_TRANSLATE_NOOP("mendian::sandbox::OrderList", "Failed")},
};

const StateRow &rowOf(TradeState state)
{
    for (const StateRow &row : kStates) {
        if (row.state == state)
            return row;
    }
    return kStates.front();
}

} // namespace

QString stateWord(TradeState state)
{
    return QCoreApplication::translate("mendian::sandbox::OrderList", rowOf(state).word);
}

OrderList::OrderList(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kit::space::xs);
}

void OrderList::setOrders(const QList<Order> &orders)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (orders.isEmpty())
        m_rows->addWidget(
            new kit::Text(tr("Nothing has been paid yet."), kit::TextRole::Secondary, this, kit::Token::Text2));
    const kit::Format format;
    for (qsizetype i = orders.size() - 1; i >= 0 && i >= orders.size() - kShown; --i) {
        const Order &order = orders.at(i);
        auto *line = new QWidget(this);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(kit::space::s);
        layout->addWidget(
            new kit::Text(format.timeWithSeconds(order.createdAt), kit::TextRole::Secondary, line, kit::Token::Text2));
        layout->addWidget(new kit::Text(QStringLiteral("…") + order.outTradeNo.right(6), kit::TextRole::Secondary, line,
                              kit::Token::Text2),
            1);
        layout->addWidget(new kit::Text(format.yuan(Money::fromFen(order.totalFee)), kit::TextRole::BodyBold, line));
        layout->addWidget(new kit::Chip(rowOf(order.state).tone, stateWord(order.state), line, kit::Chip::Shape::Tag));
        m_rows->addWidget(line);
    }
    m_rows->addStretch(1);
}

} // namespace mendian::sandbox
