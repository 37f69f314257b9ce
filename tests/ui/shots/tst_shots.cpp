// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/shots.h"
#include "tests/support/golden.h"
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/kit/language.h"
#include "ui/kit/style.h"
#include "ui/shots/stage.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <array>

using namespace mendian;
using namespace mendian::kit;

/// Every screen and state in light and dark, Chinese and English, on both canvases: the golden pictures are compared,
/// all the others are drawn into build/<preset>/shots and held to the rules (ui guide §4).
class TestShots : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void draws_data();
    void draws();
    void namesAreUnique();
    void refusesUnknownNames();
    void writesAFile();

private:
    MendianStyle *m_style = nullptr;
    QDir m_out;
};

namespace {
struct Variant
{
    const char *name;
    ThemeKind theme;
    const char *lang;
    QSize size;
    double scale;
};
const std::array kVariants{
    Variant{"light-zh", ThemeKind::Light, "zh_CN", {1366, 768}, 1.0},
    Variant{"dark-zh", ThemeKind::Dark, "zh_CN", {1366, 768}, 1.0},
    Variant{"light-en", ThemeKind::Light, "en", {1366, 768}, 1.0},
    Variant{"dark-en-1920", ThemeKind::Dark, "en", {1920, 1080}, 1.0},
    Variant{"light-zh-1.4", ThemeKind::Light, "zh_CN", {1920, 1080}, 1.40625},
    Variant{"contrast-en-2", ThemeKind::HighContrast, "en", {2732, 1536}, 2.0},
};

// The committed pictures (at most 40): one a screen in its normal state. The payment screens are screens of their own.
bool isGolden(const Variant &variant, const ShotName &shot)
{
    return QLatin1String(variant.name) == QLatin1String("light-zh") && shot.state == QLatin1String("normal");
}
} // namespace

void TestShots::initTestCase()
{
    m_style = installKit(*qApp, ThemeKind::Light, false);
    m_out = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/../shots"));
    QVERIFY(m_out.mkpath(QStringLiteral(".")));
}

void TestShots::draws_data()
{
    QTest::addColumn<int>("variant");
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("state");
    const QList<ShotName> shots = listShots();
    int goldens = 0;
    for (int i = 0; i < static_cast<int>(kVariants.size()); ++i) {
        const Variant &variant = kVariants.at(static_cast<size_t>(i));
        for (const ShotName &shot : shots) {
            goldens += isGolden(variant, shot) ? 1 : 0;
            QTest::addRow("%s %s %s", variant.name, qPrintable(shot.screen), qPrintable(shot.state))
                << i << shot.screen << shot.state;
        }
    }
    QVERIFY2(goldens <= 40, "at most 40 committed pictures");
}

void TestShots::draws()
{
    QFETCH(int, variant);
    QFETCH(QString, screen);
    QFETCH(QString, state);
    const Variant &v = kVariants.at(static_cast<size_t>(variant));
    if (m_style->theme().kind() != v.theme)
        m_style->setTheme(v.theme);
    Language language;
    QVERIFY(language.install(QString::fromLatin1(v.lang)));
    const ShotRow *row = shotRow(screen, state);
    QVERIFY(row);
    const QSize canvas(qRound(v.size.width() / v.scale), qRound(v.size.height() / v.scale));
    const ShotStage stage(*row, canvas);
    QCOMPARE(stage.widget()->size(), canvas);
    QImage image(v.size, QImage::Format_RGB32);
    image.fill(Qt::black);
    image.setDevicePixelRatio(v.scale);
    stage.widget()->render(&image);
    const QString name = screen + QLatin1Char('.') + state;
    image.save(m_out.filePath(name + QLatin1Char('.') + QLatin1String(v.name) + QStringLiteral(".png")), "PNG", 85);
    QCOMPARE(mendian::test::describe(mendian::test::checkScreen(stage.widget())), QString());
    if (isGolden(v, {screen, state}))
        QCOMPARE(mendian::test::compareGolden(image, screen), QString());
}

void TestShots::namesAreUnique()
{
    const QList<ShotName> shots = listShots();
    QVERIFY(!shots.isEmpty());
    for (qsizetype i = 0; i < shots.size(); ++i)
        QCOMPARE(shots.indexOf(shots.at(i)), i);
}

void TestShots::refusesUnknownNames()
{
    QVERIFY(drawShot({.screen = QStringLiteral("nowhere"), .state = QStringLiteral("normal")}).isNull());
    QVERIFY(drawShot({.screen = QStringLiteral("signin"), .state = QStringLiteral("nowhere")}).isNull());
    QVERIFY(drawShot({.screen = QStringLiteral("signin"), .theme = QStringLiteral("pink")}).isNull());
    QVERIFY(drawShot({.screen = QStringLiteral("signin"), .lang = QStringLiteral("tlh")}).isNull());
    QVERIFY(drawShot({.screen = QStringLiteral("signin"), .size = {0, 768}}).isNull());
    QCOMPARE(renderShot({.screen = QStringLiteral("nowhere"), .out = m_out.filePath(QStringLiteral("no.png"))}), 2);
}

void TestShots::writesAFile()
{
    const QString out = m_out.filePath(QStringLiteral("written.png"));
    QFile::remove(out);
    QCOMPARE(renderShot({.screen = QStringLiteral("signin"), .size = {1920, 1080}, .scale = 1.40625, .out = out}), 0);
    QCOMPARE(QImage(out).size(), QSize(1920, 1080));
    const QString nowhere = m_out.filePath(QStringLiteral("no/such/a.png"));
    QCOMPARE(renderShot({.screen = QStringLiteral("signin"), .out = nowhere}), 1);
}

MENDIAN_TEST(TestShots)
#include "tst_shots.moc"
