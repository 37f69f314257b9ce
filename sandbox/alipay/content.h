// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"

#include <QJsonObject>

namespace mendian::sandbox::alipay {

/// Why biz_content is refused: a sub_code and the text beside it.
struct Refusal
{
    QByteArray subCode;
    QString text;
};

/// JSON as strict as a careful reader: an object, no name twice anywhere. Otherwise nothing.
std::optional<QJsonObject> strictObject(const QByteArray &utf8);
/// Checks every field of a call against the tables of spec/alipay.md 2: unknown, missing, empty, of another JSON
/// type, too long, of another form, and what the fields promise together. Lengths count characters.
std::optional<Refusal> checkContent(Call call, const QJsonObject &content);

/// "88.80" <-> 8880; anything else than yuan with exactly two decimals gives nothing.
std::optional<qint64> fenOf(const QString &yuan);
QString yuanOf(qint64 fen);
/// 25-30, 16 to 24 digits (2.1).
bool looksLikePaymentCode(const QString &code);
/// "90m", "3h", "1d" in milliseconds; "1c" until the store's midnight after `now`. Nothing when it is out of range.
std::optional<qint64> durationOf(const QString &text, Timestamp now);
/// "2026-07-01 12:00:00", Beijing time; nothing when it is not written exactly so.
std::optional<Timestamp> momentOf(const QString &text);
QString timeText(Timestamp time);

} // namespace mendian::sandbox::alipay
