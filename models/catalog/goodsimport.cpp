// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/goodsimport.h"

#include "models/catalog/csvrows.h"
#include "models/catalog/gtin.h"
#include "models/catalog/rowbuilder.h"

#include <QHash>
#include <algorithm>

namespace mendian {

namespace {
constexpr qint64 kProgressRows = 1000;
constexpr qint64 kCancelRows = 100;

class Importer
{
public:
    Importer(QByteArrayView bytes, const ImportOptions &options) : m_bytes(bytes), m_options(options) {}

    Result<GoodsImport> run()
    {
        const TextEncoding encoding = m_bytes.size() > kMaxImportBytes ? TextEncoding::Utf8 : detectEncoding(m_bytes);
        m_out.report.encoding = QString::fromLatin1(encodingName(encoding));
        if (m_bytes.size() > kMaxImportBytes)
            whole(0, GoodsProblem::FileTooLarge, {QString::number(m_bytes.size()), QString::number(kMaxImportBytes)});
        else
            readCsv(
                m_bytes, encoding, [this](const CsvRow &row) { return take(row); },
                [this](const CsvFault &fault) { whole(fault.line, fault.problem, fault.args); });
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("import cancelled at row %1").arg(m_out.report.rows));
        if (m_out.report.ok() && m_out.report.rows == 0)
            whole(0, GoodsProblem::EmptyFile, {});
        report(m_bytes.size());
        if (!m_out.report.ok()) {
            m_out.goods = {};
            m_out.lines = {};
        }
        return std::move(m_out);
    }

private:
    void whole(qint64 line, GoodsProblem problem, QStringList args)
    {
        m_out.report.add({line, 0, {}, problem, std::move(args)});
    }

    void report(qint64 bytes) const
    {
        if (m_options.progress)
            m_options.progress({m_out.report.rows, bytes, m_bytes.size()});
    }

    bool take(const CsvRow &row)
    {
        if (!m_builder)
            return heading(row);
        if (m_out.report.rows >= kMaxImportRows) {
            whole(row.line, GoodsProblem::TooManyRows, {QString::number(kMaxImportRows)});
            return false;
        }
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const QString &cell) { return cell.isEmpty(); }))
            return true;
        const qint64 rows = ++m_out.report.rows;
        if (rows % kProgressRows == 0)
            report(row.endsAt);
        if (rows % kCancelRows == 0 && m_options.cancel && m_options.cancel->load(std::memory_order_relaxed)) {
            m_cancelled = true;
            return false;
        }
        goods(row);
        return true;
    }

    bool heading(const CsvRow &row)
    {
        if (row.badEncoding) {
            whole(row.line, GoodsProblem::BadEncoding, {});
            return false;
        }
        QList<PlanProblem> problems;
        const ColumnPlan plan = planColumns(row.cells, &problems);
        m_out.report.ignored = plan.ignored;
        for (const PlanProblem &found : problems)
            m_out.report.add({row.line, found.cell + 1, row.cells.value(found.cell), found.problem, found.args});
        m_builder.emplace(plan);
        return problems.isEmpty();
    }

    void goods(const CsvRow &row)
    {
        if (row.badEncoding)
            return whole(row.line, GoodsProblem::BadEncoding, {});
        const qsizetype before = m_out.report.errorCount;
        const BuiltRow built = m_builder->build(row, [this](RowError error) { m_out.report.add(std::move(error)); });
        if (built.complete)
            duplicates(built, row.line);
        // After the first error only the errors matter: the goods already read make room.
        if (m_out.report.errorCount == before && m_out.report.ok()) {
            m_out.goods.append(built.sku);
            m_out.lines.append(row.line);
        } else if (!m_out.goods.isEmpty()) {
            m_out.goods = {};
            m_out.lines = {};
        }
    }

    void duplicates(const BuiltRow &built, qint64 line)
    {
        const auto check = [&](auto &seen, const QString &key, const QString &shown, qsizetype cell,
                               GoodsProblem twice) {
            const qint64 earlier = key.isEmpty() ? line : seen.value(key, 0);
            if (earlier == 0)
                seen.insert(key, line);
            else if (!key.isEmpty())
                m_out.report.add(
                    {line, cell + 1, m_builder->headingOf(cell), twice, {shown, QString::number(earlier)}});
        };
        const Sku &sku = built.sku;
        // A number made from a barcode that is taken would say the same thing twice.
        if (built.numberCell >= 0 || !m_barcodes.contains(barcodeKey(sku.number)))
            check(m_numbers, sku.number, sku.number, built.numberCell, GoodsProblem::DuplicateNumber);
        check(m_plus, sku.plu, sku.plu, built.pluCell, GoodsProblem::DuplicatePlu);
        QStringList own; // a code given twice in this row is reported by the row's own rules
        for (qsizetype i = 0; i < sku.barcodes.size(); ++i) {
            const QString key = barcodeKey(sku.barcodes[i].text);
            if (own.contains(key))
                continue;
            own.append(key);
            const qsizetype cell = built.barcodeCells.value(i, -1);
            check(m_barcodes, key, sku.barcodes[i].text, cell, GoodsProblem::DuplicateBarcode);
        }
    }

    QByteArrayView m_bytes;
    const ImportOptions &m_options;
    GoodsImport m_out;
    std::optional<RowBuilder> m_builder;
    QHash<QString, qint64> m_numbers;
    QHash<QString, qint64> m_barcodes;
    QHash<QString, qint64> m_plus;
    bool m_cancelled = false;
};
} // namespace

Result<GoodsImport> importGoodsCsv(QByteArrayView bytes, const ImportOptions &options)
{
    return Importer(bytes, options).run();
}

} // namespace mendian
