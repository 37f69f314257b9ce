// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/cash/cash.h"
#include "payments/external/slip.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestCashAndSlip : public QObject
{
    Q_OBJECT
private slots:
    void change_data();
    void change();
    void suggestsNotes_data();
    void suggestsNotes();
    void suggestionsAlwaysCover();
    void readsSlips_data();
    void readsSlips();
    void oneSlipPaysOnce();
};

void TestCashAndSlip::change_data()
{
    QTest::addColumn<qint64>("due");
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("change");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, qint64 due, qint64 given, qint64 change, int error = -1) {
        QTest::newRow(name) << due << given << change << error;
    };
    row("200 for 191.94", 19194, 20000, 806);
    row("exact", 19194, 19194, 0);
    row("nothing to pay", 0, 0, 0);
    row("a fen short", 19194, 19193, 0, int(ErrorCode::InvalidInput));
    row("negative due", -1, 100, 0, int(ErrorCode::InvalidInput));
    row("barcode typed as money", 350, 69'012'345, 0, int(ErrorCode::LimitExceeded));
    row("beyond any amount", 350, 6'901'234'567'892, 0, int(ErrorCode::InvalidInput));
}

void TestCashAndSlip::change()
{
    QFETCH(qint64, due);
    QFETCH(qint64, given);
    QFETCH(int, error);
    const auto result = cashChange(Money::fromFen(due), Money::fromFen(given));
    if (error >= 0) {
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), error);
    } else {
        QFETCH(qint64, change);
        QCOMPARE(result->fen(), change);
    }
}

void TestCashAndSlip::suggestsNotes_data()
{
    QTest::addColumn<qint64>("due");
    QTest::addColumn<QList<qint64>>("notes");
    QTest::newRow("ui-guide") << 19194LL << QList<qint64>{19194, 20000, 21000, 30000};
    QTest::newRow("small") << 320LL << QList<qint64>{320, 500, 1000, 5000};
    QTest::newRow("middle") << 2350LL << QList<qint64>{2350, 3000, 5000, 10000};
    QTest::newRow("round") << 10000LL << QList<qint64>{10000, 11000, 20000};
    QTest::newRow("one fen") << 1LL << QList<qint64>{1, 500, 1000, 5000};
    QTest::newRow("nothing") << 0LL << QList<qint64>{};
}

void TestCashAndSlip::suggestsNotes()
{
    QFETCH(qint64, due);
    QFETCH(QList<qint64>, notes);
    QList<qint64> got;
    for (const Money note : smartNotes(Money::fromFen(due)))
        got.append(note.fen());
    QCOMPARE(got, notes);
}

void TestCashAndSlip::suggestionsAlwaysCover()
{
    for (qint64 fen = 1; fen < 60'000; fen += 7) {
        const auto notes = smartNotes(Money::fromFen(fen));
        QVERIFY(notes.size() >= 2 && notes.size() <= 4);
        QCOMPARE(notes.first().fen(), fen);
        for (qsizetype i = 1; i < notes.size(); ++i)
            QVERIFY(notes.at(i) > notes.at(i - 1));
    }
}

void TestCashAndSlip::readsSlips_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("lastFour");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *name, const char *number, const char *four, const char *amount, const char *wrong) {
        QTest::newRow(name) << QString::fromUtf8(number) << QString::fromUtf8(four) << QString::fromUtf8(amount)
                            << QString::fromLatin1(wrong);
    };
    row("usual", " 000123 ", "4471", "191.94", "");
    row("letters", "a1b2c3", "4471", "191.94", "");
    row("no card", "000123", "", "0.01", "");
    row("no number", "", "4471", "1", "number");
    row("short number", "123", "4471", "1", "number");
    row("long number", "123456789012345678901", "4471", "1", "number");
    row("sign in number", "12-34", "4471", "1", "number");
    row("full-width number", "１２３４", "4471", "1", "number");
    row("three digits", "000123", "447", "1", "last_four");
    row("whole card number", "000123", "6222020200012345", "1", "last_four");
    row("letters for card", "000123", "44a1", "1", "last_four");
    row("no amount", "000123", "4471", "", "amount");
    row("zero", "000123", "4471", "0", "amount");
    row("negative", "000123", "4471", "-1", "amount");
    row("three decimals", "000123", "4471", "1.005", "amount");
    row("exponent", "000123", "4471", "1e5", "amount");
    row("too much", "000123", "4471", "10000000", "amount");
}

void TestCashAndSlip::readsSlips()
{
    QFETCH(QString, number);
    QFETCH(QString, lastFour);
    QFETCH(QString, amount);
    QFETCH(QString, wrong);
    const auto slip = parseSlip(number, lastFour, amount);
    QCOMPARE(bool(slip), wrong.isEmpty());
    if (slip) {
        QCOMPARE(slip->number, number.trimmed().toUpper());
        QCOMPARE(slip->lastFour, lastFour);
    } else {
        QCOMPARE(slip.error().args, QStringList{wrong});
    }
}

void TestCashAndSlip::oneSlipPaysOnce()
{
    const TerminalSlip slip{QStringLiteral("000123"), QString(), 100_fen};
    Attempt attempt = *newAttempt(SaleId::create(), externalKind(), 100_fen);
    attempt.transactionId = slip.number;
    QVERIFY(!isSlipUsed({}, slip));
    QVERIFY(!isSlipUsed({attempt}, slip)); // not paid
    attempt.state = AttemptState::Paid;
    QVERIFY(isSlipUsed({attempt}, slip));
    attempt.provider = QStringLiteral("wechat"); // a provider's number is no slip
    QVERIFY(!isSlipUsed({attempt}, slip));
}

MENDIAN_TEST(TestCashAndSlip)
#include "tst_cashandslip.moc"
