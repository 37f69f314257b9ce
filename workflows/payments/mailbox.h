// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <functional>
#include <mutex>

namespace mendian {

/// Carries answers from the pay thread to their driver, and to nobody once the driver has gone. `Driver` is a QObject;
/// it keeps the mailbox in a shared_ptr, lends it to its calls and closes it in its destructor.
template <typename Driver>
class Mailbox
{
public:
    explicit Mailbox(Driver *driver) : m_driver(driver) {}
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_driver = nullptr;
    }
    void post(std::function<void(Driver &)> job)
    {
        const std::lock_guard lock(m_mutex);
        if (Driver *driver = m_driver)
            QMetaObject::invokeMethod(
                driver, [driver, job = std::move(job)] { job(*driver); }, Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    Driver *m_driver;
};

} // namespace mendian
