// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/salepresenter.h"

#include "ui/cashier/parts/tendernames.h"
#include "ui/cashier/sale/saletexts.h"

namespace mendian {

namespace {

const QString kDot = QStringLiteral(u" · ");

} // namespace

QStringList SalePresenter::codeProviders(const TillView &view)
{
    QStringList result;
    for (const QString &kind : view.payments) {
        if (kind != QLatin1String("cash") && kind != QLatin1String("external"))
            result += kind;
    }
    return result;
}

bool SalePresenter::offers(const TillView &view, SaleAction action)
{
    switch (action) {
    case SaleAction::PayCode:
        return !codeProviders(view).isEmpty();
    case SaleAction::PayCash:
        return view.payments.contains(QLatin1String("cash"));
    case SaleAction::PayCard:
        return view.payments.contains(QLatin1String("external"));
    case SaleAction::PayCombined:
        return view.payments.size() > 1;
    default:
        return true;
    }
}

SaleTile SalePresenter::tile(SaleAction action, const QString &icon, const QString &label, const QString &refusal) const
{
    return {action, icon, label, saleKeyLabel(action), 0, refusal};
}

TotalState SalePresenter::total(const TillView &view) const
{
    const BasketView &basket = view.basket;
    TotalState state;
    state.amount = m_format.money(basket.total);
    // Two causes are enough at a glance: what the whole sale got, and what single items got (their rows say why).
    Money whole;
    Money items;
    for (const LineView &line : basket.lines) {
        for (const journal::PriceReason &reason : line.reasons)
            (reason.kind == QLatin1String("whole_discount") ? whole : items) += reason.saved;
    }
    QStringList parts;
    if (!whole.isZero())
        parts += tr("Whole") + QLatin1Char(' ') + m_format.money(-whole);
    if (!items.isZero())
        parts += tr("Items") + QLatin1Char(' ') + m_format.money(-items);
    if (!basket.rounding.isZero())
        parts += tr("Rounding") + QLatin1Char(' ') + m_format.money(-basket.rounding);
    state.split = parts.join(kDot);
    const Money saved = basket.discount + basket.rounding;
    if (!saved.isZero())
        state.shortSplit = tr("Saved %1").arg(m_format.money(saved));

    const QString nothing = basket.lines.isEmpty() ? tr("Scan goods first: there is nothing to pay yet.") : QString();
    const bool codes = offers(view, SaleAction::PayCode);
    if (codes) {
        state.pay = tile(SaleAction::PayCode, QStringLiteral("line-scan"), tr("Scan to pay"), nothing);
        QStringList names;
        const QStringList providers = codeProviders(view);
        for (const QString &provider : providers)
            names += tenderName(provider);
        state.payNote = names.size() > 1 ? tr("%1, recognised by the code").arg(names.join(QStringLiteral(" / ")))
                                         : tr("%1 payment code").arg(names.join(QString()));
    } else {
        state.pay = tile(SaleAction::PayCash, QStringLiteral("cash"), tr("Take cash"), nothing);
        state.pay.key = saleKeyLabel(SaleAction::PayCode);
        state.payNote = tr("Change is worked out here");
    }
    if (codes && offers(view, SaleAction::PayCash))
        state.tenders += tile(SaleAction::PayCash, QStringLiteral("cash"), tr("Cash"), nothing);
    if (offers(view, SaleAction::PayCard))
        state.tenders += tile(SaleAction::PayCard, QStringLiteral("credit-card"), tr("Bank card"), nothing);
    if (offers(view, SaleAction::PayCombined))
        state.tenders += tile(SaleAction::PayCombined, QStringLiteral("stack-2"), tr("Combined"), nothing);
    return state;
}

FooterState SalePresenter::footer(const TillView &view) const
{
    const BasketView &basket = view.basket;
    FooterState state;
    state.undo = saletexts::undoHint(basket);
    if (basket.lines.isEmpty())
        return state; // nothing to count yet
    state.pieces = m_format.count(basket.pieces);
    state.gross = m_format.money(basket.gross);
    if (!basket.discount.isZero())
        state.saved = m_format.money(-basket.discount);
    return state;
}

QList<SaleTile> SalePresenter::tiles(const TillView &view, bool lineSelected) const
{
    const bool empty = view.basket.lines.isEmpty();
    const QString noLine = lineSelected ? QString() : tr("Choose a line first.");
    const QString noGoods = empty ? tr("The basket is empty.") : QString();
    QList<SaleTile> list = {
        tile(SaleAction::Hold, QStringLiteral("player-pause"), tr("Hold"), noGoods),
        tile(SaleAction::Recall, QStringLiteral("player-play"), tr("Recall"),
            view.holds > 0 ? QString() : tr("No sale is held.")),
        tile(SaleAction::ChangePrice, QStringLiteral("tag"), tr("Price"), noLine),
        tile(SaleAction::WholeDiscount, QStringLiteral("percentage"), tr("Discount all"), noGoods),
        tile(SaleAction::Drawer, QStringLiteral("archive"), tr("Drawer")),
        tile(SaleAction::Reprint, QStringLiteral("printer"), tr("Reprint"),
            view.last ? QString() : tr("No receipt has been printed yet.")),
        tile(SaleAction::More, QStringLiteral("dots"), tr("More")),
    };
    list[1].count = static_cast<int>(view.holds);
    list.last().count = static_cast<int>(view.openPrintJobs);
    return list;
}

EmptyWords SalePresenter::empty(const TillView &view) const
{
    EmptyWords state;
    state.sentence = tr("Scan the first item, or press a quick key.");
    state.count = tr("Today: %1 sales").arg(m_format.count(view.todayReceipts));
    if (view.last)
        state.last = tr("Last receipt %1").arg(view.last->receipt) + kDot + m_format.money(view.last->total) + kDot
            + m_format.time(view.last->at);
    return state;
}

} // namespace mendian
