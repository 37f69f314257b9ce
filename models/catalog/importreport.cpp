// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/importreport.h"

#include <QJsonArray>

namespace mendian {

void ImportReport::add(RowError error)
{
    ++errorCount;
    if (errors.size() < kMaxShownErrors)
        errors.append(std::move(error));
}

QString reportText(const ImportReport &report)
{
    QString text;
    for (const RowError &error : report.errors) {
        QString place = error.line > 0 ? QStringLiteral("line %1").arg(error.line) : QStringLiteral("file");
        if (error.column > 0)
            place += QStringLiteral(", column %1").arg(error.column)
                + (error.heading.isEmpty() ? QString() : QString(u" (" + error.heading + u')'));
        text += place + u": " + error.sentence() + u'\n';
    }
    if (report.errorCount > report.errors.size())
        text += QStringLiteral("... and %1 more\n").arg(report.errorCount - report.errors.size());
    if (!report.ignored.isEmpty())
        text += QStringLiteral("ignored columns: %1\n").arg(report.ignored.join(QLatin1String(", ")));
    if (report.ok())
        text += QStringLiteral("%1 rows, %2, no errors\n").arg(report.rows).arg(report.encoding);
    else
        text += QStringLiteral("%1 rows, %2, %3 error(s): nothing was imported\n")
                    .arg(report.rows)
                    .arg(report.encoding)
                    .arg(report.errorCount);
    return text;
}

QJsonObject reportJson(const ImportReport &report)
{
    QJsonArray errors;
    for (const RowError &error : report.errors)
        errors.append(QJsonObject{{QStringLiteral("line"), error.line}, {QStringLiteral("column"), error.column},
            {QStringLiteral("heading"), error.heading},
            {QStringLiteral("code"), QString::fromLatin1(problemCode(error.problem))},
            {QStringLiteral("why"), error.sentence()},
            {QStringLiteral("args"), QJsonArray::fromStringList(error.args)}});
    return QJsonObject{{QStringLiteral("ok"), report.ok()}, {QStringLiteral("rows"), report.rows},
        {QStringLiteral("encoding"), report.encoding},
        {QStringLiteral("ignored"), QJsonArray::fromStringList(report.ignored)},
        {QStringLiteral("errorCount"), report.errorCount}, {QStringLiteral("errors"), errors}};
}

} // namespace mendian
