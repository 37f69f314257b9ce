// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillview.h"

#include <QAbstractTableModel>

namespace mendian {

/// The lines of the basket. A scan inserts or changes exactly its rows; the model is never reset. GUI thread.
class BasketModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Name, UnitPrice, Count, Amount, ColumnCount };
    enum Roles { KeyRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<LineView> &lines);
    const LineView *line(int row) const;
    int rowOf(qint64 key) const; ///< -1: no such line

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column titles in the page's words.
    void setTitles(const QStringList &titles);

private:
    void removeVanished(const QList<LineView> &lines);
    QList<LineView> m_lines;
    QStringList m_titles;
};

} // namespace mendian
