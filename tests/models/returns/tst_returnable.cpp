// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/price.h"
#include "models/basket/tosale.h"
#include "models/pricing/rounding.h"
#include "models/returns/reasons.h"
#include "models/returns/returnable.h"
#include "models/returns/tendersplit.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace mendian;

class TestReturnable : public QObject
{
    Q_OBJECT
private slots:
    void threeForTen();
    void roundingIsSharedOut();
    void choicesAreChecked_data();
    void choicesAreChecked();
    void anySequenceAddsUpToWhatWasPaid();
};

namespace {

const QString kReason = QStringLiteral("quality");

int below(QRandomGenerator &random, int limit) { return static_cast<int>(random.bounded(limit)); }

journal::Sale saleOf(const Basket &basket, Money rounding)
{
    return toSale(basket, price(basket).value(),
        {ShiftId::create(), BusinessDate(QDate(2025, 11, 21)), QStringLiteral("0017"), {1}, rounding, {1, 0}});
}

Sku sku(qint64 fen, bool weighed = false)
{
    Sku s;
    s.id = SkuId::create();
    s.name = QStringLiteral("goods");
    s.price = Money::fromFen(fen);
    s.weighed = weighed;
    return s;
}

/// Pieces, weighed goods, scale labels, discounts of a line and of the whole, 抹零, up to four tenders.
journal::Sale randomSale(QRandomGenerator &random)
{
    Basket basket;
    basket.id = SaleId::create();
    const int lines = 1 + below(random, 6);
    for (int i = 0; i < lines; ++i) {
        const Sku s = sku(1 + below(random, random.bounded(2) ? 40 : 5'000), random.bounded(3) == 0);
        const Quantity quantity =
            s.weighed ? Quantity::grams(1 + below(random, 3'000)) : Quantity::pieces(1 + below(random, 9));
        std::optional<Money> label;
        if (s.weighed && random.bounded(3) == 0)
            label = Money::fromFen(1 + below(random, 9'000));
        const qint64 key = basket.add({&s, QStringLiteral("1"), 1, {}, quantity, label}).value();
        if (random.bounded(3) == 0)
            (void)basket.setDiscount(key, {below(random, 10'001), {}, {}});
    }
    if (random.bounded(2) == 0)
        (void)basket.setWholeDiscount({{}, Money::fromFen(below(random, 2'000)), {}});
    const Money priced = price(basket).value().total;
    const auto rules = roundingRules();
    journal::Sale sale = saleOf(basket, waived(priced, rules[size_t(below(random, int(rules.size())))].rule));
    Money open = sale.total;
    for (const char *kind : {"wechat", "external", "wechat", "cash"}) {
        const bool last = qstrcmp(kind, "cash") == 0;
        const Money part = last ? open : Money::fromFen(qint64(random.bounded(quint64(open.fen() + 1))));
        if (part.isZero())
            continue;
        journal::SaleTender tender;
        tender.kind = QString::fromLatin1(kind);
        tender.amount = tender.received = part;
        if (tender.kind == QLatin1String("wechat"))
            tender.attempt = AttemptId::create();
        sale.tenders.append(tender);
        open -= part;
    }
    return sale;
}

Money listPriceOf(const journal::SaleLine &line, Quantity quantity)
{
    return Money::fromFen(
        mulDiv(line.gross.fen(), quantity.thousandths(), line.quantity.thousandths(), Rounding::Up).value());
}

} // namespace

void TestReturnable::threeForTen()
{
    Basket basket;
    const Sku s = sku(400);
    const qint64 key = basket.add({&s, {}, 1, {}, Quantity::pieces(3), {}}).value();
    QVERIFY(basket.setDiscount(key, {{}, 200_fen, {}}));
    const journal::Sale sale = saleOf(basket, {}); // 3 for 10.00
    QMap<int, Quantity> returned;
    QList<Money> given;
    for (int i = 0; i < 3; ++i) {
        const auto lines = returnLines(sale, returned, {{0, Quantity::pieces(1), kReason}});
        QVERIFY(lines);
        given.append(totalOf(*lines));
        returned[0] = returned.value(0) + Quantity::pieces(1);
    }
    QCOMPARE(given, (QList<Money>{333_fen, 333_fen, 334_fen}));
    QCOMPARE(returnableLines(sale, returned).first().leftAmount, 0_fen);
}

void TestReturnable::roundingIsSharedOut()
{
    Basket basket;
    const Sku a = sku(101);
    const Sku b = sku(207);
    QVERIFY(basket.add({&a, {}, 1, {}, Quantity::pieces(1), {}}));
    QVERIFY(basket.add({&b, {}, 1, {}, Quantity::pieces(1), {}}));
    const journal::Sale sale = saleOf(basket, 8_fen); // 3.08, paid 3.00
    const QList<Money> paid = paidByLine(sale);
    QCOMPARE(paid, (QList<Money>{98_fen, 202_fen}));
}

void TestReturnable::choicesAreChecked_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<qint64>("thousandths");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("refused");
    QTest::newRow("all that is left") << 0 << qint64(2'000) << kReason << "";
    QTest::newRow("one more") << 0 << qint64(3'000) << kReason << "LimitExceeded:2";
    QTest::newRow("nothing of it") << 0 << qint64(0) << kReason << "InvalidInput:quantity";
    QTest::newRow("less than nothing") << 0 << qint64(-1'000) << kReason << "InvalidInput:quantity";
    QTest::newRow("half a piece") << 0 << qint64(500) << kReason << "InvalidInput:quantity";
    QTest::newRow("part of the weight") << 1 << qint64(400) << kReason << "";
    QTest::newRow("more than the weight") << 1 << qint64(1'237) << kReason << "LimitExceeded:1.236";
    QTest::newRow("no such line") << 2 << qint64(1'000) << kReason << "InvalidInput:lines";
    QTest::newRow("before the first line") << -1 << qint64(1'000) << kReason << "InvalidInput:lines";
    QTest::newRow("no reason") << 0 << qint64(1'000) << ""
                               << "InvalidInput:reason";
    QTest::newRow("an invented reason") << 0 << qint64(1'000) << "because"
                                        << "InvalidInput:reason";
}

void TestReturnable::choicesAreChecked()
{
    QFETCH(int, index);
    QFETCH(qint64, thousandths);
    QFETCH(QString, reason);
    QFETCH(QString, refused);
    Basket basket;
    const Sku water = sku(350);
    const Sku apples = sku(998, true);
    QVERIFY(basket.add({&water, {}, 1, {}, Quantity::pieces(3), {}}));
    QVERIFY(basket.add({&apples, {}, 1, {}, Quantity::grams(1'236), {}}));
    const journal::Sale sale = saleOf(basket, {});
    const auto lines =
        returnLines(sale, {{0, Quantity::pieces(1)}}, {{index, Quantity::fromThousandths(thousandths), reason}});
    const QString got = lines
        ? QString()
        : QLatin1String(errorName(lines.error().code)) + QLatin1Char(':') + lines.error().args.value(0);
    QCOMPARE(got, refused);
    QVERIFY(!returnLines(sale, {}, {}));
    QVERIFY(!returnLines(sale, {}, {{0, Quantity::pieces(1), kReason}, {0, Quantity::pieces(1), kReason}}));
}

void TestReturnable::anySequenceAddsUpToWhatWasPaid()
{
    int partial = 0;
    for (quint32 seed = 1; seed <= 4'000; ++seed) {
        QRandomGenerator random(seed);
        const journal::Sale sale = randomSale(random);
        QVERIFY(journal::checkSale(sale, false));
        QMap<int, Quantity> returned;
        QMap<int, Money> backOfTender;
        QMap<int, Money> backOfLine;
        Money sum;
        for (int guard = 0; guard < 400; ++guard) {
            QList<ReturnChoice> choices;
            const QList<ReturnableLine> open = returnableLines(sale, returned);
            for (const ReturnableLine &line : open) {
                if (line.left.isZero() || random.bounded(3) == 0)
                    continue;
                Quantity part = line.left;
                if (sale.lines[line.index].weighed && line.left > Quantity::grams(1) && random.bounded(2))
                    part = Quantity::grams(1 + qint64(random.bounded(quint64(line.left.thousandths()))));
                else if (!sale.lines[line.index].weighed)
                    part = Quantity::pieces(1 + qint64(random.bounded(quint64(line.left.wholePieces()))));
                partial += part < line.left ? 1 : 0;
                choices.append({line.index, part, kReason});
            }
            if (choices.isEmpty()) {
                if (std::ranges::all_of(open, [](const ReturnableLine &line) { return line.left.isZero(); }))
                    break;
                continue;
            }
            const auto lines = returnLines(sale, returned, choices);
            QVERIFY2(lines, qPrintable(QStringLiteral("seed %1").arg(seed)));
            QList<TenderSource> sources;
            for (int i = 0; i < sale.tenders.size(); ++i) {
                const journal::SaleTender &tender = sale.tenders[i];
                sources.append({sale.id, i, tender.kind, tender.amount, tender.amount - backOfTender.value(i)});
            }
            const auto split = splitOverTenders(totalOf(*lines), sources);
            QVERIFY2(split, qPrintable(QStringLiteral("seed %1").arg(seed)));
            journal::Return fact;
            fact.receipt.n = 1;
            fact.sale = sale.id;
            fact.lines = *lines;
            fact.total = totalOf(*lines);
            fact.tenders = split->tenders;
            const Status lawful = journal::checkReturn(fact);
            QVERIFY2(lawful, lawful ? "" : qPrintable(lawful.error().detail));
            for (const journal::ReturnLine &line : *lines) {
                QVERIFY(!line.amount.isNegative());
                QVERIFY(line.amount <= listPriceOf(sale.lines[line.index], line.quantity));
                returned[line.index] = returned.value(line.index) + line.quantity;
                backOfLine[line.index] += line.amount;
                sum += line.amount;
            }
            for (const journal::ReturnTender &tender : split->tenders)
                backOfTender[tender.tender] += tender.amount;
        }
        QCOMPARE(sum, sale.total);
        const QList<Money> paid = paidByLine(sale);
        for (int i = 0; i < sale.lines.size(); ++i) {
            QCOMPARE(backOfLine.value(i), paid[i]);
            QVERIFY(paid[i] <= sale.lines[i].net);
        }
        for (int i = 0; i < sale.tenders.size(); ++i)
            QCOMPARE(backOfTender.value(i), sale.tenders[i].amount);
    }
    QVERIFY(partial > 1'000);
}

MENDIAN_TEST(TestReturnable)
#include "tst_returnable.moc"
