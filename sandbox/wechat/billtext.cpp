// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/billtext.h"

namespace mendian::sandbox::wechat {

namespace {

QString decimal(qint64 value, qint64 unit, int places)
{
    const qint64 size = qAbs(value);
    return QStringLiteral("%1%2.%3")
        .arg(value < 0 ? QLatin1String("-") : QLatin1String())
        .arg(size / unit)
        .arg(size % unit, places, 10, QLatin1Char('0'));
}

QString quoted(const QStringList &values)
{
    QStringList marked;
    for (QString value : values) {
        // One row is one line, whatever a goods name holds.
        value.replace(QLatin1Char('\r'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
        marked.append(QLatin1Char('`') + value);
    }
    return marked.join(QLatin1Char(','));
}

} // namespace

QByteArray writeBill(const BillTable &table, std::optional<Fault> fault)
{
    QStringList lines{table.header.join(QLatin1Char(','))};
    for (const QStringList &row : table.rows)
        lines.append(quoted(row));
    if (fault != Fault::BillNoSummary) {
        lines.append(table.sumHeader.join(QLatin1Char(',')));
        lines.append(quoted(table.sums));
    }
    const QString end = fault == Fault::BillLf ? QStringLiteral("\n") : QStringLiteral("\r\n");
    QByteArray bytes = (lines.join(end) + end).toUtf8();
    if (fault == Fault::BillBom)
        bytes.prepend("\xef\xbb\xbf");
    return bytes;
}

QString yuan(qint64 fen) { return decimal(fen, 100, 2); }
QString feeYuan(qint64 units) { return decimal(units, 100'000, 5); }
QString countText(qsizetype count) { return QString::number(count) + QStringLiteral(".0"); }
QString sumOfZeroOrYuan(qint64 fen) { return fen == 0 ? QStringLiteral("0.0") : yuan(fen); }

} // namespace mendian::sandbox::wechat
