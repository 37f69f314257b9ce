// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QProxyStyle>

class QApplication;

namespace mendian::kit {

/// Fusion with our own push buttons, inputs, tabs, scroll bars, menus, check boxes, table headers and focus ring, all
/// painted from the tokens of one Theme. The application owns it; widgets reach the theme through their style.
class MendianStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit MendianStyle(ThemeKind kind = ThemeKind::Light);

    const Theme &theme() const { return m_theme; }
    /// At run time: new tokens, new palette, icon cache emptied, every widget repainted.
    void setTheme(ThemeKind kind);
    bool animations() const { return m_animations; }
    void setAnimations(bool on) { m_animations = on; }

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    QPalette standardPalette() const override { return m_theme.palette(); }
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
        const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;

private:
    Theme m_theme;
    bool m_animations = true;
};

/// Fonts, style, palette and accessible interfaces; once, after QApplication. Returns the style, which the
/// application owns.
MendianStyle *installKit(QApplication &application, ThemeKind kind = ThemeKind::Light, bool animations = true);

} // namespace mendian::kit
