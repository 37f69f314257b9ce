// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <span>

namespace mendian::bench {

class Bench;

/// What a row has to hold (design §7). A ratio is taken within one round, value over baseline.
struct Bar
{
    enum class Of { Value, Ratio, OnTop }; ///< OnTop: value − baseline
    enum class Side { AtMost, AtLeast };
    Of of = Of::Value;
    Side side = Side::AtMost;
    double limit = 0;

    static constexpr Bar atMost(double limit) { return {Of::Value, Side::AtMost, limit}; }
    static constexpr Bar ratioAtMost(double limit) { return {Of::Ratio, Side::AtMost, limit}; }
    static constexpr Bar ratioAtLeast(double limit) { return {Of::Ratio, Side::AtLeast, limit}; }
    static constexpr Bar onTopAtMost(double limit) { return {Of::OnTop, Side::AtMost, limit}; }
};

/// One measuring; the baseline is taken right beside it.
struct Round
{
    double value = 0;
    std::optional<double> baseline = {};
};

/// What a row brings back: its rounds (three), and sentences about what was and was not measured.
struct Outcome
{
    QList<Round> rounds;
    QStringList notes;
};

/// A speed promise. A name with more parts than another ("start.100k.cold") belongs to that one and runs with it.
struct Row
{
    const char *name;
    const char *unit;
    Bar bar;
    Result<Outcome> (*run)(Bench &bench);
};

/// All rows, in the order in which they run.
std::span<const Row> rows();
/// The rows of these names with those that belong to them; all for no name. NotFound: args[0] is the unknown name.
Result<QList<const Row *>> select(std::span<const Row> from, const QStringList &names);

inline constexpr int kRounds = 3;

} // namespace mendian::bench
