// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QString>

namespace mendian {

/// The three outward calls of an attempt. Where the customer scans the till's QR, Pay asks for the QR and Reverse
/// closes the number. Alipay's cancel is a Reverse.
enum class PayCall { None, Pay, Query, Reverse };

// What one call taught us, in words that every provider shares. Each provider's code table maps its codes to these.
#define MENDIAN_PAY_OUTCOMES(X)                                                                                        \
    X(Paid)                 /* the provider says: money taken (amount and number still have to match) */               \
    X(UserPaying)           /* the customer is typing a password; to a reverse: not now, customer is paying */         \
    X(NotPaidYet)           /* the number is known, no money yet */                                                    \
    X(Unclear)              /* time-out, garbage, bad signature, system error: may or may not have worked */           \
    X(NotSent)              /* no connection: the request certainly never left */                                      \
    X(RefusedFinal)         /* definite refusal, no money moved (class F) */                                           \
    X(RefusedAskOnce)       /* refusal that one query has to confirm (class F*) */                                     \
    X(AskThisNumber)        /* number already used or paid: ask before anything else (class P) */                      \
    X(ConfigError)          /* our set-up or program is wrong (class C) */                                             \
    X(NotFound)             /* the provider does not know the number */                                                \
    X(PayError)             /* failed at the provider, to be reversed */                                               \
    X(Closed)               /* number closed or revoked, no money */                                                   \
    X(Reversed)             /* the reverse is finished */                                                              \
    X(ReverseAgain)         /* the reverse is not finished: call it again */                                           \
    X(ReverseRefused)       /* the reverse was definitely not done */                                                  \
    X(ReversedNothingFound) /* the reverse found no trade; a late payment may still arrive */                          \
    X(WasPaidNowReturned)   /* the reverse gave money back that had been taken */                                      \
    X(RefundedElsewhere)    /* paid once, and refunded by somebody */

enum class Outcome {
#define X(name) name,
    MENDIAN_PAY_OUTCOMES(X)
#undef X
};

/// "Paid", for logs and tests.
const char *outcomeName(Outcome outcome);
/// "pay", "query", "reverse", "none".
const char *payCallName(PayCall call);

/// The provider-neutral result of one call. A gateway sets Paid only after it verified the signature.
struct Answer
{
    Outcome outcome = Outcome::Unclear;
    QString code = {};      ///< the provider's code, or one of ours: HTTP_502, TIMEOUT, BAD_SIGNATURE, …
    QString text = {};      ///< the provider's own words; the cashier may see them
    QString sentence = {};  ///< English source sentence of the code table, context "PaymentSentence"
    bool askAtOnce = false; ///< the code table wants the query now instead of at the usual moment
    /// Not empty: another order's number, merchant or amount, or a forged reply. Never counts as anything but Unclear.
    QString mismatch = {};
    QString qrCode = {}; ///< Pay of a QR provider: the text to show as a QR (outcome UserPaying)
    QString outTradeNo = {};
    QString transactionId = {};
    Money amount = {};           ///< order amount the provider states
    Money customerPaid = {};     ///< after platform discounts
    Money merchantReceives = {}; ///< what will be settled, before fees
    Money platformDiscount = {}; ///< amount − customerPaid

    friend bool operator==(const Answer &, const Answer &) = default;
};

} // namespace mendian
