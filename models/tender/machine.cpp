// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/machine.h"

#include <algorithm>
#include <array>

namespace mendian {

namespace {

using enum AttemptState;

// What an outcome means to the machine; it depends on the call that got it.
enum class Meaning {
    Paid,
    Waiting,   ///< customer is paying
    NotPaid,   ///< the number is known and unpaid
    Undecided, ///< nothing learnt
    AskNow,    ///< nothing learnt, and the query must come at once
    AskOnce,
    Refused,
    GiveUp,
    NotFound,
    Closed,
    Returned,
    ReverseOpen, ///< the reverse may or may not take effect
    NoEffect,    ///< the reverse definitely did nothing
    NothingFound,
};

struct MeaningRow
{
    Meaning onPay, onQuery, onReverse;
};

using M = Meaning;
// Indexed by Outcome.
constexpr std::array kMeanings{
    /* Paid                 */ MeaningRow{M::Paid, M::Paid, M::ReverseOpen},
    /* UserPaying           */ MeaningRow{M::Waiting, M::Waiting, M::NoEffect},
    /* NotPaidYet           */ MeaningRow{M::Undecided, M::NotPaid, M::NoEffect},
    /* Unclear              */ MeaningRow{M::Undecided, M::Undecided, M::ReverseOpen},
    /* NotSent              */ MeaningRow{M::Refused, M::Undecided, M::NoEffect},
    /* RefusedFinal         */ MeaningRow{M::Refused, M::Undecided, M::NoEffect},
    /* RefusedAskOnce       */ MeaningRow{M::AskOnce, M::Undecided, M::NoEffect},
    /* AskThisNumber        */ MeaningRow{M::AskNow, M::Undecided, M::ReverseOpen},
    /* ConfigError          */ MeaningRow{M::Refused, M::Undecided, M::NoEffect},
    /* NotFound             */ MeaningRow{M::Undecided, M::NotFound, M::NoEffect},
    /* PayError             */ MeaningRow{M::GiveUp, M::GiveUp, M::NoEffect},
    /* Closed               */ MeaningRow{M::Closed, M::Closed, M::Closed},
    /* Reversed             */ MeaningRow{M::Undecided, M::Closed, M::Closed},
    /* ReverseAgain         */ MeaningRow{M::Undecided, M::Undecided, M::ReverseOpen},
    /* ReverseRefused       */ MeaningRow{M::Undecided, M::Undecided, M::NoEffect},
    /* ReversedNothingFound */ MeaningRow{M::Undecided, M::Undecided, M::NothingFound},
    /* WasPaidNowReturned   */ MeaningRow{M::Returned, M::Returned, M::Returned},
    /* RefundedElsewhere    */ MeaningRow{M::Returned, M::Returned, M::Returned},
};
static_assert(kMeanings.size() == static_cast<size_t>(Outcome::RefundedElsewhere) + 1);

Meaning meaningOf(PayCall call, Outcome outcome)
{
    const MeaningRow &row = kMeanings[static_cast<size_t>(outcome)];
    return call == PayCall::Pay ? row.onPay : call == PayCall::Reverse ? row.onReverse : row.onQuery;
}

/// One step under construction.
class Stepper
{
public:
    Stepper(const Attempt &attempt, const ProviderRules &rules, Timestamp moment) : a(attempt), r(rules), now(moment) {}

    PayStep none() const { return {a, PayAction::None, a.nextAt}; }

    PayStep start()
    {
        a.startedAt = now;
        a.deadline = now + r.deadlineMs;
        a.reverseFrom = now + r.notReverseBeforeMs;
        a.state = Sent;
        return call(PayCall::Pay, PayAction::CallPay);
    }

    PayStep answered(PayCall which, Answer answer)
    {
        // A reply about another order, merchant or amount proves nothing about ours (promise: money is never guessed).
        if (answer.mismatch.isEmpty() && answer.outcome == Outcome::Paid
            && (answer.outTradeNo != a.outTradeNo || answer.amount != a.amount))
            answer.mismatch =
                QStringLiteral("paid reply for %1 of %2").arg(answer.outTradeNo, answer.amount.toString());
        if (!answer.mismatch.isEmpty()) {
            a.alarm = answer.mismatch;
            answer.outcome = Outcome::Unclear;
        }
        note(answer);
        if (which == PayCall::Pay && !answer.qrCode.isEmpty())
            a.qrCode = answer.qrCode;
        a.pending = PayCall::None;
        const Meaning meaning = meaningOf(which, answer.outcome);
        if (meaning == M::Closed || meaning == M::Returned)
            return finish(a.wasPaid || meaning == M::Returned ? Returned : Closed);
        if (which == PayCall::Reverse)
            return reverseAnswered(meaning);
        if (a.state == Unknown)
            return unknownAnswered(meaning, answer);
        if (a.state == Reversing)
            return reversingQueried(meaning, answer);
        return openAnswered(which, meaning, answer);
    }

