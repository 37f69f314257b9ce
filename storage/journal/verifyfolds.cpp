// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/verifyfolds.h"

#include "models/journal/folds.h"
#include "storage/sql/statement.h"

namespace mendian::storage {

using journal::Cell;
using journal::FoldTable;

namespace {

// Rows of one table in key order, one at a time.
class Walk
{
public:
    Walk(Database &database, const FoldTable &table)
        : m_columns(QByteArray(table.columns).split(',')), m_keys(QByteArray(table.key).split(',')),
          m_statement(
              database, QByteArray("SELECT ") + table.columns + " FROM " + table.name + " ORDER BY " + table.key)
    {
        for (QByteArray &name : m_columns)
            name = name.trimmed();
        for (QByteArray &name : m_keys)
            name = name.trimmed();
        step();
    }
    bool atEnd() const { return m_atEnd; }
    Status status() const { return m_statement.status(); }
    void step()
    {
        m_atEnd = !m_statement.next();
        m_row.clear();
        for (int i = 0; !m_atEnd && i < m_columns.size(); ++i)
            m_row.append(m_statement.cell(i));
    }
    const QList<Cell> &row() const { return m_row; }
    QList<Cell> key() const
    {
        QList<Cell> cells;
        for (const QByteArray &name : m_keys)
            cells.append(m_row.at(m_columns.indexOf(name)));
        return cells;
    }
    QString columnName(qsizetype i) const { return QString::fromLatin1(m_columns.at(i)); }

private:
    QByteArrayList m_columns;
    QByteArrayList m_keys;
    Statement m_statement;
    QList<Cell> m_row;
    bool m_atEnd = false;
};

QString show(const Cell &cell)
{
    if (const auto *number = std::get_if<qint64>(&cell))
        return QString::number(*number);
    if (const auto *text = std::get_if<QString>(&cell))
        return text->left(80);
    if (const auto *bytes = std::get_if<QByteArray>(&cell))
        return QString::fromLatin1(bytes->left(40).toHex());
    return QStringLiteral("NULL");
}

QString showKey(const QList<Cell> &key)
{
    QStringList parts;
    for (const Cell &cell : key)
        parts.append(show(cell));
    return parts.join(QLatin1String(", "));
}

// SQLite's order of keys: integers, then text by bytes, then blobs by bytes; std::variant's index says the same.
bool isBefore(const QList<Cell> &a, const QList<Cell> &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a[i] == b[i])
            continue;
        if (a[i].index() != b[i].index())
            return a[i].index() < b[i].index();
        if (const auto *text = std::get_if<QString>(&a[i]))
            return text->toUtf8() < std::get<QString>(b[i]).toUtf8();
        return a[i] < b[i];
    }
    return false;
}

void note(VerifyReport &report, const FoldTable &table, const QList<Cell> &key, const QString &detail)
{
    if (report.findings.size() < VerifyReport::kMaxFindings)
        report.findings.append({VerifyFinding::What::Fold, 0, QString::fromLatin1(table.name), showKey(key), detail});
}

Status compareTable(Database &stored, Database &rebuilt, const FoldTable &table, VerifyReport &report)
{
    Walk has(stored, table);
    Walk should(rebuilt, table);
    while (!has.atEnd() || !should.atEnd()) {
        if (has.atEnd() || (!should.atEnd() && isBefore(should.key(), has.key()))) {
            note(report, table, should.key(), QStringLiteral("the row is missing"));
            should.step();
            continue;
        }
        if (should.atEnd() || isBefore(has.key(), should.key())) {
            note(report, table, has.key(), QStringLiteral("no event gives this row"));
            has.step();
            continue;
        }
        for (qsizetype i = 0; i < has.row().size(); ++i)
            if (has.row().at(i) != should.row().at(i))
                note(report, table, has.key(),
                    QStringLiteral("%1 is %2, the journal gives %3")
                        .arg(has.columnName(i), show(has.row().at(i)), show(should.row().at(i))));
        ++report.foldRows;
        has.step();
        should.step();
    }
    MENDIAN_TRY(has.status());
    return should.status();
}

} // namespace

Status compareFolds(Database &stored, Database &rebuilt, VerifyReport &report)
{
    for (const FoldTable &table : journal::foldTables())
        MENDIAN_TRY(compareTable(stored, rebuilt, table, report));
    return {};
}

} // namespace mendian::storage
