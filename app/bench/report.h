// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/row.h"

#include <QJsonObject>

namespace mendian::bench {

/// The middle of three (or of any odd number), and how far apart the rounds were.
struct Spread
{
    double median = 0;
    double low = 0;
    double high = 0;
};
Spread spreadOf(QList<double> values);

/// A row with its verdict. Baseline and ratio are absent where the row has none.
struct Finding
{
    QString name;
    QString unit;
    Spread value;
    std::optional<Spread> baseline;
    std::optional<Spread> ratio;
    Bar bar;
    bool ok = false;
    QStringList notes;
};

/// Judges by the medians. A row without rounds is never ok.
Finding judge(const Row &row, const Outcome &outcome);

/// `name value unit baseline ratio bar ok|SHORT spread`, parted by blanks; "-" where there is nothing.
QString lineOf(const Finding &finding);
/// The bar alone: "<=50", ">=0.60x", "<=+200".
QString barText(const Bar &bar);
QJsonObject toJson(const Finding &finding);

} // namespace mendian::bench
