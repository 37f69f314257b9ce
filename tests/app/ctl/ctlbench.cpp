// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"

#include "app/runtime/newshop.h"
#include "models/catalog/demogoods.h"

#include <QTest>

namespace mendian::test {

QString CtlResult::errorCode() const
{
    return json.value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
}

QString CtlResult::sentence() const
{
    return json.value(QStringLiteral("error")).toObject().value(QStringLiteral("sentence")).toString();
}

QByteArray CtlResult::all() const
{
    return QByteArray::number(exit) + ": " + out.join(u'\n').toUtf8() + " / " + err.join(u'\n').toUtf8();
}

CtlResult ctlText(const QStringList &arguments)
{
    CtlResult result;
    ctl::Streams streams;
    streams.out = [&](const QString &line) { result.out.append(line); };
    streams.err = [&](const QString &line) { result.err.append(line); };
    result.exit = ctl::run(arguments, streams);
    return result;
}

CtlResult ctl(const QStringList &arguments, const QByteArray &input)
{
    CtlResult result;
    ctl::Streams streams;
    streams.out = [&](const QString &line) { result.out.append(line); };
    streams.err = [&](const QString &line) { result.err.append(line); };
    streams.readLine = [&] { return input; };
    result.exit = ctl::run(arguments + QStringList{QStringLiteral("--json")}, streams);
    if (result.out.size() == 1)
        result.json = parseJsonObject(result.out.first().toUtf8(), u"output").value_or(QJsonObject());
    return result;
}

void makeDemo(const QString &folder, int goods)
{
    const Status made = app::createDemoShop(folder, goods, SystemClock());
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
}

DemoItem demoItem(int skip)
{
    for (const Sku &sku : demoGoods(120))
        if (!sku.barcodes.isEmpty() && !sku.weighed && skip-- == 0)
            return {sku.barcodes.first().text, sku.price.fen()};
    return {};
}

} // namespace mendian::test
