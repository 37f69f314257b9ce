// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/icons.h"

#include <QTimer>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kToastMs = 8000;
constexpr int kToastHeight = 56;
int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }
} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent), m_action(new Button(ButtonKind::Ink, {}, {}, this)), m_timer(new QTimer(this))
{
    Q_ASSERT(parent);
    hide();
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        dismiss();
        emit actionTriggered();
    });
    parent->installEventFilter(this);
}

void Toast::show(Tone tone, const QString &text, const QString &action, const QKeySequence &key)
{
    m_tone = tone;
    m_text = text;
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setShortcut(key);
    m_action->setKeycap(key.isEmpty() ? QString() : keyLabel(key));
    setAccessibleName(text);
    place();
    raise();
    QWidget::show();
    if (animationsOn(this))
        m_timer->start(kToastMs);
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Toast::dismiss()
{
    if (isHidden())
        return;
    m_timer->stop();
    m_action->setShortcut({});
    hide();
    emit dismissed();
}

void Toast::setBottomMargin(int margin)
{
    m_bottom = margin;
    place();
}

QSize Toast::sizeHint() const
{
    const int words = 52 + ceiled(textWidth(Fonts::role(TextRole::Body), m_text)) + 20;
    return {words + (m_action->text().isEmpty() ? 0 : m_action->sizeHint().width() + 8), kToastHeight};
}

void Toast::place()
{
    const QSize size = sizeHint().boundedTo(QSize(parentWidget()->width() - 24, kToastHeight));
    setGeometry((parentWidget()->width() - size.width()) / 2, parentWidget()->height() - m_bottom - size.height(),
        size.width(), size.height());
    const int w = m_action->sizeHint().width();
    m_action->setGeometry(width() - w - 4, 4, w, kToastHeight - 8);
    update();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    m_fits = true;
    const Theme t = theme(this);
    drawBox(p, rect(), radius::panel, t.color(Token::Ink), t.color(Token::InkBorder));
    const bool good = m_tone == Tone::Success;
    Icons::draw(p, {16, height() / 2.0 - 11, 22, 22},
        m_tone == Tone::Neutral ? QStringLiteral("info-circle") : toneIcon(m_tone),
        t.color(good ? Token::OnInkSuccess : Token::OnInkSoft));
    const qreal right = m_action->isHidden() ? width() - 20.0 : m_action->x() - 12.0;
    drawLine(p, {48, 0, right - 48, static_cast<qreal>(height())}, Qt::AlignLeft | Qt::AlignVCenter, m_text,
        Fonts::role(TextRole::Body), t.color(Token::OnInk), &m_fits);
}

bool Toast::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(object, event);
}

Strip::Strip(QWidget *parent) : PaintedWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void Strip::setMessage(Tone tone, const QString &icon, const QString &text)
{
    m_tone = tone;
    m_icon = icon;
    m_text = text;
    changed();
}

QSize Strip::sizeHint() const { return {320, 32}; }

void Strip::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QColor ink = t.color(toneText(m_tone));
    painter.fillRect(rect(), t.color(toneTint(m_tone)));
    drawRule(painter, rect(), ink);
    Icons::draw(painter, {14, height() / 2.0 - 9, 18, 18}, m_icon, ink);
    drawLine(painter, {40, 0, width() - 54.0, static_cast<qreal>(height())}, Qt::AlignLeft | Qt::AlignVCenter, m_text,
        Fonts::role(TextRole::SecondaryBold), ink, &m_fits);
}

EmptyState::EmptyState(const QString &icon, const QString &sentence, const QString &action, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_sentence(sentence)
{
    setAccessibleName(sentence);
    if (action.isEmpty())
        return;
    m_action = new Button(ButtonKind::Secondary, {}, action, this);
    connect(m_action, &QAbstractButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    updateGeometry();
    update();
}

void EmptyState::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize EmptyState::sizeHint() const { return {360, 140 + (m_action ? m_action->sizeHint().height() + 16 : 0)}; }

QSize EmptyState::minimumSizeHint() const { return {200, sizeHint().height()}; }

int EmptyState::blockTop() const { return qMax(0, (height() - sizeHint().height()) / 2); }

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_action) {
        const QSize size = m_action->sizeHint();
        m_action->setGeometry((width() - size.width()) / 2, blockTop() + 140, size.width(), size.height());
    }
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    m_fits = true;
    const Theme t = theme(this);
    const qreal top = blockTop();
    const QRectF sign(width() / 2.0 - 32, top, 64, 64);
    drawBox(p, sign, 32, t.color(toneTint(m_tone)), t.isHighContrast() ? t.color(Token::Border) : QColor(), 2);
    Icons::draw(p, sign.adjusted(16, 16, -16, -16), m_icon, t.color(toneText(m_tone)));
    drawParagraph(p, {12, top + 76, width() - 24.0, 52}, Qt::AlignHCenter | Qt::AlignVCenter, m_sentence,
        Fonts::role(TextRole::Body), t.color(Token::Text2), &m_fits);
}

} // namespace mendian::kit
