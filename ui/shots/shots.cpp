// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/shots.h"

#include "ui/kit/language.h"
#include "ui/kit/painted.h"
#include "ui/kit/style.h"
#include "ui/shots/shottable.h"
#include "ui/shots/stage.h"

#include <QApplication>
#include <QPainter>
#include <array>
#include <cstdio>
#include <optional>

namespace mendian {

using namespace kit;

namespace {

struct ThemeName
{
    const char *name;
    ThemeKind kind;
};
constexpr std::array kThemes{ThemeName{"light", ThemeKind::Light}, ThemeName{"dark", ThemeKind::Dark},
    ThemeName{"contrast", ThemeKind::HighContrast}};

std::optional<ThemeKind> themeOf(const QString &name)
{
    for (const ThemeName &row : kThemes) {
        if (name == QLatin1String(row.name))
            return row.kind;
    }
    return std::nullopt;
}

MendianStyle *styleFor(ThemeKind kind)
{
    auto *style = qobject_cast<MendianStyle *>(QApplication::style());
    if (!style)
        style = installKit(*qApp, kind, false);
    style->setAnimations(false);
    if (style->theme().kind() != kind)
        style->setTheme(kind);
    return style;
}

} // namespace

QList<ShotName> listShots()
{
    QList<ShotName> names;
    for (const ShotRow &row : shotRows())
        names.append({QString::fromLatin1(row.screen), QString::fromLatin1(row.state)});
    return names;
}

QImage drawShot(const ShotOptions &options)
{
    const ShotRow *row = shotRow(options.screen, options.state);
    const auto theme = themeOf(options.theme);
    if (!row || !theme || !Language::available().contains(options.lang) || options.scale < 0.5 || options.scale > 4
        || options.size.isEmpty() || options.size.width() > 8192 || options.size.height() > 8192)
        return {};
    styleFor(*theme);
    Language language;
    if (!language.install(options.lang))
        return {};
    const QSize canvas(qRound(options.size.width() / options.scale), qRound(options.size.height() / options.scale));
    const ShotStage stage(*row, canvas);
    QImage image(options.size, QImage::Format_RGB32);
    image.fill(color(stage.widget(), Token::Canvas));
    image.setDevicePixelRatio(options.scale);
    stage.widget()->render(&image);
    return image;
}

int renderShot(const ShotOptions &options)
{
    const QImage image = drawShot(options);
    if (image.isNull()) {
        std::fprintf(stderr, "unknown screen, state, theme or language: %s %s %s %s. Known screens and states:\n",
            qPrintable(options.screen), qPrintable(options.state), qPrintable(options.theme), qPrintable(options.lang));
        for (const ShotName &name : listShots())
            std::fprintf(stderr, "  %s %s\n", qPrintable(name.screen), qPrintable(name.state));
        return 2;
    }
    if (!image.save(options.out, "PNG")) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(options.out));
        return 1;
    }
    return 0;
}

} // namespace mendian
