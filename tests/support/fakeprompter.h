// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/prompter.h"

#include <QList>
#include <QPair>
#include <QPointer>
#include <QObject>

namespace mendian::test {

/// Records questions and answers them: at once with what answerNext() prepared, otherwise when the test calls answer().
class FakePrompter final : public kit::Prompter
{
public:
    void ask(const kit::Prompt &prompt, QObject *context, Answered answered) override
    {
        asked.append(prompt);
        if (!m_prepared.isEmpty()) {
            answered(m_prepared.takeFirst());
            return;
        }
        m_open.append({context, std::move(answered)});
    }
    void tell(kit::Tone tone, const QString &text) override { told.append({tone, text}); }

    void answerNext(const QString &choice, const QString &text = {}) { m_prepared.append({choice, text}); }
    /// Answers the oldest open question; false when none is open. Says nothing to a context that has gone.
    bool answer(const QString &choice, const QString &text = {})
    {
        if (m_open.isEmpty())
            return false;
        const Open open = m_open.takeFirst();
        if (open.context)
            open.answered({choice, text});
        return true;
    }
    qsizetype openCount() const { return m_open.size(); }

    QList<kit::Prompt> asked;
    QList<QPair<kit::Tone, QString>> told;

private:
    struct Open
    {
        QPointer<QObject> context;
        Answered answered;
    };
    QList<kit::PromptAnswer> m_prepared;
    QList<Open> m_open;
};

} // namespace mendian::test
