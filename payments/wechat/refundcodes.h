// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"

#include <QList>
#include <QStringView>

namespace mendian::wechat {

/// One row: what a code means to the refund and what the cashier reads (context "PaymentSentence").
struct RefundCode
{
    RefundCall call = RefundCall::None; ///< None: any call (our own codes, states)
    const char *code = "";
    RefundOutcome outcome = RefundOutcome::Unclear;
    const char *sentence = "";
};

/// err_code rows of spec/wechat-pay.md §1.7 (refund) and §1.8 (refundquery).
const QList<RefundCode> &refundErrorCodes();
/// refund_status of V2 (§1.8, with FAIL of the older text) and status of V3 (§2.4).
const QList<RefundCode> &refundStatuses();
/// What we say ourselves: TIMEOUT, BAD_SIGNATURE, … Never Done.
const QList<RefundCode> &ownRefundCodes();

/// The row of an err_code; for a code not in the table a row with Unclear: the same number is asked again.
RefundCode refundErrorCode(RefundCall call, QStringView code);
RefundCode refundStatus(QStringView status);
RefundCode ownRefundCode(QStringView code);
/// An unsigned return_code=FAIL, as codes.h returnFailure().
RefundCode refundReturnFailure(QStringView message);

/// An answer of our own: TIMEOUT, HTTP, NOT_SENT …
RefundAnswer ownRefundAnswer(const char *code, const QString &text = {});
RefundAnswer refundAnswerOf(const RefundCode &row, const QString &code, const QString &text);
/// Another order's number, merchant or amount: Unclear whatever else it says.
RefundAnswer refundMismatch(const char *code, const QString &name, const QString &got);

} // namespace mendian::wechat
