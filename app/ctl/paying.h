// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/tillwatch.h"

namespace mendian::ctl {

/// One --pay: "cash", "cash:AMOUNT" (what the customer hands over), "wechat:CODE[:AMOUNT]",
/// "alipay:CODE[:AMOUNT]", "external:SLIP:AMOUNT[:LAST4]".
struct PayPart
{
    QString kind;
    std::optional<Money> amount; ///< absent: what is due
    Secret code;                 ///< of the provider `kind`
    QString slip;                ///< external
    QString lastFour;
};

/// In the order in which they are taken: slips, provider money, cash. InvalidInput with a sentence.
Result<QList<PayPart>> parsePayParts(const QStringList &texts);
/// InvalidInput when the parts cannot cover `due`: said before anything is sent.
Status checkCovers(const QList<PayPart> &parts, Money due);

inline constexpr qint64 kDefaultWaitSeconds = 120;

/// Takes the money at the till whose seat is held and waits for the end. Exit 0 when the sale is finished, 3 when no
/// money moved, 4 when a payment is undecided or only a part is paid; an undecided one is put aside and asked on. The
/// outcome's JSON has state, receipt, total_fen, tenders, payments.
Outcome takeMoney(Context &context, TillWatch &watch, const QList<PayPart> &parts, qint64 waitSeconds);

/// What `payment list`, `show` and sell say about an attempt.
QJsonObject attemptJson(const Attempt &attempt);
/// "mendian-ctl payment query … --data DIR"
QString followUp(const Context &context, const AttemptId &attempt, const QString &verb);

} // namespace mendian::ctl
