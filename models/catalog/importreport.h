// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/skurules.h"

#include <QJsonObject>

namespace mendian {

/// One thing wrong in the file, with the place a person can go to.
struct RowError
{
    qint64 line = 0;      ///< physical line in which the row begins, from 1; 0: the file as a whole
    qsizetype column = 0; ///< from 1; 0: the row as a whole
    QString heading;      ///< the column's heading as the file writes it
    GoodsProblem problem{};
    QStringList args;

    QString sentence() const { return problemSentence(problem, args); }
    friend bool operator==(const RowError &, const RowError &) = default;
};

inline constexpr qsizetype kMaxShownErrors = 1000;

/// What an import found. The import is all or nothing: one error and nothing is taken over.
struct ImportReport
{
    QString encoding;       ///< "UTF-8" or "GB18030"
    qint64 rows = 0;        ///< rows of goods read (without the heading)
    QStringList ignored;    ///< headings nobody knows
    QList<RowError> errors; ///< the first kMaxShownErrors, in the order of the file
    qint64 errorCount = 0;  ///< all of them

    bool ok() const { return errorCount == 0; }
    void add(RowError error);
};

/// For people: a line an error, "line 7, column 3 (售价): …", and a last line with the counts.
QString reportText(const ImportReport &report);
/// For programs: {"ok","rows","encoding","ignored","errorCount",
/// "errors":[{"line","column","heading","code","why","args"}]}.
QJsonObject reportJson(const ImportReport &report);

} // namespace mendian
