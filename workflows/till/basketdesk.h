// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/history.h"
#include "models/basket/price.h"
#include "models/codes/scan.h"
#include "workflows/shop/session.h"

namespace mendian {

/// What adding goods gave: the line, or the reason why not.
struct AddedLine
{
    qint64 key = 0;
    QString name;
    bool intoNext = false; ///< a payment runs: the goods wait in the next basket
};

/// The basket being scanned: goods in, prices, undo, discounts with their limits, hold and recall; kept in draft.db
/// from its first scan. Engine thread.
class BasketDesk
{
public:
    BasketDesk(Shop &shop, Session &session);

    /// Takes up the draft that a kill or restart left behind.
    Status restore();

    const Basket &basket() const { return m_basket; }
    const PricedBasket &priced() const { return m_priced; }
    const Basket &nextBasket() const { return m_next; }
    const BasketHistory &history() const { return m_history; }
    qint64 pendingQuantity() const { return m_pending; }
    void setPendingQuantity(qint64 n) { m_pending = n; }
    /// While a payment runs the amount never changes: goods go to the next basket, everything else is refused.
    void setPaying(bool paying) { m_paying = paying; }
    bool isPaying() const { return m_paying; }

    Result<AddedLine> addScanned(const codes::ScanResult &scan); ///< Goods, ItemCode, InStore
    Result<AddedLine> addSku(const Sku &sku, Quantity quantity, Money openPrice);

    Status setQuantity(qint64 key, Quantity quantity);
    Status remove(qint64 key);
    Status clear();
    Status changePrice(qint64 key, Money price, const QString &reason, const Proof &proof);
    Status discountLine(qint64 key, const Discount &discount, const Proof &proof);
    Status discountWhole(const Discount &discount, const Proof &proof);
    Status undo();
    Status redo();

    /// Puts the basket aside; the extra writes the ticket's print job in the same commit.
    struct Held
    {
        journal::Hold fact;
        Basket basket;
    };
    Result<Held> hold(const std::function<Status(storage::Database &, const journal::Hold &)> &extra);
    /// Takes a held basket back. A basket with goods is held first.
    Status recall(const journal::Hold &fact);

    /// Whether a held basket has this sale id.
    Result<bool> isHeld(SaleId sale);

    /// The sale is finished or parked: the next basket takes its place.
    void takeNext();

private:
    Result<AddedLine> add(const Basket::Addition &addition);
    Status change(const char *what, qint64 key, const std::function<Status(Basket &)> &apply);
    Status adopt(Basket basket);
    Status save(const Basket &basket, const Basket &next);
    Status checkSpace(const Basket &into) const;
    Basket fresh() const;
    QString nameOf(qint64 key) const;

    Shop &m_shop;
    Session &m_session;
    Basket m_basket;
    PricedBasket m_priced;
    Basket m_next;
    BasketHistory m_history;
    std::optional<QList<QByteArray>> m_saved = QList<QByteArray>(); ///< the lines as draft.db has them; none: not known
    qint64 m_pending = 0;
    bool m_paying = false;
};

} // namespace mendian
