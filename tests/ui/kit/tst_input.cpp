// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"
#include "ui/kit/style.h"
#include "ui/kit/toast.h"
#include "ui/kit/topbar.h"

#include <QApplication>
#include <QSignalSpy>

using namespace mendian;
using namespace mendian::kit;

class TestInput : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installKit(*qApp, ThemeKind::Light, false); }
    void moneyIsTyped_data();
    void moneyIsTyped();
    void presetIsReplaced();
    void padAndKeyboardSayTheSame();
    void tabsMoveByArrow();
    void toastUndoes();
    void toastCoversNothingThatIsPressed();
    void padGivesWayTogether();
    void topBarKeepsTheImportant();
    void readersHearPaintedWidgets();
};

void TestInput::moneyIsTyped_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("read");
    QTest::newRow("yuan") << QStringLiteral("200") << qint64(20000) << QStringLiteral("Received 200");
    QTest::newRow("fen") << QStringLiteral("8.06") << qint64(806) << QStringLiteral("Received 8.06");
    QTest::newRow("dot first") << QStringLiteral(".5") << qint64(50) << QStringLiteral("Received 0.5");
    QTest::newRow("third decimal is ignored")
        << QStringLiteral("1.239") << qint64(123) << QStringLiteral("Received 1.23");
    QTest::newRow("two dots") << QStringLiteral("1.2.3") << qint64(123) << QStringLiteral("Received 1.23");
    QTest::newRow("leading zeros") << QStringLiteral("007") << qint64(700) << QStringLiteral("Received 7");
    QTest::newRow("backspace") << QStringLiteral("12<3") << qint64(1300) << QStringLiteral("Received 13");
    QTest::newRow("backspace on nothing") << QStringLiteral("<") << qint64(0) << QStringLiteral("Received 0.00");
    QTest::newRow("never above the limit")
        << QStringLiteral("99999999") << qint64(999999900) << QStringLiteral("Received 9,999,999");
    QTest::newRow("letters") << QStringLiteral("1e5") << qint64(1500) << QStringLiteral("Received 15");
}

void TestInput::moneyIsTyped()
{
    QFETCH(QString, keys);
    QFETCH(qint64, fen);
    QFETCH(QString, read);
    MoneyField field;
    field.setLabel(QStringLiteral("Received"));
    for (const QChar key : keys) {
        if (key == QLatin1Char('<'))
            QTest::keyClick(&field, Qt::Key_Backspace);
        else
            QTest::keyClick(&field, key.toLatin1());
    }
    QCOMPARE(field.value().fen(), fen);
    QCOMPARE(field.accessibleText(), read);
}

void TestInput::presetIsReplaced()
{
    MoneyField field;
    QSignalSpy changed(&field, &MoneyField::valueChanged);
    field.setPreset(19194_fen);
    QCOMPARE(field.value(), 19194_fen);
    field.typeDigit(2);
    QCOMPARE(field.value(), 200_fen);
    field.setPreset(19194_fen);
    field.backspace();
    QVERIFY(field.isEmpty());
    QCOMPARE(changed.size(), 4);
}

void TestInput::padAndKeyboardSayTheSame()
{
    NumberPad pad;
    MoneyField field;
    field.connectTo(&pad);
    QSignalSpy accepted(&field, &MoneyField::accepted);
    for (const char *name : {"1", "0", "Decimal point", "5"}) {
        for (auto *key : pad.findChildren<QAbstractButton *>()) {
            if (key->accessibleName() == QLatin1String(name))
                QTest::mouseClick(key, Qt::LeftButton);
        }
    }
    QCOMPARE(field.value(), 1050_fen);
    QTest::keyClick(&pad, Qt::Key_Backspace);
    QTest::keyClick(&pad, Qt::Key_7);
    QCOMPARE(field.value(), 1070_fen);
    QTest::keyClick(&pad, Qt::Key_Enter);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(pad.sizeHint(), QSize(3 * 72 + 16, 4 * 64 + 24));
}

