// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/basketdesk.h"

#include "core/json.h"
#include "models/basket/basketjson.h"
#include "storage/repositories/holdrepository.h"

namespace mendian {

namespace {

const QString kNextLines = QStringLiteral("next");

/// What a discount takes off, in basis points of `base`, rounded up: 5.01 % is above a limit of 5 %.
Result<qint64> basisPointsOf(const Discount &discount, Money base)
{
    if (discount.basisPoints > 0 || base.isZero())
        return discount.basisPoints;
    return mulDiv(std::min(discount.amount, base).fen(), 10'000, base.fen(), Rounding::Up);
}

} // namespace

BasketDesk::BasketDesk(Shop &shop, Session &session)
    : m_shop(shop), m_session(session), m_basket(fresh()), m_next(fresh())
{
}

Basket BasketDesk::fresh() const
{
    Basket basket;
    basket.id = SaleId::create();
    basket.startedAt = m_shop.now();
    return basket;
}

QString BasketDesk::nameOf(qint64 key) const
{
    const BasketLine *line = m_basket.line(key);
    return line ? line->name : QString();
}

Status BasketDesk::restore()
{
    const auto draft = m_shop.draft.load();
    if (!draft)
        return fail(draft.error());
    if (draft->isEmpty())
        return {};
    QList<QJsonObject> lines;
    for (const QByteArray &bytes : draft->lines) {
        const auto line = parseJsonObject(bytes, u"draft line");
        if (!line)
            return fail(line.error());
        lines.append(*line);
    }
    auto basket = basketFromJson(draft->meta, lines);
    if (!basket)
        return fail(basket.error());
    const QJsonObject nextJson = draft->meta.value(kNextLines).toObject();
    if (!nextJson.isEmpty()) {
        auto next = basketFromJson(nextJson);
        if (next)
            m_next = *std::move(next);
    }
    m_saved = draft->lines;
    // The sale may be finished already: the kill came between its commit and the clearing of the draft.
    const auto finished = m_shop.journal.wasCommitted(basket->id);
    if (!finished)
        return fail(finished.error());
    const auto held = isHeld(basket->id);
    if (!held)
        return fail(held.error());
    m_basket = *std::move(basket);
    if (*finished || *held)
        return takeNext();
    auto priced = price(m_basket);
    if (!priced)
        return fail(priced.error());
    m_priced = *std::move(priced);
    return {};
}

/// Whether a held basket has this sale id.
Result<bool> BasketDesk::isHeld(SaleId sale)
{
    storage::HoldRepository holds(m_shop.journal.database());
    const auto rows = holds.list();
    if (!rows)
        return fail(rows.error());
    for (const storage::HoldRow &row : *rows) {
        const auto held = holds.byId(row.id);
        if (!held)
            return fail(held.error());
        if (held->basket.value(QLatin1String("sale")).toString() == sale.toString())
            return true;
    }
    return false;
}

Status BasketDesk::save()
{
    storage::DraftDiff diff;
    QList<QByteArray> lines;
    lines.reserve(m_basket.lines.size());
    for (qsizetype i = 0; i < m_basket.lines.size(); ++i) {
        lines.append(toJsonBytes(lineToJson(m_basket.lines[i])));
        if (i >= m_saved.size() || m_saved[i] != lines[i])
            diff.lines.insert(static_cast<int>(i), lines[i]);
    }
    if (m_saved.size() > lines.size())
        diff.size = static_cast<int>(lines.size());
    QJsonObject head = headToJson(m_basket);
    if (!m_next.isEmpty())
        head.insert(kNextLines, toJson(m_next));
    diff.meta = head;
    MENDIAN_TRY(m_shop.draft.save(diff));
    m_saved = lines;
    return {};
}

Status BasketDesk::adopt(Basket basket)
{
    auto priced = price(basket);
    if (!priced)
        return fail(priced.error());
    m_basket = std::move(basket);
    m_priced = *std::move(priced);
    return save();
}

Status BasketDesk::change(const char *what, qint64 key, const std::function<Status(Basket &)> &apply)
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    const QString subject = nameOf(key);
    Basket changed = m_basket;
    MENDIAN_TRY(apply(changed));
    m_history.remember(m_basket, QString::fromLatin1(what), subject);
    return adopt(std::move(changed));
}

Result<AddedLine> BasketDesk::add(const Basket::Addition &addition)
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    if (!addition.sku->active)
        return fail(ErrorCode::NotFound, QStringLiteral("no longer sold"), {addition.sku->name});
    m_pending = 0;
    if (m_paying) {
        if (m_next.isEmpty())
            m_next = fresh();
        const auto key = m_next.add(addition);
        if (!key)
            return fail(key.error());
        MENDIAN_TRY(save());
        return AddedLine{*key, addition.sku->name, true};
    }
    Basket changed = m_basket;
    if (changed.isEmpty())
        changed.startedAt = m_shop.now();
    const auto key = changed.add(addition);
    if (!key)
        return fail(key.error());
    m_history.remember(m_basket, QStringLiteral("add"), addition.sku->name);
    MENDIAN_TRY(adopt(std::move(changed)));
    return AddedLine{*key, addition.sku->name, false};
}

