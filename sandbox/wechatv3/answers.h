// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/wechat/order.h"

#include <QJsonObject>
#include <optional>

namespace mendian::sandbox::wechatv3 {

/// An answer before it is signed.
struct Answer
{
    int status = 200;
    QJsonObject body;
    bool isSigned = true;
    bool hasBody = true;            ///< 204 has none
    qint64 cause = 0;               ///< the number after the last '-' of Request-ID
    std::optional<QByteArray> file; ///< a bill instead of JSON; never signed
    QString forPeople() const;      ///< "200", "400 PARAM_ERROR: ..."
};

/// What is wrong with a member of the request: "detail" of an error body.
struct Detail
{
    QString field; ///< "/amount/total"
    QString value;
    QString issue;
    QString location = QStringLiteral("body");
};

/// An error body of spec/wechat-pay.md 2.5 with the HTTP status of its code's row; a code without a row is a 400.
/// The message is the row's unless given.
Answer failure(const QByteArray &code, const QString &message = {}, qint64 cause = 0);
Answer failure(const QByteArray &code, const Detail &detail);
/// As V3 spells a code of V2's tables ("NOTENOUGH" -> "NOT_ENOUGH").
QByteArray codeOfV3(const QByteArray &codeOfV2);
int statusOf(const QByteArray &code);

// Precise causes (2.5).
inline constexpr qint64 kNoSuchOrder = 268512771;
inline constexpr qint64 kAlreadyPaid = 268449538;
inline constexpr qint64 kParametersDiffer = 268498688;
inline constexpr qint64 kOrderExpired = 268447914;
inline constexpr qint64 kBadSignature = 268443699;
inline constexpr qint64 kMustBeReversed = 268449641;
inline constexpr qint64 kTooFrequent = 268447840;
inline constexpr qint64 kAppidNotBound = 268445527;
inline constexpr qint64 kBadParameter = 268435461;

QJsonObject orderJson(const wechat::Order &order);
QJsonObject refundJson(const wechat::Order &order, const wechat::Refund &refund);
/// Content of the notifications (3.3).
QJsonObject refundNoticeJson(const wechat::Order &order, const wechat::Refund &refund);
const char *refundStatus(wechat::RefundState state); ///< "ABNORMAL" for V2's CHANGE
QString rfc3339(Timestamp at);                       ///< "2026-01-31T17:00:05+08:00"

} // namespace mendian::sandbox::wechatv3
