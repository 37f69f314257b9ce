// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/input.h"

#include "ui/kit/format.h"
#include "ui/kit/icons.h"

#include <QKeyEvent>
#include <QStyle>
#include <array>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kKeyGap = 8;
constexpr int kLowestKey = 48; // ui guide §1.1: the least a finger hits

// A key of the pad: big digit or icon.
class PadKey final : public PaintedButton
{
public:
    PadKey(const QString &text, const QString &icon, QWidget *parent) : PaintedButton(parent), m_icon(icon)
    {
        setText(text);
        setFocusPolicy(Qt::NoFocus);
        setProperty("tabExempt", true); // the pad itself takes the keys
    }

protected:
    void paint(QPainter &painter) override
    {
        const Theme t = theme(this);
        QColor fill = t.color(looksDisabled() ? Token::Sunken : Token::Surface);
        if (isDown())
            fill = mixed(fill, t.color(Token::Brand), 0.22);
        drawBox(painter, rect(), radius::button, fill, t.color(Token::Border), t.isHighContrast() ? 2 : 1);
        const QColor ink = t.color(looksDisabled() ? Token::Text3 : Token::Text);
        if (!m_icon.isEmpty())
            Icons::draw(painter, {width() / 2.0 - 13, height() / 2.0 - 13, 26, 26}, m_icon, ink);
        else
            drawLine(painter, rect(), Qt::AlignCenter, text(),
                text().size() > 2 ? Fonts::role(TextRole::Control) : Fonts::px(26, true), ink, &m_fits);
    }

private:
    QString m_icon;
};
} // namespace

InputField::InputField(const QString &icon, const QString &placeholder, QWidget *parent)
    : QLineEdit(parent), m_icon(icon)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setFont(Fonts::role(TextRole::Body));
    place();
}

void InputField::setKeycap(const QString &key)
{
    m_keycap = key;
    place();
}

void InputField::setInnerWidget(QWidget *widget)
{
    delete m_inner;
    m_inner = widget;
    if (widget) {
        widget->setParent(this);
        widget->show();
    }
    place();
}

void InputField::setLatinOnly(bool on)
{
    setAttribute(Qt::WA_InputMethodEnabled, !on);
    setInputMethodHints(on ? Qt::ImhLatinOnly | Qt::ImhNoPredictiveText : Qt::ImhNone);
}

QSize InputField::sizeHint() const { return {320, density(this) == Density::Mouse ? 36 : 52}; }

QSize InputField::minimumSizeHint() const { return {160, sizeHint().height()}; }

void InputField::place()
{
    const bool small = density(this) == Density::Mouse;
    int right = 4;
    if (!m_keycap.isEmpty())
        right += static_cast<int>(keycapWidth(m_keycap)) + 16;
    if (m_inner) {
        const QSize size = m_inner->sizeHint();
        m_inner->setGeometry(
            width() - right - size.width() - 10, (height() - size.height()) / 2, size.width(), size.height());
        right += size.width() + 16;
    }
    setTextMargins(m_icon.isEmpty() ? 0 : (small ? 24 : 40), 0, right, 0);
    update();
}

void InputField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    place();
}

void InputField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme t = theme(this);
    const bool small = density(this) == Density::Mouse;
    const int side = small ? 18 : 24;
    Icons::draw(p,
        {small ? 10.0 : 16.0, height() / 2.0 - side / 2.0, static_cast<qreal>(side), static_cast<qreal>(side)}, m_icon,
        t.color(hasFocus() ? Token::Brand : Token::Text3));
    drawKeycap(p, {width() - 14.0, height() / 2.0}, m_keycap, t.color(Token::Text3), t.color(Token::BorderStrong));
}

