// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace mendian::journal {

namespace {
template <typename T>
void addBigEndian(QCryptographicHash &hash, T value)
{
    const T big = qToBigEndian(value);
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&big), sizeof big));
}
} // namespace

QByteArray genesisHash(const DeviceId &device, quint32 epoch, const QByteArray &publicKey)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("MJ1-genesis");
    hash.addData(device.bytes());
    addBigEndian<quint32>(hash, epoch);
    hash.addData(publicKey);
    return hash.result();
}

QByteArray eventHash(const QByteArray &previous, const DeviceId &device, const Event &event)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("MJ1");
    hash.addData(previous);
    addBigEndian<quint64>(hash, static_cast<quint64>(event.seq));
    hash.addData(device.bytes());
    addBigEndian<quint32>(hash, event.epoch);
    addBigEndian<quint16>(hash, event.kind);
    addBigEndian<quint16>(hash, event.version);
    hash.addData(event.id.bytes());
    addBigEndian<quint64>(hash, static_cast<quint64>(event.wall.ms));
    addBigEndian<quint32>(hash, static_cast<quint32>(event.body.size()));
    hash.addData(event.body);
    return hash.result();
}

} // namespace mendian::journal
