// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/barestore.h"
#include "app/bench/bench.h"
#include "app/bench/history.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/runtime/shopruntime.h"
#include "models/basket/tosale.h"
#include "models/journal/folds.h"
#include "storage/sql/statement.h"
#include "workflows/till/finishsale.h"

#include <QDir>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::bench {

namespace {

constexpr int kSales = 400; ///< a round
constexpr int kTurn = 10;   ///< sales in a row before the others have their turn
constexpr int kLines = 10;
constexpr qsizetype kAppend = 8'192;

/// Appends and syncs a plain file: what the disk can do at most.
class RawFile
{
public:
    explicit RawFile(const QString &path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
    {
    }
    ~RawFile()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    bool append(const QByteArray &bytes) const
    {
        return m_fd >= 0 && ::write(m_fd, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size()
            && ::fdatasync(m_fd) == 0;
    }

private:
    int m_fd;
};

/// What the till has in hand when the cashier presses Enter on a cash sale.
Result<FinishRequest> request(const Shop &shop, const Basket &basket)
{
    const auto priced = price(basket);
    if (!priced)
        return fail(priced.error());
    FinishRequest ask;
    ask.id = basket.id;
    ask.fresh = toSale(basket, *priced, {{}, {}, QStringLiteral("0017"), shop.now(), Money(), {1, 0}});
    ask.cash = CashPart{ask.fresh->total, ask.fresh->total, Money()};
    return ask;
}

/// The rows a finished sale left in the journal and the print queue, as plain statements for the other file.
Result<QList<BareWrite>> rowsOf(Shop &shop, qint64 afterSeq)
{
    const auto events = shop.journal.read(afterSeq + 1, 2);
    if (!events)
        return fail(events.error());
    QList<BareWrite> writes;
    for (const journal::Event &event : *events) {
        writes.append(
            {"INSERT INTO journal (seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body) VALUES (?, ?, ?, ?, "
             "?, ?, ?, ?, ?)",
                {event.seq, qint64(event.epoch), qint64(event.kind), qint64(event.version), event.id.bytes(),
                    event.wall.ms, event.monoMs, event.hash, event.body}});
        const auto ops = journal::foldEvent(event);
        if (!ops)
            return fail(ops.error());
        for (const journal::RowOp &op : *ops)
            writes.append(bareWrite(op));
    }
    storage::Statement jobs(shop.journal.database(),
        "SELECT id, seq, kind, subject, printer, state, tries, copy, mark, created_at, changed_at, reason, document "
        "FROM "
        "print_jobs WHERE seq = ?");
    jobs.bind(afterSeq + 1);
    while (jobs.next()) {
        BareWrite job{"INSERT INTO print_jobs (id, seq, kind, subject, printer, state, tries, copy, mark, created_at, "
                      "changed_at, reason, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {}};
        for (int column = 0; column < 13; ++column)
            job.values.append(jobs.cell(column));
        writes.append(job);
    }
    MENDIAN_TRY(jobs.status());
    return writes;
}

/// Times of one round, and what each side did in it.
struct Sides
{
    double ours = 0;
    double bare = 0;
    double raw = 0;
    int rows = 0;
};

Result<Sides> oneRound(Shop &shop, const History &goods, BareStore &bare, const RawFile &file, int round)
{
    Sides sides;
    const QByteArray block(kAppend, 'x');
    for (int done = 0; done < kSales; done += kTurn) {
        QList<FinishRequest> asked;
        for (int i = 0; i < kTurn; ++i) {
            auto ask = request(shop, goods.basket(kLines, round * kSales + done + i));
            if (!ask)
                return fail(ask.error());
            asked.append(*std::move(ask));
        }
        QList<qint64> tails;
        double begin = steadyMs();
        for (const FinishRequest &ask : std::as_const(asked)) {
            tails.append(shop.journal.tail().seq);
            const auto finished = finishSale(shop, ask);
            if (!finished)
                return fail(finished.error());
        }
        sides.ours += steadyMs() - begin;
        QList<QList<BareWrite>> same;
        for (qsizetype i = 0; i < tails.size(); ++i) {
            const auto rows = rowsOf(shop, tails[i]);
            if (!rows)
                return fail(rows.error());
            same.append(*rows);
        }
        begin = steadyMs();
        for (const QList<BareWrite> &writes : std::as_const(same))
            MENDIAN_TRY(bare.commit(writes));
        sides.bare += steadyMs() - begin;
        sides.rows = static_cast<int>(same.last().size());
        begin = steadyMs();
        for (int i = 0; i < kTurn; ++i)
            if (!file.append(block))
                return fail(ErrorCode::Io, QStringLiteral("cannot append"));
        sides.raw += steadyMs() - begin;
    }
    return sides;
}

} // namespace

// finishSale() from a priced basket to the durable commit: checks, JSON, hash, folds, slip, drawer job, counter.
Result<Outcome> saleDurable(Bench &bench)
{
    const ShopPlan plan{1'000};
    const auto folder = bench.copyOf(plan);
    const auto other = bench.copyOf(plan);
    if (!folder || !other)
        return fail(folder ? other.error() : folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    const auto file = QDir(*other).filePath(QStringLiteral("raw"));
    app::RuntimeOptions options;
    options.folder = *folder;
    options.payments = false;
    const auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return fail(runtime.error());
    const auto bare = BareStore::open(QDir(*other).filePath(QStringLiteral("store.db")));
    if (!bare)
        return fail(bare.error());
    return (*runtime)->call([&]() -> Result<Outcome> {
        Shop &shop = (*runtime)->shop();
        ManualClock clock(shop.now());
        History goods(shop, clock, codes->mid(0, 500));
        MENDIAN_TRY(goods.readGoods());
        const RawFile raw(file);
        Outcome outcome;
        for (int round = 0; round < kRounds; ++round) {
            const auto sides = oneRound(shop, goods, **bare, raw, round);
            if (!sides)
                return fail(sides.error());
            const auto rate = [](double ms) { return kSales / ms * 1'000; };
            outcome.rounds.append(Round{rate(sides->ours), rate(sides->bare)});
            outcome.notes.append(
                QStringLiteral("%1 ms a sale, the same %2 rows bare %3 ms, raw append of %4 bytes + fdatasync %5 ms")
                    .arg(sides->ours / kSales, 0, 'f', 3)
                    .arg(sides->rows)
                    .arg(sides->bare / kSales, 0, 'f', 3)
                    .arg(kAppend)
                    .arg(sides->raw / kSales, 0, 'f', 3));
        }
        return outcome;
    });
}

} // namespace mendian::bench
