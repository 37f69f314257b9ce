// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/cashierwindow.h"

#include "core/onready.h"
#include "core/product.h"
#include "ui/cashier/frame/cashiertopbar.h"
#include "ui/cashier/frame/idlelock.h"
#include "ui/cashier/frame/trainingborder.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/settings/devicetexts.h"
#include "ui/cashier/settings/settingspage.h"
#include "ui/cashier/shift/closeshiftpage.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/openshiftpage.h"
#include "ui/cashier/signin/clockpage.h"
#include "ui/cashier/signin/lockpage.h"
#include "ui/cashier/signin/signinpage.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/icons.h"
#include "ui/kit/language.h"
#include "ui/kit/panelprompter.h"
#include "ui/kit/style.h"
#include "ui/kit/toast.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kBarHeight = 48;
constexpr int kVolume = 80;

MendianStyle *mendianStyle(const QWidget *widget)
{
    auto *style = qobject_cast<MendianStyle *>(widget->style());
    return style ? style : qobject_cast<MendianStyle *>(QApplication::style());
}
} // namespace

CashierWindow::CashierWindow(const CashierParts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_bar(new CashierTopBar(this)), m_strip(new Strip(this)),
      m_stackHost(new QWidget(this)), m_border(new TrainingBorder(this)), m_idle(new IdleLock(parts.clock, this)),
      m_clockTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("cashier"));
    setWindowTitle(productNameChinese() + QLatin1Char(' ') + productName());
    setWindowIcon(Icons::icon(QStringLiteral("building-store"), color(this, Token::Brand)));
    setMinimumSize(1024, 700);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_strip);
    column->addWidget(m_stackHost, 1);
    m_stack = new QStackedLayout(m_stackHost);
    m_strip->hide();
    m_border->hide();
    if (!m_parts.prompter) {
        m_ownPrompter = std::make_unique<PanelPrompter>(this, kBarHeight);
        m_parts.prompter = m_ownPrompter.get();
    }
    makePages();

    auto *lockKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this);
    connect(lockKey, &QShortcut::activated, this, &CashierWindow::lockNow);
    connect(m_idle, &IdleLock::idle, this, &CashierWindow::lockNow);
    connect(m_bar, &CashierTopBar::parkedPressed, this, [this] { openSalePanel(QStringLiteral("parked")); });
    connect(m_bar, &CashierTopBar::personPressed, this, [this] { openSalePanel(QStringLiteral("more")); });
    connect(m_bar, &CashierTopBar::devicesPressed, this, [this] { openPage(QStringLiteral("settings")); });
    connect(&m_parts.till, &TillPort::viewChanged, this, &CashierWindow::setView);
    connect(&m_parts.till, &TillPort::scanned, this, &CashierWindow::onScanned);
    connect(m_clockTimer, &QTimer::timeout, this, &CashierWindow::tick);
    if (animationsOn(this))
        m_clockTimer->start(1000);
    tick();
    setView(m_parts.till.view());
    applySettings();
}

CashierWindow::~CashierWindow() = default;

void CashierWindow::dropPages()
{
    while (QWidget *page = m_stack->currentWidget()) {
        m_stack->removeWidget(page);
        page->hide();
        page->disconnect(this);
        page->deleteLater();
    }
    if (m_lock) {
        m_lock->hide();
        m_lock->deleteLater();
    }
}

// All pages anew: at the start, and in the new words after a change of language.
void CashierWindow::makePages()
{
    const QList<journal::CountedNote> counted =
        m_closeShift ? m_closeShift->grid()->notes() : QList<journal::CountedNote>();
    const QString section = m_settings ? m_settings->section() : QString();
    dropPages();
    m_signIn = new SignInPage(m_parts.till, m_parts.clock, m_stackHost);
    m_clock = new ClockPage(m_parts.till, m_parts.clock, m_stackHost);
    m_openShift = new OpenShiftPage(m_parts.till, m_parts.clock, m_stackHost);
    m_sale = new SalePage(m_parts.till, *m_parts.prompter, m_parts.sounds, m_parts.clock, m_stackHost);
    m_sale->setObjectName(QStringLiteral("page.sale"));
    m_closeShift = new CloseShiftPage(m_parts.till, m_parts.clock, m_stackHost);
    m_settings = new SettingsPage(m_parts.till, m_stackHost);
    for (QWidget *page :
        {static_cast<QWidget *>(m_signIn), static_cast<QWidget *>(m_clock), static_cast<QWidget *>(m_openShift),
            static_cast<QWidget *>(m_sale), static_cast<QWidget *>(m_closeShift), static_cast<QWidget *>(m_settings)})
        m_stack->addWidget(page);
    m_lock = new LockPage(m_parts.till, m_parts.clock, this, kBarHeight);
    m_lock->hide();
    if (m_view.shift.open) {
        m_closeShift->setView(m_view);
        m_closeShift->grid()->setNotes(counted);
    }
    m_settings->openSection(section);
    m_signIn->setLanguage(m_parts.language ? m_parts.language->current()
            : Format().chinese()           ? QStringLiteral("zh_CN")
                                           : QStringLiteral("en"));
    connectPages();
    m_signIn->reload();
}

