// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: the state of the screen. The rest: what the scanner read.
#include "core/log.h"
#include "models/codes/scan.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::codes;

namespace {
void checkLabels(const QString &text)
{
    const auto layouts = InStoreLayouts::parse(text);
    if (layouts)
        MENDIAN_CHECK(InStoreLayouts::parse(layouts->toString()).value() == *layouts);
}

void checkOwn(const QString &text)
{
    const auto own = decodeOwn(text);
    if (!own)
        return;
    MENDIAN_CHECK(encodeOwn(own->kind, own->payload).value() == text.toUpper());
    if (const auto receipt = receiptOf(*own))
        MENDIAN_CHECK(receiptCode(*receipt).value() == text.toUpper());
    if (const auto hold = holdOf(*own))
        MENDIAN_CHECK(holdCode(*hold) == text.toUpper());
}

void checkScan(const QString &raw, unsigned flags)
{
    ScanContext context;
    context.basketEmpty = flags & 1;
    context.awaitingPayment = flags & 2;
    context.paymentRunning = flags & 4;
    context.locked = flags & 8;
    context.typed = flags & 16;
    if (flags & 32) {
        context.memberCards = {{QStringLiteral("88"), 16}};
        context.coupons = {{QStringLiteral("Q"), 12}};
        context.layouts = InStoreLayouts::parse(QStringLiteral("2=FWWWWWWEEEEEC;28=FFWWWWVEEEEEC,jiao")).value();
    }
    const ScanResult result = classify(raw, context);
    MENDIAN_CHECK(result.logText.size() <= 64);
    MENDIAN_CHECK((result.kind == ScanKind::Damaged) == (result.damage != Damage::None));
    MENDIAN_CHECK(result.quantity >= 0);
    MENDIAN_CHECK(!context.locked || result.kind == ScanKind::Badge || result.block == ScanBlock::Locked);
    MENDIAN_CHECK((result.kind == ScanKind::PayCode) == !result.payCode.isEmpty());
    MENDIAN_CHECK(result.kind != ScanKind::Goods || (!result.gtin.isNull() && !result.lookups.isEmpty()));
    const QString code = QString::fromLatin1(result.payCode.reveal());
    if (!code.isEmpty())
        MENDIAN_CHECK(!result.logText.contains(code.mid(4, code.size() - 6)) && result.text.isEmpty());
    if (result.kind == ScanKind::InStore)
        MENDIAN_CHECK(result.inStore.amount.value_or(1_fen) > 0_fen
            && result.inStore.weight.value_or(Quantity::grams(1)) > Quantity());
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString raw = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    checkScan(raw, data[0]);
    checkOwn(raw);
    checkLabels(raw);
    return 0;
}
