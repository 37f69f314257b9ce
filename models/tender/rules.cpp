// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/rules.h"

namespace mendian {

qint64 ProviderRules::timeoutOf(PayCall call) const
{
    switch (call) {
    case PayCall::Pay:
        return payTimeoutMs;
    case PayCall::Reverse:
        return reverseTimeoutMs;
    case PayCall::Query:
    case PayCall::None:
        break;
    }
    return queryTimeoutMs;
}

const ProviderRules *providerRules(QStringView provider)
{
    // The defaults of ProviderRules are WeChat's row: spec/wechat-pay.md §1.4, "Mendian rule".
    static const QList<ProviderRules> rows = {
        ProviderRules{.provider = QStringLiteral("wechat")},
    };
    for (const ProviderRules &row : rows) {
        if (row.provider == provider)
            return &row;
    }
    return nullptr;
}

ProviderRules scaledRules(const ProviderRules &rules, int divisor)
{
    ProviderRules scaled = rules;
    for (qint64 ProviderRules::*time : {&ProviderRules::firstQueryMs, &ProviderRules::queryEveryMs,
             &ProviderRules::deadlineMs, &ProviderRules::notReverseBeforeMs, &ProviderRules::reverseWaitMs,
             &ProviderRules::reverseWindowMs, &ProviderRules::reverseQuietMs, &ProviderRules::payTimeoutMs,
             &ProviderRules::queryTimeoutMs, &ProviderRules::reverseTimeoutMs, &ProviderRules::graceMs})
        scaled.*time = qMax<qint64>(1, rules.*time / qMax(1, divisor));
    for (QList<qint64> ProviderRules::*list : {&ProviderRules::backgroundMs, &ProviderRules::settleMs}) {
        for (qint64 &time : scaled.*list)
            time = qMax<qint64>(1, time / qMax(1, divisor));
    }
    return scaled;
}

} // namespace mendian
