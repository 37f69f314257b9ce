// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quantity.h"

#include <QDebug>

namespace mendian {

Result<Quantity> Quantity::parse(QStringView text)
{
    const QStringView t = text.trimmed();
    qint64 value = 0;
    int digits = 0;
    int decimals = -1;
    for (const QChar ch : t) {
        const char16_t c = ch.unicode();
        if (c == u'.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9' || ++digits > 15 || (decimals >= 0 && ++decimals > 3))
            return fail(ErrorCode::InvalidInput, QStringLiteral("not a quantity: %1").arg(text.left(40)));
        value = value * 10 + (c - u'0');
    }
    if (digits == 0 || decimals == 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a quantity: %1").arg(text.left(40)));
    for (int i = std::max(decimals, 0); i < 3; ++i)
        value *= 10;
    return Quantity(value);
}

QString Quantity::toString() const
{
    const quint64 absolute = m_value < 0 ? 0 - static_cast<quint64>(m_value) : static_cast<quint64>(m_value);
    QString text = QString::number(absolute / 1000);
    if (absolute % 1000) {
        QString rest = QStringLiteral("%1").arg(absolute % 1000, 3, 10, QLatin1Char('0'));
        while (rest.endsWith(QLatin1Char('0')))
            rest.chop(1);
        text += QLatin1Char('.') + rest;
    }
    return m_value < 0 ? QString(QLatin1Char('-') + text) : text;
}

Result<Money> times(Money unitPrice, Quantity quantity)
{
    const auto fen = mulDiv(unitPrice.fen(), quantity.thousandths(), 1000);
    if (!fen)
        return fail(fen.error());
    return Money::fromFen(*fen);
}

QDebug operator<<(QDebug debug, Quantity quantity)
{
    QDebugStateSaver saver(debug);
    debug.noquote().nospace() << quantity.toString();
    return debug;
}

} // namespace mendian
