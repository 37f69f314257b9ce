// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/columns.h"
#include "models/documents/layout.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::test;

// The golden slips lie beside this file as plain text. MENDIAN_UPDATE_GOLDEN=1 renews them.
class TestReceipt : public QObject
{
    Q_OBJECT
private slots:
    void looksLikeItsGolden_data();
    void looksLikeItsGolden();
    void fitsThePaper_data();
    void fitsThePaper();
    void printedAmountsAddUpToTheTotal_data();
    void printedAmountsAddUpToTheTotal();
    void taxAddsUpToTheTotal();
    void unexplainedDiscountIsShown();
    void aFolderThatIsNotRealSaysSo_data();
    void aFolderThatIsNotRealSaysSo();
    void xReportKeepsTheCountBlind();
    void cardTenderShowsLastFour();
    void returnSaysWhereTheMoneyGoes();
};

namespace {
Document slip(const QString &name)
{
    ManualClock clock;
    if (name == QLatin1String("receipt"))
        return sampleReceipt();
    if (name == QLatin1String("receipt_demo_repeat"))
        return marked(sampleReceipt(QStringLiteral("demo")), PrintMark::Repeat, 2);
    if (name == QLatin1String("receipt_en")) {
        SlipHeader header = sampleHeader();
        header.language = SlipLanguage::English;
        return marked(receipt(header, sampleSale(), sampleTrust()), PrintMark::Reprint, 1);
    }
    if (name == QLatin1String("return"))
        return returnSlip(sampleHeader(), sampleReturn(), sampleTrust().hash);
    if (name == QLatin1String("return_no_receipt")) {
        SlipHeader header = sampleHeader();
        header.language = SlipLanguage::English;
        journal::Return value = sampleReturn();
        value.sale = {};
        value.exchange = {};
        value.tenders = {{QStringLiteral("cash"), value.total, {}, -1, {}, {}, {}, {}, {}}};
        return returnSlip(header, value, sampleTrust().hash);
    }
    if (name == QLatin1String("hold"))
        return holdTicket(sampleHeader(),
            {12, QStringLiteral("MDH0ABCDEFGH12"), QStringLiteral("0017"), kSlipMoment, 8500_fen, 14,
                QStringLiteral(u"橙橙汽水500ml")});
    if (name == QLatin1String("shift_open"))
        return shiftOpenSlip(sampleHeader(),
            {{}, 31, QStringLiteral("0017"), BusinessDate(QDate(2025, 11, 21)), 50'000_fen, kSlipMoment});
    if (name == QLatin1String("cash_move"))
        return cashMoveSlip(sampleHeader(),
            {{}, {}, -100'000_fen, QStringLiteral(u"交银行"), QStringLiteral("0017"), QStringLiteral("0003")},
            kSlipMoment);
    if (name == QLatin1String("x"))
        return xReport(sampleHeader(), sampleReport());
    if (name == QLatin1String("z"))
        return zReport(sampleHeader(), sampleReport());
    return testPage(sampleHeader(), QStringLiteral("generic-80"), 32, kSlipMoment);
}

const QStringList kSlips{QStringLiteral("receipt"), QStringLiteral("receipt_demo_repeat"), QStringLiteral("receipt_en"),
    QStringLiteral("hold"), QStringLiteral("shift_open"), QStringLiteral("cash_move"), QStringLiteral("x"),
    QStringLiteral("z"), QStringLiteral("test"), QStringLiteral("return"), QStringLiteral("return_no_receipt")};

void slipRows(const QList<int> &papers)
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("columns");
    for (const QString &name : kSlips)
        for (const int columns : papers)
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(name).arg(columns))) << name << columns;
}
} // namespace

void TestReceipt::looksLikeItsGolden_data() { slipRows({32, 48}); }

void TestReceipt::looksLikeItsGolden()
{
    QFETCH(QString, name);
    QFETCH(int, columns);
    const QString text = renderText(slip(name), columns).join(u'\n') + u'\n';
    QFile file(QStringLiteral(MENDIAN_SOURCE_DIR "/tests/models/documents/golden/%1_%2.txt").arg(name).arg(columns));
    if (qEnvironmentVariableIsSet("MENDIAN_UPDATE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QCOMPARE(text.split(u'\n'), QString::fromUtf8(file.readAll()).split(u'\n'));
}

void TestReceipt::fitsThePaper_data() { slipRows({24, 32, 42, 48}); }

void TestReceipt::fitsThePaper()
{
    QFETCH(QString, name);
    QFETCH(int, columns);
    const QList<LaidLine> lines = layout(slip(name), columns);
    int cuts = 0;
    for (const LaidLine &line : lines) {
        QVERIFY2(columnsOf(line.text) * (line.large ? 2 : 1) <= columns, qPrintable(line.text));
        cuts += line.kind == LaidLine::Kind::Cut;
    }
    QCOMPARE(cuts, 1);
    for (const QString &line : renderText(slip(name), columns))
        QVERIFY2(columnsOf(line) <= columns, qPrintable(line));
}

void TestReceipt::printedAmountsAddUpToTheTotal_data()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("58 mm") << 32;
    QTest::newRow("80 mm") << 48;
}

void TestReceipt::printedAmountsAddUpToTheTotal()
{
    QFETCH(int, columns);
    const journal::Sale sale = sampleSale();
    QVERIFY(journal::checkSale(sale, true));
    // Read the paper as a customer would: the last number of each line between the table's head and the next rule.
    const QStringList lines = renderText(sampleReceipt(), columns);
    static const QRegularExpression amount(QStringLiteral("(-?\\d+\\.\\d\\d)$"));
    Money sum;
    int rules = 0;
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("---")))
            ++rules;
        else if (const auto match = amount.match(line); rules == 2 && match.hasMatch())
            sum += Money::parse(match.captured(1)).value();
    }
    QCOMPARE(sum - sale.rounding, sale.total);
}

