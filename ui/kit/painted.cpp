// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/painted.h"

#include "ui/kit/style.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QKeyEvent>
#include <QShortcutEvent>

namespace mendian::kit {

namespace {
const MendianStyle *styleOf(const QWidget *widget)
{
    return qobject_cast<const MendianStyle *>(widget ? widget->style() : QApplication::style());
}

// A painted widget that shows something: the text comes from the widget, a page's accessibleName wins.
class PaintedAccessible final : public QAccessibleWidget
{
public:
    explicit PaintedAccessible(PaintedWidget *widget)
        : QAccessibleWidget(widget, widget->accessibleRole()), m_widget(widget)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString named = QAccessibleWidget::text(kind);
        if (kind == QAccessible::Name && m_widget->accessibleName().isEmpty())
            return m_widget->accessibleText();
        if (kind == QAccessible::Value)
            return m_widget->accessibleText();
        return named;
    }

private:
    PaintedWidget *m_widget;
};

class PressableAccessible final : public QAccessibleWidget
{
public:
    explicit PressableAccessible(PaintedButton *button)
        : QAccessibleWidget(button, button->isCheckable() ? QAccessible::CheckBox : QAccessible::Button),
          m_button(button)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        switch (kind) {
        case QAccessible::Name:
            return m_button->accessibleName().isEmpty() ? m_button->text() : m_button->accessibleName();
        case QAccessible::Description:
            return m_button->isRefused() ? m_button->refusal() : m_button->accessibleDescription();
        case QAccessible::Accelerator:
            return m_button->keycap();
        default:
            return QAccessibleWidget::text(kind);
        }
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = m_button->isCheckable();
        state.checked = m_button->isChecked();
        state.pressed = m_button->isDown();
        state.busy = m_button->isBusy();
        state.disabled = !m_button->isEnabled() || m_button->isRefused();
        return state;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_button->press();
        else if (name == setFocusAction())
            m_button->setFocus();
    }

private:
    PaintedButton *m_button;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    if (auto *button = qobject_cast<PaintedButton *>(object))
        return new PressableAccessible(button);
    if (auto *widget = qobject_cast<PaintedWidget *>(object))
        return new PaintedAccessible(widget);
    return nullptr;
}

bool isPressKey(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Select;
}

} // namespace

Theme theme(const QWidget *widget)
{
    const MendianStyle *style = styleOf(widget);
    return style ? style->theme() : Theme();
}

QColor color(const QWidget *widget, Token token) { return theme(widget).color(token); }

bool animationsOn(const QWidget *widget)
{
    const MendianStyle *style = styleOf(widget);
    return style && style->animations();
}

QString keyLabel(const QKeySequence &key)
{
    if (key == QKeySequence(Qt::Key_Space))
        return PaintedButton::tr("Space", "keycap");
    if (key == QKeySequence(Qt::Key_Return) || key == QKeySequence(Qt::Key_Enter))
        return PaintedButton::tr("Enter", "keycap");
    return key.toString(QKeySequence::PortableText);
}

void installAccessibility() { QAccessible::installFactory(makeAccessible); }

PaintedWidget::PaintedWidget(QWidget *parent) : QWidget(parent) {}

void PaintedWidget::paintEvent(QPaintEvent *)
{
    m_fits = true;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
}

void PaintedWidget::changed()
{
    updateGeometry();
    update();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

PaintedButton::PaintedButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void PaintedButton::setKeycap(const QString &text)
{
    m_keycap = text;
    changed();
}

void PaintedButton::setKey(const QKeySequence &key)
{
    setShortcut(key);
    setKeycap(keyLabel(key));
}

void PaintedButton::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    setDown(false);
    changed();
    emit busyChanged(busy);
}

void PaintedButton::setRefusal(const QString &reason)
{
    if (m_refusal == reason)
        return;
    m_refusal = reason;
    setDown(false);
    changed();
}

void PaintedButton::press()
{
    if (!isEnabled() || m_busy)
        return;
    if (isRefused())
        emit refusedPress(m_refusal);
    else
        click();
}

bool PaintedButton::event(QEvent *event)
{
    // A focused button owns space and Enter, whatever shortcuts the window has on them.
    if (event->type() == QEvent::ShortcutOverride && isPressKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Shortcut) {
        // QAbstractButton would animate for 100 ms before clicked().
        if (static_cast<QShortcutEvent *>(event)->isAmbiguous())
            setFocus(Qt::ShortcutFocusReason);
        else
            press();
        return true;
    }
    return QAbstractButton::event(event);
}

void PaintedButton::paintEvent(QPaintEvent *)
{
    m_fits = true;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
}

void PaintedButton::mousePressEvent(QMouseEvent *event)
{
    if (m_busy || isRefused())
        event->accept();
    else
        QAbstractButton::mousePressEvent(event);
}

void PaintedButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_busy || isRefused()) {
        event->accept();
        if (!m_busy && event->button() == Qt::LeftButton && hitButton(event->position().toPoint()))
            press();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void PaintedButton::keyPressEvent(QKeyEvent *event)
{
    if (!isPressKey(event)) {
        QAbstractButton::keyPressEvent(event);
        return;
    }
    event->accept();
    if (event->isAutoRepeat() || m_busy)
        return;
    if (isRefused() || event->key() != Qt::Key_Space)
        press();
    else
        QAbstractButton::keyPressEvent(event);
}

void PaintedButton::keyReleaseEvent(QKeyEvent *event)
{
    if (m_busy || isRefused())
        event->accept();
    else
        QAbstractButton::keyReleaseEvent(event);
}

void PaintedButton::changed()
{
    updateGeometry();
    update();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

bool PaintedButton::showsFocus() const { return hasFocus(); }

} // namespace mendian::kit
