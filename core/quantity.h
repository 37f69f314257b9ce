// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

namespace mendian {

/// A quantity in thousandths: 1 piece = 1000, 1.236 kg = 1236.
class Quantity
{
public:
    constexpr Quantity() = default;
    static constexpr Quantity fromThousandths(qint64 value) { return Quantity(value); }
    static constexpr Quantity pieces(qint64 count) { return Quantity(count * 1000); }
    static constexpr Quantity grams(qint64 grams) { return Quantity(grams); }
    /// "2", "1.236": at most three decimals, no sign, no exponent.
    static Result<Quantity> parse(QStringView text);

    constexpr qint64 thousandths() const { return m_value; }
    constexpr bool isZero() const { return m_value == 0; }
    constexpr bool isWhole() const { return m_value % 1000 == 0; }
    constexpr qint64 wholePieces() const { return m_value / 1000; }
    /// "2" or "1.236", without trailing zeros.
    QString toString() const;

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr bool operator==(Quantity, Quantity) = default;
    constexpr Quantity operator-() const { return Quantity(-m_value); }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.m_value + b.m_value); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.m_value - b.m_value); }

private:
    constexpr explicit Quantity(qint64 value) : m_value(value) {}
    qint64 m_value = 0;
};

/// The largest quantity of one line: 99,999.
inline constexpr Quantity kMaxQuantity = Quantity::pieces(99'999);

/// unit price × quantity, half up to the fen (spec/devices.md §4.6).
Result<Money> times(Money unitPrice, Quantity quantity);

QDebug operator<<(QDebug debug, Quantity quantity);

} // namespace mendian
