// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/gtin.h"

#include "models/codes/gtin.h"

namespace mendian {

using codes::isDigits;

CodeShape codeShape(QStringView text)
{
    const qsizetype size = text.size();
    if ((size != 8 && size != 12 && size != 13) || !isDigits(text))
        return CodeShape::Free;
    const bool good = codes::hasGoodCheckDigit(text) || (size == 8 && !codes::upcEToUpcA(text).isEmpty());
    return good ? CodeShape::Good : CodeShape::BadCheck;
}

bool isInStoreCode(QStringView text) { return text.size() == 13 && text[0] == u'2' && isDigits(text); }

QString barcodeKey(QStringView text)
{
    if (text.size() == 12 && isDigits(text))
        return QString(u'0') + text.toString();
    return text.toString();
}

} // namespace mendian
