// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checked.h"

#include <QList>
#include <QString>
#include <compare>

namespace mendian {

/// Money in whole fen (1 yuan = 100 fen). There is no way from a floating-point number to Money.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromFen(qint64 fen) { return Money(fen); }
    /// "12.5", "12.50", "-3": at most two decimals, plain digits; anything else is an error (no exponent, no
    /// separators).
    static Result<Money> parse(QStringView yuan);

    constexpr qint64 fen() const { return m_fen; }
    constexpr bool isZero() const { return m_fen == 0; }
    constexpr bool isNegative() const { return m_fen < 0; }
    /// "1234.50": machine text (receipts, logs, CSV). Screens use ui/kit/format.h with separators.
    QString toString() const;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr bool operator==(Money, Money) = default;
    constexpr Money operator-() const { return Money(-m_fen); }
    // Plain arithmetic for sums whose parts are bounded by kMaxAmount (asserted at the edges); plus() is checked.
    friend constexpr Money operator+(Money a, Money b) { return Money(a.m_fen + b.m_fen); }
    friend constexpr Money operator-(Money a, Money b) { return Money(a.m_fen - b.m_fen); }
    constexpr Money &operator+=(Money b)
    {
        m_fen += b.m_fen;
        return *this;
    }
    constexpr Money &operator-=(Money b)
    {
        m_fen -= b.m_fen;
        return *this;
    }

private:
    constexpr explicit Money(qint64 fen) : m_fen(fen) {}
    qint64 m_fen = 0;
};

/// The largest amount of one line or one sale that the program accepts: ¥9,999,999.99.
inline constexpr Money kMaxAmount = Money::fromFen(999'999'999);

Result<Money> plus(Money a, Money b);
/// amount × numerator / denominator, for example a percentage.
Result<Money> scaled(Money amount, qint64 numerator, qint64 denominator, Rounding rounding = Rounding::HalfUp);

/// Splits `total` by `weights` (≥ 0, not all 0); parts add up exactly, by largest remainder, ties to the earlier part.
/// All weights 0: everything goes to the first part. No weights: an empty list.
QList<Money> allocate(Money total, const QList<qint64> &weights);

inline namespace literals {
constexpr Money operator""_fen(unsigned long long fen) { return Money::fromFen(static_cast<qint64>(fen)); }
} // namespace literals

size_t qHash(Money money, size_t seed = 0);
QDebug operator<<(QDebug debug, Money money);

} // namespace mendian
