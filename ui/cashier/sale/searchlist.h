// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/sku.h"
#include "ui/kit/painted.h"

namespace mendian {

/// Goods found while typing, under the scan field; at most six. The field keeps the focus: it sends ↑ ↓ and Enter.
class SearchList final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit SearchList(QWidget *parent = nullptr);
    void setFound(const QList<Sku> &found, const QString &text);
    void clear();
    bool isOpen() const { return isVisibleTo(parentWidget()); }
    void move(int rows);
    /// The highlighted goods; nullptr: none, Enter takes the text as a code.
    const Sku *current() const;
    int count() const { return static_cast<int>(m_found.size()); }
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::List; }
    QSize sizeHint() const override;

signals:
    void chosen(const mendian::Sku &sku);

protected:
    void paint(QPainter &painter) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int rowAt(const QPoint &point) const;
    QList<Sku> m_found;
    QString m_text;
    int m_current = -1;
    int m_pressed = -1;
};

} // namespace mendian
