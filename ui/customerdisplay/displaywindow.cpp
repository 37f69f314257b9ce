// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customerdisplay/displaywindow.h"

#include "ui/customerdisplay/customerdisplay.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>
#include <QWindow>

namespace mendian {

CustomerDisplayWindow::CustomerDisplayWindow(TillPort &till, const QString &wantedScreen, QWidget *parent)
    : QWidget(parent, Qt::Window | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus),
      m_content(new CustomerDisplay(this)), m_wanted(wantedScreen)
{
    setObjectName(QStringLiteral("customerDisplayWindow"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowTitle(tr("Customer display"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content);
    m_content->setView(till.view());
    connect(&till, &TillPort::viewChanged, m_content, &CustomerDisplay::setView);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &CustomerDisplayWindow::follow);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, &CustomerDisplayWindow::follow);
    // The list still holds the screen while the signal runs.
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &CustomerDisplayWindow::follow, Qt::QueuedConnection);
    follow();
}

QList<ScreenInfo> CustomerDisplayWindow::screens()
{
    QList<ScreenInfo> list;
    const QList<QScreen *> all = QGuiApplication::screens();
    for (const QScreen *screen : all)
        list += {.name = screen->name(),
            .serial = screen->serialNumber(),
            .geometry = screen->geometry(),
            .primary = screen == QGuiApplication::primaryScreen()};
    return list;
}

void CustomerDisplayWindow::setWantedScreen(const QString &key)
{
    m_wanted = key;
    follow();
}

void CustomerDisplayWindow::follow()
{
    const int at = customerScreen(screens(), m_wanted);
    if (at < 0) {
        hide();
        return;
    }
    QScreen *screen = QGuiApplication::screens().at(at);
    winId(); // makes the native window, so that it can be moved before it is shown
    windowHandle()->setScreen(screen);
    setGeometry(screen->geometry());
    showFullScreen();
}

} // namespace mendian
