// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/scan.h"

#include <algorithm>

namespace mendian::codes {

namespace {

// One row a code: the first that matches decides (order: spec/devices.md §3.3). A matcher fills the result and says
// whether the text is its own; `blocked` says why a match may not act in the present state of the screen.
struct Row
{
    const char *name;
    bool (*matches)(const AimText &scan, const ScanContext &context, ScanResult &result);
    ScanBlock (*blocked)(const ScanContext &context);
};

constexpr qsizetype kLogLength = 64;
constexpr qsizetype kItemCodeLength = 48;

bool damaged(ScanResult &result, Damage damage)
{
    result.kind = ScanKind::Damaged;
    result.damage = damage;
    return true;
}

bool takeGtin(const QString &digits, ScanResult &result)
{
    const auto gtin = Gtin::parse(digits);
    if (!gtin)
        return false;
    result.kind = ScanKind::Goods;
    result.gtin = *gtin;
    result.lookups = gtin->lookups();
    result.logText = digits;
    return true;
}

bool empty(const AimText &scan, const ScanContext &, ScanResult &result)
{
    return scan.text.isEmpty() && damaged(result, Damage::Empty);
}

bool ownCode(const AimText &scan, const ScanContext &, ScanResult &result)
{
    const auto own = decodeOwn(scan.text);
    if (!own)
        return false;
    result.own = *own;
    result.text = scan.text.toUpper();
    result.logText = maskCode(result.text);
    switch (own->kind) {
    case OwnKind::Hold: {
        const auto hold = holdOf(*own);
        if (!hold)
            return damaged(result, Damage::OwnCheck);
        result.kind = ScanKind::HoldTicket;
        result.hold = *hold;
        result.logText = result.text;
        return true;
    }
    case OwnKind::Receipt: {
        const auto receipt = receiptOf(*own);
        if (!receipt)
            return damaged(result, Damage::OwnCheck);
        result.kind = ScanKind::Receipt;
        result.receipt = *receipt;
        result.logText = result.text;
        return true;
    }
    case OwnKind::Badge: {
        const auto badge = badgeOf(*own);
        result.own.payload.clear();
        result.text.clear();
        if (!badge)
            return damaged(result, Damage::OwnCheck);
        result.kind = ScanKind::Badge;
        result.badge = Secret(*badge);
        return true;
    }
    case OwnKind::PickUp:
        result.kind = ScanKind::PickUp;
        return true;
    case OwnKind::Coupon:
        result.kind = ScanKind::OwnCoupon;
        return true;
    case OwnKind::Member:
        result.kind = ScanKind::Member;
        return true;
    }
    return false;
}

// A code of ours that was not read whole. Pinyin initials may begin with "md" too, hence a length and a digit.
bool ownDamaged(const AimText &scan, const ScanContext &, ScanResult &result)
{
    const QString &text = scan.text;
    if (text.size() < 12 || !text.startsWith(QLatin1String("MD")) || !QLatin1String("HRPBCM").contains(text[2]))
        return false;
    bool digit = false;
    for (const QChar c : text) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digit = true;
        else if (c < QLatin1Char('A') || c > QLatin1Char('Z'))
            return false;
    }
    result.logText = maskCode(text);
    result.text.clear();
    return digit && damaged(result, Damage::OwnCheck);
}

bool quantityPrefix(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    const qsizetype star = scan.text.indexOf(QLatin1Char('*'));
    if (star < 1 || star > 6 || !isDigits(QStringView(scan.text).left(star)))
        return false;
    const qint64 quantity = scan.text.left(star).toLongLong();
    const QString rest = scan.text.mid(star + 1).trimmed();
    if (quantity < 1 || quantity > kMaxQuantityPrefix || rest.contains(QLatin1Char('*')))
        return damaged(result, Damage::Quantity);
    if (rest.isEmpty()) {
        result.kind = ScanKind::QuantityPrefix;
    } else {
        static constexpr ScanKind kCountable[] = {
            ScanKind::Goods, ScanKind::ItemCode, ScanKind::InStore, ScanKind::SearchText, ScanKind::Damaged};
        ScanResult counted = classify(rest, context);
        const QString log = QString::number(quantity) + QLatin1Char('*') + counted.logText;
        if (std::find(std::begin(kCountable), std::end(kCountable), counted.kind) != std::end(kCountable)) {
            result = counted;
        } else {
            result.text.clear(); // "3*" before a payment code or a badge: the code stays secret
            damaged(result, Damage::Quantity);
        }
        result.logText = log;
    }
    result.quantity = quantity;
    return true;
}

// EAN-13 with an add-on (magazines): the goods number is the first 13 digits.
bool eanAddOn(const AimText &scan, const ScanContext &, ScanResult &result)
{
    return scan.symbology == Symbology::EanAddOn && (scan.text.size() == 15 || scan.text.size() == 18)
        && isDigits(scan.text) && takeGtin(scan.text.left(13), result);
}

// A GS1 element string that begins with the goods number: (01) and 14 digits.
bool gs1(const AimText &scan, const ScanContext &, ScanResult &result)
{
    if (scan.symbology != Symbology::Gs1 || scan.text.size() < 16 || !scan.text.startsWith(QLatin1String("01"))
        || !isDigits(QStringView(scan.text).left(16)))
        return false;
    return takeGtin(scan.text.mid(2, 14), result) || damaged(result, Damage::CheckDigit);
}

bool paymentCode(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    const auto provider = payProviderOf(scan.text, context.payCodes);
    if (!provider)
        return false;
    result.kind = ScanKind::PayCode;
    result.provider = *provider;
    result.payCode = Secret(scan.text.toLatin1());
    result.logText = maskCode(scan.text);
    result.text.clear();
    return true;
}

ScanBlock paymentBlock(const ScanContext &context)
{
    if (context.paymentRunning)
        return ScanBlock::PaymentRunning;
    return context.basketEmpty && !context.awaitingPayment ? ScanBlock::NothingToPay : ScanBlock::None;
}

bool receiveCode(const AimText &scan, const ScanContext &, ScanResult &result)
{
    static constexpr const char *kBeginnings[] = {
        "https://qr.alipay.com", "wxp://", "https://payapp.weixin", "https://qr.95516.com"};
    for (const char *beginning : kBeginnings) {
        if (!scan.text.startsWith(QLatin1String(beginning), Qt::CaseInsensitive))
            continue;
        result.kind = ScanKind::ReceiveCode;
        result.logText = QLatin1String(beginning) + QStringLiteral("…"); // the rest names a person's account
        result.text.clear();
        return true;
    }
    return false;
}

bool inStore(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    static constexpr Damage kDamages[] = {
        Damage::None, Damage::CheckDigit, Damage::PriceVerifier, Damage::ZeroAmount, Damage::ZeroWeight};
    const InStoreRead label = context.layouts.read(scan.text);
    if (!label.matches)
        return false;
    result.inStore = label.code;
    if (label.fault != LabelFault::None)
        return damaged(result, kDamages[static_cast<int>(label.fault)]);
    result.kind = ScanKind::InStore;
    return true;
}

bool goods(const AimText &scan, const ScanContext &, ScanResult &result) { return takeGtin(scan.text, result); }

bool card(const QList<CardPattern> &patterns, ScanKind kind, const AimText &scan, ScanResult &result)
{
    if (!std::any_of(patterns.cbegin(), patterns.cend(), [&](const CardPattern &p) { return p.matches(scan.text); }))
        return false;
    result.kind = kind;
    result.logText = maskCode(scan.text);
    return true;
}

bool memberCard(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    return card(context.memberCards, ScanKind::Member, scan, result);
}

bool couponCode(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    return card(context.coupons, ScanKind::Coupon, scan, result);
}

// Thirteen digits are always meant as EAN-13; other lengths only when the scanner said so or the code is a carton's.
bool goodsDamaged(const AimText &scan, const ScanContext &, ScanResult &result)
{
    if (!isDigits(scan.text))
        return false;
    const bool sure = scan.text.size() == 13 || scan.symbology == Symbology::Ean
        || (scan.symbology == Symbology::Itf && scan.text.size() == 14);
    return sure && damaged(result, Damage::CheckDigit);
}

bool itemCode(const AimText &scan, const ScanContext &context, ScanResult &result)
{
    if (context.typed || scan.text.size() > kItemCodeLength)
        return false;
    const bool plain = std::all_of(scan.text.begin(), scan.text.end(),
        [](QChar c) { return c > QLatin1Char(' ') && c < QLatin1Char(0x7f) && c != QLatin1Char(':'); });
    if (!plain)
        return false;
    result.kind = ScanKind::ItemCode;
    result.lookups = QStringList{scan.text};
    if (const QString upper = scan.text.toUpper(); upper != scan.text)
        result.lookups.append(upper);
    return true;
}

bool searchText(const AimText &, const ScanContext &, ScanResult &result)
{
    result.kind = ScanKind::SearchText;
    return true;
}

ScanBlock never(const ScanContext &) { return ScanBlock::None; }

constexpr Row kTable[] = {
    {"empty", empty, never},
    {"own code", ownCode, never},
    {"own code, damaged", ownDamaged, never},
    {"quantity n*", quantityPrefix, never},
    {"EAN with add-on", eanAddOn, never},
    {"GS1 element string", gs1, never},
    {"payment code", paymentCode, paymentBlock},
    {"receive code", receiveCode, never},
    {"in-store label", inStore, never},
    {"goods number", goods, never},
    {"member card", memberCard, never},
    {"coupon", couponCode, never},
    {"goods number, damaged", goodsDamaged, never},
    {"item code", itemCode, never},
    {"search text", searchText, never},
};

// Long numbers that nothing claimed may be a payment code of a range we do not know yet: they are never logged whole.
QString logTextOf(const QString &text)
{
    if (text.size() >= 16 && isDigits(text))
        return maskCode(text);
    return text;
}

} // namespace

AimText cleanScan(const QString &raw)
{
    QString text;
    text.reserve(raw.size());
    for (const QChar c : raw)
        if (c.unicode() >= 0x20 && c.unicode() != 0x7f)
            text += c;
    AimText scan = splitAim(text.trimmed());
    scan.text = scan.text.trimmed();
    return scan;
}

ScanResult classify(const QString &raw, const ScanContext &context)
{
    const AimText scan = cleanScan(raw);
    for (const Row &row : kTable) {
        ScanResult result;
        result.symbology = scan.symbology;
        result.text = scan.text;
        if (!row.matches(scan, context, result))
            continue;
        if (result.logText.isEmpty())
            result.logText = logTextOf(scan.text);
        result.logText.truncate(kLogLength);
        if (result.block == ScanBlock::None)
            result.block = row.blocked(context);
        if (context.locked && result.kind != ScanKind::Badge)
            result.block = ScanBlock::Locked;
        return result;
    }
    return {};
}

QStringList scanTableRows()
{
    QStringList names;
    for (const Row &row : kTable)
        names.append(QLatin1String(row.name));
    return names;
}

} // namespace mendian::codes
