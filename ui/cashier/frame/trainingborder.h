// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mendian {

/// Stripes in the action colour around a window whose money is not real. Lies over everything and takes no clicks.
class TrainingBorder final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kWidth = 6;
    explicit TrainingBorder(QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace mendian