    /// An answer to a call that is no longer the current one. Only definite truths count.
    PayStep late(PayCall which, const Answer &answer)
    {
        if (!answer.mismatch.isEmpty())
            return none();
        const Meaning meaning = meaningOf(which, answer.outcome);
        if (meaning == M::Closed || meaning == M::Returned) {
            note(answer);
            return finish(a.wasPaid || meaning == M::Returned ? Returned : Closed);
        }
        if (which == PayCall::Reverse && meaning == M::NoEffect && a.reversesOpen > 0)
            --a.reversesOpen;
        if (meaning == M::Paid && answer.outTradeNo == a.outTradeNo && answer.amount == a.amount) {
            if (reverseIsOut() && !(which == PayCall::Pay && r.confirmPaidByQuery))
                return paid(answer);
            a.wasPaid = true; // told before the reverse: what counts is what the next answer says
            money(answer);
        }
        return none();
    }

    PayStep finalLate(const Answer &answer)
    {
        const bool ours = answer.mismatch.isEmpty() && answer.outTradeNo == a.outTradeNo && answer.amount == a.amount;
        if (answer.outcome == Outcome::Paid && ours && (a.state == Refused || a.state == Closed) && a.alarm.isEmpty()) {
            a.alarm = QStringLiteral("the provider reported this number as paid after it had ended as %1")
                          .arg(QLatin1String(attemptStateName(a.state)));
            money(answer);
        }
        return none();
    }

    PayStep timer()
    {
        if (a.state == Collecting)
            return none();
        if (now < a.nextAt)
            return {a, PayAction::WaitUntil, a.nextAt};
        if (a.pending != PayCall::None) {
            Answer silence;
            silence.code = QStringLiteral("NO_ANSWER");
            return answered(a.pending, silence);
        }
        return query();
    }

    PayStep queryAsked()
    {
        // In the reverse loop the pace is the provider's.
        if (a.state == Collecting || a.state == Reversing || a.pending != PayCall::None)
            return none();
        return query();
    }

    PayStep cancelRequested()
    {
        if (a.state == Collecting)
            return finish(Closed);
        if (a.state == Unknown) {
            a.cancelAsked = true;
            a.reverseRounds = 0;
            a.background = 0;
            a.state = Reversing;
            return a.pending == PayCall::None ? query() : none();
        }
        if (a.cancelAsked || a.state == Reversing)
            return none();
        a.cancelAsked = true;
        if (a.pending != PayCall::None)
            return none();
        return now >= a.reverseFrom ? query() : wait(std::min(a.nextAt, a.reverseFrom));
    }

    PayStep restarted()
    {
        if (a.state == Collecting)
            return none();
        if (a.state == Sent)
            a.state = Confirming;
        a.pending = PayCall::None;
        // The wall clock may have been moved while the process was away, or been wrong before: every window counts from
        // now again, and none lies further ahead than a fresh one would.
        a.reverseFrom = now + r.notReverseBeforeMs;
        const Timestamp latest = now + std::max(r.deadlineMs, r.notReverseBeforeMs);
        a.deadline = a.startedAt > now ? latest : std::clamp(a.deadline, a.reverseFrom, latest);
        if (!a.lastReverseAt.isNull())
            a.lastReverseAt = now;
        return wait(now);
    }

