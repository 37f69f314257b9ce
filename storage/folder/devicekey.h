// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/secret.h"

namespace mendian::storage {

/// The device's identity: id, Ed25519 key (raw 32-byte seed) and the pepper of the PIN verifiers (32 random bytes).
/// Made at first start, sealed in `device.key` (mode 0600), never copied by backup, never logged.
class DeviceKey
{
public:
    static Result<DeviceKey> generate();
    /// A fixed key (tests, worked vectors): seed and pepper have 32 bytes.
    static Result<DeviceKey> fromSeed(const DeviceId &device, const QByteArray &seed, const QByteArray &pepper);
    static Result<DeviceKey> read(const QString &path);
    Status write(const QString &path) const;

    const DeviceId &device() const { return m_device; }
    const QByteArray &publicKey() const { return m_publicKey; } ///< raw 32 bytes
    const Secret &pepper() const { return m_pepper; }
    /// Ed25519 over the whole text; 64 bytes.
    Result<QByteArray> sign(const QByteArray &text) const;
    /// 32 bytes for one purpose: HKDF-SHA256 of the seed. Other purpose or salt, other bytes; the seed does not follow.
    Result<Secret> derive(const QByteArray &purpose, const QByteArray &salt) const;
    /// A new identity whose people keep their PINs: new id and key, the same pepper. For a training folder on the same
    /// machine.
    Result<DeviceKey> sibling() const;
    static bool isSignedBy(const QByteArray &publicKey, const QByteArray &text, const QByteArray &signature);

private:
    DeviceKey() = default;
    DeviceId m_device;
    QByteArray m_publicKey;
    Secret m_seed;
    Secret m_pepper;
};

} // namespace mendian::storage
