// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/refundmachine.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace mendian {

namespace {

using enum RefundState;

/// Where a provider takes a refund in and afterwards does not know it, again and again (spec/alipay.md §2.11
/// TRADE_HAS_CLOSE of a trade that was never paid): asking on would never end.
constexpr const char *kNobodyKnows = QT_TRANSLATE_NOOP("PaymentSentence",
    "The provider answers this refund and then does not know it. Look on the merchant platform whether the money has "
    "gone back, then press again or settle it by other means.");
const QString kSettled = QStringLiteral("SETTLED_OTHERWISE");
const QString kOwed = QStringLiteral("the provider gave this number up; the customer has not got the money");
const QString kDoneAfterEnd = QStringLiteral("the provider paid this refund out after it had been given up");

// What an outcome means to the machine; it depends on the call that got it.
enum class Meaning {
    Done,
    UnderWay,
    Again,      ///< may have arrived: the same number again
    AgainSent,  ///< certainly did not arrive: the same number again, and nothing is unclear by it
    AgainLater, ///< certainly did nothing; not before a while
    AskOn,      ///< nothing learnt by a query
    Unknown,    ///< the query does not know the number
    Refused,
    Stuck,
};
using M = Meaning;

struct MeaningRow
{
    Meaning onRefund, onQuery;
};

// Indexed by RefundOutcome.
constexpr std::array kMeanings{
    /* Done        */ MeaningRow{M::Done, M::Done},
    /* Accepted    */ MeaningRow{M::UnderWay, M::UnderWay},
    /* Unclear     */ MeaningRow{M::Again, M::AskOn},
    /* NotSent     */ MeaningRow{M::AgainSent, M::AskOn},
    /* Later       */ MeaningRow{M::AgainLater, M::AskOn},
    /* NeedsPerson */ MeaningRow{M::Stuck, M::Stuck},
    /* Abnormal    */ MeaningRow{M::Stuck, M::Stuck},
    /* Refused     */ MeaningRow{M::Refused, M::Refused},
    /* NotFound    */ MeaningRow{M::Again, M::Unknown},
    /* ConfigError */ MeaningRow{M::Stuck, M::AskOn},
};
static_assert(kMeanings.size() == static_cast<size_t>(RefundOutcome::ConfigError) + 1);

Meaning meaningOf(RefundCall call, RefundOutcome outcome)
{
    const MeaningRow &row = kMeanings[static_cast<size_t>(outcome)];
    return call == RefundCall::Refund ? row.onRefund : row.onQuery;
}

/// An id that follows from another one: the same input gives the same id on every machine and after every restart.
RefundId derived(const char *purpose, const QByteArray &bytes)
{
    const QByteArray text = QByteArray(purpose) + bytes;
    QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).left(16);
    hash[6] = static_cast<char>((hash[6] & 0x0F) | 0x80); // UUID version 8: made by an own rule (RFC 9562 §5.8)
    hash[8] = static_cast<char>((hash[8] & 0x3F) | 0x80);
    return RefundId::fromBytes(hash).value_or(RefundId());
}

/// One step under construction.
class Stepper
{
public:
    Stepper(const Refund &refund, const RefundRules &rules, Timestamp moment) : f(refund), r(rules), now(moment) {}

    RefundStep none() const { return {f, RefundAction::None, f.nextAt}; }

    RefundStep start() { return f.request == 0 ? call(RefundCall::Refund) : none(); }

    RefundStep answered(RefundCall which, RefundAnswer answer)
    {
        checkOurs(answer);
        note(answer);
        f.pending = RefundCall::None;
        switch (meaningOf(which, answer.outcome)) {
        case M::Done:
            return done(answer);
        case M::UnderWay:
            return underWay(which, answer);
        case M::Again:
            f.unclear = true;
            return wait(grown(r.againMs));
        case M::AgainSent:
            return wait(grown(r.againMs));
        case M::AgainLater:
            return wait(std::max(grown(r.againMs), r.betweenMs));
        case M::AskOn:
            return wait(grown(f.state == Processing ? r.queryMs : r.againMs));
        case M::Unknown:
            return f.askOnce ? refused() : notKnown();
        case M::Refused:
            return which == RefundCall::Refund && f.unclear ? askOnce() : refused();
        case M::Stuck:
            return stuck();
        }
        return none();
    }

