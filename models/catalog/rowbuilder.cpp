// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/rowbuilder.h"

#include "models/catalog/cellvalues.h"
#include "models/catalog/textfold.h"

#include <algorithm>
#include <bitset>

namespace mendian {

/// The reading of one row.
class RowBuilder::Row
{
public:
    Row(RowBuilder &builder, const CsvRow &row, const Report &report) : m_builder(builder), m_row(row), m_report(report)
    {
    }

    BuiltRow build()
    {
        if (!cellCountFits())
            return std::move(m_built);
        m_built.complete = true;
        plainColumns();
        categoryLevels();
        barcodes();
        defaults();
        for (const FieldError &error : validate(m_built.sku))
            rule(error);
        return std::move(m_built);
    }

private:
    bool cellCountFits()
    {
        const qsizetype expected = m_builder.m_plan.columns.size();
        const qsizetype got = m_row.cells.size();
        const bool surplus = std::any_of(m_row.cells.begin() + std::min(expected, got), m_row.cells.end(),
            [](const QString &cell) { return !cell.isEmpty(); });
        if (got >= expected && !surplus)
            return true;
        m_report({m_row.line, 0, {}, got < expected ? GoodsProblem::TooFewCells : GoodsProblem::TooManyCells,
            {QString::number(got), QString::number(expected)}});
        return false;
    }

    void error(qsizetype cell, SkuField field, GoodsProblem problem, QStringList args)
    {
        m_wrong.set(static_cast<size_t>(field));
        m_report({m_row.line, cell + 1, m_builder.headingOf(cell), problem, std::move(args)});
    }

    /// Takes a cell's value over, or reports it.
    template <typename T, typename Target>
    void take(qsizetype cell, SkuField field, Cell<T> value, Target &target)
    {
        if (value)
            target = std::move(*value);
        else
            error(cell, field, value.error().problem, value.error().args);
    }

    void plainColumns()
    {
        const auto &columns = m_builder.m_plan.columns;
        for (qsizetype i = 0; i < columns.size(); ++i)
            if (columns[i] && !m_row.cells[i].isEmpty())
                plainColumn(i, columns[i]->column, m_row.cells[i]);
    }

    void plainColumn(qsizetype i, Column column, const QString &text)
    {
        Sku &sku = m_built.sku;
        const SkuField field = fieldOf(column);
        switch (column) {
        case Column::Number:
            sku.number = foldWidth(text);
            m_built.numberCell = i;
            break;
        case Column::Name:
            sku.name = text;
            break;
        case Column::ShortName:
            sku.shortName = text;
            break;
        case Column::Spec:
            sku.spec = text;
            break;
        case Column::Unit:
            sku.unit = m_builder.shared(unitCell(text));
            break;
        case Column::Price:
            m_priced = true;
            take(i, field, amountCell(text), sku.price);
            break;
        case Column::MemberPrice:
            take(i, field, amountCell(text), sku.memberPrice);
            break;
        case Column::Cost:
            take(i, field, amountCell(text), sku.cost);
            break;
        case Column::Weighed:
            take(i, field, yesNoCell(text), sku.weighed);
            break;
        case Column::Plu:
            m_built.pluCell = i;
            take(i, field, pluCell(text), sku.plu);
            break;
        case Column::Category:
            sku.category = m_builder.shared(categoryCell(text));
            break;
        case Column::TaxRate:
            take(i, field, taxCell(text), sku.taxRate);
            break;
        case Column::Shelf:
            sku.shelf = text;
            break;
        case Column::Fresh:
            take(i, field, yesNoCell(text), sku.fresh);
            break;
        case Column::Active:
            take(i, field, yesNoCell(text), sku.active);
            break;
        case Column::MinimumAge:
            take(i, field, countCell(text, 99), sku.minimumAge);
            break;
        case Column::CategoryTop:
        case Column::CategoryMiddle:
        case Column::CategoryLow:
        case Column::Barcode:
        case Column::PackBarcode:
        case Column::PackQuantity:
        case Column::PackPrice:
            break; // read together below
        }
    }

    /// 大类, 中类, 小类 in columns of their own; a path column wins.
    void categoryLevels()
    {
        if (!m_built.sku.category.isEmpty())
            return;
        QStringList parts;
        for (const Column level : {Column::CategoryTop, Column::CategoryMiddle, Column::CategoryLow}) {
            const qsizetype cell = m_builder.m_plan.indexOf({level, 1});
            if (cell >= 0 && !m_row.cells[cell].isEmpty())
                parts.append(m_row.cells[cell]);
        }
        m_built.sku.category = m_builder.shared(parts.join(u'/'));
    }

