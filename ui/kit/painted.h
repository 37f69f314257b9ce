// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/fonts.h"
#include "ui/kit/paint.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QKeySequence>
#include <QWidget>

namespace mendian::kit {

class MendianStyle;

/// The theme of the widget's style; the light theme when the application runs without MendianStyle.
Theme theme(const QWidget *widget);
QColor color(const QWidget *widget, Token token);
/// False under "reduce motion", in tests and for pictures: then nothing moves and no timers run.
bool animationsOn(const QWidget *widget);

/// Base of the small widgets that only show something: one painter pass, no child layouts.
/// A screen reader gets accessibleText() (or accessibleName() when a page set one) and accessibleRole().
class PaintedWidget : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)

public:
    explicit PaintedWidget(QWidget *parent = nullptr);
    /// Whether the last painting showed every text whole. For the screen rules.
    bool textFits() const { return m_fits; }
    virtual QString accessibleText() const { return {}; }
    virtual QAccessible::Role accessibleRole() const { return QAccessible::StaticText; }

protected:
    virtual void paint(QPainter &painter) = 0;
    void paintEvent(QPaintEvent *event) override;
    /// After a change of what is said: repaints, tells layouts and screen readers.
    void changed();
    QColor tokenColor(Token token) const { return color(this, token); }

    bool m_fits = true;
};

/// Base of everything that can be pressed. Press look at once; Enter works like space; a shortcut clicks without delay.
///
/// setRefusal(reason): looks disabled but stays reachable; pressing it by mouse, key or shortcut emits
/// refusedPress(reason) and not clicked(). setBusy(true): ignores presses until setBusy(false) (money buttons take
/// one).
class PaintedButton : public QAbstractButton
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)
    Q_PROPERTY(QString keycap READ keycap WRITE setKeycap)
    Q_PROPERTY(bool busy READ isBusy WRITE setBusy)

public:
    explicit PaintedButton(QWidget *parent = nullptr);
    bool textFits() const { return m_fits; }

    QString keycap() const { return m_keycap; }
    /// Shows the key; the screen routes it (for keys that depend on the state, like space).
    void setKeycap(const QString &text);
    /// Shows the key and makes it press this button anywhere in the window.
    void setKey(const QKeySequence &key);

    bool isBusy() const { return m_busy; }
    void setBusy(bool busy);
    bool isRefused() const { return !m_refusal.isEmpty(); }
    QString refusal() const { return m_refusal; }
    void setRefusal(const QString &reason);
    void clearRefusal() { setRefusal({}); }

public slots:
    /// Like a press: respects busy and refusal.
    void press();

signals:
    void refusedPress(const QString &reason);
    void busyChanged(bool busy);

protected:
    virtual void paint(QPainter &painter) = 0;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void changed();
    QColor tokenColor(Token token) const { return color(this, token); }
    bool looksDisabled() const { return !isEnabled() || isRefused(); }
    bool showsFocus() const;

    bool m_fits = true;

private:
    QString m_keycap;
    QString m_refusal;
    bool m_busy = false;
};

/// "F2", "Ctrl+Z", "空格" (in the interface's language).
QString keyLabel(const QKeySequence &key);

/// Registers the accessible interfaces of the painted widgets; installKit() does it.
void installAccessibility();

} // namespace mendian::kit
