// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customerdisplay/displaypresenter.h"
#include "ui/kit/painted.h"

namespace mendian {

/// The customer's list: rows of 58, the newest framed and larger at the end; older rows leave at the top.
class DisplayList final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit DisplayList(QWidget *parent = nullptr);
    /// Everything is drawn this much larger on a larger screen.
    void setScale(qreal scale);
    void setLines(const QList<DisplayState::Line> &lines, const QString &pieces);
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::List; }
    QSize sizeHint() const override { return {560, 480}; }
    QSize minimumSizeHint() const override { return {360, 240}; }

protected:
    void paint(QPainter &painter) override;

private:
    void paintLine(QPainter &painter, const QRectF &box, const DisplayState::Line &line);
    void paintNewest(QPainter &painter, const QRectF &box, const DisplayState::Line &line);
    QList<DisplayState::Line> m_lines;
    QString m_pieces;
    qreal m_scale = 1.0;
};

} // namespace mendian
