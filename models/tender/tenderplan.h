// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"

#include <QList>

namespace mendian {

enum class TenderLineState {
    Planned,   ///< agreed, nothing done
    Running,   ///< an attempt is on the way; its amount never changes
    Done,      ///< money is here
    Failed,    ///< no money; the line stays as history and its amount is open again
};

/// One part of the payment of a sale.
struct TenderLine {
    QString kind;        ///< TenderKind::id
    Money amount;        ///< counts towards the sale
    Money given;         ///< cash: what the customer handed over
    Money change;        ///< cash: given − amount
    AttemptId attempt;   ///< provider kinds
    QString reference;   ///< external: slip number; provider: transaction id
    QString lastFour;    ///< external: last four digits of the card, may be empty
    TenderLineState state = TenderLineState::Planned;

    friend bool operator==(const TenderLine &, const TenderLine &) = default;
};

/// How a sale is paid, in parts. A value; a failed part releases nothing, the other parts stay (design §4).
struct TenderPlan {
    Money total;
    QList<TenderLine> lines;

    friend bool operator==(const TenderPlan &, const TenderPlan &) = default;
};

Money paidAmount(const TenderPlan &plan);        ///< Σ of Done
Money remainingToPlan(const TenderPlan &plan);   ///< total − Σ of all but Failed: the most a new part may have
Money remainingToPay(const TenderPlan &plan);    ///< total − Σ of Done: "still due"
bool isComplete(const TenderPlan &plan);         ///< everything paid; true for a total of 0
bool isUndecided(const TenderPlan &plan);        ///< some part is Running
Money changeDue(const TenderPlan &plan);

/// Adds a part; fails on an unknown kind, an amount < 0.01 or above remainingToPlan(), change on a kind without it,
/// a second cash part, and an external part without slip number.
Result<TenderPlan> withLine(const TenderPlan &plan, const TenderLine &line);
/// A planned or failed part may go; a running or done one may not (PaymentRunning).
Result<TenderPlan> withoutLine(const TenderPlan &plan, qsizetype index);
/// The planned part whose turn it is: internal holds, slips, provider money, cash. −1 if none, or while one runs.
qsizetype nextLine(const TenderPlan &plan);
/// Takes over what an attempt has become into its line. NotFound if the plan has no such attempt.
Result<TenderPlan> withAttempt(const TenderPlan &plan, const Attempt &attempt);

QJsonObject toJson(const TenderPlan &plan);
Result<TenderPlan> tenderPlanFromJson(const QJsonObject &object);

} // namespace mendian
