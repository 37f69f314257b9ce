// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {

/// Says a status: icon, word, colour. Pill 30 px high; as Tag 22 px with square corners. Not pressable.
class Chip : public PaintedWidget
{
    Q_OBJECT

public:
    enum class Shape { Pill, Tag };
    Chip(Tone tone, const QString &text, QWidget *parent = nullptr, Shape shape = Shape::Pill);
    /// Empty name: no icon. "dot" draws a plain dot. Unknown starts with its hexagon, other tones without an icon.
    void setIconName(const QString &name);
    void setText(const QString &text);
    void setTone(Tone tone);
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }

    QString accessibleText() const override { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone;
    QString m_text;
    Shape m_shape;
    QString m_icon;
};

/// A pill that can be pressed; the hit area is 48 px high around the 32 px pill.
class ChipButton : public PaintedButton
{
    Q_OBJECT

public:
    ChipButton(Tone tone, const QString &icon, const QString &text, QWidget *parent = nullptr);
    void setTone(Tone tone);
    void setIconName(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone;
    QString m_icon;
};

/// The little box with a key's name.
class Keycap : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Keycap(const QString &key, QWidget *parent = nullptr);
    void setKey(const QString &key);
    QString accessibleText() const override { return m_key; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_key;
};

/// Dot (or the tone's icon) and word: device rows.
class StatusDot : public PaintedWidget
{
    Q_OBJECT

public:
    StatusDot(Tone tone, const QString &text, QWidget *parent = nullptr);
    void setStatus(Tone tone, const QString &text);
    QString accessibleText() const override { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone;
    QString m_text;
};

} // namespace mendian::kit
