// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/escpos.h"
#include "models/documents/columns.h"
#include "models/documents/layout.h"
#include "tests/support/escposreader.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"

#include <QStringEncoder>
#include <ZXing/ReadBarcode.h>

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::printer;
using namespace mendian::test;

class TestEscPos : public QObject
{
    Q_OBJECT
private slots:
    void receiptReadsBackAsTheSale_data();
    void receiptReadsBackAsTheSale();
    void exampleBytesOfTheSpec_data();
    void exampleBytesOfTheSpec();
    void drawerIsAJobOfItsOwn();
    void rareCharacterIsAnImageOrABox_data();
    void rareCharacterIsAnImageOrABox();
    void imageComesInStripsThatAReaderReads();
    void largeTextUsesBothCommands();
    void tooWideIsPrintedAsText();
    void cutterlessPrinterFeeds();
    void nothingInANameIsACommand();
    void statusTails();
};

namespace {
PrinterProfile paper(int columns)
{
    PrinterProfile p = profile(columns == 32 ? QStringLiteral("generic-58") : QStringLiteral("generic-80")).value();
    p.qr = QrMode::GsK;
    p.cutter = Cutter::Partial;
    p.charset = Charset::Gbk;
    return p;
}

QByteArray bytesOf(const QList<Block> &blocks, const PrinterProfile &profile)
{
    Document document;
    document.blocks = blocks;
    return escPos(document, profile).bytes;
}

QList<EscPosToken> tokensOf(const QByteArray &bytes)
{
    EscPosReader reader;
    QList<EscPosToken> tokens = reader.feed(bytes);
    if (reader.pending() != 0)
        tokens.append(EscPosToken{"?", QByteArray()});
    return tokens;
}

int countOf(const QList<EscPosToken> &tokens, const QByteArray &command)
{
    return int(std::count_if(tokens.begin(), tokens.end(), [&](const EscPosToken &t) { return t.command == command; }));
}

/// All GS v 0 strips put together, as 0 and 255 grey.
QImage imageOf(const QList<EscPosToken> &tokens, int &strips)
{
    QByteArray grey;
    int width = 0;
    strips = 0;
    for (const EscPosToken &token : tokens) {
        if (token.command != "1d7630")
            continue;
        ++strips;
        width = 8 * quint8(token.data.at(1));
        for (const char byte : token.data.mid(5))
            for (int bit = 7; bit >= 0; --bit)
                grey += (byte >> bit) & 1 ? '\0' : '\xFF';
    }
    const int height = width ? int(grey.size()) / width : 0;
    return QImage(reinterpret_cast<const uchar *>(grey.constData()), width, height, width, QImage::Format_Grayscale8)
        .copy();
}
} // namespace

void TestEscPos::receiptReadsBackAsTheSale_data()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("58 mm") << 32;
    QTest::newRow("80 mm") << 48;
}

void TestEscPos::receiptReadsBackAsTheSale()
{
    QFETCH(int, columns);
    Document document = sampleReceipt();
    document.blocks.insert(document.blocks.size() - 1, Barcode{BarcodeKind::Ean13, QStringLiteral("6901234567892")});
    const PrintData data = escPos(document, paper(columns));
    const QList<EscPosToken> tokens = tokensOf(data.bytes);
    QCOMPARE(countOf(tokens, "?"), 0);
    QCOMPARE(countOf(tokens, "1b40"), 1); // never in the middle of a job
    QCOMPARE(tokens.first().command, QByteArray("1b40"));
    QCOMPARE(countOf(tokens, "1d56"), 1);
    QCOMPARE(tokens.last().command, QByteArray("1d56"));
    QCOMPARE(countOf(tokens, "1b70"), 0);
    // What is on the paper is what the layout says, line by line.
    QStringList expected;
    for (const LaidLine &line : layout(document, columns))
        expected.append(line.kind == LaidLine::Kind::Text ? line.text : QString());
    expected.removeLast(); // the cut
    QStringList lines = printedLines(data.bytes);
    lines.removeLast(); // after the last line feed
    QCOMPARE(lines, expected);
    for (const QString &line : lines)
        QVERIFY2(columnsOf(line) <= columns, qPrintable(line));
    for (const journal::SaleLine &line : sampleSale().lines)
        QVERIFY(lines.join(QString()).remove(u' ').contains(line.gross.toString()));
    // The code's payload, and the bar code without its check digit.
    QByteArray payload;
    for (const EscPosToken &token : tokens) {
        if (token.command == "1d286b" && token.data.mid(2, 2) == "1P")
            payload = token.data.mid(5);
        if (token.command == "1d6b")
            QCOMPARE(token.data,
                QByteArray("\x43\x0C"
                           "690123456789"));
    }
    QCOMPARE(payload, sampleTrust().code.toUtf8());
    QCOMPARE(data.name, QStringLiteral("receipt"));
    QVERIFY(data.lines > 30 && data.images == 0);
}

