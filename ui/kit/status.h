// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

#include <QStringList>

namespace mendian::kit {

/// The large sign of a payment screen, 112 px: a round tint with an icon, or for Tone::Unknown a bordered hexagon that
/// cannot be mistaken for success or failure (ui guide §2.3).
class StatusIcon : public PaintedWidget
{
    Q_OBJECT

public:
    explicit StatusIcon(Tone tone, QWidget *parent = nullptr, const QString &icon = {});
    void setStatus(Tone tone, const QString &icon = {});
    Tone tone() const { return m_tone; }
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }
    QSize sizeHint() const override { return {112, 112}; }
    QSize minimumSizeHint() const override { return {48, 48}; }

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone;
    QString m_icon;
};

/// Ring that runs out, with a number and a unit in the middle. The owner sets share and number (at most 10 times a
/// second); the ring has no clock of its own.
class Ring : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Ring(QWidget *parent = nullptr);
    void setTone(Tone tone);
    /// `perMille` of the ring is drawn, 0..1000.
    void setValue(int perMille, const QString &number, const QString &unit);
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::ProgressBar; }
    QSize sizeHint() const override { return {112, 112}; }
    QSize minimumSizeHint() const override { return {64, 64}; }

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone = Tone::Info;
    int m_perMille = 1000;
    QString m_number;
    QString m_unit;
};

/// Steps of a process with a line between them (sent - customer confirms - arrived).
class StepTrack : public PaintedWidget
{
    Q_OBJECT

public:
    enum class State { Waiting, Current, Done, Failed, Unknown, Reversing };
    struct Step
    {
        QString label;
        State state = State::Waiting;
        friend bool operator==(const Step &, const Step &) = default;
    };
    explicit StepTrack(QWidget *parent = nullptr);
    void setSteps(const QList<Step> &steps);
    QList<Step> steps() const { return m_steps; }
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::List; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    QList<Step> m_steps;
};

/// Dots of a PIN being typed: filled ones and empty ones.
class PinDots : public PaintedWidget
{
    Q_OBJECT

public:
    explicit PinDots(int length = 6, QWidget *parent = nullptr);
    void setFilled(int filled);
    void setWrong(bool wrong); ///< danger colour until the next digit
    QString accessibleText() const override;
    QSize sizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    int m_length;
    int m_filled = 0;
    bool m_wrong = false;
};

/// Grey blocks in place of content that is being loaded; appears after 150 ms so that quick answers do not flicker.
class Skeleton : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Skeleton(int rows = 6, QWidget *parent = nullptr, int rowHeight = 40);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {240, m_rows * m_rowHeight}; }

protected:
    void paint(QPainter &painter) override;
    void showEvent(QShowEvent *event) override;

private:
    int m_rows;
    int m_rowHeight;
    bool m_shown = false;
};

} // namespace mendian::kit