    void addCodes(qsizetype cell, const Barcode &kind)
    {
        const auto codes = barcodesCell(m_row.cells[cell]);
        if (!codes)
            return error(cell, SkuField::Barcode, codes.error().problem, codes.error().args);
        for (const QString &code : *codes) {
            m_built.sku.barcodes.append({code, kind.pack, kind.packPrice});
            m_built.barcodeCells.append(cell);
        }
    }

    void barcodes()
    {
        for (const qsizetype cell : m_builder.m_barcodeCells)
            addCodes(cell, {});
        for (const Pack &pack : m_builder.m_packs)
            packCodes(pack);
    }

    QString cellText(qsizetype cell) const { return cell < 0 ? QString() : m_row.cells[cell]; }

    void packCodes(const Pack &pack)
    {
        const QString price = cellText(pack.priceCell);
        const QString quantity = cellText(pack.quantityCell);
        if (cellText(pack.codeCell).isEmpty()) { // 装箱数 alone is harmless: many lists carry it
            if (!price.isEmpty())
                error(pack.priceCell, SkuField::PackPrice, GoodsProblem::PackWithoutBarcode, {});
            return;
        }
        Barcode kind;
        if (quantity.isEmpty())
            error(pack.quantityCell, SkuField::Pack, GoodsProblem::Missing, {});
        else if (const auto count = countCell(quantity, kMaxPack); !count)
            error(pack.quantityCell, SkuField::Pack, count.error().problem, count.error().args);
        else if (*count == 0)
            error(pack.quantityCell, SkuField::Pack, GoodsProblem::BadPack, {quantity});
        else
            kind.pack = *count;
        if (!price.isEmpty())
            take(pack.priceCell, SkuField::PackPrice, amountCell(price), kind.packPrice);
        addCodes(pack.codeCell, kind);
    }

    void defaults()
    {
        Sku &sku = m_built.sku;
        if (sku.number.isEmpty() && !sku.barcodes.isEmpty()) { // shops without item numbers use the barcode
            sku.number = sku.barcodes.first().text;
            m_built.numberCell = -1;
        }
        if (sku.unit.isEmpty())
            sku.unit = m_builder.shared(sku.weighed ? QStringLiteral("kg") : QStringLiteral(u"件"));
        if (!m_priced)
            error(m_builder.m_plan.indexOf({Column::Price, 1}), SkuField::Price, GoodsProblem::Missing, {});
    }

    void rule(const FieldError &broken)
    {
        // A field already reported says enough, and so does a price that could not be read.
        const bool follows = m_wrong.test(static_cast<size_t>(broken.field))
            || (broken.problem == GoodsProblem::MemberAbovePrice && m_wrong.test(size_t(SkuField::Price)));
        if (follows && broken.barcode < 0)
            return;
        const bool ofBarcode = broken.barcode >= 0;
        const qsizetype cell = ofBarcode ? m_built.barcodeCells.value(broken.barcode, -1) : cellOf(broken.field);
        m_report({m_row.line, cell + 1, m_builder.headingOf(cell), broken.problem, broken.args});
    }

    qsizetype cellOf(SkuField field) const
    {
        const auto &columns = m_builder.m_plan.columns;
        for (qsizetype i = 0; i < columns.size(); ++i)
            if (columns[i] && fieldOf(columns[i]->column) == field)
                return i;
        return -1;
    }

    RowBuilder &m_builder;
    const CsvRow &m_row;
    const Report &m_report;
    BuiltRow m_built;
    std::bitset<static_cast<size_t>(SkuField::PackPrice) + 1> m_wrong;
    bool m_priced = false;
};

RowBuilder::RowBuilder(ColumnPlan plan) : m_plan(std::move(plan))
{
    for (int number = 1; number <= 9; ++number) {
        if (const qsizetype cell = m_plan.indexOf({Column::Barcode, number}); cell >= 0)
            m_barcodeCells.append(cell);
        const Pack pack{number, m_plan.indexOf({Column::PackBarcode, number}),
            m_plan.indexOf({Column::PackQuantity, number}), m_plan.indexOf({Column::PackPrice, number})};
        if (pack.codeCell >= 0 || pack.priceCell >= 0)
            m_packs.append(pack);
    }
}

QString RowBuilder::shared(const QString &text) { return text.isEmpty() ? text : *m_texts.insert(text); }

BuiltRow RowBuilder::build(const CsvRow &row, const Report &report) { return Row(*this, row, report).build(); }

} // namespace mendian
