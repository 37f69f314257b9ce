// SPDX-License-Identifier: GPL-3.0-or-later
// What the screens see of the payment desk.
#include "models/pricing/rounding.h"
#include "payments/cash/cash.h"
#include "workflows/till/attemptlist.h"
#include "workflows/till/paymentdesk.h"

namespace mendian {

namespace {

const QString kCash = QStringLiteral("cash");
constexpr int kConfirmingScreen = 3;

/// A card slip or goods have no provider: the kind is its own.
QString tenderOf(const Attempt &attempt)
{
    const ProviderRules *rules = providerRules(attempt.provider);
    return rules ? rules->tenderKind() : attempt.provider;
}

QString partState(const Attempt &attempt)
{
    if (attempt.state == AttemptState::Paid)
        return QStringLiteral("done");
    return isFinal(attempt.state) ? QStringLiteral("failed") : QStringLiteral("running");
}

} // namespace

QList<ParkedPayment> PaymentDesk::parked() const
{
    QList<ParkedPayment> list;
    for (auto it = m_aside.cbegin(); it != m_aside.cend(); ++it) {
        if (it->isEmpty() || (m_frozen && m_frozen->id == it.key()))
            continue;
        const auto undecided = std::ranges::find_if(*it, [](const Attempt &a) { return !isFinal(a.state); });
        const Attempt &a = undecided != it->cend() ? *undecided : it->last();
        list.append({a.id, a.sale, a.provider, a.amount, QString::fromLatin1(attemptStateName(a.state)), a.startedAt,
            shortNumber(a), a.alarm});
    }
    std::ranges::sort(list, {}, [](const ParkedPayment &p) { return p.startedAt.ms; });
    return list;
}

PaymentView PaymentDesk::view() const
{
    PaymentView view;
    if (m_panel == Panel::None)
        return view;
    if (m_panel == Panel::Done) {
        view.screen = 4;
        view.sale = m_done->id;
        view.total = view.due = m_done->total;
        view.receipt = m_done->receipt.toString();
        view.change = m_done->change();
        view.printState = m_printState;
        for (const journal::SaleTender &tender : m_done->tenders) {
            view.parts.append({tender.kind, tender.amount, QStringLiteral("done"), tender.lastFour, tender.attempt});
            view.cash = view.cash || tender.kind == kCash;
            view.provider = tender.kind;
            if (tender.kind == kCash)
                view.received = tender.received;
        }
        return view;
    }
    view.sale = saleId();
    view.total = total();
    view.remaining = view.total - paidOf(m_parts);
    view.due = std::min(m_partAmount.value_or(view.remaining), view.remaining);
    for (const Attempt &attempt : m_parts)
        view.parts.append({tenderOf(attempt), attempt.amount, partState(attempt), shortNumber(attempt), attempt.id});
    switch (m_panel) {
    case Panel::Cash:
        view.screen = 9;
        if (m_shop.settings.flag("sale.rounding_cash_only"))
            view.due = view.remaining - waivedOf(view.remaining);
        view.notes = smartNotes(view.due);
        return view;
    case Panel::Combined:
        view.screen = 10;
        return view;
    case Panel::External:
        view.screen = 11;
        return view;
    default:
        break;
    }
    const QStringList providers = m_driver.offered();
    const bool route = std::ranges::any_of(providers, [&](const QString &p) { return m_driver.hasRoute(p); });
    if (!m_attempt) {
        view.screen = paymentScreen(AttemptState::Collecting, route);
        view.provider = providers.value(0);
        return view;
    }
    const Attempt &a = *m_attempt;
    // The money is there; "paid" is said when the sale is stored too.
    view.screen = a.state == AttemptState::Paid ? kConfirmingScreen : paymentScreen(a, m_driver.hasRoute(a.provider));
    view.due = a.amount;
    view.provider = a.provider;
    view.attempt = a.id;
    view.shortNumber = shortNumber(a);
    view.providerCode = a.code;
    view.providerText = a.message;
    view.sentence = a.sentence;
    view.alarm = a.alarm;
    view.returned = a.state == AttemptState::Returned;
    view.startedAt = a.startedAt;
    view.deadline = a.deadline;
    view.nextAt = a.nextAt;
    view.reverseFrom = a.reverseFrom;
    view.queries = a.queries;
    view.reverses = a.reverses;
    view.cancelAsked = a.cancelAsked;
    view.qr = a.qrCode;
    if (const ProviderRules *rules = m_driver.rules(a.provider)) {
        view.queryEveryMs = rules->queryEveryMs;
        view.byQr = !rules->needsCode;
    }
    return view;
}

} // namespace mendian
