// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/billcells.h"

#include <functional>

namespace mendian::wechat {

/// A line of values; the views belong to the text being read.
struct QuotedRow
{
    qint64 line = 0;
    QList<QStringView> cells;
};

/// The frame of WeChat's files (spec/wechat-pay.md §7.2): a header, rows whose every value begins with a back-quote, a
/// summary header, one summary row; comma between, BOM or not, LF or CRLF. Unpacks gzip. Calls `header` once, `row`
/// for each detail row, then `summaryHeader` and `summary`; stops with the first failure.
struct QuotedFile
{
    std::function<Status(const QStringList &titles, qint64 line)> header;
    std::function<Status(const QuotedRow &row)> row;
    std::function<Status(const QStringList &titles, qint64 line)> summaryHeader;
    std::function<Status(const QuotedRow &row)> summary;
};
Status readQuoted(QByteArrayView file, const QuotedFile &parts);

} // namespace mendian::wechat
