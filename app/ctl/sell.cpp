// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/paying.h"
#include "app/ctl/person.h"
#include "app/ctl/words.h"
#include "models/documents/layout.h"
#include "storage/repositories/salesrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "workflows/till/finishsale.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>

namespace mendian::ctl {

namespace {

/// One --code: a scan, and how much of it.
struct Item
{
    QString code;
    Quantity quantity;
};

Result<QList<Item>> parseItems(const Arguments &args)
{
    static const QRegularExpression form(QStringLiteral("^(.+)x([0-9]{1,5}(?:\\.[0-9]{1,3})?)$"));
    const auto every = integerOption(args, "qty", 1, 1, codes::kMaxQuantityPrefix);
    if (!every)
        return fail(every.error());
    QList<Item> items;
    for (const QString &text : args.values("code")) {
        Item item{text, Quantity::pieces(*every)};
        if (const auto match = form.match(text); match.hasMatch()) {
            const auto quantity = Quantity::parse(match.captured(2));
            if (!quantity || quantity->isZero())
                return fail(
                    ErrorCode::InvalidInput, QStringLiteral("--code %1: the quantity is not above 0.").arg(text));
            item = {match.captured(1), *quantity};
        }
        items.append(item);
    }
    if (items.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("Say what is sold: --code BARCODE or --code BARCODEx3."));
    return items;
}

/// Weighed goods without a scale label: found by code, PLU or number, with the weight given.
ScanFeedback addByWeight(app::ShopRuntime &runtime, const Item &item)
{
    return runtime.call([&]() -> ScanFeedback {
        GoodsSource &goods = runtime.shop().goods;
        auto sku = goods.byPlu(item.code);
        if (!sku)
            sku = goods.byNumber(item.code);
        if (!sku) {
            const auto found = goods.byBarcode(item.code);
            sku = found ? Result<Sku>(found->sku) : fail(found.error());
        }
        if (sku)
            return runtime.till().addSku(sku->id, item.quantity, {});
        ScanFeedback feedback;
        feedback.outcome = QStringLiteral("refused");
        feedback.reason = QStringLiteral("unknown");
        feedback.text = item.code;
        return feedback;
    });
}

/// Through the same queue as a scanner's decodes; "3*" goes before, as a cashier types it.
ScanFeedback addItem(app::ShopRuntime &runtime, TillWatch &watch, const Item &item)
{
    if (!item.quantity.isWhole())
        return addByWeight(runtime, item);
    if (item.quantity != Quantity::pieces(1)) {
        const ScanFeedback prefix = watch.scan(QString::number(item.quantity.wholePieces()) + u'*');
        if (prefix.outcome == QLatin1String("refused"))
            return prefix;
    }
    return watch.scan(item.code);
}

/// The basket leaves no trace in the next sale.
void clearBasket(app::ShopRuntime &runtime)
{
    runtime.call([&] {
        Till &till = runtime.till();
        (void)till.command([&] { return till.paymentDesk().close(); });
        till.basketDesk().setPendingQuantity(0);
        return till.command([&] { return till.basketDesk().clear(); });
    });
}

QJsonArray linesJson(const BasketView &basket)
{
    QJsonArray lines;
    for (const LineView &line : basket.lines)
        lines.append(JsonWriter()
                         .put("code", line.barcode)
                         .put("name", line.name)
                         .put("quantity", line.quantity.toString())
                         .put("net_fen", line.net)
                         .object());
    return lines;
}

Status holdFirst(app::ShopRuntime &runtime)
{
    return runtime.call(
        [&]() -> Status { return runtime.till().view().basket.lines.isEmpty() ? Status() : runtime.till().hold(); });
}

/// Beside a till the slip goes where the till prints; --print-to gets its text.
Status writeReceipt(app::ShopRuntime &runtime, const QString &sale, const QString &folder, const QString &name)
{
    const auto lines = runtime.call([&]() -> Result<QStringList> {
        const auto id = SaleId::parse(sale);
        if (!id)
            return fail(id.error());
        const auto stored = storage::SalesRepository(runtime.shop().journal.database()).load(*id);
        if (!stored)
            return fail(stored.error());
        const auto document = receiptDocument(runtime.shop(), *stored);
        return document ? Result<QStringList>(documents::renderText(*document, 48)) : fail(document.error());
    });
    if (!lines)
        return fail(lines.error());
    QSaveFile file(QDir(folder).filePath(name + QStringLiteral(".txt")));
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(lines->join(u'\n').toUtf8() + '\n') < 0
        || !file.commit())
        return fail(ErrorCode::Io, file.errorString(), {folder});
    return {};
}

Status openShiftIfNone(app::ShopRuntime &runtime, Outcome &outcome)
{
    if (runtime.call([&] { return runtime.till().view().shift.open; }))
        return {};
    MENDIAN_TRY(runtime.call([&] {
        Till &till = runtime.till();
        return till.command([&] { return till.openShift(Money()); });
    }));
    outcome.lines.append(QStringLiteral("no shift was open: opened one with a float of 0.00"));
    outcome.json.insert(QStringLiteral("shift_opened"), true);
    return {};
}

Outcome pay(Context &context, TillWatch &watch, const QList<PayPart> &parts, qint64 wait)
{
    app::ShopRuntime &runtime = *context.runtime;
    const BasketView basket = watch.view().basket;
    Outcome paid = takeMoney(context, watch, parts, wait);
    paid.json.insert(QStringLiteral("lines"), linesJson(basket));
    paid.json.insert(
        QStringLiteral("total_fen"), paid.json.value(QStringLiteral("total_fen")).toInteger(basket.total.fen()));
    QStringList text;
    for (const LineView &line : basket.lines)
        text.append(QStringLiteral("%1  %2 × %3  %4")
                        .arg(line.barcode, line.quantity.toString(), line.name, line.net.toString()));
    paid.lines = text + paid.lines;
    if (paid.exit == Exit::Refused || paid.exit == Exit::Usage)
        clearBasket(runtime);
    const QString folder = context.args.value("print-to");
    if (paid.isDone() && context.besideTill && !folder.isEmpty()) {
        const QString receipt = paid.json.value(QStringLiteral("receipt")).toString();
        const Status written =
            writeReceipt(runtime, paid.json.value(QStringLiteral("sale")).toString(), context.path(folder), receipt);
        paid.lines.append(written ? QStringLiteral("its text is in %1").arg(context.path(folder))
                                  : QStringLiteral("its text could not be written: %1").arg(written.error().detail));
    }
    return paid;
}

Outcome sell(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto items = parseItems(context.args);
    const auto parts = parsePayParts(context.args.values("pay"));
    const auto wait = integerOption(context.args, "wait", kDefaultWaitSeconds, 1, 3600);
    if (!items || !parts || !wait)
        return misused(!items ? items.error().detail : !parts ? parts.error().detail : wait.error().detail);
    if (parts->isEmpty())
        return misused(QStringLiteral(
            "Say how it is paid: --pay cash:20.00, --pay wechat:CODE, --pay alipay:CODE or --pay external:…"));
    const bool mayHold = context.args.has("hold-first");
    const auto seat = TillSeat::take(context, Right::Sell, !mayHold);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    if (const Status held = mayHold ? holdFirst(runtime) : Status(); !held)
        return failed(held.error());
    Outcome before;
    if (const Status opened = openShiftIfNone(runtime, before); !opened)
        return failed(opened.error());
    TillWatch watch(runtime);
    for (const Item &item : *items) {
        const ScanFeedback feedback = addItem(runtime, watch, item);
        if (feedback.outcome == QLatin1String("line"))
            continue;
        clearBasket(runtime);
        const QString why = feedback.outcome == QLatin1String("refused")
            ? scanSentence(feedback)
            : QStringLiteral("“%1” is no code of goods (%2).").arg(feedback.text, feedback.what);
        Outcome outcome = failed(ErrorCode::NotFound, feedback.reason, why);
        outcome.json = JsonWriter().put("state", QStringLiteral("not_sold")).put("code", feedback.text).object();
        return outcome;
    }
    if (const Status covers = checkCovers(*parts, watch.view().basket.total); !covers) {
        clearBasket(runtime);
        return failed(covers.error(), covers.error().detail, Exit::Refused);
    }
    Outcome paid = pay(context, watch, *parts, *wait);
    paid.lines = before.lines + paid.lines;
    for (auto it = before.json.constBegin(); it != before.json.constEnd(); ++it)
        paid.json.insert(it.key(), it.value());
    return paid;
}

constexpr OptionRow kSell[] = {
    {"code", "BARCODE[xN]", "a scan: bar code, PLU, scale label; x3 = three of it, x0.512 = kilograms", true},
    {"qty", "N", "quantity of every --code without an own one"},
    {"pay", "HOW",
        "cash[:AMOUNT], wechat:CODE[:AMOUNT], alipay:CODE[:AMOUNT], external:SLIP:AMOUNT[:LAST4]; several = a split",
        true},
    {"print-to", "DIR", "the receipt goes into this folder instead of the set-up printer"},
    {"wait", "SECONDS", "how long an undecided payment is waited for (120)"},
    {"hold-first", "", "goods left in the basket by an unfinished sale are put on hold"},
};
constexpr CommandRow kCommands[] = {
    {"sell", "", "scans, takes the money and prints the receipt, through the till's own workflows",
        Needs::ShopAndPayments, kSell, sell, true},
};

} // namespace

std::span<const CommandRow> sellCommands() { return kCommands; }

} // namespace mendian::ctl