    PayStep managerDecision(bool managerSaysPaid, const QString &reason)
    {
        if (a.state != Unknown || reason.isEmpty())
            return none();
        a.decision = reason;
        if (managerSaysPaid && a.merchantReceives.isZero())
            a.customerPaid = a.merchantReceives = a.amount;
        return finish(managerSaysPaid ? Paid : Closed);
    }

private:
    PayStep openAnswered(PayCall which, Meaning meaning, const Answer &answer)
    {
        switch (meaning) {
        case M::Paid:
            if (which == PayCall::Pay && r.confirmPaidByQuery) {
                a.state = Confirming;
                return query();
            }
            return paid(answer);
        case M::Refused:
            return finish(Refused);
        case M::AskOnce:
            a.askOnce = true;
            a.state = Confirming;
            return query();
        case M::NotPaid:
            if (a.askOnce)
                return finish(Refused);
            a.state = AwaitingCustomer;
            break;
        case M::NotFound:
            if (a.askOnce)
                return finish(Refused);
            if (r.notFoundIsFinal && now >= a.deadline)
                return finish(Closed);
            // A QR nobody has scanned yet is no trade at Alipay (spec/alipay.md §2.2): it stays on show.
            if (a.qrCode.isEmpty())
                a.state = Confirming;
            break;
        case M::Waiting:
            a.askOnce = false;
            a.state = AwaitingCustomer;
            break;
        case M::GiveUp:
            a.giveUp = true;
            a.state = Confirming;
            break;
        default:
            // A query that failed does not take back what we knew: the customer may still be typing.
            if (a.state == Sent)
                a.state = Confirming;
            break;
        }
        return goOn(which == PayCall::Query, answer.askAtOnce || meaning == M::AskNow);
    }

    /// Nothing decided yet: the next query, or the reverse when patience is over.
    PayStep goOn(bool justQueried, bool atOnce)
    {
        const bool over = a.cancelAsked || a.giveUp || now >= a.deadline;
        if (over && now >= a.reverseFrom)
            return justQueried ? reverse() : query();
        if (atOnce && !justQueried)
            return query();
        const Timestamp usual = a.queries == 0 ? a.startedAt + r.firstQueryMs : a.sentAt + r.queryEveryMs;
        const Timestamp last = over ? a.reverseFrom : std::max(a.deadline, a.reverseFrom);
        const Timestamp until = std::min(std::max(usual, now), last);
        return until <= now && !justQueried ? query() : wait(until);
    }

    PayStep reverseAnswered(Meaning meaning)
    {
        if (meaning == M::NoEffect || meaning == M::NothingFound)
            a.reversesOpen = std::max(0, a.reversesOpen - 1);
        if (meaning == M::NothingFound) {
            if (!r.settleMs.isEmpty()) {
                a.settleStep = 0;
                return toUnknown();
            }
            // A QR was given for this number, so it is there: somebody may still scan it.
            if (a.qrCode.isEmpty())
                return finish(Closed);
        }
        if (a.state == Unknown)
            return backgroundWait();
        if (a.reverseRounds >= r.reverseRounds)
            return toUnknown();
        return wait(now + r.reverseWaitMs);
    }

    PayStep reversingQueried(Meaning meaning, const Answer &answer)
    {
        if (meaning == M::Paid) {
            if (reverseIsOut())
                return paid(answer);
            a.wasPaid = true;
            money(answer);
        }
        if (meaning == M::NotFound && r.notFoundIsFinal && now >= a.deadline)
            return finish(Closed);
        return reverse();
    }

    PayStep unknownAnswered(Meaning meaning, const Answer &answer)
    {
        switch (meaning) {
        case M::Paid:
            if (reverseIsOut() || now - a.lastReverseAt >= r.reverseQuietMs)
                return paid(answer);
            a.wasPaid = true;
            money(answer);
            return wait(a.lastReverseAt + r.reverseQuietMs);
        case M::NotFound:
            if (a.settleStep >= 0) {
                if (++a.settleStep >= r.settleMs.size())
                    return finish(Closed);
                return backgroundWait();
            }
            if (r.notFoundIsFinal)
                return finish(Closed);
            if (!inWindow()) { // nothing can be closed any more, and nothing has come in all the time
                a.settleStep = 0;
                return backgroundWait();
            }
            [[fallthrough]]; // it may still arrive, unless it is closed
        case M::NotPaid:
        case M::Waiting:
        case M::GiveUp:
            // The line is back and no money was taken: close the number, so that this ends.
            return now >= a.reverseFrom && inWindow() ? reverse() : backgroundWait();
        default:
            return backgroundWait();
        }
    }

    /// No reverse may still take the money back that a provider says it has.
    bool reverseIsOut() const { return a.reversesOpen == 0 || !r.reverseReturnsMoney; }

    bool inWindow() const { return now - a.startedAt <= r.reverseWindowMs; }

    PayStep reverse()
    {
        if (now < a.reverseFrom)
            return wait(a.reverseFrom);
        if (a.state != Unknown) {
            if (!inWindow() || a.reverseRounds >= r.reverseRounds)
                return toUnknown();
            a.state = Reversing;
            ++a.reverseRounds;
        }
        ++a.reverses;
        ++a.reversesOpen;
        a.lastReverseAt = now;
        return call(PayCall::Reverse, PayAction::CallReverse);
    }