    /// An answer to a call that is no longer the current one. Only the definite end counts.
    RefundStep late(RefundCall which, RefundAnswer answer)
    {
        checkOurs(answer);
        if (meaningOf(which, answer.outcome) != M::Done)
            return none();
        if (!isFinal(f.state)) {
            note(answer);
            return done(answer);
        }
        if (f.state == Refused) {
            f.alarm = kDoneAfterEnd;
            f.succeededAt = answer.succeededAt.isNull() ? now : answer.succeededAt;
        }
        return none();
    }

    RefundStep timer()
    {
        if (f.nextAt.isNull())
            return none();
        if (now < f.nextAt)
            return {f, RefundAction::WaitUntil, f.nextAt};
        if (f.pending != RefundCall::None) {
            RefundAnswer silence;
            silence.code = QStringLiteral("NO_ANSWER");
            return answered(f.pending, silence);
        }
        // A person said again. The provider has it: what became of it there? Otherwise the same refund once more.
        if (f.state == Stuck)
            f.state = f.refundId.isEmpty() ? Requested : Processing;
        return call(f.state == Processing || f.askOnce ? RefundCall::Query : RefundCall::Refund);
    }

    RefundStep restarted()
    {
        if ((f.state == Stuck && f.nextAt.isNull()) || f.request == 0)
            return none();
        // Whatever was on the way may have arrived. Both calls are safe to repeat.
        f.unclear = f.unclear || f.pending == RefundCall::Refund;
        f.pending = RefundCall::None;
        return wait(0);
    }

    RefundStep personSaysAgain()
    {
        if (f.request == 0 || f.pending != RefundCall::None)
            return none();
        // Stuck until the call goes out: another refund of the payment may be under way, and they go one by one.
        f.waits = f.strayQueries = 0;
        return wait(0);
    }

    RefundStep personSettledOtherwise(const QString &reason)
    {
        if (reason.isEmpty() || !isOwed(f))
            return none();
        f.state = Refused;
        f.code = kSettled;
        f.message = reason;
        f.alarm.clear();
        return rest();
    }

private:
    /// Another amount is another refund, whatever a gateway made of it: it proves nothing about ours.
    void checkOurs(RefundAnswer &answer) const
    {
        const bool definite = answer.outcome == RefundOutcome::Done || answer.outcome == RefundOutcome::Accepted;
        if (answer.mismatch.isEmpty() && definite && !answer.amount.isZero() && answer.amount != f.amount)
            answer.mismatch = QStringLiteral("a reply for %1").arg(answer.amount.toString());
        if (!answer.mismatch.isEmpty())
            answer.outcome = RefundOutcome::Unclear;
    }

    void note(const RefundAnswer &answer)
    {
        if (!answer.mismatch.isEmpty())
            f.alarm = answer.mismatch;
        // What one query has to confirm keeps the words of the refusal.
        if (f.askOnce && answer.outcome != RefundOutcome::Done && answer.outcome != RefundOutcome::Accepted)
            return;
        f.code = answer.code;
        f.message = answer.text;
        f.sentence = answer.sentence;
        if (!answer.mismatch.isEmpty())
            return;
        if (!answer.refundId.isEmpty())
            f.refundId = answer.refundId;
        if (!answer.account.isEmpty())
            f.account = answer.account;
        if (!answer.customerReceives.isZero())
            f.customerReceives = answer.customerReceives;
    }

    RefundStep done(const RefundAnswer &answer)
    {
        f.succeededAt = answer.succeededAt.isNull() ? now : answer.succeededAt;
        if (f.customerReceives.isZero())
            f.customerReceives = f.amount;
        f.alarm.clear();
        return end(Done);
    }

    RefundStep underWay(RefundCall which, const RefundAnswer &)
    {
        const bool news = f.state != Processing || which == RefundCall::Refund;
        f.state = Processing;
        f.unclear = f.askOnce = false;
        f.alarm.clear();
        if (news)
            f.waits = 0;
        if (which == RefundCall::Query)
            f.strayQueries = 0;
        return wait(news ? r.firstQueryMs : grown(r.queryMs));
    }

    RefundStep stuck()
    {
        f.state = Stuck;
        f.waits = 0;
        f.askOnce = false;
        return rest();
    }

    /// Not a proof of failure: the same refund again, and it is not asked for for ever.
    RefundStep notKnown()
    {
        if (f.state == Processing && ++f.strayQueries >= r.mostStrayQueries) {
            f.sentence = QString::fromLatin1(kNobodyKnows);
            f.refundId.clear(); // a person's "again" asks for the refund, not what became of it
            return stuck();
        }
        f.state = Requested;
        return wait(std::max(grown(r.againMs), r.betweenMs));
    }

