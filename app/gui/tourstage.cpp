// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/tourstage.h"

#include "models/catalog/demogoods.h"
#include "models/codes/instore.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/shots/salescreen.h"

#include <QAbstractButton>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTextStream>

namespace mendian::app {

TourStage::TourStage(QApplication &application, DemoShop &demo, TourClock &clock, const QString &folder)
    : m_demo(demo), m_clock(clock), m_folder(folder), m_style(kit::installKit(application, kit::ThemeKind::Light)),
      m_sounds(std::make_unique<SilentSounds>()), m_till(demo.runtime().makeService())
{
    m_language.install(QStringLiteral("zh_CN"));
    // The day jumps by hours; nobody has gone away from the till.
    demo.runtime().engine().post([&runtime = demo.runtime()] {
        runtime.shop().settings.set(QStringLiteral("lock.idle_minutes"), QStringLiteral("0"));
    });
    m_window = std::make_unique<CashierWindow>(CashierParts{*m_till, *m_sounds, clock, nullptr, &m_language});
    m_window->resize(1366, 768);
    m_window->show();
    m_display = std::make_unique<CustomerDisplay>();
    m_display->resize(1024, 600);
    m_display->setView(m_till->view());
    QObject::connect(m_till.get(), &TillPort::viewChanged, m_display.get(), &CustomerDisplay::setView);
    m_display->show();
    for (const Sku &sku : demoGoods(400)) {
        if (!sku.barcodes.isEmpty())
            m_barcodes.append(sku.barcodes.first().text);
        else if (m_weighLabel.isEmpty() && sku.weighed && !sku.plu.isEmpty())
            m_weighLabel = codes::writeInStore(
                {QStringLiteral("20"), QStringLiteral("FFWWWWWNNNNNC")}, sku.plu, {}, Quantity::grams(1236))
                               .value_or(QString());
    }
}

TourStage::~TourStage() = default;

SalePage *TourStage::sale() { return m_window->findChild<SalePage *>(); }

void TourStage::at(int hour, int minute)
{
    m_clock.moveTo(fromStoreTime(storeTime(m_clock.wall()).date(), QTime(hour, minute)));
    wait(1100); // the clock in the top bar looks once a second
}

void TourStage::wait(int ms)
{
    QElapsedTimer timer;
    timer.start();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } while (timer.elapsed() < ms);
}

bool TourStage::until(const std::function<bool()> &condition, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > timeoutMs)
            return false;
        wait(5);
    }
    wait(40); // the screens have painted what the till said
    return true;
}

void TourStage::expect(bool condition, const char *what)
{
    if (!condition) {
        m_failures.append(QString::fromUtf8(what));
        QTextStream(stderr) << "tour: failed: " << what << "\n";
    }
}

void TourStage::scan(const QString &code)
{
    bool heard = false;
    const auto connection =
        QObject::connect(m_till.get(), &TillPort::scanned, m_window.get(), [&](const ScanFeedback &) { heard = true; });
    m_demo.runtime().scans().submit(devices::makeDecode(code, QStringLiteral("tour"), m_clock));
    expect(until([&] { return heard; }), "a scan got no outcome");
    QObject::disconnect(connection);
}

void TourStage::key(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers);
    QCoreApplication::sendEvent(target, &press);
    QCoreApplication::sendEvent(target, &release);
    wait(40);
}

void TourStage::type(const QString &text)
{
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, c.isDigit() ? Qt::Key_0 + c.digitValue() : 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(target, &press);
    }
    wait(80);
}

void TourStage::press(const char *name)
{
    for (QAbstractButton *button : m_window->findChildren<QAbstractButton *>(QString::fromLatin1(name))) {
        if (button->isVisible() && button->isEnabled()) {
            button->click();
            wait(60);
            return;
        }
    }
    m_failures.append(QStringLiteral("no button %1").arg(QLatin1String(name)));
    QTextStream(stderr) << "tour: no button " << name << "\n";
}

Status TourStage::done(const QFuture<Status> &command)
{
    until([&] { return command.isFinished(); });
    const Status status = command.resultCount() > 0 ? command.result() : Status(fail(ErrorCode::Timeout));
    if (!status)
        QTextStream(stderr) << "tour: " << errorName(status.error().code) << ": " << status.error().detail << "\n";
    return status;
}

void TourStage::look(kit::ThemeKind theme, const QString &language)
{
    m_style->setTheme(theme);
    m_window->setTheme(theme);
    m_window->setLanguage(language);
    wait(80);
}

void TourStage::save(QWidget &widget, const char *name)
{
    wait(60);
    const QString file =
        QStringLiteral("%1-%2.png").arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
    expect(widget.grab().save(QDir(m_folder).filePath(file)), "a picture could not be written");
}

void TourStage::take(const char *name) { save(*m_window, name); }

void TourStage::takeDisplay(const char *name) { save(*m_display, name); }

} // namespace mendian::app
