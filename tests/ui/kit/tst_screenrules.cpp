// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/kit/button.h"
#include "ui/kit/panel.h"
#include "ui/kit/style.h"
#include "ui/kit/toast.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPainter>
#include <QTemporaryDir>
#include <functional>
#include <memory>

using namespace mendian::kit;
using namespace mendian::test;

using Plant = std::function<void(QWidget &)>;
Q_DECLARE_METATYPE(Plant)

/// The rule checker must find what it is for: each row plants one fault into a good screen.
class TestScreenRules : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installKit(*qApp, ThemeKind::Light, false); }
    void findsThePlantedFault_data();
    void findsThePlantedFault();
    void aPublishedHitAreaCounts();
    void densityDecidesTheSize();
    void goldenSeesWhatTheEyeSees_data();
    void goldenSeesWhatTheEyeSees();
    void goldenWritesAndRenews();
};

namespace {
std::unique_ptr<QWidget> goodScreen()
{
    auto screen = std::make_unique<QWidget>();
    screen->resize(800, 600);
    auto *title = new QLabel(QStringLiteral("Sale"), screen.get());
    title->setGeometry(20, 20, 300, 30);
    auto *pay = new Button(ButtonKind::Action, QStringLiteral("scan"), QStringLiteral("Pay"), screen.get());
    pay->setGeometry(20, 100, 300, 76);
    auto *hold = new Button(QStringLiteral("Hold"), screen.get());
    hold->setGeometry(20, 200, 140, 56);
    return screen;
}
} // namespace

void TestScreenRules::findsThePlantedFault_data()
{
    QTest::addColumn<Plant>("plant");
    QTest::addColumn<QString>("rule");
    QTest::newRow("nothing planted") << Plant([](QWidget &) {}) << QString();
    QTest::newRow("small button") << Plant([](QWidget &s) {
        (new Button(QStringLiteral("A"), &s))->setGeometry(400, 20, 140, 40);
    }) << QStringLiteral("hit");
    QTest::newRow("overlap") << Plant([](QWidget &s) {
        (new Button(QStringLiteral("A"), &s))->setGeometry(100, 210, 140, 56);
    }) << QStringLiteral("overlap");
    QTest::newRow("too near") << Plant([](QWidget &s) {
        (new Button(QStringLiteral("A"), &s))->setGeometry(164, 200, 140, 56);
    }) << QStringLiteral("gap");
    QTest::newRow("icon without a name") << Plant([](QWidget &s) {
        (new Button(ButtonKind::Ghost, QStringLiteral("x"), {}, &s))->setGeometry(400, 20, 56, 56);
    }) << QStringLiteral("name");
    QTest::newRow("elided button") << Plant([](QWidget &s) {
        (new Button(QStringLiteral("Ask the provider again now"), &s))->setGeometry(400, 20, 120, 56);
    }) << QStringLiteral("text");
    QTest::newRow("button cut off by its card") << Plant([](QWidget &s) {
        auto *card = new Panel(Panel::Kind::Card, &s);
        card->setGeometry(400, 20, 300, 100);
        (new Button(QStringLiteral("A"), card))->setGeometry(20, 60, 140, 56);
    }) << QStringLiteral("clipped");
    QTest::newRow("message over a button") << Plant([](QWidget &s) {
        auto *toast = new Toast(&s);
        toast->show(Tone::Neutral, QStringLiteral("Line removed"));
        toast->move(20, 190); // by itself it goes elsewhere
    }) << QStringLiteral("toast");
    QTest::newRow("clipped label") << Plant([](QWidget &s) {
        (new QLabel(QStringLiteral("a rather long sentence in a narrow place"), &s))->setGeometry(400, 20, 100, 30);
    }) << QStringLiteral("text");
    QTest::newRow("clipped paragraph") << Plant([](QWidget &s) {
        auto *text =
            new Text(QStringLiteral("a rather long sentence that needs more than one line here"), TextRole::Body, &s);
        text->setWrapped(true);
        text->setGeometry(400, 20, 200, 24);
    }) << QStringLiteral("text");
    QTest::newRow("two money buttons") << Plant([](QWidget &s) {
        (new Button(ButtonKind::Action, {}, QStringLiteral("Cash"), &s))->setGeometry(400, 100, 200, 76);
    }) << QStringLiteral("action");
    QTest::newRow("not by keyboard") << Plant([](QWidget &s) {
        auto *b = new Button(QStringLiteral("Mouse only"), &s);
        b->setFocusPolicy(Qt::NoFocus);
        b->setGeometry(400, 100, 200, 56);
    }) << QStringLiteral("tab");
    QTest::newRow("pale label") << Plant([](QWidget &s) {
        auto *label = new QLabel(QStringLiteral("pale"), &s);
        QPalette p = label->palette();
        p.setColor(QPalette::WindowText, QColor(200, 200, 200));
        label->setPalette(p);
        label->setGeometry(400, 20, 100, 30);
    }) << QStringLiteral("contrast");
}

