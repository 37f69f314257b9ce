// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/paymentoverlay.h"

#include "core/onready.h"
#include "ui/kit/errortext.h"

#include <QApplication>
#include <QTimer>

namespace mendian {

using namespace kit;

namespace {
constexpr int kTickMs = 200;
constexpr int kCloseMs = 1'500;         // ui guide §2.3, screen 4
constexpr int kUnknownEveryMs = 20'000; // ui guide §3.5
} // namespace

PaymentOverlay::PaymentOverlay(
    TillPort &till, const Clock &clock, Prompter &prompter, SoundPlayer &sounds, QWidget *cover)
    : Scrim(cover), m_till(till), m_prompter(prompter), m_sounds(sounds), m_panel(new PaymentPanel(till, clock)),
      m_tick(new QTimer(this)), m_close(new QTimer(this))
{
    setObjectName(QStringLiteral("paymentOverlay"));
    setContent(m_panel);
    hide();
    m_tick->setInterval(kTickMs);
    m_close->setSingleShot(true);
    m_close->setInterval(kCloseMs);
    connect(m_tick, &QTimer::timeout, m_panel, &PaymentPanel::refresh);
    connect(m_close, &QTimer::timeout, this, [this] { m_panel->trigger(PaymentAction::Finish); });
    connect(
        m_panel, &PaymentPanel::told, this, [this](Tone tone, const QString &text) { m_prompter.tell(tone, text); });
    connect(m_panel, &PaymentPanel::reverseWanted, this, &PaymentOverlay::askReverse);
}

void PaymentOverlay::setView(const TillView &view)
{
    const int before = m_screen;
    m_screen = view.payment.screen;
    if (m_screen != 0 && isHidden()) {
        show();
        raise();
        emit opened();
    }
    m_panel->setView(view);
    if (const auto heard = PaymentPresenter::sound(before, m_screen)) {
        if (*heard == Sound::Unknown)
            m_sounds.repeat(Sound::Unknown, kUnknownEveryMs);
        else
            m_sounds.play(*heard);
    }
    if (before == 6 && m_screen != 6)
        m_sounds.stop(Sound::Unknown);
    if (before == 0 && m_screen != 0)
        m_panel->takeFocus();
    if (m_screen == 0 && !isHidden()) {
        hide();
        emit closed();
    }
    updateTimers();
}

// Tab goes round inside the panel: nothing under the scrim may be pressed while money is under way.
bool PaymentOverlay::focusNextPrevChild(bool next)
{
    QWidget *from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = m_panel;
    for (QWidget *at = next ? from->nextInFocusChain() : from->previousInFocusChain(); at != from;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (isAncestorOf(at) && at->isVisibleTo(this) && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void PaymentOverlay::updateTimers()
{
    if (m_panel->ticks() && animationsOn(this)) {
        if (!m_tick->isActive())
            m_tick->start();
    } else {
        m_tick->stop();
    }
    if (!m_panel->closesItself() || !animationsOn(this))
        m_close->stop();
    else if (!m_close->isActive())
        m_close->start();
}

// Undo beats confirm, but a reversal moves money: one question, its button named by the verb.
void PaymentOverlay::askReverse()
{
    const int asked = m_screen;
    const AttemptId attempt = m_till.view().payment.attempt;
    Prompt prompt{.id = QStringLiteral("payment.reverse"),
        .title = tr("Reverse this payment?"),
        .text = tr("The provider is told to close it. If the customer was charged, the money goes back the same way."),
        .tone = Tone::Unknown,
        .icon = {},
        .choices = {}};
    prompt.choices = {{.id = QStringLiteral("reverse"), .label = tr("Reverse it"), .role = PromptChoice::Role::Danger},
        {.id = QStringLiteral("keep"), .label = tr("Keep waiting"), .role = PromptChoice::Role::Cancel}};
    m_prompter.ask(prompt, this, [this, asked, attempt](const PromptAnswer &answer) {
        // The result may have come while the question stood: then there is nothing to reverse any more.
        if (answer.choice != QLatin1String("reverse") || m_screen != asked || m_till.view().payment.attempt != attempt)
            return;
        onReady(m_till.reverse(), this, [this](const Status &status) {
            if (!status)
                m_prompter.tell(Tone::Danger, ErrorText::sentence(status.error()));
        });
    });
}

} // namespace mendian