    RefundStep askOnce()
    {
        f.askOnce = true;
        f.waits = 0;
        return wait(r.firstQueryMs);
    }

    RefundStep refused()
    {
        f.alarm = kOwed;
        return end(Refused);
    }

    RefundStep end(RefundState state)
    {
        f.state = state;
        f.pending = RefundCall::None;
        f.unclear = f.askOnce = false;
        return rest();
    }

    RefundStep call(RefundCall which)
    {
        f.pending = which;
        ++f.request;
        f.sentAt = now;
        f.nextAt = now + ((which == RefundCall::Refund ? r.refundTimeoutMs : r.queryTimeoutMs) + r.graceMs);
        return {f, which == RefundCall::Refund ? RefundAction::CallRefund : RefundAction::CallQuery, f.nextAt};
    }

    RefundStep wait(qint64 ms)
    {
        f.nextAt = now + ms;
        return {f, RefundAction::WaitUntil, f.nextAt};
    }

    RefundStep rest()
    {
        f.nextAt = {};
        return none();
    }

    /// The next wait of a growing list; the last repeats.
    qint64 grown(const QList<qint64> &waits)
    {
        const qsizetype at = std::min<qsizetype>(f.waits, waits.size() - 1);
        if (f.waits < waits.size())
            ++f.waits;
        return at < 0 ? r.betweenMs : waits.at(at);
    }

    Refund f;
    const RefundRules &r;
    const Timestamp now;
};

} // namespace

RefundStep refundStep(const Refund &refund, const RefundEvent &event, const RefundRules &rules, Timestamp now)
{
    using Kind = RefundEvent::Kind;
    Stepper stepper(refund, rules, now);
    if (event.kind == Kind::Answered) {
        if (event.call == RefundCall::None || refund.request == 0)
            return stepper.none();
        const bool current = refund.pending == event.call && refund.request == event.request;
        return current ? stepper.answered(event.call, event.answer) : stepper.late(event.call, event.answer);
    }
    if (event.kind == Kind::PersonSettledOtherwise)
        return stepper.personSettledOtherwise(event.reason);
    if (isFinal(refund.state))
        return stepper.none();
    switch (event.kind) {
    case Kind::Started:
        return stepper.start();
    case Kind::TimerDue:
        return stepper.timer();
    case Kind::Restarted:
        return stepper.restarted();
    case Kind::PersonSaysAgain:
        return stepper.personSaysAgain();
    case Kind::Answered:
    case Kind::PersonSettledOtherwise:
        break;
    }
    return stepper.none();
}

bool isOwed(const Refund &refund)
{
    return refund.state == Stuck || (refund.state == Refused && refund.code != kSettled && refund.succeededAt.isNull());
}

bool isUnderWay(const Refund &refund)
{
    return refund.request > 0 && (refund.state == Requested || refund.state == Processing);
}

bool needsTurn(const Refund &refund)
{
    return (refund.state == Requested && refund.request == 0) || refund.state == Stuck;
}

std::optional<Timestamp> refundTurn(const Refund &refund, const QList<Refund> &others, const RefundRules &rules)
{
    Timestamp from = refund.requestedAt;
    for (const Refund &other : others) {
        if (other.id == refund.id || other.request == 0)
            continue;
        if (isUnderWay(other))
            return std::nullopt;
        from = std::max(from, other.sentAt + rules.betweenMs);
    }
    return from;
}

RefundBar refundBar(const RefundRules &rules, Timestamp paidAt, const QList<Refund> &soFar, Timestamp now)
{
    if (now - paidAt > rules.windowMs)
        return RefundBar::TooLate;
    return soFar.size() >= rules.partsPerOrder ? RefundBar::TooManyParts : RefundBar::None;
}

Refund newRefund(RefundId id, ReturnId ret, const Attempt &attempt, Money amount, const QString &reason, Timestamp now)
{
    Refund refund;
    refund.id = id;
    refund.ret = ret;
    refund.sale = attempt.sale;
    refund.attempt = attempt.id;
    refund.provider = attempt.provider;
    refund.outTradeNo = attempt.outTradeNo;
    refund.transactionId = attempt.transactionId;
    refund.outRefundNo = id.toHex();
    refund.total = attempt.amount;
    refund.amount = amount;
    refund.reason = reason;
    refund.requestedAt = now;
    return refund;
}

RefundId automaticRefundId(AttemptId attempt) { return derived("automatic refund", attempt.bytes()); }

RefundId nextRefundId(RefundId refused) { return derived("refund after", refused.bytes()); }

} // namespace mendian
