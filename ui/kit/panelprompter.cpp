// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/panelprompter.h"

#include "ui/kit/button.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"
#include "ui/kit/toast.h"

#include <QApplication>
#include <QBoxLayout>

namespace mendian::kit {

namespace {
constexpr int kPanelWidth = 480;

ButtonKind kindOf(PromptChoice::Role role)
{
    switch (role) {
    case PromptChoice::Role::Main:
        return ButtonKind::Primary;
    case PromptChoice::Role::Danger:
        return ButtonKind::Danger;
    case PromptChoice::Role::Other:
    case PromptChoice::Role::Cancel:
        break;
    }
    return ButtonKind::Secondary;
}

QKeySequence keyOf(const PromptChoice &choice)
{
    if (!choice.key.isEmpty())
        return QKeySequence::fromString(choice.key, QKeySequence::PortableText);
    if (choice.role == PromptChoice::Role::Cancel)
        return Qt::Key_Escape;
    return choice.role == PromptChoice::Role::Main ? QKeySequence(Qt::Key_Return) : QKeySequence();
}
} // namespace

PanelPrompter::PanelPrompter(QWidget *window, int topMargin)
    : QObject(window), m_window(window), m_top(topMargin), m_toast(new Toast(window))
{
}

void PanelPrompter::ask(const Prompt &prompt, QObject *context, Answered answered)
{
    m_queue.append({prompt, context, std::move(answered)});
    if (context) {
        // The asker has gone: nobody needs the answer.
        connect(context, &QObject::destroyed, this, [this] {
            if (isOpen() && !m_queue.isEmpty() && !m_queue.constFirst().context)
                finish({});
        });
    }
    if (!isOpen())
        showNext();
}

void PanelPrompter::tell(Tone tone, const QString &text) { m_toast->show(tone, text); }

void PanelPrompter::showNext()
{
    while (!m_queue.isEmpty() && !m_queue.constFirst().context)
        m_queue.removeFirst();
    if (m_queue.isEmpty())
        return;
    m_focusBefore = m_window->window()->focusWidget();
    m_scrim = new Scrim(m_window, m_top);
    m_scrim->setObjectName(QStringLiteral("prompt"));
    m_scrim->setContent(makePanel(m_queue.constFirst().prompt));
    m_scrim->show();
    m_scrim->raise();
    QWidget *first = m_scrim->findChild<QWidget *>(QStringLiteral("prompt.text"));
    if (!first)
        first = m_scrim->findChild<Button *>();
    if (first)
        first->setFocus();
}

QWidget *PanelPrompter::makePanel(const Prompt &prompt)
{
    auto *panel = new Panel(Panel::Kind::Dialog);
    panel->setAccessibleName(prompt.title);
    panel->setFixedWidth(qMin(kPanelWidth, m_window->width() - 24));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(space::m);
    auto *sign = new StatusIcon(prompt.tone, nullptr, prompt.icon);
    sign->setFixedSize(72, 72);
    layout->addWidget(sign, 0, Qt::AlignHCenter);
    auto *title = new Text(prompt.title, TextRole::DialogTitle);
    title->setWrapped(true);
    title->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    layout->addWidget(title);
    if (!prompt.text.isEmpty()) {
        auto *text = new Text(prompt.text, TextRole::Body, nullptr, Token::Text2);
        text->setWrapped(true);
        text->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
        layout->addWidget(text);
    }
    InputField *field = nullptr;
    if (prompt.asksText) {
        field = new InputField({}, prompt.textLabel);
        field->setObjectName(QStringLiteral("prompt.text"));
        field->setText(prompt.textPreset);
        field->selectAll();
        if (prompt.secret)
            field->setEchoMode(QLineEdit::Password);
        layout->addWidget(field);
    }
    layout->addSpacing(space::s);
    auto *row = new QBoxLayout(prompt.choices.size() > 2 ? QBoxLayout::TopToBottom : QBoxLayout::RightToLeft);
    row->setSpacing(10);
    const auto answerWith = [this, field](const QString &id) { finish({id, field ? field->text() : QString()}); };
    for (const PromptChoice &choice : prompt.choices) {
        auto *button = new Button(kindOf(choice.role), choice.icon, choice.label);
        button->setObjectName(QStringLiteral("prompt.") + choice.id);
        if (const QKeySequence key = keyOf(choice); !key.isEmpty())
            button->setKey(key);
        connect(button, &QAbstractButton::clicked, this, [answerWith, id = choice.id] { answerWith(id); });
        if (field && choice.role == PromptChoice::Role::Main)
            connect(field, &QLineEdit::returnPressed, button, &PaintedButton::press);
        row->addWidget(button, 1);
    }
    layout->addLayout(row);
    return panel;
}

void PanelPrompter::finish(const PromptAnswer &answer)
{
    if (!isOpen())
        return;
    const Waiting done = m_queue.takeFirst();
    // The panel may be the sender of this very signal.
    m_scrim->hide();
    m_scrim->deleteLater();
    m_scrim.clear();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    if (done.context && done.answered)
        done.answered(answer);
    if (!isOpen())
        showNext();
}

} // namespace mendian::kit
