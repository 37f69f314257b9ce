// SPDX-License-Identifier: GPL-3.0-or-later
// A till in the hands of chance (seeded): whatever people do and however a provider answers, in the end the provider's
// money is the journal's money, what was paid is what was sold, and the shift adds up.
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;
using Reply = FakeGateway::Reply;

class TestTillProperty : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false")); }
    void theBooksAgree_data();
    void theBooksAgree();

private:
    void act(TestShop &t);
    void pay(TestShop &t);
    void settle(TestShop &t);
    int below(int n) { return static_cast<int>(m_random.bounded(n)); }
    Money rest(TestShop &t) const { return t.till->view().payment.screen ? t.till->view().payment.remaining : Money(); }

    static constexpr int kRoundsEach = 60;
    static constexpr int kActs = 25;
    QRandomGenerator m_random;
    qint64 m_cash = 0; ///< fen that went into the drawer by cash sales
    int m_code = 0;
};

void TestTillProperty::theBooksAgree_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed : {11U, 23U, 37U, 53U, 71U})
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestTillProperty::pay(TestShop &t)
{
    PaymentDesk &desk = t.till->paymentDesk();
    const QString code = QStringLiteral("1345678901%1").arg(++m_code, 8, 10, QLatin1Char('0'));
    static constexpr Reply replies[] = {
        Reply::Prompt, Reply::Double, Reply::Held, Reply::Lost, Reply::LostUnclear, Reply::NeverSent, Reply::Unclear};
    switch (below(5)) {
    case 0:
        (void)desk.open(QStringLiteral("cash"));
        (void)desk.payCash(Money::fromFen(rest(t).fen() + below(5) * 100));
        break;
    case 1:
        (void)desk.open(QStringLiteral("external"));
        (void)desk.payExternal(
            QStringLiteral("%1").arg(100'000 + m_code), Money::fromFen(1 + below(400)), QStringLiteral("6789"));
        break;
    case 2:
        (void)desk.open(QStringLiteral("combined"));
        (void)desk.payPart(QStringLiteral("wechat"), Money::fromFen(1 + below(700)));
        [[fallthrough]];
    default:
        t.gateway.askPassword(below(3) == 0);
        if (below(4) == 0)
            t.gateway.answerWith(PayCall::Pay, Outcome::RefusedFinal);
        t.gateway.treat(PayCall::Pay, {replies[below(7)]});
        t.gateway.treat(PayCall::Query, {replies[below(7)]});
        t.gateway.treat(PayCall::Reverse, {replies[below(7)]});
        t.scan(code);
        break;
    }
}

void TestTillProperty::act(TestShop &t)
{
    const TillView view = t.till->view();
    const auto &lines = view.basket.lines;
    const qint64 key = lines.isEmpty() ? 0 : lines[below(static_cast<int>(lines.size()))].key;
    PaymentDesk &desk = t.till->paymentDesk();
    BasketDesk &basket = t.till->basketDesk();
    switch (below(20)) {
    case 0:
        (void)basket.setQuantity(key, Quantity::pieces(1 + below(9)));
        break;
    case 1:
        (void)basket.changePrice(key, Money::fromFen(1 + below(500)), QStringLiteral("damaged"), {});
        break;
    case 2:
        (void)basket.discountLine(key, {below(1500), {}, {}}, {});
        break;
    case 3:
        (void)basket.discountWhole({below(800), {}, {}}, {});
        break;
    case 4:
        (void)t.till->hold();
        break;
    case 5:
        if (const auto holds = t.till->holds(); holds && !holds->isEmpty())
            (void)t.till->recall(holds->at(below(static_cast<int>(holds->size()))).hold);
        break;
    case 6:
        (void)desk.park();
        break;
    case 7:
        if (!view.parked.isEmpty())
            (void)desk.reopen(view.parked[below(static_cast<int>(view.parked.size()))].attempt);
        break;
    case 8:
        (void)desk.close();
        break;
    case 9:
        (void)desk.reverse();
        break;
    case 10:
        for (const Attempt &attempt : t.driver->undecided())
            if (below(2) && t.gateway.orders().contains(attempt.outTradeNo))
                t.gateway.customerPays(attempt.outTradeNo);
        t.pass(5'000);
        break;
    case 11:
        t.gateway.release();
        t.settle();
        break;
    case 12:
        if (below(3) == 0) {
            below(2) ? t.restart() : (t.die(), t.open());
            (void)t.signInByBadge();
        }
        break;
    case 13:
        (void)(below(2) ? basket.undo() : basket.redo());
        break;
    case 14:
    case 15:
    case 16:
        pay(t);
        break;
    default:
        t.scan(QLatin1String(below(2) ? TestShop::kWater : TestShop::kMilk));
        break;
    }
}

// The customers are gone, the provider answers honestly, time passes: everything is decided.
void TestTillProperty::settle(TestShop &t)
{
    t.gateway.askPassword(false);
    t.gateway.release();
    for (int i = 0; i < 400 && !t.driver->undecided().isEmpty(); ++i)
        t.pass(i < 100 ? 5'000 : 60'000);
    t.till->paymentDesk().finishPending();
}

void TestTillProperty::theBooksAgree()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    TestShop t;
    t.ready();
    for (int round = 0; round < kRoundsEach; ++round) {
        for (int i = 0; i < kActs; ++i)
            act(t);
        settle(t);
        const QByteArray where = QByteArray::number(seed) + " round " + QByteArray::number(round);
        QVERIFY2(t.driver->undecided().isEmpty(), where.constData());

        qint64 provider = 0;
        const auto orders = t.gateway.orders();
        for (const FakeGateway::Order &order : orders) {
            QVERIFY2(order.charges <= 1, where.constData());
            provider += order.paid && !order.returned ? order.amount.fen() : 0;
        }
        const qint64 paid =
            t.count("SELECT coalesce(sum(amount), 0) FROM attempts WHERE provider = 'wechat' AND state = 'Paid'");
        QVERIFY2(provider == paid,
            qPrintable(QStringLiteral("%1: provider %2 journal %3").arg(QLatin1String(where)).arg(provider).arg(paid)));
        // What was paid is sold, or waits in a sale that is on the panel or in the tray.
        const qint64 sold = t.count("SELECT coalesce(sum(amount), 0) FROM sale_tenders WHERE kind = 'wechat'");
        const qint64 waiting = t.count("SELECT coalesce(sum(a.amount), 0) FROM attempts a JOIN open_sales o ON o.id = "
                                       "a.sale WHERE a.provider = 'wechat' AND a.state = 'Paid'");
        QVERIFY2(paid == sold + waiting, where.constData());
        QVERIFY2(t.count("SELECT (SELECT coalesce(sum(total), 0) FROM sales) - (SELECT coalesce(sum(amount), 0) FROM "
                         "sale_tenders)")
                == 0,
            where.constData());
        QVERIFY2(t.count("SELECT coalesce(sum(amount), 0) - (SELECT coalesce(sum(total), 0) FROM sales) FROM "
                         "shift_totals WHERE kind = 'sale'")
                == 0,
            where.constData());
        QVERIFY2(t.count("SELECT coalesce(max(n), 0) - count(*) FROM sales") == 0, where.constData());
        if (round % 10 == 9)
            QVERIFY2(t.verifies(), where.constData());
    }
    qInfo("seed %u: %lld sales, %lld holds left, %lld attempts, %lld abandoned", seed,
        static_cast<long long>(t.events(EventKind::Sale)),
        static_cast<long long>(t.count("SELECT count(*) FROM holds")),
        static_cast<long long>(t.count("SELECT count(*) FROM attempts")),
        static_cast<long long>(t.events(EventKind::SaleAbandoned)));
    QVERIFY(t.events(EventKind::Sale) > 20);
}

MENDIAN_TEST(TestTillProperty)
#include "tst_tillproperty.moc"
