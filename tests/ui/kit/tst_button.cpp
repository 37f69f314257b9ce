// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/button.h"
#include "ui/kit/style.h"
#include "ui/kit/tile.h"

#include <QApplication>
#include <QSignalSpy>

using namespace mendian::kit;

class TestButton : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installKit(*qApp, ThemeKind::Light, false); }
    void everyWayPresses_data();
    void everyWayPresses();
    void busyTakesOnePress();
    void refusalSaysWhy_data();
    void refusalSaysWhy();
    void pressedLookIsImmediate();
    void shortcutClicksAtOnce();
    void growsWithItsWords();
    void saysWhenTextDoesNotFit();
    void hasAccessibleNameRoleAndState();
};

namespace {
void pressBy(const QString &way, Button &button)
{
    if (way == QLatin1String("mouse"))
        QTest::mouseClick(&button, Qt::LeftButton);
    else if (way == QLatin1String("space"))
        QTest::keyClick(&button, Qt::Key_Space);
    else if (way == QLatin1String("enter"))
        QTest::keyClick(&button, Qt::Key_Return);
    else if (way == QLatin1String("reader"))
        QAccessible::queryAccessibleInterface(&button)->actionInterface()->doAction(
            QAccessibleActionInterface::pressAction());
}

void addWays()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"mouse", "space", "enter", "reader"})
        QTest::newRow(way) << QString::fromLatin1(way);
}
} // namespace

void TestButton::everyWayPresses_data() { addWays(); }

void TestButton::everyWayPresses()
{
    QFETCH(QString, way);
    Button button(QStringLiteral("Pay"));
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    pressBy(way, button);
    QCOMPARE(clicked.size(), 1);
}

void TestButton::busyTakesOnePress()
{
    Button button(ButtonKind::Action, QStringLiteral("scan"), QStringLiteral("Pay"));
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    connect(&button, &QAbstractButton::clicked, &button, [&button] { button.setBusy(true); });
    for (const char *way : {"mouse", "mouse", "space", "enter"})
        pressBy(QString::fromLatin1(way), button);
    button.press();
    QCOMPARE(clicked.size(), 1);
    button.setBusy(false);
    pressBy(QStringLiteral("mouse"), button);
    QCOMPARE(clicked.size(), 2);
}

void TestButton::refusalSaysWhy_data() { addWays(); }

void TestButton::refusalSaysWhy()
{
    QFETCH(QString, way);
    Button button(QStringLiteral("Reverse"));
    button.setRefusal(QStringLiteral("possible in 12 seconds"));
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    QSignalSpy refused(&button, &PaintedButton::refusedPress);
    pressBy(way, button);
    QCOMPARE(clicked.size(), 0);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().toString(), QStringLiteral("possible in 12 seconds"));
    button.clearRefusal();
    pressBy(way, button);
    QCOMPARE(clicked.size(), 1);
}

void TestButton::pressedLookIsImmediate()
{
    Button button(ButtonKind::Primary, {}, QStringLiteral("Done"));
    button.resize(button.sizeHint());
    const QImage before = button.grab().toImage();
    QTest::mousePress(&button, Qt::LeftButton);
    QVERIFY(button.grab().toImage() != before);
    QTest::mouseRelease(&button, Qt::LeftButton);
}

void TestButton::shortcutClicksAtOnce()
{
    QWidget window;
    Button button(QStringLiteral("Query"), &window);
    button.setKey(QKeySequence(Qt::Key_F5));
    QCOMPARE(button.keycap(), QStringLiteral("F5"));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    QTest::keyClick(&window, Qt::Key_F5);
    QCOMPARE(clicked.size(), 1);
}

void TestButton::growsWithItsWords()
{
    Button small(QStringLiteral("A"));
    Button big(ButtonKind::Secondary, QStringLiteral("refresh"), QStringLiteral("Ask the provider again"));
    big.setKeycap(QStringLiteral("F5"));
    QVERIFY(big.sizeHint().width() > small.sizeHint().width() + 150);
    QCOMPARE(small.sizeHint().height(), 56);
    QVERIFY(small.sizeHint().width() >= 48);
}

void TestButton::saysWhenTextDoesNotFit()
{
    Button button(QStringLiteral("Ask the provider again"));
    button.resize(button.sizeHint());
    button.grab();
    QVERIFY(button.textFits());
    button.resize(90, 56);
    button.grab();
    QVERIFY(!button.textFits());
    FunctionTile tile(QStringLiteral("printer"), QStringLiteral("Reprint the last receipt"));
    tile.resize(tile.sizeHint());
    tile.grab();
    QVERIFY(tile.textFits());
}

void TestButton::hasAccessibleNameRoleAndState()
{
    Button button(QStringLiteral("Reverse"));
    button.setKeycap(QStringLiteral("F8"));
    button.setRefusal(QStringLiteral("not yet"));
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&button);
    QVERIFY(reader);
    QCOMPARE(reader->role(), QAccessible::Button);
    QCOMPARE(reader->text(QAccessible::Name), QStringLiteral("Reverse"));
    QCOMPARE(reader->text(QAccessible::Description), QStringLiteral("not yet"));
    QCOMPARE(reader->text(QAccessible::Accelerator), QStringLiteral("F8"));
    QVERIFY(reader->state().disabled);
}

MENDIAN_TEST(TestButton)
#include "tst_button.moc"