void CashierWindow::connectPages()
{
    const auto failed = [this] { m_parts.sounds.play(Sound::Failed); };
    const auto leave = [this] { openPage(QStringLiteral("sale")); };
    connect(m_signIn, &SignInPage::refused, this, failed);
    connect(m_lock, &LockPage::refused, this, failed);
    connect(m_signIn, &SignInPage::languageChosen, this, &CashierWindow::setLanguage);
    connect(m_signIn, &SignInPage::trainingPressed, this, &CashierWindow::trainingRequested);
    connect(m_openShift, &OpenShiftPage::told, this, &CashierWindow::tell);
    connect(m_openShift, &OpenShiftPage::signOutRequested, this, [this] { run(m_parts.till.signOut()); });
    connect(m_closeShift, &CloseShiftPage::told, this, &CashierWindow::tell);
    connect(m_closeShift, &CloseShiftPage::left, this, leave);
    connect(m_closeShift, &CloseShiftPage::itemRequested, this, &CashierWindow::openSalePanel);
    connect(m_closeShift, &CloseShiftPage::closed, this, [this] {
        openPage(QStringLiteral("sale"));
        tell(Tone::Success, tr("The shift is closed. The Z report is on its way to the printer."));
    });
    connect(m_settings, &SettingsPage::told, this, &CashierWindow::tell);
    connect(m_settings, &SettingsPage::left, this, leave);
    connect(m_settings, &SettingsPage::settingChanged, this, [this](const QString &name, const QString &value) {
        applySetting(name, value);
        emit settingChanged(name, value);
    });
    m_sale->setStationItems({
        {.id = QStringLiteral("shift.x"), .icon = QStringLiteral("report"), .label = tr("X report"), .key = {}},
        {.id = QStringLiteral("shift.close"),
            .icon = QStringLiteral("cash-register"),
            .label = tr("Close the shift"),
            .key = {}},
        {.id = QStringLiteral("settings"), .icon = QStringLiteral("settings"), .label = tr("Settings"), .key = {}},
        {.id = QStringLiteral("signout"), .icon = QStringLiteral("logout"), .label = tr("Sign out"), .key = {}},
    });
    connect(m_sale, &SalePage::stationAction, this, &CashierWindow::onStationAction);
}

void CashierWindow::onStationAction(const QString &id)
{
    if (id == QLatin1String("shift.x"))
        run(m_parts.till.printX(), tr("The X report is on its way to the printer."));
    else if (id == QLatin1String("signout"))
        run(m_parts.till.signOut());
    else
        openPage(id);
}

bool CashierWindow::openPage(const QString &name)
{
    const bool close = name == QLatin1String("shift.close");
    const bool settings = name == QLatin1String("settings");
    if ((close && !m_view.shift.open) || ((close || settings) && (!m_view.person || m_view.locked)))
        return false;
    m_wanted = close || settings ? name : QString();
    m_sale->closePanel();
    showPage();
    return true;
}

void CashierWindow::openSalePanel(const QString &id)
{
    if (!m_view.person || m_view.locked || !m_view.shift.open)
        return;
    m_wanted.clear();
    showPage();
    m_sale->openPanel(id);
}

QWidget *CashierWindow::pageFor(const TillView &view) const
{
    if (view.clockBack)
        return m_clock;
    if (!view.person)
        return m_signIn;
    if (m_wanted == QLatin1String("settings"))
        return m_settings;
    if (!view.shift.open)
        return m_openShift;
    if (m_wanted == QLatin1String("shift.close"))
        return m_closeShift;
    return m_sale;
}

void CashierWindow::showPage() { m_stack->setCurrentWidget(pageFor(m_view)); }

QString CashierWindow::page() const
{
    QWidget *page = m_stack->currentWidget();
    return page ? page->objectName().mid(5) : QString();
}

bool CashierWindow::isLockShown() const { return m_lock->isVisibleTo(this); }

