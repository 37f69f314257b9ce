// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/basketrow.h"

#include <QCoreApplication>

namespace mendian {

namespace {

struct ReasonRow
{
    const char *kind;
    const char *tag;
};
constexpr ReasonRow kReasons[] = {
    {"member", QT_TRANSLATE_NOOP("BasketRow", "Member price")},
    {"override", QT_TRANSLATE_NOOP("BasketRow", "New price")},
    {"line_discount", QT_TRANSLATE_NOOP("BasketRow", "Discount")},
    {"pack", QT_TRANSLATE_NOOP("BasketRow", "Pack price")},
};

struct BasketWords
{
    Q_DECLARE_TR_FUNCTIONS(BasketRow)
};

Money wholeDiscount(const LineView &line)
{
    Money sum;
    for (const journal::PriceReason &reason : line.reasons) {
        if (reason.kind == QLatin1String("whole_discount"))
            sum += reason.saved;
    }
    return sum;
}

} // namespace

Money shownAmount(const LineView &line) { return line.net + wholeDiscount(line); }

Money shownSaved(const LineView &line) { return line.saved - wholeDiscount(line); }

BasketRow basketRow(const LineView &line, const kit::Format &format)
{
    BasketRow row;
    row.name = line.name;
    row.detail = line.barcode;
    if (line.weighed || line.labelled) {
        const QString weight = format.quantity(line.quantity, line.unit);
        const QString how = (line.labelled ? BasketWords::tr("label %1") : BasketWords::tr("weighed %1")).arg(weight);
        row.detail = line.barcode.isEmpty() ? how : QString(line.barcode + QStringLiteral(u" · ") + how);
    } else if (line.pack > 1) {
        row.detail += QStringLiteral(u" · ") + BasketWords::tr("pack of %1").arg(line.pack);
    }
    if (line.minimumAge > 0)
        row.tags += {BasketWords::tr("%1+ only").arg(line.minimumAge), kit::Tone::Warn};
    for (const ReasonRow &reason : kReasons) {
        for (const journal::PriceReason &given : line.reasons) {
            if (given.kind == QLatin1String(reason.kind) && (!given.saved.isZero() || given.kind != u"pack"))
                row.tags += {BasketWords::tr(reason.tag), kit::Tone::Promo};
        }
    }
    row.unitPrice = format.money(line.unitPrice);
    if (line.weighed)
        row.unitPrice += QLatin1Char('/') + line.unit;
    if (line.listPrice != line.unitPrice)
        row.oldPrice = format.money(line.listPrice);
    row.steppers = !line.weighed && !line.labelled;
    row.quantity = row.steppers ? format.quantity(line.quantity) : format.quantity(line.quantity, line.unit);
    row.amount = format.money(shownAmount(line));
    if (const Money saved = shownSaved(line); saved.fen() > 0)
        row.saved = BasketWords::tr("save %1").arg(format.money(saved));
    return row;
}

QString spokenRow(const BasketRow &row)
{
    QStringList parts{row.name, row.unitPrice, QStringLiteral(u"×") + row.quantity, row.amount};
    if (!row.saved.isEmpty())
        parts += row.saved;
    for (const BasketRow::Tag &tag : row.tags)
        parts += tag.text;
    return parts.join(QStringLiteral(", "));
}

bool sameLine(const LineView &a, const LineView &b)
{
    return a.key == b.key && a.name == b.name && a.barcode == b.barcode && a.unit == b.unit && a.weighed == b.weighed
        && a.labelled == b.labelled && a.pack == b.pack && a.minimumAge == b.minimumAge && a.quantity == b.quantity
        && a.listPrice == b.listPrice && a.unitPrice == b.unitPrice && a.net == b.net && a.saved == b.saved
        && a.reasons == b.reasons;
}

} // namespace mendian
