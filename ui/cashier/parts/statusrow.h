// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian {

/// A row of a list that only tells: title and note at the left, state with its icon at the right.
class StatusRow final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString title;
        QString note;
        QString state;
        kit::Tone tone = kit::Tone::Neutral;
    };
    explicit StatusRow(const Content &content, QWidget *parent = nullptr);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {320, 54}; }
    QSize minimumSizeHint() const override { return {200, 54}; }

protected:
    void paint(QPainter &painter) override;

private:
    Content m_content;
};

/// A name and the key that does it.
class KeyRow final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    KeyRow(const QString &name, const QString &key, QWidget *parent = nullptr);
    QString accessibleText() const override { return m_name + QStringLiteral(": ") + m_key; }
    QSize sizeHint() const override { return {320, 32}; }
    QSize minimumSizeHint() const override { return {160, 32}; }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_name;
    QString m_key;
};

} // namespace mendian
