// SPDX-License-Identifier: GPL-3.0-or-later
// till_crasher WHAT FOLDER: does one thing at a whole till and may be killed at a write point of it (FaultVfs). What
// a person has seen goes out as an ACK line, after the command said that it was done.
//   cash      three goods, a quantity, paid in cash
//   wechat    two goods, a payment code that needs a password, paid; the provider's books are FOLDER/provider.txt
//   hold      a basket held, another sold, the first recalled and sold
//   shift     cash move, X report, the shift counted and closed
//   return    two of three waters back, by WeChat and in cash; the refund followed to its end
//   exchange  one water back against a dearer milk, the rest in cash
//   first     a new shop: folder, people, settings, goods, the first start
#include "tests/support/faultvfs.h"
#include "tests/support/ledgergateway.h"
#include "tests/support/ledgerrefunds.h"
#include "tests/support/smallshop.h"
#include "tests/support/testshop.h"

#include <QCoreApplication>
#include <cstdio>

using namespace mendian;
using namespace mendian::test;

namespace {

Status scan(TestShop &t, const QString &code)
{
    const ScanFeedback seen = t.scan(code);
    if (seen.outcome == QLatin1String("refused"))
        return fail(ErrorCode::Refused, seen.reason);
    if (seen.outcome == QLatin1String("line"))
        acknowledge(QStringLiteral("line %1").arg(t.till->view().basket.pieces));
    return {};
}

/// "paid": the receipt is on the screen.
Status sayPaid(TestShop &t)
{
    const TillView view = t.till->view();
    if (view.payment.screen != 4)
        return fail(ErrorCode::Internal, QStringLiteral("not paid: screen %1").arg(view.payment.screen));
    acknowledge(QStringLiteral("paid %1 %2").arg(view.payment.receipt).arg(view.payment.total.fen()));
    return {};
}

Status cash(TestShop &t)
{
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kWater)));
    MENDIAN_TRY(scan(t, QStringLiteral("2*")));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kMilk)));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kWater)));
    MENDIAN_TRY(t.payCash(2000_fen));
    return sayPaid(t);
}

Status wechat(TestShop &t)
{
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kWater)));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kMilk)));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kPayCode)));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kMilk))); // the next customer's
    for (int i = 0; i < 3 && t.till->view().payment.screen != 4; ++i)
        t.pass(5'000);
    return sayPaid(t);
}

Status hold(TestShop &t)
{
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kWater)));
    MENDIAN_TRY(t.till->hold());
    acknowledge(QStringLiteral("held"));
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kMilk)));
    MENDIAN_TRY(t.payCash(500_fen));
    MENDIAN_TRY(sayPaid(t));
    const auto holds = t.till->holds();
    if (!holds || holds->size() != 1)
        return fail(ErrorCode::Internal, QStringLiteral("the hold is not there"));
    MENDIAN_TRY(t.till->recall(holds->first().hold));
    acknowledge(QStringLiteral("recalled"));
    MENDIAN_TRY(t.payCash(400_fen));
    return sayPaid(t);
}

Status shift(TestShop &t)
{
    MENDIAN_TRY(t.till->printed(
        [&] { return t.till->shiftDesk().cashMove(-1000_fen, QStringLiteral("change"), t.manager()); }));
    acknowledge(QStringLiteral("moved"));
    MENDIAN_TRY(t.till->printed([&] { return t.till->shiftDesk().printX(); }));
    // 500.00 float + 3.50 sold before - 10.00 out
    MENDIAN_TRY(t.till->closeShift({{10'000, 4}, {5'000, 1}, {2'000, 2}, {100, 3}, {50, 1}}, {}, {}));
    acknowledge(QStringLiteral("closed"));
    return {};
}

ReturnRequest waters(TestShop &t, qint64 pieces)
{
    return {ReturnId::create(), t.till->view().last->sale, {{0, Quantity::pieces(pieces), QStringLiteral("quality")}}};
}

Status giveBack(TestShop &t)
{
    const auto done = t.till->returnDesk().giveBack(waters(t, 2), {});
    if (!done)
        return fail(done.error());
    acknowledge(QStringLiteral("returned %1 %2").arg(done->receipt).arg(done->total.fen()));
    for (int i = 0; i < 10 && t.count("SELECT count(*) FROM refunds WHERE final = 0") > 0; ++i)
        t.pass(61'000);
    acknowledge(QStringLiteral("refunded"));
    return {};
}

Status exchange(TestShop &t)
{
    MENDIAN_TRY(scan(t, QLatin1String(TestShop::kMilk)));
    const auto done = t.till->exchange(waters(t, 1), {});
    if (!done)
        return fail(done.error());
    acknowledge(QStringLiteral("returned %1 %2").arg(done->receipt).arg(done->total.fen()));
    MENDIAN_TRY(t.till->paymentDesk().payCash(200_fen));
    return sayPaid(t);
}

Status atTheTill(const QString &path, const std::function<Status(TestShop &)> &work)
{
    LedgerGateway provider(path + QStringLiteral("/provider.txt"));
    provider.askPassword(true);
    LedgerRefunds refunds(path + QStringLiteral("/refunds.txt"));
    TestShop t(TestShop::Setup{{}, path, &provider, nullptr, &refunds});
    MENDIAN_TRY(t.tryOpen());
    MENDIAN_TRY(t.signInByBadge());
    FaultVfs::arm();
    MENDIAN_TRY(work(t));
    t.close(); // the points of closing count too
    return {};
}

Status first(const QString &path)
{
    const ManualClock clock;
    FaultVfs::arm();
    MENDIAN_TRY(makeSmallShop(path, clock));
    acknowledge(QStringLiteral("shop"));
    app::RuntimeOptions options;
    options.folder = path;
    options.clock = &clock;
    options.payments = false;
    const auto opened = app::ShopRuntime::open(options);
    if (!opened)
        return fail(opened.error());
    acknowledge(QStringLiteral("open"));
    return {};
}

Status run(const QString &what, const QString &path)
{
    static const QHash<QString, Status (*)(TestShop &)> works{{QStringLiteral("cash"), cash},
        {QStringLiteral("wechat"), wechat}, {QStringLiteral("hold"), hold}, {QStringLiteral("shift"), shift},
        {QStringLiteral("return"), giveBack}, {QStringLiteral("exchange"), exchange}};
    if (what == QLatin1String("first"))
        return first(path);
    return works.contains(what) ? atTheTill(path, works.value(what)) : Status(fail(ErrorCode::InvalidInput, what));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    FaultVfs::install();
    FaultVfs::readEnvironment();
    const Status status = run(arguments.at(1), arguments.at(2));
    if (!status) {
        std::fprintf(stderr, "%s: %s\n", errorName(status.error().code), qPrintable(status.error().detail));
        return 1;
    }
    reportPoints();
    return 0;
}
