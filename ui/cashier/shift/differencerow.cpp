// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/differencerow.h"

#include "ui/kit/format.h"
#include "ui/kit/icons.h"

namespace mendian {

using namespace kit;

DifferenceRow::DifferenceRow(QWidget *parent) : PaintedWidget(parent), m_header(true)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

DifferenceRow::DifferenceRow(const Content &content, QWidget *parent) : PaintedWidget(parent), m_content(content)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString DifferenceRow::accessibleText() const
{
    if (m_header)
        return {};
    const Format format;
    return tr("%1: expected %2, counted %3, difference %4")
        .arg(m_content.name, format.money(m_content.expected), format.money(m_content.counted),
            format.signedMoney(difference()));
}

void DifferenceRow::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const Format format;
    const QRectF box(rect());
    const qreal column = box.width() * 0.22;
    const auto cell = [&](int n) { return QRectF(box.right() - 8 - column * (3 - n), 0, column - 8, box.height()); };
    const QRectF name(8, 0, box.width() - 3 * column - 16, box.height());
    drawRule(painter, box, t.color(m_header ? Token::BorderStrong : Token::Border));
    if (m_header) {
        const QFont font = Fonts::role(TextRole::TableHeader);
        const QColor ink = t.color(Token::Text3);
        drawLine(painter, name, Qt::AlignLeft | Qt::AlignVCenter, tr("Tender"), font, ink, &m_fits);
        drawLine(painter, cell(0), Qt::AlignRight | Qt::AlignVCenter, tr("System"), font, ink, &m_fits);
        drawLine(painter, cell(1), Qt::AlignRight | Qt::AlignVCenter, tr("Counted"), font, ink, &m_fits);
        drawLine(painter, cell(2), Qt::AlignRight | Qt::AlignVCenter, tr("Difference"), font, ink, &m_fits);
        return;
    }
    const bool even = difference().isZero();
    const Token tone = even ? Token::Success : (m_content.overLimit ? Token::Danger : Token::Warn);
    Icons::draw(painter, {name.left(), name.center().y() - 11, 22, 22}, m_content.icon, t.color(Token::Text2));
    drawLine(painter, name.adjusted(34, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_content.name,
        Fonts::role(TextRole::RowName), t.color(Token::Text), &m_fits);
    const QFont number = Fonts::px(18);
    drawLine(painter, cell(0), Qt::AlignRight | Qt::AlignVCenter, format.money(m_content.expected), number,
        t.color(Token::Text2), &m_fits);
    drawLine(painter, cell(1), Qt::AlignRight | Qt::AlignVCenter, format.money(m_content.counted), number,
        t.color(Token::Text), &m_fits);
    const QFont bold = Fonts::px(19, true);
    const QString text = format.signedMoney(difference());
    drawLine(painter, cell(2), Qt::AlignRight | Qt::AlignVCenter, text, bold, t.color(tone), &m_fits);
    const qreal left = cell(2).right() - textWidth(bold, text) - 28;
    Icons::draw(painter, {left, box.center().y() - 10, 20, 20},
        even ? QStringLiteral("circle-check")
             : (difference().isNegative() ? QStringLiteral("arrow-down") : QStringLiteral("arrow-up")),
        t.color(tone));
}

} // namespace mendian
