// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"

namespace mendian::bench {

namespace {

constexpr ShopPlan kSmall{1'000};
constexpr ShopPlan kLarge{1'000'000};
constexpr int kScans = 300;
constexpr int kBasket = 10;
constexpr int kLookUps = 5'000;

struct Till
{
    std::unique_ptr<TillRig> rig;
    QStringList codes;
    QList<double> times;
    int next = 0;
};

Result<Till> openTill(Bench &bench, const ShopPlan &plan)
{
    const auto folder = bench.copyOf(plan);
    if (!folder)
        return fail(folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    auto rig = TillRig::open(*folder);
    if (!rig)
        return fail(rig.error());
    MENDIAN_TRY((*rig)->signIn());
    return Till{*std::move(rig), *codes, {}, 0};
}

Status scanOnce(Till &till)
{
    if (till.next % kBasket == 0)
        MENDIAN_TRY(till.rig->clear());
    const auto taken = till.rig->scan(till.codes[till.next++ % till.codes.size()]);
    if (!taken)
        return fail(taken.error());
    till.times.append(*taken);
    return {};
}

} // namespace

// Both shops are open in this process and scan in turn.
Result<Outcome> scanGrowth(Bench &bench)
{
    // First, so that a signed-in till does not lock itself while a million goods are made.
    if (const auto made = bench.shop(kLarge); !made)
        return fail(made.error());
    auto small = openTill(bench, kSmall);
    if (!small)
        return fail(small.error());
    auto large = openTill(bench, kLarge);
    if (!large)
        return fail(large.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        small->times.clear();
        large->times.clear();
        for (int i = 0; i < kScans; ++i) {
            MENDIAN_TRY(scanOnce(*small));
            MENDIAN_TRY(scanOnce(*large));
        }
        outcome.rounds.append(Round{percentile(large->times, 0.5), percentile(small->times, 0.5)});
        outcome.notes.append(
            QStringLiteral("1,000,000 goods: %1; 1,000 goods: %2").arg(describe(large->times), describe(small->times)));
    }
    MENDIAN_TRY(small->rig->clear());
    MENDIAN_TRY(large->rig->clear());
    return outcome;
}

Result<Outcome> lookUpP99(Bench &bench)
{
    const auto folder = bench.copyOf(kLarge);
    if (!folder)
        return fail(folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    app::RuntimeOptions options;
    options.folder = *folder;
    options.payments = false;
    const auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return fail(runtime.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        const auto times = (*runtime)->call([&]() -> Result<QList<double>> {
            QList<double> taken;
            for (int i = 0; i < kLookUps; ++i) {
                const double begin = steadyMs();
                const auto found = (*runtime)->goods().byBarcode(codes->at(qint64(i) * 997 % codes->size()));
                taken.append(steadyMs() - begin);
                if (!found)
                    return fail(found.error());
            }
            return taken;
        });
        if (!times)
            return fail(times.error());
        outcome.rounds.append(Round{percentile(*times, 0.99) * 1'000});
        outcome.notes.append(QStringLiteral("p50 %1 us of %2 look-ups among 1,000,000 goods")
                                 .arg(percentile(*times, 0.5) * 1'000, 0, 'f', 1)
                                 .arg(kLookUps));
    }
    return outcome;
}

} // namespace mendian::bench
