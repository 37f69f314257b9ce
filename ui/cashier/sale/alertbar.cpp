// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/alertbar.h"

#include "ui/kit/button.h"
#include "ui/kit/icons.h"

#include <QEvent>

namespace mendian {

using namespace kit;

AlertBar::AlertBar(QWidget *parent)
    : PaintedWidget(parent), m_ignore(new Button(ButtonKind::Ghost, {}, tr("Ignore"), this))
{
    setObjectName(QStringLiteral("alertBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_ignore->setObjectName(QStringLiteral("ignore"));
    m_ignore->setKeycap(tr("Esc"));
    connect(m_ignore, &QAbstractButton::clicked, this, &AlertBar::ignored);
}

void AlertBar::setMessage(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text = text;
    changed();
}

void AlertBar::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    drawBox(painter, box, radius::control, t.color(toneTint(m_tone)), t.color(toneText(m_tone)));
    Icons::draw(painter, {18, box.center().y() - 11, 22, 22}, toneIcon(m_tone), t.color(toneText(m_tone)));
    drawLine(painter, {52, 0, m_ignore->x() - 60.0, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, m_text,
        Fonts::role(TextRole::BodyBold), t.color(toneText(m_tone)), &m_fits);
}

void AlertBar::resizeEvent(QResizeEvent *event)
{
    PaintedWidget::resizeEvent(event);
    place();
}

void AlertBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ignore->setText(tr("Ignore"));
        place();
    }
    PaintedWidget::changeEvent(event);
}

void AlertBar::place()
{
    const QSize size = m_ignore->sizeHint();
    m_ignore->setGeometry(width() - size.width() - 4, (height() - 48) / 2, size.width(), 48);
}

} // namespace mendian
