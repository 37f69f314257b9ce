// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "models/journal/facts.h"
#include "ui/kit/painted.h"

#include <QWidget>

namespace mendian::kit {
class NumberPad;
}

namespace mendian {

/// One denomination: "100 yuan × [ 12 ] = 1,200.00". Takes digits by key and pad; 48 high to the finger, 44 drawn.
class CountRow final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    static constexpr int kHeight = 48;

    CountRow(qint64 fen, QWidget *parent = nullptr);
    qint64 fen() const { return m_fen; }
    qint64 count() const { return m_count; }
    void setCount(qint64 count);
    void type(int digit);
    void erase();

    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::EditableText; }
    QSize sizeHint() const override { return {440, kHeight}; }
    QSize minimumSizeHint() const override { return {360, kHeight}; }

signals:
    void counted();
    void moved(int rows);
    void accepted();

protected:
    void paint(QPainter &painter) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    qint64 m_fen;
    qint64 m_count = 0;
    bool m_fresh = true; ///< the next digit replaces the number
};

/// Twelve rows of notes and coins, counted by hand. Tab and the arrows move, Enter is the page's main button.
class CountGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit CountGrid(QWidget *parent = nullptr);
    QList<journal::CountedNote> notes() const; ///< only rows with a count
    void setNotes(const QList<journal::CountedNote> &notes);
    Money total() const;
    void connectTo(kit::NumberPad *pad);
    CountRow *row(int index) const { return m_rows.value(index); }
    void takeFocus();

signals:
    void changedTotal(mendian::Money total);
    void accepted();

private:
    CountRow *current() const;
    QList<CountRow *> m_rows;
    CountRow *m_last = nullptr;
};

/// "100 yuan", "5 jiao", "1 fen".
QString denominationName(qint64 fen);

} // namespace mendian
