// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/icons.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kToastMs = 8000;
constexpr int kToastHeight = 56;
constexpr int kOneLine = 368; // wider words go on two lines: a narrow toast finds a free place
constexpr int kEdge = 12;
constexpr int kStep = 4;
constexpr int kAside = 8; // between it and a button beside it
int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }

bool takesPresses(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || widget->testAttribute(Qt::WA_TransparentForMouseEvents))
        return false;
    if (widget->property("keepClear").toBool())
        return true;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || (qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget))
        || (qobject_cast<const PaintedWidget *>(widget) && widget->focusPolicy() != Qt::NoFocus);
}

// Where a press does something: all of it, what it publishes, or the rows of a list.
QRect pressArea(const QWidget *widget)
{
    if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
        const QRect port = view->viewport()->geometry();
        const int rows = view->model() ? view->model()->rowCount(view->rootIndex()) : 0;
        const int end = rows > 0 ? view->visualRect(view->model()->index(rows - 1, 0, view->rootIndex())).bottom() : 0;
        return QRect(port.topLeft(), QSize(port.width(), qBound(0, end + 1, port.height())));
    }
    const QVariant published = widget->property("hitArea");
    return published.typeId() == QMetaType::QRect ? published.toRect() : widget->rect();
}
} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent), m_action(new Button(ButtonKind::Ink, {}, {}, this)), m_timer(new QTimer(this)),
      m_moved(new QTimer(this))
{
    Q_ASSERT(parent);
    hide();
    m_timer->setSingleShot(true);
    m_moved->setSingleShot(true);
    connect(m_moved, &QTimer::timeout, this, &Toast::place);
    connect(m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        dismiss();
        emit actionTriggered();
    });
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
    update();
    QWidget::show();
    qApp->installEventFilter(this); // while it is there: what opens or moves under it sends it on
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
    m_moved->stop();
    qApp->removeEventFilter(this);
    m_action->setShortcut({});
    hide();
    emit dismissed();
}

QSize Toast::sizeHint() const
{
    const int words = ceiled(textWidth(Fonts::role(TextRole::Body), m_text));
    // A line breaks before its end: a little more than half, until two lines are too few for the least width.
    const int lines = words <= kOneLine ? words : qMax(kOneLine, words / 2 + 48);
    const int action = m_action->text().isEmpty() ? 0 : m_action->sizeHint().width() + 8;
    return {52 + lines + 20 + action, kToastHeight};
}

// What may be pressed now, in the parent's coordinates; what lies under a scrim or another page may not.
QList<QRect> Toast::pressable() const
{
    QList<QRect> places;
    for (const QWidget *widget : parentWidget()->findChildren<QWidget *>()) {
        if (widget == this || isAncestorOf(widget) || !takesPresses(widget))
            continue;
        const QRect area = pressArea(widget);
        const QWidget *top = parentWidget()->childAt(widget->mapTo(parentWidget(), area.center()));
        if (top && (top == widget || widget->isAncestorOf(top)))
            places.append(
                QRect(widget->mapTo(parentWidget(), area.topLeft()), area.size()).adjusted(-kAside, 0, kAside, 0));
    }
    return places;
}

QRect Toast::freePlace() const
{
    const QRect room = parentWidget()->rect().adjusted(kEdge, 2, -kEdge, -kEdge);
    const QSize size = sizeHint().boundedTo(QSize(room.width(), kToastHeight));
    const QRect lowest(QPoint(room.center().x() - size.width() / 2, room.bottom() + 1 - size.height()), size);
    const QList<QRect> busy = pressable();
    for (QRect row = lowest; row.top() >= room.top(); row.translate(0, -kStep)) {
        // From the middle outwards: a place in the middle is seen first.
        for (int aside = 0; aside <= room.width() / 2; aside += kStep) {
            for (const QRect &place : {row.translated(-aside, 0), row.translated(aside, 0)}) {
                const bool covers =
                    std::any_of(busy.begin(), busy.end(), [&](const QRect &other) { return other.intersects(place); });
                if (room.contains(place) && !covers)
                    return place;
            }
        }
    }
    return lowest;
}

void Toast::place()
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // childAt() looks through it
    const QRect before = geometry();
    setGeometry(freePlace());
    // Without an action there is nothing to press on it: where no place is free, presses go through.
    setAttribute(Qt::WA_TransparentForMouseEvents, m_action->text().isEmpty());
    const int w = m_action->sizeHint().width();
    m_action->setGeometry(width() - w - 4, 4, w, kToastHeight - 8);
    raise();
    if (geometry() != before)
        update(); // not always: a list under it paints again, and that may call here
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
    const QRectF words(48, 0, right - 48, height());
    const QFont font = Fonts::role(TextRole::Body);
    if (textWidth(font, m_text) <= words.width())
        drawLine(p, words, Qt::AlignLeft | Qt::AlignVCenter, m_text, font, t.color(Token::OnInk), &m_fits);
    else
        drawParagraph(p, words, Qt::AlignLeft | Qt::AlignVCenter, m_text, font, t.color(Token::OnInk), &m_fits);
}

bool Toast::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::EnabledChange:
        if (auto *widget = qobject_cast<QWidget *>(object);
            widget && widget != this && !isAncestorOf(widget) && widget->window() == window() && !isHidden())
            m_moved->start(0);
        break;
    case QEvent::Paint: // a list that has more rows only paints
        if (qobject_cast<QAbstractItemView *>(object->parent()) && !isHidden())
            m_moved->start(0);
        break;
    default:
        break;
    }
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
