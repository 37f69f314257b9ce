// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/rowwriter.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

using journal::Column;
using journal::RowOp;

namespace {

QByteArray namesOf(const RowOp &op)
{
    QByteArrayList names;
    for (const QList<Column> &part : {op.key, op.columns})
        for (const Column &column : part)
            names.append(column.name);
    return names.join(", ");
}

QByteArray each(const QList<Column> &columns, const char *form, const char *between)
{
    QByteArrayList parts;
    for (const Column &column : columns)
        parts.append(QByteArray(form).replace('$', column.name));
    return parts.join(between);
}

QByteArray insertOf(const RowOp &op)
{
    const qsizetype count = op.key.size() + op.columns.size();
    return "INSERT INTO " + QByteArray(op.table) + " (" + namesOf(op) + ") VALUES ("
        + QByteArray("?, ").repeated(count - 1) + "?)";
}

QByteArray whereOf(const RowOp &op) { return " WHERE " + each(op.key, "$ = ?", " AND "); }

// Not INSERT OR REPLACE: that would silently delete another row that clashes in a second unique index.
QByteArray putOf(const RowOp &op)
{
    const QByteArray onKey = insertOf(op) + " ON CONFLICT (" + each(op.key, "$", ", ") + ") DO ";
    if (op.columns.isEmpty())
        return onKey + "NOTHING";
    return onKey + "UPDATE SET " + each(op.columns, "$ = excluded.$", ", ");
}

QByteArray firstOf(const RowOp &op)
{
    const QByteArray table(op.table);
    switch (op.kind) {
    case RowOp::Kind::Put:
        return putOf(op);
    case RowOp::Kind::Set:
        return "UPDATE " + table + " SET " + each(op.columns, "$ = ?", ", ") + whereOf(op);
    case RowOp::Kind::Add:
        return "UPDATE " + table + " SET " + each(op.columns, "$ = $ + ?", ", ") + whereOf(op);
    case RowOp::Kind::Remove:
        return "DELETE FROM " + table + whereOf(op);
    }
    return {};
}

template <typename Names>
bool sameNames(const RowOp &op, const Names &names)
{
    if (names.size() != op.key.size() + op.columns.size())
        return false;
    qsizetype i = 0;
    for (const Column &column : op.key)
        if (names[i++] != column.name)
            return false;
    for (const Column &column : op.columns)
        if (names[i++] != column.name)
            return false;
    return true;
}

void bindAll(Statement &statement, const QList<Column> &columns)
{
    for (const Column &column : columns)
        statement.bind(column.value);
}

} // namespace

const RowWriter::Shape &RowWriter::shapeOf(const RowOp &op)
{
    for (const auto &shape : m_shapes)
        if (shape->kind == op.kind && shape->table == op.table && sameNames(op, shape->names))
            return *shape;
    auto shape = std::make_unique<Shape>();
    shape->kind = op.kind;
    shape->table = op.table;
    for (const QList<Column> &part : {op.key, op.columns})
        for (const Column &column : part)
            shape->names.append(column.name);
    shape->first = firstOf(op);
    if (op.kind == RowOp::Kind::Add)
        shape->insert = insertOf(op);
    m_shapes.push_back(std::move(shape));
    return *m_shapes.back();
}

Status RowWriter::apply(const RowOp &op)
{
    const Shape &shape = shapeOf(op);
    Statement first(m_database, shape.first);
    const bool keyFirst = op.kind == RowOp::Kind::Put || op.kind == RowOp::Kind::Remove;
    bindAll(first, keyFirst ? op.key : op.columns);
    if (op.kind != RowOp::Kind::Remove)
        bindAll(first, keyFirst ? op.columns : op.key);
    MENDIAN_TRY(first.run());
    if (first.changes() > 0 || keyFirst)
        return {};
    if (op.kind == RowOp::Kind::Set)
        return fail(ErrorCode::NotFound, QStringLiteral("no row to change in %1").arg(QLatin1String(op.table)));
    Statement insert(m_database, shape.insert);
    bindAll(insert, op.key);
    bindAll(insert, op.columns);
    return insert.run();
}

Status RowWriter::apply(const QList<RowOp> &ops)
{
    for (const RowOp &op : ops)
        MENDIAN_TRY(apply(op));
    return {};
}

} // namespace mendian::storage
