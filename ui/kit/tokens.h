// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QWidget;

namespace mendian::kit {

/// Every colour of the program by its use. Values per theme stand in tokens.cpp (ui guide §1.2); nowhere else is a
/// literal colour.
// clang-format off
enum class Token {
    Canvas, Surface, Sunken,
    Text, Text2, Text3,
    Border, BorderStrong,
    Brand, BrandTint, OnBrand,
    Ink, InkRaised, InkBorder, OnInk, OnInkSoft, OnInkSuccess,
    Action, OnAction,
    Success, SuccessTint, Warn, WarnTint, Danger, DangerTint, Info, InfoTint, Unknown, UnknownTint, Promo, PromoTint,
    OnStatus,                ///< text on a solid status colour (count badge)
    RowSel, Scrim,
    Chart1, Chart2, Chart3, Chart4, Chart5, ChartOther,
    Ramp1, Ramp2, Ramp3, Ramp4, Ramp5, Ramp6,
    Count
};
// clang-format on

enum class ThemeKind { Light, Dark, HighContrast };

/// One theme: a row of colours. A value; MendianStyle holds the current one.
class Theme
{
public:
    explicit Theme(ThemeKind kind = ThemeKind::Light) : m_kind(kind) {}
    ThemeKind kind() const { return m_kind; }
    bool isDark() const { return m_kind == ThemeKind::Dark; }
    bool isHighContrast() const { return m_kind == ThemeKind::HighContrast; }
    QColor color(Token token) const;
    /// Whichever of white and the light theme's text reads better on the background (number on a heat cell).
    QColor textOn(const QColor &background) const;
    QPalette palette() const;

private:
    ThemeKind m_kind;
};

/// What something says by colour; always together with toneIcon() and a word (ui guide §1.2).
enum class Tone { Neutral, Brand, Success, Warn, Danger, Info, Unknown, Promo, Action };
Token toneText(Tone tone);
Token toneTint(Tone tone);
/// success circle-check, warn clock, danger alert-triangle, unknown help-hexagon, ...
QString toneIcon(Tone tone);

/// WCAG contrast ratio of two opaque colours, 1..21.
qreal contrastRatio(const QColor &a, const QColor &b);

namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 20, xxl = 24, huge = 32;
inline constexpr int pageTill = 12, page = 20;
} // namespace space

namespace radius {
inline constexpr int tag = 4, control = 8, button = 10, panel = 12, dialog = 14;
} // namespace radius

/// Screens for a mouse (controls 36), for fingers (56, never under 48), for gloves (88, never under 74). Set the
/// dynamic property "density" ("mouse", "touch", "gloves") on a screen; its children ask for it. Without it: touch.
enum class Density { Mouse, Touch, Gloves };
Density density(const QWidget *widget);
void setDensity(QWidget *screen, Density density);
int controlHeight(const QWidget *widget);
int minimumHit(Density density);

} // namespace mendian::kit
