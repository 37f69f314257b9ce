// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/quantity.h"
#include "models/journal/sale.h"
#include "models/staff/roles.h"
#include "workflows/checkout/returnview.h"

#include <QMetaType>
#include <optional>

// What the screens show: plain values, made on the engine thread after each change and sent to the UI thread. A screen
// never computes a price or a right from these.
namespace mendian {

struct LineView
{
    qint64 key = 0;
    QString name;
    QString barcode;
    QString unit;
    bool weighed = false;
    bool labelled = false; ///< amount printed by a scale
    qint64 pack = 1;
    int minimumAge = 0;
    Quantity quantity;
    Money listPrice;
    Money unitPrice;
    Money net;
    Money saved;
    QList<journal::PriceReason> reasons;
};

struct BasketView
{
    SaleId sale;
    QList<LineView> lines;
    qint64 touched = 0; ///< key of the line to highlight
    Money gross;
    Money discount;
    Money total; ///< due, 抹零 included when it applies to every tender
    Money rounding;
    qint64 pieces = 0;
    qint64 pendingQuantity = 0; ///< "3*" was typed or scanned; 0 = none
    QString undoWhat;           ///< "remove", "clear", "quantity", "price", "discount", "hold", "add"; empty = none
    QString undoSubject;        ///< name of the line concerned
    bool canRedo = false;
    qint64 nextSalePieces = 0; ///< goods scanned while a payment runs wait in the next basket
};

/// One part of a payment.
struct PartView
{
    QString kind; ///< tender kind: "cash", "wechat", "external"
    Money amount;
    QString state;       ///< "planned", "running", "done", "failed"
    QString shortNumber; ///< last six of the merchant order number
    AttemptId attempt;
};

/// The payment panel. `screen` is 1..8 of ui-guide §2.3, 0 = closed, 9 = cash entry, 10 = combined, 11 = card slip
/// entry.
struct PaymentView
{
    int screen = 0;
    SaleId sale;
    Money total;
    Money due;       ///< what this part takes (cash: after 抹零)
    Money remaining; ///< what is still open of the sale
    QList<PartView> parts;
    QString provider; ///< of the running or last attempt
    AttemptId attempt;
    bool byQr = false; ///< the customer scans the till's QR
    QString qr;        ///< what they scan; empty until the provider has given it
    QString shortNumber;
    QString providerCode;  ///< small copyable tag
    QString providerText;  ///< the provider's own words
    QString sentence;      ///< English source, context "PaymentSentence"
    QString alarm;         ///< English; a person has to look
    bool returned = false; ///< was paid, money went back: "已收到又退回，请重收"
    Timestamp startedAt;
    Timestamp deadline;
    Timestamp nextAt;
    Timestamp reverseFrom; ///< F8 is live from this moment
    qint64 queries = 0;
    qint64 reverses = 0;
    qint64 queryEveryMs = 0;
    bool cancelAsked = false;
    Timestamp offlineSince;
    // Finished (screen 4)
    QString receipt;
    Money received;
    Money change;
    bool cash = false;
    QString printState; ///< "queued", "sending", "sent", "printed", "failed", "unknown", "" = no printer
    QList<Money> notes; ///< smart notes for cash: exact, 200, 210, ...
};

/// The latest test of a provider's channel, on the settings page.
struct ChannelView
{
    QString provider = {};
    /// Running: "asking", "code" (waits for the phone's payment code), "paying", "qr" (waits for the phone),
    /// "returning". Ended: "proven" (an answer that proves the keys), "returned" (paid and back), "closed" (nobody
    /// paid), "refused", "wrong_keys", "no_line", "unclear", "stuck" (paid; the way back needs a person).
    QString state = {};
    QString qr = {};
    QString shortNumber = {};
    QString code = {};     ///< the provider's, a small copyable tag
    QString sentence = {}; ///< English source, context "PaymentSentence"
    Timestamp at = {};
};

/// An undecided payment that the cashier has put aside (the tray 待定) or that came back after a restart.
struct ParkedPayment
{
    AttemptId attempt;
    SaleId sale;
    QString provider;
    Money amount;
    QString state;
    Timestamp startedAt;
    QString shortNumber;
    QString alarm;
};

struct HoldView
{
    HoldId hold;
    qint64 ticket = 0;
    Money total;
    qint64 pieces = 0;
    QString firstItem;
    QString staff;
    Timestamp at;
};

struct PersonView
{
    StaffId id;
    QString number;
    QString name;
    Role role = Role::Cashier;
    bool hasPin = false;
};

struct ShiftView
{
    bool open = false;
    ShiftId shift;
    qint64 number = 0;
    QString staff;
    BusinessDate date;
    Timestamp openedAt;
    Money cashFloat;
    qint64 receipts = 0; ///< of this shift
    Money sales;
};

struct DeviceView
{
    QString id;    ///< "printer", "scanner", "pay.wechat", "drawer"
    QString state; ///< "ok", "off", "trouble", "none"
    QString code;  ///< ErrorCode or KeyTrouble name when in trouble
    QString detail;
    Timestamp lastEvent;
    QStringList args = {}; ///< of detail, when that is a sentence of context "KeySentence"
};

struct LastReceipt
{
    QString receipt;
    SaleId sale;
    Money total;
    Timestamp at;
    qint64 prints = 0;
};

/// Everything a cashier's screen needs. A copy costs little: the lists are shared.
struct TillView
{
    QString storeName;
    QString storeCode;
    int till = 0;
    QString folderKind;               ///< "real", "demo", "training": shown when not real
    std::optional<PersonView> person; ///< nobody: sign-in screen
    bool locked = false;              ///< a person is signed in, but the till is locked
    ShiftView shift;
    BasketView basket;
    PaymentView payment;
    QList<ParkedPayment> parked;
    QList<RefundView> refunds; ///< under way, or in need of a person
    QList<DeviceView> devices;
    QList<ChannelView> channels; ///< tested since the start
    qint64 holds = 0;
    qint64 openPrintJobs = 0;
    qint64 todayReceipts = 0;
    std::optional<LastReceipt> last;
    QStringList payments;   ///< tender kinds that are configured: "wechat", "cash", "external"
    QStringList codes;      ///< providers whose payment code the till scans: "wechat", "alipay"
    QStringList qrs;        ///< providers whose QR the till shows: "wechat_qr", "alipay_qr"
    bool clockBack = false; ///< the clock stands before the last stored moment: a manager confirms the date
    Timestamp clockExpected;
    qint64 revision = 0;
};

/// What became of a scan or a typed code: one for every decode, in order.
struct ScanFeedback
{
    qint64 n = 0;    ///< number of the decode; 0 = typed
    QString outcome; ///< "line", "routed", "refused"
    QString what;    ///< kind of code
    QString reason;  ///< machine word of a refusal: "unknown", "locked", "payment_running", ...
    QString text;    ///< masked text
    qint64 key = 0;  ///< line added or raised
    QString note;    ///< for example the name of the goods
};

/// A short message with an optional action; the words are made in ui/.
struct Notice
{
    QString what; ///< "recalled_parked", "auto_finished", "print_failed", "restored", ...
    QStringList args;
    QString action; ///< "undo", "repeat_print:<id>", ...
};

/// A person who approves, with the proof.
struct ApprovalProof
{
    QString number; ///< staff number; empty when a badge is given
    QString pin;
    QString badge;
};

} // namespace mendian

Q_DECLARE_METATYPE(mendian::TillView)
Q_DECLARE_METATYPE(mendian::ScanFeedback)
Q_DECLARE_METATYPE(mendian::Notice)
