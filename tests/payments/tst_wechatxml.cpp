// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/xml.h"

#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::wechat;

class TestWechatXml : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesTooLarge();
    void roundTrips_data();
    void roundTrips();
};

void TestWechatXml::reads_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QByteArray("<xml><a>1</a></xml>") << QStringLiteral("1");
    QTest::newRow("CDATA") << QByteArray("<xml>\n<a><![CDATA[<b>&c]]></a>\n</xml>") << QStringLiteral("<b>&c");
    QTest::newRow("entities of XML") << QByteArray("<xml><a>&lt;x&gt; &amp; &#65;</a></xml>")
                                     << QStringLiteral("<x> & A");
    QTest::newRow("mixed") << QByteArray("<xml><a>x<![CDATA[y]]>z</a></xml>") << QStringLiteral("xyz");
    QTest::newRow("Chinese") << QByteArray("<xml><a>\xE6\x94\xAF\xE4\xBB\x98</a></xml>") << QStringLiteral(u"支付");
    QTest::newRow("spaces count") << QByteArray("<xml><a> 1 </a></xml>") << QStringLiteral(" 1 ");
    QTest::newRow("declared UTF-8") << QByteArray("<?xml version=\"1.0\" encoding=\"utf-8\"?><xml><a>1</a></xml>")
                                    << QStringLiteral("1");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF<xml><a>1</a></xml>") << QStringLiteral("1");
    QTest::newRow("empty") << QByteArray("<xml><a/></xml>") << QString();
}

void TestWechatXml::reads()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, value);
    const auto fields = readXml(xml);
    QVERIFY(fields);
    QVERIFY(fields->contains(QStringLiteral("a")));
    QCOMPARE(fields->value(QStringLiteral("a")), value);
}

void TestWechatXml::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("SUCCESS");
    QTest::newRow("html") << QByteArray("<html><body>502</body></html>");
    QTest::newRow("json") << QByteArray("{\"return_code\":\"SUCCESS\"}");
    QTest::newRow("cut off") << QByteArray("<xml><a>1</a>");
    QTest::newRow("cut off in CDATA") << QByteArray("<xml><a><![CDATA[1</a></xml>");
    QTest::newRow("second root") << QByteArray("<xml><a>1</a></xml><xml/>");
    QTest::newRow("trailing text") << QByteArray("<xml><a>1</a></xml>x");
    QTest::newRow("nested") << QByteArray("<xml><a><b>1</b></a></xml>");
    QTest::newRow("text between") << QByteArray("<xml>x<a>1</a></xml>");
    QTest::newRow("attribute") << QByteArray("<xml><a b=\"1\">1</a></xml>");
    QTest::newRow("namespace") << QByteArray("<xml xmlns=\"urn:x\"><a>1</a></xml>");
    QTest::newRow("field twice") << QByteArray("<xml><a>1</a><a>2</a></xml>");
    QTest::newRow("strange name") << QByteArray("<xml><a-b>1</a-b></xml>");
    QTest::newRow("comment") << QByteArray("<xml><!-- x --><a>1</a></xml>");
    QTest::newRow("instruction") << QByteArray("<xml><?php ?><a>1</a></xml>");
    QTest::newRow("DTD") << QByteArray("<!DOCTYPE xml><xml><a>1</a></xml>");
    QTest::newRow("external entity") << QByteArray(
        "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>");
    QTest::newRow("bomb") << QByteArray("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                                        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><xml><a>&c;&c;&c;</a></xml>");
    QTest::newRow("undeclared entity") << QByteArray("<xml><a>&nbsp;</a></xml>");
    QTest::newRow("GBK bytes") << QByteArray("<xml><a>\xD6\xA7\xB8\xB6</a></xml>");
    QTest::newRow("declared GBK") << QByteArray("<?xml version=\"1.0\" encoding=\"GBK\"?><xml><a>1</a></xml>");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE<\0x\0m\0l\0/\0>\0", 14);
    QTest::newRow("NUL") << QByteArray("<xml><a>1\0002</a></xml>", 19);
    QTest::newRow("501 fields") << []() -> QByteArray {
        QByteArray xml = "<xml>";
        for (int i = 0; i < 501; ++i)
            xml += "<f" + QByteArray::number(i) + "/>";
        return xml + "</xml>";
    }();
}

void TestWechatXml::refuses()
{
    QFETCH(QByteArray, xml);
    const auto fields = readXml(xml);
    QVERIFY(!fields);
    QCOMPARE(fields.error().code, ErrorCode::Protocol);
}

void TestWechatXml::refusesTooLarge()
{
    const QByteArray big = "<xml><a>" + QByteArray(kMaxReplyBytes, 'x') + "</a></xml>";
    QCOMPARE(readXml(big).error().code, ErrorCode::LimitExceeded);
    QVERIFY(readXml("<xml><a>" + QByteArray(kMaxReplyBytes - 19, 'x') + "</a></xml>"));
}

void TestWechatXml::roundTrips_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("back");
    QTest::newRow("plain") << QStringLiteral("350") << QStringLiteral("350");
    QTest::newRow("Chinese") << QStringLiteral(u"门店-可乐 500ml") << QStringLiteral(u"门店-可乐 500ml");
    QTest::newRow("markup") << QStringLiteral("<a>&\"'") << QStringLiteral("<a>&\"'");
    QTest::newRow("end of CDATA") << QStringLiteral("a]]>b]]>") << QStringLiteral("a]]>b]]>");
    QTest::newRow("emoji") << QStringLiteral(u"🍊") << QStringLiteral(u"🍊");
    QTest::newRow("control characters go") << QStringLiteral("a\u0001\u001fb") << QStringLiteral("ab");
    QTest::newRow("lone surrogate goes") << QString(QChar(0xd83c)) + QStringLiteral("x") << QStringLiteral("x");
}

void TestWechatXml::roundTrips()
{
    QFETCH(QString, value);
    QFETCH(QString, back);
    const auto fields = readXml(writeXml({{QStringLiteral("body"), value}}));
    QVERIFY(fields);
    QCOMPARE(fields->value(QStringLiteral("body")), back);
}

MENDIAN_TEST(TestWechatXml)
#include "tst_wechatxml.moc"
