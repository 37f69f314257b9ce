// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/basketmodel.h"

#include "ui/cashier/sale/basketrow.h"

#include <QHash>

namespace mendian {

// Removes rows whose key is gone, and rows that stand in another order than the new list (they come back by insert).
void BasketModel::removeVanished(const QList<LineView> &lines)
{
    QHash<qint64, qsizetype> place;
    place.reserve(lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        place.insert(lines.at(i).key, i);
    qsizetype before = -1;
    QList<int> gone;
    for (int row = 0; row < m_lines.size(); ++row) {
        const qsizetype at = place.value(m_lines.at(row).key, -1);
        if (at < 0 || at <= before)
            gone.prepend(row);
        else
            before = at;
    }
    for (int row : std::as_const(gone)) {
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
}

void BasketModel::setLines(const QList<LineView> &lines)
{
    removeVanished(lines);
    for (int row = 0; row < lines.size(); ++row) {
        const LineView &line = lines.at(row);
        if (row >= m_lines.size() || m_lines.at(row).key != line.key) {
            beginInsertRows({}, row, row);
            m_lines.insert(row, line);
            endInsertRows();
        } else if (!sameLine(m_lines.at(row), line)) {
            m_lines[row] = line;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const LineView *BasketModel::line(int row) const
{
    return row >= 0 && row < m_lines.size() ? &m_lines.at(row) : nullptr;
}

int BasketModel::rowOf(qint64 key) const
{
    for (int row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        if (m_lines.at(row).key == key)
            return row;
    }
    return -1;
}

int BasketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int BasketModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant BasketModel::data(const QModelIndex &index, int role) const
{
    const LineView *shown = index.isValid() ? line(index.row()) : nullptr;
    if (!shown)
        return {};
    if (role == KeyRole)
        return shown->key;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const BasketRow row = basketRow(*shown, kit::Format());
    if (role == Qt::AccessibleTextRole)
        return spokenRow(row);
    switch (index.column()) {
    // The delegate paints the number from the row: it is the place of a line, not a part of it.
    case Name:
        return row.name;
    case UnitPrice:
        return row.unitPrice;
    case Count:
        return row.quantity;
    case Amount:
        return row.amount;
    default:
        return {};
    }
}

QVariant BasketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_titles.value(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter
            | (section == Name         ? Qt::AlignLeft
                    : section == Count ? Qt::AlignHCenter
                                       : Qt::AlignRight));
    return {};
}

void BasketModel::setTitles(const QStringList &titles)
{
    m_titles = titles;
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace mendian
