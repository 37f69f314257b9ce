// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/demo.h"
#include "app/gui/tourclock.h"
#include "ui/cashier/frame/cashierwindow.h"
#include "ui/customerdisplay/customerdisplay.h"
#include "ui/kit/language.h"
#include "ui/kit/style.h"

#include <QApplication>

namespace mendian {
class SalePage;
}

namespace mendian::app {

/// The demo shop with its window and customer display, driven by hand: scans go through the queue, buttons are pressed
/// by name, and what fails is noted. GUI thread.
class TourStage
{
public:
    TourStage(QApplication &application, DemoShop &demo, TourClock &clock, const QString &folder);
    ~TourStage();

    TillPort &till() { return *m_till; }
    TillView view() const { return m_till->view(); }
    sandbox::World &world() { return m_demo.world(); }
    DemoShop &demo() { return m_demo; }
    CashierWindow &window() { return *m_window; }
    SalePage *sale();
    QString barcode(int index) const { return m_barcodes.value(index); }
    QString weighLabel() const { return m_weighLabel; }

    /// Moves the day on to hh:mm in store time.
    void at(int hour, int minute);
    void scan(const QString &code);
    void type(const QString &text);
    /// Presses the visible button of this object name; a missing one is a failure.
    void press(const char *name);
    /// Sends a key to the window as a person's keyboard would.
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void wait(int ms);
    bool until(const std::function<bool()> &condition, int timeoutMs = 20'000);
    void expect(bool condition, const char *what);
    void take(const char *name);        ///< a picture of the cashier's window
    void takeDisplay(const char *name); ///< of the customer display
    void look(kit::ThemeKind theme, const QString &language);
    Status done(const QFuture<Status> &command);

    int pictures() const { return m_pictures; }
    const QStringList &failures() const { return m_failures; }

private:
    void save(QWidget &widget, const char *name);

    DemoShop &m_demo;
    TourClock &m_clock;
    QString m_folder;
    kit::MendianStyle *m_style;
    kit::Language m_language;
    std::unique_ptr<kit::SoundPlayer> m_sounds;
    std::unique_ptr<TillService> m_till;
    std::unique_ptr<CashierWindow> m_window;
    std::unique_ptr<CustomerDisplay> m_display;
    QStringList m_barcodes;
    QString m_weighLabel;
    int m_pictures = 0;
    QStringList m_failures;
};

} // namespace mendian::app
