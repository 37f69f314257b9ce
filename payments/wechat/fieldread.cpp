// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/fieldread.h"

namespace mendian::wechat {

QString field(const Fields &fields, const QString &name) { return fields.value(name); }

std::optional<Money> fen(const Fields &fields, const QString &name)
{
    const QString text = field(fields, name);
    if (text.isEmpty() || text.size() > 12)
        return std::nullopt;
    qint64 value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return Money::fromFen(value);
}

QString words(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.isPrint())
            kept.append(c);
    }
    return kept.left(128);
}

QString cutUtf8(const QString &text, qsizetype bytes)
{
    qsizetype end = qMin(text.size(), bytes);
    while (end > 0 && (text.left(end).toUtf8().size() > bytes || text.at(end - 1).isHighSurrogate()))
        --end;
    return text.left(end);
}

} // namespace mendian::wechat
