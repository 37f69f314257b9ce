// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/answer.h"

#include <QList>
#include <QStringView>

namespace mendian::wechat {

/// One row: what a code means to the attempt and what the cashier reads (context "PaymentSentence").
struct Code
{
    PayCall call = PayCall::None; ///< None: any call (our own codes)
    const char *code = "";
    Outcome outcome = Outcome::Unclear;
    const char *sentence = "";
    bool askAtOnce = false;
};

/// Rows of spec/wechat-pay.md §1.3 (pay), §1.5 (query errors), §1.6 (reverse).
const QList<Code> &errorCodes();
/// trade_state of a query, §1.5.
const QList<Code> &tradeStates();
/// What we say ourselves: TIMEOUT, BAD_SIGNATURE, … Always Unclear or NotSent.
const QList<Code> &ownCodes();

/// The row of an err_code; for a code not in the table a row with Unclear ("any other code", §1.3).
Code errorCode(PayCall call, QStringView code, QStringView description);
Code tradeState(QStringView state);
Code ownCode(QStringView code);
/// The outcome of an unsigned return_code=FAIL: ConfigError when its message blames the request, else Unclear.
Code returnFailure(QStringView message);

} // namespace mendian::wechat
