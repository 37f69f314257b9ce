// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace mendian {

/// The two outward calls of a refund. Both are safe to repeat: a refund goes by its own number.
enum class RefundCall { None, Refund, Query };

// What one call taught us. Each provider's table maps its codes to these (spec/wechat-pay.md §1.7, §1.8, §2.4,
// spec/alipay.md §2.5, §2.6, §2.11).
#define MENDIAN_REFUND_OUTCOMES(X)                                                                                     \
    X(Done)        /* the money is back with the customer, or with the customer's bank */                              \
    X(Accepted)    /* taken in and under way: query until it ends */                                                   \
    X(Unclear)     /* time-out, garbage, bad signature, system error: the same number, same amount, again */           \
    X(NotSent)     /* no connection: the request certainly never left */                                               \
    X(Later)       /* refused for now (too fast, order not ready): the same number again after a while */              \
    X(NeedsPerson) /* refused until somebody acts (balance too low): the same number again when a person says so */    \
    X(Abnormal)    /* the provider could not pay it out (card void): settle on the merchant platform */                \
    X(Refused)     /* this number never refunds anything: by other means, or under a new number */                     \
    X(NotFound)    /* a query does not know the number: not a proof of failure, ask for the refund again */            \
    X(ConfigError) /* our set-up or program is wrong; nothing moved */

enum class RefundOutcome {
#define X(name) name,
    MENDIAN_REFUND_OUTCOMES(X)
#undef X
};

const char *refundOutcomeName(RefundOutcome outcome);

/// The provider-neutral result of one refund call. A gateway sets Done and Accepted only after it verified the
/// signature and that numbers and amount are ours.
struct RefundAnswer
{
    RefundOutcome outcome = RefundOutcome::Unclear;
    QString code = {};           ///< the provider's code, or one of ours: TIMEOUT, BAD_SIGNATURE, …
    QString text = {};           ///< the provider's own words
    QString sentence = {};       ///< English source sentence of the code table, context "PaymentSentence"
    QString mismatch = {};       ///< not empty: another number, merchant or amount; counts as Unclear
    QString refundId = {};       ///< the provider's number of this refund
    Money amount = {};           ///< of this refund, as the provider states it
    Money customerReceives = {}; ///< less than the amount when a platform discount is taken back
    QString account = {};        ///< where it goes, in the provider's words ("支付用户零钱")
    Timestamp succeededAt = {};

    friend bool operator==(const RefundAnswer &, const RefundAnswer &) = default;
};

#define MENDIAN_REFUND_STATES(X)                                                                                       \
    X(Requested)  /* saved; asked, or about to be asked, under its number */                                           \
    X(Processing) /* the provider has taken it in; queried until it ends */                                            \
    X(Stuck)      /* a person has to act: top up, settle on the merchant platform, or by other means */                \
    X(Done)       /* final: the money is back */                                                                       \
    X(Refused)    /* final: this number moves no money */

enum class RefundState {
#define X(name) name,
    MENDIAN_REFUND_STATES(X)
#undef X
};

const char *refundStateName(RefundState state);
Result<RefundState> refundStateFromName(QStringView name);
bool isFinal(RefundState state);

/// Money going back by the way it came: one amount of one paid attempt, under one number for ever (retries repeat it).
/// A value; moments are UTC ms.
struct Refund
{
    RefundId id;
    ReturnId ret; ///< the return it belongs to; null for an automatic refund of a payment no sale wanted
    SaleId sale;
    AttemptId attempt;  ///< the payment it undoes
    QString provider;   ///< "wechat", "wechat_qr", "alipay", …: who took the money
    QString outTradeNo; ///< of the payment
    QString transactionId;
    QString outRefundNo; ///< = id.toHex(): WeChat's out_refund_no, Alipay's out_request_no
    Money total;         ///< order amount of the payment
    Money amount;        ///< what goes back
    QString reason;      ///< shown to the customer; cut to the provider's length
    RefundState state = RefundState::Requested;
    Timestamp requestedAt;
    Timestamp sentAt;
    Timestamp nextAt; ///< when something is due
    RefundCall pending = RefundCall::None;
    int request = 0;      ///< number of the latest call
    int waits = 0;        ///< index of the growing wait
    int strayQueries = 0; ///< queries that did not know what the provider had taken in
    bool unclear = false; ///< a call of this number may have reached the provider without our knowing
    bool askOnce = false; ///< refused after an unclear call; one query decides
    QString code;
    QString message;
    QString sentence;
    QString alarm; ///< English; not empty: a person has to look (refused and still owed, money after the end)
    QString refundId;
    Money customerReceives;
    QString account;
    Timestamp succeededAt;

    friend bool operator==(const Refund &, const Refund &) = default;
};

QJsonObject toJson(const Refund &refund);
Result<Refund> refundFromJson(const QJsonObject &object);

/// One provider's rules of refunds: a row of data, in ms.
struct RefundRules
{
    QString provider = {};
    qint64 betweenMs = 60'000;    ///< between two refunds of one order
    qint64 firstQueryMs = 60'000; ///< after it was accepted
    qint64 refundTimeoutMs = 20'000;
    qint64 queryTimeoutMs = 10'000;
    qint64 graceMs = 5'000;
    qint64 windowMs = 365LL * 24 * 3600 * 1000; ///< after the payment; then by other means
    int partsPerOrder = 50;
    int mostStrayQueries = 6; ///< taken in and then not known, that often: a person looks
    QList<qint64> againMs = {5'000, 10'000, 30'000, 60'000, 300'000};       ///< same request after an unclear answer
    QList<qint64> queryMs = {60'000, 120'000, 300'000, 900'000, 3'600'000}; ///< while it is under way
};

const RefundRules *refundRules(QStringView provider);
RefundRules scaledRules(const RefundRules &rules, int divisor);

} // namespace mendian
