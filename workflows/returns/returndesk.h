// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"
#include "workflows/checkout/tillview.h"
#include "workflows/returns/exchangesale.h"
#include "workflows/returns/findsales.h"
#include "workflows/returns/returnplan.h"
#include "workflows/shop/session.h"

#include <QObject>

namespace mendian {

/// Takes goods back and gives money back: finds the sale, says what may come back and by which way the money goes,
/// books the return in one commit (the fact, its refunds, slip and drawer), and lets RefundDriver follow the providers'
/// part. Every command is one value in, one value out; a screen keeps nothing but the person's choice. Engine thread.
class ReturnDesk : public QObject
{
    Q_OBJECT
public:
    ReturnDesk(Shop &shop, Session &session, RefundDriver &driver, QObject *parent = nullptr);

    /// After a restart: unfinished refunds go on, and money that no sale wanted is sent back.
    Status recover();

    Result<QList<FoundSale>> find(const SaleSearch &search) { return findSales(m_shop, search); }
    Result<SaleId> byReceiptCode(const codes::ReceiptCode &code) { return saleOfReceiptCode(m_shop, code); }
    Result<ReturnView> open(SaleId sale);
    /// The same for somebody who only looks: nobody needs to be signed in.
    Result<ReturnView> look(SaleId sale) { return openForReturn(m_shop, m_driver, sale); }
    /// Nothing is written. `held` stays here for a new sale (exchange).
    Result<ReturnPlan> plan(const ReturnRequest &request, Money held = {});

    /// Errors: those of returnLines(); PermissionDenied above the person's limit without a proof; NoShift; Conflict
    /// when the books changed meanwhile. The same request id again gives what was booked, and writes nothing.
    Result<ReturnDone> giveBack(const ReturnRequest &request, const Proof &proof);
    /// Goods without a receipt: known to the catalog, in cash, within the store's limit, and always approved by a
    /// person with a PIN. LimitExceeded: args[0] = the limit.
    Result<ReturnDone> giveBackWithoutReceipt(const NoReceiptRequest &request, const Proof &proof);
    /// The value pays for the basket; what it is worth more goes back by the tenders of the old sale (docs/adr/0013).
    Result<ReturnDone> exchange(const ReturnRequest &request, const Proof &proof, ExchangeSale &sale);

    Result<journal::Return> load(ReturnId id);
    Result<documents::Document> slip(const journal::Return &value);

    /// What has not ended, and what was given up and is still owed; with `all` the newest 200.
    Result<QList<RefundView>> refunds(bool all = false);
    /// A person says again. One whose number the provider gave up is asked for under a new number, once. Conflict: it
    /// is not waiting for a person.
    Status again(RefundId id);
    /// The customer got the money by other means. `inCash`: out of this drawer, in the same commit. Needs
    /// Right::SettleRefund and a reason.
    Status settle(RefundId id, bool inCash, const QString &reason, const Proof &proof);

    /// Sends back what was paid and no sale needs, exactly once a payment; nothing while the sale is open.
    void refundUnwanted(SaleId sale);

signals:
    void changed();
    void printed(); ///< there is a new print job
    void noticed(const mendian::Notice &notice);

private:
    struct Booking
    {
        journal::Return fact;
        QList<Refund> refunds;
    };
    Status require(Right right);
    Result<std::optional<ReturnDone>> bookedBefore(ReturnId id);
    Result<QString> approved(const PlannedReturn &plan, const Proof &proof);
    Result<Booking> prepare(ReturnId id, const QString &approver);
    Status addMoney(Booking &booking, const TenderSplit &split);
    Status book(const Booking &booking, const QList<journal::NewEvent> &before);
    ReturnDone doneOf(const journal::Return &fact) const;
    void refundChanged(const Refund &refund);
    void driveAll(const QList<Refund> &refunds);

    Shop &m_shop;
    Session &m_session;
    RefundDriver &m_driver;
};

} // namespace mendian
