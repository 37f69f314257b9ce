// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/common/merchants.h"
#include "sandbox/wechat/order.h"
#include "sandbox/wechat/requestrules.h"
#include "sandbox/wechat/signature.h"

namespace mendian::sandbox::wechat {

/// An answer before it is written: signed unless the protocol itself failed.
struct Answer
{
    Fields fields;
    bool isSigned = true;
    std::optional<QByteArray> file = {}; ///< a bill instead of XML
    net::Headers headers = {};
    QString forPeople() const; ///< "SUCCESS", "FAIL USERPAYING", "return FAIL 签名错误"
};

/// return_code FAIL: unsigned, return_msg only (spec/wechat-pay.md 1.1).
Answer protocolFailure(const QString &message);
/// result_code FAIL with err_code; the text comes from the code's row unless given.
Answer businessFailure(const Fields &request, const QByteArray &code, const QString &text = {});
Answer paidAnswer(const Fields &request, const Order &order);
Answer queryAnswer(const Fields &request, const Order &order);
Answer reverseAnswer(const Fields &request, bool recall);
Answer refundAnswer(const Fields &request, const Order &order, const Refund &refund);
/// The refunds of one page; `offset` < 0 = none was asked for (spec/wechat-pay.md 1.8).
Answer refundQueryAnswer(const Fields &request, const Order &order, const QList<Refund> &refunds, qint64 offset);
Answer openidAnswer(const Fields &request);
Answer fileAnswer(const QByteArray &file);
/// A refused downloadbill: unsigned, with error_code when it is known (1.9).
Answer billFailure(const QString &message, const QByteArray &errorCode = {});

QByteArray openidOf(const QString &appid);
/// Adds the signature and writes the XML.
QByteArray encode(const Answer &answer, const Merchant *merchant, Digest digest);

} // namespace mendian::sandbox::wechat
