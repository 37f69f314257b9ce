// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

/// The bar under the scan field: what was wrong with the last scan, with [Ignore]. Pushes the basket down, covers
/// nothing; scanning goes on.
class AlertBar final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit AlertBar(QWidget *parent = nullptr);
    void setMessage(kit::Tone tone, const QString &text);
    QString text() const { return m_text; }
    QString accessibleText() const override { return m_text; }
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }
    QSize sizeHint() const override { return {320, 56}; }
    QSize minimumSizeHint() const override { return {240, 56}; }

signals:
    void ignored();

protected:
    void paint(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    kit::Tone m_tone = kit::Tone::Danger;
    QString m_text;
    kit::Button *m_ignore;
};

} // namespace mendian
