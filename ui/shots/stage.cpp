// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/stage.h"

#include <QApplication>
#include <QWidget>

namespace mendian {

namespace {
// Answers of the till come as finished futures, which are told through the event loop; laying out takes a turn more.
void settle()
{
    for (int i = 0; i < 6; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
}
} // namespace

ShotStage::ShotStage(const ShotRow &row, const QSize &canvas) : m_till(makeScene(QString::fromLatin1(row.scene)))
{
    if (row.change)
        row.change(m_till);
    const ShotParts parts{.till = m_till, .sounds = m_sounds, .clock = m_clock};
    m_widget.reset(row.make(parts));
    m_widget->resize(canvas);
    m_widget->show();
    settle();
    if (row.after) {
        row.after(*m_widget, m_till);
        settle();
    }
}

ShotStage::~ShotStage() = default;

} // namespace mendian
