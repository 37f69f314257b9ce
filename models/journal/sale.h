// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/json.h"

namespace mendian::journal {

/// Why a line costs what it costs. `saved` ≥ 0 is what this step took off the amount before it.
struct PriceReason
{
    QString kind; ///< "member", "pack", "label", "override", "line_discount", "whole_discount", later promotion kinds
    Money saved;
    QString ref;  ///< a promotion or an approver's staff number; empty otherwise
    QString note; ///< the reason a person gave

    friend bool operator==(const PriceReason &, const PriceReason &) = default;
};

/// One line as it was sold. gross = unit price × quantity (or the printed amount of a scale label); net = gross −
/// discount.
struct SaleLine
{
    SkuId sku;
    QString number; ///< the shop's goods number
    QString name;
    QString barcode; ///< as scanned
    QString unit;
    bool weighed = false;
    Quantity quantity;
    Money listPrice; ///< before member price or override, per unit
    Money unitPrice; ///< charged per unit
    Money gross;     ///< list price × quantity: what the line would have cost
    Money discount;  ///< everything taken off, prorated whole-sale discount included
    Money net;
    qint64 taxBasisPoints = 0;
    QList<PriceReason> reasons;

    friend bool operator==(const SaleLine &, const SaleLine &) = default;
};

/// A part of the payment, as it was received.
struct SaleTender
{
    QString kind;   ///< a row of models/tender's kinds: "cash", "wechat", "external"
    Money amount;   ///< what it pays of the sale
    Money received; ///< cash handed over; otherwise = amount
    Money change;
    AttemptId attempt;  ///< null for cash and external
    QString reference;  ///< provider's order number, or the card terminal's slip number
    QString lastFour;   ///< of a bank card, or of the merchant order number
    Money customerPaid; ///< after the provider's own discounts
    Money merchantReceives;

    friend bool operator==(const SaleTender &, const SaleTender &) = default;
};

/// Who paid what the customer did not: amount = customer paid + platform + merchant (spec/wechat-pay.md §7.2,
/// spec/alipay.md §2.9). Zero for tenders that no provider took.
Money platformFunded(const SaleTender &tender); ///< the provider; it reaches the shop all the same
Money merchantFunded(const SaleTender &tender); ///< the shop itself

/// Store-till-epoch-n; n is gap-free per till and epoch (design §5).
struct ReceiptNumber
{
    QString store;
    int till = 0;
    quint32 epoch = 1;
    qint64 n = 0;
    QString toString() const; ///< "S001-02-1-17"
    static Result<ReceiptNumber> parse(QStringView text);
    friend bool operator==(const ReceiptNumber &, const ReceiptNumber &) = default;
};

/// Versions of the reference data that a sale was priced with.
struct PricedWith
{
    qint64 goods = 0;
    qint64 promotions = 0;
    friend bool operator==(const PricedWith &, const PricedWith &) = default;
};

/// The fact of kind 20, and (without receipt and tenders) of kind 27 sale_frozen.
struct Sale
{
    SaleId id;
    ReceiptNumber receipt; ///< n = 0 while frozen
    ShiftId shift;         ///< the shift it is booked to (open at the commit)
    ShiftId startedIn;     ///< the shift where it began
    BusinessDate date;
    QString cashier; ///< staff number
    Timestamp startedAt;
    Timestamp at;
    QList<SaleLine> lines;
    Money gross;    ///< sum of the lines' gross
    Money discount; ///< sum of the lines' discounts
    Money rounding; ///< 抹零: total = gross − discount − rounding
    Money total;
    QList<SaleTender> tenders;
    PricedWith versions;

    qint64 pieces() const; ///< pieces; a weighed line counts as one
    Money change() const;
    friend bool operator==(const Sale &, const Sale &) = default;
};

QJsonObject toJson(const Sale &sale);
Result<Sale> saleFromJson(const QJsonObject &object);

/// The laws every stored sale obeys: lines add up to gross and discount, total = gross − discount − rounding ≥ 0, and
/// (if it is finished) tenders add up to the total, change ≤ received, every amount within kMaxAmount.
Status checkSale(const Sale &sale, bool finished);

} // namespace mendian::journal
