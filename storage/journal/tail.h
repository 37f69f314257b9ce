// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

namespace mendian::storage {

/// Whose chain it is. The public key is the raw 32 bytes of the device's Ed25519 key.
struct ChainIdentity
{
    DeviceId device;
    quint32 epoch = 1;
    QByteArray publicKey;
};

/// Where the chain ends. seq 0 and h_0 for an empty journal.
struct Tail
{
    qint64 seq = 0;
    QByteArray hash;
    Timestamp wall;
};

} // namespace mendian::storage
