// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/gatewayset.h"
#include "tests/support/attemptplay.h"
#include "tests/support/fakegateway.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::app;
using test::FakeGateway;

namespace {

/// A gateway that says when it goes.
class Mortal final : public Gateway
{
public:
    Mortal(std::shared_ptr<FakeGateway> inner, QString name, QStringList &log)
        : m_inner(std::move(inner)), m_name(std::move(name)), m_log(log)
    {
    }
    ~Mortal() override
    {
        m_log.append(QStringLiteral("end ") + m_name);
        for (const Done &done : std::exchange(m_out, {}))
            done({});
    }
    const ProviderRules &rules() const override { return m_inner->rules(); }
    bool hasRoute() const override { return m_inner->hasRoute(); }
    void probe(std::function<void(bool)> done) override { m_inner->probe(std::move(done)); }
    void call(const GatewayCall &call, Done done) override
    {
        m_log.append(QStringLiteral("call ") + m_name);
        if (m_hold)
            m_out.append(done);
        else
            m_inner->call(call, std::move(done));
    }
    void hold(bool on) { m_hold = on; }
    void answerAll()
    {
        for (const Done &done : std::exchange(m_out, {}))
            done(Answer{.outcome = Outcome::UserPaying});
    }

private:
    std::shared_ptr<FakeGateway> m_inner;
    QString m_name;
    QStringList &m_log;
    bool m_hold = false;
    QList<Done> m_out;
};

GatewayCall query()
{
    return {PayCall::Query, newAttempt(SaleId::create(), QStringLiteral("wechat"), 100_fen).value(), {}, {}};
}

} // namespace

// Keys that change while payments run: which gateway is asked, and when the old one goes.
class TestLiveProvider : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void newCallsGoToTheNewKeys();
    void oldKeysStayUntilTheirCallsEnd();
    void manyChangesWhileOneCallRuns();
    void theEndAnswersEverything();
    void rulesOutliveTheirGateway();
    void refundsAreMissingUntilTheyAreThere();

private:
    std::shared_ptr<Mortal> make(const QString &name)
    {
        auto made = std::make_shared<Mortal>(m_books, name, m_log);
        m_last = made.get();
        return made;
    }
    LiveProvider::Later later()
    {
        return [this](std::function<void()> job) { m_jobs.append(std::move(job)); };
    }
    void runJobs()
    {
        for (const auto &job : std::exchange(m_jobs, {}))
            job();
    }

    std::shared_ptr<FakeGateway> m_books;
    QStringList m_log;
    Mortal *m_last = nullptr;
    QList<std::function<void()>> m_jobs;
};

void TestLiveProvider::init()
{
    m_books = std::make_shared<FakeGateway>();
    m_log.clear();
    m_jobs.clear();
}

void TestLiveProvider::newCallsGoToTheNewKeys()
{
    LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
    int answers = 0;
    live.call(query(), [&](const Answer &) { ++answers; });
    live.exchange({make(QStringLiteral("B")), nullptr, nullptr});
    live.call(query(), [&](const Answer &) { ++answers; });
    QCOMPARE(answers, 2);
    QCOMPARE(m_log.join(u' '), QStringLiteral("call A end A call B")); // nothing ran: A went at once
    QCOMPARE(live.generations(), 1);
    m_books->setRoute(false);
    QVERIFY(!live.hasRoute());
}

void TestLiveProvider::oldKeysStayUntilTheirCallsEnd()
{
    LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
    Mortal *old = m_last;
    old->hold(true);
    QList<Outcome> answers;
    const auto note = [&](const Answer &answer) { answers.append(answer.outcome); };
    live.call(query(), note);
    live.call(query(), note);
    live.exchange({make(QStringLiteral("B")), nullptr, nullptr});
    QCOMPARE(live.generations(), 2);
    live.call(query(), note);
    QCOMPARE(m_log.join(u' '), QStringLiteral("call A call A call B"));
    QCOMPARE(answers.size(), 1);
    old->answerAll(); // answers from within the old gateway: it must not go under its own feet
    QCOMPARE(answers, (QList<Outcome>{answers.first(), Outcome::UserPaying, Outcome::UserPaying}));
    QVERIFY(!m_log.contains(QStringLiteral("end A")));
    QCOMPARE(live.generations(), 1);
    runJobs();
    QVERIFY(m_log.contains(QStringLiteral("end A")));
    QVERIFY(!m_log.contains(QStringLiteral("end B")));
}

void TestLiveProvider::manyChangesWhileOneCallRuns()
{
    LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
    Mortal *first = m_last;
    first->hold(true);
    int answers = 0;
    live.call(query(), [&](const Answer &) { ++answers; });
    for (int i = 0; i < 5; ++i)
        live.exchange({make(QString::number(i)), nullptr, nullptr});
    // Those in between ran nothing and are gone; the first one waits for its answer.
    QCOMPARE(live.generations(), 2);
    first->answerAll();
    QCOMPARE(answers, 1);
    QCOMPARE(live.generations(), 1);
}

void TestLiveProvider::theEndAnswersEverything()
{
    QList<Outcome> answers;
    {
        LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
        m_last->hold(true);
        live.call(query(), [&](const Answer &answer) { answers.append(answer.outcome); });
        live.exchange({make(QStringLiteral("B")), nullptr, nullptr});
        m_last->hold(true);
        live.call(query(), [&](const Answer &answer) { answers.append(answer.outcome); });
    }
    QCOMPARE(answers, (QList<Outcome>{Outcome::Unclear, Outcome::Unclear}));
    QVERIFY(m_log.contains(QStringLiteral("end A")));
    QVERIFY(m_log.contains(QStringLiteral("end B")));
}

void TestLiveProvider::rulesOutliveTheirGateway()
{
    LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
    const ProviderRules &before = live.rules();
    const ProviderRules copy = before;
    m_books = std::make_shared<FakeGateway>(scaledRules(*providerRules(u"wechat"), 10));
    live.exchange({make(QStringLiteral("B")), nullptr, nullptr});
    QVERIFY(m_log.contains(QStringLiteral("end A")));
    QCOMPARE(before, copy); // still readable
    QCOMPARE(live.rules().queryEveryMs, copy.queryEveryMs / 10);
    QCOMPARE(live.provider(), QStringLiteral("wechat"));
}

void TestLiveProvider::refundsAreMissingUntilTheyAreThere()
{
    LiveProvider live({make(QStringLiteral("A")), nullptr, nullptr}, later());
    QVERIFY(!live.canRefund());
    QVERIFY(!live.hasBills());
    std::optional<RefundOutcome> refunded;
    live.refund(RefundCall::Query, {}, [&](const RefundAnswer &answer) { refunded = answer.outcome; });
    QCOMPARE(refunded, std::optional(RefundOutcome::Unclear));
    std::optional<ErrorCode> bill;
    live.fetchBill(BillSource::Kind::Trade, {}, [&](const Result<QByteArray> &file) { bill = file.error().code; });
    QCOMPARE(bill, std::optional(ErrorCode::Unsupported));
}

MENDIAN_TEST(TestLiveProvider)
#include "tst_liveprovider.moc"
