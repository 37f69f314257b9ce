// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <variant>

namespace mendian::journal {

using Cell = std::variant<std::monostate, qint64, QString, QByteArray>; ///< NULL, INTEGER, TEXT, BLOB

struct Column
{
    const char *name;
    Cell value;
};

/// One change of a fold table that follows from one event. A fold is a pure function Event -> RowOps; the same code
/// runs in the sale's commit and in `mendian-ctl verify`, which rebuilds all fold tables and compares them.
struct RowOp
{
    enum class Kind {
        Put,    ///< insert or replace the row with this key (all columns given)
        Set,    ///< update columns of the row with this key; a missing row is an error
        Add,    ///< add integers to columns of the row with this key; a missing row is created from key and values
        Remove, ///< delete the row with this key
    };
    Kind kind = Kind::Put;
    const char *table = nullptr;
    QList<Column> key;
    QList<Column> columns;
};

} // namespace mendian::journal
