// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/returns/findsales.h"

#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/salesrepository.h"

#include <QRegularExpression>
#include <algorithm>

namespace mendian {

namespace {

using Rows = QList<storage::SaleRow>;
using Found = Result<Rows>;

Found oneOrNone(const Result<storage::SaleRow> &row)
{
    if (row)
        return Rows{*row};
    return row.error().code == ErrorCode::NotFound ? Found(Rows{}) : fail(row.error());
}

Found byCode(Shop &shop, const QString &text)
{
    const auto own = codes::decodeOwn(text);
    const auto code = own && own->kind == codes::OwnKind::Receipt ? codes::receiptOf(*own) : fail(ErrorCode::NotFound);
    const auto sale = code ? saleOfReceiptCode(shop, *code) : Result<SaleId>(fail(ErrorCode::NotFound));
    if (!sale)
        return Rows{};
    return oneOrNone(storage::SalesRepository(shop.journal.database()).byId(*sale));
}

Found byReceipt(Shop &shop, const QString &text)
{
    const auto number = journal::ReceiptNumber::parse(text.toUpper());
    const qint64 n = number ? number->n : text.toLongLong();
    auto rows = oneOrNone(storage::SalesRepository(shop.journal.database()).byReceipt(n));
    if (rows && number && !rows->isEmpty() && rows->first().receipt != number->toString())
        rows->clear(); // of another till
    return rows;
}

Found byDigits(Shop &shop, const QString &text)
{
    return storage::SalesRepository(shop.journal.database()).find({.lastFour = text.toLower()}, 50);
}

Found byTransaction(Shop &shop, const QString &text)
{
    return storage::SalesRepository(shop.journal.database()).find({.reference = text}, 50);
}

/// Our own number of a payment (out_trade_no) is the attempt's id.
Found byMerchantNumber(Shop &shop, const QString &text)
{
    const auto id = AttemptId::parse(text);
    if (!id)
        return Rows{};
    const auto attempt = storage::AttemptRepository(shop.journal.database()).byId(*id);
    if (!attempt)
        return attempt.error().code == ErrorCode::NotFound ? Found(Rows{}) : fail(attempt.error());
    return oneOrNone(storage::SalesRepository(shop.journal.database()).byId(attempt->sale));
}

struct FormRow
{
    const char *form;
    Found (*find)(Shop &, const QString &);
};

// One text may have several forms ("1234" is a receipt and a card): all are looked up.
constexpr FormRow kForms[] = {
    {"^MDR[0-9A-Z]+$", byCode},
    {"^[A-Z0-9]{1,12}-\\d{1,4}-\\d{1,9}-\\d{1,15}$", byReceipt},
    {"^\\d{1,12}$", byReceipt},
    {"^\\d{4}$", byDigits},
    {"^[0-9a-fA-F]{6}$", byDigits},
    {"^[0-9a-fA-F]{32}$", byMerchantNumber},
    {"^[0-9A-Za-z]{5,64}$", byTransaction},
};

bool fits(const storage::SaleRow &row, const SaleSearch &search)
{
    return (!search.total || row.total == *search.total) && (!search.from || row.at >= *search.from)
        && (!search.to || row.at <= *search.to);
}

} // namespace

Result<SaleId> saleOfReceiptCode(Shop &shop, const codes::ReceiptCode &code)
{
    if (code.store != shop.storeCode || code.till != shop.till || code.epoch != shop.epoch())
        return fail(ErrorCode::NotFound, QStringLiteral("a receipt of another till"), {QStringLiteral("other_till")});
    storage::SalesRepository sales(shop.journal.database());
    const auto row = sales.byReceipt(code.n);
    if (!row)
        return fail(row.error());
    const auto hash = sales.hashOf(row->id);
    if (!hash)
        return fail(hash.error());
    if (QString::fromLatin1(hash->toHex()).left(code.hash.size()).toUpper() != code.hash)
        return fail(ErrorCode::Conflict, QStringLiteral("the code does not belong to this receipt"), {row->receipt});
    return row->id;
}

Result<QList<FoundSale>> findSales(Shop &shop, const SaleSearch &search, int limit)
{
    const QString text = search.text.simplified().remove(QLatin1Char(' '));
    if (text.isEmpty() && !search.total && !search.from && !search.to)
        return fail(
            ErrorCode::InvalidInput, QStringLiteral("give a number, an amount or a time"), {QStringLiteral("search")});
    Rows rows;
    if (text.isEmpty()) {
        const auto all = storage::SalesRepository(shop.journal.database())
                             .find({.total = search.total, .from = search.from, .to = search.to}, limit);
        if (!all)
            return fail(all.error());
        rows = *all;
    }
    for (const FormRow &form : kForms) {
        if (text.isEmpty()
            || !QRegularExpression(QLatin1String(form.form), QRegularExpression::CaseInsensitiveOption)
                    .match(text)
                    .hasMatch())
            continue;
        const Found found = form.find(shop, text);
        if (!found)
            return fail(found.error());
        for (const storage::SaleRow &row : *found)
            if (fits(row, search) && !std::ranges::count(rows, row.id, &storage::SaleRow::id))
                rows.append(row);
    }
    std::ranges::sort(rows, std::ranges::greater(), &storage::SaleRow::n);
    QList<FoundSale> sales;
    for (const storage::SaleRow &row : std::as_const(rows).mid(0, limit))
        sales.append({row.id, row.receipt, row.at, row.total, row.pieces, row.cashier});
    return sales;
}

} // namespace mendian
