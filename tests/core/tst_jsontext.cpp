// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "core/jsontext.h"
#include "tests/support/testmain.h"

#include <limits>

using namespace mendian;

// Byte for byte what Qt writes: bodies are hashed, so the two must never differ.
class TestJsonText : public QObject
{
    Q_OBJECT
private slots:
    void textsAreEscapedAsQtDoes_data();
    void textsAreEscapedAsQtDoes();
    void numbersAndFlagsAreWrittenAsQtDoes();
    void nestedObjectsAndArrays();
    void emptyMembersAreLeftOut();
};

void TestJsonText::textsAreEscapedAsQtDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << QStringLiteral("Milk 250ml");
    QTest::newRow("Chinese") << QStringLiteral(u"云溪 饮用天然水");
    QTest::newRow("outside the BMP") << QString::fromUcs4(U"\U00020BB7野家 \U0001F34E");
    QTest::newRow("quotes and backslash") << QStringLiteral("a\"b\\c\"");
    QTest::newRow("slash and delete") << QStringLiteral("</a>\x7f");
    QString controls;
    for (char16_t c = 0; c < 0x20; ++c)
        controls += QChar(c);
    QTest::newRow("controls") << controls;
    QTest::newRow("high surrogate at the end") << QStringLiteral("a") + QChar(0xd842);
    QTest::newRow("high surrogate alone") << QString(QChar(0xd842)) + u'b';
    QTest::newRow("low surrogate alone") << QStringLiteral("a") + QChar(0xdfb7) + u'b';
    QTest::newRow("line separator") << QStringLiteral("a") + QChar(0x2028) + QChar(0xfeff) + QChar(0xffff);
}

void TestJsonText::textsAreEscapedAsQtDoes()
{
    QFETCH(QString, text);
    JsonText json;
    json.beginObject().put("k", text).endObject();
    QCOMPARE(json.bytes(), toJsonBytes({{QLatin1String("k"), text}}));
}

void TestJsonText::numbersAndFlagsAreWrittenAsQtDoes()
{
    for (const qint64 n : {qint64(0), qint64(-1), qint64(9'007'199'254'740'993), std::numeric_limits<qint64>::max(),
             std::numeric_limits<qint64>::min()}) {
        JsonText json;
        json.beginObject().put("n", n).put("o", true).put("p", false).endObject();
        QCOMPARE(json.bytes(),
            toJsonBytes({{QLatin1String("n"), n}, {QLatin1String("o"), true}, {QLatin1String("p"), false}}));
    }
}

void TestJsonText::nestedObjectsAndArrays()
{
    JsonText json;
    json.beginObject().key("a").beginArray();
    json.value(qint64(1)).beginObject().endObject().beginArray().endArray().beginObject().put("x", true).endObject();
    json.endArray().put("b", QStringLiteral("c")).endObject();
    QCOMPARE(json.bytes(), QByteArray("{\"a\":[1,{},[],{\"x\":true}],\"b\":\"c\"}"));
    const auto parsed = parseJsonObject(json.bytes(), u"text");
    QVERIFY(parsed);
    QCOMPARE(toJsonBytes(*parsed), json.bytes());
}

void TestJsonText::emptyMembersAreLeftOut()
{
    JsonText json;
    json.beginObject()
        .putUnlessEmpty("a", QString())
        .putUnlessEmpty("b", qint64(0))
        .putUnlessEmpty("c", false)
        .putUnlessEmpty("d", Money())
        .putUnlessEmpty("e", SaleId())
        .putUnlessEmpty("f", QStringLiteral("x"))
        .endObject();
    QCOMPARE(json.bytes(), QByteArray("{\"f\":\"x\"}"));
}

MENDIAN_TEST(TestJsonText)
#include "tst_jsontext.moc"
