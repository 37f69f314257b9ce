// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "models/codes/aim.h"
#include "models/codes/gtin.h"
#include "models/codes/instore.h"
#include "models/codes/owncode.h"
#include "models/codes/paycode.h"

#include <QList>
#include <QString>

namespace mendian::codes {

/// What a scanned or typed text is.
enum class ScanKind {
    Goods,          ///< a goods number; try lookups in order
    ItemCode,       ///< a scanned code of another symbology: try it as item number
    InStore,        ///< scale label: inStore
    PayCode,        ///< customer's payment code: payCode, provider
    ReceiveCode,    ///< the customer shows a receive or static code: ask for the payment code
    Member,         ///< member card: own (MDM…) or by the shop's pattern: text
    Coupon,         ///< coupon by the shop's pattern: text
    OwnCoupon,      ///< our signed coupon: own
    HoldTicket,     ///< hold
    Receipt,        ///< receipt
    PickUp,         ///< own
    Badge,          ///< badge (secret)
    QuantityPrefix, ///< "3*" alone: quantity for the next scan
    SearchText,     ///< nothing known: search, or unknown
    Damaged,        ///< looks like a known code but is not whole: damage says why
};

/// Why a code of known form cannot be used.
enum class Damage { None, CheckDigit, PriceVerifier, ZeroAmount, ZeroWeight, OwnCheck, Quantity, Empty, Incomplete };

/// Why a good code may not act now (spec/devices.md §3.3). The caller shows the sentence and forgets the code.
enum class ScanBlock {
    None,
    Locked,         ///< nobody is signed in; only a badge acts
    NothingToPay,   ///< a payment code and an empty basket
    PaymentRunning, ///< a payment code while another payment runs
};

const char *scanKindName(ScanKind kind); ///< "Goods"…, for the scan log and --json
const char *damageName(Damage damage);   ///< "check digit"…, English, for logs
const char *scanBlockName(ScanBlock block);

/// A card or coupon number by its beginning and length (settings).
struct CardPattern
{
    QString prefix;
    qsizetype length = 0;

    bool matches(QStringView text) const { return length > 0 && text.size() == length && text.startsWith(prefix); }
    friend bool operator==(const CardPattern &, const CardPattern &) = default;
};

/// What decides ties: the state of the screen and the shop's settings. A value; cheap to copy.
struct ScanContext
{
    bool basketEmpty = true;
    bool awaitingPayment = false; ///< payment panel open, nothing sent yet (screen 1)
    bool paymentRunning = false;  ///< screens 2, 3, 6, 7
    bool locked = false;
    bool typed = false; ///< typed by a person: words are searched, not taken for item numbers
    InStoreLayouts layouts = InStoreLayouts::defaults();
    QList<CardPattern> memberCards;
    QList<CardPattern> coupons;
    QList<PayCodeRule> payCodes = defaultPayCodeRules();
};

/// One classified text. Only the fields its kind names are set.
struct ScanResult
{
    ScanKind kind = ScanKind::SearchText;
    ScanBlock block = ScanBlock::None;
    Damage damage = Damage::None;
    Symbology symbology = Symbology::Unknown;
    qint64 quantity = 1; ///< "3*6901…": 3; with QuantityPrefix the prefix itself
    QString text;        ///< cleaned; empty for PayCode and Badge, which are secret
    QString logText;     ///< what may be logged and shown: secrets and cards masked, at most 64 characters
    QStringList lookups; ///< Goods, ItemCode: texts to look up, in this order
    Gtin gtin;
    InStoreCode inStore;
    PayProvider provider = PayProvider::WeChat; ///< PayCode
    Secret payCode;
    OwnCode own; ///< PickUp, OwnCoupon, Member (MDM)
    HoldId hold;
    ReceiptCode receipt;
    Secret badge; ///< the 10 random bytes
};

/// The largest n of "n*".
inline constexpr qint64 kMaxQuantityPrefix = 9999;

/// Strips AIM id, control characters and outer spaces.
AimText cleanScan(const QString &raw);

/// Says what a text is: the first row of the table (table.cpp) that matches. Pure; any thread.
ScanResult classify(const QString &raw, const ScanContext &context);
/// The names of the rows in order, for the settings page and the documentation test.
QStringList scanTableRows();

QDebug operator<<(QDebug debug, const ScanResult &result); ///< kind, block, damage, logText

} // namespace mendian::codes
