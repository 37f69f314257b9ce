// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/parkedpanel.h"

#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/parts/tendernames.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/format.h"
#include "ui/kit/toast.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
const QString kDot = QStringLiteral(u" · ");

struct StateRow
{
    const char *state;
    const char *words;
};
constexpr StateRow kStates[] = {
    {"Unknown", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Result unknown, asked in the background")},
    {"Confirming", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Being confirmed")},
    {"AwaitingCustomer", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Waiting for the customer")},
    {"Sent", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Being sent")},
    {"Reversing", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Being reversed")},
    {"Paid", QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Paid")},
};
} // namespace

ParkedPanel::ParkedPanel(TillPort &till, const Clock &clock, QWidget *parent)
    : SidePanel(QStringLiteral("parked"), tr("Pending payments"), parent), m_till(till), m_clock(clock),
      m_list(new ListArea(this))
{
    auto *hint = new Text(tr("Asked in the background until the answer is clear. Do not take the money again."),
        TextRole::Secondary, this, Token::Text2);
    hint->setWrapped(true, 2);
    content()->addWidget(hint);
    content()->addWidget(m_list, 1);
    setView(till.view());
}

void ParkedPanel::setView(const TillView &view)
{
    QStringList now;
    for (const ParkedPayment &payment : view.parked)
        now += payment.attempt.toHex() + payment.state + payment.alarm;
    if (now == m_shown && m_list->count() > 0)
        return; // nothing a person would see: the press under a finger stays where it is
    m_shown = now;
    m_list->clear();
    for (const ParkedPayment &payment : view.parked)
        m_list->add(card(payment));
    if (view.parked.isEmpty())
        m_list->add(new EmptyState(QStringLiteral("circle-check"), tr("No payment is pending.")));
    m_list->addStretch();
}

QWidget *ParkedPanel::card(const ParkedPayment &payment)
{
    const Format format;
    auto *card = new Panel(Panel::Kind::Card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->addWidget(new Text(tenderName(payment.provider) + kDot + format.time(payment.startedAt) + kDot
                            + QStringLiteral(u"…") + payment.shortNumber,
                        TextRole::BodyBold, card),
        1);
    auto *amount = new Text(format.money(payment.amount), TextRole::RowTotal, card);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(amount);
    column->addLayout(head);
    QString words = payment.state;
    for (const StateRow &row : kStates) {
        if (payment.state == QLatin1String(row.state))
            words = tr(row.words);
    }
    auto *chip = new Chip(payment.state == QLatin1String("Paid") ? Tone::Success : Tone::Unknown, words, card);
    column->addWidget(chip, 0, Qt::AlignLeft);
    if (!payment.alarm.isEmpty()) {
        auto *alarm =
            new Text(tr("Something does not fit: a manager must look"), TextRole::SecondaryBold, card, Token::Danger);
        alarm->setWrapped(true, 3);
        column->addWidget(alarm);
    }
    auto *open = new Button(ButtonKind::Secondary, QStringLiteral("external-link"), tr("Open again"), card);
    open->setObjectName(QStringLiteral("reopen"));
    connect(open, &QAbstractButton::clicked, this, [this, id = payment.attempt] { reopen(id); });
    column->addWidget(open);
    if (payment.state == QLatin1String("Unknown")) {
        // Only where nobody answers any more; a person's word needs a name and is written down.
        auto *row = new QHBoxLayout;
        row->setSpacing(space::s);
        auto *paid = new Button(ButtonKind::Secondary, {}, tr("Bill shows: paid"), card);
        auto *notPaid = new Button(ButtonKind::Secondary, {}, tr("Bill shows: not paid"), card);
        paid->setObjectName(QStringLiteral("decidePaid"));
        notPaid->setObjectName(QStringLiteral("decideNotPaid"));
        connect(paid, &QAbstractButton::clicked, this, [this, payment] { decide(payment, true); });
        connect(notPaid, &QAbstractButton::clicked, this, [this, payment] { decide(payment, false); });
        row->addWidget(paid, 1);
        row->addWidget(notPaid, 1);
        column->addLayout(row);
    }
    return card;
}

void ParkedPanel::reopen(AttemptId attempt)
{
    TillPort *till = &m_till;
    send({}, [till, attempt](const ApprovalProof &) { return till->reopenParked(attempt); });
}

void ParkedPanel::decide(const ParkedPayment &payment, bool paid)
{
    TillPort *till = &m_till;
    const QString reason = paid ? tr("Seen as paid in the merchant's bill") : tr("Not in the merchant's bill");
    const QString what =
        tenderName(payment.provider) + QLatin1Char(' ') + Format().money(payment.amount) + kDot + reason;
    askApproval(what, [till, id = payment.attempt, paid, reason](const ApprovalProof &proof) {
        return till->decideUnknown(id, paid, reason, proof);
    });
}

} // namespace mendian
