// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/panel.h"

#include <QEvent>
#include <QMouseEvent>
#include <cmath>

namespace mendian::kit {

namespace {
int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }

struct PanelRow
{
    Token fill;
    Token border;
    int radius;
    bool bordered;
};
PanelRow panelRow(Panel::Kind kind)
{
    switch (kind) {
    case Panel::Kind::Card:
        return {Token::Surface, Token::Border, radius::control, true};
    case Panel::Kind::Panel:
        return {Token::Surface, Token::Border, radius::panel, true};
    case Panel::Kind::Dialog:
        return {Token::Surface, Token::Border, radius::dialog, false};
    case Panel::Kind::Ink:
        return {Token::Ink, Token::InkBorder, radius::panel, false};
    case Panel::Kind::Sunken:
        return {Token::Sunken, Token::Border, radius::control, false};
    }
    return {Token::Surface, Token::Border, radius::control, true};
}
} // namespace

Panel::Panel(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) {}

void Panel::setTone(Tone tone)
{
    m_tone = tone;
    m_hasTone = true;
    update();
}

void Panel::clearTone()
{
    m_hasTone = false;
    update();
}

void Panel::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme t = theme(this);
    const PanelRow row = panelRow(m_kind);
    QColor border = row.bordered || t.isHighContrast() ? t.color(row.border) : QColor();
    if (m_hasTone)
        border = t.color(toneText(m_tone));
    if (m_selected)
        border = t.color(Token::Brand);
    drawBox(painter, rect(), row.radius, t.color(m_hasTone ? toneTint(m_tone) : row.fill), border,
        m_selected || t.isHighContrast() ? 2 : 1);
}

Scrim::Scrim(QWidget *parent, int top) : QWidget(parent), m_top(top)
{
    Q_ASSERT(parent);
    parent->installEventFilter(this);
    place();
}

void Scrim::setTop(int top)
{
    m_top = top;
    place();
}

void Scrim::setContent(QWidget *content)
{
    delete m_content;
    m_content = content;
    if (content) {
        content->setParent(this);
        content->show();
    }
    place();
}

void Scrim::place()
{
    setGeometry(0, m_top, parentWidget()->width(), parentWidget()->height() - m_top);
    if (!m_content)
        return;
    QSize size = m_content->sizeHint().expandedTo(m_content->minimumSize()).boundedTo(m_content->maximumSize());
    size = size.boundedTo(QSize(width() - 24, height() - 24));
    m_content->setGeometry((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height());
}

void Scrim::paintEvent(QPaintEvent *) { QPainter(this).fillRect(rect(), color(this, Token::Scrim)); }

void Scrim::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    if (!m_content || !m_content->geometry().contains(event->position().toPoint()))
        emit clickedOutside();
}

void Scrim::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool Scrim::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(object, event);
}

bool Scrim::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (QWidget *child : findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
            stops.append(child);
    }
    if (stops.isEmpty())
        return true;
    const qsizetype at = stops.indexOf(window()->focusWidget());
    const qsizetype to = at < 0 ? 0 : (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

Text::Text(const QString &text, TextRole role, QWidget *parent, Token color)
    : PaintedWidget(parent), m_text(text), m_role(role), m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void Text::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    changed();
}

void Text::setRole(TextRole role)
{
    m_role = role;
    changed();
}

void Text::setColor(Token color)
{
    m_color = color;
    update();
}

void Text::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void Text::setWrapped(bool wrapped, int lines)
{
    m_wrapped = wrapped;
    m_lines = lines;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(wrapped);
    setSizePolicy(policy);
    changed();
}

void Text::setMayElide(bool may)
{
    m_mayElide = may;
    changed();
}

QSize Text::sizeHint() const
{
    const QFont font = Fonts::role(m_role);
    const int line = lineHeight(font);
    if (!m_wrapped)
        return {ceiled(textWidth(font, m_text)), line};
    const int width = qMin(ceiled(textWidth(font, m_text)), 20 * font.pixelSize());
    return {width, heightForWidth(width)};
}

QSize Text::minimumSizeHint() const
{
    const QFont font = Fonts::role(m_role);
    if (m_wrapped)
        return {4 * font.pixelSize(), lineHeight(font)};
    return {m_mayElide ? 3 * font.pixelSize() : ceiled(textWidth(font, m_text)), lineHeight(font)};
}

int Text::heightForWidth(int width) const
{
    const QFont font = Fonts::role(m_role);
    const int line = lineHeight(font);
    const int needed = qMax(line, paragraphHeight(font, m_text, width));
    return m_lines > 0 ? qMin(needed, m_lines * line) : needed;
}

void Text::paint(QPainter &painter)
{
    bool *fits = m_mayElide ? nullptr : &m_fits;
    if (m_wrapped)
        drawParagraph(painter, rect(), m_alignment, m_text, Fonts::role(m_role), tokenColor(m_color), fits);
    else
        drawLine(painter, rect(), m_alignment, m_text, Fonts::role(m_role), tokenColor(m_color), fits);
}

KeyValueRow::KeyValueRow(const QString &key, const QString &value, QWidget *parent)
    : PaintedWidget(parent), m_key(key), m_value(value)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyValueRow::setValue(const QString &value)
{
    m_value = value;
    changed();
}

void KeyValueRow::setValueTone(Tone tone)
{
    m_tone = tone;
    update();
}

void KeyValueRow::setStrong(bool strong)
{
    m_strong = strong;
    changed();
}

QString KeyValueRow::accessibleText() const { return m_key + QLatin1Char(' ') + m_value; }

QSize KeyValueRow::sizeHint() const
{
    const QFont value = Fonts::role(m_strong ? TextRole::RowTotal : TextRole::BodyBold);
    return {ceiled(textWidth(Fonts::role(TextRole::Secondary), m_key) + 16 + textWidth(value, m_value)),
        lineHeight(value) + 4};
}

void KeyValueRow::paint(QPainter &painter)
{
    const QFont valueFont = Fonts::role(m_strong ? TextRole::RowTotal : TextRole::BodyBold);
    const qreal value = textWidth(valueFont, m_value);
    const QRectF box(rect());
    drawLine(painter, box.adjusted(0, 0, -value - 8, 0), Qt::AlignLeft | Qt::AlignVCenter, m_key,
        Fonts::role(TextRole::Secondary), tokenColor(Token::Text2), &m_fits);
    drawLine(painter, box, Qt::AlignRight | Qt::AlignVCenter, m_value, valueFont,
        tokenColor(m_tone == Tone::Neutral ? Token::Text : toneText(m_tone)), &m_fits);
}

Rule::Rule(QWidget *parent, Token color) : PaintedWidget(parent), m_color(color)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(1);
}

void Rule::paint(QPainter &painter) { drawRule(painter, rect(), tokenColor(m_color)); }

} // namespace mendian::kit
