// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/profile.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::printer;

class TestProfile : public QObject
{
    Q_OBJECT
private slots:
    void everyBuiltInProfileIsSound();
    void whatIsMissingHasADefault();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestProfile::everyBuiltInProfileIsSound()
{
    QCOMPARE(profileIds().size(), 6);
    for (const QString &id : profileIds()) {
        const auto p = profile(id);
        QVERIFY2(p, qPrintable(id));
        QCOMPARE(p->id, id);
        QVERIFY(!p->name.isEmpty());
        QCOMPARE(p->widthDots / p->columns, 12); // font A
        QCOMPARE(p->drawerPulse, QByteArray::fromHex("1B700019FA"));
        // 58 mm boards have no cutter: the paper must pass the edge to be torn off.
        QVERIFY(p->cutter != Cutter::None || p->feedBeforeCut >= 4);
    }
    QCOMPARE(profile(QStringLiteral("generic-58"))->columns, 32);
    QCOMPARE(profile(QStringLiteral("epson-tm"))->status, StatusMode::ProcessId);
    QCOMPARE(profile(QStringLiteral("../goods")).error().code, ErrorCode::NotFound);
}

void TestProfile::whatIsMissingHasADefault()
{
    const auto p = PrinterProfile::fromJson(R"({"id":"a","name":"A"})");
    QVERIFY(p);
    QCOMPARE(p->columns, 48);
    QCOMPARE(p->charset, Charset::Gbk);
    QCOMPARE(p->status, StatusMode::Eot);
    QVERIFY(p->drawerPulse.isEmpty());
}

void TestProfile::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not json") << QByteArray("columns=48");
    QTest::newRow("no id") << QByteArray(R"({"name":"A"})");
    QTest::newRow("charset") << QByteArray(R"({"id":"a","name":"A","charset":"big5"})");
    QTest::newRow("columns") << QByteArray(R"({"id":"a","name":"A","columns":4})");
    QTest::newRow("drawer bytes") << QByteArray(R"({"id":"a","name":"A","drawerPulse":"1B 7"})");
    QTest::newRow("fraction") << QByteArray(R"({"id":"a","name":"A","widthDots":576.5})");
}

void TestProfile::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, json);
    QVERIFY(!PrinterProfile::fromJson(json));
}

MENDIAN_TEST(TestProfile)
#include "tst_profile.moc"
