// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/textfold.h"

namespace mendian {

QString foldWidth(QStringView text)
{
    QString folded = text.toString();
    for (QChar &c : folded) {
        if (c >= u'！' && c <= u'～') // U+FF01..U+FF5E mirror U+0021..U+007E
            c = QChar(static_cast<char16_t>(c.unicode() - 0xFEE0));
        else if (c == u'　')
            c = u' ';
        else if (c == u'￥')
            c = u'¥';
    }
    return folded;
}

} // namespace mendian
