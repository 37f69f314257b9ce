// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/prompter.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace mendian::kit {

class Scrim;
class Toast;

/// Asks in a panel inside the window, below the top bar; questions wait in a queue. Enter presses the main button, Esc
/// the cancel one; the focus returns to where it was. Buttons carry "prompt.<choice id>" as objectName.
class PanelPrompter final : public QObject, public Prompter
{
    Q_OBJECT

public:
    explicit PanelPrompter(QWidget *window, int topMargin = 48);
    void ask(const Prompt &prompt, QObject *context, Answered answered) override;
    void tell(Tone tone, const QString &text) override;
    bool isOpen() const { return !m_scrim.isNull(); }

private:
    struct Waiting
    {
        Prompt prompt;
        QPointer<QObject> context;
        Answered answered;
    };
    void showNext();
    QWidget *makePanel(const Prompt &prompt);
    void finish(const PromptAnswer &answer);

    QWidget *m_window;
    int m_top;
    QList<Waiting> m_queue; // the first one is on screen while m_scrim lives
    QPointer<Scrim> m_scrim;
    QPointer<QWidget> m_focusBefore;
    Toast *m_toast;
};

} // namespace mendian::kit