    PayStep query()
    {
        ++a.queries;
        return call(PayCall::Query, PayAction::CallQuery);
    }

    PayStep call(PayCall which, PayAction action)
    {
        a.pending = which;
        ++a.request;
        a.sentAt = now;
        a.nextAt = now + (r.timeoutOf(which) + r.graceMs);
        return {a, action, a.nextAt};
    }

    PayStep wait(Timestamp until)
    {
        a.nextAt = until;
        return {a, PayAction::WaitUntil, until};
    }

    PayStep toUnknown()
    {
        a.state = Unknown;
        a.cancelAsked = false;
        a.background = 0;
        return backgroundWait();
    }

    PayStep backgroundWait()
    {
        if (a.settleStep >= 0 && a.settleStep < r.settleMs.size())
            return wait(now + r.settleMs.at(a.settleStep));
        const qsizetype at = std::min<qsizetype>(a.background, r.backgroundMs.size() - 1);
        if (a.background <= r.backgroundMs.size())
            ++a.background;
        return wait(now + (at < 0 ? 60'000 : r.backgroundMs.at(at)));
    }

    PayStep paid(const Answer &answer)
    {
        money(answer);
        a.alarm.clear();
        return finish(Paid);
    }

    PayStep finish(AttemptState state)
    {
        a.state = state;
        a.pending = PayCall::None;
        a.nextAt = {};
        return none();
    }

    void money(const Answer &answer)
    {
        if (!answer.transactionId.isEmpty())
            a.transactionId = answer.transactionId;
        a.customerPaid = answer.customerPaid;
        a.merchantReceives = answer.merchantReceives;
        a.platformDiscount = answer.platformDiscount;
    }

    void note(const Answer &answer)
    {
        // A refusal that one query has to confirm keeps its own words.
        if (a.askOnce && answer.outcome != Outcome::Paid)
            return;
        a.code = answer.code;
        a.message = answer.text;
        a.sentence = answer.sentence;
        if (answer.mismatch.isEmpty() && !answer.transactionId.isEmpty())
            a.transactionId = answer.transactionId;
    }

    Attempt a;
    const ProviderRules &r;
    const Timestamp now;
};

constexpr const char *kNobodyToAsk = QT_TRANSLATE_NOOP("PaymentSentence",
    "This way to pay is not set up at this till any more, so nobody can be asked. Look on the merchant platform; a "
    "manager says what became of the payment.");

} // namespace

Attempt withoutProvider(const Attempt &attempt)
{
    Attempt unknown = attempt;
    unknown.state = Unknown;
    unknown.pending = PayCall::None;
    unknown.nextAt = {};
    unknown.code = QStringLiteral("NO_PROVIDER");
    unknown.sentence = QString::fromLatin1(kNobodyToAsk);
    return unknown;
}

PayStep step(const Attempt &attempt, const PayEvent &event, const ProviderRules &rules, Timestamp now)
{
    using Kind = PayEvent::Kind;
    Stepper stepper(attempt, rules, now);
    PayEvent told = event;
    if (told.kind == Kind::NoRoute) {
        told.kind = Kind::Answered;
        told.answer = {};
        told.answer.outcome = Outcome::NotSent;
        told.answer.code = QStringLiteral("NO_ROUTE");
    }
    if (isFinal(attempt.state))
        return told.kind == Kind::Answered ? stepper.finalLate(told.answer) : stepper.none();
    switch (told.kind) {
    case Kind::Started:
        return attempt.state == Collecting ? stepper.start() : stepper.none();
    case Kind::Answered:
        if (attempt.state == Collecting || told.call == PayCall::None)
            return stepper.none();
        if (attempt.pending == told.call && attempt.request == told.request)
            return stepper.answered(told.call, told.answer);
        return stepper.late(told.call, told.answer);
    case Kind::TimerDue:
        return stepper.timer();
    case Kind::QueryAsked:
        return stepper.queryAsked();
    case Kind::CancelAsked:
        return stepper.cancelRequested();
    case Kind::Restarted:
        return stepper.restarted();
    case Kind::ManagerDecision:
        return stepper.managerDecision(told.managerSaysPaid, told.reason);
    case Kind::NoRoute:
        break;
    }
    return stepper.none();
}

} // namespace mendian
