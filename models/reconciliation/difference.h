// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/ledger.h"

#include <QStringList>
#include <span>

namespace mendian {

// The kinds of differences (names are stable: journal, --json).
#define MENDIAN_DIFFERENCE_KINDS(X)                                                                                    \
    X(MissingHere, "missing_here")                                                                                     \
    X(MissingThere, "missing_there")                                                                                   \
    X(Amount, "amount")                                                                                                \
    X(Fee, "fee")                                                                                                      \
    X(RefundTiming, "refund_timing")                                                                                   \
    X(DayBoundary, "day_boundary")                                                                                     \
    X(Duplicate, "duplicate")                                                                                          \
    X(State, "state")                                                                                                  \
    X(Undecided, "undecided")

enum class DifferenceKind {
#define X(name, text) name,
    MENDIAN_DIFFERENCE_KINDS(X)
#undef X
};

// What a person may do about one. `closes`: with it the difference is no longer open.
#define MENDIAN_RESOLVE_ACTIONS(X)                                                                                     \
    X(Match, "match", true)        /* the two sides are the same thing */                                              \
    X(Adopt, "adopt", true)        /* the provider is right: the till takes its state or its amount over */            \
    X(Refund, "refund", true)      /* the customer gets the money back */                                              \
    X(WriteOff, "write_off", true) /* the shop bears it, or keeps it; with a reason */                                 \
    X(Wait, "wait", false)         /* for the bill of the next day */                                                  \
    X(Ask, "ask", false)           /* the provider */

enum class ResolveAction {
#define X(name, text, closes) name,
    MENDIAN_RESOLVE_ACTIONS(X)
#undef X
};

// Each situation that the comparison can find: its kind, what is proposed and its sentence are a row of a table.
enum class Finding {
    PaymentNotHere,
    RefundNotHere,
    PaymentNotThere,
    RefundNotThere,
    BankNotThere,
    AmountDiffers,
    RefundAmountDiffers,
    ShareDiffers,
    BankDiffers,
    FeeDiffers,
    BankDiffersByFee,
    RefundBilledOtherDay,
    RefundNotBilledYet,
    PaymentBilledOtherDay,
    PaymentNotBilledYet,
    PaymentTwice,
    RefundTwice,
    NoMoneyHere,
    ReturnedHereOnly,
    RefundFailedThere,
    RefusedHereRefundedThere,
    UndecidedHerePaidThere,
    UndecidedHereNotThere,
    RefundUndecidedHereDoneThere,
    RefundUndecidedHereNotThere,
};

struct FindingRow
{
    Finding finding;
    DifferenceKind kind;
    ResolveAction proposal;
    quint32 allowed;      ///< bits of ResolveAction
    bool settled;         ///< explains itself: both sides are there and agree, only the day differs
    const char *sentence; ///< English source, context "ReconciliationSentence"; %1 the end of the number, %2 our
                          ///< amount, %3 theirs, %4 a moment or day
};

std::span<const FindingRow> findings();
const FindingRow &findingRow(Finding finding);
bool allows(const FindingRow &row, ResolveAction action);

const char *differenceKindName(DifferenceKind kind);
const char *resolveActionName(ResolveAction action);
std::optional<ResolveAction> resolveActionFromName(QStringView name);
bool closes(ResolveAction action);

/// A row of an input bill: which bill, which row; −1: none.
struct BillPlace
{
    int bill = -1;
    int row = -1;
    bool isNull() const { return row < 0; }
    friend auto operator<=>(const BillPlace &, const BillPlace &) = default;
};

/// One thing that does not agree.
struct Difference
{
    Finding finding = Finding::PaymentNotHere;
    QString key; ///< the same in every run: "wechat:p:NUMBER"
    QString provider;
    QString merchantNumber;
    QString refundNumber;
    QString providerNumber;
    Timestamp at;
    std::optional<Money> here;  ///< what the till states
    std::optional<Money> there; ///< what the bill (or bank) states
    Money delta;                ///< there − here, as it counts in the sums of the day
    AttemptId attempt;
    SaleId sale;
    QStringList args;      ///< of the sentence
    int ledger = -1;       ///< index into the ledger rows given
    BillPlace bill = {};   ///< the row of the bill
    BillPlace paired = {}; ///< of a returned payment: the row of its return

    const FindingRow &row() const { return findingRow(finding); }
    DifferenceKind kind() const { return row().kind; }
    bool isSettled() const { return row().settled; }
};

/// The sentence with its arguments; `source` is the English one or its translation.
QString differenceSentence(const QString &source, const QStringList &args);
QString differenceSentence(const Difference &difference);

/// What a person decided about a difference. Holds only while the difference is the same: key, kind and delta.
struct Resolution
{
    QString key;
    QString kind; ///< differenceKindName()
    Money delta;
    ResolveAction action = ResolveAction::Match;
    QString reason;
    QString staff;
    QString approver; ///< who had the right; a named person
    Timestamp at;

    friend bool operator==(const Resolution &, const Resolution &) = default;
};

bool fits(const Resolution &resolution, const Difference &difference);
/// Open: neither settled by itself nor closed by one of the resolutions.
bool isOpen(const Difference &difference, const QList<Resolution> &resolutions);

} // namespace mendian
