// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/params.h"
#include "sandbox/alipay/trade.h"
#include "sandbox/common/pace.h"

#include <QJsonArray>

namespace mendian::sandbox::alipay {

/// One notification and how often it was tried.
struct Notification
{
    quint64 id = 0;
    Params fields; ///< all but notify_time, sign_type and sign
    QUrl url;
    int attempt = 0; ///< done so far
    Timestamp nextAt;
    bool isOut = false; ///< handed to the courier, not reported yet
};

/// What Alipay tells a merchant by itself (spec/alipay.md 1.7): when, how often, until "success". Not thread-safe.
class Notifier
{
public:
    explicit Notifier(const Pace &pace) : m_pace(pace) {}

    void tellPaid(const Trade &trade, const QString &sellerId);
    /// Those whose moment has come; each is out until answered() or postpone().
    QList<Notification> due();
    void answered(quint64 id, int status, const QByteArray &body);
    void postpone(quint64 id, qint64 providerMs);
    /// The provider's waits after the 1st, 2nd, ... attempt; three resends at once come first for in-store products.
    static QList<qint64> schedule();
    qsizetype waiting() const { return m_list.size(); }

    QJsonArray toJson() const;
    Status fromJson(const QJsonArray &array);

private:
    Notification *find(quint64 id);
    const Pace &m_pace;
    QList<Notification> m_list;
    quint64 m_lastId = 0;
};

} // namespace mendian::sandbox::alipay
