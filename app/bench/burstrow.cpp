// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "devices/scanner/wedgefilter.h"

#include <QApplication>
#include <QWindow>
#include <random>

QT_BEGIN_NAMESPACE
// Where the window system puts keys: through shortcuts, filters and focus. Qt Gui exports it for Qt Test.
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow *window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
    const QString &text = QString(), bool autorepeat = false, ushort count = 1);
QT_END_NAMESPACE

namespace mendian::bench {

namespace {

constexpr int kScans = 200;
constexpr double kSecond = 1'000.0;
constexpr double kPerSecond = 20;

/// A keyboard wedge that types into the window, and hands that move the focus about.
class Hands
{
public:
    explicit Hands(QWidget &window) : m_window(window) {}

    void type(const QString &code)
    {
        for (const QChar c : code)
            press(c.toUpper().unicode(), c);
        press(Qt::Key_Return, QStringLiteral("\r"));
    }
    void moveFocus()
    {
        QList<QWidget *> able;
        const auto all = m_window.findChildren<QWidget *>();
        for (QWidget *widget : all)
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
                able.append(widget);
        if (!able.isEmpty())
            able[static_cast<qsizetype>(m_random() % static_cast<size_t>(able.size()))]->setFocus();
    }

private:
    void press(int key, const QString &text)
    {
        qt_handleKeyEvent(m_window.windowHandle(), QEvent::KeyPress, key, {}, text);
        qt_handleKeyEvent(m_window.windowHandle(), QEvent::KeyRelease, key, {}, text);
        if (m_random() % 16 == 0)
            moveFocus();
    }

    QWidget &m_window;
    std::mt19937 m_random{20};
};

/// Scans without an outcome, and outcomes at another's place.
int misses(const QStringList &sent, const QStringList &seen)
{
    int wrong = static_cast<int>(qAbs(sent.size() - seen.size()));
    for (qsizetype i = 0; i < qMin(sent.size(), seen.size()); ++i)
        wrong += sent[i] != seen[i];
    return wrong;
}

} // namespace

// The first round takes its ten seconds, the others come as fast as the window takes keys.
Result<Outcome> scanBurst(Bench &bench)
{
    const auto folder = bench.copyOf({100'000, 90, 500, 0});
    if (!folder)
        return fail(folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    auto opened = TillRig::open(*folder);
    if (!opened)
        return fail(opened.error());
    TillRig &rig = **opened;
    MENDIAN_TRY(rig.signIn());
    rig.window().activateWindow();
    devices::WedgeFilter wedge(devices::ScannerProfile::usb(), rig.runtime().clock());
    QObject::connect(&wedge, &devices::Scanner::decoded, &wedge,
        [&](const devices::Decode &decode) { rig.runtime().scans().submit(decode); });
    wedge.start();
    QStringList seen;
    QObject::connect(
        &rig.service(), &TillPort::scanned, &wedge, [&](const ScanFeedback &feedback) { seen.append(feedback.text); });
    Hands hands(rig.window());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        seen.clear();
        QStringList sent;
        const double begin = steadyMs();
        for (int i = 0; i < kScans; ++i) {
            const double due = begin + i * kSecond / kPerSecond;
            if (round == 0)
                MENDIAN_TRY(rig.until([&] { return steadyMs() >= due; }, "the next scan"));
            sent.append(codes->at((round * kScans + i) % codes->size()));
            hands.type(sent.last());
            hands.moveFocus();
            QCoreApplication::processEvents();
        }
        (void)rig.until([&] { return seen.size() >= sent.size(); }, "the last outcome");
        outcome.rounds.append(Round{double(misses(sent, seen))});
        outcome.notes.append(QStringLiteral("%1 scans in %2 s (%3), %4 lines in the basket")
                                 .arg(sent.size())
                                 .arg((steadyMs() - begin) / kSecond, 0, 'f', 1)
                                 .arg(round == 0 ? QLatin1String("20 a second") : QLatin1String("back to back"))
                                 .arg(rig.view().basket.lines.size()));
        MENDIAN_TRY(rig.clear());
    }
    return outcome;
}

} // namespace mendian::bench
