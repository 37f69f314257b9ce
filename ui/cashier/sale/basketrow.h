// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/format.h"
#include "ui/kit/tokens.h"
#include "workflows/checkout/tillview.h"

namespace mendian {

/// A basket line as it is shown: strings only. What the whole sale's discount takes off a line is shown in the total
/// panel, so `amount` is the line before it and the column adds up to the total plus that discount.
struct BasketRow
{
    struct Tag
    {
        QString text;
        kit::Tone tone = kit::Tone::Promo;
        friend bool operator==(const Tag &, const Tag &) = default;
    };
    QString name;
    QString detail; ///< barcode and weight
    QList<Tag> tags;
    QString unitPrice;
    QString oldPrice; ///< struck through; empty: the price is the list price
    QString quantity;
    bool steppers = false; ///< pieces can be counted up and down; weighed and labelled lines cannot
    QString amount;
    QString saved; ///< "save 3.00"; empty: nothing
    friend bool operator==(const BasketRow &, const BasketRow &) = default;
};

BasketRow basketRow(const LineView &line, const kit::Format &format);
/// Amount of the line before the discount of the whole sale.
Money shownAmount(const LineView &line);
Money shownSaved(const LineView &line);
/// One sentence for a screen reader.
QString spokenRow(const BasketRow &row);
bool sameLine(const LineView &a, const LineView &b);

} // namespace mendian
