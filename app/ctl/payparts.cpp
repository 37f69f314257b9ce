// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/paying.h"

namespace mendian::ctl {

namespace {

tl::unexpected<Error> misuse(const QString &text, const QString &form)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("--pay %1 is not %2.").arg(text, form));
}

Result<PayPart> cashPart(const QStringList &fields)
{
    PayPart part;
    if (fields.size() == 1)
        return part;
    const auto amount = Money::parse(fields[1]);
    if (fields.size() > 2 || !amount || amount->isNegative())
        return misuse(fields.join(u':'), QStringLiteral("cash or cash:AMOUNT, for example cash:20.00"));
    part.amount = *amount;
    return part;
}

Result<PayPart> codePart(const QStringList &fields)
{
    PayPart part;
    part.code = Secret(fields.value(1).toUtf8());
    const auto amount = fields.size() > 2 ? Money::parse(fields[2]) : Result<Money>(Money());
    if (fields.size() > 3 || part.code.isEmpty() || !amount || amount->isNegative())
        return misuse(
            fields.first() + QStringLiteral(":…"), QStringLiteral("%1:CODE or %1:CODE:AMOUNT").arg(fields.first()));
    if (fields.size() > 2)
        part.amount = *amount;
    return part;
}

Result<PayPart> slipPart(const QStringList &fields)
{
    PayPart part;
    const auto amount = Money::parse(fields.value(2));
    if (fields.size() < 3 || fields.size() > 4 || !amount)
        return misuse(fields.join(u':'), QStringLiteral("external:SLIP:AMOUNT or external:SLIP:AMOUNT:LAST4"));
    part.amount = *amount;
    part.slip = fields[1];
    part.lastFour = fields.value(3);
    return part;
}

struct KindRow
{
    const char *kind;
    Result<PayPart> (*parse)(const QStringList &fields);
    int turn; ///< cash is counted last (design §4)
};
constexpr KindRow kKinds[] = {
    {"external", slipPart, 0},
    {"wechat", codePart, 1},
    {"alipay", codePart, 1},
    {"cash", cashPart, 2},
};

int turnOf(const PayPart &part)
{
    for (const KindRow &row : kKinds)
        if (part.kind == QLatin1String(row.kind))
            return row.turn;
    return 0;
}

} // namespace

Result<QList<PayPart>> parsePayParts(const QStringList &texts)
{
    QList<PayPart> parts;
    for (const QString &text : texts) {
        const QStringList fields = text.split(u':');
        const KindRow *found = nullptr;
        for (const KindRow &row : kKinds)
            if (fields.first() == QLatin1String(row.kind))
                found = &row;
        if (!found)
            return misuse(fields.first(), QStringLiteral("cash, wechat, alipay or external"));
        auto part = found->parse(fields);
        if (!part)
            return fail(part.error());
        part->kind = fields.first();
        parts.append(*std::move(part));
    }
    if (std::ranges::count(parts, QStringLiteral("cash"), &PayPart::kind) > 1)
        return fail(ErrorCode::InvalidInput, QStringLiteral("Cash is counted once: give one --pay cash:AMOUNT."));
    std::ranges::stable_sort(parts, {}, turnOf);
    return parts;
}

Status checkCovers(const QList<PayPart> &parts, Money due)
{
    Money sum;
    for (const PayPart &part : parts) {
        if (!part.amount)
            return {}; // takes the rest
        sum += *part.amount;
    }
    if (sum >= due)
        return {};
    return fail(ErrorCode::InvalidInput,
        QStringLiteral("The payments cover %1 of %2; nothing was taken. Give more with --pay.")
            .arg(sum.toString(), due.toString()));
}

} // namespace mendian::ctl
