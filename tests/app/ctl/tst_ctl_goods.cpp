// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;

namespace {
const QByteArray kHead = QByteArrayLiteral("货号,名称,售价,条码\n");
const QByteArray kGood = QByteArrayLiteral("A1,好茶,12.50,6901234567892\n");
} // namespace

// `import goods` with files of every kind of wrong: nothing changes, and the report names line and column.
class TestCtlGoods : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void malformed_data();
    void malformed();
    void importsAndReplaces();
    void dryRunWritesNothing();
    void encodings();
    void exportComesBackEqual();
    void aRealShopAsksForAPerson();
    void progressIsOnStandardError();

private:
    test::CtlResult importCsv(const QByteArray &bytes, const QStringList &rest = {});
    QByteArray goods();
    QString data() const { return m_dir.filePath(QStringLiteral("shop")); }

    QTemporaryDir m_dir;
};

void TestCtlGoods::initTestCase() { test::makeDemo(data(), 20); }

test::CtlResult TestCtlGoods::importCsv(const QByteArray &bytes, const QStringList &rest)
{
    const QString path = m_dir.filePath(QStringLiteral("in.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    return test::ctl(
        QStringList{QStringLiteral("import"), QStringLiteral("goods"), path, QStringLiteral("--data"), data()} + rest);
}

/// All goods of the shop as they would be exported.
QByteArray TestCtlGoods::goods()
{
    const QString path = m_dir.filePath(QStringLiteral("out.csv"));
    test::ctl({QStringLiteral("export"), QStringLiteral("goods"), path, QStringLiteral("--data"), data()});
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCtlGoods::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("wrong encoding") << kHead + kGood + "A2,\xff\xfe\x80,1.00,\n"
                                    << "BadEncoding" << 3 << -1;
    QTest::newRow("missing column") << QByteArrayLiteral("货号,名称\nA1,茶\n") << "MissingColumn" << -1 << -1;
    QTest::newRow("no file content") << QByteArray() << "EmptyFile" << -1 << -1;
    QTest::newRow("barcode twice in a row") << kHead + "A1,茶,1.00,6901234567892;6901234567892\n"
                                            << "RepeatedBarcode" << 2 << 4;
    QTest::newRow("barcode in two rows") << kHead + kGood + "A2,茶,1.00,6901234567892\n"
                                         << "DuplicateBarcode" << 3 << 4;
    QTest::newRow("check digit") << kHead + "A1,茶,1.00,6901234567893\n"
                                 << "BadCheckDigit" << 2 << 4;
    QTest::newRow("NUL") << kHead + QByteArray("A1,a\0b,1.00,\n", 13) << "NulByte" << -1 << -1;
    QTest::newRow("10 MB line") << kHead + "A1," + QByteArray(10 * 1024 * 1024, 'x') + ",1.00,\n"
                                << "LineTooLong" << 2 << -1;
    QTest::newRow("exponent") << kHead + kGood + "A2,茶,1e5,\n"
                              << "Exponent" << 3 << 3;
    QTest::newRow("three decimals") << kHead + "A1,茶,1.999,\n"
                                    << "TooManyDecimals" << 2 << 3;
    QTest::newRow("negative") << kHead + "A1,茶,-1,\n"
                              << "Negative" << 2 << 3;
    QTest::newRow("quote never closed") << kHead + "A1,\"茶,1.00,\n"
                                        << "UnclosedQuote" << 2 << -1;
}

void TestCtlGoods::malformed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(int, line);
    QFETCH(int, column);
    const QByteArray before = goods();
    const auto result = importCsv(bytes);
    QVERIFY2(result.exit == 1, result.all().constData());
    QVERIFY(!result.json.value(QStringLiteral("ok")).toBool(true));
    const auto errors = result.json.value(QStringLiteral("errors")).toArray();
    QVERIFY2(!errors.isEmpty(), result.all().constData());
    const QJsonObject first = errors.first().toObject();
    QCOMPARE(first.value(QStringLiteral("code")).toString(), code);
    if (line >= 0)
        QCOMPARE(first.value(QStringLiteral("line")).toInt(), line);
    if (column >= 0)
        QCOMPARE(first.value(QStringLiteral("column")).toInt(), column);
    QVERIFY(!result.sentence().isEmpty());
    QVERIFY(!before.isEmpty());
    QCOMPARE(goods(), before);
}

