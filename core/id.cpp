// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"

#include <QDateTime>
#include <QMutex>
#include <QRandomGenerator>
#include <cstring>

namespace mendian {

Uuid Uuid::create() { return createAt(QDateTime::currentMSecsSinceEpoch()); }

// RFC 9562 UUIDv7: 48 bits of ms, 12 bits counter (rand_a), 62 random bits.
Uuid Uuid::createAt(qint64 wallMs)
{
    static QMutex mutex;
    static qint64 lastMs = 0;
    static quint32 counter = 0;
    qint64 ms = 0;
    quint32 count = 0;
    {
        const QMutexLocker lock(&mutex);
        if (wallMs > lastMs) {
            lastMs = wallMs;
            counter = QRandomGenerator::system()->bounded(0x200u);
        } else if (++counter > 0xfff) {
            ++lastMs;
            counter = 0;
        }
        ms = lastMs;
        count = counter;
    }
    const quint64 random = QRandomGenerator::system()->generate64();
    Uuid id;
    for (int i = 0; i < 6; ++i)
        id.m_bytes[static_cast<size_t>(i)] = static_cast<quint8>(ms >> (8 * (5 - i)));
    id.m_bytes[6] = static_cast<quint8>(0x70 | (count >> 8));
    id.m_bytes[7] = static_cast<quint8>(count & 0xff);
    for (int i = 0; i < 8; ++i)
        id.m_bytes[static_cast<size_t>(8 + i)] = static_cast<quint8>(random >> (8 * i));
    id.m_bytes[8] = static_cast<quint8>((id.m_bytes[8] & 0x3f) | 0x80);
    return id;
}

Result<Uuid> Uuid::parse(QStringView text)
{
    QByteArray hex;
    hex.reserve(32);
    for (const QChar c : text) {
        if (c == u'-')
            continue;
        const bool digit = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (!digit || hex.size() == 32)
            return fail(ErrorCode::InvalidInput, QStringLiteral("not an id: %1").arg(text.left(60)));
        hex.append(static_cast<char>(c.unicode()));
    }
    if (hex.size() != 32)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not an id: %1").arg(text.left(60)));
    return fromBytes(QByteArray::fromHex(hex));
}

Result<Uuid> Uuid::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != 16)
        return fail(ErrorCode::InvalidInput, QStringLiteral("an id has 16 bytes, not %1").arg(bytes.size()));
    Uuid id;
    std::memcpy(id.m_bytes.data(), bytes.constData(), 16);
    return id;
}

QByteArray Uuid::bytes() const { return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), 16); }

QString Uuid::toHex() const { return QString::fromLatin1(bytes().toHex()); }

QString Uuid::toString() const
{
    const QString hex = toHex();
    return hex.left(8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-' + hex.mid(20);
}

size_t qHash(const Uuid &uuid, size_t seed) { return ::qHash(uuid.bytes(), seed); }

QDebug operator<<(QDebug debug, const Uuid &uuid)
{
    QDebugStateSaver saver(debug);
    debug.noquote() << uuid.toString();
    return debug;
}

} // namespace mendian
