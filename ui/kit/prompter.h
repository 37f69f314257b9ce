// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QList>
#include <QString>
#include <functional>

class QObject;

namespace mendian::kit {

/// One answer of a question: a button named by its verb ("Refund 39.90"), never Yes or No.
struct PromptChoice
{
    enum class Role { Main, Danger, Other, Cancel };
    QString id{}; ///< what the callback gets
    QString label{};
    Role role = Role::Other;
    QString icon{};
    QString key{}; ///< portable key sequence; empty: Enter for Main, Esc for Cancel
};

/// A question that must be answered before work goes on. Undo beats confirm: only for refund, reverse, closing a shift,
/// publishing prices, signing off a difference (ui guide §3.3), or to ask for a line of text.
struct Prompt
{
    QString id{}; ///< for tests: "refund.confirm"
    QString title{};
    QString text{};
    Tone tone = Tone::Neutral;
    QString icon{}; ///< empty: the tone's
    QList<PromptChoice> choices{};
    bool asksText = false;
    QString textLabel{};
    QString textPreset{};
    bool secret = false; ///< PIN: dots
};

struct PromptAnswer
{
    QString choice{}; ///< PromptChoice::id; the Cancel choice's id (or empty) when dismissed
    QString text{};
};

/// Pages ask this, never a message box. The answer comes once, on the GUI thread, and not at all when `context` died.
class Prompter
{
public:
    using Answered = std::function<void(const PromptAnswer &)>;
    virtual ~Prompter() = default;
    virtual void ask(const Prompt &prompt, QObject *context, Answered answered) = 0;
    /// A message without a question: toast in the window.
    virtual void tell(Tone tone, const QString &text) = 0;
};

} // namespace mendian::kit