void TestCtlGoods::importsAndReplaces()
{
    const auto added = importCsv(kHead + kGood);
    QVERIFY2(added.exit == 0, added.all().constData());
    QCOMPARE(added.json.value(QStringLiteral("written")).toInteger(), 1);
    QVERIFY(goods().contains("好茶"));
    QVERIFY(goods().contains("100001"));
    const auto taken = importCsv(kHead + "B1,别的,1.00,6901234567892\n");
    QVERIFY2(taken.exit == 1, taken.all().constData());
    QCOMPARE(taken.json.value(QStringLiteral("errors"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("code"))
                 .toString(),
        QStringLiteral("BarcodeInUse"));
    const auto replaced = importCsv(kHead + kGood, {QStringLiteral("--replace")});
    QVERIFY2(replaced.exit == 0, replaced.all().constData());
    QVERIFY(!goods().contains("100001"));
    const auto sold = test::ctl({QStringLiteral("sell"), QStringLiteral("--data"), data(), QStringLiteral("--code"),
        QStringLiteral("6901234567892"), QStringLiteral("--pay"), QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("total_fen")).toInteger(), 1250);
}

void TestCtlGoods::dryRunWritesNothing()
{
    const QByteArray before = goods();
    const auto checked = importCsv(kHead + "C1,新货,3.00,\n", {QStringLiteral("--dry-run")});
    QVERIFY2(checked.exit == 0, checked.all().constData());
    QCOMPARE(checked.json.value(QStringLiteral("dry_run")).toBool(), true);
    QCOMPARE(checked.json.value(QStringLiteral("rows")).toInteger(), 1);
    QCOMPARE(goods(), before);
}

void TestCtlGoods::encodings()
{
    const QByteArray gb = QByteArray::fromHex("bbf5bac52cc3fbb3c62ccadbbcdb0a44312cb2e82c312e30300a");
    const auto found = importCsv(gb);
    QVERIFY2(found.exit == 0, found.all().constData());
    QCOMPARE(found.json.value(QStringLiteral("encoding")).toString(), QStringLiteral("GB18030"));
    QVERIFY(importCsv(gb, {QStringLiteral("--encoding"), QStringLiteral("gb18030")}).exit == 0);
    const auto forced = importCsv(gb, {QStringLiteral("--encoding"), QStringLiteral("utf-8")});
    QVERIFY2(forced.exit == 1, forced.all().constData());
    QCOMPARE(importCsv(gb, {QStringLiteral("--encoding"), QStringLiteral("latin1")}).exit, 2);
    QVERIFY(goods().contains("茶"));
}

void TestCtlGoods::exportComesBackEqual()
{
    const QByteArray before = goods();
    const auto again = importCsv(before);
    QVERIFY2(again.exit == 0, again.all().constData());
    QCOMPARE(again.json.value(QStringLiteral("written")).toInteger(), 0);
}

void TestCtlGoods::aRealShopAsksForAPerson()
{
    const QString real = m_dir.filePath(QStringLiteral("real"));
    const auto made = test::ctl(
        {QStringLiteral("init"), QStringLiteral("--data"), real, QStringLiteral("--kind"), QStringLiteral("real"),
            QStringLiteral("--store"), QStringLiteral("S009"), QStringLiteral("--manager"), QStringLiteral("0900:Ma"),
            QStringLiteral("--pin-file"), QStringLiteral("-")},
        "802491");
    QVERIFY2(made.exit == 0, made.all().constData());
    const QString path = m_dir.filePath(QStringLiteral("real.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kHead + kGood) > 0);
    file.close();
    const QStringList line{QStringLiteral("import"), QStringLiteral("goods"), path, QStringLiteral("--data"), real};
    const auto nobody = test::ctl(line);
    QVERIFY2(nobody.exit == 1, nobody.all().constData());
    QCOMPARE(nobody.errorCode(), QStringLiteral("NotSignedIn"));
    const QStringList who{
        QStringLiteral("--staff"), QStringLiteral("0900"), QStringLiteral("--pin-file"), QStringLiteral("-")};
    const auto wrong = test::ctl(line + who, "111222");
    QCOMPARE(wrong.errorCode(), QStringLiteral("WrongPin"));
    const auto right = test::ctl(line + who, "802491\n");
    QVERIFY2(right.exit == 0, right.all().constData());
    QVERIFY(!right.all().contains("802491"));
    const auto demo = test::ctl({QStringLiteral("demo-data"), QStringLiteral("--data"), real});
    QCOMPARE(demo.errorCode(), QStringLiteral("WrongFolder"));
}

void TestCtlGoods::progressIsOnStandardError()
{
    const QString folder = m_dir.filePath(QStringLiteral("fresh"));
    const auto made = test::ctl({QStringLiteral("demo-data"), QStringLiteral("--data"), folder,
        QStringLiteral("--goods"), QStringLiteral("300")});
    QVERIFY2(made.exit == 0, made.all().constData());
    QCOMPARE(made.json.value(QStringLiteral("goods")).toInteger(), 300);
    QVERIFY(made.err.join(u'\n').contains(QLatin1String("300 of 300")));
    QCOMPARE(made.out.size(), 1);
}

MENDIAN_TEST(TestCtlGoods)
#include "tst_ctl_goods.moc"
