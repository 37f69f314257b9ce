// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "ui/cashier/shots/salescreen.h"
#include "ui/kit/style.h"
#include "ui/kit/topbar.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QTranslator>
#include <QVBoxLayout>

using namespace mendian;
using namespace mendian::kit;

// Renders each scene. MENDIAN_SHOTS=DIR keeps the pictures; MENDIAN_SHOT=name picks one; MENDIAN_SHOT_LANG, _THEME,
// _SIZE choose how. Every scene must paint and must not cut a text that matters.
class TestCashierShots : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void renders_data();
    void renders();

private:
    QTranslator m_translator;
    QSize m_size{1366, 768};
    QString m_suffix;
};

void TestCashierShots::initTestCase()
{
    const bool dark = qEnvironmentVariable("MENDIAN_SHOT_THEME") == QLatin1String("dark");
    const QString language = qEnvironmentVariable("MENDIAN_SHOT_LANG", QStringLiteral("zh_CN"));
    QLocale::setDefault(QLocale(language));
    if (qEnvironmentVariableIsSet("MENDIAN_SHOT_QM") && language != QLatin1String("en")
        && m_translator.load(qEnvironmentVariable("MENDIAN_SHOT_QM")))
        QCoreApplication::installTranslator(&m_translator);
    if (qEnvironmentVariableIsSet("MENDIAN_SHOT_SIZE")) {
        const QStringList parts = qEnvironmentVariable("MENDIAN_SHOT_SIZE").split(QLatin1Char('x'));
        m_size = {parts.value(0).toInt(), parts.value(1).toInt()};
    }
    m_suffix = QStringLiteral("-%1-%2-%3x%4")
                   .arg(language, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                   .arg(m_size.width())
                   .arg(m_size.height());
    installKit(*qApp, dark ? ThemeKind::Dark : ThemeKind::Light, false);
}

void TestCashierShots::renders_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<bool>("customer");
    QTest::addColumn<QSize>("size");
    const QString only = qEnvironmentVariable("MENDIAN_SHOT");
    const auto add = [&only](const QString &name, const QString &scene, bool customer, const QSize &size) {
        if (only.isEmpty() || name.contains(only))
            QTest::newRow(qPrintable(name)) << scene << customer << size;
    };
    const QStringList names = sceneNames();
    for (const QString &name : names)
        add(name, name, false, m_size);
    const QStringList customer{QStringLiteral("sale.empty"), QStringLiteral("sale.normal"), QStringLiteral("sale.long"),
        QStringLiteral("pay.collect"), QStringLiteral("pay.password"), QStringLiteral("pay.paid"),
        QStringLiteral("pay.unknown"), QStringLiteral("pay.change")};
    for (const QString &name : customer) {
        add(QStringLiteral("customer.") + name, name, true, {1024, 600});
        add(QStringLiteral("customer.large.") + name, name, true, {1920, 1080});
    }
}

void TestCashierShots::renders()
{
    QFETCH(QString, scene);
    QFETCH(bool, customer);
    QFETCH(QSize, size);
    const Scene shown = makeScene(scene);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget *screen = nullptr;
    if (customer) {
        screen = makeCustomerScreen(shown, &window);
    } else {
        auto *bar = new TopBar(&window);
        bar->setStore(shown.view.storeName, QStringLiteral("2"));
        bar->setClock({}, QStringLiteral("14:32"));
        column->addWidget(bar);
        screen = makeSaleScreen(shown, &window);
    }
    column->addWidget(screen, 1);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    if (!customer)
        settleSaleScreen(screen);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    const QPixmap picture = window.grab();
    if (qEnvironmentVariableIsSet("MENDIAN_SHOTS")) {
        const QDir folder(qEnvironmentVariable("MENDIAN_SHOTS"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(picture.save(
            folder.filePath(QString::fromUtf8(QTest::currentDataTag()) + m_suffix + QStringLiteral(".png"))));
    }
    QCOMPARE(picture.deviceIndependentSize().toSize(), size);
    const QList<test::ScreenProblem> problems = test::checkScreen(&window, {.minimumGap = 8});
    QVERIFY2(problems.isEmpty(), qPrintable(test::describe(problems)));
}

MENDIAN_TEST(TestCashierShots)
#include "tst_cashiershots.moc"
