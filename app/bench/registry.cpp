// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/rows.h"

namespace mendian::bench {

namespace {

constexpr Row kRows[] = {
    {"start.100k", "ms", Bar::atMost(2'000), startWarm},
    {"start.100k.cold", "ms", Bar::atMost(4'000), startCold},
    {"scan.p99", "ms", Bar::atMost(50), scanP99},
    {"scan.burst", "lost", Bar::atMost(0), scanBurst},
    {"scan.growth", "ms", Bar::ratioAtMost(1.3), scanGrowth},
    {"scan.growth.lookup", "us", Bar::atMost(100), lookUpP99},
    {"search.p99", "ms", Bar::atMost(80), searchP99},
    {"sale.durable", "sales/s", Bar::ratioAtLeast(0.60), saleDurable},
    {"pay.code", "ms", Bar::onTopAtMost(200), payCode},
    {"pay.code.alipay", "ms", Bar::onTopAtMost(200), payCodeAlipay},
    {"pay.background", "ms", Bar::atMost(16), payBackground},
    {"pay.sign", "ms", Bar::atMost(2), paySign},
    {"shift.close", "ms", Bar::atMost(1'000), shiftClose},
    {"reconcile.100k", "ms", Bar::atMost(5'000), reconcile100k},
    {"till.memory", "MB", Bar::atMost(250), tillMemory},
};

} // namespace

std::span<const Row> rows() { return kRows; }

Result<QList<const Row *>> select(std::span<const Row> from, const QStringList &names)
{
    const auto belongs = [](const QString &row, const QString &name) {
        return row == name || row.startsWith(name + u'.');
    };
    for (const QString &name : names) {
        const auto known =
            std::any_of(from.begin(), from.end(), [&](const Row &row) { return QLatin1String(row.name) == name; });
        if (!known)
            return fail(ErrorCode::NotFound, QStringLiteral("no row %1").arg(name), {name});
    }
    QList<const Row *> chosen;
    for (const Row &row : from) {
        const QString name = QString::fromLatin1(row.name);
        const bool wanted = names.isEmpty()
            || std::any_of(names.cbegin(), names.cend(), [&](const QString &asked) { return belongs(name, asked); });
        if (wanted)
            chosen.append(&row);
    }
    return chosen;
}

} // namespace mendian::bench
