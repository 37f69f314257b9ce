// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/onready.h"
#include "core/result.h"
#include "core/worker.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestWorker : public QObject
{
    Q_OBJECT
private slots:
    void keepsOrder();
    void answersOnTheCallersThread();
    void aClosedContextHearsNothing();
    void finishesQueuedJobs();
};

void TestWorker::keepsOrder()
{
    Worker worker(QStringLiteral("test"));
    QList<int> seen;
    QFuture<int> last;
    for (int i = 0; i < 1000; ++i)
        last = worker.run([i, &seen] {
            seen.append(i);
            return i;
        });
    QCOMPARE(last.result(), 999);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(seen.at(i), i);
}

void TestWorker::answersOnTheCallersThread()
{
    Worker worker(QStringLiteral("test"));
    QThread *thread = nullptr;
    onReady(worker.run([]() -> Result<int> { return 7; }), this, [&](const Result<int> &value) {
        QCOMPARE(value.value(), 7);
        thread = QThread::currentThread();
    });
    QTRY_COMPARE(thread, QThread::currentThread());
}

void TestWorker::aClosedContextHearsNothing()
{
    Worker worker(QStringLiteral("test"));
    bool heard = false;
    {
        QObject page;
        onReady(worker.run([] {
            QThread::msleep(20);
            return 1;
        }),
            &page, [&](int) { heard = true; });
    }
    worker.run([] {}).waitForFinished();
    QCoreApplication::processEvents();
    QVERIFY(!heard);
}

void TestWorker::finishesQueuedJobs()
{
    int done = 0;
    {
        Worker worker(QStringLiteral("test"));
        for (int i = 0; i < 100; ++i)
            worker.post([&] { ++done; });
    }
    QCOMPARE(done, 100);
}

MENDIAN_TEST(TestWorker)
#include "tst_worker.moc"
