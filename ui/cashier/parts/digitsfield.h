// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {
class NumberPad;
}

namespace mendian {

/// Digits being typed with the keyboard or a number pad: staff number, PIN (dots), slip number, quantity. Keys it does
/// not know go on to the page, so F-keys and scans keep working.
class DigitsField final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    enum class Kind { Digits, Secret, Decimal }; ///< Decimal: one dot, three decimals
    DigitsField(const QString &label, Kind kind, int length, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    /// Shown until the first key, which replaces it.
    void setPreset(const QString &text);
    void setUnit(const QString &unit);
    void setLabel(const QString &label);
    /// The pad types here while this field has the focus, and gives it the focus when no field of the pad has it.
    void connectTo(kit::NumberPad *pad, bool first = true);

    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::EditableText; }
    QSize sizeHint() const override { return {200, 56}; }
    QSize minimumSizeHint() const override { return {120, 56}; }

signals:
    void changedText(const QString &text);
    void accepted();

protected:
    void paint(QPainter &painter) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void type(QChar c);
    void erase();
    QString m_label;
    QString m_text;
    QString m_unit;
    Kind m_kind;
    int m_length;
    bool m_preset = false;
};

} // namespace mendian
