// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "app/runtime/demoworld.h"
#include "app/runtime/merchantkeys.h"
#include "app/runtime/wechatkeys.h"
#include "core/worker.h"
#include "payments/wechat/wechatgateway.h"

namespace mendian::bench {

namespace {

constexpr int kPayments = 9; ///< a round
constexpr qint64 kAnswerMs = 300;

/// The provider's own call: the same gateway class, without till, journal and screen.
class BareCall
{
public:
    static Result<std::unique_ptr<BareCall>> open(const QString &folder)
    {
        const auto store = storage::SealedKeys::of(folder);
        const auto keys = store ? store->section(QStringLiteral("wechat")) : fail(store.error());
        if (!keys)
            return fail(keys.error());
        const auto config = app::wechatConfig(*keys, net::HostPolicy::configurable(), QStringLiteral("S001-3"));
        if (!config)
            return fail(config.error());
        std::unique_ptr<BareCall> call(new BareCall);
        call->m_gateway = call->m_worker.run([&] { return std::make_shared<wechat::WechatGateway>(*config); }).result();
        return call;
    }
    ~BareCall()
    {
        m_worker.run([this] { m_gateway.reset(); }).waitForFinished();
    }
    Result<double> pay(const QString &code, Money amount)
    {
        auto attempt = newAttempt(SaleId::create(), QStringLiteral("wechat"), amount);
        if (!attempt)
            return fail(attempt.error());
        attempt->startedAt = SystemClock().wall();
        const auto answer = std::make_shared<QPromise<Answer>>();
        answer->start();
        const double begin = steadyMs();
        m_worker.post(
            [this, answer, call = GatewayCall{PayCall::Pay, *attempt, Secret(code.toUtf8()), QStringLiteral("bench")}] {
                m_gateway->call(call, [answer](const Answer &told) {
                    answer->addResult(told);
                    answer->finish();
                });
            });
        const Answer told = answer->future().result();
        const double taken = steadyMs() - begin;
        if (told.outcome != mendian::Outcome::Paid)
            return fail(ErrorCode::Conflict, QStringLiteral("the provider did not say paid"));
        return taken;
    }

private:
    BareCall() = default;
    Worker m_worker{QStringLiteral("bare")};
    std::shared_ptr<wechat::WechatGateway> m_gateway;
};

/// From the scanned payment code until "paid" is painted.
Result<double> payAtTheTill(TillRig &rig, const QString &goods, const QString &code)
{
    MENDIAN_TRY(rig.fill({goods}));
    const double begin = steadyMs();
    const auto sent = rig.scan(code, "routed");
    if (!sent)
        return fail(sent.error());
    MENDIAN_TRY(rig.until([&] { return rig.view().payment.screen == 4; }, "paid"));
    TillRig::settle();
    const double taken = steadyMs() - begin;
    MENDIAN_TRY(rig.clear());
    return taken;
}

} // namespace

Result<Outcome> payCode(Bench &bench)
{
    const auto folder = bench.copyOf({1'000});
    const auto outside = bench.workFolder();
    if (!folder || !outside)
        return fail(folder ? outside.error() : folder.error());
    sandbox::WorldOptions options;
    options.folder = *outside;
    options.amountFaults = sandbox::AmountFaults::Off;
    const auto world = sandbox::World::start(options);
    if (!world)
        return fail(world.error());
    MENDIAN_TRY(app::pointShopAtWorld(*folder, **world));
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    auto rig = TillRig::open(*folder);
    if (!rig)
        return fail(rig.error());
    MENDIAN_TRY((*rig)->signIn());
    const auto bare = BareCall::open(*folder);
    if (!bare)
        return fail(bare.error());
    (*world)->setFault(sandbox::FaultRule::of(sandbox::Fault::Slow, sandbox::Call::Micropay, -1, kAnswerMs));
    // The first call of each pays for its connection.
    const auto first = payAtTheTill(**rig, codes->first(), (*world)->freshCode());
    const auto firstAlone = (*bare)->pay((*world)->freshCode(), Money::fromFen(350));
    if (!first || !firstAlone)
        return fail(first ? firstAlone.error() : first.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        QList<double> till;
        QList<double> alone;
        for (int i = 0; i < kPayments; ++i) {
            const auto paid = payAtTheTill(**rig, codes->at(i), (*world)->freshCode());
            const auto call = (*bare)->pay((*world)->freshCode(), Money::fromFen(350));
            if (!paid || !call)
                return fail(paid ? call.error() : paid.error());
            till.append(*paid);
            alone.append(*call);
        }
        outcome.rounds.append(Round{percentile(till, 0.5), percentile(alone, 0.5)});
        outcome.notes.append(QStringLiteral("till: %1; call alone: %2").arg(describe(till), describe(alone)));
    }
    return outcome;
}

} // namespace mendian::bench
