// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/wedgefilter.h"
#include "tests/support/testmain.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWidget>
#include <QWindow>
#include <random>

using namespace mendian;
using namespace mendian::devices;

namespace {
class KeyRecorder final : public QObject
{
public:
    int seen = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        seen += event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
        return false;
    }
};
} // namespace

// Keys go in where the window system puts them (Qt Test declares the entry), through shortcuts, filter and focus.
class TestWedgeFilter : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aScanLeavesTheFieldAlone();
    void aScanPressesNoButtonAndNoShortcut();
    void aPersonTypesIntoTheField();
    void aPersonsShortcutStillWorks();
    void focusMayMoveDuringAScan();
    void heldKeysGoWhereTheyWereTyped();
    void earlyKeysAreErasedFromTheField();
    void burstWithFocusMovingAtRandom();
    void stoppingGivesHeldKeysBack();

private:
    void key(int code, const QString &text, Qt::KeyboardModifiers modifiers = {});
    void keys(const QString &text);
    void scan(const QString &text);
    QStringList scans() const;

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr;
    QPushButton *m_button = nullptr;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<WedgeFilter> m_filter;
    std::unique_ptr<QSignalSpy> m_spy;
    std::unique_ptr<QSignalSpy> m_clicked;
};

void TestWedgeFilter::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_first = new QLineEdit;
    m_second = new QLineEdit;
    m_button = new QPushButton(QStringLiteral("pay"));
    m_button->setAutoDefault(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_first, m_second, m_button})
        layout->addWidget(widget);
    m_clicked = std::make_unique<QSignalSpy>(m_button, &QPushButton::clicked);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_clock = std::make_unique<ManualClock>();
    m_filter = std::make_unique<WedgeFilter>(ScannerProfile::usb(), *m_clock);
    m_spy = std::make_unique<QSignalSpy>(m_filter.get(), &Scanner::decoded);
    m_filter->start();
    m_first->setFocus();
    QCOMPARE(QGuiApplication::focusObject(), m_first);
}

void TestWedgeFilter::cleanup()
{
    m_filter.reset();
    m_window.reset();
}

void TestWedgeFilter::key(int code, const QString &text, Qt::KeyboardModifiers modifiers)
{
    m_clock->advance(3);
    QWindow *window = m_window->windowHandle();
    qt_handleKeyEvent(window, QEvent::KeyPress, code, modifiers, text);
    qt_handleKeyEvent(window, QEvent::KeyRelease, code, modifiers, text);
}

void TestWedgeFilter::keys(const QString &text)
{
    for (const QChar c : text)
        key(c.toUpper().unicode(), c);
}

void TestWedgeFilter::scan(const QString &text)
{
    keys(text);
    key(Qt::Key_Return, QStringLiteral("\r"));
}

QStringList TestWedgeFilter::scans() const
{
    QStringList list;
    for (const auto &call : *m_spy)
        list.append(call[0].value<Decode>().text);
    return list;
}

void TestWedgeFilter::aScanLeavesTheFieldAlone()
{
    QSignalSpy returned(m_first, &QLineEdit::returnPressed);
    KeyRecorder recorder;
    m_first->installEventFilter(&recorder);
    m_first->setText(QStringLiteral("3*"));
    scan(QStringLiteral("6901234567892"));
    QCOMPARE(recorder.seen, 0); // neither presses nor releases
    QCOMPARE(scans(), QStringList{QStringLiteral("6901234567892")});
    QCOMPARE(m_first->text(), QStringLiteral("3*"));
    QCOMPARE(returned.size(), 0);
}

void TestWedgeFilter::aScanPressesNoButtonAndNoShortcut()
{
    QAction search;
    search.setShortcuts({QKeySequence(Qt::Key_Slash), QKeySequence(Qt::Key_1), QKeySequence(Qt::Key_Return)});
    m_window->addAction(&search);
    QSignalSpy triggered(&search, &QAction::triggered);
    m_button->setFocus();
    scan(QStringLiteral("AB 1/2-1111"));
    QCOMPARE(scans(), QStringList{QStringLiteral("AB 1/2-1111")});
    QCOMPARE(m_clicked->size(), 0);
    QCOMPARE(triggered.size(), 0);
    m_button->setFocus();
    scan(QStringLiteral("134567890123456789"));
    QCOMPARE(m_clicked->size(), 0);
}

