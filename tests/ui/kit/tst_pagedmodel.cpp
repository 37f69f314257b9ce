// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/pagedmodel.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <memory>

using namespace mendian;
using namespace mendian::kit;

namespace {
struct Goods
{
    int number = 0;
    QString name;
};

using Model = PagedModel<Goods, QString>;
using Answer = Result<Page<Goods>>;

// A store that answers when the test says so.
class SlowStore
{
public:
    struct Call
    {
        QString query;
        qint64 offset;
        int limit;
        std::shared_ptr<QPromise<Answer>> promise;
    };
    Model::Fetch fetch()
    {
        return [this](const QString &query, qint64 offset, int limit) {
            auto promise = std::make_shared<QPromise<Answer>>();
            promise->start();
            calls.append({query, offset, limit, promise});
            return promise->future();
        };
    }
    void answer(int call, int count, bool last, qint64 total = -1)
    {
        Page<Goods> page;
        for (int i = 0; i < count; ++i) {
            const int number = static_cast<int>(calls[call].offset) + i;
            page.rows.append({number, calls[call].query + QString::number(number)});
        }
        page.last = last;
        page.total = total;
        finish(call, page);
    }
    void finish(int call, const Answer &answer)
    {
        calls[call].promise->addResult(answer);
        calls[call].promise->finish();
        QCoreApplication::processEvents();
    }
    QList<Call> calls;
};

QList<Model::Column> columns()
{
    return {{QStringLiteral("No"),
                [](const Goods &g, int role) { return role == Qt::DisplayRole ? QVariant(g.number) : QVariant(); },
                Qt::AlignRight},
        {QStringLiteral("Name"),
            [](const Goods &g, int role) { return role == Qt::DisplayRole ? QVariant(g.name) : QVariant(); }}};
}
} // namespace

class TestPagedModel : public QObject
{
    Q_OBJECT
private slots:
    void fetchesInPages();
    void dropsLateAnswers();
    void keepsOldRowsUntilTheNewQueryAnswers();
    void tellsErrorsAndCanTryAgain();
    void survivesItsDeathWhileLoading();
    void repaintsOneRow();
};

void TestPagedModel::fetchesInPages()
{
    SlowStore store;
    Model model(columns(), store.fetch(), nullptr, 50);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.canFetchMore({}));
    model.reload();
    QVERIFY(model.isLoading());
    QVERIFY(!model.canFetchMore({}));
    store.answer(0, 50, false, 70);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.total(), qint64(70));
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(store.calls.at(1).offset, qint64(50));
    store.answer(1, 20, true, 70);
    QCOMPARE(model.rowCount(), 70);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(69, 0).data().toInt(), 69);
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Name"));
    QCOMPARE(model.row(3).number, 3);
}

void TestPagedModel::dropsLateAnswers()
{
    SlowStore store;
    Model model(columns(), store.fetch());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery(QStringLiteral("a"));
    model.setQuery(QStringLiteral("ab"));
    store.answer(1, 2, true);
    store.answer(0, 5, true);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(0).name, QStringLiteral("ab0"));
    QVERIFY(!model.isLoading());
}

void TestPagedModel::keepsOldRowsUntilTheNewQueryAnswers()
{
    SlowStore store;
    Model model(columns(), store.fetch());
    model.setQuery(QStringLiteral("a"));
    store.answer(0, 3, false);
    model.setQuery(QStringLiteral("b"));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.canFetchMore({}));
    store.answer(1, 1, true);
    QCOMPARE(model.rowCount(), 1);
}

void TestPagedModel::tellsErrorsAndCanTryAgain()
{
    SlowStore store;
    Model model(columns(), store.fetch());
    QSignalSpy failed(&model, &PagedModelBase::loadFailed);
    model.reload();
    store.finish(0, fail(ErrorCode::Io, QStringLiteral("disk")));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Io);
    QVERIFY(!model.isLoading());
    model.reload();
    store.answer(1, 4, true);
    QCOMPARE(model.rowCount(), 4);
}

void TestPagedModel::survivesItsDeathWhileLoading()
{
    SlowStore store;
    auto model = std::make_unique<Model>(columns(), store.fetch());
    model->reload();
    model.reset();
    store.answer(0, 4, true);
    QCOMPARE(store.calls.size(), 1);
}

void TestPagedModel::repaintsOneRow()
{
    SlowStore store;
    Model model(columns(), store.fetch());
    model.reload();
    store.answer(0, 4, true);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.replaceRow(2, {2, QStringLiteral("new")});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 2);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 2);
    QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("new"));
}

MENDIAN_TEST(TestPagedModel)
#include "tst_pagedmodel.moc"
