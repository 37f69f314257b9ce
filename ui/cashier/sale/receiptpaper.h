// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/layout.h"
#include "ui/kit/painted.h"

namespace mendian {

/// A slip on the screen as it lies on the paper: the printer's own lines, each character in its column, codes as
/// pictures, the cut as a dashed line. GUI thread.
class ReceiptPaper final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    ReceiptPaper(const QList<documents::LaidLine> &lines, int columns, QWidget *parent = nullptr);
    /// The text lines, for a screen reader and for tests.
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::StaticText; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    struct Row
    {
        documents::LaidLine line;
        QImage code; ///< one pixel a module
        int height = 0;
    };
    void paintText(QPainter &painter, const QRectF &box, const documents::LaidLine &line) const;
    void paintCode(QPainter &painter, const QRectF &box, const Row &row) const;
    QList<Row> m_rows;
    int m_columns;
};

} // namespace mendian
