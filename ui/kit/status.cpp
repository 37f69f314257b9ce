// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/status.h"

#include "ui/kit/icons.h"

#include <QTimer>
#include <array>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kSkeletonDelayMs = 150;

struct StepRow
{
    StepTrack::State state;
    Token color;
    const char *word; // for readers
};
constexpr std::array kSteps{
    StepRow{StepTrack::State::Waiting, Token::Border, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "waiting")},
    StepRow{StepTrack::State::Current, Token::Info, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "in progress")},
    StepRow{StepTrack::State::Done, Token::Success, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "done")},
    StepRow{StepTrack::State::Failed, Token::Danger, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "failed")},
    StepRow{StepTrack::State::Unknown, Token::Unknown, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "unknown")},
    StepRow{
        StepTrack::State::Reversing, Token::Unknown, QT_TRANSLATE_NOOP("mendian::kit::StepTrack", "being reversed")},
};

const StepRow &row(StepTrack::State state) { return kSteps[static_cast<size_t>(state)]; }

void drawStepMark(QPainter &painter, const QPointF &centre, StepTrack::State state, const Theme &theme)
{
    const QColor color = theme.color(row(state).color);
    const QRectF circle(centre.x() - 10, centre.y() - 10, 20, 20);
    const QColor inside = theme.color(Token::Surface);
    switch (state) {
    case StepTrack::State::Done:
        drawBox(painter, circle, 10, color);
        Icons::draw(painter, circle.adjusted(3, 3, -3, -3), QStringLiteral("check"), inside);
        return;
    case StepTrack::State::Failed:
        drawBox(painter, circle, 10, inside, color, 2);
        Icons::draw(painter, circle.adjusted(3, 3, -3, -3), QStringLiteral("x"), color);
        return;
    case StepTrack::State::Unknown:
        drawBox(painter, circle, 10, inside, color, 2);
        drawLine(
            painter, circle, Qt::AlignCenter, QStringLiteral("?"), Fonts::role(TextRole::SmallBold), color, nullptr);
        return;
    case StepTrack::State::Current:
    case StepTrack::State::Reversing:
        drawBox(painter, circle, 10, inside, color, 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(circle.center(), 4, 4);
        return;
    case StepTrack::State::Waiting:
        drawBox(painter, circle, 10, inside, color, 2);
        return;
    }
}
} // namespace

StatusIcon::StatusIcon(Tone tone, QWidget *parent, const QString &icon) : PaintedWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(tone, icon);
}

void StatusIcon::setStatus(Tone tone, const QString &icon)
{
    m_tone = tone;
    m_icon = icon.isEmpty() ? toneIcon(tone) : icon;
    changed();
}

void StatusIcon::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const qreal side = qMin(width(), height());
    const QRectF box((width() - side) / 2, (height() - side) / 2, side, side);
    const QColor ink = t.color(toneText(m_tone));
    const QColor tint = t.color(toneTint(m_tone));
    if (m_tone == Tone::Unknown)
        drawHexagon(painter, box, tint, ink, 2.5);
    else
        drawBox(painter, box, side / 2, tint, t.isHighContrast() ? ink : QColor(), 2);
    const qreal icon = std::round(side * 0.5);
    Icons::draw(painter, {box.center().x() - icon / 2, box.center().y() - icon / 2, icon, icon}, m_icon, ink);
}

Ring::Ring(QWidget *parent) : PaintedWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void Ring::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Ring::setValue(int perMille, const QString &number, const QString &unit)
{
    m_perMille = qBound(0, perMille, 1000);
    m_number = number;
    m_unit = unit;
    update();
}

QString Ring::accessibleText() const { return m_number + QLatin1Char(' ') + m_unit; }

