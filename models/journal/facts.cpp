// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/facts.h"

namespace mendian::journal {

namespace {
BusinessDate readDate(JsonReader &r, const char *key, Status &status)
{
    const auto date = BusinessDate::parse(r.string(key));
    if (!date) {
        status = fail(date.error());
        return {};
    }
    return *date;
}
} // namespace

QJsonObject Genesis::toJson() const
{
    return JsonWriter().put("folder", folder).put("store", store).put("till", qint64(till)).object();
}

Result<Genesis> Genesis::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"genesis");
    Genesis fact{r.string("folder"), r.string("store"), static_cast<int>(r.integer("till"))};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject ShiftOpen::toJson() const
{
    return JsonWriter()
        .put("shift", shift)
        .put("number", number)
        .put("staff", staff)
        .put("date", date.toString())
        .put("float", cashFloat)
        .put("at", at.ms)
        .object();
}

Result<ShiftOpen> ShiftOpen::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"shift_open");
    Status dateStatus;
    ShiftOpen fact{r.id<ShiftId>("shift"), r.integer("number"), r.string("staff"), readDate(r, "date", dateStatus),
        r.money("float"), {r.integer("at")}};
    MENDIAN_TRY(r.status());
    MENDIAN_TRY(dateStatus);
    return fact;
}

QJsonObject ShiftClose::toJson() const
{
    QJsonArray rowsJson;
    for (const CloseRow &row : rows)
        rowsJson.append(JsonWriter()
                            .put("kind", row.kind)
                            .put("expected", row.expected)
                            .put("counted", row.counted)
                            .putUnlessEmpty("reason", row.reason)
                            .object());
    QJsonArray notesJson;
    for (const CountedNote &note : notes)
        notesJson.append(JsonWriter().put("fen", note.fen).put("count", note.count).object());
    QJsonArray carriedJson;
    for (const AttemptId &id : carried)
        carriedJson.append(id.toString());
    return JsonWriter()
        .put("shift", shift)
        .put("staff", staff)
        .put("at", at.ms)
        .put("rows", QJsonValue(rowsJson))
        .putUnlessEmpty("notes", notesJson)
        .putUnlessEmpty("carried", carriedJson)
        .putUnlessEmpty("approver", approver)
        .object();
}

Result<ShiftClose> ShiftClose::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"shift_close");
    ShiftClose fact;
    fact.shift = r.id<ShiftId>("shift");
    fact.staff = r.string("staff");
    fact.at = {r.integer("at")};
    fact.approver = r.stringOr("approver");
    const QJsonArray rowsJson = r.array("rows");
    const QJsonArray notesJson = r.arrayOr("notes");
    const QJsonArray carriedJson = r.arrayOr("carried");
    MENDIAN_TRY(r.status());
    for (const QJsonValue &value : rowsJson) {
        JsonReader w(value.toObject(), u"close row");
        fact.rows.append({w.string("kind"), w.money("expected"), w.money("counted"), w.stringOr("reason")});
        MENDIAN_TRY(w.status());
    }
    for (const QJsonValue &value : notesJson) {
        JsonReader w(value.toObject(), u"counted note");
        fact.notes.append({w.integer("fen"), w.integer("count")});
        MENDIAN_TRY(w.status());
    }
    for (const QJsonValue &value : carriedJson) {
        const auto id = AttemptId::parse(value.toString());
        if (!id)
            return fail(id.error());
        fact.carried.append(*id);
    }
    return fact;
}

QJsonObject CashMove::toJson() const
{
    return JsonWriter()
        .put("move", id)
        .put("shift", shift)
        .put("fen", amount)
        .put("reason", reason)
        .put("staff", staff)
        .putUnlessEmpty("approver", approver)
        .object();
}

Result<CashMove> CashMove::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"cash_move");
    CashMove fact{r.id<EventId>("move"), r.id<ShiftId>("shift"), r.money("fen"), r.string("reason"), r.string("staff"),
        r.stringOr("approver")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject DrawerOpen::toJson() const
{
    return JsonWriter()
        .putUnlessEmpty("shift", shift)
        .put("staff", staff)
        .put("reason", reason)
        .putUnlessEmpty("sale", sale)
        .object();
}

Result<DrawerOpen> DrawerOpen::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"drawer_open");
    DrawerOpen fact{r.idOr<ShiftId>("shift"), r.string("staff"), r.string("reason"), r.idOr<SaleId>("sale")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject Login::toJson() const
{
    return JsonWriter()
        .put("staff", staff)
        .put("method", method)
        .put("ok", ok)
        .putUnlessEmpty("failures", failures)
        .putUnlessEmpty("locked_until", lockedUntil.ms)
        .object();
}

Result<Login> Login::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"login");
    Login fact{r.string("staff"), r.string("method"), r.booleanOr("ok", false), r.integerOr("failures", 0),
        {r.integerOr("locked_until", 0)}};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject Approval::toJson() const
{
    return JsonWriter()
        .put("what", what)
        .put("asker", asker)
        .put("approver", approver)
        .putUnlessEmpty("sale", sale)
        .putUnlessEmpty("note", note)
        .object();
}

