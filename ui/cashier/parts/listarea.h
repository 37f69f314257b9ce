// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace mendian {

/// A column of rows that scrolls with the finger.
class ListArea final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ListArea(QWidget *parent = nullptr);
    void clear();
    void add(QWidget *row);
    void addStretch();
    int count() const;

private:
    QWidget *m_inside;
    QVBoxLayout *m_column;
};

} // namespace mendian
