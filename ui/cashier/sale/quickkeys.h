// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/panel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class SegmentedTabs;
class QuickTile;
} // namespace mendian::kit

namespace mendian {

/// Quick keys: tabs and tiles in four columns. The chosen tab's twelve have keys (Alt+1…=); where the screen is higher
/// the next tabs' tiles follow under their names: more rows, never taller tiles.
class QuickKeys final : public kit::Panel
{
    Q_OBJECT
public:
    explicit QuickKeys(QWidget *parent = nullptr);
    void setTabs(const QList<QuickKeyTab> &tabs);
    void setTab(int index);
    int tab() const;
    void press(int key); ///< 0..11 of the chosen tab
    QSize minimumSizeHint() const override { return {440, 300}; }

signals:
    void pressed(const mendian::QuickKey &key);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    QWidget *tile(const QuickKey &key, int number);
    QList<QuickKeyTab> m_tabs;
    kit::SegmentedTabs *m_bar;
    QWidget *m_area;
};

} // namespace mendian
