// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refundmachine.h"

namespace mendian::test {

inline constexpr Timestamp kRefundStart{1'763'706'720'000};

inline Attempt paidAttempt(Money amount = 5'000_fen, const QString &provider = QStringLiteral("wechat"))
{
    Attempt attempt = *newAttempt(SaleId::create(), provider, amount);
    attempt.state = AttemptState::Paid;
    attempt.startedAt = kRefundStart;
    attempt.transactionId = QStringLiteral("4200001234");
    attempt.customerPaid = attempt.merchantReceives = amount;
    return attempt;
}

inline RefundAnswer refundAnswer(RefundOutcome outcome)
{
    RefundAnswer answer;
    answer.outcome = outcome;
    answer.code = QLatin1String(refundOutcomeName(outcome));
    answer.sentence = QStringLiteral("sentence of ") + answer.code;
    if (outcome == RefundOutcome::Accepted || outcome == RefundOutcome::Abnormal)
        answer.refundId = QStringLiteral("5000001");
    return answer;
}

/// Plays one refund: keeps the step, and the time since it was asked for.
struct RefundPlay
{
    RefundRules rules = *refundRules(u"wechat");
    Refund f = newRefund(
        RefundId::create(), ReturnId::create(), paidAttempt(), 1'200_fen, QStringLiteral("damaged"), kRefundStart);
    RefundAction action = RefundAction::None;
    qint64 t = 0;

    void tell(const RefundEvent &event)
    {
        const RefundStep s = refundStep(f, event, rules, kRefundStart + t);
        f = s.next;
        action = s.action;
    }
    void begin() { tell(RefundEvent::started()); }
    void answer(const RefundAnswer &answer, qint64 after = 100)
    {
        t += after;
        tell(RefundEvent::answered(f.pending, f.request, answer));
    }
    void answer(RefundOutcome outcome, qint64 after = 100) { answer(refundAnswer(outcome), after); }
    /// Lets time pass to the moment the machine asked for.
    void due()
    {
        t = qMax(t, f.nextAt - kRefundStart);
        tell(RefundEvent::timerDue());
    }
    qint64 wait() const { return f.nextAt - (kRefundStart + t); }
};

} // namespace mendian::test
