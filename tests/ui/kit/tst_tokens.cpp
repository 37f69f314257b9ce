// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/icons.h"
#include "ui/kit/painted.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>

using namespace mendian::kit;

Q_DECLARE_METATYPE(mendian::kit::Token)

class TestTokens : public QObject
{
    Q_OBJECT
private slots:
    void textReads_data();
    void textReads();
    void tonesHaveIconsThatExist();
    void iconIsSharpAndColoured();
    void unknownIconIsAnEmptySquare();
    void themeSwitchesAtRunTime();
    void densityIsInherited();
};

void TestTokens::textReads_data()
{
    QTest::addColumn<Token>("ink");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("least");
    const struct
    {
        const char *name;
        Token ink;
        Token ground;
        double least;
    } rows[] = {
        {"text on surface", Token::Text, Token::Surface, 4.5},
        {"text2 on surface", Token::Text2, Token::Surface, 4.5},
        {"text3 on surface", Token::Text3, Token::Surface, 4.5},
        {"text3 on canvas", Token::Text3, Token::Canvas, 4.5},
        {"text3 on sunken", Token::Text3, Token::Sunken, 4.5},
        {"text3 on selected row", Token::Text3, Token::RowSel, 4.5},
        {"input edge", Token::BorderStrong, Token::Surface, 3.0},
        {"input edge on canvas", Token::BorderStrong, Token::Canvas, 3.0},
        {"brand on tint", Token::Brand, Token::BrandTint, 4.5},
        {"on brand", Token::OnBrand, Token::Brand, 4.5},
        {"on ink", Token::OnInk, Token::Ink, 4.5},
        {"soft on ink", Token::OnInkSoft, Token::Ink, 4.5},
        {"soft on raised ink", Token::OnInkSoft, Token::InkRaised, 4.5},
        {"green on ink", Token::OnInkSuccess, Token::Ink, 4.5},
        {"on action", Token::OnAction, Token::Action, 4.5},
        {"action on ink", Token::Action, Token::Ink, 4.5},
        {"success on tint", Token::Success, Token::SuccessTint, 4.5},
        {"warn on tint", Token::Warn, Token::WarnTint, 4.5},
        {"danger on tint", Token::Danger, Token::DangerTint, 4.5},
        {"info on tint", Token::Info, Token::InfoTint, 4.5},
        {"unknown on tint", Token::Unknown, Token::UnknownTint, 4.5},
        {"promo on tint", Token::Promo, Token::PromoTint, 4.5},
        {"badge", Token::OnStatus, Token::Promo, 4.5},
        {"chart 2", Token::Chart2, Token::Surface, 3.4},
        {"chart 5", Token::Chart5, Token::Surface, 3.4},
    };
    for (const auto &row : rows)
        QTest::newRow(row.name) << row.ink << row.ground << row.least;
}

void TestTokens::textReads()
{
    QFETCH(Token, ink);
    QFETCH(Token, ground);
    QFETCH(double, least);
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
        const Theme theme(kind);
        const qreal ratio = contrastRatio(theme.color(ink), theme.color(ground));
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("theme %1: %2").arg(static_cast<int>(kind)).arg(ratio)));
    }
}

void TestTokens::tonesHaveIconsThatExist()
{
    for (int tone = 0; tone <= static_cast<int>(Tone::Action); ++tone)
        QVERIFY2(Icons::exists(toneIcon(static_cast<Tone>(tone))), qPrintable(toneIcon(static_cast<Tone>(tone))));
    QCOMPARE(toneIcon(Tone::Unknown), QStringLiteral("help-hexagon"));
    QVERIFY(!Icons::exists(QStringLiteral("no-such-icon")));
}

void TestTokens::iconIsSharpAndColoured()
{
    const QColor red(200, 10, 20);
    const QPixmap pixmap = Icons::pixmap(QStringLiteral("check"), red, 20, 1.40625);
    QCOMPARE(pixmap.size(), QSize(28, 28));
    QCOMPARE(pixmap.devicePixelRatio(), 1.40625);
    const QImage image = pixmap.toImage();
    bool solid = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            if (at.alpha() > 250) {
                solid = true;
                QVERIFY(qAbs(at.red() - red.red()) < 4 && qAbs(at.blue() - red.blue()) < 4);
            }
        }
    }
    QVERIFY(solid);
}

void TestTokens::unknownIconIsAnEmptySquare()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no icon")));
    const QPixmap pixmap = Icons::pixmap(QStringLiteral("no-such-icon"), Qt::black, 16, 1);
    QCOMPARE(pixmap.size(), QSize(16, 16));
    QCOMPARE(pixmap.toImage().pixelColor(8, 8).alpha(), 0);
}

void TestTokens::themeSwitchesAtRunTime()
{
    MendianStyle *style = installKit(*qApp, ThemeKind::Light, false);
    QPushButton button(QStringLiteral("OK"));
    button.setProperty("kind", QStringLiteral("primary"));
    button.resize(120, 56);
    QCOMPARE(color(&button, Token::Surface), Theme(ThemeKind::Light).color(Token::Surface));
    QVERIFY(!animationsOn(&button));
    QCOMPARE(button.grab().toImage().pixelColor(8, 28), Theme(ThemeKind::Light).color(Token::Brand));
    style->setTheme(ThemeKind::Dark);
    QCOMPARE(color(&button, Token::Surface), Theme(ThemeKind::Dark).color(Token::Surface));
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme(ThemeKind::Dark).color(Token::Canvas));
    QCOMPARE(button.grab().toImage().pixelColor(8, 28), Theme(ThemeKind::Dark).color(Token::Brand));
    style->setTheme(ThemeKind::Light);
}

void TestTokens::densityIsInherited()
{
    QWidget screen;
    QPushButton button(&screen);
    QCOMPARE(density(&button), Density::Touch);
    setDensity(&screen, Density::Mouse);
    QCOMPARE(density(&button), Density::Mouse);
    QCOMPARE(controlHeight(&button), 36);
    setDensity(&button, Density::Gloves);
    QCOMPARE(density(&button), Density::Gloves);
    QCOMPARE(minimumHit(Density::Gloves), 74);
}

MENDIAN_TEST(TestTokens)
#include "tst_tokens.moc"
