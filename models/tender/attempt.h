// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"
#include "models/tender/answer.h"

#include <QJsonObject>

namespace mendian {

// The ten states of design §4.
#define MENDIAN_ATTEMPT_STATES(X)                                                                                      \
    X(Collecting)       /* nothing sent, no number yet */                                                              \
    X(Sent)             /* saved, pay call on the way */                                                               \
    X(AwaitingCustomer) /* the provider says: customer is paying */                                                    \
    X(Confirming)       /* unclear, querying */                                                                        \
    X(Reversing)        /* last query done, reverse loop running */                                                    \
    X(Unknown)          /* rounds used up; asked in the background for as long as it takes */                          \
    X(Paid)             /* final: money taken, amount and number match */                                              \
    X(Refused)          /* final: definite refusal, no money moved */                                                  \
    X(Closed)           /* final: number closed, no money */                                                           \
    X(Returned)         /* final: was paid, the money went back */

enum class AttemptState {
#define X(name) name,
    MENDIAN_ATTEMPT_STATES(X)
#undef X
};

inline constexpr int kAttemptStates = static_cast<int>(AttemptState::Returned) + 1;
const char *attemptStateName(AttemptState state);
Result<AttemptState> attemptStateFromName(QStringView name);
bool isFinal(AttemptState state);

/// One try to take one amount from one provider under one number. A value; never holds the payment code or who paid.
/// All moments are UTC ms on the driver's timeline (see workflows/payments/attemptdriver.h).
struct Attempt
{
    AttemptId id;
    SaleId sale;
    QString provider;   ///< "wechat"
    QString outTradeNo; ///< = id.toHex(), one per attempt, for ever
    Money amount;
    AttemptState state = AttemptState::Collecting;

    Timestamp startedAt;   ///< t0: when the pay call went out
    Timestamp deadline;    ///< last query, then reverse
    Timestamp reverseFrom; ///< no reverse before this moment (t0 + 15 s, later after a restart)
    Timestamp sentAt;      ///< when the latest call went out
    Timestamp nextAt;      ///< when something is due: the next call, or the end of patience with the running one
    Timestamp lastReverseAt;
    PayCall pending = PayCall::None; ///< the call on the way; saved before it goes out
    int request = 0;                 ///< number of the latest call; answers to older ones are late
    int queries = 0;
    int reverses = 0;      ///< reverse calls ever
    int reverseRounds = 0; ///< of the running loop
    int reversesOpen = 0;  ///< reverse calls that may yet take effect
    int background = 0;    ///< calls since Unknown; index of the growing wait
    int settleStep = -1;   ///< ≥ 0: re-queries after a reverse that found nothing
    bool cancelAsked = false;
    bool askOnce = false; ///< refused; one query decides
    bool giveUp = false;  ///< failed at the provider; reverse as soon as allowed
    bool wasPaid = false; ///< somebody said "paid" while a reverse may be under way

    QString code;     ///< latest code of the provider, or ours
    QString message;  ///< the provider's own words
    QString sentence; ///< English source sentence, context "PaymentSentence"
    QString alarm;    ///< English; not empty: a person has to look (wrong amount, money after the end)
    QString decision; ///< a manager's reason for closing an Unknown
    QString transactionId;
    QString qrCode; ///< what the customer scans from the till; empty when the till scans the customer
    Money customerPaid;
    Money merchantReceives;
    Money platformDiscount;

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// A fresh attempt in Collecting. Fails on an amount that is not 0.01 … kMaxAmount.
Result<Attempt> newAttempt(SaleId sale, const QString &provider, Money amount, AttemptId id = AttemptId::create());

/// Journal body; integers only, empty and zero members left out.
QJsonObject toJson(const Attempt &attempt);
Result<Attempt> attemptFromJson(const QJsonObject &object);

/// The last six characters of the number: what screens show.
QString shortNumber(const Attempt &attempt);

/// The eight payment screens of ui-guide §2.3, as a table over state and route: 1 scan, 2 waiting for the customer,
/// 3 confirming, 4 success, 5 no money received, 6 unknown, 7 reversing, 8 offline.
int paymentScreen(AttemptState state, bool routeKnown);
/// The same for an attempt: once a cancel is asked the cashier sees 7 until it is decided.
int paymentScreen(const Attempt &attempt, bool routeKnown);

} // namespace mendian