Result<AddedLine> BasketDesk::addScanned(const codes::ScanResult &scan)
{
    const qint64 count = scan.quantity > 1 ? scan.quantity : std::max<qint64>(m_pending, 1);
    if (scan.kind == codes::ScanKind::InStore) {
        const auto sku = m_shop.goods.byPlu(scan.inStore.plu);
        if (!sku)
            return fail(sku.error());
        auto weight = scan.inStore.weight ? Result<Quantity>(*scan.inStore.weight)
            : sku->weighed                ? codes::weightFromAmount(scan.inStore.amount.value_or(Money()), sku->price)
                                          : Result<Quantity>(Quantity::pieces(1));
        if (!weight)
            return fail(weight.error());
        if (count > 1)
            return fail(ErrorCode::Unsupported, QStringLiteral("a weighed label counts once"));
        return add({&*sku, scan.text, 1, {}, *weight, scan.inStore.amount});
    }
    for (const QString &text : scan.lookups) {
        const auto found = m_shop.goods.byBarcode(text);
        if (found)
            return add({&found->sku, text, found->pack, found->packPrice, Quantity::pieces(count), {}});
        if (found.error().code != ErrorCode::NotFound)
            return fail(found.error());
    }
    for (const QString &text : scan.lookups) {
        const auto sku = m_shop.goods.byNumber(text);
        if (sku)
            return addSku(*sku, Quantity::pieces(count), {});
        if (sku.error().code != ErrorCode::NotFound)
            return fail(sku.error());
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no goods by this code"), {scan.logText});
}

Result<AddedLine> BasketDesk::addSku(const Sku &sku, Quantity quantity, Money openPrice)
{
    if (sku.weighed && quantity.isWhole() && quantity == Quantity::pieces(1) && openPrice.isZero())
        return fail(ErrorCode::InvalidInput, QStringLiteral("weigh it first"), {QStringLiteral("weight"), sku.name});
    if (sku.price.isZero() && openPrice.isZero())
        return fail(ErrorCode::InvalidInput, QStringLiteral("enter its price"), {QStringLiteral("price"), sku.name});
    Sku priced = sku;
    if (sku.price.isZero())
        priced.price = openPrice;
    return add({&priced, sku.barcodes.isEmpty() ? sku.number : sku.barcodes.first().text, 1, {}, quantity, {}});
}

Status BasketDesk::setQuantity(qint64 key, Quantity quantity)
{
    return change(quantity.isZero() ? "remove" : "quantity", key,
        [&](Basket &basket) { return basket.setQuantity(key, quantity); });
}

Status BasketDesk::remove(qint64 key)
{
    return change("remove", key, [&](Basket &basket) { return basket.remove(key); });
}

Status BasketDesk::clear()
{
    MENDIAN_TRY(m_session.require(Right::ClearBasket));
    return change("clear", 0, [&](Basket &basket) -> Status {
        if (basket.isEmpty())
            return fail(ErrorCode::EmptyBasket, QStringLiteral("nothing to clear"));
        const SaleId id = basket.id;
        basket = fresh();
        basket.id = id; // a frozen sale keeps its number until it is paid or abandoned
        return {};
    });
}

Status BasketDesk::changePrice(qint64 key, Money unitPrice, const QString &reason, const Proof &proof)
{
    const BasketLine *line = m_basket.line(key);
    if (!line)
        return fail(ErrorCode::NotFound, QStringLiteral("no such line"));
    const Money listed = line->listPrice;
    const auto down = mulDiv(
        std::max<qint64>(0, (listed - unitPrice).fen()), 10'000, std::max<qint64>(1, listed.fen()), Rounding::Up);
    if (!down)
        return fail(down.error());
    const auto enough = [&](Role role) {
        return unitPrice <= listed ? *down <= roleRow(role).priceDownBasisPoints : role == Role::Manager;
    };
    const auto approver =
        m_session.allow(Right::PriceChange, enough(m_session.role()), proof, m_basket.id, reason, enough);
    if (!approver)
        return fail(approver.error());
    const journal::PriceOverride fact{m_basket.id, line->sku, listed, unitPrice, m_session.number(), *approver, reason};
    MENDIAN_TRY(change("price", key, [&](Basket &basket) {
        return basket.changePrice(key, {unitPrice, {m_session.number(), *approver, reason}});
    }));
    const auto stored = m_shop.record({newEvent(journal::EventKind::PriceOverride, fact.toJson())});
    return stored ? Status() : Status(fail(stored.error()));
}

Status BasketDesk::discountLine(qint64 key, const Discount &discount, const Proof &proof)
{
    Money base;
    for (const PricedLine &line : m_priced.lines)
        if (line.key == key)
            base = line.gross;
    const auto off = basisPointsOf(discount, base);
    if (!off)
        return fail(off.error());
    const auto enough = [&](Role role) { return *off <= roleRow(role).lineDiscountBasisPoints; };
    const auto approver =
        m_session.allow(Right::LineDiscount, enough(m_session.role()), proof, m_basket.id, discount.by.reason, enough);
    if (!approver)
        return fail(approver.error());
    Discount given = discount;
    given.by = {m_session.number(), *approver, discount.by.reason};
    return change("discount", key, [&](Basket &basket) { return basket.setDiscount(key, given); });
}

Status BasketDesk::discountWhole(const Discount &discount, const Proof &proof)
{
    const auto off = basisPointsOf(discount, m_priced.gross);
    if (!off)
        return fail(off.error());
    const auto enough = [&](Role role) { return *off <= roleRow(role).wholeDiscountBasisPoints; };
    const auto approver =
        m_session.allow(Right::WholeDiscount, enough(m_session.role()), proof, m_basket.id, discount.by.reason, enough);
    if (!approver)
        return fail(approver.error());
    Discount given = discount;
    given.by = {m_session.number(), *approver, discount.by.reason};
    return change("discount", 0, [&](Basket &basket) { return basket.setWholeDiscount(given); });
}

Status BasketDesk::undo()
{
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    const auto step = m_history.undo(m_basket);
    return step ? adopt(step->basket) : Status(fail(ErrorCode::NotFound, QStringLiteral("nothing to undo")));
}

Status BasketDesk::redo()
{
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    const auto step = m_history.redo(m_basket);
    return step ? adopt(step->basket) : Status(fail(ErrorCode::NotFound, QStringLiteral("nothing to redo")));
}

Result<BasketDesk::Held> BasketDesk::hold(
    const std::function<Status(storage::Database &, const journal::Hold &)> &extra)
{
    MENDIAN_TRY(m_session.require(Right::HoldRecall));
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    if (m_basket.isEmpty())
        return fail(ErrorCode::EmptyBasket, QStringLiteral("nothing to hold"));
    const auto ticket = m_shop.journal.nextCounter(QStringLiteral("hold"));
    if (!ticket)
        return fail(ticket.error());
    journal::Hold fact;
    fact.hold = HoldId::create();
    fact.ticket = *ticket;
    fact.code = codes::holdCode(fact.hold);
    fact.staff = m_session.number();
    fact.at = m_shop.now();
    fact.total = m_priced.total;
    fact.pieces = m_priced.pieces;
    fact.firstItem = m_basket.lines.first().name;
    fact.basket = toJson(m_basket);
    const auto stored = m_shop.record({newEvent(journal::EventKind::Hold, fact.toJson())},
        [&](storage::Database &db, const QList<journal::Event> &) { return extra ? extra(db, fact) : Status(); });
    if (!stored)
        return fail(stored.error());
    Held held{fact, m_basket};
    MENDIAN_TRY(takeNext());
    return held;
}

Status BasketDesk::recall(const journal::Hold &fact)
{
    MENDIAN_TRY(m_session.require(Right::HoldRecall));
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    if (!m_basket.isEmpty())
        return fail(ErrorCode::Conflict, QStringLiteral("hold the basket first"));
    auto basket = basketFromJson(fact.basket);
    if (!basket)
        return fail(basket.error());
    // The draft comes first. A kill in between leaves the goods held and drafted under one sale id; restore() then
    // keeps the held ones, so they are never lost and never twice.
    MENDIAN_TRY(adopt(*std::move(basket)));
    const journal::Recall recalled{fact.hold, m_session.number()};
    const auto stored = m_shop.record({newEvent(journal::EventKind::Recall, recalled.toJson())});
    if (!stored) {
        MENDIAN_TRY(adopt(fresh()));
        return fail(stored.error());
    }
    m_history.clear();
    return {};
}

Status BasketDesk::takeNext()
{
    m_paying = false;
    m_history.clear();
    m_pending = 0;
    Basket next = m_next.isEmpty() ? fresh() : m_next;
    m_next = fresh();
    if (next.isEmpty()) {
        m_basket = next;
        m_priced = {};
        m_saved.clear();
        return m_shop.draft.clear();
    }
    return adopt(std::move(next));
}

} // namespace mendian
