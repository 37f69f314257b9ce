// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/folds.h"

#include "models/journal/facts.h"
#include "models/journal/return.h"

namespace mendian::journal {

namespace {

constexpr FoldTable kTables[] = {
    {"counters", "name", "name, value"},
    {"sales", "id", "id, seq, receipt, n, shift, date, at, cashier, pieces, gross, discount, rounding, total, prints"},
    {"sale_tenders", "sale, no", "sale, no, kind, amount, attempt, reference, last_four"},
    {"returns", "id", "id, seq, receipt, n, sale, shift, date, at, cashier, approver, pieces, total"},
    {"return_lines", "return_id, no", "return_id, no, sale, line, quantity, sold, amount"},
    {"return_tenders", "return_id, no", "return_id, no, kind, sale, tender, amount, paid, refund"},
    {"refunds", "id", "id, seq, return_id, sale, attempt, provider, total, amount, state, final, body"},
    {"open_sales", "id", "id, seq, shift, at, cashier, total, state"},
    {"attempts", "id", "id, seq, sale, provider, amount, state, final, body"},
    {"shifts", "id", "id, number, staff, date, float, opened_at, closed_at, open_seq, close_seq, closed_by"},
    {"shift_totals", "shift, kind", "shift, kind, count, amount"},
    {"shift_counts", "shift, kind", "shift, kind, expected, counted, reason"},
    {"holds", "id", "id, seq, ticket, code, staff, at, total, pieces, first_item, basket"},
    {"staff_locks", "staff", "staff, failures, locked_until"},
    {"signed_days", "day", "day, seq, staff, at, differences, body"},
};

using Ops = QList<RowOp>;

RowOp addTotal(const ShiftId &shift, const QString &kind, Money amount, qint64 count = 1)
{
    return {RowOp::Kind::Add, "shift_totals", {{"shift", shift.bytes()}, {"kind", kind}},
        {{"count", count}, {"amount", amount.fen()}}};
}

Result<Ops> foldSaleBody(const Event &event, const QJsonObject &body)
{
    const auto sale = saleFromJson(body);
    if (!sale)
        return fail(sale.error());
    return foldSale(event, *sale);
}

Result<Ops> foldSaleFrozen(const Event &event, const QJsonObject &body)
{
    const auto sale = saleFromJson(body);
    if (!sale)
        return fail(sale.error());
    MENDIAN_TRY(checkSale(*sale, false));
    return Ops{{RowOp::Kind::Put, "open_sales", {{"id", sale->id.bytes()}},
        {{"seq", event.seq}, {"shift", sale->shift.bytes()}, {"at", sale->at.ms}, {"cashier", sale->cashier},
            {"total", sale->total.fen()}, {"state", QStringLiteral("frozen")}}}};
}

Result<Ops> foldSaleAbandoned(const Event &, const QJsonObject &body)
{
    const auto fact = SaleAbandoned::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{
        {RowOp::Kind::Set, "open_sales", {{"id", fact->sale.bytes()}}, {{"state", QStringLiteral("abandoned")}}}};
}

Result<Ops> foldAttempt(const Event &event, const QJsonObject &body)
{
    const auto fact = AttemptFact::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "attempts", {{"id", fact->attempt.bytes()}},
        {{"seq", event.seq}, {"sale", fact->sale.bytes()}, {"provider", fact->provider}, {"amount", fact->amount.fen()},
            {"state", fact->state}, {"final", qint64(fact->final)},
            {"body", QString::fromUtf8(toJsonBytes(fact->body))}}}};
}

Result<Ops> foldReturn(const Event &event, const QJsonObject &body)
{
    const auto fact = returnFromJson(body);
    if (!fact)
        return fail(fact.error());
    MENDIAN_TRY(checkReturn(*fact));
    const Cell id = fact->id.bytes();
    const auto idOrNull = [](const auto &what) { return what.isNull() ? Cell() : Cell(what.bytes()); };
    Ops ops{{RowOp::Kind::Put, "counters", {{"name", QStringLiteral("receipt")}}, {{"value", fact->receipt.n}}},
        {RowOp::Kind::Put, "returns", {{"id", id}},
            {{"seq", event.seq}, {"receipt", fact->receipt.toString()}, {"n", fact->receipt.n},
                {"sale", idOrNull(fact->sale)}, {"shift", fact->shift.bytes()}, {"date", fact->date.toString()},
                {"at", fact->at.ms}, {"cashier", fact->cashier}, {"approver", fact->approver},
                {"pieces", fact->pieces()}, {"total", fact->total.fen()}}}};
    for (qsizetype i = 0; i < fact->lines.size(); ++i) {
        const ReturnLine &line = fact->lines[i];
        ops.append({RowOp::Kind::Put, "return_lines", {{"return_id", id}, {"no", qint64(i)}},
            {{"sale", idOrNull(fact->sale)}, {"line", qint64(line.index)}, {"quantity", line.quantity.thousandths()},
                {"sold", line.sold.thousandths()}, {"amount", line.amount.fen()}}});
    }
    QMap<QString, std::pair<qint64, Money>> byKind;
    qint64 no = 0;
    const auto addTender = [&](const ReturnTender &tender, const QString &kind) {
        ops.append({RowOp::Kind::Put, "return_tenders", {{"return_id", id}, {"no", no++}},
            {{"kind", kind}, {"sale", idOrNull(tender.sale)}, {"tender", qint64(tender.tender)},
                {"amount", tender.amount.fen()}, {"paid", tender.of.fen()}, {"refund", idOrNull(tender.refund)}}});
    };
    for (const ReturnTender &tender : fact->tenders) {
        addTender(tender, tender.kind);
        auto &sum = byKind[tender.kind];
        ++sum.first;
        sum.second += tender.amount;
    }
    for (const ReturnTender &tender : fact->through)
        addTender(tender, QStringLiteral("through"));
    for (auto it = byKind.cbegin(); it != byKind.cend(); ++it)
        ops.append(addTotal(fact->shift, QStringLiteral("refund:") + it.key(), it->second, it->first));
    ops.append(addTotal(fact->shift, QStringLiteral("return"), fact->total));
    return ops;
}

