// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/tillrig.h"

#include "app/bench/prepare.h"
#include "app/bench/stats.h"
#include "ui/cashier/frame/cashierwindow.h"
#include "ui/customerdisplay/customerdisplay.h"

#include <QApplication>
#include <QThread>

namespace mendian::bench {

namespace {
constexpr double kPatienceMs = 30'000;
}

Result<std::unique_ptr<TillRig>> TillRig::open(const QString &folder)
{
    std::unique_ptr<TillRig> rig(new TillRig);
    app::RuntimeOptions options;
    options.folder = folder;
    auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return fail(runtime.error());
    rig->m_runtime = *std::move(runtime);
    rig->m_service.reset(rig->m_runtime->makeService());
    const CashierParts parts{*rig->m_service, rig->m_silence, rig->m_runtime->clock()};
    rig->m_window = std::make_unique<CashierWindow>(parts);
    rig->m_window->resize(1366, 768);
    rig->m_window->show();
    // There is no second screen offscreen: the display's content is shown as a window of its own.
    auto display = std::make_unique<CustomerDisplay>();
    display->setView(rig->view());
    QObject::connect(rig->m_service.get(), &TillPort::viewChanged, display.get(), &CustomerDisplay::setView);
    display->resize(1024, 600);
    display->show();
    rig->m_display = std::move(display);
    QObject::connect(rig->m_service.get(), &TillPort::scanned, rig->m_window.get(),
        [self = rig.get()](const ScanFeedback &feedback) {
            ++self->m_scanned;
            self->m_feedback = feedback;
        });
    settle();
    return rig;
}

TillRig::~TillRig()
{
    m_display.reset();
    m_window.reset();
    m_service.reset();
    m_runtime.reset();
}

void TillRig::settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

Status TillRig::until(const std::function<bool()> &done, const char *what)
{
    const double begin = steadyMs();
    while (!done()) {
        if (steadyMs() - begin > kPatienceMs)
            return fail(ErrorCode::Timeout, QStringLiteral("waited too long for %1").arg(QLatin1String(what)));
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (!done())
            QThread::usleep(50);
    }
    return {};
}

Status TillRig::signIn()
{
    if (view().person)
        return {};
    const auto taken = scan(cashierBadge(), "routed");
    return taken ? Status() : Status(fail(taken.error()));
}

Result<double> TillRig::scan(const QString &text, const char *expected)
{
    const devices::Decode decode = devices::makeDecode(text, QStringLiteral("bench"), m_runtime->clock());
    const qint64 before = m_scanned;
    const double begin = steadyMs();
    m_runtime->scans().submit(decode);
    while (m_scanned == before) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (steadyMs() - begin > kPatienceMs)
            return fail(ErrorCode::Timeout, QStringLiteral("no outcome for a scan"));
    }
    settle();
    const double taken = steadyMs() - begin;
    if (m_feedback.outcome != QLatin1String(expected))
        return fail(
            ErrorCode::Conflict, QStringLiteral("a scan was %1 (%2)").arg(m_feedback.outcome, m_feedback.reason));
    return taken;
}

Status TillRig::fill(const QStringList &codes)
{
    for (const QString &code : codes) {
        const auto taken = scan(code);
        if (!taken)
            return fail(taken.error());
    }
    return {};
}

Status TillRig::payCash()
{
    MENDIAN_TRY(wait(*this, m_service->openPayment(QStringLiteral("cash"))));
    MENDIAN_TRY(wait(*this, m_service->payCash(view().payment.due)));
    MENDIAN_TRY(until([this] { return view().payment.screen == 4; }, "the receipt"));
    return wait(*this, m_service->finishPanel());
}

Status TillRig::clear()
{
    if (view().payment.screen == 4)
        MENDIAN_TRY(wait(*this, m_service->finishPanel()));
    return view().basket.lines.isEmpty() ? Status() : wait(*this, m_service->clearBasket());
}

} // namespace mendian::bench
