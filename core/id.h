// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDebug>
#include <QHash>
#include <QString>
#include <array>
#include <compare>

namespace mendian {

/// 16 bytes of a UUID in network order. Compares bytewise, so UUIDv7 values sort by time on one device.
class Uuid
{
public:
    constexpr Uuid() = default;
    /// A new UUIDv7: time max(last, now) plus a counter, so ids of one process never go backwards. Thread-safe.
    static Uuid create();
    /// The same for a given wall clock in ms (tests and simulated days).
    static Uuid createAt(qint64 wallMs);
    static Result<Uuid> parse(QStringView text);            ///< with or without dashes
    static Result<Uuid> fromBytes(const QByteArray &bytes); ///< exactly 16

    bool isNull() const { return m_bytes == std::array<quint8, 16>{}; }
    QByteArray bytes() const;
    QString toString() const; ///< 8-4-4-4-12, lower case
    QString toHex() const;    ///< 32 lower-case hex digits: our out_trade_no

    friend auto operator<=>(const Uuid &, const Uuid &) = default;
    friend bool operator==(const Uuid &, const Uuid &) = default;

private:
    std::array<quint8, 16> m_bytes{};
};

/// Ids of different things do not mix: Id<SaleTag> is not Id<SkuTag>.
template <typename Tag>
class Id
{
public:
    constexpr Id() = default;
    explicit Id(const Uuid &uuid) : m_uuid(uuid) {}
    static Id create() { return Id(Uuid::create()); }
    static Result<Id> parse(QStringView text)
    {
        const auto uuid = Uuid::parse(text);
        if (!uuid)
            return fail(uuid.error());
        return Id(*uuid);
    }
    static Result<Id> fromBytes(const QByteArray &bytes)
    {
        const auto uuid = Uuid::fromBytes(bytes);
        if (!uuid)
            return fail(uuid.error());
        return Id(*uuid);
    }
    bool isNull() const { return m_uuid.isNull(); }
    const Uuid &uuid() const { return m_uuid; }
    QByteArray bytes() const { return m_uuid.bytes(); }
    QString toString() const { return m_uuid.toString(); }
    QString toHex() const { return m_uuid.toHex(); }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend bool operator==(const Id &, const Id &) = default;

private:
    Uuid m_uuid;
};

size_t qHash(const Uuid &uuid, size_t seed = 0);
template <typename Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return qHash(id.uuid(), seed);
}
QDebug operator<<(QDebug debug, const Uuid &uuid);
template <typename Tag>
QDebug operator<<(QDebug debug, const Id<Tag> &id)
{
    return debug << id.uuid();
}

using DeviceId = Id<struct DeviceTag>;
using EventId = Id<struct EventTag>;
using SkuId = Id<struct SkuTag>;
using SaleId = Id<struct SaleTag>;
using AttemptId = Id<struct AttemptTag>;
using ShiftId = Id<struct ShiftTag>;
using StaffId = Id<struct StaffTag>;
using HoldId = Id<struct HoldTag>;
using PrintJobId = Id<struct PrintJobTag>;
using ReturnId = Id<struct ReturnTag>;
using RefundId = Id<struct RefundTag>;
using MemberId = Id<struct MemberTag>;

} // namespace mendian
