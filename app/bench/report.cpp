// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/report.h"

#include <QJsonArray>
#include <algorithm>

namespace mendian::bench {

namespace {

QString number(double value)
{
    const double size = qAbs(value);
    const int decimals = value == 0 || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
    return QString::number(value, 'f', decimals);
}

QString orDash(const std::optional<Spread> &spread, const QString &after = {})
{
    return spread ? number(spread->median) + after : QStringLiteral("-");
}

QJsonObject toJson(const Spread &spread)
{
    return {{QLatin1String("median"), spread.median}, {QLatin1String("low"), spread.low},
        {QLatin1String("high"), spread.high}};
}

bool holds(const Bar &bar, double value)
{
    return bar.side == Bar::Side::AtMost ? value <= bar.limit : value >= bar.limit;
}

} // namespace

Spread spreadOf(QList<double> values)
{
    if (values.isEmpty())
        return {};
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values.first(), values.last()};
}

Finding judge(const Row &row, const Outcome &outcome)
{
    Finding finding{
        QString::fromLatin1(row.name), QString::fromLatin1(row.unit), {}, {}, {}, row.bar, false, outcome.notes};
    QList<double> values;
    QList<double> baselines;
    QList<double> ratios;
    QList<double> onTop;
    for (const Round &round : outcome.rounds) {
        values.append(round.value);
        if (!round.baseline)
            continue;
        baselines.append(*round.baseline);
        onTop.append(round.value - *round.baseline);
        if (*round.baseline > 0)
            ratios.append(round.value / *round.baseline);
    }
    finding.value = spreadOf(values);
    if (!baselines.isEmpty())
        finding.baseline = spreadOf(baselines);
    if (!ratios.isEmpty())
        finding.ratio = spreadOf(ratios);
    const QList<double> &judged = row.bar.of == Bar::Of::Value ? values : row.bar.of == Bar::Of::Ratio ? ratios : onTop;
    finding.ok = !judged.isEmpty() && holds(row.bar, spreadOf(judged).median);
    return finding;
}

QString barText(const Bar &bar)
{
    const QString side = bar.side == Bar::Side::AtMost ? QStringLiteral("<=") : QStringLiteral(">=");
    switch (bar.of) {
    case Bar::Of::Ratio:
        return side + QString::number(bar.limit, 'f', 2) + u'x';
    case Bar::Of::OnTop:
        return side + u'+' + number(bar.limit);
    case Bar::Of::Value:
        break;
    }
    return side + number(bar.limit);
}

QString lineOf(const Finding &f)
{
    const QString verdict = f.ok ? QStringLiteral("ok") : QStringLiteral("SHORT");
    const Spread &spread = f.bar.of == Bar::Of::Ratio && f.ratio ? *f.ratio : f.value;
    return QStringList{f.name, number(f.value.median), f.unit, orDash(f.baseline), orDash(f.ratio, QStringLiteral("x")),
        barText(f.bar), verdict, number(spread.low) + QStringLiteral("..") + number(spread.high)}
        .join(u' ');
}

QJsonObject toJson(const Finding &f)
{
    QJsonObject object{{QLatin1String("name"), f.name}, {QLatin1String("unit"), f.unit},
        {QLatin1String("value"), toJson(f.value)}, {QLatin1String("bar"), barText(f.bar)}, {QLatin1String("ok"), f.ok},
        {QLatin1String("notes"), QJsonArray::fromStringList(f.notes)}};
    if (f.baseline)
        object.insert(QLatin1String("baseline"), toJson(*f.baseline));
    if (f.ratio)
        object.insert(QLatin1String("ratio"), toJson(*f.ratio));
    return object;
}

} // namespace mendian::bench
