// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/cashier/sale/basketmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace mendian;

class TestBasketModel : public QObject
{
    Q_OBJECT
private slots:
    void changesExactly_data();
    void changesExactly();
    void survivesRandomEdits();
};

namespace {
QList<LineView> linesOf(const QString &keys)
{
    QList<LineView> lines;
    for (const QChar c : keys) {
        LineView line;
        line.key = c.toLower().unicode();
        line.name = QString(c);
        line.quantity = Quantity::pieces(c.isUpper() ? 2 : 1); // upper case: the same line with another quantity
        lines += line;
    }
    return lines;
}

QString keysOf(const BasketModel &model)
{
    QString keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys += model.line(row)->name;
    return keys;
}
} // namespace

void TestBasketModel::changesExactly_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("inserted");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("changed");
    QTest::newRow("a scan adds a row") << "abc"
                                       << "abcd" << 1 << 0 << 0;
    QTest::newRow("a scan raises a row") << "abc"
                                         << "aBc" << 0 << 0 << 1;
    QTest::newRow("nothing") << "abc"
                             << "abc" << 0 << 0 << 0;
    QTest::newRow("removed in the middle") << "abc"
                                           << "ac" << 0 << 1 << 0;
    QTest::newRow("undo brings it back") << "ac"
                                         << "abc" << 1 << 0 << 0;
    QTest::newRow("cleared") << "abc"
                             << "" << 0 << 3 << 0;
    QTest::newRow("another basket") << "abc"
                                    << "de" << 2 << 3 << 0;
    QTest::newRow("moved to the end") << "abc"
                                      << "bca" << 2 << 2 << 0;
}

void TestBasketModel::changesExactly()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    BasketModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines(linesOf(before));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setLines(linesOf(after));
    QCOMPARE(keysOf(model), after);
    QTEST(static_cast<int>(inserted.size()), "inserted");
    QTEST(static_cast<int>(removed.size()), "removed");
    QTEST(static_cast<int>(changed.size()), "changed");
    QCOMPARE(reset.size(), 0);
}

void TestBasketModel::survivesRandomEdits()
{
    BasketModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    quint32 seed = 7;
    const auto next = [&seed](
                          int below) { return static_cast<int>((seed = seed * 1664525 + 1013904223) >> 16) % below; };
    for (int round = 0; round < 300; ++round) {
        QString keys;
        for (char c = 'a'; c <= 'z'; ++c) {
            if (next(3) > 0)
                keys.insert(next(static_cast<int>(keys.size()) + 1),
                    next(4) == 0 ? QChar::fromLatin1(c).toUpper() : QChar::fromLatin1(c));
        }
        model.setLines(linesOf(keys));
        QCOMPARE(keysOf(model), keys);
    }
}

MENDIAN_TEST(TestBasketModel)
#include "tst_basketmodel.moc"
