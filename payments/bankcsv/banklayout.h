// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace mendian::bankcsv {

/// How one bank's or acquirer's statement names its columns: data, not code (docs/reconcile.md). Each list holds the
/// accepted headings; the first that the file has is taken.
struct BankLayout
{
    int skipLines = 0;  ///< above the headings
    int settleDays = 0; ///< the date column is so many days after the trade it settles
    QString provider;   ///< all lines are this provider's; empty: the column tells
    QStringList dateColumn;
    QStringList providerColumn;
    QStringList amountColumn; ///< signed; or the two next
    QStringList inColumn;
    QStringList outColumn;
    QStringList referenceColumn;
    QStringList typeColumn;
    QMap<QString, QString> providers; ///< the word in the file → our name: "微信" → "wechat"
    QStringList transferTypes;        ///< of the type column: withdrawals and the like, not trade
    QStringList totalWords;           ///< in the date column: the line is the sum of all above it

    friend bool operator==(const BankLayout &, const BankLayout &) = default;
};

/// Chinese and English headings of the layout that docs/reconcile.md describes.
BankLayout standardLayout();
/// A JSON object whose members replace those of the standard layout; an unknown member is an error.
Result<BankLayout> layoutFromJson(const QByteArray &json);

} // namespace mendian::bankcsv
