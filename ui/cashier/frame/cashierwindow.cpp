// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/cashierwindow.h"

#include "core/onready.h"
#include "core/product.h"
#include "ui/cashier/frame/cashiertopbar.h"
#include "ui/cashier/frame/idlelock.h"
#include "ui/cashier/frame/trainingborder.h"
#include "ui/cashier/shift/openshiftpage.h"
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

MendianStyle *mendianStyle(const QWidget *widget)
{
    auto *style = qobject_cast<MendianStyle *>(widget->style());
    return style ? style : qobject_cast<MendianStyle *>(QApplication::style());
}
} // namespace

CashierWindow::CashierWindow(const CashierParts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts), m_bar(new CashierTopBar(this)), m_strip(new Strip(this)),
      m_stackHost(new QWidget(this)), m_toast(new Toast(this)), m_border(new TrainingBorder(this)),
      m_idle(new IdleLock(parts.clock, this)), m_clockTimer(new QTimer(this))
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
    lockKey->setContext(Qt::WindowShortcut);
    connect(lockKey, &QShortcut::activated, this, [this] {
        if (m_view.person && !m_view.locked)
            run(m_parts.till.lock());
    });
    connect(m_idle, &IdleLock::idle, this, [this] {
        if (m_view.person && !m_view.locked)
            run(m_parts.till.lock());
    });
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

void CashierWindow::makePages()
{
    while (QWidget *page = m_stack->currentWidget()) {
        m_stack->removeWidget(page);
        page->hide();
        page->deleteLater();
    }
    if (m_lock) {
        m_lock->hide();
        m_lock->deleteLater();
    }
    m_signIn = new SignInPage(m_parts.till, m_parts.clock, m_stackHost);
    m_openShift = new OpenShiftPage(m_parts.till, m_parts.clock, m_stackHost);
    m_sale = new QWidget(m_stackHost);
    m_sale->setObjectName(QStringLiteral("page.sale"));
    for (QWidget *page : {static_cast<QWidget *>(m_signIn), static_cast<QWidget *>(m_openShift), m_sale})
        m_stack->addWidget(page);
    m_lock = new LockPage(m_parts.till, m_parts.clock, this, kBarHeight);
    m_lock->hide();
    m_signIn->setLanguage(m_parts.language ? m_parts.language->current()
            : Format().chinese()           ? QStringLiteral("zh_CN")
                                           : QStringLiteral("en"));
    const auto failed = [this] { m_parts.sounds.play(Sound::Failed); };
    connect(m_signIn, &SignInPage::refused, this, failed);
    connect(m_lock, &LockPage::refused, this, failed);
    connect(m_signIn, &SignInPage::languageChosen, this, [this](const QString &code) { setLanguage(code); });
    connect(m_openShift, &OpenShiftPage::told, this, &CashierWindow::tell);
    connect(m_openShift, &OpenShiftPage::signOutRequested, this, [this] { run(m_parts.till.signOut()); });
    m_signIn->reload();
}

QWidget *CashierWindow::pageFor(const TillView &view) const
{
    if (!view.person)
        return m_signIn;
    return view.shift.open ? m_sale : m_openShift;
}

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
    m_bar->setView(view);
    m_border->setVisible(view.folderKind == QLatin1String("training"));
    showStrip(view);
    m_openShift->setView(view);
    m_lock->setView(view);
    if (hadPerson && !view.person)
        m_signIn->reload();
    m_stack->setCurrentWidget(pageFor(view));
    const bool locked = view.person && view.locked;
    if (locked != isLockShown()) {
        m_lock->setVisible(locked);
        if (!locked && m_stack->currentWidget())
            m_stack->currentWidget()->setFocus();
    }
    m_lock->raise();
    m_toast->raise();
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
            text = view.openPrintJobs > 0
                ? tr("%1: selling goes on, %n slip(s) wait and print by themselves.", nullptr,
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
    m_idle->touch();
    if (feedback.outcome != QLatin1String("refused"))
        return;
    if (m_view.person && !m_view.locked)
        return; // the sale page tells
    m_parts.sounds.play(Sound::NotFound);
    if (m_view.person)
        m_lock->showScanRefused();
    else
        m_signIn->showScanRefused();
}

void CashierWindow::tell(Tone tone, const QString &text)
{
    m_toast->show(tone, text);
    m_border->raise();
}

void CashierWindow::run(const QFuture<Status> &command)
{
    onReady(command, this, [this](const Status &status) {
        if (!status)
            tell(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void CashierWindow::tick() { m_bar->setTime(m_parts.clock.wall()); }

void CashierWindow::setTheme(ThemeKind kind)
{
    if (MendianStyle *style = mendianStyle(this); style && style->theme().kind() != kind)
        style->setTheme(kind);
}

void CashierWindow::setLanguage(const QString &code)
{
    if (m_parts.language)
        m_parts.language->install(code); // LanguageChange makes the pages again
    emit languageChosen(code);
}

void CashierWindow::applySettings()
{
    onReady(m_parts.till.settings(), this, [this](const Result<QMap<QString, QString>> &values) {
        if (!values)
            return;
        bool ok = false;
        const int minutes = values->value(QStringLiteral("lock.idle_minutes")).toInt(&ok);
        if (ok)
            m_idle->setMinutes(minutes);
        if (values->contains(QStringLiteral("ui.sound")))
            m_parts.sounds.setVolume(values->value(QStringLiteral("ui.sound")) == QLatin1String("1") ? 80 : 0);
    });
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