NumberPad::NumberPad(QWidget *parent, Corner corner) : QWidget(parent), m_corner(corner)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);
    setAccessibleName(tr("Number pad"));
    const auto add = [this](const QString &text, const QString &icon, const QString &name) {
        auto *key = new PadKey(text, icon, this);
        key->setAccessibleName(name.isEmpty() ? text : name);
        m_keys.append(key);
        return key;
    };
    for (int i = 1; i <= 9; ++i)
        connect(add(QString::number(i), {}, {}), &QAbstractButton::clicked, this, [this, i] { emit digit(i); });
    switch (corner) {
    case Corner::Dot:
        connect(add(QStringLiteral("."), {}, tr("Decimal point")), &QAbstractButton::clicked, this, &NumberPad::dot);
        break;
    case Corner::Clear:
        connect(add(tr("Clear", "number pad"), {}, {}), &QAbstractButton::clicked, this, &NumberPad::clear);
        break;
    case Corner::DoubleZero:
        connect(add(QStringLiteral("00"), {}, {}), &QAbstractButton::clicked, this, &NumberPad::doubleZero);
        break;
    }
    connect(add(QStringLiteral("0"), {}, {}), &QAbstractButton::clicked, this, [this] { emit digit(0); });
    connect(
        add({}, QStringLiteral("backspace"), tr("Backspace")), &QAbstractButton::clicked, this, &NumberPad::backspace);
}

void NumberPad::setKeySize(const QSize &size)
{
    m_keySize = size;
    updateGeometry();
    arrange();
}

QSize NumberPad::padSize(int keyHeight) const
{
    return {3 * m_keySize.width() + 2 * kKeyGap, 4 * keyHeight + 3 * kKeyGap};
}

QSize NumberPad::sizeHint() const { return padSize(m_keySize.height()); }

QSize NumberPad::minimumSizeHint() const { return padSize(qMin(m_keySize.height(), kLowestKey)); }

void NumberPad::arrange()
{
    // Where the page is low (768 px, a strip above) the keys give way, never the last row.
    const int height = qBound(minimumSizeHint().height(), this->height(), sizeHint().height());
    const int keyHeight = (height - 3 * kKeyGap) / 4;
    for (int i = 0; i < m_keys.size(); ++i)
        m_keys.at(i)->setGeometry(
            (i % 3) * (m_keySize.width() + kKeyGap), (i / 3) * (keyHeight + kKeyGap), m_keySize.width(), keyHeight);
}

void NumberPad::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void NumberPad::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        emit digit(key - Qt::Key_0);
    else if (key == Qt::Key_Period || key == Qt::Key_Comma)
        emit dot();
    else if (key == Qt::Key_Backspace)
        emit backspace();
    else if (key == Qt::Key_Delete)
        emit clear();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit enter();
    else
        QWidget::keyPressEvent(event);
}

