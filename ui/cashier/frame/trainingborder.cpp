// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/trainingborder.h"

#include "ui/kit/painted.h"

#include <QPainterPath>
#include <QResizeEvent>

namespace mendian {

using namespace kit;

TrainingBorder::TrainingBorder(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(window->rect());
    window->installEventFilter(this);
}

void TrainingBorder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ring;
    ring.addRect(rect());
    QPainterPath hole;
    hole.addRect(rect().adjusted(kWidth, kWidth, -kWidth, -kWidth));
    painter.setClipPath(ring.subtracted(hole));
    painter.fillRect(rect(), color(this, Token::Action));
    painter.setPen(QPen(color(this, Token::OnAction), 6));
    constexpr int kStep = 24;
    for (int x = -height(); x < width() + height(); x += kStep)
        painter.drawLine(QPointF(x, height()), QPointF(x + height(), 0));
}

bool TrainingBorder::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(object, event);
}

} // namespace mendian
