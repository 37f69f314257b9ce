// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screenrules.h"
#include "tests/support/testmain.h"
#include "gallery.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <memory>

using namespace mendian::kit;

/// Draws every widget of the kit in each theme and scale into build/<preset>/gallery, for the eye.
class TestGallery : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_style = installKit(*qApp, ThemeKind::Light, false); }
    void draws_data();
    void draws();

private:
    MendianStyle *m_style = nullptr;
};

Q_DECLARE_METATYPE(mendian::kit::ThemeKind)

void TestGallery::draws_data()
{
    QTest::addColumn<ThemeKind>("theme");
    QTest::addColumn<double>("scale");
    QTest::newRow("light-1") << ThemeKind::Light << 1.0;
    QTest::newRow("dark-1") << ThemeKind::Dark << 1.0;
    QTest::newRow("contrast-1") << ThemeKind::HighContrast << 1.0;
    QTest::newRow("light-1.40625") << ThemeKind::Light << 1.40625;
    QTest::newRow("dark-2") << ThemeKind::Dark << 2.0;
}

void TestGallery::draws()
{
    QFETCH(ThemeKind, theme);
    QFETCH(double, scale);
    m_style->setTheme(theme);
    const std::unique_ptr<QWidget> page(mendian::test::makeGallery());
    page->show();
    QCoreApplication::processEvents();
    QImage image(page->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    page->render(&image);
    QCOMPARE(mendian::test::describe(mendian::test::checkScreen(page.get())), QString());
    QDir out(QCoreApplication::applicationDirPath() + QStringLiteral("/../gallery"));
    QVERIFY(out.mkpath(QStringLiteral(".")));
    QVERIFY(image.save(out.filePath(QStringLiteral("kit-%1.png").arg(QLatin1String(QTest::currentDataTag())))));
}

MENDIAN_TEST(TestGallery)
#include "tst_gallery.moc"
