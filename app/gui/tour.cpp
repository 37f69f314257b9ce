// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/tour.h"

#include "app/gui/tourday.h"
#include "app/gui/tourstage.h"
#include "storage/folder/backup.h"

#include <QDir>
#include <QTextStream>

namespace mendian::app {

namespace {

/// The providers' books against the journal: what both say was taken, by provider. A test of a channel is no sale and
/// leaves nothing behind.
Status compareBooks(DemoShop &demo)
{
    QMap<QString, qint64> provider{{QStringLiteral("wechat"), 0}, {QStringLiteral("alipay"), 0}};
    for (const sandbox::Order &order : demo.world().orders())
        if (order.charges > 1)
            return fail(ErrorCode::Internal, QStringLiteral("order %1 was charged twice").arg(order.outTradeNo));
    for (const sandbox::alipay::Trade &trade : demo.world().alipayTrades())
        if (trade.charges > 1)
            return fail(ErrorCode::Internal, QStringLiteral("trade %1 was charged twice").arg(trade.outTradeNo));
    for (const sandbox::Payment &payment : demo.world().payments())
        provider[QLatin1String(sandbox::walletName(payment.wallet))] += payment.takenFen;
    const auto journal = demo.runtime().call([&]() -> Result<QMap<QString, qint64>> {
        QMap<QString, qint64> sums{{QStringLiteral("wechat"), 0}, {QStringLiteral("alipay"), 0}};
        storage::SalesRepository sales(demo.runtime().shop().journal.database());
        const auto rows = sales.last(10'000);
        if (!rows)
            return fail(rows.error());
        for (const storage::SaleRow &row : *rows) {
            const auto sale = sales.load(row.id);
            if (!sale)
                return fail(sale.error());
            for (const journal::SaleTender &tender : sale->tenders)
                if (sums.contains(tender.kind))
                    sums[tender.kind] += tender.amount.fen();
        }
        return sums;
    });
    if (!journal)
        return fail(journal.error());
    for (auto it = provider.cbegin(); it != provider.cend(); ++it)
        if (journal->value(it.key()) != it.value() || it.value() == 0)
            return fail(ErrorCode::Internal,
                QStringLiteral("%1 took %2 fen, the journal says %3")
                    .arg(it.key())
                    .arg(it.value())
                    .arg(journal->value(it.key())));
    return {};
}

} // namespace

int runTour(QApplication &application, const QString &folder)
{
    QDir(folder).removeRecursively();
    if (!QDir().mkpath(folder)) {
        QTextStream(stderr) << "tour: cannot make " << folder << "\n";
        return 1;
    }
    TourClock clock(fromStoreTime(QDate(2025, 11, 21), QTime(7, 50)));
    auto demo = DemoShop::open({QDir(folder).filePath(QStringLiteral("day")), 3000, 5, &clock});
    if (!demo) {
        QTextStream(stderr) << "tour: " << demo.error().detail << "\n";
        return 1;
    }
    int pictures = 0;
    QStringList failures;
    {
        TourStage stage(application, **demo, clock, folder);
        for (const TourPart *part = tourDay(); part->name; ++part) {
            QTextStream(stdout) << "tour: " << part->name << Qt::endl;
            part->play(stage);
        }
        pictures = stage.pictures();
        failures = stage.failures();
    }
    if (const Status books = compareBooks(**demo); !books)
        failures.append(books.error().detail);
    const QString shop = (*demo)->folder();
    demo->reset();
    const auto verified = storage::verifyFolder(shop, true);
    if (!verified || !verified->isGood())
        failures.append(QStringLiteral("the journal does not verify"));
    QTextStream(stdout) << "tour: " << pictures << " pictures, "
                        << QDir(shop + QStringLiteral("/slips")).entryList({QStringLiteral("*.txt")}).size()
                        << " slips, " << (verified ? verified->events : 0) << " events, " << failures.size()
                        << " failure(s)\n";
    for (const QString &failure : failures)
        QTextStream(stdout) << "  " << failure << "\n";
    return failures.isEmpty() ? 0 : 1;
}

} // namespace mendian::app