void Ring::paint(QPainter &painter)
{
    const qreal side = qMin(width(), height());
    const qreal thick = side * 0.075;
    const QRectF box((width() - side) / 2 + thick / 2 + 1, (height() - side) / 2 + thick / 2 + 1, side - thick - 2,
        side - thick - 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokenColor(Token::Sunken), thick));
    painter.drawEllipse(box);
    if (m_perMille > 0) {
        painter.setPen(QPen(tokenColor(toneText(m_tone)), thick, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(box, 90 * 16, -360 * 16 * m_perMille / 1000);
    }
    const QRectF all(rect());
    const QFont big = Fonts::px(static_cast<int>(side * 0.3), true);
    drawLine(painter, {all.left(), all.center().y() - side * 0.26, all.width(), side * 0.4}, Qt::AlignCenter, m_number,
        big, tokenColor(Token::Text), &m_fits);
    drawLine(painter, {all.left(), all.center().y() + side * 0.1, all.width(), side * 0.18}, Qt::AlignCenter, m_unit,
        Fonts::role(TextRole::Small), tokenColor(Token::Text2), &m_fits);
}

StepTrack::StepTrack(QWidget *parent) : PaintedWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepTrack::setSteps(const QList<Step> &steps)
{
    if (m_steps == steps)
        return;
    m_steps = steps;
    changed();
}

QString StepTrack::accessibleText() const
{
    QStringList words;
    for (const Step &step : m_steps)
        words += step.label + QStringLiteral(": ") + tr(row(step.state).word);
    return words.join(QStringLiteral("; "));
}

QSize StepTrack::sizeHint() const
{
    qreal widest = 60;
    for (const Step &step : m_steps)
        widest = qMax(widest, textWidth(Fonts::role(TextRole::SmallBold), step.label));
    return {static_cast<int>(std::ceil(widest + 16)) * static_cast<int>(qMax<qsizetype>(1, m_steps.size())), 52};
}

void StepTrack::paint(QPainter &painter)
{
    if (m_steps.isEmpty())
        return;
    const Theme t = theme(this);
    const qreal cell = static_cast<qreal>(width()) / static_cast<qreal>(m_steps.size());
    const qreal y = 14;
    const auto centre = [&](qsizetype i) { return QPointF(cell * (static_cast<qreal>(i) + 0.5), y); };
    for (qsizetype i = 0; i + 1 < m_steps.size(); ++i) {
        const bool done = m_steps.at(i).state == State::Done;
        const QPointF from = centre(i);
        const QPointF to = centre(i + 1);
        painter.fillRect(snapped(painter, QRectF(from.x() + 9, y - 1.5, to.x() - from.x() - 18, 3)),
            t.color(done ? Token::Success : Token::Border));
    }
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps.at(i);
        drawStepMark(painter, centre(i), step.state, t);
        const bool plain = step.state == State::Waiting || step.state == State::Done;
        // Only the step that matters now speaks in its colour.
        const bool first = !plain && (i == 0 || m_steps.at(i - 1).state == State::Done);
        drawLine(painter, {cell * static_cast<qreal>(i), 28, cell, 22}, Qt::AlignCenter, step.label,
            Fonts::role(first ? TextRole::SmallBold : TextRole::Small),
            t.color(first ? row(step.state).color : Token::Text2), &m_fits);
    }
}

PinDots::PinDots(int length, QWidget *parent) : PaintedWidget(parent), m_length(length)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PinDots::setFilled(int filled)
{
    m_filled = qBound(0, filled, m_length);
    if (m_filled > 0)
        m_wrong = false;
    changed();
}

void PinDots::setWrong(bool wrong)
{
    m_wrong = wrong;
    changed();
}

QString PinDots::accessibleText() const { return tr("%1 of %2 digits entered").arg(m_filled).arg(m_length); }

QSize PinDots::sizeHint() const { return {m_length * 36, 36}; }

void PinDots::paint(QPainter &painter)
{
    const QColor ink = tokenColor(m_wrong ? Token::Danger : Token::Brand);
    const QColor empty = tokenColor(m_wrong ? Token::Danger : Token::BorderStrong);
    const qreal start = (width() - m_length * 36) / 2.0;
    for (int i = 0; i < m_length; ++i) {
        const QRectF dot(start + i * 36 + 10, height() / 2.0 - 8, 16, 16);
        drawBox(painter, dot, 8, i < m_filled ? ink : QColor(), i < m_filled ? ink : empty, 2);
    }
}

Skeleton::Skeleton(int rows, QWidget *parent, int rowHeight)
    : PaintedWidget(parent), m_rows(rows), m_rowHeight(rowHeight)
{
}

QString Skeleton::accessibleText() const { return tr("Loading"); }

void Skeleton::showEvent(QShowEvent *event)
{
    m_shown = !animationsOn(this);
    if (!m_shown) {
        QTimer::singleShot(kSkeletonDelayMs, this, [this] {
            m_shown = true;
            update();
        });
    }
    PaintedWidget::showEvent(event);
}

void Skeleton::paint(QPainter &painter)
{
    if (!m_shown)
        return;
    const std::array shares{0.72, 0.55, 0.64, 0.48};
    const QColor edge = theme(this).isHighContrast() ? tokenColor(Token::Border) : QColor();
    for (int i = 0; i < m_rows; ++i) {
        const qreal y = i * m_rowHeight + m_rowHeight / 2.0 - 8;
        if (y + 16 > height())
            break;
        drawBox(painter, {8, y, (width() - 120) * shares[static_cast<size_t>(i) % shares.size()], 16}, radius::tag,
            tokenColor(Token::Sunken), edge);
        drawBox(painter, {width() - 80.0, y, 72, 16}, radius::tag, tokenColor(Token::Sunken), edge);
    }
}

} // namespace mendian::kit
