// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tokens.h"

#include <QVariant>
#include <QWidget>
#include <array>
#include <cmath>

namespace mendian::kit {

namespace {

struct Row
{
    Token token;
    QRgb light;
    QRgb dark;
    QRgb contrast;
};

// ui guide §1.2. High contrast knows no tints: surfaces are white, text and borders black.
constexpr QRgb kWhite = 0xFFFFFFFF;
constexpr QRgb kBlack = 0xFF000000;
constexpr std::array kRows{
    Row{Token::Canvas, 0xFFF2F5F4, 0xFF0E1413, kWhite},
    Row{Token::Surface, 0xFFFFFFFF, 0xFF161E1D, kWhite},
    Row{Token::Sunken, 0xFFE8EDEB, 0xFF1F2927, kWhite},
    Row{Token::Text, 0xFF13201D, 0xFFE9F0EE, kBlack},
    Row{Token::Text2, 0xFF44534F, 0xFFB7C4C0, kBlack},
    Row{Token::Text3, 0xFF5F6D69, 0xFF93A29D, kBlack},
    Row{Token::Border, 0xFFD3DBD8, 0xFF33403D, kBlack},
    Row{Token::BorderStrong, 0xFF7B8985, 0xFF6E7D79, kBlack},
    Row{Token::Brand, 0xFF0B6B66, 0xFF4CC7B8, 0xFF00403D},
    Row{Token::BrandTint, 0xFFDDF0ED, 0xFF123532, kWhite},
    Row{Token::OnBrand, 0xFFFFFFFF, 0xFF06231F, kWhite},
    Row{Token::Ink, 0xFF12312F, 0xFF1F2927, kBlack},
    Row{Token::InkRaised, 0xFF264341, 0xFF323B3A, kBlack},
    Row{Token::InkBorder, 0xFF455E5C, 0xFF505755, kWhite},
    Row{Token::OnInk, 0xFFFFFFFF, 0xFFFFFFFF, kWhite},
    Row{Token::OnInkSoft, 0xFF9FD8CF, 0xFF9FD8CF, kWhite},
    Row{Token::OnInkSuccess, 0xFF7FD796, 0xFF7FD796, kWhite},
    Row{Token::Action, 0xFFF2A93B, 0xFFF2A93B, 0xFFF2A93B},
    Row{Token::OnAction, 0xFF13201D, 0xFF13201D, kBlack},
    Row{Token::Success, 0xFF1E7A36, 0xFF6CCB84, 0xFF0A4A1C},
    Row{Token::SuccessTint, 0xFFE1F3E5, 0xFF14321D, kWhite},
    Row{Token::Warn, 0xFF8F5200, 0xFFF2B44D, 0xFF573000},
    Row{Token::WarnTint, 0xFFFDF0D9, 0xFF3A2A0C, kWhite},
    Row{Token::Danger, 0xFFB3261E, 0xFFFF8A80, 0xFF85100B},
    Row{Token::DangerTint, 0xFFFBE6E4, 0xFF43191A, kWhite},
    Row{Token::Info, 0xFF1B5FB0, 0xFF7FB4F5, 0xFF0A3A75},
    Row{Token::InfoTint, 0xFFE3EEFB, 0xFF14304F, kWhite},
    Row{Token::Unknown, 0xFF6A3AA8, 0xFFC3A2F2, 0xFF47207D},
    Row{Token::UnknownTint, 0xFFEFE7FA, 0xFF2F2147, kWhite},
    Row{Token::Promo, 0xFFB4380F, 0xFFFFA27E, 0xFF7A2408},
    Row{Token::PromoTint, 0xFFFDE9E1, 0xFF43210F, kWhite},
    Row{Token::OnStatus, 0xFFFFFFFF, 0xFF0E1413, kWhite},
    Row{Token::RowSel, 0xFFE4F3F0, 0xFF173330, kWhite},
    Row{Token::Scrim, 0x99081412, 0x99081412, 0x99081412},
    Row{Token::Chart1, 0xFF0B6B66, 0xFF4CC7B8, 0xFF00403D},
    Row{Token::Chart2, 0xFFC9701A, 0xFFF0A95B, 0xFF573000},
    Row{Token::Chart3, 0xFF8153C6, 0xFFAC53AC, 0xFF47207D},
    Row{Token::Chart4, 0xFF19194D, 0xFFE64C6B, 0xFF0A3A75},
    Row{Token::Chart5, 0xFF542C12, 0xFF8A4CE6, 0xFF7A2408},
    Row{Token::ChartOther, 0xFF5F6D69, 0xFF93A29D, kBlack},
    Row{Token::Ramp1, 0xFFEEF6F5, 0xFF16211F, 0xFFEEF6F5},
    Row{Token::Ramp2, 0xFFBFE0DB, 0xFF1B3A37, 0xFFBFE0DB},
    Row{Token::Ramp3, 0xFF7FBFB7, 0xFF1F5B55, 0xFF7FBFB7},
    Row{Token::Ramp4, 0xFF3A948B, 0xFF2A8076, 0xFF3A948B},
    Row{Token::Ramp5, 0xFF0B6B66, 0xFF4CC7B8, 0xFF0B6B66},
    Row{Token::Ramp6, 0xFF063F3D, 0xFFA6EEE4, 0xFF063F3D},
};

constexpr bool rowsInOrder()
{
    for (size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].token != static_cast<Token>(i))
            return false;
    }
    return kRows.size() == static_cast<size_t>(Token::Count);
}
static_assert(rowsInOrder(), "one row a token, in the order of the enum");

