// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/countgrid.h"

#include "models/shifts/cashcount.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr qint64 kMostCount = 99'999;
constexpr qreal kLabel = 120;
constexpr qreal kBox = 240;
} // namespace

QString denominationName(qint64 fen)
{
    if (fen >= 100)
        return CountGrid::tr("¥%1", "banknote or coin in yuan").arg(fen / 100);
    if (fen >= 10)
        return CountGrid::tr("%1 jiao").arg(fen / 10);
    return CountGrid::tr("%1 fen").arg(fen);
}

CountRow::CountRow(qint64 fen, QWidget *parent) : PaintedWidget(parent), m_fen(fen)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("count.%1").arg(fen));
    setAccessibleName(tr("Number of %1").arg(denominationName(fen)));
}

void CountRow::setCount(qint64 count)
{
    if (count < 0 || count > kMostCount || count == m_count)
        return;
    m_count = count;
    changed();
    emit counted();
}

void CountRow::type(int digit)
{
    const qint64 next = (m_fresh ? 0 : m_count) * 10 + digit;
    m_fresh = false;
    setCount(next);
    update();
}

void CountRow::erase()
{
    m_fresh = false;
    setCount(m_count / 10);
}

QString CountRow::accessibleText() const
{
    return denominationName(m_fen) + QStringLiteral(" × ") + QString::number(m_count);
}

void CountRow::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF drawn = QRectF(rect()).adjusted(0, 2, 0, -2);
    const bool focus = hasFocus();
    if (focus)
        drawBox(painter, drawn, radius::control, t.color(Token::RowSel));
    const qreal height = drawn.height();
    drawLine(painter, {drawn.left() + 12, drawn.top(), kLabel, height}, Qt::AlignLeft | Qt::AlignVCenter,
        denominationName(m_fen), Fonts::role(TextRole::RowName), t.color(Token::Text), &m_fits);
    const QRectF box(drawn.left() + 12 + kLabel + 28, drawn.top(), kBox, height);
    drawLine(painter, {box.left() - 28, drawn.top(), 28, height}, Qt::AlignCenter, QStringLiteral("×"),
        Fonts::role(TextRole::Body), t.color(Token::Text3), &m_fits);
    drawBox(painter, box, radius::control, t.color(Token::Surface), t.color(focus ? Token::Brand : Token::BorderStrong),
        focus || t.isHighContrast() ? 2 : 1);
    const QFont number = Fonts::px(20, true);
    const QString text = QString::number(m_count);
    const QRectF inner = box.adjusted(12, 0, -14, 0);
    if (focus && m_fresh && m_count > 0) {
        const qreal width = textWidth(number, text);
        drawBox(painter, {inner.right() - width - 3, inner.center().y() - 14, width + 6, 28}, radius::tag,
            t.color(Token::BrandTint));
    }
    drawLine(painter, inner, Qt::AlignRight | Qt::AlignVCenter, text, number,
        t.color(m_count ? Token::Text : Token::Text3), &m_fits);
    if (focus && (!m_fresh || m_count == 0))
        painter.fillRect(
            snapped(painter, QRectF(inner.right() + 3, inner.center().y() - 12, 2, 24)), t.color(Token::Brand));
    const QString amount = Format().money(Money::fromFen(m_fen * m_count));
    drawLine(painter, {box.right() + 12, drawn.top(), drawn.right() - box.right() - 26, height},
        Qt::AlignRight | Qt::AlignVCenter, amount, Fonts::px(17, m_count > 0),
        t.color(m_count ? Token::Text : Token::Text3), &m_fits);
}

void CountRow::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier)
        return event->ignore();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        type(key - Qt::Key_0);
    else if (key == Qt::Key_Backspace)
        erase();
    else if (key == Qt::Key_Delete)
        setCount(0);
    else if (key == Qt::Key_Up)
        emit moved(-1);
    else if (key == Qt::Key_Down)
        emit moved(1);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit accepted();
    else
        event->ignore();
}

void CountRow::mousePressEvent(QMouseEvent *) { setFocus(Qt::MouseFocusReason); }

void CountRow::focusInEvent(QFocusEvent *event)
{
    PaintedWidget::focusInEvent(event);
    m_fresh = true;
    update();
}

void CountRow::focusOutEvent(QFocusEvent *event)
{
    PaintedWidget::focusOutEvent(event);
    update();
}

CountGrid::CountGrid(QWidget *parent) : QWidget(parent)
{
    setProperty("tightGroup", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const qint64 fen : countedDenominations()) {
        auto *row = new CountRow(fen, this);
        const qsizetype index = m_rows.size();
        connect(row, &CountRow::counted, this, [this] { emit changedTotal(total()); });
        connect(row, &CountRow::accepted, this, &CountGrid::accepted);
        connect(row, &CountRow::moved, this, [this, index](int rows) {
            if (CountRow *to = m_rows.value(index + rows))
                to->setFocus(Qt::TabFocusReason);
        });
        column->addWidget(row);
        m_rows.append(row);
    }
}

QList<journal::CountedNote> CountGrid::notes() const
{
    QList<journal::CountedNote> notes;
    for (const CountRow *row : m_rows) {
        if (row->count() > 0)
            notes.append({.fen = row->fen(), .count = row->count()});
    }
    return notes;
}

void CountGrid::setNotes(const QList<journal::CountedNote> &notes)
{
    for (CountRow *row : std::as_const(m_rows)) {
        qint64 count = 0;
        for (const journal::CountedNote &note : notes)
            count += note.fen == row->fen() ? note.count : 0;
        row->setCount(count);
    }
}

Money CountGrid::total() const
{
    Money sum;
    for (const CountRow *row : m_rows)
        sum += Money::fromFen(row->fen() * row->count());
    return sum;
}

CountRow *CountGrid::current() const
{
    for (CountRow *row : m_rows) {
        if (row->hasFocus())
            return row;
    }
    return m_rows.first();
}

void CountGrid::connectTo(NumberPad *pad)
{
    // The pad never takes the focus: its digits go to the row that has it.
    pad->setFocusPolicy(Qt::NoFocus);
    pad->setProperty("tabExempt", true);
    connect(pad, &NumberPad::digit, this, [this](int digit) { current()->type(digit); });
    connect(pad, &NumberPad::doubleZero, this, [this] {
        current()->type(0);
        current()->type(0);
    });
    connect(pad, &NumberPad::backspace, this, [this] { current()->erase(); });
    connect(pad, &NumberPad::clear, this, [this] { current()->setCount(0); });
}

void CountGrid::takeFocus() { m_rows.first()->setFocus(Qt::TabFocusReason); }

} // namespace mendian
