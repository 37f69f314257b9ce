// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultkinds.h"

#include <QStringList>
#include <optional>

namespace mendian::sandbox::wechat {

/// The four parts of a bill file (spec/wechat-pay.md 7.2).
struct BillTable
{
    QStringList header;
    QList<QStringList> rows;
    QStringList sumHeader;
    QStringList sums;
};

/// UTF-8, CRLF, a back-quote before every value of a row. A fault of the file's form (mark, line ends, a part
/// missing) is applied here.
QByteArray writeBill(const BillTable &table, std::optional<Fault> fault = {});

QString yuan(qint64 fen);            ///< "3.50", "-0.05"
QString feeYuan(qint64 units);       ///< 1/100,000 yuan: "0.02100"
QString countText(qsizetype count);  ///< "2.0", as the provider writes a count
QString sumOfZeroOrYuan(qint64 fen); ///< "0.0" when nothing is in it

} // namespace mendian::sandbox::wechat
