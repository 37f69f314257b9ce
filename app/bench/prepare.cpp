// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/prepare.h"

#include "app/bench/history.h"
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "models/catalog/demogoods.h"
#include "models/codes/owncode.h"

#include <QDir>
#include <QFile>

namespace mendian::bench {

namespace {

constexpr int kBarcodes = 4'000;
constexpr qint64 kDayMs = 86'400'000;

Status writeBarcodes(const QString &folder, int goods)
{
    QByteArray lines;
    const int step = qMax(1, goods / kBarcodes);
    int n = 0;
    forEachDemoSku(goods, 1, [&](const Sku &sku) {
        if (n++ % step == 0 && !sku.weighed && !sku.price.isZero() && !sku.barcodes.isEmpty())
            lines += sku.barcodes.first().text.toLatin1() + '\n';
    });
    QFile file(QDir(folder).filePath(kBarcodeFile));
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(file.fileName()), {file.fileName()});
    return {};
}

Status giveBadge(app::ShopRuntime &runtime)
{
    return runtime.call([&]() -> Status {
        auto person = runtime.shop().staff.byNumber(QString::fromLatin1(kCashier));
        if (!person)
            return fail(person.error());
        person->badgeHash = badgeHash(cashierBadge());
        const auto saved = runtime.shop().staff.save({*person});
        return saved ? Status() : Status(fail(saved.error()));
    });
}

} // namespace

QString cashierBadge() { return codes::badgeCode(QByteArray("0123456789")).value(); }

Status prepareShop(const QString &folder, const ShopPlan &plan)
{
    const Timestamp now = SystemClock().wall();
    ManualClock clock(now + -(plan.days + 1) * kDayMs);
    storage::FolderOptions quick;
    quick.synchronous = storage::Synchronous::Off;
    MENDIAN_TRY(app::createDemoShop(folder, plan.goods, clock, quick));
    MENDIAN_TRY(writeBarcodes(folder, plan.goods));
    app::RuntimeOptions options;
    options.folder = folder;
    options.clock = &clock;
    options.payments = false;
    options.folderOptions = quick;
    auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return fail(runtime.error());
    MENDIAN_TRY(giveBadge(**runtime));
    const auto codes = Bench::barcodes(folder);
    if (!codes)
        return fail(codes.error());
    return (*runtime)->call([&]() -> Status {
        History history((*runtime)->shop(), clock, codes->mid(0, 500));
        MENDIAN_TRY(history.readGoods());
        for (int day = 0; day < plan.days; ++day)
            MENDIAN_TRY(history.addDay(plan.salesPerDay, kDayMs));
        MENDIAN_TRY(history.openShift());
        MENDIAN_TRY(history.sell(plan.openSales));
        MENDIAN_TRY(history.putAside(plan.undecided, QStringLiteral("wechat")));
        return (*runtime)->shop().journal.database().checkpoint();
    });
}

} // namespace mendian::bench
