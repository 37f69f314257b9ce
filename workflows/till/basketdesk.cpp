// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/basketdesk.h"

#include "core/json.h"
#include "core/log.h"
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
    if (*finished || *held) {
        takeNext();
        return {};
    }
    auto priced = price(m_basket);
    if (!priced)
        return fail(priced.error());
    m_priced = *std::move(priced);
    return {};
}

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

/// Stores both baskets; nothing here has changed when that fails.
Status BasketDesk::save(const Basket &basket, const Basket &next)
{
    QList<QByteArray> lines;
    lines.reserve(basket.lines.size());
    for (const BasketLine &line : basket.lines)
        lines.append(toJsonBytes(lineToJson(line)));
    QJsonObject head = headToJson(basket);
    if (!next.isEmpty())
        head.insert(kNextLines, toJson(next));
    const auto write = [&] {
        storage::DraftDiff diff;
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (!m_saved || i >= m_saved->size() || m_saved->at(i) != lines[i])
                diff.lines.insert(static_cast<int>(i), lines[i]);
        if (!m_saved || m_saved->size() > lines.size())
            diff.size = static_cast<int>(lines.size());
        diff.meta = head;
        return m_shop.draft.save(diff);
    };
    Status saved = write();
    if (!saved) {
        // What the file holds now is not known: the next write is a whole one. One try more, when there is a point.
        m_saved.reset();
        const bool running = !m_basket.isEmpty();
        const bool again = saved.error().code == ErrorCode::Io ? m_shop.heal() || true
            : saved.error().code == ErrorCode::DiskFull        ? running && m_shop.makeRoom && m_shop.makeRoom()
                                                               : false;
        if (again)
            saved = write();
    }
    MENDIAN_TRY(saved);
    m_saved = lines;
    return {};
}

Status BasketDesk::adopt(Basket basket)
{
    auto priced = price(basket);
    if (!priced)
        return fail(priced.error());
    MENDIAN_TRY(save(basket, m_next));
    m_basket = std::move(basket);
    m_priced = *std::move(priced);
    return {};
}

/// A new sale needs the reserve that lets it finish; a running one may use it up.
Status BasketDesk::checkSpace(const Basket &into) const
{
    return into.isEmpty() && m_shop.checkSpace ? m_shop.checkSpace() : Status();
}

Status BasketDesk::change(const char *what, qint64 key, const std::function<Status(Basket &)> &apply)
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    const QString subject = nameOf(key);
    Basket changed = m_basket;
    MENDIAN_TRY(apply(changed));
    const Basket before = m_basket;
    MENDIAN_TRY(adopt(std::move(changed)));
    m_history.remember(before, QString::fromLatin1(what), subject);
    return {};
}

Result<AddedLine> BasketDesk::add(const Basket::Addition &addition)
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    if (!addition.sku->active)
        return fail(ErrorCode::NotFound, QStringLiteral("no longer sold"), {addition.sku->name});
    if (m_shop.clockBack)
        return fail(ErrorCode::ClockBack, QStringLiteral("a manager confirms the clock first"));
    MENDIAN_TRY(checkSpace(m_paying ? m_next : m_basket));
    if (m_paying) {
        Basket next = m_next.isEmpty() ? fresh() : m_next;
        const auto key = next.add(addition);
        const auto priced = price(next); // it must be payable when its turn comes
        if (!key || !priced)
            return fail(key ? priced.error() : key.error());
        MENDIAN_TRY(save(m_basket, next));
        m_next = std::move(next);
        m_pending = 0;
        return AddedLine{*key, addition.sku->name, true};
    }
    const Basket before = m_basket;
    Basket changed = m_basket;
    if (changed.isEmpty())
        changed.startedAt = m_shop.now();
    const auto key = changed.add(addition);
    if (!key)
        return fail(key.error());
    MENDIAN_TRY(adopt(std::move(changed)));
    m_history.remember(before, QStringLiteral("add"), addition.sku->name);
    m_pending = 0;
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
    // The fact comes first: a price that nobody stands for is worse than a fact without effect.
    return change("price", key, [&](Basket &basket) -> Status {
        MENDIAN_TRY(basket.changePrice(key, {unitPrice, {m_session.number(), *approver, reason}}));
        const auto stored = m_shop.record({newEvent(journal::EventKind::PriceOverride, fact.toJson())});
        return stored ? Status() : Status(fail(stored.error()));
    });
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
    BasketHistory history = m_history;
    const auto step = history.undo(m_basket);
    if (!step)
        return fail(ErrorCode::NotFound, QStringLiteral("nothing to undo"));
    MENDIAN_TRY(adopt(step->basket));
    m_history = std::move(history);
    return {};
}

Status BasketDesk::redo()
{
    if (m_paying)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    BasketHistory history = m_history;
    const auto step = history.redo(m_basket);
    if (!step)
        return fail(ErrorCode::NotFound, QStringLiteral("nothing to redo"));
    MENDIAN_TRY(adopt(step->basket));
    m_history = std::move(history);
    return {};
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
    takeNext();
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

void BasketDesk::takeNext()
{
    m_paying = false;
    m_history.clear();
    m_pending = 0;
    m_basket = m_next.isEmpty() ? fresh() : m_next;
    m_next = fresh();
    m_priced = {};
    if (auto priced = price(m_basket))
        m_priced = *std::move(priced);
    // What the draft holds is journalled by now, and restore() sees that: a draft that cannot be written here must not
    // make a finished sale look unfinished.
    const Status saved = m_basket.isEmpty() ? m_shop.draft.clear() : save(m_basket, m_next);
    if (!saved) {
        qCWarning(logCore) << "the draft still holds a basket that is done:" << saved.error();
        m_saved.reset();
    } else if (m_basket.isEmpty()) {
        m_saved = QList<QByteArray>();
    }
}

} // namespace mendian
