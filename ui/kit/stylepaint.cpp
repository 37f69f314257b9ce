// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stylepaint.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

namespace mendian::kit::stylepaint {

namespace {
struct Antialiased
{
    explicit Antialiased(QPainter &painter) : p(painter)
    {
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
    }
    ~Antialiased() { p.restore(); }
    Q_DISABLE_COPY_MOVE(Antialiased)
    QPainter &p;
};

bool has(const QStyleOption &option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }
} // namespace

void lineEdit(QPainter &p, const QStyleOption &option, const Theme &theme)
{
    const Antialiased guard(p);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus) && enabled;
    drawBox(p, option.rect, radius::control, theme.color(enabled ? Token::Surface : Token::Sunken),
        theme.color(focus ? Token::Brand : Token::BorderStrong), focus || theme.isHighContrast() ? 2.0 : 1.0);
}

void indicator(QPainter &p, const QStyleOption &option, const Theme &theme, bool radio)
{
    const Antialiased guard(p);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor brand = theme.color(enabled ? Token::Brand : Token::Text3);
    const int side = qMin(option.rect.width(), option.rect.height());
    const QRectF box(option.rect.center().x() - side / 2 + 1, option.rect.center().y() - side / 2 + 1, side, side);
    const qreal corner = radio ? side / 2.0 : radius::tag;
    if (!on && !partly) {
        drawBox(
            p, box, corner, theme.color(enabled ? Token::Surface : Token::Sunken), theme.color(Token::BorderStrong), 2);
        return;
    }
    drawBox(p, box, corner, radio ? theme.color(Token::Surface) : brand, brand, 2);
    if (radio)
        drawBox(p, box.adjusted(6, 6, -6, -6), side, brand);
    else
        Icons::draw(p, box.adjusted(2, 2, -2, -2), partly ? QStringLiteral("minus") : QStringLiteral("check"),
            theme.color(Token::OnBrand));
}

void tab(QPainter &p, const QStyleOptionTab &option, const Theme &theme)
{
    const Antialiased guard(p);
    const bool selected = has(option, QStyle::State_Selected);
    const QRectF rect(option.rect);
    drawLine(p, rect, Qt::AlignCenter, option.text, Fonts::px(15, selected),
        theme.color(selected ? Token::Brand : Token::Text2), nullptr);
    drawRule(p, rect, theme.color(Token::Border));
    if (selected)
        p.fillRect(
            snapped(p, QRectF(rect.left() + 8, rect.bottom() - 3, rect.width() - 16, 3)), theme.color(Token::Brand));
    if (has(option, QStyle::State_HasFocus))
        drawFocusRing(p, rect, radius::control, theme.color(Token::Brand));
}

void menuItem(QPainter &p, const QStyleOptionMenuItem &option, const Theme &theme)
{
    const Antialiased guard(p);
    const QRectF rect(option.rect);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        drawRule(
            p, QRectF(rect.left() + 8, rect.top(), rect.width() - 16, rect.height() / 2), theme.color(Token::Border));
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected) && enabled)
        drawBox(p, rect.adjusted(4, 2, -4, -2), radius::control, theme.color(Token::BrandTint),
            theme.isHighContrast() ? theme.color(Token::Brand) : QColor(), 2);
    const QColor ink = theme.color(enabled ? Token::Text : Token::Text3);
    qreal x = rect.left() + 16;
    if (option.checked) {
        Icons::draw(p, {x, rect.center().y() - 10, 20, 20}, QStringLiteral("check"), theme.color(Token::Brand));
    } else if (!option.icon.isNull()) {
        option.icon.paint(&p, QRect(static_cast<int>(x), option.rect.center().y() - 10, 20, 20));
    }
    x += option.maxIconWidth > 0 || option.menuHasCheckableItems ? 32 : 0;
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    QString label = parts.value(0);
    label.remove(QLatin1Char('&'));
    drawLine(p, {x, rect.top(), rect.right() - 16 - x, rect.height()}, Qt::AlignLeft | Qt::AlignVCenter, label,
        Fonts::role(TextRole::Body), ink, nullptr);
    if (parts.size() > 1)
        drawKeycap(p, {rect.right() - 14, rect.center().y()}, parts.at(1), theme.color(Token::Text3),
            theme.color(Token::Border));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        Icons::draw(p, {rect.right() - 32, rect.center().y() - 9, 18, 18}, QStringLiteral("chevron-right"), ink);
}

