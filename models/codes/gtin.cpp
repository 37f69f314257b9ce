// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/gtin.h"

#include <algorithm>

namespace mendian::codes {

bool isDigits(QStringView text)
{
    const auto digit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), digit);
}

int eanCheckDigit(QStringView digits)
{
    int sum = 0;
    int weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, weight = 4 - weight)
        sum += weight * (digits[i].unicode() - u'0');
    return (10 - sum % 10) % 10;
}

bool hasGoodCheckDigit(QStringView digits)
{
    return digits.size() > 1 && isDigits(digits) && eanCheckDigit(digits.chopped(1)) == digits.back().unicode() - u'0';
}

QString upcEToUpcA(QStringView e)
{
    if (e.size() != 8 || !isDigits(e) || e[0] > QLatin1Char('1'))
        return {};
    const QStringView six = e.mid(1, 6);
    const char16_t last = six[5].unicode();
    QString upc(e[0]);
    if (last <= u'2')
        upc += six.left(2).toString() + six[5] + QStringLiteral("0000") + six.mid(2, 3);
    else if (last == u'3')
        upc += six.left(3).toString() + QStringLiteral("00000") + six.mid(3, 2);
    else if (last == u'4')
        upc += six.left(4).toString() + QStringLiteral("00000") + six[4];
    else
        upc += six.left(5).toString() + QStringLiteral("0000") + six[5];
    upc += e[7];
    return hasGoodCheckDigit(upc) ? upc : QString();
}

Result<Gtin> Gtin::parse(QStringView text)
{
    const QStringView t = text.trimmed();
    const auto bad = [](const char *why) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a goods number"), {QLatin1String(why)});
    };
    if (!isDigits(t))
        return bad("digits");
    Gtin gtin;
    const QString printed = t.toString();
    const bool good = hasGoodCheckDigit(t);
    switch (t.size()) {
    case 8: {
        const QString upc = upcEToUpcA(t);
        if (good) {
            gtin.m_form = GtinForm::Ean8;
            gtin.m_digits = printed;
            if (!upc.isEmpty())
                gtin.m_lookups = QStringList{printed, QLatin1Char('0') + upc, upc};
        } else if (!upc.isEmpty()) {
            gtin.m_form = GtinForm::UpcE;
            gtin.m_digits = QLatin1Char('0') + upc;
            gtin.m_lookups = QStringList{gtin.m_digits, upc, printed};
        } else {
            return bad("check digit");
        }
        break;
    }
    case 12:
        if (!good)
            return bad("check digit");
        gtin.m_form = GtinForm::UpcA;
        gtin.m_digits = QLatin1Char('0') + printed;
        break;
    case 13:
        if (!good)
            return bad("check digit");
        gtin.m_digits = printed;
        if (printed[0] == QLatin1Char('0'))
            gtin.m_lookups = QStringList{printed, printed.mid(1)};
        break;
    case 14:
        if (!good)
            return bad("check digit");
        gtin.m_form = GtinForm::Itf14;
        gtin.m_digits = printed[0] == QLatin1Char('0') ? printed.mid(1) : printed;
        break;
    default:
        return bad("length");
    }
    if (gtin.m_lookups.isEmpty()) {
        gtin.m_lookups = QStringList{gtin.m_digits};
        if (printed != gtin.m_digits)
            gtin.m_lookups.append(printed);
    }
    return gtin;
}

Result<Gtin> Gtin::fromDigitsWithoutCheck(QStringView text)
{
    const QStringView t = text.trimmed();
    if (!isDigits(t))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a goods number"), {QStringLiteral("digits")});
    const QString whole = t.toString() + QString::number(eanCheckDigit(t));
    return parse(whole);
}

} // namespace mendian::codes
