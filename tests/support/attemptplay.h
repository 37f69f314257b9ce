// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/machine.h"

namespace mendian::test {

inline constexpr Timestamp kPlayStart{1'763'706'720'000};

/// Plays one attempt: keeps the step, and the time since t0.
struct Play
{
    ProviderRules rules = *providerRules(u"wechat");
    Attempt a = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
    PayAction action = PayAction::None;
    qint64 t = 0;

    void tell(const PayEvent &event)
    {
        const PayStep s = step(a, event, rules, kPlayStart + t);
        a = s.next;
        action = s.action;
    }
    void begin() { tell(PayEvent::started()); }
    void answer(Answer answer, qint64 after = 100)
    {
        t += after;
        if (answer.outTradeNo.isEmpty())
            answer.outTradeNo = a.outTradeNo;
        tell(PayEvent::answered(a.pending, a.request, answer));
    }
    void answer(Outcome outcome, qint64 after = 100)
    {
        Answer given;
        given.outcome = outcome;
        given.code = QLatin1String(outcomeName(outcome));
        if (outcome == Outcome::Paid) {
            given.amount = a.amount;
            given.transactionId = QStringLiteral("42000");
        }
        answer(given, after);
    }
    /// Lets time pass to the moment the machine asked for.
    void due()
    {
        t = qMax(t, a.nextAt - kPlayStart);
        tell(PayEvent::timerDue());
    }
    qint64 next() const { return a.nextAt - kPlayStart; }
};

} // namespace mendian::test
