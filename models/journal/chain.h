// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"

namespace mendian::journal {

/// h_0 = SHA256("MJ1-genesis" || device16 || be32 epoch || pubkey32) (spec/sync.md §2.1; 32 bytes).
QByteArray genesisHash(const DeviceId &device, quint32 epoch, const QByteArray &publicKey);

/// h_n = SHA256("MJ1" || h_{n-1} || be64 seq || device16 || be32 epoch || be16 kind || be16 v || id || be64 wall_ms ||
/// be32 len || body). Covers the stored bytes, never a re-serialisation.
QByteArray eventHash(const QByteArray &previous, const DeviceId &device, const Event &event);

} // namespace mendian::journal
