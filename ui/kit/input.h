// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "ui/kit/painted.h"

#include <QLineEdit>

namespace mendian::kit {

/// A line edit with an icon at the left and a keycap (or room for a widget) at the right: scan field, search field.
class InputField : public QLineEdit
{
    Q_OBJECT

public:
    explicit InputField(const QString &icon, const QString &placeholder, QWidget *parent = nullptr);
    void setKeycap(const QString &key);
    /// A chip shown inside, left of the keycap ("scanner ready"). The field owns it.
    void setInnerWidget(QWidget *widget);
    /// For scan fields: an input method must not eat the keys of a wedge scanner (ui guide §3.1).
    void setLatinOnly(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    QString m_icon;
    QString m_keycap;
    QWidget *m_inner = nullptr;
};

/// Digits, dot, backspace, clear; keys 72x64 with gaps of 8. Emits what was pressed and knows no value, so one pad
/// serves money, quantity, PIN and phone. The keyboard works on it too when it has the focus.
class NumberPad : public QWidget
{
    Q_OBJECT

public:
    /// Corner: what lies left of the zero.
    enum class Corner { Dot, Clear, DoubleZero };
    explicit NumberPad(QWidget *parent = nullptr, Corner corner = Corner::Dot);
    /// Default 72x64; PIN 96x72. In a lower place the keys shrink together, down to 48 px.
    void setKeySize(const QSize &size);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void digit(int digit);
    void dot();
    void doubleZero();
    void backspace();
    void clear();
    void enter();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    QSize padSize(int keyHeight) const;
    QList<PaintedButton *> m_keys;
    QSize m_keySize{72, 64};
    Corner m_corner;
};

/// Money being typed: big, right-aligned, "200." while the fen are missing. Typing replaces a preset. Never more than
/// kMaxAmount, never more than two decimals.
class MoneyField : public PaintedWidget
{
    Q_OBJECT

public:
    explicit MoneyField(QWidget *parent = nullptr);
    Money value() const;
    bool isEmpty() const { return m_text.isEmpty(); }
    /// Shown until the first digit is typed, which replaces it.
    void setPreset(Money amount);
    void setLabel(const QString &label);
    void setPixelSize(int px); ///< default 34
    void connectTo(NumberPad *pad);

    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::EditableText; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

public slots:
    void typeDigit(int digit);
    void typeDot();
    void backspace();
    void clear();

signals:
    void valueChanged(mendian::Money value);
    void accepted();

protected:
    void paint(QPainter &painter) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setText(const QString &text);
    QString shown() const;
    QString m_text;
    QString m_label;
    int m_px = 34;
    bool m_preset = false;
};

} // namespace mendian::kit
