// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/bankcsv/bankstatement.h"

#include "models/catalog/csvrows.h"
#include "models/reconciliation/billcells.h"

namespace mendian::bankcsv {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024 * 1024;

/// "1,234.50" as statements group it; any other comma is an error.
Result<Money> parseGrouped(const QString &text)
{
    if (!text.contains(u','))
        return parseBillMoney(text);
    QStringList groups = text.split(u',');
    const QString last = groups.takeLast();
    const qsizetype point = last.indexOf(u'.');
    bool good = (point < 0 ? last.size() : point) == 3;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype digits = groups[i].size() - (groups[i].startsWith(u'-') ? 1 : 0);
        good = good && (i == 0 ? digits >= 1 && digits <= 3 : digits == 3 && !groups[i].startsWith(u'-'));
    }
    if (!good)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not an amount"));
    return parseBillMoney(QString(groups.join(QString()) + last));
}

std::optional<QDate> dateOf(const QString &text)
{
    for (const auto *form : {"yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd"}) {
        const QString pattern = QLatin1String(form);
        const QDate date = QDate::fromString(text.left(pattern.size()), pattern);
        // A time of day may follow.
        if (date.isValid() && (text.size() == pattern.size() || text[pattern.size()] == u' '))
            return date;
    }
    return std::nullopt;
}

struct Columns
{
    qsizetype date = -1;
    qsizetype provider = -1;
    qsizetype amount = -1;
    qsizetype in = -1;
    qsizetype out = -1;
    qsizetype reference = -1;
    qsizetype type = -1;
    qsizetype width = 0;
};

class Reader
{
public:
    explicit Reader(const BankLayout &layout) : m_layout(layout) {}

    Status take(const CsvRow &row)
    {
        if (row.badEncoding)
            return billFault(row.line, {}, BillProblem::BadEncoding);
        if (row.line <= m_layout.skipLines)
            return {};
        if (m_columns.width == 0)
            return header(row);
        if (m_summed)
            return billFault(row.line, {}, BillProblem::AfterEnd);
        if (row.cells.size() != m_columns.width)
            return billFault(row.line, {}, BillProblem::CellCount);
        const auto amount = amountOf(row);
        if (!amount)
            return fail(amount.error());
        const QString &day = row.cells[m_columns.date];
        if (m_layout.totalWords.contains(day, Qt::CaseInsensitive)) {
            m_summed = true;
            return *amount == m_sum
                ? Status()
                : Status(billFault(row.line, m_titles.value(m_columns.amount), BillProblem::WrongSummary));
        }
        const auto date = dateOf(day);
        if (!date)
            return billFault(row.line, m_titles[m_columns.date], BillProblem::NotTime);
        const auto sum = plus(m_sum, *amount);
        if (!sum)
            return billFault(row.line, {}, BillProblem::Overflow);
        m_sum = *sum;
        BankRow entry;
        entry.line = row.line;
        entry.day = BusinessDate(date->addDays(-m_layout.settleDays));
        entry.amount = *amount;
        const QString name = m_columns.provider < 0 ? m_layout.provider : row.cells[m_columns.provider];
        if (name.isEmpty())
            return billFault(row.line, m_titles.value(m_columns.provider), BillProblem::Empty);
        entry.provider = m_layout.providers.value(name.toLower(), name);
        entry.reference = row.cells.value(m_columns.reference);
        const QString type = row.cells.value(m_columns.type);
        entry.counts = std::none_of(m_layout.transferTypes.begin(), m_layout.transferTypes.end(),
            [&](const QString &word) { return type.contains(word, Qt::CaseInsensitive); });
        rows.append(entry);
        return {};
    }

    bool hasHeader() const { return m_columns.width > 0; }
    QList<BankRow> rows;

private:
    Status header(const CsvRow &row)
    {
        m_titles = row.cells;
        m_columns.date = find(m_layout.dateColumn);
        m_columns.provider = m_layout.provider.isEmpty() ? find(m_layout.providerColumn) : -1;
        m_columns.in = find(m_layout.inColumn);
        m_columns.out = find(m_layout.outColumn);
        m_columns.amount = m_columns.in < 0 || m_columns.out < 0 ? find(m_layout.amountColumn) : -1;
        m_columns.reference = find(m_layout.referenceColumn);
        m_columns.type = find(m_layout.typeColumn);
        m_columns.width = row.cells.size();
        const auto missing = [&](const QStringList &names) {
            return billFault(row.line, names.value(0), BillProblem::NoColumn);
        };
        if (m_columns.date < 0)
            return missing(m_layout.dateColumn);
        if (m_columns.provider < 0 && m_layout.provider.isEmpty())
            return missing(m_layout.providerColumn);
        if (m_columns.amount < 0 && (m_columns.in < 0 || m_columns.out < 0))
            return missing(m_layout.amountColumn);
        return {};
    }

    qsizetype find(const QStringList &names) const
    {
        for (const QString &name : names)
            for (qsizetype i = 0; i < m_titles.size(); ++i)
                if (ColumnMap::normal(m_titles[i]) == ColumnMap::normal(name))
                    return i;
        return -1;
    }

    Result<Money> cell(const CsvRow &row, qsizetype column, bool mayBeEmpty) const
    {
        if (mayBeEmpty && row.cells[column].isEmpty())
            return Money();
        const auto money = parseGrouped(row.cells[column]);
        return money ? money : billFault(row.line, m_titles[column], BillProblem::NotAmount);
    }

    Result<Money> amountOf(const CsvRow &row) const
    {
        if (m_columns.amount >= 0)
            return cell(row, m_columns.amount, false);
        const auto in = cell(row, m_columns.in, true);
        const auto out = cell(row, m_columns.out, true);
        if (!in || !out)
            return in ? out : in;
        if (in->isNegative() || out->isNegative())
            return billFault(
                row.line, m_titles[in->isNegative() ? m_columns.in : m_columns.out], BillProblem::NotAmount);
        return *in - *out;
    }

    const BankLayout &m_layout;
    QStringList m_titles;
    Columns m_columns;
    Money m_sum;
    bool m_summed = false;
};

} // namespace

Result<QList<BankRow>> readStatement(QByteArrayView file, const BankLayout &layout)
{
    if (file.size() > kMaxBytes)
        return billFault(0, {}, BillProblem::TooLarge);
    Status status;
    Reader reader(layout);
    readCsv(
        file, detectEncoding(file),
        [&](const CsvRow &row) {
            status = reader.take(row);
            return status.has_value();
        },
        [&](const CsvFault &fault) {
            if (status)
                status = billFault(fault.line, {},
                    fault.problem == GoodsProblem::UnclosedQuote     ? BillProblem::UnclosedQuote
                        : fault.problem == GoodsProblem::LineTooLong ? BillProblem::TooLarge
                                                                     : BillProblem::BadEncoding);
        });
    MENDIAN_TRY(status);
    if (!reader.hasHeader())
        return billFault(0, {}, BillProblem::NoHeader);
    return reader.rows;
}

} // namespace mendian::bankcsv