void TestEscPos::exampleBytesOfTheSpec_data()
{
    QTest::addColumn<QList<Block>>("blocks");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("found");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QTest::newRow("start") << QList<Block>{} << hex("1B40 1C26 1B32") << true;
    QTest::newRow("qr, byte for byte") << QList<Block>{QrCode{QStringLiteral("https://a.cn"), 6}}
                                       << hex("1D286B0400314132 00 1D286B0300314306 1D286B0300314531 1D286B0F00315030"
                                              "68747470733A2F2F612E636E 1D286B0300315130")
                                       << true;
    QTest::newRow("ean-13") << QList<Block>{Barcode{BarcodeKind::Ean13, QStringLiteral("6901234567892")}}
                            << hex("1D6850 1D7702 1D4802 1D6B430C363930313233343536373839") << true;
    QTest::newRow("code128, even digits in set C")
        << QList<Block>{Barcode{BarcodeKind::Code128, QStringLiteral("00123499")}} << hex("1D6B49067B43000C2263")
        << true;
    QTest::newRow("code128, text in set B")
        << QList<Block>{Barcode{BarcodeKind::Code128, QStringLiteral("A{1")}} << hex("1D6B49067B42417B7B31") << true;
    QTest::newRow("feed") << QList<Block>{Feed{3}} << hex("1B6403") << true;
    QTest::newRow("cut to the cutter, partial") << QList<Block>{Cut{}} << hex("1D564200") << true;
    QTest::newRow("no drawer in a slip") << QList<Block>{Cut{}} << hex("1B70") << false;
}

void TestEscPos::exampleBytesOfTheSpec()
{
    QFETCH(QList<Block>, blocks);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, found);
    QCOMPARE(bytesOf(blocks, paper(48)).contains(bytes), found);
}

void TestEscPos::drawerIsAJobOfItsOwn()
{
    const auto job = drawerJob(paper(48));
    QVERIFY(job);
    QVERIFY(job->drawer);
    QCOMPARE(job->bytes, QByteArray::fromHex("1B700019FA"));
    PrinterProfile without = paper(48);
    without.drawerPulse.clear();
    QCOMPARE(drawerJob(without).error().code, ErrorCode::Unsupported);
}

void TestEscPos::rareCharacterIsAnImageOrABox_data()
{
    QTest::addColumn<bool>("raster");
    QTest::newRow("image") << true;
    QTest::newRow("box") << false;
}

void TestEscPos::rareCharacterIsAnImageOrABox()
{
    QFETCH(bool, raster);
    PrinterProfile gbk = paper(48);
    gbk.rasterFallback = raster;
    journal::Sale sale = sampleSale();
    sale.lines[0].name = QStringLiteral(u"㐀记饼");
    const PrintData data = escPos(receipt(sampleHeader(), sale, sampleTrust()), gbk);
    const QList<EscPosToken> tokens = tokensOf(data.bytes);
    int strips = 0;
    const QImage image = imageOf(tokens, strips);
    QCOMPARE(strips, raster ? 1 : 0);
    QCOMPARE(data.images, strips);
    const QString text = printedLines(data.bytes).join(u'\n');
    QCOMPARE(text.contains(QStringLiteral(u"□记饼")), !raster);
    QVERIFY(!text.contains(QStringLiteral(u"㐀")));
    QVERIFY(text.contains(sale.total.toString()));
    if (!raster)
        return;
    QCOMPARE(image.width(), 576);
    int black = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            black += qGray(image.pixel(x, y)) == 0;
    QVERIFY2(black > 300 && black < 6000, qPrintable(QString::number(black))); // some ink, not a bar
    QCOMPARE(qGray(image.pixel(575, 0)), 255);
}