void TestInput::tabsMoveByArrow()
{
    SegmentedTabs tabs;
    tabs.setTabs({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
    QCOMPARE(tabs.current(), 0);
    QSignalSpy changed(&tabs, &SegmentedTabs::currentChanged);
    auto *first = tabs.findChild<PaintedButton *>();
    QTest::keyClick(first, Qt::Key_Right);
    QCOMPARE(tabs.current(), 1);
    QTest::keyClick(first, Qt::Key_End);
    QCOMPARE(tabs.current(), 2);
    QTest::keyClick(first, Qt::Key_Right);
    QCOMPARE(tabs.current(), 2);
    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(tabs.current(), 0);
    QCOMPARE(changed.size(), 3);
}

void TestInput::toastUndoes()
{
    QWidget window;
    window.resize(800, 600);
    Toast toast(&window);
    window.show();
    QSignalSpy undo(&toast, &Toast::actionTriggered);
    QSignalSpy gone(&toast, &Toast::dismissed);
    toast.show(
        Tone::Neutral, QStringLiteral("Line deleted"), QStringLiteral("Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z));
    QVERIFY(toast.isVisible());
    QVERIFY(window.rect().contains(toast.geometry()));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undo.size(), 1);
    QCOMPARE(gone.size(), 1);
    QVERIFY(!toast.isVisible());
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undo.size(), 1);
}

void TestInput::toastCoversNothingThatIsPressed()
{
    QWidget window;
    window.resize(800, 600);
    Button low(QStringLiteral("Hold"), &window);
    low.setGeometry(100, 530, 600, 60);
    window.show();
    Toast toast(&window);
    toast.show(Tone::Info, QStringLiteral("Kept for the next sale"));
    QVERIFY(window.rect().contains(toast.geometry()));
    QVERIFY(!toast.geometry().intersects(low.geometry()));
    // A button that comes under it sends it on; one that may not be pressed does not.
    Button late(QStringLiteral("Recall"), &window);
    late.setGeometry(toast.geometry());
    late.show();
    QTRY_VERIFY(!toast.geometry().intersects(late.geometry()));
    QVERIFY(!toast.geometry().intersects(low.geometry()));
    late.setEnabled(false);
    QTRY_COMPARE(toast.geometry(), late.geometry());
    low.setEnabled(false);
    QTRY_VERIFY(toast.geometry().intersects(low.geometry()));
    // What asks for it is kept clear: the amount due.
    QWidget amount(&window);
    amount.setProperty("keepClear", true);
    amount.setGeometry(toast.geometry());
    amount.show();
    QTRY_VERIFY(!toast.geometry().intersects(amount.geometry()));
    amount.hide();
    // Under a scrim nothing is on offer but what lies on it.
    low.setEnabled(true);
    QTRY_VERIFY(!toast.geometry().intersects(low.geometry()));
    Scrim scrim(&window);
    scrim.show();
    scrim.raise();
    QTRY_VERIFY(toast.geometry().intersects(low.geometry()));
    QCOMPARE(window.childAt(low.geometry().center()), &scrim);
}

void TestInput::padGivesWayTogether()
{
    NumberPad pad;
    pad.setKeySize({112, 60});
    QCOMPARE(pad.sizeHint(), QSize(352, 264));
    for (const int height : {400, 264, 240, 216, 100}) {
        pad.resize(352, height);
        pad.show();
        const auto keys = pad.findChildren<PaintedButton *>();
        QCOMPARE(keys.size(), 12);
        for (const PaintedButton *key : keys) {
            QCOMPARE(key->height(), keys.first()->height());
            QVERIFY(key->height() >= 48 && key->height() <= 60);
            QVERIFY(height < 216 || key->geometry().bottom() < height);
        }
    }
}

void TestInput::topBarKeepsTheImportant()
{
    TopBar bar;
    bar.setStore(QStringLiteral(u"朝阳门外店"), QStringLiteral(u"2 号收银台 · 早班"));
    bar.setClock(QStringLiteral(u"11月21日 周六"), QStringLiteral("14:32"));
    auto *devices =
        bar.addItem(TopBarItem::Look::Soft, QStringLiteral("printer"), QStringLiteral(u"小票机 · 钱箱 · 秤 正常"), 10);
    auto *sync =
        bar.addItem(TopBarItem::Look::Plain, QStringLiteral("cloud-off"), QStringLiteral(u"离线 6 分钟 · 待传 14"), 90);
    auto *user = bar.addItem(TopBarItem::Look::Strong, QStringLiteral("user"), QStringLiteral(u"李敏 0017"), 50);
    bar.resize(1366, 48);
    bar.show();
    QVERIFY(!devices->isCollapsed() && !sync->isCollapsed() && !user->isCollapsed());
    bar.resize(900, 48);
    QVERIFY(devices->isCollapsed());
    QVERIFY(!sync->isCollapsed());
    bar.resize(1366, 48);
    QVERIFY(!devices->isCollapsed());
    for (const auto *item : {devices, sync, user})
        QVERIFY(bar.rect().contains(item->geometry()));
}

void TestInput::readersHearPaintedWidgets()
{
    StepTrack track;
    track.setSteps(
        {{QStringLiteral("Sent"), StepTrack::State::Done}, {QStringLiteral("Paid"), StepTrack::State::Unknown}});
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&track);
    QVERIFY(reader);
    QCOMPARE(reader->text(QAccessible::Name), QStringLiteral("Sent: done; Paid: unknown"));
    QCOMPARE(reader->role(), QAccessible::List);
    PinDots dots;
    dots.setFilled(4);
    QCOMPARE(
        QAccessible::queryAccessibleInterface(&dots)->text(QAccessible::Name), QStringLiteral("4 of 6 digits entered"));
}

MENDIAN_TEST(TestInput)
#include "tst_input.moc"
