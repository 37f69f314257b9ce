// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>

namespace mendian {

/// Bytes that must not reach a log, the journal or --json: keys, PINs, payment codes. Prints as ***.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    ~Secret() { wipe(); }
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) = default;
    const QByteArray &reveal() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// Overwrites the bytes if this is their last holder.
    void wipe()
    {
        if (!m_bytes.isNull() && m_bytes.isDetached())
            m_bytes.fill('\0');
        m_bytes.clear();
    }

private:
    QByteArray m_bytes;
};

inline QDebug operator<<(QDebug debug, const Secret &) { return debug << "***"; }

} // namespace mendian
