// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/guiprogram.h"

#include "app/ctl/run.h"
#include "app/gui/demo.h"
#include "app/gui/scanners.h"
#include "app/gui/tour.h"
#include "app/owner/ownerclient.h"
#include "app/owner/ownerserver.h"
#include "app/runtime/training.h"
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
    CashierWindow *window() const { return m_window; }
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

/// Windows of one shop until they are closed, or until somebody goes into training or comes back from it.
/// Other starts of the program raise them through `ear`, which may be missing.
enum class Left { Closed, ForTraining, FromTraining };
struct Stay
{
    Left left = Left::Closed;
    int exit = 0;
};

Stay stay(QApplication &application, ShopRuntime &runtime, const QString &folder, OwnerServer *ear)
{
    Stay result;
    {
        const Windows windows(application, runtime, folder);
        QApplication::setQuitOnLastWindowClosed(true);
        if (ear)
            QObject::connect(ear, &OwnerServer::raiseRequested, windows.window(), [&] { windows.raise(); });
        QObject::connect(windows.window(), &CashierWindow::trainingRequested, &application, [&](bool on) {
            result.left = on ? Left::ForTraining : Left::FromTraining;
            QApplication::exit(0);
        });
        result.exit = application.exec();
        QApplication::setQuitOnLastWindowClosed(false); // these go now, and others come
    }
    return result;
}

/// mendian-ctl and a second start of the program work through this process.
std::unique_ptr<OwnerServer> listen(ShopRuntime &runtime)
{
    auto ear = OwnerServer::listen(runtime.folder().socketPath(), ctl::ownerHandler(runtime));
    if (!ear)
        qCWarning(logCore) << "nobody can reach this shop from outside:" << ear.error();
    return ear ? *std::move(ear) : nullptr;
}

int runWindows(QApplication &application, ShopRuntime &runtime, const GuiOptions &options, const QString &folder)
{
    if (options.stations == QStringList{QStringLiteral("none")})
        return application.exec();
    const auto ear = listen(runtime);
    for (;;) {
        const Stay at = stay(application, runtime, folder, ear.get());
        if (at.left != Left::ForTraining)
            return at.exit;
        // The shop itself stays open behind the lesson: its undecided payments are asked on.
        const auto lesson = TrainingShop::open({folder});
        if (!lesson) {
            complain(lesson.error());
            continue;
        }
        const auto besides = listen((*lesson)->runtime());
        const auto phone = sandbox::showPhoneWindow(application, (*lesson)->world(), options.shot.lang, false);
        const Stay practised = stay(application, (*lesson)->runtime(), (*lesson)->folder(), besides.get());
        if (practised.left == Left::Closed)
            return practised.exit;
    }
}

/// A shop's training folder, alone in this process.
int runTraining(QApplication &application, const GuiOptions &options)
{
    const auto lesson = TrainingShop::open({options.data});
    if (!lesson && lesson.error().code == ErrorCode::Busy
        && raiseOwner(trainingFolder(options.data) + QStringLiteral("/mendian.socket"), options.stations.first()))
        return 0;
    if (!lesson)
        return complain(lesson.error());
    kit::installKit(application);
    const auto phone = sandbox::showPhoneWindow(application, (*lesson)->world(), options.shot.lang, false);
    return runWindows(application, (*lesson)->runtime(), options, (*lesson)->folder());
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
    if (options.training)
        return runTraining(application, options);
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
