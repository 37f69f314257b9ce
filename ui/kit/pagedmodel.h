// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/onready.h"
#include "core/result.h"

#include <QAbstractTableModel>
#include <QFuture>
#include <QList>
#include <functional>

namespace mendian::kit {

/// One page of rows as the store answers it. `total` is -1 when nobody counted.
template <typename Row>
struct Page
{
    QList<Row> rows;
    bool last = false;
    qint64 total = -1;
};

/// Signals of PagedModel (a class template cannot have its own).
class PagedModelBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    bool isLoading() const { return m_loading; }
    /// Rows known to exist for the query, -1 when not counted.
    qint64 total() const { return m_total; }

signals:
    void loadingChanged(bool loading);
    void loadFailed(const mendian::Error &error);
    void totalChanged(qint64 total);

protected:
    void setLoading(bool loading);
    void setTotal(qint64 total);

private:
    bool m_loading = false;
    qint64 m_total = -1;
};

/// A long list fetched in pages: typed rows, columns as functions. Fetching is asynchronous; an answer to an older
/// query is dropped by its request number. Old rows stay until the first page of a new query is there. GUI thread.
template <typename Row, typename Query>
class PagedModel final : public PagedModelBase
{
public:
    struct Column
    {
        QString title;
        std::function<QVariant(const Row &row, int role)> data;
        Qt::Alignment alignment = Qt::AlignLeft;
    };
    using Fetch = std::function<QFuture<Result<Page<Row>>>(const Query &query, qint64 offset, int limit)>;

    PagedModel(QList<Column> columns, Fetch fetch, QObject *parent = nullptr, int pageSize = 100)
        : PagedModelBase(parent), m_columns(std::move(columns)), m_fetch(std::move(fetch)), m_pageSize(pageSize)
    {
    }

    const Query &query() const { return m_query; }
    void setQuery(const Query &query)
    {
        m_query = query;
        reload();
    }
    void reload() { request(true); }
    const Row &row(int index) const { return m_rows.at(index); }
    const QList<Row> &rows() const { return m_rows; }
    /// One changed row: repaints only that row.
    void replaceRow(int index, const Row &row)
    {
        m_rows[index] = row;
        emit dataChanged(this->index(index, 0), this->index(index, columnCount() - 1));
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!index.isValid() || index.row() >= m_rows.size())
            return {};
        const Column &column = m_columns.at(index.column());
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
        return column.data(m_rows.at(index.row()), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_columns.at(section).title;
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(m_columns.at(section).alignment | Qt::AlignVCenter);
        return {};
    }
    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && m_started && !m_last && !isLoading();
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (canFetchMore(parent))
            request(false);
    }

private:
    void request(bool fresh)
    {
        const quint64 number = ++m_request;
        m_started = true;
        setLoading(true);
        const qint64 offset = fresh ? 0 : m_rows.size();
        onReady(m_fetch(m_query, offset, m_pageSize), this, [this, number, fresh](const Result<Page<Row>> &answer) {
            if (number != m_request)
                return;
            take(answer, fresh);
        });
    }

    void take(const Result<Page<Row>> &answer, bool fresh)
    {
        if (!answer) {
            m_last = !fresh || m_last;
            setLoading(false);
            emit loadFailed(answer.error());
            return;
        }
        if (fresh) {
            beginResetModel();
            m_rows = answer->rows;
            m_last = answer->last;
            endResetModel();
        } else {
            m_last = answer->last || answer->rows.isEmpty();
            if (!answer->rows.isEmpty()) {
                const int first = static_cast<int>(m_rows.size());
                beginInsertRows({}, first, first + static_cast<int>(answer->rows.size()) - 1);
                m_rows += answer->rows;
                endInsertRows();
            }
        }
        setLoading(false);
        setTotal(answer->total);
    }

    QList<Column> m_columns;
    Fetch m_fetch;
    int m_pageSize;
    Query m_query{};
    QList<Row> m_rows;
    quint64 m_request = 0;
    bool m_started = false;
    bool m_last = false;
};

} // namespace mendian::kit
