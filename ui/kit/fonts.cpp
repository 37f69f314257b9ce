// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/fonts.h"

#include "ui/kit/kitlog.h"

#include <QApplication>
#include <QFontDatabase>
#include <array>

namespace mendian::kit {

Q_LOGGING_CATEGORY(logKit, "mendian.kit")

namespace {
struct Size
{
    TextRole role;
    int px;
    bool bold;
};
constexpr std::array kSizes{
    Size{TextRole::Amount, 54, true},
    Size{TextRole::AmountSmall, 34, true},
    Size{TextRole::Change, 40, true},
    Size{TextRole::Timer, 48, true},
    Size{TextRole::Shelf, 32, true},
    Size{TextRole::Kpi, 32, true},
    Size{TextRole::DialogTitle, 26, true},
    Size{TextRole::PageTitle, 24, true},
    Size{TextRole::PanelTitle, 17, true},
    Size{TextRole::RowTotal, 19, true},
    Size{TextRole::RowName, 17, true},
    Size{TextRole::Body, 16, false},
    Size{TextRole::BodyBold, 16, true},
    Size{TextRole::Control, 16, true},
    Size{TextRole::ControlSmall, 15, true},
    Size{TextRole::Secondary, 14, false},
    Size{TextRole::SecondaryBold, 14, true},
    Size{TextRole::Small, 13, false},
    Size{TextRole::SmallBold, 13, true},
    Size{TextRole::TableHeader, 13, true},
    Size{TextRole::Keycap, 12, true},
};
static_assert(kSizes.size() == static_cast<size_t>(TextRole::Count));
} // namespace

QString Fonts::family() { return QStringLiteral("Noto Sans CJK SC"); }

QFont Fonts::px(int pixelSize, bool bold)
{
    QFont font(family());
    font.setPixelSize(pixelSize);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Fonts::role(TextRole role)
{
    const Size &size = kSizes[static_cast<size_t>(role)];
    Q_ASSERT(size.role == role);
    return px(size.px, size.bold);
}

bool Fonts::install()
{
    const bool there = QFontDatabase::hasFamily(family());
    if (!there)
        qCWarning(logKit) << "font family" << family()
                          << "is missing (package fonts-noto-cjk): glyphs may look foreign";
    QApplication::setFont(role(TextRole::Body));
    return there;
}

} // namespace mendian::kit
