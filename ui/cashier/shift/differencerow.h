// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "ui/kit/painted.h"

namespace mendian {

/// One tender of the close: name, what the system expects, what was counted, the difference with sign, arrow and
/// colour. As header it shows the columns' titles.
class DifferenceRow final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString name;
        QString icon;
        Money expected;
        Money counted;
        bool overLimit = false;
    };
    explicit DifferenceRow(QWidget *parent = nullptr); ///< the header
    explicit DifferenceRow(const Content &content, QWidget *parent = nullptr);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {640, m_header ? 36 : 60}; }
    QSize minimumSizeHint() const override { return {520, sizeHint().height()}; }

protected:
    void paint(QPainter &painter) override;

private:
    Money difference() const { return m_content.counted - m_content.expected; }
    Content m_content;
    bool m_header = false;
};

} // namespace mendian