Result<Ops> foldRefund(const Event &event, const QJsonObject &body)
{
    const auto fact = RefundFact::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "refunds", {{"id", fact->refund.bytes()}},
        {{"seq", event.seq}, {"return_id", fact->ret.isNull() ? Cell() : Cell(fact->ret.bytes())},
            {"sale", fact->sale.bytes()}, {"attempt", fact->attempt.bytes()}, {"provider", fact->provider},
            {"total", fact->total.fen()}, {"amount", fact->amount.fen()}, {"state", fact->state},
            {"final", qint64(fact->final)}, {"body", QString::fromUtf8(toJsonBytes(fact->body))}}}};
}

Result<Ops> foldShiftOpen(const Event &event, const QJsonObject &body)
{
    const auto fact = ShiftOpen::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "shifts", {{"id", fact->shift.bytes()}},
                   {{"number", fact->number}, {"staff", fact->staff}, {"date", fact->date.toString()},
                       {"float", fact->cashFloat.fen()}, {"opened_at", fact->at.ms}, {"closed_at", Cell()},
                       {"open_seq", event.seq}, {"close_seq", Cell()}, {"closed_by", Cell()}}},
        {RowOp::Kind::Put, "counters", {{"name", QStringLiteral("shift")}}, {{"value", fact->number}}},
        addTotal(fact->shift, QStringLiteral("float"), fact->cashFloat)};
}

Result<Ops> foldShiftClose(const Event &event, const QJsonObject &body)
{
    const auto fact = ShiftClose::fromJson(body);
    if (!fact)
        return fail(fact.error());
    Ops ops{{RowOp::Kind::Set, "shifts", {{"id", fact->shift.bytes()}},
        {{"closed_at", fact->at.ms}, {"close_seq", event.seq}, {"closed_by", fact->staff}}}};
    for (const CloseRow &row : fact->rows)
        ops.append({RowOp::Kind::Put, "shift_counts", {{"shift", fact->shift.bytes()}, {"kind", row.kind}},
            {{"expected", row.expected.fen()}, {"counted", row.counted.fen()}, {"reason", row.reason}}});
    return ops;
}

Result<Ops> foldCashMove(const Event &, const QJsonObject &body)
{
    const auto fact = CashMove::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{addTotal(
        fact->shift, fact->amount.isNegative() ? QStringLiteral("cash_out") : QStringLiteral("cash_in"), fact->amount)};
}

Result<Ops> foldDrawerOpen(const Event &, const QJsonObject &body)
{
    const auto fact = DrawerOpen::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return fact->shift.isNull() ? Ops{} : Ops{addTotal(fact->shift, QStringLiteral("drawer"), Money())};
}

Result<Ops> foldLogin(const Event &, const QJsonObject &body)
{
    const auto fact = Login::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "staff_locks", {{"staff", fact->staff}},
        {{"failures", fact->failures}, {"locked_until", fact->lockedUntil.ms}}}};
}

Result<Ops> foldHold(const Event &event, const QJsonObject &body)
{
    const auto fact = Hold::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "holds", {{"id", fact->hold.bytes()}},
                   {{"seq", event.seq}, {"ticket", fact->ticket}, {"code", fact->code}, {"staff", fact->staff},
                       {"at", fact->at.ms}, {"total", fact->total.fen()}, {"pieces", fact->pieces},
                       {"first_item", fact->firstItem}, {"basket", QString::fromUtf8(toJsonBytes(fact->basket))}}},
        {RowOp::Kind::Put, "counters", {{"name", QStringLiteral("hold")}}, {{"value", fact->ticket}}}};
}

Result<Ops> foldRecall(const Event &, const QJsonObject &body)
{
    const auto fact = Recall::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Remove, "holds", {{"id", fact->hold.bytes()}}, {}}};
}

Result<Ops> foldReprint(const Event &, const QJsonObject &body)
{
    const auto fact = Reprint::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Add, "sales", {{"id", fact->sale.bytes()}}, {{"prints", qint64(1)}}}};
}