Result<Approval> Approval::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"approval");
    Approval fact{
        r.string("what"), r.string("asker"), r.string("approver"), r.idOr<SaleId>("sale"), r.stringOr("note")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject PriceOverride::toJson() const
{
    return JsonWriter()
        .put("sale", sale)
        .put("sku", sku)
        .put("from", from)
        .put("to", to)
        .put("staff", staff)
        .putUnlessEmpty("approver", approver)
        .putUnlessEmpty("reason", reason)
        .object();
}

Result<PriceOverride> PriceOverride::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"price_override");
    PriceOverride fact{r.id<SaleId>("sale"), r.id<SkuId>("sku"), r.money("from"), r.money("to"), r.string("staff"),
        r.stringOr("approver"), r.stringOr("reason")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject Hold::toJson() const
{
    return JsonWriter()
        .put("hold", hold)
        .put("ticket", ticket)
        .put("code", code)
        .put("staff", staff)
        .put("at", at.ms)
        .put("total", total)
        .put("pieces", pieces)
        .putUnlessEmpty("first", firstItem)
        .put("basket", QJsonValue(basket))
        .object();
}

Result<Hold> Hold::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"hold");
    Hold fact{r.id<HoldId>("hold"), r.integer("ticket"), r.string("code"), r.string("staff"), {r.integer("at")},
        r.money("total"), r.integer("pieces"), r.stringOr("first"), r.object("basket")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject Recall::toJson() const { return JsonWriter().put("hold", hold).put("staff", staff).object(); }

Result<Recall> Recall::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"recall");
    Recall fact{r.id<HoldId>("hold"), r.string("staff")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject Reprint::toJson() const
{
    return JsonWriter().put("sale", sale).put("mark", mark).put("staff", staff).object();
}

Result<Reprint> Reprint::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"reprint");
    Reprint fact{r.id<SaleId>("sale"), r.string("mark"), r.string("staff")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject SaleAbandoned::toJson() const
{
    return JsonWriter().put("sale", sale).put("staff", staff).putUnlessEmpty("reason", reason).object();
}

Result<SaleAbandoned> SaleAbandoned::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"sale_abandoned");
    SaleAbandoned fact{r.id<SaleId>("sale"), r.string("staff"), r.stringOr("reason")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject AttemptFact::toJson() const
{
    return JsonWriter()
        .put("attempt", attempt)
        .put("sale", sale)
        .put("provider", provider)
        .put("fen", amount)
        .put("state", state)
        .putUnlessEmpty("final", final)
        .put("body", QJsonValue(body))
        .object();
}

Result<AttemptFact> AttemptFact::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"attempt");
    AttemptFact fact{r.id<AttemptId>("attempt"), r.id<SaleId>("sale"), r.string("provider"), r.money("fen"),
        r.string("state"), r.booleanOr("final", false), r.object("body")};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject RefundFact::toJson() const
{
    return JsonWriter()
        .put("refund", refund)
        .putUnlessEmpty("return", ret)
        .put("sale", sale)
        .put("attempt", attempt)
        .put("provider", provider)
        .put("total", total)
        .put("fen", amount)
        .put("state", state)
        .putUnlessEmpty("final", final)
        .put("body", QJsonValue(body))
        .object();
}

Result<RefundFact> RefundFact::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"refund");
    RefundFact fact{r.id<RefundId>("refund"), r.idOr<ReturnId>("return"), r.id<SaleId>("sale"),
        r.id<AttemptId>("attempt"), r.string("provider"), r.money("total"), r.money("fen"), r.string("state"),
        r.booleanOr("final", false), r.object("body")};
    MENDIAN_TRY(r.status());
    if (fact.amount <= Money() || fact.amount > fact.total)
        return fail(ErrorCode::Protocol, QStringLiteral("refund: the amount is out of range"));
    return fact;
}