void TestEscPos::imageComesInStripsThatAReaderReads()
{
    PrinterProfile small = paper(32);
    small.qr = QrMode::Raster;
    small.imageStripRows = 64;
    const QByteArray bytes = bytesOf({QrCode{sampleTrust().code, 6}}, small);
    int strips = 0;
    const QImage image = imageOf(tokensOf(bytes), strips);
    QVERIFY(strips > 1);
    QCOMPARE(image.width(), 384);
    const auto result = ZXing::ReadBarcode(
        {image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum, int(image.bytesPerLine())});
    QVERIFY(result.isValid());
    QCOMPARE(QString::fromStdWString(result.text()), sampleTrust().code);
    PrinterProfile old = paper(48);
    old.qr = QrMode::EscZ;
    QVERIFY(bytesOf({QrCode{QStringLiteral("AB"), 5}}, old).contains(QByteArray::fromHex("1B5A004D0502004142")));
}

void TestEscPos::largeTextUsesBothCommands()
{
    const QList<Block> blocks{TextLine{QStringLiteral("A"), Align::Left, true, false}};
    QVERIFY(bytesOf(blocks, paper(48)).contains(QByteArray::fromHex("1D2111 1C210C 41 0A 1D2100 1C2100")));
    PrinterProfile modern = paper(48);
    modern.fsSize = false;
    QVERIFY(bytesOf(blocks, modern).contains(QByteArray::fromHex("1D2111 41 0A 1D2100")));
}

void TestEscPos::tooWideIsPrintedAsText()
{
    const QByteArray bar = bytesOf({Barcode{BarcodeKind::Code128, QStringLiteral("ABCDEFGHIJKLMNOPQR")}}, paper(32));
    QVERIFY(!bar.contains(QByteArray::fromHex("1D6B")));
    QVERIFY(bar.contains("ABCDEFGHIJKLMNOPQR\n"));
    const QByteArray bad = bytesOf({Barcode{BarcodeKind::Ean13, QStringLiteral("69012x")}}, paper(48));
    QVERIFY(!bad.contains(QByteArray::fromHex("1D6B")));
    // A long payload gets smaller modules rather than no code.
    const QByteArray qr = bytesOf({QrCode{QString(300, u'A'), 8}}, paper(32));
    const int modules = int(qr.indexOf(QByteArray::fromHex("1D286B03003143")));
    QVERIFY(modules > 0);
    QVERIFY(qr.at(modules + 7) < 8 && qr.at(modules + 7) > 1);
    QVERIFY(bytesOf({QrCode{QString(5000, u'x'), 8}}, paper(32)).contains(QByteArray(32, 'x').append("\n")));
}

void TestEscPos::cutterlessPrinterFeeds()
{
    const QByteArray bytes = bytesOf({Cut{}}, profile(QStringLiteral("generic-58")).value());
    QVERIFY(bytes.endsWith(QByteArray::fromHex("1B6404")));
    QVERIFY(!bytes.contains(QByteArray::fromHex("1D56")));
}

void TestEscPos::nothingInANameIsACommand()
{
    journal::Sale sale = sampleSale();
    sale.lines[0].name = QStringLiteral("x\x1B"
                                        "p0\x10\x14\x01\x1D"
                                        "VA\n\x1B@y");
    const QList<EscPosToken> tokens = tokensOf(escPos(receipt(sampleHeader(), sale, {}), paper(48)).bytes);
    QCOMPARE(countOf(tokens, "1b70") + countOf(tokens, "1014"), 0);
    QCOMPARE(countOf(tokens, "1b40"), 1);
    QCOMPARE(countOf(tokens, "1d56"), 1);
}

void TestEscPos::statusTails()
{
    PrinterProfile p = paper(48);
    QCOMPARE(statusTail(p, "0007"), QByteArray::fromHex("1D7201"));
    p.status = StatusMode::ProcessId;
    QCOMPARE(statusTail(p, "0007"), QByteArray::fromHex("1D284806003030 30303037"));
    p.status = StatusMode::None;
    QVERIFY(statusTail(p, "0007").isEmpty());
}

MENDIAN_TEST(TestEscPos)
#include "tst_escpos.moc"
