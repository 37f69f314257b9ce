// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/codes.h"
#include "payments/wechat/refundcodes.h"

namespace mendian::wechat::v3 {

/// One row of spec/wechat-pay.md §2.5, for one call of a payment.
struct PayCode
{
    int http = 0; ///< the status the page gives it; the code decides
    PayCall call = PayCall::None;
    const char *code = "";
    const char *older = ""; ///< spelling of older pages; empty: the same
    Outcome outcome = Outcome::Unclear;
    const char *sentence = "";
    bool askAtOnce = false;
};

/// One row of §2.5 (with §1.7's meaning) for one call of a refund.
struct RefundRow
{
    int http = 0;
    RefundCall call = RefundCall::None;
    const char *code = "";
    const char *older = "";
    RefundOutcome outcome = RefundOutcome::Unclear;
    const char *sentence = "";
};

const QList<PayCode> &payCodes();
const QList<RefundRow> &refundRows();
/// trade_state of a query, §2.3.
const QList<Code> &tradeStates();

/// What an error reply means. A code the table does not know goes by its V2 name (§2.5, last paragraph), else by the
/// HTTP status: 4xx is asked once, 202, 429 and 5xx are unclear. (A refused close is followed by a query anyway.)
Code payCode(PayCall call, int http, QStringView code);
/// The same for a refund; what nothing knows is unclear and repeats the same number, whatever the status.
RefundCode refundCode(RefundCall call, QStringView code);
Code tradeState(QStringView state);

/// The number behind the last '-' of a Request-ID in words, for the log: the precise cause. It is not signed, so
/// nothing is decided by it. Empty: not in the table.
QString causeOf(const QByteArray &requestId);

} // namespace mendian::wechat::v3
