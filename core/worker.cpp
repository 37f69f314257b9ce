// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worker.h"

#include <QMetaObject>

namespace mendian {

Worker::Worker(const QString &name) : m_thread(std::make_unique<QThread>()), m_context(new QObject)
{
    m_thread->setObjectName(name);
    m_context->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_context, &QObject::deleteLater);
    m_thread->start();
}

Worker::~Worker()
{
    // The quit is queued behind every job given so far.
    QThread *thread = m_thread.get();
    post([thread] { thread->quit(); });
    m_thread->wait();
}

void Worker::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_context, std::move(job), Qt::QueuedConnection);
}

} // namespace mendian
