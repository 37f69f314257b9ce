// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeprompter.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/faketill.h"
#include "ui/cashier/frame/cashierwindow.h"
#include "ui/kit/language.h"
#include "ui/kit/style.h"

#include <QApplication>

namespace mendian::test {

/// The cashier's window over a fake till, in English, shown and settled.
struct FrameFixture
{
    explicit FrameFixture(const QString &scene = QStringLiteral("sale.normal"))
        : till(scene),
          window({.till = till, .sounds = sounds, .clock = clock, .prompter = &prompter, .language = &language})
    {
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 6; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
        }
    }
    template <typename F>
    void change(F edit)
    {
        TillView view = till.view();
        edit(view);
        till.setView(view);
        settle();
    }
    template <typename T>
    T *part()
    {
        return window.findChild<T *>();
    }
    static void installKitOnce()
    {
        if (!qobject_cast<kit::MendianStyle *>(QApplication::style()))
            kit::installKit(*qApp, kit::ThemeKind::Light, false);
    }

    ManualClock clock;
    FakeTill till;
    FakePrompter prompter;
    FakeSoundPlayer sounds;
    kit::Language language;
    CashierWindow window;
};

} // namespace mendian::test
