// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "models/tender/rules.h"

namespace mendian {

/// What can happen to an attempt.
struct PayEvent
{
    enum class Kind {
        Started,         ///< the payment code was scanned
        Answered,        ///< a call returned
        TimerDue,        ///< nextAt has come
        QueryAsked,      ///< cashier: ask now
        CancelAsked,     ///< cashier: reverse it
        Restarted,       ///< the process came back; the same number goes on with a query
        NoRoute,         ///< the gateway could not be called at all: like Answered with NotSent
        ManagerDecision, ///< a named person settles an Unknown
    };
    Kind kind = Kind::TimerDue;
    PayCall call = PayCall::None; ///< Answered, NoRoute: which call
    int request = 0;              ///< Answered, NoRoute: its number
    Answer answer = {};
    bool managerSaysPaid = false;
    QString reason = {}; ///< ManagerDecision: person and reason, must not be empty

    static PayEvent started() { return {.kind = Kind::Started}; }
    static PayEvent timerDue() { return {.kind = Kind::TimerDue}; }
    static PayEvent queryAsked() { return {.kind = Kind::QueryAsked}; }
    static PayEvent cancelRequested() { return {.kind = Kind::CancelAsked}; }
    static PayEvent restarted() { return {.kind = Kind::Restarted}; }
    static PayEvent answered(PayCall call, int request, const Answer &answer)
    {
        return {.kind = Kind::Answered, .call = call, .request = request, .answer = answer};
    }
    static PayEvent noRoute(PayCall call, int request)
    {
        return {.kind = Kind::NoRoute, .call = call, .request = request};
    }
    static PayEvent managerDecision(bool paid, const QString &reason)
    {
        return {.kind = Kind::ManagerDecision, .managerSaysPaid = paid, .reason = reason};
    }
};

enum class PayAction { None, CallPay, CallQuery, CallReverse, WaitUntil };

/// What follows from an event. `next` has to be saved before `action` is carried out.
struct PayStep
{
    Attempt next;
    PayAction action = PayAction::None;
    Timestamp due; ///< = next.nextAt: when TimerDue is wanted (also while a call is on the way: patience ends)
};

/// The state machine of one attempt: a pure function (spec/wechat-pay.md §1.3–1.6, spec/alipay.md §2.12, design §4).
/// It promises, and tests hold it to:
/// - a final state is never left; a late "paid" there only sets `alarm`;
/// - Pay is called once, from Collecting; no reverse before reverseFrom, after Paid, or without a query just before;
/// - Paid only when number and amount match; once a reverse may be taking effect, "paid" is not believed until the
///   reverse is out of the way (definitely refused, or quiet for reverseQuietMs with its rounds used up);
/// - every state between Collecting and the final ones has a `nextAt`: nothing sleeps for ever.
PayStep step(const Attempt &attempt, const PayEvent &event, const ProviderRules &rules, Timestamp now);

/// The undecided attempt when nobody can be asked, because its provider is not set up here any more: Unknown, without a
/// `nextAt`, until its gateway comes back (Restarted) or a manager decides.
Attempt withoutProvider(const Attempt &attempt);

} // namespace mendian
