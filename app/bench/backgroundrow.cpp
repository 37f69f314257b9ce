// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/eventprobe.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "app/runtime/demoworld.h"
#include "app/runtime/wechatkeys.h"
#include "core/worker.h"
#include "payments/wechat/wechatgateway.h"
#include "storage/keys/sealedkeys.h"
#include "storage/repositories/attemptrepository.h"
#include "workflows/shop/attempts.h"

namespace mendian::bench {

namespace {

constexpr int kUndecided = 1'000;
constexpr int kPaid = 100;
constexpr qint64 kBetweenPaysMs =
    35; ///< the provider takes 33 payments a second of one merchant (spec/wechat-pay.md §0)

/// The payments that wait in a prepared shop.
Result<QList<Attempt>> waiting(const QString &folder)
{
    app::RuntimeOptions options;
    options.folder = folder;
    options.payments = false;
    const auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return fail(runtime.error());
    Result<QList<Attempt>> attempts;
    MENDIAN_TRY((*runtime)->call([&]() -> Status {
        attempts = attemptsFromRows(storage::AttemptRepository((*runtime)->shop().journal.database()).undecided());
        return attempts ? Status() : Status(fail(attempts.error()));
    }));
    return attempts;
}

/// The customers of the first ones have paid: the pay calls that the till never heard the end of.
Status payFirst(const QString &folder, sandbox::World &world, const QList<Attempt> &attempts)
{
    const auto store = storage::SealedKeys::of(folder);
    const auto keys = store ? store->section(QStringLiteral("wechat")) : fail(store.error());
    if (!keys)
        return fail(keys.error());
    const auto config = app::wechatConfig(*keys, net::HostPolicy::configurable(), QStringLiteral("S001-2"));
    if (!config)
        return fail(config.error());
    Worker worker(QStringLiteral("customers"));
    auto gateway = worker.run([&] { return std::make_shared<wechat::WechatGateway>(*config); }).result();
    Status paid;
    for (const Attempt &attempt : attempts.mid(0, kPaid)) {
        const auto answer = std::make_shared<QPromise<Answer>>();
        answer->start();
        const GatewayCall call{PayCall::Pay, attempt, Secret(world.freshCode().toUtf8()), QStringLiteral("bench")};
        worker.post([gateway, answer, call] {
            gateway->call(call, [answer](const Answer &told) {
                answer->addResult(told);
                answer->finish();
            });
        });
        if (answer->future().result().outcome != mendian::Outcome::Paid)
            paid = fail(ErrorCode::Conflict, QStringLiteral("the provider did not say paid"));
        QThread::msleep(kBetweenPaysMs);
    }
    worker.run([&] { gateway.reset(); }).waitForFinished();
    return paid;
}

bool isDecided(const ParkedPayment &parked)
{
    const auto state = attemptStateFromName(parked.state);
    return state && isFinal(*state);
}

/// One start of a till with a thousand open payments, until the last of them has ended.
Result<Round> oneRound(Bench &bench, TimedApplication &application, QStringList &notes)
{
    const auto folder = bench.copyOf({.goods = 1'000, .undecided = kUndecided});
    const auto outside = bench.workFolder();
    if (!folder || !outside)
        return fail(folder ? outside.error() : folder.error());
    sandbox::WorldOptions options;
    options.folder = *outside;
    options.amountFaults = sandbox::AmountFaults::Off;
    const auto world = sandbox::World::start(options);
    if (!world)
        return fail(world.error());
    const auto attempts = waiting(*folder);
    if (!attempts)
        return fail(attempts.error());
    if (attempts->size() != kUndecided)
        return fail(ErrorCode::Conflict, QStringLiteral("%1 payments wait").arg(attempts->size()));
    MENDIAN_TRY(app::pointShopAtWorld(*folder, **world));
    MENDIAN_TRY(payFirst(*folder, **world, *attempts));
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    const double start = steadyMs();
    auto rig = TillRig::open(*folder);
    if (!rig)
        return fail(rig.error());
    MENDIAN_TRY((*rig)->signIn());
    application.begin();
    int served = 0;
    const auto decided = [&] { return std::ranges::all_of((*rig)->view().parked, isDecided); };
    while (!decided()) {
        MENDIAN_TRY((*rig)->fill({codes->at(served % codes->size())}));
        MENDIAN_TRY((*rig)->payCash());
        ++served;
    }
    const QList<double> events = application.end();
    notes.append(
        QStringLiteral("%1 payments decided in %2 s, %3 customers served meanwhile, %4 events (p99 %5 ms); the "
                       "longest: %6")
            .arg(kUndecided)
            .arg((steadyMs() - start) / 1'000, 0, 'f', 1)
            .arg(served)
            .arg(events.size())
            .arg(percentile(events, 0.99), 0, 'f', 2)
            .arg(application.longest()));
    return Round{percentile(events, 1)};
}

} // namespace

Result<Outcome> payBackground(Bench &bench)
{
    auto *application = dynamic_cast<TimedApplication *>(QCoreApplication::instance());
    if (!application)
        return fail(ErrorCode::Unsupported, QStringLiteral("events are timed by mendian-bench's own application"));
    Outcome outcome;
    for (int i = 0; i < kRounds; ++i) {
        const auto round = oneRound(bench, *application, outcome.notes);
        if (!round)
            return fail(round.error());
        outcome.rounds.append(*round);
    }
    return outcome;
}

} // namespace mendian::bench
