// SPDX-License-Identifier: GPL-3.0-or-later
// Two bytes: the event's kind (big endian). The rest: its body as it stands in the journal. Whatever it is, reading it
// is a clean error or a fold that the store's own tables accept or refuse; nothing is stored by half.
#include "core/json.h"
#include "core/log.h"
#include "models/journal/chain.h"
#include "models/journal/folds.h"
#include "models/journal/sale.h"
#include "storage/journal/guards.h"
#include "storage/journal/rowwriter.h"
#include "storage/sql/migrations.h"
#include "storage/sql/transaction.h"

#include <QCoreApplication>
#include <QtEndian>
#include <cstdint>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;

namespace {

Database &store()
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static QCoreApplication application(argc, argv);
    static const std::unique_ptr<Database> database = [] {
        auto opened = Database::openInMemory();
        MENDIAN_CHECK(opened);
        MENDIAN_CHECK(migrate(**opened, QStringLiteral("store")));
        return *std::move(opened);
    }();
    return *database;
}

void checkSaleBody(const QByteArray &body)
{
    const auto object = parseJsonObject(body, u"sale");
    const auto sale = object ? saleFromJson(*object) : fail(object.error());
    if (!sale || !checkSale(*sale, true))
        return;
    // What was accepted reads back as the same sale.
    const auto again = saleFromJson(toJson(*sale));
    MENDIAN_CHECK(again && *again == *sale);
    MENDIAN_CHECK(!sale->total.isNegative() && sale->total <= kMaxAmount);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    Event event;
    event.seq = 7;
    event.kind = qFromBigEndian<quint16>(data);
    event.id = EventId(Uuid::fromBytes(QByteArray(16, 'i')).value());
    event.body = QByteArray(reinterpret_cast<const char *>(data + 2), static_cast<qsizetype>(size - 2));
    event.hash = eventHash(QByteArray(32, '\0'), DeviceId(), event);
    MENDIAN_CHECK(event.hash.size() == 32);
    if (event.is(EventKind::Sale))
        checkSaleBody(event.body);
    const auto ops = foldEvent(event);
    if (!ops)
        return 0;
    Database &database = store();
    auto transaction = Transaction::begin(database);
    MENDIAN_CHECK(transaction);
    RowWriter rows(database);
    if (checkBeforeFold(database, *ops))
        (void)rows.apply(*ops);
    MENDIAN_CHECK(transaction->rollback());
    return 0;
}
