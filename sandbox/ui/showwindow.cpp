// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ui/showwindow.h"

#include "sandbox/ui/phonewindow.h"
#include "ui/kit/language.h"
#include "ui/kit/style.h"

#include <QApplication>

namespace mendian::sandbox {

namespace {
struct Shown
{
    kit::Language language;
    std::unique_ptr<PhoneWindow> window;
};
} // namespace

std::shared_ptr<void> showPhoneWindow(QApplication &application, World &world, const QString &language, bool dark)
{
    kit::MendianStyle *style = kit::installKit(application, dark ? kit::ThemeKind::Dark : kit::ThemeKind::Light);
    auto shown = std::make_shared<Shown>();
    shown->language.install(language);
    shown->window = std::make_unique<PhoneWindow>(world);
    PhoneWindow *window = shown->window.get();
    QObject::connect(window, &PhoneWindow::themeAsked, window,
        [style] { style->setTheme(style->theme().isDark() ? kit::ThemeKind::Light : kit::ThemeKind::Dark); });
    kit::Language *words = &shown->language;
    QObject::connect(window, &PhoneWindow::languageAsked, window, [words] {
        words->install(words->current() == QLatin1String("en") ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    });
    window->resize(window->sizeHint().expandedTo({440, 860}));
    window->show();
    return shown;
}

} // namespace mendian::sandbox
