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
        // The customer scans: nothing is taken before, so the number may be closed at any moment (spec §2.3, §3.1).
        ProviderRules{.provider = QStringLiteral("wechat_qr"),
            .tender = QStringLiteral("wechat"),
            .needsCode = false,
            .deadlineMs = 120'000,
            .notReverseBeforeMs = 0,
            .reverseReturnsMoney = false,
            .notFoundIsFinal = false},
        // spec/alipay.md §2.12, "Chosen for Mendian"; "paid" of the pay call counts only after a query.
        ProviderRules{.provider = QStringLiteral("alipay"),
            .queryEveryMs = 3'000,
            .deadlineMs = 60'000,
            .notReverseBeforeMs = 0,
            .reverseWaitMs = 3'000,
            .reverseRounds = 3,
            .reverseWindowMs = 24LL * 3600 * 1000,
            .payTimeoutMs = 15'000,
            .reverseTimeoutMs = 10'000,
            .confirmPaidByQuery = true,
            .notFoundIsFinal = false,
            .settleMs = {10'000, 60'000, 300'000}},
        // §2.2: "no such trade" until the customer has scanned; a cancel before the scan may leave the QR payable, so
        // its re-queries go on past the QR's own end.
        ProviderRules{.provider = QStringLiteral("alipay_qr"),
            .tender = QStringLiteral("alipay"),
            .needsCode = false,
            .queryEveryMs = 3'000,
            .deadlineMs = 120'000,
            .notReverseBeforeMs = 0,
            .reverseWaitMs = 3'000,
            .reverseRounds = 3,
            .reverseWindowMs = 24LL * 3600 * 1000,
            .payTimeoutMs = 15'000,
            .reverseTimeoutMs = 10'000,
            .notFoundIsFinal = false,
            .settleMs = {10'000, 60'000, 300'000}},
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
