// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/kit/prompter.h"
#include "ui/kit/sounds.h"
#include "workflows/checkout/tillport.h"

#include <QWidget>
#include <memory>

class QStackedLayout;
class QTimer;

namespace mendian::kit {
class Language;
class PanelPrompter;
class Strip;
} // namespace mendian::kit

namespace mendian {

class CashierTopBar;
class ClockPage;
class CloseShiftPage;
class IdleLock;
class LockPage;
class OpenShiftPage;
class SalePage;
class SettingsPage;
class SignInPage;
class TrainingBorder;

/// What the cashier's window needs from the process that wires it. References outlive the window.
struct CashierParts
{
    TillPort &till;
    kit::SoundPlayer &sounds;
    const Clock &clock;
    kit::Prompter *prompter = nullptr; ///< nullptr: the window asks in its own panel
    kit::Language *language = nullptr; ///< nullptr: the window only tells languageChosen()
};

/// The cashier's window: top bar, a stack of pages, a status strip, nothing else. Which page is in front follows from
/// the TillView alone: nobody signed in, clock set back, no shift, locked, selling. GUI thread.
class CashierWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit CashierWindow(const CashierParts &parts, QWidget *parent = nullptr);
    ~CashierWindow() override;

    /// "signin", "clock", "shift.open", "sale", "shift.close", "settings": the page in front (the lock lies above it).
    QString page() const;
    bool isLockShown() const;
    /// Opens "shift.close" or "settings" over the sale; another name closes them. False when it cannot be opened now.
    bool openPage(const QString &name);
    SalePage *salePage() const { return m_sale; }
    SettingsPage *settingsPage() const { return m_settings; }
    SignInPage *signInPage() const { return m_signIn; }

    void setTheme(kit::ThemeKind kind);
    /// Switches when the window was given a Language; pages are made again in the new words.
    void setLanguage(const QString &code);
    /// Reads ui.theme, ui.language, ui.sound and lock.idle_minutes again.
    void applySettings();

signals:
    /// A setting of the screens was changed and stored: "ui.theme", "ui.language", "ui.scale", "ui.sound", ... The
    /// scale takes effect at the next start.
    void settingChanged(const QString &name, const QString &value);
    void languageChosen(const QString &code);
    /// Somebody wants to practise, or has practised enough: the process changes the shop behind the window.
    void trainingRequested(bool on);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makePages();
    void connectPages();
    void dropPages();
    void setView(const TillView &view);
    QWidget *pageFor(const TillView &view) const;
    void showPage();
    void showStrip(const TillView &view);
    void onScanned(const ScanFeedback &feedback);
    void onStationAction(const QString &id);
    void applySetting(const QString &name, const QString &value);
    void openSalePanel(const QString &id);
    void tell(kit::Tone tone, const QString &text);
    void run(const QFuture<Status> &command, const QString &done = {});
    void lockNow();
    void tick();

    CashierParts m_parts;
    TillView m_view;
    QString m_wanted; ///< page opened over the sale: "shift.close", "settings"
    CashierTopBar *m_bar;
    kit::Strip *m_strip;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_stackHost = nullptr;
    TrainingBorder *m_border;
    IdleLock *m_idle;
    QTimer *m_clockTimer;
    std::unique_ptr<kit::PanelPrompter> m_ownPrompter;
    SignInPage *m_signIn = nullptr;
    ClockPage *m_clock = nullptr;
    OpenShiftPage *m_openShift = nullptr;
    SalePage *m_sale = nullptr;
    CloseShiftPage *m_closeShift = nullptr;
    SettingsPage *m_settings = nullptr;
    LockPage *m_lock = nullptr;
};

} // namespace mendian
