// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/rowop.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// Applies the changes that folds describe. The SQL of each shape (kind, table, columns) is composed once. The commit
/// and verify use the same writer, so what verify rebuilds is what a sale writes.
class RowWriter
{
public:
    explicit RowWriter(Database &database) : m_database(database) {}
    Status apply(const journal::RowOp &op);
    Status apply(const QList<journal::RowOp> &ops);

private:
    struct Shape
    {
        journal::RowOp::Kind kind;
        QByteArray table;
        QList<QByteArray> names; ///< key columns, then the others
        QByteArray first;        ///< the statement, or for Add the update
        QByteArray insert;       ///< Add: when the row is missing
    };
    const Shape &shapeOf(const journal::RowOp &op);

    Database &m_database;
    std::vector<std::unique_ptr<Shape>> m_shapes;
};

} // namespace mendian::storage