void headerSection(QPainter &p, const QStyleOptionHeader &option, const Theme &theme)
{
    const Antialiased guard(p);
    p.fillRect(option.rect, theme.color(Token::Surface));
    if (option.orientation == Qt::Horizontal)
        drawRule(p, option.rect, theme.color(Token::BorderStrong));
}

void headerLabel(QPainter &p, const QStyleOptionHeader &option, const Theme &theme)
{
    const Antialiased guard(p);
    QRectF rect = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const bool right = option.textAlignment & Qt::AlignRight;
    const QFont font = Fonts::role(TextRole::TableHeader);
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const QString arrow = option.sortIndicator == QStyleOptionHeader::SortDown ? QStringLiteral("chevron-up")
                                                                                   : QStringLiteral("chevron-down");
        const qreal words = qMin(textWidth(font, option.text), rect.width() - 18);
        const qreal x = right ? rect.right() - 16 : rect.left() + words + 2;
        Icons::draw(p, {x, rect.center().y() - 8, 16, 16}, arrow, theme.color(Token::Text2));
        if (right)
            rect.setRight(rect.right() - 18);
    }
    drawLine(p, rect, (option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, option.text, font,
        theme.color(Token::Text3), nullptr);
}

void progressBar(QPainter &p, const QStyleOptionProgressBar &option, const Theme &theme)
{
    const Antialiased guard(p);
    const QRectF rect(option.rect);
    const qreal thick = qMin(8.0, rect.height());
    const QRectF track(rect.left(), rect.center().y() - thick / 2, rect.width(), thick);
    drawBox(p, track, thick / 2, theme.color(Token::Sunken),
        theme.isHighContrast() ? theme.color(Token::Border) : QColor());
    const int range = option.maximum - option.minimum;
    const qreal share = range > 0 ? static_cast<qreal>(option.progress - option.minimum) / range : 0.3;
    if (share > 0)
        drawBox(p, {track.left(), track.top(), qMax(thick, track.width() * share), thick}, thick / 2,
            theme.color(Token::Brand));
}

void comboBox(QPainter &p, const QStyleOptionComboBox &option, const Theme &theme)
{
    const Antialiased guard(p);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus) && enabled;
    QColor fill = theme.color(enabled ? Token::Surface : Token::Sunken);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        fill = mixed(fill, theme.color(Token::Text), 0.08);
    drawBox(p, option.rect, radius::control, fill, theme.color(focus ? Token::Brand : Token::BorderStrong),
        focus || theme.isHighContrast() ? 2.0 : 1.0);
    Icons::draw(p, {option.rect.right() - 30.0, option.rect.center().y() - 8.0, 18, 18}, QStringLiteral("chevron-down"),
        theme.color(enabled ? Token::Text2 : Token::Text3));
}

void scrollBar(QPainter &p, const QStyleOptionSlider &option, const QRect &slider, const Theme &theme)
{
    const Antialiased guard(p);
    if (option.maximum <= option.minimum)
        return;
    const bool held = has(option, QStyle::State_Sunken);
    const int inset = qMax(2, (option.orientation == Qt::Vertical ? slider.width() : slider.height()) / 6);
    const QRectF thumb = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    drawBox(p, thumb, qMin(thumb.width(), thumb.height()) / 2, theme.color(held ? Token::Brand : Token::BorderStrong));
}

} // namespace mendian::kit::stylepaint
