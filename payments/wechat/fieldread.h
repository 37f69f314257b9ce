// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "payments/wechat/xml.h"

#include <optional>

namespace mendian::wechat {

/// The value of a field; empty when it is absent.
QString field(const Fields &fields, const QString &name);
inline QString field(const Fields &fields, const char *name) { return field(fields, QString::fromLatin1(name)); }

/// Whole fen in plain digits, at most twelve of them; anything else is nullopt.
std::optional<Money> fen(const Fields &fields, const QString &name);
inline std::optional<Money> fen(const Fields &fields, const char *name)
{
    return fen(fields, QString::fromLatin1(name));
}

/// The provider's words, fit for a screen and a log line: printable, at most 128 characters.
QString words(const QString &text);

/// At most `bytes` of UTF-8, cut between characters.
QString cutUtf8(const QString &text, qsizetype bytes);

} // namespace mendian::wechat
