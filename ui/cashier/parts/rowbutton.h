// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian {

/// A row of a list that can be pressed: icon, title and note at the left, value and keycap at the right.
class RowButton final : public kit::PaintedButton
{
    Q_OBJECT
public:
    struct Content
    {
        QString icon;
        QString title;
        QString note;
        QString value;
        QString key;
        kit::Tone tone = kit::Tone::Neutral; ///< of icon and note
        int height = 56;
    };
    explicit RowButton(const Content &content, QWidget *parent = nullptr);
    const Content &content() const { return m_content; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, m_content.height}; }

protected:
    void paint(QPainter &painter) override;

private:
    Content m_content;
};

} // namespace mendian
