// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/csvrows.h"
#include "models/catalog/importcolumns.h"
#include "models/catalog/importreport.h"

#include <QSet>

namespace mendian {

/// A row as a SKU, and from which cell (index, -1: none) each thing that must be unique came.
struct BuiltRow
{
    Sku sku;
    qsizetype numberCell = -1;
    qsizetype pluCell = -1;
    QList<qsizetype> barcodeCells; ///< one a barcode of the SKU
    bool complete = false;         ///< false: the number of cells is wrong, nothing was read
};

/// Turns rows of one file into SKUs. Every cell that cannot be read and every rule of skurules.h that is broken becomes
/// one error; a field has at most one. Used by one thread.
class RowBuilder
{
public:
    using Report = std::function<void(RowError)>;
    explicit RowBuilder(ColumnPlan plan);
    BuiltRow build(const CsvRow &row, const Report &report);
    QString headingOf(qsizetype cell) const { return m_plan.headings.value(cell); }

private:
    struct Pack
    {
        int number = 0;
        qsizetype codeCell = -1;
        qsizetype quantityCell = -1;
        qsizetype priceCell = -1;
    };
    class Row;

    QString shared(const QString &text); ///< one copy of a text many rows have

    ColumnPlan m_plan;
    QList<qsizetype> m_barcodeCells;
    QList<Pack> m_packs;
    QSet<QString> m_texts;
};

} // namespace mendian
