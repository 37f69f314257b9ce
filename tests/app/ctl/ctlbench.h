// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/run.h"

#include <QJsonObject>

namespace mendian::test {

/// What one command line gave.
struct CtlResult
{
    int exit = -1;
    QStringList out;
    QStringList err;
    QJsonObject json; ///< with --json

    QString errorCode() const;
    QString sentence() const;
    QString state() const { return json.value(QStringLiteral("state")).toString(); }
    QByteArray all() const; ///< for the failure message
};

/// Runs mendian-ctl in this process, with --json added. `input` is what standard input gives.
CtlResult ctl(const QStringList &arguments, const QByteArray &input = {});
/// The same without --json.
CtlResult ctlText(const QStringList &arguments);

/// A demo folder with goods.
void makeDemo(const QString &folder, int goods = 120);
/// The first demo goods with a bar code.
struct DemoItem
{
    QString barcode;
    qint64 fen = 0;
};
DemoItem demoItem(int skip = 0);

} // namespace mendian::test
