// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "app/runtime/demoworld.h"
#include "app/runtime/gateways.h"
#include "core/worker.h"
#include "storage/keys/sealedkeys.h"

namespace mendian::bench {

namespace {

using sandbox::Call;
using sandbox::Wallet;

constexpr int kPayments = 9; ///< a round
constexpr qint64 kAnswerMs = 300;

struct Provider
{
    const char *name;
    Wallet wallet;
    std::span<const Call> slow; ///< each answers in kAnswerMs
};
constexpr Call kWechatCalls[] = {Call::Micropay};
constexpr Provider kWechat{"wechat", Wallet::Wechat, kWechatCalls};
// Alipay's "paid" counts only after a query (spec/alipay.md §2.12): two calls, for the till and alone.
constexpr Call kAlipayCalls[] = {Call::AlipayPay, Call::AlipayQuery};
constexpr Provider kAlipay{"alipay", Wallet::Alipay, kAlipayCalls};

/// The provider's own calls: the same gateway class, without till, journal and screen.
class BareCalls
{
public:
    static Result<std::unique_ptr<BareCalls>> open(const QString &folder, const Provider &provider)
    {
        for (const app::ProviderRow &row : app::providerRows()) {
            if (QLatin1String(row.provider) != QLatin1String(provider.name))
                continue;
            const auto store = storage::SealedKeys::of(folder);
            const auto keys = store ? store->section(QLatin1String(row.section)) : fail(store.error());
            if (!keys)
                return fail(keys.error());
            std::unique_ptr<BareCalls> calls(new BareCalls);
            const auto make =
                row.read(*keys, {net::HostPolicy::configurable(), QStringLiteral("S001-3"), calls->m_clock});
            if (!make)
                return fail(make.error());
            calls->m_gateway = calls->m_worker.run([&] { return (*make)().gateway; }).result();
            return calls;
        }
        return fail(ErrorCode::NotFound, QStringLiteral("no such provider"));
    }
    ~BareCalls()
    {
        m_worker.run([this] { m_gateway.reset(); }).waitForFinished();
    }
    Result<double> pay(const QString &code, Money amount)
    {
        auto attempt = newAttempt(SaleId::create(), m_gateway->rules().provider, amount);
        if (!attempt)
            return fail(attempt.error());
        attempt->startedAt = m_clock.wall();
        const double begin = steadyMs();
        Answer told = answerTo({PayCall::Pay, *attempt, Secret(code.toUtf8()), QStringLiteral("bench")});
        if (m_gateway->rules().confirmPaidByQuery && told.outcome == mendian::Outcome::Paid)
            told = answerTo({PayCall::Query, *attempt, {}, {}});
        const double taken = steadyMs() - begin;
        if (told.outcome != mendian::Outcome::Paid)
            return fail(ErrorCode::Conflict, QStringLiteral("the provider did not say paid"));
        return taken;
    }

private:
    BareCalls() = default;
    Answer answerTo(const GatewayCall &call)
    {
        const auto answer = std::make_shared<QPromise<Answer>>();
        answer->start();
        m_worker.post([this, answer, call] {
            m_gateway->call(call, [answer](const Answer &told) {
                answer->addResult(told);
                answer->finish();
            });
        });
        return answer->future().result();
    }
    SystemClock m_clock;
    Worker m_worker{QStringLiteral("bare")};
    std::shared_ptr<Gateway> m_gateway;
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

Result<Outcome> payCodeOf(Bench &bench, const Provider &provider)
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
    const auto bare = BareCalls::open(*folder, provider);
    if (!bare)
        return fail(bare.error());
    for (const Call call : provider.slow)
        (*world)->setFault(sandbox::FaultRule::of(sandbox::Fault::Slow, call, -1, kAnswerMs));
    // The first call of each pays for its connection.
    const auto first = payAtTheTill(**rig, codes->first(), (*world)->freshCode(provider.wallet));
    const auto firstAlone = (*bare)->pay((*world)->freshCode(provider.wallet), Money::fromFen(350));
    if (!first || !firstAlone)
        return fail(first ? firstAlone.error() : first.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        QList<double> till;
        QList<double> alone;
        for (int i = 0; i < kPayments; ++i) {
            const auto paid = payAtTheTill(**rig, codes->at(i), (*world)->freshCode(provider.wallet));
            const auto call = (*bare)->pay((*world)->freshCode(provider.wallet), Money::fromFen(350));
            if (!paid || !call)
                return fail(paid ? call.error() : paid.error());
            till.append(*paid);
            alone.append(*call);
        }
        outcome.rounds.append(Round{percentile(till, 0.5), percentile(alone, 0.5)});
        outcome.notes.append(QStringLiteral("till: %1; calls alone: %2").arg(describe(till), describe(alone)));
    }
    return outcome;
}

} // namespace

Result<Outcome> payCode(Bench &bench) { return payCodeOf(bench, kWechat); }
Result<Outcome> payCodeAlipay(Bench &bench) { return payCodeOf(bench, kAlipay); }

} // namespace mendian::bench