Result<Ops> foldDaySigned(const Event &event, const QJsonObject &body)
{
    const auto fact = DaySigned::fromJson(body);
    if (!fact)
        return fail(fact.error());
    return Ops{{RowOp::Kind::Put, "signed_days", {{"day", fact->day.toString()}},
        {{"seq", event.seq}, {"staff", fact->staff}, {"at", fact->at.ms},
            {"differences", qint64(fact->resolutions.size())}, {"body", QString::fromUtf8(event.body)}}}};
}

struct FoldRow
{
    EventKind kind;
    Result<Ops> (*fold)(const Event &, const QJsonObject &);
};

constexpr FoldRow kFolds[] = {
    {EventKind::Sale, foldSaleBody},
    {EventKind::SaleFrozen, foldSaleFrozen},
    {EventKind::SaleAbandoned, foldSaleAbandoned},
    {EventKind::AttemptStarted, foldAttempt},
    {EventKind::AttemptStep, foldAttempt},
    {EventKind::AttemptFinal, foldAttempt},
    {EventKind::Return, foldReturn},
    {EventKind::RefundStarted, foldRefund},
    {EventKind::RefundFinal, foldRefund},
    {EventKind::ShiftOpen, foldShiftOpen},
    {EventKind::ShiftClose, foldShiftClose},
    {EventKind::CashMove, foldCashMove},
    {EventKind::DrawerOpen, foldDrawerOpen},
    {EventKind::Login, foldLogin},
    {EventKind::Hold, foldHold},
    {EventKind::Recall, foldRecall},
    {EventKind::Reprint, foldReprint},
    {EventKind::DaySigned, foldDaySigned},
};

} // namespace

std::span<const FoldTable> foldTables() { return kTables; }

Result<QList<RowOp>> foldSale(const Event &event, const Sale &sale)
{
    MENDIAN_TRY(checkSale(sale, true));
    Ops ops;
    ops.append({RowOp::Kind::Put, "counters", {{"name", QStringLiteral("receipt")}}, {{"value", sale.receipt.n}}});
    ops.append({RowOp::Kind::Put, "sales", {{"id", sale.id.bytes()}},
        {{"seq", event.seq}, {"receipt", sale.receipt.toString()}, {"n", sale.receipt.n}, {"shift", sale.shift.bytes()},
            {"date", sale.date.toString()}, {"at", sale.at.ms}, {"cashier", sale.cashier}, {"pieces", sale.pieces()},
            {"gross", sale.gross.fen()}, {"discount", sale.discount.fen()}, {"rounding", sale.rounding.fen()},
            {"total", sale.total.fen()}, {"prints", qint64(0)}}});
    QMap<QString, std::pair<qint64, Money>> byKind;
    QMap<QString, std::pair<qint64, Money>> funded; // who paid what the customer did not
    for (qsizetype i = 0; i < sale.tenders.size(); ++i) {
        const SaleTender &tender = sale.tenders[i];
        const Cell attempt = tender.attempt.isNull() ? Cell() : Cell(tender.attempt.bytes());
        ops.append({RowOp::Kind::Put, "sale_tenders", {{"sale", sale.id.bytes()}, {"no", qint64(i)}},
            {{"kind", tender.kind}, {"amount", tender.amount.fen()}, {"attempt", attempt},
                {"reference", tender.reference}, {"last_four", tender.lastFour}}});
        const auto add = [](std::pair<qint64, Money> &sum, Money amount) {
            ++sum.first;
            sum.second += amount;
        };
        add(byKind[tender.kind], tender.amount);
        if (const Money platform = platformFunded(tender); !platform.isZero())
            add(funded[QStringLiteral("platform:") + tender.kind], platform);
        if (const Money merchant = merchantFunded(tender); !merchant.isZero())
            add(funded[QStringLiteral("merchant:") + tender.kind], merchant);
    }
    for (auto it = byKind.cbegin(); it != byKind.cend(); ++it)
        ops.append(addTotal(sale.shift, QStringLiteral("tender:") + it.key(), it->second, it->first));
    for (auto it = funded.cbegin(); it != funded.cend(); ++it)
        ops.append(addTotal(sale.shift, it.key(), it->second, it->first));
    ops.append(addTotal(sale.shift, QStringLiteral("sale"), sale.total));
    ops.append(addTotal(sale.shift, QStringLiteral("pieces"), Money(), sale.pieces()));
    if (!sale.discount.isZero())
        ops.append(addTotal(sale.shift, QStringLiteral("discount"), sale.discount));
    if (!sale.rounding.isZero())
        ops.append(addTotal(sale.shift, QStringLiteral("rounding"), sale.rounding));
    ops.append({RowOp::Kind::Remove, "open_sales", {{"id", sale.id.bytes()}}, {}});
    return ops;
}

Result<QList<RowOp>> foldEvent(const Event &event)
{
    for (const FoldRow &row : kFolds) {
        if (!event.is(row.kind))
            continue;
        const auto body = parseJsonObject(event.body, QString::fromLatin1(kindName(event.kind)));
        if (!body)
            return fail(body.error());
        return row.fold(event, *body);
    }
    return QList<RowOp>{};
}

} // namespace mendian::journal
