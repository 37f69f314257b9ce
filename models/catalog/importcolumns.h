// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/skurules.h"

#include <optional>

namespace mendian {

/// What a column of a goods file means. The last four may stand several times, told apart by a number: 箱码2, 箱价2.
// clang-format off
enum class Column {
    Number, Name, ShortName, Spec, Unit, Price, MemberPrice, Cost, Weighed, Plu, Category, CategoryTop, CategoryMiddle,
    CategoryLow, TaxRate, Shelf, Fresh, Active, MinimumAge, Barcode, PackBarcode, PackQuantity, PackPrice,
};
// clang-format on

struct HeadedColumn
{
    Column column;
    int number = 1; ///< 1 … 9: 箱码 = 箱码1

    friend bool operator==(const HeadedColumn &, const HeadedColumn &) = default;
};

/// Looks a heading up: width, case, spaces, "_", "-", "*" and a remark in brackets do not matter ("售价（元）" =
/// "售价"). The accepted headings are listed in docs/import.md, in the order of the table behind this function.
std::optional<HeadedColumn> columnOf(const QString &heading);

/// All accepted headings of a column, the one our own files carry first.
QStringList headingsOf(Column column);

/// The field a column fills; the category columns all fill the category.
SkuField fieldOf(Column column);

/// The columns of one file in the order of its cells.
struct ColumnPlan
{
    QList<std::optional<HeadedColumn>> columns; ///< one a cell; nullopt: ignored
    QStringList headings;                       ///< as written in the file
    QStringList ignored;                        ///< headings nobody knows

    /// Index of the cell, or -1.
    qsizetype indexOf(HeadedColumn column) const;
};

struct PlanProblem
{
    qsizetype cell = -1; ///< -1: the row as a whole
    GoodsProblem problem{};
    QStringList args;
};
/// Reads the heading row. Required: name, price, and an item number or a barcode.
ColumnPlan planColumns(const QStringList &headingRow, QList<PlanProblem> *problems);

} // namespace mendian
