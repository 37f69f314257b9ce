// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/guiprogram.h"
#include "app/owner/ownerclient.h"
#include "app/runtime/newshop.h"
#include "app/runtime/training.h"
#include "tests/support/testmain.h"
#include "ui/cashier/frame/cashierwindow.h"
#include "ui/cashier/signin/signinpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

using namespace mendian;
using namespace mendian::app;

// The program as it runs: from the sign-in page of a real shop into training, and back.
class TestTrainingSwitch : public QObject
{
    Q_OBJECT
private slots:
    void thereAndBack();

private:
    static CashierWindow *window()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<CashierWindow *>(widget); found && found->isVisible())
                return found;
        return nullptr;
    }
    /// The switch when it shows this kind of shop.
    static QAbstractButton *button(bool inTraining)
    {
        CashierWindow *shown = window();
        if (!shown || shown->page() != QLatin1String("signin"))
            return nullptr;
        auto *found = shown->findChild<QAbstractButton *>(QStringLiteral("signin.training"));
        const bool back = found && found->text() == SignInPage::tr("End training");
        return found && found->isVisible() && back == inTraining ? found : nullptr;
    }
    static bool answers(const QString &folder)
    {
        OwnerRequest request;
        request.body = {{QStringLiteral("op"), QStringLiteral("ping")}};
        request.connectMs = 500;
        request.silenceMs = 5000;
        Worker other(QStringLiteral("other"));
        auto future =
            other.run([&] { return askOwner(folder + QStringLiteral("/mendian.socket"), request).has_value(); });
        return QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) && future.result();
    }
};

void TestTrainingSwitch::thereAndBack()
{
    const QTemporaryDir dir;
    NewShop shop;
    shop.folder = dir.filePath(QStringLiteral("shop"));
    shop.kind = storage::FolderKind::Real;
    shop.store = QStringLiteral("S009");
    shop.people = {{QStringLiteral("0900"), QStringLiteral("Ma"), Role::Manager, QStringLiteral("802491")}};
    shop.options.ballastBytes = 0;
    QVERIFY(createShop(shop, SystemClock()));
    GuiOptions options;
    options.data = shop.folder;
    QStringList seen;
    bool shopAnsweredMeanwhile = false;
    bool lessonAnswered = false;
    QTimer steps;
    connect(&steps, &QTimer::timeout, this, [&] {
        static bool busy = false;
        if (busy)
            return;
        busy = true;
        if (seen.isEmpty()) {
            if (QAbstractButton *into = button(false)) {
                seen.append(QStringLiteral("shop"));
                into->click();
            }
        } else if (seen.size() == 1) {
            if (QAbstractButton *back = button(true)) {
                seen.append(QStringLiteral("training"));
                // The shop behind the lesson is still owned and reachable.
                shopAnsweredMeanwhile = answers(shop.folder);
                lessonAnswered = answers(trainingFolder(shop.folder));
                back->click();
            }
        } else if (seen.size() == 2 && button(false)) {
            seen.append(QStringLiteral("shop again"));
            QApplication::exit(42);
        }
        busy = false;
    });
    steps.start(50);
    QTimer::singleShot(120'000, &steps, [] { QApplication::exit(7); });
    QCOMPARE(runGui(*qApp, options), 42);
    QCOMPARE(seen.join(u", "), QStringLiteral("shop, training, shop again"));
    QVERIFY(shopAnsweredMeanwhile);
    QVERIFY(lessonAnswered);
    const auto lesson = storage::DataFolder::open(trainingFolder(shop.folder), storage::DataFolder::Mode::ReadOnly);
    QVERIFY(lesson);
    QCOMPARE((*lesson)->kind(), storage::FolderKind::Training);
}

MENDIAN_TEST(TestTrainingSwitch)
#include "tst_trainingswitch.moc"