struct ToneRow
{
    Tone tone;
    Token text;
    Token tint;
    const char *icon;
};
constexpr std::array kTones{
    ToneRow{Tone::Neutral, Token::Text2, Token::Sunken, "info-circle"},
    ToneRow{Tone::Brand, Token::Brand, Token::BrandTint, "scan"},
    ToneRow{Tone::Success, Token::Success, Token::SuccessTint, "circle-check"},
    ToneRow{Tone::Warn, Token::Warn, Token::WarnTint, "clock"},
    ToneRow{Tone::Danger, Token::Danger, Token::DangerTint, "alert-triangle"},
    ToneRow{Tone::Info, Token::Info, Token::InfoTint, "info-circle"},
    ToneRow{Tone::Unknown, Token::Unknown, Token::UnknownTint, "help-hexagon"},
    ToneRow{Tone::Promo, Token::Promo, Token::PromoTint, "tag"},
    ToneRow{Tone::Action, Token::OnAction, Token::Action, "bell"},
};

struct DensityRow
{
    Density density;
    const char *name;
    int control;
    int hit;
};
constexpr std::array kDensities{
    DensityRow{Density::Mouse, "mouse", 36, 36},
    DensityRow{Density::Touch, "touch", 56, 48},
    DensityRow{Density::Gloves, "gloves", 88, 74},
};

const ToneRow &row(Tone tone) { return kTones[static_cast<size_t>(tone)]; }

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
}

} // namespace

QColor Theme::color(Token token) const
{
    const Row &r = kRows[static_cast<size_t>(token)];
    const std::array values{r.light, r.dark, r.contrast};
    return QColor::fromRgba(values[static_cast<size_t>(m_kind)]);
}

QColor Theme::textOn(const QColor &background) const
{
    const QColor dark = QColor::fromRgba(kRows[static_cast<size_t>(Token::Text)].light);
    const QColor white = QColor::fromRgba(kWhite);
    return contrastRatio(white, background) >= contrastRatio(dark, background) ? white : dark;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, Token token) { p.setColor(role, color(token)); };
    set(QPalette::Window, Token::Canvas);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Canvas);
    set(QPalette::Text, Token::Text);
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Danger);
    set(QPalette::Highlight, Token::RowSel);
    set(QPalette::HighlightedText, Token::Text);
    set(QPalette::Link, Token::Brand);
    set(QPalette::LinkVisited, Token::Brand);
    set(QPalette::ToolTipBase, Token::Ink);
    set(QPalette::ToolTipText, Token::OnInk);
    set(QPalette::Light, Token::Surface);
    set(QPalette::Midlight, Token::Canvas);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::BorderStrong);
    set(QPalette::Shadow, Token::Border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(Token::Text3));
    p.setColor(QPalette::Disabled, QPalette::Base, color(Token::Sunken));
    return p;
}

Token toneText(Tone tone) { return row(tone).text; }
Token toneTint(Tone tone) { return row(tone).tint; }
QString toneIcon(Tone tone) { return QLatin1String(row(tone).icon); }

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

Density density(const QWidget *widget)
{
    for (const QWidget *w = widget; w; w = w->parentWidget()) {
        const QVariant name = w->property("density");
        if (!name.isValid())
            continue;
        for (const DensityRow &r : kDensities) {
            if (name.toString() == QLatin1String(r.name))
                return r.density;
        }
    }
    return Density::Touch;
}

void setDensity(QWidget *screen, Density density)
{
    screen->setProperty("density", QString::fromLatin1(kDensities[static_cast<size_t>(density)].name));
}

int controlHeight(const QWidget *widget) { return kDensities[static_cast<size_t>(density(widget))].control; }
int minimumHit(Density density) { return kDensities[static_cast<size_t>(density)].hit; }

} // namespace mendian::kit
