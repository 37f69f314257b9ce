// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/returns/returnable.h"

#include "core/checked.h"
#include "models/returns/reasons.h"

#include <QSet>

namespace mendian {

namespace {

Money worth(Money paid, Quantity sold, Quantity part)
{
    // Bounded: paid ≤ kMaxAmount and part ≤ sold.
    const auto fen = mulDiv(paid.fen(), part.thousandths(), sold.thousandths(), Rounding::Down);
    return Money::fromFen(fen.value_or(0));
}

} // namespace

QList<Money> paidByLine(const journal::Sale &sale)
{
    QList<qint64> nets;
    for (const journal::SaleLine &line : sale.lines)
        nets.append(line.net.fen());
    return allocate(sale.total, nets);
}

Money returnAmount(Money paid, Quantity sold, Quantity before, Quantity now)
{
    return worth(paid, sold, before + now) - worth(paid, sold, before);
}

QList<ReturnableLine> returnableLines(const journal::Sale &sale, const QMap<int, Quantity> &returned)
{
    const QList<Money> paid = paidByLine(sale);
    QList<ReturnableLine> lines;
    for (int i = 0; i < sale.lines.size(); ++i) {
        const Quantity sold = sale.lines[i].quantity;
        const Quantity back = returned.value(i);
        const Quantity left = sold - back;
        lines.append({i, sold, back, left, paid[i], returnAmount(paid[i], sold, back, left)});
    }
    return lines;
}

Result<QList<journal::ReturnLine>> returnLines(
    const journal::Sale &sale, const QMap<int, Quantity> &returned, const QList<ReturnChoice> &choices)
{
    if (choices.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("nothing is chosen"), {QStringLiteral("lines")});
    const QList<ReturnableLine> returnable = returnableLines(sale, returned);
    QSet<int> seen;
    QList<journal::ReturnLine> lines;
    for (const ReturnChoice &choice : choices) {
        if (choice.index < 0 || choice.index >= returnable.size() || seen.contains(choice.index))
            return fail(ErrorCode::InvalidInput, QStringLiteral("no line %1, or it stands twice").arg(choice.index + 1),
                {QStringLiteral("lines")});
        seen.insert(choice.index);
        const journal::SaleLine &sold = sale.lines[choice.index];
        const ReturnableLine &line = returnable[choice.index];
        if (choice.quantity <= Quantity() || (!sold.weighed && !choice.quantity.isWhole()))
            return fail(ErrorCode::InvalidInput, QStringLiteral("not a quantity of %1").arg(sold.name),
                {QStringLiteral("quantity"), sold.name});
        if (choice.quantity > line.left)
            return fail(ErrorCode::LimitExceeded,
                QStringLiteral("only %1 left of %2").arg(line.left.toString(), sold.name),
                {line.left.toString(), sold.name});
        if (!isReturnReason(choice.reason))
            return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed for %1").arg(sold.name),
                {QStringLiteral("reason"), sold.name});
        journal::ReturnLine back;
        back.index = choice.index;
        back.sku = sold.sku;
        back.number = sold.number;
        back.name = sold.name;
        back.unit = sold.unit;
        back.weighed = sold.weighed;
        back.quantity = choice.quantity;
        back.sold = sold.quantity;
        back.amount = returnAmount(line.paid, line.sold, line.returned, choice.quantity);
        back.taxBasisPoints = sold.taxBasisPoints;
        back.reason = choice.reason;
        back.note = choice.note.trimmed();
        lines.append(back);
    }
    return lines;
}

Money totalOf(const QList<journal::ReturnLine> &lines)
{
    Money sum;
    for (const journal::ReturnLine &line : lines)
        sum += line.amount;
    return sum;
}

} // namespace mendian
