// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/folder/devicekey.h"

#include <QJsonObject>

namespace mendian::storage {

/// What names this machine beside the folder: /etc/machine-id, 32 hex digits; empty where the system has none.
/// No secret in itself: it makes a folder that was copied alone useless (docs/security.md).
QByteArray thisMachine();

/// The merchant's keys of a data folder (design §5 Merchant keys, direct mode): `payments/keys.sealed`, mode 0600.
/// One JSON object with a section a provider ("wechat", "alipay"), each an object of named texts; what a section holds
/// is the provider's business (docs/ctl.md). Sealed with AES-256-GCM under HKDF-SHA256 of the device key's seed, the
/// machine's name and a salt made at each write. `key_id` in the file says which device and machine sealed it.
///
/// A value without state of its own: every call reads or writes the file. One writer: the folder's owner.
class SealedKeys
{
public:
    SealedKeys(const QString &folder, const DeviceKey &device, const QByteArray &machine = thisMachine());
    /// With the folder's own device.key, for whoever has not opened the folder.
    static Result<SealedKeys> of(const QString &folder);

    static constexpr QLatin1String kFileName{"payments/keys.sealed"};
    QString path() const;
    bool exists() const;

    /// All sections; an empty object when nothing was ever sealed.
    /// PermissionDenied: others may read or write the file (args[0] = path). WrongFolder: sealed by another device
    /// (args[0] = "device") or on another machine ("machine"): import the keys again. TooNew. Corrupt: damaged
    /// (args[0] = file). Io.
    Result<QJsonObject> load() const;
    /// Replaces the file as a whole; after a power cut either the old or the new one is there. DiskFull, ReadOnly, Io.
    Status save(const QJsonObject &sections) const;

    /// One section; NotFound when it is not there, else as load().
    Result<QJsonObject> section(const QString &name) const;
    /// Puts one section in place of its old one; an empty object removes it.
    Status saveSection(const QString &name, const QJsonObject &section) const;

private:
    QString m_folder;
    DeviceKey m_device;
    QByteArray m_machine;
};

} // namespace mendian::storage
