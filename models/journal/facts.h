// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/sale.h"

// The bodies of the smaller events. Each has toJson() and a static fromJson(); integers only; staff by number, members
// by id.
namespace mendian::journal {

struct Genesis
{
    QString folder; ///< "real", "demo" or "training"
    QString store;
    int till = 0;
    QJsonObject toJson() const;
    static Result<Genesis> fromJson(const QJsonObject &o);
};

struct CountedNote
{
    qint64 fen = 0; ///< value of one note or coin
    qint64 count = 0;
};

struct ShiftOpen
{
    ShiftId shift;
    qint64 number = 0; ///< running per till
    QString staff;
    BusinessDate date;
    Money cashFloat;
    Timestamp at;
    QJsonObject toJson() const;
    static Result<ShiftOpen> fromJson(const QJsonObject &o);
};

/// One tender kind at the close. Expected is the system's, counted the person's blind count.
struct CloseRow
{
    QString kind;
    Money expected;
    Money counted;
    QString reason; ///< required when the difference passes the limit
};

struct ShiftClose
{
    ShiftId shift;
    QString staff;
    Timestamp at;
    QList<CloseRow> rows;
    QList<CountedNote> notes;
    QList<AttemptId> carried; ///< undecided payments carried over
    QString approver;         ///< named manager when carried ones pass the store's limit
    QJsonObject toJson() const;
    static Result<ShiftClose> fromJson(const QJsonObject &o);
};

struct CashMove
{
    EventId id;
    ShiftId shift;
    Money amount; ///< > 0 into the drawer, < 0 out of it
    QString reason;
    QString staff;
    QString approver;
    QJsonObject toJson() const;
    static Result<CashMove> fromJson(const QJsonObject &o);
};

struct DrawerOpen
{
    ShiftId shift;
    QString staff;
    QString reason; ///< "sale", "cash_move", "count", or what a person typed
    SaleId sale;    ///< null without a sale
    QJsonObject toJson() const;
    static Result<DrawerOpen> fromJson(const QJsonObject &o);
};

struct Login
{
    QString staff;
    QString method; ///< "pin", "badge", "badge+pin"
    bool ok = false;
    qint64 failures = 0;   ///< in a row, after this one
    Timestamp lockedUntil; ///< 0 = not locked
    QJsonObject toJson() const;
    static Result<Login> fromJson(const QJsonObject &o);
};

struct Approval
{
    QString what; ///< "price_override", "discount", "carry_over", ...
    QString asker;
    QString approver;
    SaleId sale;
    QString note;
    QJsonObject toJson() const;
    static Result<Approval> fromJson(const QJsonObject &o);
};

struct PriceOverride
{
    SaleId sale;
    SkuId sku;
    Money from;
    Money to;
    QString staff;
    QString approver;
    QString reason;
    QJsonObject toJson() const;
    static Result<PriceOverride> fromJson(const QJsonObject &o);
};

struct Hold
{
    HoldId hold;
    qint64 ticket = 0; ///< short number people call out
    QString code;      ///< the printed MD H code
    QString staff;
    Timestamp at;
    Money total;
    qint64 pieces = 0;
    QString firstItem;
    QJsonObject basket; ///< the whole basket in models/basket's own form
    QJsonObject toJson() const;
    static Result<Hold> fromJson(const QJsonObject &o);
};

struct Recall
{
    HoldId hold;
    QString staff;
    QJsonObject toJson() const;
    static Result<Recall> fromJson(const QJsonObject &o);
};

struct Reprint
{
    SaleId sale;
    QString mark; ///< "reprint" 重打 (asked for) or "repeat" 补打 (first outcome unknown)
    QString staff;
    QJsonObject toJson() const;
    static Result<Reprint> fromJson(const QJsonObject &o);
};

struct SaleAbandoned
{
    SaleId sale;
    QString staff;
    QString reason;
    QJsonObject toJson() const;
    static Result<SaleAbandoned> fromJson(const QJsonObject &o);
};

/// Kinds 30, 31, 32: the whole attempt after the step, in models/tender's own JSON; the fold needs these few members.
struct AttemptFact
{
    AttemptId attempt;
    SaleId sale;
    QString provider;
    Money amount;
    QString state; ///< models/tender's state name
    bool final = false;
    QJsonObject body; ///< models/tender's JSON of the attempt
    QJsonObject toJson() const;
    static Result<AttemptFact> fromJson(const QJsonObject &o);
};

/// Kinds 33 (every saved step until the end) and 34: the whole refund after the step, in models/tender's own JSON.
struct RefundFact
{
    RefundId refund;
    ReturnId ret; ///< null for an automatic refund
    SaleId sale;
    AttemptId attempt;
    QString provider;
    Money total; ///< of the payment
    Money amount;
    QString state; ///< models/tender's state name
    bool final = false;
    QJsonObject body; ///< models/tender's JSON of the refund
    QJsonObject toJson() const;
    static Result<RefundFact> fromJson(const QJsonObject &o);
};

struct RefChange
{
    QString what;       ///< "goods", "staff", "settings"
    qint64 version = 0; ///< feed version after the change
    QString staff;
    QString why;
    qint64 rows = 0;
    QJsonObject toJson() const;
    static Result<RefChange> fromJson(const QJsonObject &o);
};

struct ClockJump
{
    Timestamp expected;
    Timestamp found;
    QJsonObject toJson() const;
    static Result<ClockJump> fromJson(const QJsonObject &o);
};

/// One provider's day as it was signed.
struct SignedProvider
{
    QString provider;
    qint64 systemCount = 0;
    Money system; ///< payments − refunds, as the till has them
    qint64 billCount = 0;
    Money billed;
    Money received; ///< by the bill, before fees
    Money fee;
    Money platformFunded;
    Money merchantFunded;
    friend bool operator==(const SignedProvider &, const SignedProvider &) = default;
};

/// A file that the day was compared with.
struct SignedFile
{
    QString provider;
    QString kind;   ///< "trade", "fund_flow", "bank"
    QString digest; ///< SHA-256 of its bytes, hex
    friend bool operator==(const SignedFile &, const SignedFile &) = default;
};

/// What a person decided about one difference of the day.
struct SignedResolution
{
    QString key;  ///< of the difference: "wechat:p:NUMBER"
    QString kind; ///< of the difference
    QString action;
    Money delta;
    QString reason;
    QString staff;
    QString approver;
    friend bool operator==(const SignedResolution &, const SignedResolution &) = default;
};

/// A calendar day whose payments were compared with the providers' bills, with no difference open. Happens once a day.
struct DaySigned
{
    BusinessDate day;
    QString staff;
    Timestamp at;
    QList<SignedProvider> providers;
    QList<SignedFile> files;
    QList<SignedResolution> resolutions;
    QJsonObject toJson() const;
    static Result<DaySigned> fromJson(const QJsonObject &o);
};

} // namespace mendian::journal
