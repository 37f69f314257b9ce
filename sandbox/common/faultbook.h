// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sandbox/common/faultkinds.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>

namespace mendian::sandbox {

/// A fault that waits for its call.
struct FaultRule
{
    Call call = Call::Any;
    Fault fault = Fault::SystemError;
    int nth = 0;         ///< only the n-th matching call, counted from 1; 0 = from the next one on
    int times = 1;       ///< how often it strikes; -1 = until cleared
    qint64 delayMs = -1; ///< provider's milliseconds; -1 = the kind's default
    QString outTradeNo;  ///< only this order; empty = any
    qint64 totalFee = 0; ///< only orders of this amount; 0 = any
    QString code = {};   ///< of `err_code`, `refuse` and their `_done`

    static FaultRule of(Fault fault, Call call = Call::Any, int times = 1, qint64 delayMs = -1)
    {
        return {call, fault, 0, times, delayMs, {}, 0, {}};
    }
    /// {"call","kind","nth","times","delay_ms","out_trade_no","total_fee","code"}; all but "kind" may be left
    /// out.
    static Result<FaultRule> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

/// The code a fault answers with: its kind's, or its own; empty = the call's answer.
QByteArray faultCode(const FaultRule &rule);

/// Which amounts carry a fault by themselves (the table is in docs/sandbox.md).
enum class AmountFaults {
    Off,
    Band, ///< ¥900.01 to ¥900.99 only: ordinary prices stay free of surprises
    Any,  ///< the last two digits of every amount
};

/// The faults in waiting. Not thread-safe: the World locks.
class FaultBook
{
public:
    explicit FaultBook(AmountFaults amounts) : m_amounts(amounts) {}
    void add(const FaultRule &rule);
    void clear() { m_waiting.clear(); }
    QList<FaultRule> waiting() const;
    /// Plan file: {"faults":[rule, ...]}; all rules or none are taken.
    Status addPlan(const QByteArray &json);

    /// The faults that strike this call, at most one of each stage, in the order they were given.
    QList<FaultRule> strike(Call call, const QString &outTradeNo, qint64 totalFee);
    /// Puts the faults of an order's amount in waiting for that order, once however often it is asked.
    void armAmount(Wallet wallet, const QString &outTradeNo, qint64 totalFee);
    /// The rules an amount ending in `digits` carries; empty when it is an ordinary amount.
    static QList<FaultRule> amountRules(Wallet wallet, int digits);

private:
    struct Waiting
    {
        FaultRule rule;
        int seen = 0;
    };
    QList<Waiting> m_waiting;
    QSet<QString> m_armed; // wallet/number
    AmountFaults m_amounts;
};

} // namespace mendian::sandbox