void TestWedgeFilter::aPersonTypesIntoTheField()
{
    for (const QChar c : QStringLiteral("niunai")) {
        key(c.toUpper().unicode(), c);
        m_clock->advance(150);
        QTest::qWait(50);
    }
    QTRY_COMPARE(m_first->text(), QStringLiteral("niunai"));
    QSignalSpy returned(m_first, &QLineEdit::returnPressed);
    key(Qt::Key_Return, QStringLiteral("\r"));
    QCOMPARE(returned.size(), 1);
    key(Qt::Key_Backspace, {});
    QCOMPARE(m_first->text(), QStringLiteral("niuna"));
    QVERIFY(scans().isEmpty());
}

void TestWedgeFilter::aPersonsShortcutStillWorks()
{
    QAction plus;
    plus.setShortcut(QKeySequence(Qt::Key_Plus));
    m_window->addAction(&plus);
    QSignalSpy triggered(&plus, &QAction::triggered);
    m_button->setFocus();
    key(Qt::Key_Plus, QStringLiteral("+"));
    QCOMPARE(triggered.size(), 0);
    m_clock->advance(100);
    QTRY_COMPARE(triggered.size(), 1);
    m_clock->advance(200);
    key(Qt::Key_Space, QStringLiteral(" "));
    m_clock->advance(100);
    QTRY_COMPARE(m_clicked->size(), 1);
}

void TestWedgeFilter::focusMayMoveDuringAScan()
{
    keys(QStringLiteral("690123"));
    m_button->setFocus();
    keys(QStringLiteral("4567"));
    m_second->setFocus();
    scan(QStringLiteral("892"));
    QCOMPARE(scans(), QStringList{QStringLiteral("6901234567892")});
    QCOMPARE(m_first->text() + m_second->text(), QString());
    QCOMPARE(m_clicked->size(), 0);
}

void TestWedgeFilter::heldKeysGoWhereTheyWereTyped()
{
    keys(QStringLiteral("a"));
    m_second->setFocus();
    m_clock->advance(100);
    QTRY_COMPARE(m_first->text(), QStringLiteral("a"));
    QCOMPARE(m_second->text(), QString());
    m_clock->advance(200);
    keys(QStringLiteral("b"));
    delete m_second; // its page closed: the key goes to what has the focus now
    m_second = nullptr;
    m_first->setFocus();
    m_clock->advance(100);
    QTRY_COMPARE(m_first->text(), QStringLiteral("ab"));
}

void TestWedgeFilter::earlyKeysAreErasedFromTheField()
{
    m_first->setText(QStringLiteral("3*"));
    keys(QStringLiteral("69"));
    m_clock->advance(45);
    QTRY_COMPARE(m_first->text(), QStringLiteral("3*69"));
    scan(QStringLiteral("01234567892"));
    QCOMPARE(scans(), QStringList{QStringLiteral("6901234567892")});
    QCOMPARE(m_first->text(), QStringLiteral("3*"));
}

void TestWedgeFilter::burstWithFocusMovingAtRandom()
{
    std::mt19937 random(13);
    QWidget *widgets[] = {m_first, m_second, m_button};
    QStringList sent;
    for (int i = 0; i < 200; ++i) {
        const QString code = QString::number(6'900'000'000'000 + i);
        sent.append(code);
        const auto half = static_cast<qsizetype>(random() % 13);
        keys(code.left(half));
        widgets[random() % 3]->setFocus();
        if (random() % 4 == 0)
            QCoreApplication::processEvents();
        scan(code.mid(half));
    }
    QCOMPARE(scans(), sent);
    QCOMPARE(m_first->text() + m_second->text(), QString());
    QCOMPARE(m_clicked->size(), 0);
}

void TestWedgeFilter::stoppingGivesHeldKeysBack()
{
    keys(QStringLiteral("ab"));
    QCOMPARE(m_first->text(), QString());
    m_filter->stop();
    QCOMPARE(m_first->text(), QStringLiteral("ab"));
    scan(QStringLiteral("6901234567892"));
    QVERIFY(scans().isEmpty());
}

MENDIAN_TEST(TestWedgeFilter)
#include "tst_wedgefilter.moc"
