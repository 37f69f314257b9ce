// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/charset.h"
#include "tests/support/testmain.h"

using namespace mendian::printer;

class TestCharset : public QObject
{
    Q_OBJECT
private slots:
    void encodes_data();
    void encodes();
    void folds_data();
    void folds();
    void neverMakesAnotherCharacter();
};

void TestCharset::encodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("gb2312"); // A1 F5 = □
    QTest::addColumn<QByteArray>("gbk");
    QTest::addColumn<QByteArray>("gb18030");
    const auto row = [](const char *name, const QString &text, const char *gb2312, const char *gbk,
                         const char *gb18030) {
        QTest::newRow(name) << text << QByteArray::fromHex(gb2312) << QByteArray::fromHex(gbk)
                            << QByteArray::fromHex(gb18030);
    };
    // The table of spec/devices.md §1.3.
    row("ascii", QStringLiteral("A1"), "4131", "4131", "4131");
    row("common", QStringLiteral(u"中"), "D6D0", "D6D0", "D6D0");
    row("yuan", QStringLiteral(u"￥"), "A3A4", "A3A4", "A3A4");
    row("gbk only", QStringLiteral(u"镕"), "A1F5", "E946", "E946");
    row("four bytes", QStringLiteral(u"㐀"), "A1F5", "A1F5", "8139EE39");
    row("beyond the first plane", QStringLiteral(u"𠀀"), "A1F5", "A1F5", "95328236");
    row("euro has no 0x80", QStringLiteral(u"€"), "A1F5", "A1F5", "A2E3");
    row("circled digit", QStringLiteral(u"①"), "A2D9", "A2D9", "A2D9");
    row("private use", QString(QChar(0xE000)), "A1F5", "A1F5", "A1F5");
    row("box", QStringLiteral(u"□"), "A1F5", "A1F5", "A1F5");
}

void TestCharset::encodes()
{
    QFETCH(QString, text);
    QTEST(PrinterCharset(Charset::Gb2312).encode(text), "gb2312");
    QTEST(PrinterCharset(Charset::Gbk).encode(text), "gbk");
    QTEST(PrinterCharset(Charset::Gb18030).encode(text), "gb18030");
}

void TestCharset::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::addColumn<QString>("kept");
    QTest::newRow("known text stays") << QStringLiteral(u"张三 A") << QStringLiteral(u"张三 A")
                                      << QStringLiteral(u"张三 A");
    QTest::newRow("rare name") << QStringLiteral(u"王㐀") << QStringLiteral(u"王□") << QStringLiteral(u"王㐀");
    QTest::newRow("non-breaking hyphen") << QStringLiteral(u"a‑b") << QStringLiteral("a-b") << QStringLiteral("a-b");
    QTest::newRow("euro") << QStringLiteral(u"€5") << QStringLiteral("EUR5") << QStringLiteral("EUR5");
    QTest::newRow("symbol vanishes") << QStringLiteral(u"好☕茶") << QStringLiteral(u"好茶") << QStringLiteral(u"好茶");
    QTest::newRow("star that printers have") << QStringLiteral(u"★") << QStringLiteral(u"★") << QStringLiteral(u"★");
}

void TestCharset::folds()
{
    QFETCH(QString, text);
    PrinterCharset charset(Charset::Gbk);
    QTEST(charset.fold(text, false), "folded");
    QTEST(charset.fold(text, true), "kept");
}

void TestCharset::neverMakesAnotherCharacter()
{
    for (const Charset set : {Charset::Gb2312, Charset::Gbk, Charset::Gb18030}) {
        PrinterCharset charset(set);
        QStringDecoder decoder("GB18030", QStringConverter::Flag::Stateless);
        int known = 0;
        for (char32_t c = 0x80; c < 0x10000; ++c) {
            if (QChar::isSurrogate(c) || c == 0xFEFF) // fromUcs4() takes FEFF for a byte order mark
                continue;
            const QString text = QString::fromUcs4(&c, 1);
            const QByteArray bytes = charset.encode(text);
            QVERIFY2(bytes.size() >= 2, qPrintable(QString::number(c, 16)));
            const QString back = decoder.decode(bytes);
            QVERIFY(quint8(bytes.at(0)) >= 0x81 && quint8(bytes.at(0)) <= 0xFE);
            QVERIFY2(back == text || back == QStringLiteral(u"□"), qPrintable(QString::number(c, 16)));
            known += back == text;
        }
        QVERIFY(known > (set == Charset::Gb2312 ? 7000 : 20000));
    }
}

MENDIAN_TEST(TestCharset)
#include "tst_charset.moc"
