// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace mendian::sandbox {

/// The calls a fault can be bound to. Any = whichever comes.
enum class Call { Any, Micropay, OrderQuery, Reverse };

const char *callName(Call call); ///< "micropay", as in fault plans and the admin API
std::optional<Call> callOfName(const QString &name);

/// What the provider puts on the wire for one call.
struct WireAnswer
{
    enum class Kind { Reply, Close, Reset };
    Kind kind = Kind::Reply;
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    qint64 delayMs = 0; ///< real milliseconds
};

/// One call as the sandbox saw it, for whoever points a foreign client at it. Holds no key and no full payment code.
struct CallRecord
{
    Timestamp at;
    QString path;
    QString mchId;
    QString outTradeNo;
    QString answer; ///< "SUCCESS", "FAIL USERPAYING", "closed"
    QString fault;  ///< kinds of the faults that struck, joined with "+"
    QString note;   ///< what a strict eye noticed though the provider would have let it pass
};

} // namespace mendian::sandbox
