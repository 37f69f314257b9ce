// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/digitsfield.h"

#include "ui/kit/input.h"

#include <QKeyEvent>

namespace mendian {

using namespace kit;

DigitsField::DigitsField(const QString &label, Kind kind, int length, QWidget *parent)
    : PaintedWidget(parent), m_label(label), m_kind(kind), m_length(length)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(label);
}

void DigitsField::setText(const QString &text)
{
    m_preset = false;
    if (text == m_text)
        return;
    m_text = text;
    changed();
    emit changedText(m_text);
}

void DigitsField::setPreset(const QString &text)
{
    setText(text);
    m_preset = !text.isEmpty();
}

void DigitsField::setUnit(const QString &unit)
{
    m_unit = unit;
    changed();
}

void DigitsField::setLabel(const QString &label)
{
    m_label = label;
    setAccessibleName(label);
    changed();
}

void DigitsField::connectTo(NumberPad *pad, bool first)
{
    const auto mine = [this, first] { return hasFocus() || (first && !window()->focusWidget()); };
    connect(pad, &NumberPad::digit, this, [this, mine](int digit) {
        if (mine())
            type(QChar(u'0' + digit));
    });
    connect(pad, &NumberPad::dot, this, [this, mine] {
        if (mine())
            type(u'.');
    });
    connect(pad, &NumberPad::backspace, this, [this, mine] {
        if (mine())
            erase();
    });
    connect(pad, &NumberPad::clear, this, [this, mine] {
        if (mine())
            setText({});
    });
    connect(pad, &NumberPad::enter, this, [this, mine] {
        if (mine())
            emit accepted();
    });
}

void DigitsField::type(QChar c)
{
    QString text = m_preset ? QString() : m_text;
    const qsizetype dot = text.indexOf(u'.');
    if (c == u'.') {
        if (m_kind != Kind::Decimal || dot >= 0)
            return;
        text = text.isEmpty() ? QStringLiteral("0.") : QString(text + c);
    } else {
        if (dot >= 0 && text.size() - dot > 3)
            return;
        if (text.size() >= m_length)
            return;
        text += c;
    }
    setText(text);
}

void DigitsField::erase()
{
    QString text = m_preset ? QString() : m_text;
    text.chop(1);
    setText(text);
}

QString DigitsField::accessibleText() const
{
    return m_kind == Kind::Secret ? tr("%n digit(s) typed", nullptr, static_cast<int>(m_text.size())) : m_text;
}

void DigitsField::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    drawBox(painter, box, radius::control, t.color(Token::Surface),
        t.color(hasFocus() ? Token::Brand : Token::BorderStrong), hasFocus() ? 2 : 1);
    const QFont labelFont = Fonts::role(TextRole::Secondary);
    const qreal label = textWidth(labelFont, m_label);
    drawLine(painter, {14, 0, label + 1, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, m_label, labelFont,
        t.color(Token::Text2), &m_fits);
    qreal right = box.right() - 14;
    if (m_kind == Kind::Secret) {
        const qreal radius = 6;
        for (int i = m_length - 1; i >= 0; --i) {
            const QPointF centre(right - radius - (m_length - 1 - i) * 22, box.center().y());
            painter.setPen(QPen(t.color(i < m_text.size() ? Token::Text : Token::BorderStrong), 1.5));
            painter.setBrush(i < m_text.size() ? QBrush(t.color(Token::Text)) : QBrush(Qt::NoBrush));
            painter.drawEllipse(centre, radius, radius);
        }
        return;
    }
    if (!m_unit.isEmpty()) {
        const qreal width = textWidth(labelFont, m_unit);
        drawLine(painter, {right - width, 0, width + 1, box.height()}, Qt::AlignRight | Qt::AlignVCenter, m_unit,
            labelFont, t.color(Token::Text2), &m_fits);
        right -= width + 8;
    }
    const QFont font = Fonts::px(22, true);
    const QRectF words(14 + label + 12, 0, right - 26 - label, box.height());
    if (m_preset && !m_text.isEmpty()) {
        const qreal width = textWidth(font, m_text);
        drawBox(painter, {words.right() - width - 3, box.center().y() - 16, width + 6, 32}, radius::tag,
            t.color(Token::BrandTint));
    }
    drawLine(painter, words, Qt::AlignRight | Qt::AlignVCenter, m_text, font, t.color(Token::Text), &m_fits);
    if (hasFocus() && !m_preset)
        painter.fillRect(QRectF(words.right() + 2, box.center().y() - 14, 2, 28), t.color(Token::Brand));
}

void DigitsField::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier) {
        event->ignore();
        return;
    }
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        type(QChar(u'0' + (event->key() - Qt::Key_0)));
    else if (event->key() == Qt::Key_Period || event->key() == Qt::Key_Comma)
        type(u'.');
    else if (event->key() == Qt::Key_Backspace)
        erase();
    else if (event->key() == Qt::Key_Delete)
        setText({});
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit accepted();
    else
        event->ignore();
}

void DigitsField::focusInEvent(QFocusEvent *event)
{
    PaintedWidget::focusInEvent(event);
    update();
}

void DigitsField::focusOutEvent(QFocusEvent *event)
{
    PaintedWidget::focusOutEvent(event);
    update();
}

void DigitsField::mousePressEvent(QMouseEvent *) { setFocus(Qt::MouseFocusReason); }

} // namespace mendian
