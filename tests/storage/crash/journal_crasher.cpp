// SPDX-License-Identifier: GPL-3.0-or-later
// journal_crasher WHAT FOLDER: does one thing to a data folder and may be killed at a write point of it (FaultVfs).
//   create      makes the folder
//   sale        two cash sales of ten lines in the open shift
//   shift       closes the open shift
//   migrate     brings FOLDER/toy.db to the newest scripts in FOLDER
#include "storage/folder/datafolder.h"
#include "storage/repositories/shiftrepository.h"
#include "storage/sql/migrations.h"
#include "tests/support/faultvfs.h"
#include "tests/support/salefacts.h"

#include <QCoreApplication>
#include <cstdio>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using namespace mendian::test;

namespace {

Status create(const QString &path)
{
    const ManualClock clock;
    FaultVfs::arm();
    const auto folder = DataFolder::create(path, FolderKind::Demo, QStringLiteral("S001"), 2, clock);
    if (!folder)
        return fail(folder.error());
    acknowledge(QStringLiteral("folder"));
    (*folder)->close();
    return {};
}

// Runs `work` on the open journal and closes everything; the points of closing count too.
Status withJournal(const QString &path, const std::function<Status(JournalStore &, ManualClock &)> &work)
{
    ManualClock clock;
    const auto folder = DataFolder::open(path, DataFolder::Mode::ReadWrite);
    if (!folder)
        return fail(folder.error());
    {
        auto journal = (*folder)->openJournal(clock);
        if (!journal)
            return fail(journal.error());
        clock.advance(1000);
        FaultVfs::arm();
        MENDIAN_TRY(work(**journal, clock));
    }
    (*folder)->close();
    return {};
}

Result<ShiftId> openShift(JournalStore &journal)
{
    const auto shift = ShiftRepository(journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift);
    return (*shift)->id;
}

Status sell(JournalStore &journal, ManualClock &clock)
{
    const auto shift = openShift(journal);
    if (!shift)
        return fail(shift.error());
    const SaleFacts facts(*shift);
    for (int i = 0; i < 2; ++i) {
        const auto n = journal.nextCounter(QStringLiteral("receipt"));
        if (!n)
            return fail(n.error());
        const Sale sale = facts.cashSale(*n);
        const auto done = journal.commit({eventOf(EventKind::Sale, sale)}, clock.wall(), clock.mono());
        if (!done)
            return fail(done.error());
        acknowledge(sale.id.toString() + u' ' + QString::number(*n));
    }
    return {};
}

Status closeShift(JournalStore &journal, ManualClock &clock)
{
    const auto shift = openShift(journal);
    if (!shift)
        return fail(shift.error());
    const SaleFacts facts(*shift);
    const auto done = journal.commit(
        {eventOf(EventKind::ShiftClose, facts.shiftClose(10'000_fen, 9'950_fen))}, clock.wall(), clock.mono());
    if (!done)
        return fail(done.error());
    acknowledge(shift->toString());
    return {};
}

Status migrateToy(const QString &path)
{
    const auto database = Database::open(path + QStringLiteral("/toy.db"));
    if (!database)
        return fail(database.error());
    FaultVfs::arm();
    const auto done = migrateFrom(**database, QStringLiteral("toy"), path);
    if (!done)
        return fail(done.error());
    acknowledge(QString::number(done->to));
    return {};
}

Status run(const QString &what, const QString &path)
{
    if (what == QLatin1String("create"))
        return create(path);
    if (what == QLatin1String("sale"))
        return withJournal(path, sell);
    if (what == QLatin1String("shift"))
        return withJournal(path, closeShift);
    if (what == QLatin1String("migrate"))
        return migrateToy(path);
    return fail(ErrorCode::InvalidInput, what);
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
