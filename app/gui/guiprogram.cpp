// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/guiprogram.h"

#include "app/ctl/run.h"
#include "app/gui/demo.h"
#include "app/gui/scanners.h"
#include "app/gui/tour.h"
#include "app/owner/ownerclient.h"
#include "app/owner/ownerserver.h"
#include "core/log.h"
#include "sandbox/ui/showwindow.h"
#include "ui/cashier/frame/cashierstation.h"
#include "ui/cashier/frame/stopwindow.h"
#include "ui/customerdisplay/displaywindow.h"
#include "ui/kit/errortext.h"
#include "ui/kit/language.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTextStream>

namespace mendian::app {

namespace {

QString scaleFile(const QString &folder) { return QDir(folder).filePath(QStringLiteral("screen.scale")); }

int complain(const Error &error)
{
    QTextStream(stderr) << "mendian: " << kit::ErrorText::sentence(error) << "\n  " << errorName(error.code) << ": "
                        << error.detail << "\n";
    return 1;
}

/// A shop that does not open says so where the cashier looks; without a screen the words above are all.
int stop(QApplication &application, const Error &error)
{
    const int code = complain(error);
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        return code;
    kit::installKit(application);
    kit::Language language;
    language.install(QLocale::system().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    StopWindow window(error);
    window.resize(1024, 700);
    window.showMaximized();
    application.exec();
    return code;
}

kit::ThemeKind themeOf(const QString &name)
{
    return name == QLatin1String("dark")    ? kit::ThemeKind::Dark
        : name == QLatin1String("contrast") ? kit::ThemeKind::HighContrast
                                            : kit::ThemeKind::Light;
}

/// The windows of one opened shop.
class Windows
{
public:
    Windows(QApplication &application, ShopRuntime &runtime, const QString &folder)
        : m_till(runtime.makeService()), m_settings(runtime.call([&] { return runtime.shop().settings; })),
          m_style(kit::installKit(application, themeOf(m_settings.text("ui.theme")))),
          m_scanners(runtime.scans(), runtime.clock(), m_settings)
    {
        m_language.install(m_settings.text("ui.language"));
        m_window = CashierStation({*m_till, m_sounds, runtime.clock(), nullptr, &m_language}).createWindow();
        m_display = std::make_unique<CustomerDisplayWindow>(*m_till);
        QObject::connect(m_window, &CashierWindow::settingChanged, m_window,
            [this, folder](const QString &name, const QString &value) {
                if (name == QLatin1String("ui.theme"))
                    m_style->setTheme(themeOf(value));
                if (name == QLatin1String("ui.scale"))
                    storeScale(folder, value);
            });
        m_window->resize(1366, 768);
        m_window->showMaximized();
    }
    ~Windows() { delete m_window; }
    void raise() const
    {
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }

private:
    std::unique_ptr<TillService> m_till;
    Settings m_settings;
    kit::MendianStyle *m_style;
    kit::Language m_language;
    kit::DeviceSoundPlayer m_sounds;
    Scanners m_scanners;
    CashierWindow *m_window = nullptr;
    std::unique_ptr<CustomerDisplayWindow> m_display;
};

int runWindows(QApplication &application, ShopRuntime &runtime, const GuiOptions &options, const QString &folder)
{
    if (options.stations == QStringList{QStringLiteral("none")})
        return application.exec();
    const Windows windows(application, runtime, folder);
    // A second start of the program raises this window; mendian-ctl works through this process.
    const auto ear = OwnerServer::listen(runtime.folder().socketPath(), ctl::ownerHandler(runtime));
    if (ear)
        QObject::connect(ear->get(), &OwnerServer::raiseRequested, &application, [&] { windows.raise(); });
    else
        qCWarning(logCore) << "nobody can reach this shop from outside:" << ear.error();
    return application.exec();
}

int runDemo(QApplication &application, const GuiOptions &options)
{
    auto demo = DemoShop::open({});
    if (!demo)
        return complain(demo.error());
    if (const Status ready = (*demo)->startDay(); !ready)
        return complain(ready.error());
    kit::installKit(application);
    const auto phone = sandbox::showPhoneWindow(application, (*demo)->world(), options.shot.lang, false);
    return runWindows(application, (*demo)->runtime(), options, (*demo)->folder());
}

} // namespace

QString storedScale(const QString &folder)
{
    QFile file(scaleFile(folder));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(16)).trimmed() : QString();
}

void storeScale(const QString &folder, const QString &scale)
{
    QFile file(scaleFile(folder));
    if (file.open(QIODevice::WriteOnly))
        file.write(scale.toLatin1());
}

int runGui(QApplication &application, const GuiOptions &options)
{
    if (!options.shot.screen.isEmpty())
        return renderShot(options.shot);
    if (!options.tour.isEmpty())
        return runTour(application, options.tour);
    if (options.demo)
        return runDemo(application, options);
    RuntimeOptions runtime;
    runtime.folder = options.data;
    auto opened = ShopRuntime::open(runtime);
    if (!opened && opened.error().code == ErrorCode::Busy
        && raiseOwner(QDir(options.data).absoluteFilePath(QStringLiteral("mendian.socket")), options.stations.first()))
        return 0;
    if (!opened)
        return stop(application, opened.error());
    return runWindows(application, **opened, options, options.data);
}

} // namespace mendian::app
