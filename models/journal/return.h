// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/sale.h"

namespace mendian::journal {

/// One line of goods that came back.
struct ReturnLine
{
    int index = -1; ///< of the sale's line; −1 without a receipt
    SkuId sku;
    QString number;
    QString name;
    QString unit;
    bool weighed = false;
    Quantity quantity; ///< that came back now
    Quantity sold;     ///< of the sale's line; without a receipt = quantity
    Money amount;      ///< given back: the line's net, less its share of 抹零
    qint64 taxBasisPoints = 0;
    QString reason; ///< "quality", "wrong_item", "unwanted", …; never empty
    QString note;   ///< what a person wrote beside it

    friend bool operator==(const ReturnLine &, const ReturnLine &) = default;
};

/// A part of the money that goes back, out of one tender of a sale.
struct ReturnTender
{
    QString kind; ///< how it goes back: "cash", "wechat", "external"; "exchange": held for the new sale
    Money amount;
    SaleId sale;     ///< whose tender it comes out of; null for "exchange" and without a receipt
    int tender = -1; ///< its place in that sale
    Money of;        ///< what that tender had paid
    AttemptId attempt;
    RefundId refund;   ///< of a provider; null otherwise
    QString reference; ///< the tender's: provider's order number, card terminal's slip
    QString lastFour;

    friend bool operator==(const ReturnTender &, const ReturnTender &) = default;
};

/// The fact of kind 21: goods came back, money goes back. The money's own way is in the refunds (kinds 33, 34).
struct Return
{
    ReturnId id;
    ReceiptNumber receipt; ///< its own, from the same gap-free row of numbers as sales (design §5)
    SaleId sale;           ///< null without a receipt
    QString saleReceipt;
    ShiftId shift; ///< open at the commit
    BusinessDate date;
    Timestamp at;
    QString cashier;
    QString approver; ///< who allowed it; empty within the cashier's own limit
    QList<ReturnLine> lines;
    Money total; ///< of the lines, and of the tenders
    QList<ReturnTender> tenders;
    /// Parts that come out of an "exchange" tender: what was paid with goods goes back by the way their own money had
    /// come. Each stands in `tenders` a second time, as the tender behind it.
    QList<ReturnTender> through;
    SaleId exchange; ///< the new sale that the held value pays; null without one

    qint64 pieces() const; ///< a weighed line counts as one
    friend bool operator==(const Return &, const Return &) = default;
};

QJsonObject toJson(const Return &value);
Result<Return> returnFromJson(const QJsonObject &object);

/// The laws of every stored return: lines and tenders add up to the total; nothing negative, nothing above what was
/// sold or paid; without a receipt cash alone, approved by a named person.
Status checkReturn(const Return &value);

} // namespace mendian::journal
