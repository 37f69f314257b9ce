// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/answer.h"

#include <QList>
#include <QString>

namespace mendian {

/// One provider's schedules, windows and waits: a row of data, in ms (spec/wechat-pay.md §1.4, design §4).
/// A further provider is a further row in rules.cpp; the machine does not change.
struct ProviderRules
{
    QString provider = {};                           ///< "wechat", "wechat_qr"; one gateway each
    QString tender = {};                             ///< the tender kind it pays as; empty: `provider` itself
    bool needsCode = true;                           ///< the till scans the customer's code; false: it shows a QR
    qint64 firstQueryMs = 5'000;                     ///< after t0 (the moment the pay request goes out)
    qint64 queryEveryMs = 5'000;                     ///< between two queries
    qint64 deadlineMs = 45'000;                      ///< after t0: one last query, then the reverse at once
    qint64 notReverseBeforeMs = 15'000;              ///< after t0; 0: no such rule
    qint64 reverseWaitMs = 5'000;                    ///< between two rounds of the reverse loop
    int reverseRounds = 10;                          ///< then the attempt is Unknown
    qint64 reverseWindowMs = 7LL * 24 * 3600 * 1000; ///< after t0 the provider refuses a reverse: only queries
    qint64 reverseQuietMs = 30'000; ///< a "paid" younger than this after an unclear reverse proves nothing yet
    qint64 payTimeoutMs = 20'000;   ///< HTTP, whole call
    qint64 queryTimeoutMs = 10'000;
    qint64 reverseTimeoutMs = 20'000;
    qint64 graceMs = 5'000; ///< after the HTTP time-out we stop waiting for the gateway itself
    QList<qint64> backgroundMs = {5'000, 10'000, 20'000, 40'000, 60'000}; ///< Unknown: growing, the last repeats
    /// A reverse of a paid number gives the money back, so "paid" is not believed while one may be taking effect. False
    /// where it only closes what is unpaid: then "paid" is the truth at once (spec/wechat-pay.md §2.3).
    bool reverseReturnsMoney = true;
    bool confirmPaidByQuery = false; ///< a pay call's "paid" counts only after a query (Alipay)
    bool notFoundIsFinal = true;     ///< past the deadline "no such number" means: nothing happened (WeChat §1.5)
    QList<qint64> settleMs = {};     ///< re-queries after ReversedNothingFound; empty: closed at once

    qint64 timeoutOf(PayCall call) const;
    const QString &tenderKind() const { return tender.isEmpty() ? provider : tender; }

    friend bool operator==(const ProviderRules &, const ProviderRules &) = default;
};

/// The row of a provider; nullptr when there is none.
const ProviderRules *providerRules(QStringView provider);

/// The same row with every time divided, for a sandbox whose clock runs faster (docs/sandbox.md). divisor ≥ 1.
ProviderRules scaledRules(const ProviderRules &rules, int divisor);

} // namespace mendian
