// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/format.h"

namespace mendian::kit {

namespace {
const QString kMinus = QStringLiteral(u"\u2212");
constexpr qint64 kTenThousandYuan = 1'000'000; // in fen

quint64 magnitude(qint64 value) { return value < 0 ? ~static_cast<quint64>(value) + 1 : static_cast<quint64>(value); }
} // namespace

// Whole numbers only: the digits never pass a floating-point number.
QString Format::fixed(qint64 value, int decimals) const
{
    quint64 divisor = 1;
    for (int i = 0; i < decimals; ++i)
        divisor *= 10;
    const quint64 size = magnitude(value);
    QString digits = QString::number(size / divisor);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    if (decimals > 0)
        digits += QLatin1Char('.') + QString::number(size % divisor).rightJustified(decimals, QLatin1Char('0'));
    return value < 0 ? kMinus + digits : digits;
}

QString Format::money(Money amount) const { return fixed(amount.fen(), 2); }

QString Format::yuan(Money amount) const
{
    // The sign stands before the currency: −¥ 5.00.
    const QString digits = fixed(amount.fen(), 2);
    return amount.isNegative() ? QString(kMinus + QStringLiteral(u"¥ ") + digits.mid(1))
                               : QString(QStringLiteral(u"¥ ") + digits);
}

QString Format::signedMoney(Money amount) const
{
    return amount.fen() > 0 ? QString(QLatin1Char('+') + money(amount)) : money(amount);
}

QString Format::compactMoney(Money amount) const
{
    const qint64 unit = chinese() ? kTenThousandYuan : 100'000; // 万 or thousand yuan
    const qint64 tenth = unit / 10;
    const qint64 fen = amount.fen();
    const qint64 rounded =
        (fen / tenth) + (magnitude(fen % tenth) * 2 >= static_cast<quint64>(tenth) ? (fen < 0 ? -1 : 1) : 0);
    return fixed(rounded, 1) + (chinese() ? QStringLiteral(u"万") : QStringLiteral("k"));
}

QString Format::count(qint64 number) const { return fixed(number, 0); }

QString Format::times(Quantity quantity) const { return QStringLiteral(u"×") + this->quantity(quantity); }

QString Format::quantity(Quantity quantity, const QString &unit) const
{
    QString digits = fixed(quantity.thousandths(), 3);
    while (digits.endsWith(QLatin1Char('0')))
        digits.chop(1);
    if (digits.endsWith(QLatin1Char('.')))
        digits.chop(1);
    return unit.isEmpty() ? digits : QString(digits + QLatin1Char(' ') + unit);
}

QString Format::perMille(qint64 perMille) const { return fixed(perMille, 1) + QLatin1Char('%'); }

QString Format::time(Timestamp t) const { return storeTime(t).toString(QStringLiteral("HH:mm")); }

QString Format::timeWithSeconds(Timestamp t) const { return storeTime(t).toString(QStringLiteral("HH:mm:ss")); }

QString Format::day(Timestamp t) const { return day(storeTime(t).date()); }

QString Format::day(const QDate &date) const
{
    return m_locale.toString(date, chinese() ? QStringLiteral(u"M月d日 ddd") : QStringLiteral("ddd d MMM"));
}

QString Format::dateTime(Timestamp t) const { return storeTime(t).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }

QString Format::duration(qint64 seconds) const
{
    const quint64 size = magnitude(seconds);
    const auto two = [](quint64 n) { return QString::number(n).rightJustified(2, QLatin1Char('0')); };
    QString text = two(size / 60 % 60) + QLatin1Char(':') + two(size % 60);
    if (size >= 3600)
        text = QString::number(size / 3600) + QLatin1Char(':') + text;
    return seconds < 0 ? kMinus + text : text;
}

QString Format::maskedPhone(const QString &digits)
{
    if (digits.size() < 7)
        return QString(digits.size(), QLatin1Char('*'));
    return digits.left(3) + QStringLiteral("****") + digits.right(4);
}

} // namespace mendian::kit