QJsonObject RefChange::toJson() const
{
    return JsonWriter()
        .put("what", what)
        .put("version", version)
        .put("staff", staff)
        .putUnlessEmpty("why", why)
        .putUnlessEmpty("rows", rows)
        .object();
}

Result<RefChange> RefChange::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"ref_change");
    RefChange fact{
        r.string("what"), r.integer("version"), r.string("staff"), r.stringOr("why"), r.integerOr("rows", 0)};
    MENDIAN_TRY(r.status());
    return fact;
}

QJsonObject ClockJump::toJson() const
{
    return JsonWriter().put("expected", expected.ms).put("found", found.ms).object();
}

Result<ClockJump> ClockJump::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"clock_jump");
    ClockJump fact{{r.integer("expected")}, {r.integer("found")}};
    MENDIAN_TRY(r.status());
    return fact;
}

namespace {

QJsonObject providerJson(const SignedProvider &row)
{
    return JsonWriter()
        .put("provider", row.provider)
        .put("system_count", row.systemCount)
        .put("system", row.system)
        .put("bill_count", row.billCount)
        .put("billed", row.billed)
        .put("received", row.received)
        .putUnlessEmpty("fee", row.fee)
        .putUnlessEmpty("platform", row.platformFunded)
        .putUnlessEmpty("merchant", row.merchantFunded)
        .object();
}

Result<SignedProvider> providerOf(const QJsonObject &o)
{
    JsonReader r(o, u"day_signed");
    SignedProvider row{r.string("provider"), r.integer("system_count"), r.money("system"), r.integer("bill_count"),
        r.money("billed"), r.money("received"), r.moneyOr("fee"), r.moneyOr("platform"), r.moneyOr("merchant")};
    MENDIAN_TRY(r.status());
    return row;
}

QJsonObject fileJson(const SignedFile &row)
{
    return JsonWriter().put("provider", row.provider).put("kind", row.kind).put("digest", row.digest).object();
}

Result<SignedFile> fileOf(const QJsonObject &o)
{
    JsonReader r(o, u"day_signed");
    SignedFile row{r.string("provider"), r.string("kind"), r.string("digest")};
    MENDIAN_TRY(r.status());
    return row;
}

QJsonObject resolutionJson(const SignedResolution &row)
{
    return JsonWriter()
        .put("key", row.key)
        .put("kind", row.kind)
        .put("action", row.action)
        .putUnlessEmpty("delta", row.delta)
        .putUnlessEmpty("reason", row.reason)
        .put("staff", row.staff)
        .putUnlessEmpty("approver", row.approver)
        .object();
}

Result<SignedResolution> resolutionOf(const QJsonObject &o)
{
    JsonReader r(o, u"day_signed");
    SignedResolution row{r.string("key"), r.string("kind"), r.string("action"), r.moneyOr("delta"),
        r.stringOr("reason"), r.string("staff"), r.stringOr("approver")};
    MENDIAN_TRY(r.status());
    return row;
}

template <typename Row>
QJsonArray rowsJson(const QList<Row> &rows, QJsonObject (*one)(const Row &))
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(one(row));
    return array;
}

template <typename Row>
Status readRows(const QJsonArray &array, Result<Row> (*one)(const QJsonObject &), QList<Row> *rows)
{
    for (const QJsonValue &value : array) {
        const auto row = one(value.toObject());
        if (!row)
            return fail(row.error());
        rows->append(*row);
    }
    return {};
}

} // namespace

QJsonObject DaySigned::toJson() const
{
    return JsonWriter()
        .put("day", day.toString())
        .put("staff", staff)
        .put("at", at.ms)
        .put("providers", QJsonValue(rowsJson(providers, providerJson)))
        .putUnlessEmpty("files", rowsJson(files, fileJson))
        .putUnlessEmpty("resolutions", rowsJson(resolutions, resolutionJson))
        .object();
}

Result<DaySigned> DaySigned::fromJson(const QJsonObject &o)
{
    JsonReader r(o, u"day_signed");
    Status dateStatus;
    DaySigned fact{readDate(r, "day", dateStatus), r.string("staff"), {r.integer("at")}, {}, {}, {}};
    MENDIAN_TRY(readRows(r.array("providers"), providerOf, &fact.providers));
    MENDIAN_TRY(readRows(r.arrayOr("files"), fileOf, &fact.files));
    MENDIAN_TRY(readRows(r.arrayOr("resolutions"), resolutionOf, &fact.resolutions));
    MENDIAN_TRY(r.status());
    MENDIAN_TRY(dateStatus);
    return fact;
}

} // namespace mendian::journal
