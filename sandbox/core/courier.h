// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/provider.h"

#include <QThread>
#include <functional>

namespace mendian::sandbox {

/// Carries the providers' notifications to the merchants on a thread of its own: asks for what is due several times a
/// second, posts it, reports the answer. Both functions are called on that thread. The destructor waits for it.
class Courier
{
public:
    struct Hands
    {
        std::function<QList<Delivery>()> due;
        std::function<void(quint64 id, int status, const QByteArray &body)> delivered;
        QByteArray authorityPem; ///< trusted besides the system's, for https addresses
    };
    explicit Courier(Hands hands);
    ~Courier();
    Courier(const Courier &) = delete;
    Courier &operator=(const Courier &) = delete;

private:
    QThread m_thread;
};

/// Notifications go to this machine only: loopback addresses and localhost, http or https.
bool isLoopback(const QUrl &url);

} // namespace mendian::sandbox