void TestScreenRules::findsThePlantedFault()
{
    QFETCH(Plant, plant);
    QFETCH(QString, rule);
    const auto screen = goodScreen();
    plant(*screen);
    screen->show();
    const QList<ScreenProblem> found = checkScreen(screen.get(), {.minimumGap = 8, .skip = {}});
    if (rule.isEmpty()) {
        QCOMPARE(describe(found), QString());
        return;
    }
    QVERIFY2(found.size() == 1, qPrintable(describe(found)));
    QCOMPARE(found.first().rule, rule);
    QVERIFY(checkScreen(screen.get(), {.minimumGap = 8, .skip = {rule}}).isEmpty());
}

void TestScreenRules::aPublishedHitAreaCounts()
{
    const auto screen = goodScreen();
    auto *close = new Button(ButtonKind::Ghost, QStringLiteral("x"), {}, screen.get());
    close->setAccessibleName(QStringLiteral("Close"));
    close->setGeometry(400, 20, 36, 36);
    screen->show();
    QCOMPARE(checkScreen(screen.get()).size(), 1);
    close->setProperty("hitArea", QSize(48, 48));
    QCOMPARE(describe(checkScreen(screen.get())), QString());
}

void TestScreenRules::densityDecidesTheSize()
{
    const auto screen = goodScreen();
    screen->show();
    setDensity(screen.get(), Density::Gloves);
    QCOMPARE(checkScreen(screen.get(), {.minimumGap = 0, .skip = {QStringLiteral("text")}}).size(), 1);
}

namespace {
QImage picture()
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(QColor(242, 245, 244));
    QPainter p(&image);
    p.fillRect(20, 20, 160, 80, QColor(11, 107, 102));
    p.setPen(Qt::black);
    p.drawText(30, 200, QStringLiteral("191.94"));
    return image;
}
} // namespace

void TestScreenRules::goldenSeesWhatTheEyeSees_data()
{
    QTest::addColumn<QRect>("patch");
    QTest::addColumn<QColor>("color");
    QTest::addColumn<bool>("same");
    QTest::newRow("nothing") << QRect() << QColor() << true;
    QTest::newRow("one pixel") << QRect(300, 200, 1, 1) << QColor(Qt::black) << true;
    QTest::newRow("a shade") << QRect(0, 0, 400, 300) << QColor(0, 0, 0, 1) << true;
    QTest::newRow("a missing word") << QRect(200, 120, 90, 60) << QColor(Qt::black) << false;
    QTest::newRow("another colour") << QRect(20, 20, 160, 80) << QColor(179, 38, 30) << false;
}

void TestScreenRules::goldenSeesWhatTheEyeSees()
{
    QFETCH(QRect, patch);
    QFETCH(QColor, color);
    QFETCH(bool, same);
    QImage changed = picture();
    if (patch.isValid())
        QPainter(&changed).fillRect(patch, color);
    QCOMPARE(imageDifference(picture(), changed).small(), same);
    QVERIFY(!imageDifference(picture(), picture().copy(0, 0, 399, 300)).small());
}

void TestScreenRules::goldenWritesAndRenews()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString kept = folder.filePath(QStringLiteral("golden"));
    const QString out = folder.filePath(QStringLiteral("out"));
    const QString name = QStringLiteral("sale");
    QVERIFY(compareGolden(picture(), name, kept, out, false).contains(QStringLiteral("no golden picture")));
    QCOMPARE(compareGolden(picture(), name, kept, out, true), QString());
    const QImage stored(kept + QStringLiteral("/sale.png"));
    QCOMPARE(stored.format(), QImage::Format_Indexed8);
    QVERIFY(stored.colorCount() <= 256);
    QCOMPARE(compareGolden(picture(), name, kept, out, false), QString());
    QImage changed = picture();
    changed.fill(Qt::red);
    QVERIFY(compareGolden(changed, name, kept, out, false).contains(QStringLiteral("worst tile")));
    QVERIFY(QFileInfo::exists(out + QStringLiteral("/sale.actual.png")));
    QVERIFY(QFileInfo::exists(out + QStringLiteral("/sale.diff.png")));
}

MENDIAN_TEST(TestScreenRules)
#include "tst_screenrules.moc"
