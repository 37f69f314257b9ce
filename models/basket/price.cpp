// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/price.h"

namespace mendian {

namespace {

Status within(Money amount)
{
    if (amount > kMaxAmount)
        return fail(ErrorCode::Overflow, QStringLiteral("above the largest amount"), {kMaxAmount.toString()});
    return {};
}

/// Takes `saved` off the line and says why. A change that raises the price has no saving: it moves gross instead.
void take(PricedLine &line, const char *kind, Money saved, const Given &by = {})
{
    line.discount += saved;
    line.net -= saved;
    line.reasons.append({QLatin1String(kind), saved, by.approver.isEmpty() ? by.staff : by.approver, by.reason});
}

Result<Money> discountOf(Money base, const Discount &discount)
{
    if (discount.basisPoints == 0)
        return std::min(base, discount.amount);
    return scaled(base, discount.basisPoints, 10'000);
}

Result<PricedLine> priceLine(const BasketLine &line, bool memberPrices)
{
    PricedLine priced;
    priced.key = line.key;
    priced.unitPrice = line.listPrice;
    const auto listed = times(line.listPrice, line.quantity);
    if (!listed)
        return fail(listed.error());
    priced.gross = priced.net = line.labelAmount.value_or(*listed);
    MENDIAN_TRY(within(priced.gross));
    if (line.priceChange) {
        const auto changed = times(line.priceChange->unitPrice, line.quantity);
        if (!changed)
            return fail(changed.error());
        MENDIAN_TRY(within(*changed));
        priced.unitPrice = line.priceChange->unitPrice;
        if (*changed > priced.gross)
            priced.gross = priced.net = *changed;
        take(priced, "override", priced.net - *changed, line.priceChange->by);
    } else if (memberPrices && line.memberPrice && *line.memberPrice < line.listPrice && !line.labelAmount) {
        const auto member = times(*line.memberPrice, line.quantity);
        if (!member)
            return fail(member.error());
        priced.unitPrice = *line.memberPrice;
        take(priced, "member", priced.net - *member);
    }
    if (!line.discount.isNone()) {
        const auto off = discountOf(priced.net, line.discount);
        if (!off)
            return fail(off.error());
        take(priced, "line_discount", *off, line.discount.by);
    }
    return priced;
}

} // namespace

Result<PricedBasket> price(const Basket &basket)
{
    PricedBasket result;
    result.lines.reserve(basket.lines.size());
    for (const BasketLine &line : basket.lines) {
        auto priced = priceLine(line, basket.memberPrices);
        if (!priced)
            return fail(priced.error());
        result.total += priced->net;
        result.pieces += line.weighed ? 1 : line.quantity.wholePieces();
        result.lines.append(*std::move(priced));
    }
    if (!basket.wholeDiscount.isNone() && !result.total.isZero()) {
        const auto off = discountOf(result.total, basket.wholeDiscount);
        if (!off)
            return fail(off.error());
        QList<qint64> weights;
        for (const PricedLine &line : result.lines)
            weights.append(line.net.fen());
        const QList<Money> parts = allocate(*off, weights);
        for (qsizetype i = 0; i < parts.size(); ++i)
            if (!parts[i].isZero())
                take(result.lines[i], "whole_discount", parts[i], basket.wholeDiscount.by);
        result.total -= *off;
    }
    for (const PricedLine &line : result.lines) {
        result.gross += line.gross;
        result.discount += line.discount;
    }
    MENDIAN_TRY(within(result.gross));
    return result;
}

} // namespace mendian
