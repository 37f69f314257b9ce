// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {

/// A row of words of which one is chosen: quick-key tabs, filters. Arrows move, Home and End jump; 48 px high hit
/// areas.
class SegmentedTabs : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedTabs(QWidget *parent = nullptr);
    void setTabs(const QStringList &labels);
    int count() const { return static_cast<int>(m_tabs.size()); }
    int current() const { return m_current; }
    void setCurrent(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void currentChanged(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void arrange();
    QList<PaintedButton *> m_tabs;
    int m_current = -1;
};

/// On or off, with its label at the left; takes effect at once (settings).
class Toggle : public PaintedButton
{
    Q_OBJECT

public:
    explicit Toggle(const QString &label, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;
};

} // namespace mendian::kit
