// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "models/catalog/searchkeys.h"

namespace mendian::bench {

namespace {

constexpr int kGoods = 60;

/// What people type, by kind: parts of names from one character on, pinyin initials, parts of bar codes.
struct Queries
{
    const char *kind;
    QStringList texts;
};

Result<QList<Queries>> queriesFor(TillRig &rig, const QStringList &codes)
{
    Queries names{"name", {}};
    Queries initials{"initials", {}};
    Queries digits{"bar code", {}};
    PinyinInitials pinyin;
    const qsizetype step = qMax<qsizetype>(1, codes.size() / kGoods);
    for (qsizetype i = 0; i < codes.size(); i += step) {
        const QString &code = codes[i];
        const auto found = rig.runtime().call([&] { return rig.runtime().goods().byBarcode(code); });
        if (!found)
            return fail(found.error());
        const QString &name = found->sku.name;
        names.texts += {name.left(1), name.left(2), name.mid(2, 3), name};
        const QStringList letters = pinyin.variants(name);
        if (!letters.isEmpty())
            initials.texts += {letters.first().left(2), letters.first().mid(1, 3), letters.first().left(5)};
        digits.texts += {code.left(3), code.right(4), code.mid(3, 6), code};
    }
    return QList<Queries>{names, initials, digits};
}

} // namespace

// From the port's search() until the first page (30 goods) is back on the GUI thread.
Result<Outcome> searchP99(Bench &bench)
{
    const auto folder = bench.copyOf({100'000, 90, 500, 0});
    if (!folder)
        return fail(folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    auto opened = TillRig::open(*folder);
    if (!opened)
        return fail(opened.error());
    TillRig &rig = **opened;
    const auto queries = queriesFor(rig, *codes);
    if (!queries)
        return fail(queries.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        QList<double> all;
        for (const Queries &group : *queries) {
            QList<double> times;
            qsizetype empty = 0;
            for (const QString &text : group.texts) {
                const double begin = steadyMs();
                const auto page = rig.service().search(text).result();
                times.append(steadyMs() - begin);
                if (!page)
                    return fail(page.error());
                empty += page->isEmpty();
            }
            all += times;
            outcome.notes.append(
                QStringLiteral("%1: %2, %3 without a hit").arg(QLatin1String(group.kind), describe(times)).arg(empty));
        }
        outcome.rounds.append(Round{percentile(all, 0.99)});
    }
    return outcome;
}

} // namespace mendian::bench
