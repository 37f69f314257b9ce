// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/buttonlook.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <array>
#include <cmath>

namespace mendian::kit {

namespace {

struct KindRow
{
    ButtonKind kind;
    const char *name;
    Token fill;
    Token ink;
    Token soft; // keycap, note and icon
    Token border;
    bool filled; // no visible border of its own; the focus ring takes the ink colour
    bool drawsFill;
};
constexpr std::array kKinds{
    KindRow{ButtonKind::Secondary, "secondary", Token::Surface, Token::Text, Token::Text3, Token::Border, false, true},
    KindRow{ButtonKind::Primary, "primary", Token::Brand, Token::OnBrand, Token::OnBrand, Token::Brand, true, true},
    KindRow{ButtonKind::Ghost, "ghost", Token::Surface, Token::Brand, Token::Text3, Token::Border, false, false},
    KindRow{ButtonKind::Danger, "danger", Token::Surface, Token::Danger, Token::Danger, Token::Danger, false, true},
    KindRow{ButtonKind::Tile, "tile", Token::Surface, Token::Text, Token::Text2, Token::Border, false, true},
    KindRow{ButtonKind::Ink, "ink", Token::InkRaised, Token::OnInk, Token::OnInkSoft, Token::InkBorder, true, true},
    KindRow{ButtonKind::Action, "action", Token::Action, Token::OnAction, Token::OnAction, Token::Action, true, true},
};
static_assert(kKinds.size() == static_cast<size_t>(ButtonKind::Action) + 1);

struct Metrics
{
    int pad;
    int icon;
    int gap;
    int height;
    int noteHeight;
};
constexpr std::array kMetrics{
    Metrics{14, 18, 8, 36, 48},
    Metrics{18, 20, 12, 56, 72},
    Metrics{20, 26, 14, 88, 96},
};

const KindRow &row(ButtonKind kind) { return kKinds[static_cast<size_t>(kind)]; }
const Metrics &metrics(Density density) { return kMetrics[static_cast<size_t>(density)]; }

int iconSize(const ButtonLook &look) { return look.note.isEmpty() ? metrics(look.density).icon : 34; }

QFont noteFont(const ButtonLook &) { return Fonts::role(TextRole::Secondary); }

void drawBusy(QPainter &painter, const QRectF &box, const QColor &ink, int phase)
{
    for (int i = 0; i < 8; ++i) {
        const double angle = i * M_PI / 4;
        const QPointF at(box.center().x() + std::cos(angle) * box.width() * 0.38,
            box.center().y() + std::sin(angle) * box.width() * 0.38);
        QColor dot = ink;
        dot.setAlphaF(static_cast<float>(0.25 + 0.75 * ((i - phase + 8) % 8) / 7.0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(dot);
        painter.drawEllipse(at, box.width() * 0.09, box.width() * 0.09);
    }
}

} // namespace

ButtonKind buttonKind(const QString &name)
{
    for (const KindRow &r : kKinds) {
        if (name == QLatin1String(r.name))
            return r.kind;
    }
    return ButtonKind::Secondary;
}

QString buttonKindName(ButtonKind kind) { return QLatin1String(row(kind).name); }

QSize buttonSize(const ButtonLook &look)
{
    const Metrics &m = metrics(look.density);
    qreal label =
        qMax(textWidth(look.font, look.text), look.note.isEmpty() ? 0.0 : textWidth(noteFont(look), look.note));
    if (!look.icon.isEmpty() || look.busy)
        label += iconSize(look) + (look.text.isEmpty() ? 0 : m.gap);
    if (!look.keycap.isEmpty())
        label += keycapWidth(look.keycap) + m.gap;
    const int height = look.note.isEmpty() ? qMax(m.height, lineHeight(look.font)) : m.noteHeight;
    return {qMax(static_cast<int>(std::ceil(label)) + 2 * m.pad, height), height};
}

bool paintButton(QPainter &painter, const QRectF &rect, const ButtonLook &look, const Theme &theme)
{
    const KindRow &kind = row(look.kind);
    const Metrics &m = metrics(look.density);
    const bool flat = !kind.drawsFill;
    QColor fill = theme.color(kind.fill);
    QColor ink = theme.color(kind.ink);
    QColor soft = theme.color(kind.soft);
    QColor border = theme.color(kind.border);
    if (look.disabled) {
        const bool onInk = look.kind == ButtonKind::Ink;
        fill = theme.color(onInk ? Token::Ink : Token::Sunken);
        ink = soft = theme.color(onInk ? Token::OnInkSoft : Token::Text3);
        border = theme.color(onInk ? Token::InkBorder : Token::Sunken);
        if (theme.isHighContrast())
            border = ink;
    } else if (look.checked) {
        fill = theme.color(Token::BrandTint);
        ink = border = theme.color(Token::Brand);
    }
    if (look.pressed && !look.disabled)
        fill = mixed(fill, kind.filled && look.kind != ButtonKind::Action ? theme.color(Token::Surface) : ink, 0.16);
    else if (look.hovered && !look.disabled)
        fill = mixed(fill, ink, 0.05);
    if (!flat || look.pressed || look.hovered || look.disabled) {
        const bool bordered = !flat && (!kind.filled || look.kind == ButtonKind::Ink || look.disabled);
        drawBox(painter, rect, radius::button, fill, bordered ? border : QColor(), theme.isHighContrast() ? 2.0 : 1.0,
            look.disabled && theme.isHighContrast() ? Qt::DashLine : Qt::SolidLine);
    }
    if (look.focused)
        drawFocusRing(painter, rect, radius::button, kind.filled ? ink : theme.color(Token::Brand));

    bool fits = true;
    QRectF inner = rect.adjusted(m.pad, 0, -m.pad, 0);
    if (!look.keycap.isEmpty()) {
        QColor cap = soft;
        if (kind.filled)
            cap.setAlphaF(0.55F);
        else if (look.kind != ButtonKind::Danger)
            cap = theme.color(Token::Border);
        if (theme.isHighContrast())
            cap = soft;
        drawKeycap(painter, {inner.right() + 4, rect.center().y()}, look.keycap, soft, cap);
        inner.setRight(inner.right() - keycapWidth(look.keycap) - m.gap + 4);
    }
    const bool hasIcon = !look.icon.isEmpty() || look.busy;
    const int side = iconSize(look);
    const qreal iconPart = hasIcon ? side + (look.text.isEmpty() ? 0 : m.gap) : 0;
    const qreal label =
        qMax(textWidth(look.font, look.text), look.note.isEmpty() ? 0.0 : textWidth(noteFont(look), look.note));
    // A keycap or a second line makes a row that reads from the left; otherwise icon and word stand in the middle.
    qreal x = inner.left();
    if (look.keycap.isEmpty() && look.note.isEmpty())
        x += qMax(0.0, (inner.width() - iconPart - label) / 2);
    if (hasIcon) {
        const QRectF box(x, rect.center().y() - side / 2.0, side, side);
        if (look.busy)
            drawBusy(painter, box, ink, look.busyPhase);
        else
            Icons::draw(painter, box, look.icon, look.kind == ButtonKind::Ink && !look.disabled ? soft : ink);
        x += iconPart;
    }
    const QRectF words(x, rect.top(), inner.right() - x, rect.height());
    if (look.note.isEmpty()) {
        drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, look.text, look.font, ink, &fits);
        return fits;
    }
    const qreal first = look.font.pixelSize() * 1.4;
    const qreal second = noteFont(look).pixelSize() * 1.5;
    const qreal top = rect.center().y() - (first + second) / 2 - 1;
    drawLine(
        painter, {x, top, words.width(), first}, Qt::AlignLeft | Qt::AlignVCenter, look.text, look.font, ink, &fits);
    drawLine(painter, {x, top + first, words.width(), second}, Qt::AlignLeft | Qt::AlignVCenter, look.note,
        noteFont(look), ink, &fits);
    return fits;
}

} // namespace mendian::kit
