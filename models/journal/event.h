// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "models/journal/kinds.h"

#include <memory>

namespace mendian::journal {

struct Sale;

/// A fact before it has its place in the chain.
struct NewEvent
{
    EventKind kind = EventKind::Genesis;
    quint16 version = 1;
    EventId id;
    QByteArray body; ///< UTF-8 JSON, integers only
    /// A finished sale before it became `body` (saleEvent() sets both): saves the commit reading it back.
    std::shared_ptr<const Sale> sale = {};
};

/// A row of the journal. `kind` is a plain number: a newer program may have written kinds unknown here.
struct Event
{
    qint64 seq = 0;
    quint32 epoch = 1;
    quint16 kind = 0;
    quint16 version = 1;
    EventId id;
    Timestamp wall;
    qint64 monoMs = 0; ///< stored, not hashed
    QByteArray hash;   ///< 32 bytes
    QByteArray body;

    bool is(EventKind k) const { return kind == static_cast<quint16>(k); }
};

} // namespace mendian::journal