void TestReceipt::taxAddsUpToTheTotal()
{
    const journal::Sale sale = sampleSale();
    const QList<TaxRow> rows = taxSummary(sale);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).basisPoints, 900);
    QCOMPARE(rows.at(0).base + rows.at(1).base, sale.total);
    QCOMPARE(rows.at(1).base, 5899_fen); // 59.00 − the rounding's fen
    QCOMPARE(rows.at(1).tax, 679_fen);   // 58.99 × 13 / 113 = 6.786
}

void TestReceipt::unexplainedDiscountIsShown()
{
    journal::Sale sale = sampleSale();
    sale.lines[1].reasons.clear();
    const QString text = renderText(receipt(sampleHeader(), sale, {}), 48).join(u'\n');
    QVERIFY(!text.contains(QStringLiteral(u"会员价")));
    QVERIFY(text.contains(QRegularExpression(QStringLiteral(u"  优惠 +-3\\.00"))));
    QVERIFY(!text.contains(QLatin1String("[QR]")));
}

void TestReceipt::aFolderThatIsNotRealSaysSo_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("banner");
    QTest::newRow("real") << QStringLiteral("real") << QString();
    QTest::newRow("demo") << QStringLiteral("demo") << QStringLiteral(u"演示");
    QTest::newRow("training") << QStringLiteral("training") << QStringLiteral(u"培训");
    QTest::newRow("unknown is not real") << QString() << QStringLiteral(u"演示");
}

void TestReceipt::aFolderThatIsNotRealSaysSo()
{
    QFETCH(QString, folder);
    QFETCH(QString, banner);
    const QString text = renderText(sampleReceipt(folder), 32).join(u'\n');
    QCOMPARE(text.count(QStringLiteral(u"不作凭证")), banner.isEmpty() ? 0 : 2);
    QVERIFY(banner.isEmpty() || text.contains(QStringLiteral("* %1 *").arg(banner)));
}

void TestReceipt::xReportKeepsTheCountBlind()
{
    const QString x = renderText(xReport(sampleHeader(), sampleReport()), 48).join(u'\n');
    QVERIFY(!x.contains(QLatin1String("1751.00")));
    const QString z = renderText(zReport(sampleHeader(), sampleReport()), 48).join(u'\n');
    for (const char *needed :
        {"1751.00", "1746.00", "-5.00", "-39.00", "12121.00", "3f9a1c", "39.90", "0123456789abcdef"})
        QVERIFY2(z.contains(QLatin1String(needed)), needed);
}

void TestReceipt::cardTenderShowsLastFour()
{
    journal::Sale sale = sampleSale();
    journal::SaleTender card;
    card.kind = QStringLiteral("external");
    card.amount = card.received = sale.total;
    card.reference = QStringLiteral("000123");
    card.lastFour = QStringLiteral("6789");
    sale.tenders = {card};
    const QStringList lines = renderText(receipt(sampleHeader(), sale, {}), 32);
    QVERIFY(lines.contains(QStringLiteral(u"  卡号尾号                  6789")));
    QVERIFY(lines.contains(QStringLiteral(u"  签购单号                000123")));
}

void TestReceipt::returnSaysWhereTheMoneyGoes()
{
    QVERIFY(journal::checkReturn(sampleReturn()));
    const QString text = renderText(returnSlip(sampleHeader(), sampleReturn(), sampleTrust().hash), 48).join(u'\n');
    for (const char16_t *needed : {u"退货单", u"原小票号", u"质量问题 漏气", u"换货抵扣", u"4f9a1d",
             u"请在刷卡终端上退款", u"原路退回", u"顾客签字", u"0123456789abcdef"})
        QVERIFY2(text.contains(QString::fromUtf16(needed)), qPrintable(text));
    journal::Sale paidWithGoods = sampleSale();
    paidWithGoods.tenders = {{QStringLiteral("exchange"), paidWithGoods.total, paidWithGoods.total, {},
        AttemptId::create(), QStringLiteral("S001-02-1-18"), QStringLiteral("a1b2c3"), {}, {}}};
    const QString receiptText = renderText(receipt(sampleHeader(), paidWithGoods, {}), 48).join(u'\n');
    QVERIFY(receiptText.contains(QStringLiteral("S001-02-1-18")));
    QVERIFY(!receiptText.contains(QStringLiteral(u"商户单号")));
}

MENDIAN_TEST(TestReceipt)
#include "tst_receipt.moc"
