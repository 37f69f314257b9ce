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

/// A refund as a person sees it: what it waits for, and the verb that moves it.
struct RefundRow
{
    const char *state;
    Tone tone;
    const char *words;
    const char *verb;
};
constexpr RefundRow kRefunds[] = {
    {"Requested", Tone::Info, QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Refund is being sent"),
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Ask once")},
    {"Processing", Tone::Info, QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Refund is on its way to the customer"),
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Ask once")},
    {"Stuck", Tone::Danger,
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Refund is stuck: the customer waits for the money"),
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Try the refund again")},
    {"Refused", Tone::Danger,
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Refund was refused: the customer waits for the money"),
        QT_TRANSLATE_NOOP("mendian::ParkedPanel", "Try the refund again")},
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
    for (const RefundView &refund : view.refunds)
        now += refund.id.toHex() + refund.state + refund.alarm + refund.sentence;
    if (now == m_shown && m_list->count() > 0)
        return; // nothing a person would see: the press under a finger stays where it is
    m_shown = now;
    m_list->clear();
    for (const ParkedPayment &payment : view.parked)
        m_list->add(card(payment));
    QList<RefundView> refunds = view.refunds;
    std::ranges::stable_sort(refunds, {}, [](const RefundView &refund) { return !refund.owed; }); // owed ones first
    for (const RefundView &refund : refunds)
        m_list->add(refundCard(refund));
    if (view.parked.isEmpty() && view.refunds.isEmpty())
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

Button *ParkedPanel::verb(QWidget *card, const char *name, const QString &icon, const QString &label)
{
    auto *button = new Button(ButtonKind::Secondary, icon, label, card);
    button->setObjectName(QLatin1String(name));
    return button;
}

QWidget *ParkedPanel::refundCard(const RefundView &refund)
{
    const Format format;
    const RefundRow *row = &kRefunds[0];
    for (const RefundRow &known : kRefunds) {
        if (refund.state == QLatin1String(known.state))
            row = &known;
    }
    auto *card = new Panel(Panel::Kind::Card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->addWidget(new Text(tenderName(refund.provider) + kDot + format.time(refund.requestedAt) + kDot
                            + QStringLiteral(u"…") + refund.shortNumber,
                        TextRole::BodyBold, card),
        1);
    auto *amount = new Text(format.money(-refund.amount), TextRole::RowTotal, card);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(amount);
    column->addLayout(head);
    auto *words = new Text(tr(row->words), TextRole::SecondaryBold, card, toneText(row->tone));
    words->setWrapped(true, 2);
    column->addWidget(words);
    QString why = refund.sentence.isEmpty()
        ? refund.message
        : QCoreApplication::translate("PaymentSentence", refund.sentence.toUtf8().constData());
    if (why.isEmpty())
        why = refund.ret.isNull() ? tr("A payment that no sale needed goes back.")
                                  : tr("Return %1").arg(refund.returnReceipt);
    auto *reason = new Text(why, TextRole::Secondary, card, Token::Text2);
    reason->setWrapped(true, 3);
    column->addWidget(reason);
    TillPort *till = &m_till;
    auto *again = verb(card, "refundAgain", QStringLiteral("refresh"), tr(row->verb));
    connect(again, &QAbstractButton::clicked, this, [this, till, id = refund.id] {
        send({}, [till, id](const ApprovalProof &) { return till->refundAgain(id); });
    });
    column->addWidget(again);
    if (refund.owed) {
        auto *others = new QHBoxLayout;
        others->setSpacing(space::s);
        auto *cash = verb(card, "settleCash", {}, tr("Given back in cash"));
        auto *otherwise = verb(card, "settleOtherwise", {}, tr("Given back otherwise"));
        connect(cash, &QAbstractButton::clicked, this, [this, refund] { settle(refund, true); });
        connect(otherwise, &QAbstractButton::clicked, this, [this, refund] { settle(refund, false); });
        others->addWidget(cash, 1);
        others->addWidget(otherwise, 1);
        column->addLayout(others);
    }
    return card;
}

void ParkedPanel::settle(const RefundView &refund, bool inCash)
{
    TillPort *till = &m_till;
    const QString reason = inCash ? tr("Given back in cash") : tr("Given back otherwise");
    const QString what = tenderName(refund.provider) + QLatin1Char(' ') + Format().money(refund.amount) + kDot + reason;
    askApproval(what, [till, id = refund.id, inCash, reason](const ApprovalProof &proof) {
        return till->settleRefund(id, inCash, reason, proof);
    });
}

} // namespace mendian
