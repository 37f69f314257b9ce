// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "models/tender/answer.h"
#include "models/tender/refund.h"

#include <QList>
#include <QStringView>

namespace mendian::alipay {

/// The methods of spec/alipay.md §2 that are called, as bits: one row of a table may hold for several.
enum Api : unsigned {
    Pay = 1,
    Precreate = 2,
    Query = 4,
    Cancel = 8,
    Close = 16,
    RefundMoney = 32,
    RefundQuery = 64,
    BillUrl = 128,
    CertificateDownload = 256,
};

/// "alipay.trade.pay".
const char *methodName(Api api);

/// A code of §2.11, without its prefix (ACQ., AQC., aop.ACQ.): what it means to the attempt and what the cashier reads
/// (context "PaymentSentence"). A code that ends with '*' stands for a family.
struct Code
{
    unsigned apis = 0;
    const char *code = "";
    Outcome outcome = Outcome::Unclear;
    const char *sentence = "";
    bool askAtOnce = false;
};

/// The same for the two calls of a refund.
struct RefundCode
{
    unsigned apis = 0;
    const char *code = "";
    RefundOutcome outcome = RefundOutcome::Unclear;
    const char *sentence = "";
};

/// A code of bill calls, §2.8.
struct BillCode
{
    const char *code = "";
    ErrorCode error = ErrorCode::Protocol;
};

/// What any call may get: a public code of §1.6, or one of our own words for a failed exchange.
struct CommonCode
{
    const char *code = "";
    Outcome outcome = Outcome::Unclear;
    const char *paySentence = "";   ///< pay, precreate: goes out once, so "nothing was charged" may be said
    const char *laterSentence = ""; ///< query, cancel, close: what the pay call did is not known by this
    RefundOutcome refundOutcome = RefundOutcome::Unclear;
    const char *refundSentence = "";
    ErrorCode billError = ErrorCode::Protocol;
    bool believedUnsigned = false; ///< §1.5: an error that moves no money state may come without a signature
    const char *alarm = "";        ///< not empty: a person has to look, whatever becomes of the call
};

const QList<Code> &errorCodes();        ///< 40004 of pay, precreate, query, cancel, close
const QList<Code> &tradeStates();       ///< trade_status of a query, §2.0
const QList<Code> &endings();           ///< answers with 10000 or 10003 that are not an error: ours, by name
const QList<RefundCode> &refundCodes(); ///< 40004 of refund and refund query
const QList<RefundCode> &refundEndings();
const QList<BillCode> &billCodes();
const QList<CommonCode> &publicCodes(); ///< §1.6 but 10000, 10003 and 40004
const QList<CommonCode> &ownCodes();    ///< TIMEOUT, BAD_SIGNATURE, …: always Unclear or NotSent

/// The row of a sub_code; "the list grows: unknown = U" (§2.11).
Code errorCode(Api api, QStringView subCode);
RefundCode refundCode(Api api, QStringView subCode);
ErrorCode billError(QStringView subCode);
Code tradeState(QStringView state);
Code ending(const char *name);
RefundCode refundEnding(const char *name);
/// nullptr for a code that is not in §1.6.
const CommonCode *publicCode(QStringView code);
const CommonCode &ownCode(const char *code);

} // namespace mendian::alipay
