// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money.h"

#include <QDebug>
#include <QHash>
#include <algorithm>
#include <limits>
#include <numeric>

namespace mendian {

namespace {
__extension__ using Wide = __int128;

Result<qint64> narrow(Wide value)
{
    if (value > std::numeric_limits<qint64>::max() || value < std::numeric_limits<qint64>::min())
        return fail(ErrorCode::Overflow, QStringLiteral("a number left 64 bits"));
    return static_cast<qint64>(value);
}
} // namespace

Result<qint64> mulDiv(qint64 a, qint64 b, qint64 divisor, Rounding rounding)
{
    if (divisor == 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("division by zero"));
    const Wide product = static_cast<Wide>(a) * b;
    Wide quotient = product / divisor;
    Wide rest = product % divisor;
    if (rest == 0)
        return narrow(quotient);
    const bool negative = (rest < 0) != (divisor < 0);
    const Wide absRest = rest < 0 ? -rest : rest;
    const Wide absDivisor = divisor < 0 ? -static_cast<Wide>(divisor) : divisor;
    const bool away = rounding == Rounding::Up || (rounding == Rounding::HalfUp && absRest * 2 >= absDivisor);
    if (away)
        quotient += negative ? -1 : 1;
    return narrow(quotient);
}

Result<qint64> checkedAdd(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return fail(ErrorCode::Overflow, QStringLiteral("a sum left 64 bits"));
    return sum;
}

Result<Money> Money::parse(QStringView text)
{
    const auto bad = [&] {
        return fail(ErrorCode::InvalidInput, QStringLiteral("not an amount: %1").arg(text.left(40)));
    };
    const QStringView t = text.trimmed();
    qsizetype i = 0;
    const bool negative = !t.isEmpty() && t[0] == u'-';
    if (negative)
        ++i;
    qint64 yuan = 0;
    qint64 fraction = 0;
    int digits = 0;
    int decimals = -1;
    for (; i < t.size(); ++i) {
        const char16_t c = t[i].unicode();
        if (c == u'.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return bad();
        if (decimals < 0) {
            if (++digits > 15)
                return fail(ErrorCode::Overflow, QStringLiteral("amount too large"));
            yuan = yuan * 10 + (c - u'0');
        } else {
            if (++decimals > 2)
                return fail(ErrorCode::InvalidInput, QStringLiteral("more than two decimals"));
            fraction = fraction * 10 + (c - u'0');
        }
    }
    if (digits == 0 || decimals == 0)
        return bad();
    if (decimals == 1)
        fraction *= 10;
    const qint64 fen = yuan * 100 + fraction;
    return Money(negative ? -fen : fen);
}

QString Money::toString() const
{
    const quint64 absolute = m_fen < 0 ? 0 - static_cast<quint64>(m_fen) : static_cast<quint64>(m_fen);
    const QString text = QString::number(absolute / 100) + QLatin1Char('.')
        + QStringLiteral("%1").arg(absolute % 100, 2, 10, QLatin1Char('0'));
    return m_fen < 0 ? QLatin1Char('-') + text : text;
}

Result<Money> plus(Money a, Money b)
{
    const auto sum = checkedAdd(a.fen(), b.fen());
    if (!sum)
        return fail(sum.error());
    return Money::fromFen(*sum);
}

Result<Money> scaled(Money amount, qint64 numerator, qint64 denominator, Rounding rounding)
{
    const auto fen = mulDiv(amount.fen(), numerator, denominator, rounding);
    if (!fen)
        return fail(fen.error());
    return Money::fromFen(*fen);
}

QList<Money> allocate(Money total, const QList<qint64> &weights)
{
    QList<Money> parts(weights.size());
    if (weights.isEmpty())
        return parts;
    Wide sum = 0;
    for (const qint64 weight : weights) {
        Q_ASSERT(weight >= 0);
        sum += weight;
    }
    if (sum == 0) {
        parts[0] = total;
        return parts;
    }
    const bool negative = total.isNegative();
    const Wide absolute = negative ? -static_cast<Wide>(total.fen()) : static_cast<Wide>(total.fen());
    QList<Wide> rests(weights.size());
    Wide given = 0;
    for (qsizetype i = 0; i < weights.size(); ++i) {
        const Wide exact = absolute * weights[i];
        const Wide share = exact / sum;
        rests[i] = exact % sum;
        given += share;
        parts[i] = Money::fromFen(static_cast<qint64>(share));
    }
    QList<qsizetype> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return rests[a] > rests[b]; });
    for (qsizetype i = 0; given < absolute; ++i, ++given)
        parts[order[i]] += Money::fromFen(1);
    if (negative)
        for (Money &part : parts)
            part = -part;
    return parts;
}

size_t qHash(Money money, size_t seed) { return ::qHash(money.fen(), seed); }

QDebug operator<<(QDebug debug, Money money)
{
    QDebugStateSaver saver(debug);
    debug.noquote().nospace() << money.toString();
    return debug;
}

} // namespace mendian
