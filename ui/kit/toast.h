// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

class QTimer;

namespace mendian::kit {

class Button;

/// A short message over its parent with one action ("Undo" Ctrl+Z), gone after 8 s. It lies as low as it can without
/// covering anything that may be pressed or has the dynamic property "keepClear", and moves when a panel opens under
/// it. A new message replaces the old one. Without animations no timer runs and it stays until dismissed (pictures,
/// tests).
class Toast : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)

public:
    explicit Toast(QWidget *parent);
    void show(Tone tone, const QString &text, const QString &action = {}, const QKeySequence &key = {});
    void dismiss();
    QString text() const { return m_text; }
    bool textFits() const { return m_fits; }
    QSize sizeHint() const override;

signals:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void place();
    QRect freePlace() const;
    QList<QRect> pressable() const;

    Tone m_tone = Tone::Neutral;
    QString m_text;
    Button *m_action;
    QTimer *m_timer;
    QTimer *m_moved;
    bool m_fits = true;
};

/// 32 px line under the top bar that says what still works while a link is lost (ui guide §2.9). Pushes content, covers
/// nothing; hide() when the line is back.
class Strip : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Strip(QWidget *parent = nullptr);
    void setMessage(Tone tone, const QString &icon, const QString &text);
    QString accessibleText() const override { return m_text; }
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }
    QSize sizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    Tone m_tone = Tone::Warn;
    QString m_icon = QStringLiteral("cloud-off");
    QString m_text;
};

/// One sentence and one action: an empty basket, an empty list, an error.
class EmptyState : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)

public:
    EmptyState(const QString &icon, const QString &sentence, const QString &action = {}, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    void setTone(Tone tone);
    /// nullptr when made without an action.
    Button *action() const { return m_action; }
    bool textFits() const { return m_fits; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int blockTop() const;

    QString m_icon;
    QString m_sentence;
    Tone m_tone = Tone::Neutral;
    Button *m_action = nullptr;
    bool m_fits = true;
};

} // namespace mendian::kit
