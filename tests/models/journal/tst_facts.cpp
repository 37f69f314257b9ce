// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/facts.h"
#include "models/journal/folds.h"
#include "models/journal/return.h"
#include "models/journal/saleevent.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::journal;

class TestFacts : public QObject
{
    Q_OBJECT
private slots:
    void saleRoundTrips();
    void salesThatDoNotAddUpAreRefused_data();
    void salesThatDoNotAddUpAreRefused();
    void aSalesBodyHasSortedKeysAndNoMore_data();
    void aSalesBodyHasSortedKeysAndNoMore();
    void aSaleAtHandFoldsAsItsBodyDoes_data();
    void aSaleAtHandFoldsAsItsBodyDoes();
    void receiptNumbersRoundTrip();
    void damagedBodiesAreErrors();
    void saleFoldsIntoItsTotals();
    void whoPaidADiscount_data();
    void whoPaidADiscount();
    void aSignedDayRoundTripsAndFolds();
    void unknownKindsFoldToNothing();
    void returnRoundTrips();
    void returnsThatBreakALawAreRefused_data();
    void returnsThatBreakALawAreRefused();
    void returnFoldsIntoItsTotals();
    void refundRoundTrips();
};

static Sale twoLineSale()
{
    Sale sale;
    sale.id = SaleId::create();
    sale.receipt = {QStringLiteral("S001"), 2, 1, 17};
    sale.shift = sale.startedIn = ShiftId::create();
    sale.date = BusinessDate(QDate(2025, 11, 21));
    sale.cashier = QStringLiteral("0017");
    sale.startedAt = {1'763'700'000'000};
    sale.at = {1'763'700'030'000};
    SaleLine water{SkuId::create(), QStringLiteral("100001"), QStringLiteral(u"矿泉水"),
        QStringLiteral("6901028000017"), QStringLiteral(u"瓶"), false, Quantity::pieces(2), 350_fen, 350_fen, 700_fen,
        100_fen, 600_fen, 1300,
        {{QStringLiteral("line_discount"), 100_fen, QStringLiteral("0001"), QStringLiteral("damaged")}}};
    SaleLine apples{SkuId::create(), QStringLiteral("200001"), QStringLiteral(u"苹果"), {}, QStringLiteral("kg"), true,
        Quantity::grams(1236), 998_fen, 998_fen, 1234_fen, 0_fen, 1234_fen, 900, {}};
    sale.lines = {water, apples};
    sale.gross = 1934_fen;
    sale.discount = 100_fen;
    sale.rounding = 4_fen;
    sale.total = 1830_fen;
    SaleTender cash{QStringLiteral("cash"), 830_fen, 1000_fen, 170_fen, {}, {}, {}, 830_fen, 830_fen};
    SaleTender wechat{QStringLiteral("wechat"), 1000_fen, 1000_fen, 0_fen, AttemptId::create(),
        QStringLiteral("4200001"), QStringLiteral("a1b2c3"), 950_fen, 1000_fen};
    sale.tenders = {cash, wechat};
    sale.versions = {12, 0};
    return sale;
}

void TestFacts::saleRoundTrips()
{
    const Sale sale = twoLineSale();
    QVERIFY(checkSale(sale, true));
    const auto bytes = toJsonBytes(toJson(sale));
    const auto again = saleFromJson(parseJsonObject(bytes, u"sale").value());
    QVERIFY(again);
    QCOMPARE(*again, sale);
    QCOMPARE(toJsonBytes(toJson(*again)), bytes);
    QCOMPARE(sale.pieces(), qint64(3));
}

