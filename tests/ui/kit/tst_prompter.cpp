// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprompter.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/kit/button.h"
#include "ui/kit/panelprompter.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QLineEdit>
#include <QtEndian>
#include <memory>

using namespace mendian::kit;
using namespace mendian::test;

namespace {
Prompt refund()
{
    return {.id = QStringLiteral("refund.confirm"),
        .title = QStringLiteral("Refund 39.90?"),
        .text = QStringLiteral("The money goes back to WeChat."),
        .tone = Tone::Danger,
        .icon = {},
        .choices = {{QStringLiteral("refund"), QStringLiteral("Refund 39.90"), PromptChoice::Role::Main, {}, {}},
            {QStringLiteral("keep"), QStringLiteral("Keep the sale"), PromptChoice::Role::Cancel, {}, {}}}};
}
} // namespace

class TestPrompter : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installKit(*qApp, ThemeKind::Light, false); }
    void init();
    void cleanup() { m_window.reset(); }
    void clickAnswersOnce();
    void keysAnswer_data();
    void keysAnswer();
    void enterBelongsToTheFocusedButton();
    void asksForText();
    void questionsQueue();
    void askerMayDie();
    void tabStaysInside();
    void keepsTheScreenRules();
    void fakeRecordsAndAnswers();
    void wavesAreSound();

private:
    Button *button(const char *id) { return m_window->findChild<Button *>(QLatin1String(id)); }
    std::unique_ptr<QWidget> m_window;
    Button *m_below = nullptr;
    PanelPrompter *m_prompter = nullptr;
    QStringList m_answers;
    PanelPrompter::Answered record()
    {
        return [this](const PromptAnswer &answer) { m_answers.append(answer.choice + QLatin1Char('|') + answer.text); };
    }
};

void TestPrompter::init()
{
    m_answers.clear();
    m_window = std::make_unique<QWidget>();
    m_window->resize(1366, 768);
    m_below = new Button(QStringLiteral("Below"), m_window.get());
    m_below->setGeometry(20, 100, 120, 56);
    m_prompter = new PanelPrompter(m_window.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_below->setFocus();
}

void TestPrompter::clickAnswersOnce()
{
    m_prompter->ask(refund(), this, record());
    QVERIFY(m_prompter->isOpen());
    QTest::mouseClick(button("prompt.refund"), Qt::LeftButton);
    QCOMPARE(m_answers, QStringList{QStringLiteral("refund|")});
    QVERIFY(!m_prompter->isOpen());
    QVERIFY(m_below->hasFocus());
}

void TestPrompter::keysAnswer_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("choice");
    QTest::newRow("enter is the main button") << int(Qt::Key_Return) << QStringLiteral("refund|");
    QTest::newRow("escape is cancel") << int(Qt::Key_Escape) << QStringLiteral("keep|");
}

void TestPrompter::keysAnswer()
{
    QFETCH(int, key);
    QFETCH(QString, choice);
    m_prompter->ask(refund(), this, record());
    QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key));
    QCOMPARE(m_answers, QStringList{choice});
}

void TestPrompter::enterBelongsToTheFocusedButton()
{
    m_prompter->ask(refund(), this, record());
    button("prompt.keep")->setFocus();
    QTest::keyClick(button("prompt.keep"), Qt::Key_Return);
    QCOMPARE(m_answers, QStringList{QStringLiteral("keep|")});
}

void TestPrompter::asksForText()
{
    Prompt prompt = refund();
    prompt.asksText = true;
    prompt.textLabel = QStringLiteral("Reason");
    m_prompter->ask(prompt, this, record());
    auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("prompt.text"));
    QVERIFY(field);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("broken"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_answers, QStringList{QStringLiteral("refund|broken")});
}

void TestPrompter::questionsQueue()
{
    m_prompter->ask(refund(), this, record());
    Prompt second = refund();
    second.choices[0].id = QStringLiteral("other");
    m_prompter->ask(second, this, record());
    button("prompt.refund")->press();
    QVERIFY(m_prompter->isOpen());
    button("prompt.other")->press();
    QCOMPARE(m_answers, (QStringList{QStringLiteral("refund|"), QStringLiteral("other|")}));
    QVERIFY(!m_prompter->isOpen());
}

void TestPrompter::askerMayDie()
{
    auto page = std::make_unique<QObject>();
    m_prompter->ask(refund(), page.get(), record());
    page.reset();
    QVERIFY(!m_prompter->isOpen());
    QVERIFY(m_answers.isEmpty());
}

void TestPrompter::tabStaysInside()
{
    m_prompter->ask(refund(), this, record());
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        QVERIFY(m_window->focusWidget() != m_below);
    }
}

void TestPrompter::keepsTheScreenRules()
{
    m_prompter->ask(refund(), this, record());
    QCOMPARE(describe(checkScreen(m_window.get(), {.minimumGap = 8, .skip = {}})), QString());
}

void TestPrompter::fakeRecordsAndAnswers()
{
    FakePrompter fake;
    fake.answerNext(QStringLiteral("refund"));
    fake.ask(refund(), this, record());
    fake.ask(refund(), this, record());
    QCOMPARE(fake.asked.size(), 2);
    QCOMPARE(fake.openCount(), 1);
    QVERIFY(fake.answer(QStringLiteral("keep")));
    QVERIFY(!fake.answer(QStringLiteral("keep")));
    QCOMPARE(m_answers, (QStringList{QStringLiteral("refund|"), QStringLiteral("keep|")}));
    FakeSoundPlayer sounds;
    sounds.repeat(Sound::Unknown, 20000);
    sounds.stop(Sound::Unknown);
    QCOMPARE(sounds.played.size(), 1);
    QVERIFY(sounds.repeating.isEmpty());
}

void TestPrompter::wavesAreSound()
{
    const QByteArray wave = soundWave(Sound::ItemOk);
    QVERIFY(wave.startsWith("RIFF"));
    QCOMPARE(qFromLittleEndian<quint32>(wave.constData() + 4), static_cast<quint32>(wave.size() - 8));
    QCOMPARE(qFromLittleEndian<quint32>(wave.constData() + 40), static_cast<quint32>(44100 * 60 / 1000 * 2));
    int crossings = 0;
    for (qsizetype at = 46; at + 1 < wave.size(); at += 2) {
        if (qFromLittleEndian<qint16>(wave.constData() + at - 2) < 0
            && qFromLittleEndian<qint16>(wave.constData() + at) >= 0)
            ++crossings;
    }
    QVERIFY2(qAbs(crossings - 108) <= 2, qPrintable(QString::number(crossings))); // 1.8 kHz for 60 ms
    for (int i = 0; i < static_cast<int>(Sound::Count); ++i)
        QVERIFY(soundWave(static_cast<Sound>(i)).size() > 44 + 4000);
    DeviceSoundPlayer player; // headless: stays silent and does not block
    player.setVolume(0);
    player.play(Sound::Paid);
}

MENDIAN_TEST(TestPrompter)
#include "tst_prompter.moc"
