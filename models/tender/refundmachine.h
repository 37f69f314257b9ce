// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "models/tender/refund.h"

#include <optional>

namespace mendian {

/// What can happen to a refund.
struct RefundEvent
{
    enum class Kind {
        Started,                ///< it is its turn: ask the provider
        Answered,               ///< a call returned
        TimerDue,               ///< nextAt has come
        Restarted,              ///< the process came back; the same number goes on
        PersonSaysAgain,        ///< topped up, set up rightly, or impatient: ask again under the same number
        PersonSettledOtherwise, ///< the customer has the money by other means; this number is given up
    };
    Kind kind = Kind::TimerDue;
    RefundCall call = RefundCall::None; ///< Answered: which call
    int request = 0;                    ///< Answered: its number
    RefundAnswer answer = {};
    QString reason = {}; ///< PersonSettledOtherwise: person and reason, must not be empty

    static RefundEvent started() { return {.kind = Kind::Started}; }
    static RefundEvent timerDue() { return {.kind = Kind::TimerDue}; }
    static RefundEvent restarted() { return {.kind = Kind::Restarted}; }
    static RefundEvent personSaysAgain() { return {.kind = Kind::PersonSaysAgain}; }
    static RefundEvent personSettledOtherwise(const QString &reason)
    {
        return {.kind = Kind::PersonSettledOtherwise, .reason = reason};
    }
    static RefundEvent answered(RefundCall call, int request, const RefundAnswer &answer)
    {
        return {.kind = Kind::Answered, .call = call, .request = request, .answer = answer};
    }
};

enum class RefundAction { None, CallRefund, CallQuery, WaitUntil };

/// What follows from an event. `next` has to be saved before `action` is carried out.
struct RefundStep
{
    Refund next;
    RefundAction action = RefundAction::None;
    Timestamp due; ///< = next.nextAt: when TimerDue is wanted (also while a call is on the way: patience ends)
};

/// One step of a refund. Pure, total, the same for every provider (spec/wechat-pay.md §1.7 §1.8 §2.4, spec/alipay.md
/// §2.5 §2.6): unclear → the same number and amount again with growing waits; taken in → queried until it ends; a query
/// that does not know the number proves nothing → asked for again; refused after an unclear answer → believed only when
/// one query says so too. Only a person ends what is Stuck.
RefundStep refundStep(const Refund &refund, const RefundEvent &event, const RefundRules &rules, Timestamp now);

/// The shop still owes the customer this amount and nothing but a person changes that: Stuck, or refused and neither
/// settled nor asked for under a new number.
bool isOwed(const Refund &refund);
/// Asked for under this number, and not ended: the provider may be moving the money.
bool isUnderWay(const Refund &refund);
/// The next call opens a refund at the provider (the first one, or the first since a person said again): refundTurn().
bool needsTurn(const Refund &refund);

/// Providers take refunds of one payment one after the other, `betweenMs` apart. When `refund`, not asked for yet, may
/// be: null = not before another one of the payment has ended. `others` are all refunds of the same attempt.
std::optional<Timestamp> refundTurn(const Refund &refund, const QList<Refund> &others, const RefundRules &rules);

/// Why a payment cannot be refunded by its provider any more.
enum class RefundBar { None, TooLate, TooManyParts };
RefundBar refundBar(const RefundRules &rules, Timestamp paidAt, const QList<Refund> &soFar, Timestamp now);

/// A refund that was not asked for yet. `id` decides its number for ever; the same id is the same refund.
Refund newRefund(RefundId id, ReturnId ret, const Attempt &attempt, Money amount, const QString &reason, Timestamp now);
/// The refund of a payment that no sale wanted: one for each attempt, whoever finds it and however often.
RefundId automaticRefundId(AttemptId attempt);
/// The refund that takes the place of one whose number the provider gave up: one for each.
RefundId nextRefundId(RefundId refused);

} // namespace mendian
