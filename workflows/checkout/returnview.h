// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/returns/returnable.h"

#include <QMetaType>
#include <optional>

// What the return screen asks and shows: plain values, made on the engine thread. A screen never computes an amount.
namespace mendian {

/// What the customer knows of the sale. `text` is whatever was scanned or typed: our receipt code, a receipt number,
/// the last four digits of a card, the last six of a merchant order number, a whole merchant order number (商户单号) or
/// the provider's transaction id. All members that are set must fit; at least one is.
struct SaleSearch
{
    QString text = {};
    std::optional<Money> total = {};
    std::optional<Timestamp> from = {};
    std::optional<Timestamp> to = {};
};

struct FoundSale
{
    SaleId sale;
    QString receipt;
    Timestamp at;
    Money total;
    qint64 pieces = 0;
    QString cashier;
};

struct ReturnLineView
{
    int index = 0;
    QString name;
    QString number;
    QString unit;
    bool weighed = false;
    Quantity sold;
    Quantity returned;
    Quantity left;
    Money paid;       ///< for the whole line, discounts and 抹零 taken off
    Money leftAmount; ///< given back when all that is left comes back
};

struct ReturnTenderView
{
    QString kind;
    Money paid;
    Money left;
    QString reference;
    QString lastFour;
    bool canRefund = true; ///< false: its provider cannot any more; the money goes back in cash
};

/// A sale opened for a return.
struct ReturnView
{
    ReturnId id; ///< for the request: the same id is the same return, however often the button is pressed
    SaleId sale;
    QString receipt;
    Timestamp at;
    Money total;
    QList<ReturnLineView> lines;
    QList<ReturnTenderView> tenders;
    QStringList returns; ///< receipt numbers of earlier returns
};

struct ReturnRequest
{
    ReturnId id;
    SaleId sale;
    QList<ReturnChoice> lines;
};

/// One kind of goods brought without a receipt. `amount` is for all of it; 0 = today's price.
struct NoReceiptLine
{
    SkuId sku;
    Quantity quantity;
    Money amount = {};
    QString reason;
    QString note = {};
};

struct NoReceiptRequest
{
    ReturnId id;
    QList<NoReceiptLine> lines;
};

/// A way the money goes back.
struct ReturnPartView
{
    QString kind; ///< "wechat", "cash", "external" (refund it on the card terminal), "exchange" (pays the new sale)
    Money amount;
    QString reference;
    QString lastFour;
    bool byProvider = false; ///< goes back by itself; follow it in refunds()
};

/// What would happen: shown before the button is pressed.
struct ReturnPlan
{
    Money total;
    QList<journal::ReturnLine> lines;
    QList<ReturnPartView> parts;
    Money otherMeans;           ///< provider money that has to go back in cash
    bool needsApproval = false; ///< above the person's limit, or by other means
    Money limit;                ///< of the person
};

struct ReturnDone
{
    ReturnId id;
    QString receipt; ///< of the return
    Money total;
    Money cash; ///< to hand over
    QList<ReturnPartView> parts;
    bool already = false; ///< it was booked before; nothing was written
    SaleId newSale;       ///< exchange
    Money stillDue;       ///< exchange: what the new sale needs besides; 0 = it is finished
};

/// A refund on its way, or one that needs a person.
struct RefundView
{
    RefundId id;
    ReturnId ret;          ///< null: automatic, of a payment that no sale wanted
    QString returnReceipt; ///< empty for an automatic one
    QString provider;
    Money amount;
    QString state; ///< "Requested", "Processing", "Stuck", "Done", "Refused"
    QString shortNumber;
    QString code;
    QString message;
    QString sentence; ///< English source, context "PaymentSentence"
    QString alarm;    ///< English; a person has to look
    Timestamp requestedAt;
    Timestamp nextAt;
    bool owed = false; ///< the customer has not got the money and nothing but a person changes that
};

} // namespace mendian