MoneyField::MoneyField(QWidget *parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

Money MoneyField::value() const
{
    QString text = m_text;
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    if (text.isEmpty())
        return {};
    return Money::parse(text).value_or(Money());
}

void MoneyField::setPreset(Money amount)
{
    m_preset = true;
    m_text = amount.toString();
    changed();
    emit valueChanged(value());
}

void MoneyField::setLabel(const QString &label)
{
    m_label = label;
    setAccessibleName(label);
    changed();
}

void MoneyField::setPixelSize(int px)
{
    m_px = px;
    changed();
}

void MoneyField::connectTo(NumberPad *pad)
{
    connect(pad, &NumberPad::digit, this, &MoneyField::typeDigit);
    connect(pad, &NumberPad::dot, this, &MoneyField::typeDot);
    connect(pad, &NumberPad::doubleZero, this, [this] {
        typeDigit(0);
        typeDigit(0);
    });
    connect(pad, &NumberPad::backspace, this, &MoneyField::backspace);
    connect(pad, &NumberPad::clear, this, &MoneyField::clear);
    connect(pad, &NumberPad::enter, this, &MoneyField::accepted);
}

void MoneyField::setText(const QString &text)
{
    const Money before = value();
    m_text = text;
    m_preset = false;
    changed();
    if (value() != before)
        emit valueChanged(value());
}

void MoneyField::typeDigit(int digit)
{
    if (digit < 0 || digit > 9)
        return;
    QString text = m_preset ? QString() : m_text;
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    if (dot >= 0 && text.size() - dot > 2)
        return;
    if (text == QLatin1String("0"))
        text.clear();
    text += QString::number(digit);
    const auto amount = Money::parse(text);
    if (amount && *amount <= kMaxAmount)
        setText(text);
}

void MoneyField::typeDot()
{
    const QString text = m_preset ? QString() : m_text;
    if (!text.contains(QLatin1Char('.')))
        setText((text.isEmpty() ? QStringLiteral("0") : text) + QLatin1Char('.'));
}

void MoneyField::backspace() { setText(m_preset ? QString() : m_text.chopped(m_text.isEmpty() ? 0 : 1)); }

void MoneyField::clear() { setText({}); }

QString MoneyField::shown() const
{
    if (m_text.isEmpty())
        return QStringLiteral("0.00");
    const qsizetype dot = m_text.indexOf(QLatin1Char('.'));
    const Money whole = Money::parse(dot < 0 ? m_text : m_text.left(dot)).value_or(Money());
    QString digits = Format().money(whole).chopped(3); // with separators, without ".00"
    if (dot >= 0)
        digits += m_text.mid(dot);
    return digits;
}

QString MoneyField::accessibleText() const { return m_label + QLatin1Char(' ') + shown(); }

QSize MoneyField::sizeHint() const { return {220, qMax(56, static_cast<int>(m_px * 1.5) + 12)}; }

void MoneyField::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const bool focus = hasFocus();
    drawBox(painter, rect(), radius::control, t.color(Token::Surface),
        t.color(focus ? Token::Brand : Token::BorderStrong), focus || t.isHighContrast() ? 2 : 1);
    const QRectF inner = QRectF(rect()).adjusted(16, 0, -16, 0);
    const QFont labelFont = Fonts::role(TextRole::Body);
    const qreal label = m_label.isEmpty() ? 0 : textWidth(labelFont, m_label) + 12;
    drawLine(painter, inner, Qt::AlignLeft | Qt::AlignVCenter, m_label, labelFont, t.color(Token::Text2), &m_fits);
    const QFont font = Fonts::px(m_px, true);
    const QRectF digits = inner.adjusted(label, 0, focus ? -4 : 0, 0);
    if (m_preset && focus) {
        // Marked as a whole: the next digit replaces it.
        const qreal w = textWidth(font, shown());
        drawBox(painter, {digits.right() - w - 4, digits.center().y() - m_px * 0.7, w + 8, m_px * 1.4}, radius::tag,
            t.color(Token::BrandTint), t.isHighContrast() ? t.color(Token::Brand) : QColor());
    }
    drawLine(painter, digits, Qt::AlignRight | Qt::AlignVCenter, shown(), font,
        t.color(m_text.isEmpty() ? Token::Text3 : Token::Text), &m_fits);
    if (focus && !m_preset)
        painter.fillRect(snapped(painter, QRectF(inner.right() - 1, inner.center().y() - m_px * 0.6, 2, m_px * 1.2)),
            t.color(Token::Brand));
}

void MoneyField::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        typeDigit(key - Qt::Key_0);
    else if (key == Qt::Key_Period || key == Qt::Key_Comma)
        typeDot();
    else if (key == Qt::Key_Backspace)
        backspace();
    else if (key == Qt::Key_Delete)
        clear();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit accepted();
    else
        PaintedWidget::keyPressEvent(event);
}

void MoneyField::focusInEvent(QFocusEvent *event)
{
    PaintedWidget::focusInEvent(event);
    update();
}

void MoneyField::focusOutEvent(QFocusEvent *event)
{
    PaintedWidget::focusOutEvent(event);
    update();
}

} // namespace mendian::kit
