// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/errortext.h"
#include "ui/kit/language.h"
#include "ui/kit/painted.h"

using namespace mendian;
using namespace mendian::kit;

class TestLanguage : public QObject
{
    Q_OBJECT
private slots:
    void everyErrorHasASentenceInBothLanguages();
    void argumentsStandInTheSentence();
    void switchesAndReturns();
    void refusesAnUnknownLanguage();
};

namespace {
QList<ErrorCode> allCodes()
{
    QList<ErrorCode> codes;
#define X(name) codes.append(ErrorCode::name);
    MENDIAN_ERROR_CODES(X)
#undef X
    return codes;
}
} // namespace

void TestLanguage::everyErrorHasASentenceInBothLanguages()
{
    Language language;
    for (const ErrorCode code : allCodes()) {
        const Error error{code, QStringLiteral("internal detail"), {}};
        QVERIFY(language.install(QStringLiteral("en")));
        const QString english = ErrorText::sentence(error);
        QVERIFY2(english.endsWith(QLatin1Char('.')), errorName(code));
        QVERIFY(!english.contains(QStringLiteral("internal detail")));
        QVERIFY(!english.contains(QLatin1Char('%')));
        QVERIFY(language.install(QStringLiteral("zh_CN")));
        const QString chinese = ErrorText::sentence(error);
        QVERIFY2(chinese.endsWith(QChar(0x3002)), errorName(code));
        QVERIFY2(chinese != english, errorName(code));
    }
}

void TestLanguage::argumentsStandInTheSentence()
{
    Language language;
    const Error locked{ErrorCode::LockedOut, {}, {QStringLiteral("47")}};
    QCOMPARE(ErrorText::sentence(locked),
        QStringLiteral("Too many wrong PINs. Wait 47 seconds or ask the manager to unlock."));
    QVERIFY(language.install(QStringLiteral("zh_CN")));
    QCOMPARE(ErrorText::sentence(locked), QStringLiteral(u"密码输错次数太多，请等 47 秒或找店长解锁。"));
    QCOMPARE(ErrorText::codeTag(locked), QStringLiteral("E-LockedOut"));
    const Error odd{ErrorCode::NotFound, {}, {QStringLiteral("100%1 juice")}};
    QVERIFY(ErrorText::sentence(odd).contains(QStringLiteral("100%1 juice")));
}

void TestLanguage::switchesAndReturns()
{
    {
        Language language;
        QCOMPARE(keyLabel(QKeySequence(Qt::Key_Space)), QStringLiteral("Space"));
        QVERIFY(language.install(QStringLiteral("zh_CN")));
        QCOMPARE(language.current(), QStringLiteral("zh_CN"));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        QCOMPARE(keyLabel(QKeySequence(Qt::Key_Space)), QStringLiteral(u"空格"));
        QVERIFY(language.install(QStringLiteral("en")));
        QCOMPARE(keyLabel(QKeySequence(Qt::Key_Space)), QStringLiteral("Space"));
        QVERIFY(language.install(QStringLiteral("zh_CN")));
    }
    QCOMPARE(keyLabel(QKeySequence(Qt::Key_Space)), QStringLiteral("Space"));
}

void TestLanguage::refusesAnUnknownLanguage()
{
    Language language;
    QVERIFY(language.install(QStringLiteral("zh_CN")));
    QVERIFY(!language.install(QStringLiteral("../zh")));
    QCOMPARE(language.current(), QStringLiteral("zh_CN"));
}

MENDIAN_TEST(TestLanguage)
#include "tst_language.moc"
