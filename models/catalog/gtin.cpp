// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/gtin.h"

namespace mendian {

namespace {
bool allDigits(QStringView text)
{
    for (const QChar c : text)
        if (c < u'0' || c > u'9')
            return false;
    return !text.isEmpty();
}

bool eanGood(QStringView code) { return eanCheckDigit(code.chopped(1)) == code.back().unicode() - u'0'; }

// UPC-E leaves zeros out of a UPC-A; its check digit is that of the long form (GS1 General Specifications 5.2.2.4).
QString expandUpcE(QStringView code)
{
    const QStringView d = code.mid(1, 6);
    const char16_t last = d[5].unicode();
    QString body = code.left(1).toString();
    if (last <= u'2')
        body += d.left(2).toString() + QChar(last) + QStringLiteral("0000") + d.mid(2, 3).toString();
    else if (last == u'3')
        body += d.left(3).toString() + QStringLiteral("00000") + d.mid(3, 2).toString();
    else if (last == u'4')
        body += d.left(4).toString() + QStringLiteral("00000") + d.mid(4, 1).toString();
    else
        body += d.left(5).toString() + QStringLiteral("0000") + QChar(last);
    return body + code.back();
}
} // namespace

int eanCheckDigit(QStringView digits)
{
    if (!allDigits(digits))
        return -1;
    int sum = 0;
    int weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, weight = 4 - weight)
        sum = (sum + weight * (digits[i].unicode() - u'0')) % 10;
    return (10 - sum) % 10;
}

CodeShape codeShape(QStringView text)
{
    const qsizetype size = text.size();
    if ((size != 8 && size != 12 && size != 13) || !allDigits(text))
        return CodeShape::Free;
    if (eanGood(text))
        return CodeShape::Good;
    if (size == 8 && text[0] <= u'1' && eanGood(expandUpcE(text)))
        return CodeShape::Good;
    return CodeShape::BadCheck;
}

bool isInStoreCode(QStringView text) { return text.size() == 13 && text[0] == u'2' && allDigits(text); }

QString barcodeKey(QStringView text)
{
    if (text.size() == 12 && allDigits(text))
        return QString(u'0') + text.toString();
    return text.toString();
}

} // namespace mendian
