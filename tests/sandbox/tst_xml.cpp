// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/xml.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::sandbox::wechat;

class TestXml : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesWhatItReads();
};

void TestXml::reads_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("<xml><a>x</a></xml>") << QByteArray("x");
    QTest::newRow("CDATA") << QByteArray("<xml><a><![CDATA[<b>&amp;]]></a></xml>") << QByteArray("<b>&amp;");
    QTest::newRow("CDATA in pieces") << QByteArray("<xml><a><![CDATA[x]]]]><![CDATA[>y]]></a></xml>")
                                     << QByteArray("x]]>y");
    QTest::newRow("entities") << QByteArray("<xml><a>&lt;&gt;&amp;&quot;&apos;&#65;&#x4e2d;</a></xml>")
                              << QByteArray("<>&\"'A\xe4\xb8\xad");
    QTest::newRow("declaration and blanks")
        << QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n <a>x</a>\n</xml>\n") << QByteArray("x");
    QTest::newRow("empty") << QByteArray("<xml><a></a><b>1</b></xml>") << QByteArray();
    QTest::newRow("short form") << QByteArray("<xml><a/></xml>") << QByteArray();
    QTest::newRow("blanks inside count") << QByteArray("<xml><a> x </a></xml>") << QByteArray(" x ");
}

void TestXml::reads()
{
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, value);
    const auto fields = parseXml(xml);
    QVERIFY2(fields.has_value(), fields ? "" : qPrintable(fields.error().detail));
    QVERIFY(fields->has("a"));
    QCOMPARE(fields->value("a"), value);
}

void TestXml::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("JSON") << QByteArray("{\"a\":1}");
    QTest::newRow("another root") << QByteArray("<root><a>x</a></root>");
    QTest::newRow("an attribute on the root") << QByteArray("<xml x=\"1\"><a>x</a></xml>");
    QTest::newRow("an attribute") << QByteArray("<xml><a b=\"1\">x</a></xml>");
    QTest::newRow("nested") << QByteArray("<xml><a><b>x</b></a></xml>");
    QTest::newRow("twice") << QByteArray("<xml><a>1</a><a>2</a></xml>");
    QTest::newRow("DTD") << QByteArray("<!DOCTYPE xml [<!ENTITY e \"x\">]><xml><a>&e;</a></xml>");
    QTest::newRow("external entity") << QByteArray(
        "<?xml version=\"1.0\"?><!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>");
    QTest::newRow("unknown entity") << QByteArray("<xml><a>&nbsp;</a></xml>");
    QTest::newRow("bare ampersand") << QByteArray("<xml><a>a & b</a></xml>");
    QTest::newRow("comment") << QByteArray("<xml><!-- x --><a>x</a></xml>");
    QTest::newRow("processing instruction") << QByteArray("<xml><?x y?><a>x</a></xml>");
    QTest::newRow("text between") << QByteArray("<xml>x<a>x</a></xml>");
    QTest::newRow("not closed") << QByteArray("<xml><a>x</a>");
    QTest::newRow("wrongly closed") << QByteArray("<xml><a>x</b></xml>");
    QTest::newRow("CDATA without end") << QByteArray("<xml><a><![CDATA[x</a></xml>");
    QTest::newRow("bytes after") << QByteArray("<xml><a>x</a></xml>x");
    QTest::newRow("GBK declared") << QByteArray("<?xml version=\"1.0\" encoding=\"GBK\"?><xml><a>x</a></xml>");
    QTest::newRow("not UTF-8") << QByteArray("<xml><a>\xb3\xc9</a></xml>");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf<xml><a>x</a></xml>");
    QTest::newRow("NUL") << QByteArray("<xml><a>x\0y</a></xml>", 21);
    QTest::newRow("surrogate reference") << QByteArray("<xml><a>&#xd800;</a></xml>");
    QTest::newRow("control reference") << QByteArray("<xml><a>&#1;</a></xml>");
    QTest::newRow("too large") << QByteArray("<xml><a>" + QByteArray(70'000, 'x') + "</a></xml>");
    QByteArray many("<xml>");
    for (int i = 0; i < 201; ++i)
        many += "<f" + QByteArray::number(i) + ">x</f" + QByteArray::number(i) + ">";
    QTest::newRow("too many") << many + "</xml>";
}

void TestXml::refuses()
{
    QFETCH(QByteArray, xml);
    QVERIFY(!parseXml(xml));
}

void TestXml::writesWhatItReads()
{
    const Fields fields{{"a", "x]]>y"}, {"b", "<&>"}, {"c", "\xe4\xb8\xad"}, {"d", ""}};
    const auto again = parseXml(writeXml(fields));
    QVERIFY(again.has_value());
    QCOMPARE(*again, fields);
}

MENDIAN_TEST(TestXml)
#include "tst_xml.moc"
