// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/signin/persontile.h"

#include "ui/kit/icons.h"

namespace mendian {

using namespace kit;

namespace {
constexpr qreal kCircle = 44;
constexpr qreal kPad = 14;
} // namespace

PersonTile::PersonTile(const QString &initial, const QString &name, const QString &note, QWidget *parent)
    : PaintedButton(parent), m_initial(initial), m_note(note)
{
    setText(name);
    setAccessibleDescription(note);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PersonTile::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    const bool chosen = isChecked();
    QColor fill = t.color(chosen ? Token::RowSel : Token::Surface);
    if (isDown())
        fill = t.color(Token::BrandTint);
    drawBox(painter, box, radius::panel, fill, t.color(chosen ? Token::Brand : Token::Border),
        chosen || t.isHighContrast() ? 2 : 1);
    if (showsFocus())
        drawFocusRing(painter, box, radius::panel, t.color(Token::Brand), 4);
    const QRectF circle(kPad, kPad, kCircle, kCircle);
    drawBox(painter, circle, kCircle / 2, t.color(chosen ? Token::Brand : Token::BrandTint),
        t.isHighContrast() ? t.color(Token::Brand) : QColor{});
    const QColor ink = t.color(chosen ? Token::OnBrand : Token::Brand);
    if (m_initial.isEmpty())
        Icons::draw(painter, circle.adjusted(10, 10, -10, -10), QStringLiteral("dots"), ink);
    else
        drawLine(painter, circle, Qt::AlignCenter, m_initial, Fonts::px(20, true), ink, &m_fits);
    if (chosen)
        Icons::draw(
            painter, {box.right() - kPad - 20, kPad, 20, 20}, QStringLiteral("circle-check"), t.color(Token::Brand));
    const qreal width = box.width() - 2 * kPad;
    const qreal words = box.bottom() - kPad - 40;
    drawLine(painter, {kPad, words - 2, width, 24}, Qt::AlignLeft | Qt::AlignVCenter, text(),
        Fonts::role(TextRole::RowName), t.color(Token::Text), nullptr);
    drawLine(painter, {kPad, words + 21, width, 20}, Qt::AlignLeft | Qt::AlignVCenter, m_note,
        Fonts::role(TextRole::Small), t.color(chosen ? Token::Text2 : Token::Text3), &m_fits);
}

} // namespace mendian