void TestFacts::salesThatDoNotAddUpAreRefused_data()
{
    QTest::addColumn<int>("what");
    const char *names[] = {
        "line net", "gross", "total", "tenders", "change", "no receipt", "no lines", "negative line"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

void TestFacts::salesThatDoNotAddUpAreRefused()
{
    QFETCH(int, what);
    Sale sale = twoLineSale();
    switch (what) {
    case 0:
        sale.lines[0].net += 1_fen;
        break;
    case 1:
        sale.gross += 1_fen;
        break;
    case 2:
        sale.total += 1_fen;
        break;
    case 3:
        sale.tenders[1].amount += 1_fen;
        break;
    case 4:
        sale.tenders[0].change += 1_fen;
        break;
    case 5:
        sale.receipt.n = 0;
        break;
    case 6:
        sale.lines.clear();
        break;
    case 7:
        sale.lines[0].discount = 800_fen;
        sale.lines[0].net = -(100_fen);
        break;
    }
    QVERIFY(!checkSale(sale, true));
    Event event;
    event.kind = static_cast<quint16>(EventKind::Sale);
    event.body = toJsonBytes(toJson(sale));
    QVERIFY(!foldEvent(event));
}

static void saleRows()
{
    QTest::addColumn<Sale>("sale");
    const Sale whole = twoLineSale();
    QTest::newRow("everything set") << whole;
    Sale later = whole;
    later.startedIn = ShiftId::create();
    QTest::newRow("begun in another shift") << later;
    Sale plain = whole;
    plain.lines = {whole.lines[1]};
    plain.startedAt = plain.at;
    plain.gross = plain.total = 1234_fen;
    plain.discount = plain.rounding = 0_fen;
    plain.tenders = {{QStringLiteral("cash"), 1234_fen, 1234_fen, 0_fen, {}, {}, {}, 1234_fen, 1234_fen}};
    QTest::newRow("nothing that can be left out") << plain;
    Sale odd = whole;
    odd.lines[0].name = QStringLiteral("a\"b\\c\n") + QChar(0xd842);
    odd.lines[0].reasons[0].note.clear();
    QTest::newRow("odd texts") << odd;
}

void TestFacts::aSalesBodyHasSortedKeysAndNoMore_data() { saleRows(); }

void TestFacts::aSalesBodyHasSortedKeysAndNoMore()
{
    QFETCH(Sale, sale);
    const QByteArray body = saleBody(sale);
    const auto object = parseJsonObject(body, u"sale");
    QVERIFY(object);
    QCOMPARE(toJsonBytes(*object), body);
    QCOMPARE(saleEvent(sale).body, body);
    QCOMPARE(saleFromJson(*object).value(), sale);
}

void TestFacts::aSaleAtHandFoldsAsItsBodyDoes_data() { saleRows(); }

void TestFacts::aSaleAtHandFoldsAsItsBodyDoes()
{
    QFETCH(Sale, sale);
    Event event;
    event.seq = 7;
    event.kind = static_cast<quint16>(EventKind::Sale);
    event.body = saleBody(sale);
    const auto read = foldEvent(event);
    const auto direct = foldSale(event, sale);
    QVERIFY(read && direct);
    QCOMPARE(direct->size(), read->size());
    const auto same = [](const QList<Column> &a, const QList<Column> &b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
            [](const Column &x, const Column &y) { return qstrcmp(x.name, y.name) == 0 && x.value == y.value; });
    };
    for (qsizetype i = 0; i < read->size(); ++i) {
        const RowOp &a = (*direct)[i];
        const RowOp &b = (*read)[i];
        QVERIFY2(a.kind == b.kind && qstrcmp(a.table, b.table) == 0 && same(a.key, b.key) && same(a.columns, b.columns),
            a.table);
    }
}

void TestFacts::receiptNumbersRoundTrip()
{
    const ReceiptNumber number{QStringLiteral("S001"), 2, 1, 17};
    QCOMPARE(number.toString(), QStringLiteral("S001-02-1-17"));
    QCOMPARE(ReceiptNumber::parse(u"S001-02-1-17").value(), number);
    QVERIFY(!ReceiptNumber::parse(u"S001-02-1"));
    QVERIFY(!ReceiptNumber::parse(u"S001-02-1-17 "));
}

void TestFacts::damagedBodiesAreErrors()
{
    for (const KindName &row : eventKinds()) {
        Event event;
        event.kind = static_cast<quint16>(row.kind);
        event.body = "{\"shift\":5";
        const auto known = foldEvent(event);
        event.body = "{}";
        const auto empty = foldEvent(event);
        QCOMPARE(known.has_value(), empty.has_value());
    }
}

void TestFacts::saleFoldsIntoItsTotals()
{
    const Sale sale = twoLineSale();
    Event event;
    event.seq = 9;
    event.kind = static_cast<quint16>(EventKind::Sale);
    event.body = toJsonBytes(toJson(sale));
    const auto ops = foldEvent(event);
    QVERIFY(ops);
    QMap<QString, qint64> totals;
    for (const RowOp &op : *ops)
        if (qstrcmp(op.table, "shift_totals") == 0)
            totals[std::get<QString>(op.key[1].value)] = std::get<qint64>(op.columns[1].value);
    QCOMPARE(totals.value(QStringLiteral("tender:cash")), qint64(830));
    QCOMPARE(totals.value(QStringLiteral("tender:wechat")), qint64(1000));
    QCOMPARE(totals.value(QStringLiteral("sale")), qint64(1830));
    QCOMPARE(totals.value(QStringLiteral("discount")), qint64(100));
    QCOMPARE(totals.value(QStringLiteral("rounding")), qint64(4));
    QCOMPARE(totals.value(QStringLiteral("platform:wechat")), qint64(50));
    QVERIFY(!totals.contains(QStringLiteral("merchant:wechat")));
    QVERIFY(!totals.contains(QStringLiteral("platform:cash")));
}

void TestFacts::whoPaidADiscount_data()
{
    QTest::addColumn<qint64>("paid");
    QTest::addColumn<qint64>("receives");
    QTest::addColumn<qint64>("platform");
    QTest::addColumn<qint64>("merchant");
    QTest::newRow("nobody") << qint64(1000) << qint64(1000) << qint64(0) << qint64(0);
    QTest::newRow("the provider") << qint64(800) << qint64(1000) << qint64(200) << qint64(0);
    QTest::newRow("the shop") << qint64(800) << qint64(800) << qint64(0) << qint64(200);
    QTest::newRow("both") << qint64(700) << qint64(900) << qint64(200) << qint64(100);
    QTest::newRow("all by the provider") << qint64(0) << qint64(1000) << qint64(1000) << qint64(0);
    QTest::newRow("nobody has told") << qint64(0) << qint64(0) << qint64(0) << qint64(0);
}

void TestFacts::whoPaidADiscount()
{
    QFETCH(qint64, paid);
    QFETCH(qint64, receives);
    SaleTender tender{QStringLiteral("wechat"), 1000_fen, 1000_fen, 0_fen, AttemptId::create(), {}, {},
        Money::fromFen(paid), Money::fromFen(receives)};
    QTEST(platformFunded(tender).fen(), "platform");
    QTEST(merchantFunded(tender).fen(), "merchant");
    tender.attempt = {};
    QCOMPARE(platformFunded(tender), 0_fen); // cash and slips have no such thing
    QCOMPARE(merchantFunded(tender), 0_fen);
}

void TestFacts::aSignedDayRoundTripsAndFolds()
{
    const DaySigned fact{BusinessDate(QDate(2025, 11, 20)), QStringLiteral("0001"), {1'763'700'000'000},
        {{QStringLiteral("wechat"), 3, 1000_fen, 4, 1100_fen, 1100_fen, 7_fen, 50_fen, 20_fen}},
        {{QStringLiteral("wechat"), QStringLiteral("trade"), QStringLiteral("ab12")}},
        {{QStringLiteral("wechat:p:1"), QStringLiteral("missing_here"), QStringLiteral("write_off"), 100_fen,
            QStringLiteral("tip"), QStringLiteral("0023"), QStringLiteral("0001")}}};
    const auto again = DaySigned::fromJson(fact.toJson());
    QVERIFY(again);
    QCOMPARE(again->day, fact.day);
    QCOMPARE(again->providers, fact.providers);
    QCOMPARE(again->files, fact.files);
    QCOMPARE(again->resolutions, fact.resolutions);
    Event event;
    event.seq = 9;
    event.kind = static_cast<quint16>(EventKind::DaySigned);
    event.body = toJsonBytes(fact.toJson());
    const auto ops = foldEvent(event);
    QVERIFY(ops);
    QCOMPARE(ops->size(), 1);
    QCOMPARE(QByteArray(ops->first().table), QByteArray("signed_days"));
    QCOMPARE(std::get<QString>(ops->first().key.first().value), QStringLiteral("2025-11-20"));
    QJsonObject broken = fact.toJson();
    broken.insert(QStringLiteral("providers"), QJsonArray{QJsonObject{}});
    QVERIFY(!DaySigned::fromJson(broken));
}

void TestFacts::unknownKindsFoldToNothing()
{
    Event event;
    event.kind = 9999;
    event.body = "not json";
    QCOMPARE(foldEvent(event).value().size(), 0);
    QCOMPARE(kindName(9999), "unknown");
}

static Return twoLineReturn()
{
    const Sale sale = twoLineSale();
    Return value;
    value.id = ReturnId::create();
    value.receipt = {QStringLiteral("S001"), 2, 1, 18};
    value.sale = sale.id;
    value.saleReceipt = sale.receipt.toString();
    value.shift = ShiftId::create();
    value.date = BusinessDate(QDate(2025, 11, 22));
    value.at = {1'763'800'000'000};
    value.cashier = QStringLiteral("0017");
    value.approver = QStringLiteral("0001");
    value.lines = {{0, sale.lines[0].sku, QStringLiteral("100001"), QStringLiteral(u"矿泉水"), QStringLiteral(u"瓶"),
                       false, Quantity::pieces(1), Quantity::pieces(2), 299_fen, 1300, QStringLiteral("quality"),
                       QStringLiteral(u"漏水")},
        {1, sale.lines[1].sku, {}, QStringLiteral(u"苹果"), QStringLiteral("kg"), true, Quantity::grams(1236),
            Quantity::grams(1236), 1231_fen, 900, QStringLiteral("unwanted"), {}}};
    value.total = 1530_fen;
    value.tenders = {{QStringLiteral("wechat"), 1000_fen, sale.id, 1, 1000_fen, sale.tenders[1].attempt,
                         RefundId::create(), QStringLiteral("4200001"), QStringLiteral("a1b2c3")},
        {QStringLiteral("exchange"), 530_fen, {}, -1, {}, {}, {}, {}, {}}};
    value.through = {{QStringLiteral("exchange"), 200_fen, SaleId::create(), 0, 300_fen, {}, {}, {}, {}}};
    value.exchange = SaleId::create();
    return value;
}

void TestFacts::returnRoundTrips()
{
    const Return value = twoLineReturn();
    const Status lawful = checkReturn(value);
    QVERIFY2(lawful, lawful ? "" : qPrintable(lawful.error().detail));
    const auto bytes = toJsonBytes(toJson(value));
    const auto again = returnFromJson(parseJsonObject(bytes, u"return").value());
    QVERIFY(again);
    QCOMPARE(*again, value);
    QCOMPARE(toJsonBytes(toJson(*again)), bytes);
    QCOMPARE(value.pieces(), qint64(2));
}

void TestFacts::returnsThatBreakALawAreRefused_data()
{
    using Break = std::function<void(Return &)>;
    QTest::addColumn<Break>("breakIt");
    const auto row = [](const char *name, const Break &breakIt) { QTest::newRow(name) << breakIt; };
    row("no receipt number", [](Return &r) { r.receipt.n = 0; });
    row("no lines", [](Return &r) { r.lines.clear(); });
    row("a line does not add up", [](Return &r) { r.lines[0].amount += 1_fen; });
    row("a tender does not add up", [](Return &r) { r.tenders[1].amount += 1_fen; });
    row("more than was sold", [](Return &r) { r.lines[0].quantity = Quantity::pieces(3); });
    row("nothing came back", [](Return &r) { r.lines[0].quantity = {}; });
    row("negative", [](Return &r) {
        r.lines[0].amount = -(1_fen);
        r.lines[1].amount = 1531_fen;
    });
    row("without a reason", [](Return &r) { r.lines[0].reason.clear(); });
    row("a line twice", [](Return &r) { r.lines[1].index = 0; });
    row("more than the tender paid", [](Return &r) { r.tenders[0].of = 999_fen; });
    row("a tender twice", [](Return &r) {
        r.tenders[0].amount = 500_fen;
        r.tenders.append(r.tenders[0]);
    });
    row("held for no sale", [](Return &r) { r.exchange = {}; });
    row("without a receipt by WeChat", [](Return &r) {
        r.sale = {};
        r.lines[0].index = r.lines[1].index = -1;
    });
    row("without a receipt and nobody approves", [](Return &r) {
        r.sale = {};
        r.lines[0].index = r.lines[1].index = -1;
        r.tenders = {{QStringLiteral("cash"), 1530_fen, {}, -1, {}, {}, {}, {}, {}}};
        r.approver.clear();
    });
}

void TestFacts::returnsThatBreakALawAreRefused()
{
    QFETCH(std::function<void(Return &)>, breakIt);
    Return value = twoLineReturn();
    breakIt(value);
    QVERIFY(!checkReturn(value));
    Event event;
    event.kind = static_cast<quint16>(EventKind::Return);
    event.body = toJsonBytes(toJson(value));
    QVERIFY(!foldEvent(event));
}

void TestFacts::returnFoldsIntoItsTotals()
{
    Event event;
    event.seq = 9;
    event.kind = static_cast<quint16>(EventKind::Return);
    event.body = toJsonBytes(toJson(twoLineReturn()));
    const auto ops = foldEvent(event);
    QVERIFY(ops);
    QMap<QString, qint64> totals;
    QMap<QString, int> rows;
    for (const RowOp &op : *ops) {
        ++rows[QString::fromLatin1(op.table)];
        if (qstrcmp(op.table, "shift_totals") == 0)
            totals[std::get<QString>(op.key[1].value)] = std::get<qint64>(op.columns[1].value);
    }
    QCOMPARE(totals,
        (QMap<QString, qint64>{{QStringLiteral("return"), 1530}, {QStringLiteral("refund:wechat"), 1000},
            {QStringLiteral("refund:exchange"), 530}}));
    QCOMPARE(rows.value(QStringLiteral("return_lines")), 2);
    QCOMPARE(rows.value(QStringLiteral("return_tenders")), 3); // one of them goes through an exchange
    QCOMPARE(rows.value(QStringLiteral("counters")), 1);
}

void TestFacts::refundRoundTrips()
{
    const RefundFact fact{RefundId::create(), {}, SaleId::create(), AttemptId::create(), QStringLiteral("wechat"),
        900_fen, 350_fen, QStringLiteral("Stuck"), false, QJsonObject{{QStringLiteral("request"), 3}}};
    const auto again = RefundFact::fromJson(fact.toJson());
    QVERIFY(again);
    QCOMPARE(again->toJson(), fact.toJson());
    QJsonObject more = fact.toJson();
    more.insert(QStringLiteral("fen"), 901);
    QVERIFY(!RefundFact::fromJson(more));
}

MENDIAN_TEST(TestFacts)
#include "tst_facts.moc"