void CashierWindow::setView(const TillView &view)
{
    const bool hadPerson = m_view.person.has_value();
    m_view = view;
    if (!view.person || !view.shift.open)
        m_wanted = m_wanted == QLatin1String("settings") && view.person ? m_wanted : QString();
    m_bar->setView(view);
    m_border->setVisible(view.folderKind == QLatin1String("training"));
    showStrip(view);
    m_clock->setView(view);
    m_openShift->setView(view);
    m_closeShift->setView(view);
    m_settings->setView(view);
    m_lock->setView(view);
    m_signIn->setFolderKind(view.folderKind);
    if (hadPerson && !view.person)
        m_signIn->reload();
    showPage();
    const bool locked = view.person && view.locked;
    if (locked != isLockShown()) {
        m_lock->setVisible(locked);
        if (!locked && m_stack->currentWidget() == m_sale)
            m_sale->focusScan();
    }
    if (locked)
        m_lock->raise();
    m_border->raise();
}

// What has failed and what still works; one line, never about what is fine.
void CashierWindow::showStrip(const TillView &view)
{
    QString text;
    for (const DeviceView &device : view.devices) {
        if (deviceTone(device) != Tone::Warn)
            continue;
        const QString what = deviceName(device.id) + QLatin1Char(' ') + deviceState(device);
        if (device.id == QLatin1String("printer"))
            text = view.openPrintJobs > 0 ? tr("%1: selling goes on, %n slip(s) wait and print by themselves.", nullptr,
                       static_cast<int>(view.openPrintJobs))
                                                .arg(what)
                                          : tr("%1: selling goes on, slips will print by themselves.").arg(what);
        else if (device.id == QLatin1String("scanner") && text.isEmpty())
            text = tr("%1: type codes in the field and press Enter.").arg(what);
        else if (device.id.startsWith(QLatin1String("pay.")) && text.isEmpty())
            text = tr("%1: cash can still be taken.").arg(what);
    }
    m_strip->setMessage(Tone::Warn, QStringLiteral("alert-triangle"), text);
    m_strip->setVisible(!text.isEmpty() && view.person);
}

void CashierWindow::onScanned(const ScanFeedback &feedback)
{
    if (page() == QLatin1String("settings"))
        m_settings->showScan(feedback);
    if (!m_view.locked)
        m_idle->touch();
    if (feedback.outcome != QLatin1String("refused"))
        return;
    if (m_view.person && !m_view.locked)
        return; // the sale page tells; it also makes the sound
    if (m_view.person)
        m_lock->showScanRefused();
    else
        m_signIn->showScanRefused();
}

void CashierWindow::tell(Tone tone, const QString &text) { m_parts.prompter->tell(tone, text); }

void CashierWindow::run(const QFuture<Status> &command, const QString &done)
{
    onReady(command, this, [this, done](const Status &status) {
        if (!status)
            tell(Tone::Danger, ErrorText::sentence(status.error()));
        else if (!done.isEmpty())
            tell(Tone::Success, done);
    });
}

void CashierWindow::lockNow()
{
    if (m_view.person && !m_view.locked)
        run(m_parts.till.lock());
}

void CashierWindow::tick() { m_bar->setTime(m_parts.clock.wall()); }

void CashierWindow::setTheme(ThemeKind kind)
{
    if (MendianStyle *style = mendianStyle(this); style && style->theme().kind() != kind)
        style->setTheme(kind);
}

void CashierWindow::setLanguage(const QString &code)
{
    if (m_parts.language && m_parts.language->current() != code)
        m_parts.language->install(code); // LanguageChange makes the pages again
    emit languageChosen(code);
}

void CashierWindow::applySettings()
{
    onReady(m_parts.till.settings(), this, [this](const Result<QMap<QString, QString>> &values) {
        if (!values)
            return;
        for (auto it = values->cbegin(); it != values->cend(); ++it)
            applySetting(it.key(), it.value());
    });
}

void CashierWindow::applySetting(const QString &name, const QString &value)
{
    if (name == QLatin1String("ui.theme"))
        setTheme(value == QLatin1String("dark")      ? ThemeKind::Dark
                : value == QLatin1String("contrast") ? ThemeKind::HighContrast
                                                     : ThemeKind::Light);
    else if (name == QLatin1String("ui.language"))
        setLanguage(value);
    else if (name == QLatin1String("ui.sound"))
        m_parts.sounds.setVolume(value == QLatin1String("1") ? kVolume : 0);
    else if (name == QLatin1String("lock.idle_minutes"))
        m_idle->setMinutes(value.toInt());
}

void CashierWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        makePages();
        m_bar->retranslate(m_view, m_parts.clock.wall());
        setView(m_view);
    }
    QWidget::changeEvent(event);
}

void CashierWindow::keyPressEvent(QKeyEvent *event)
{
    event->accept(); // nothing above the window has keys
}

} // namespace mendian
