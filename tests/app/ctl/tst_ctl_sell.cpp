// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/ctl/tillwatch.h"
#include "app/runtime/demoworld.h"
#include "app/runtime/shopruntime.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

using namespace mendian;
using sandbox::Call;
using sandbox::Fault;
using sandbox::FaultRule;

// `sell` and `payment` on a demo shop, against the sandbox over real TLS, in one process.
class TestCtlSell : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cashGivesChangeAndASlip();
    void quantities();
    void paymentCode();
    void split();
    void alipay_data();
    void alipay();
    void refusals_data();
    void refusals();
    void undecidedIsFollowedUp();
    void resolvedByAManager();
    void partPaidIsCompleted();
    void goodsLeftInTheBasket();
    void watchesWhileTheTillPublishes();
    void verifiesInTheEnd();

private:
    test::CtlResult sell(const QStringList &rest);
    QString data() const { return m_dir.filePath(QStringLiteral("shop")); }
    QString code() { return QStringLiteral("wechat:") + m_world->freshCode(); }
    qint64 receipts();
    void breakEverything();

    QTemporaryDir m_dir;
    std::unique_ptr<sandbox::World> m_world;
    test::DemoItem m_item = test::demoItem();
    test::DemoItem m_other = test::demoItem(1);
};

test::CtlResult TestCtlSell::sell(const QStringList &rest)
{
    return test::ctl(QStringList{QStringLiteral("sell"), QStringLiteral("--data"), data()} + rest);
}

qint64 TestCtlSell::receipts()
{
    const auto last = test::ctl({QStringLiteral("receipt"), QStringLiteral("show"), QStringLiteral("--data"), data()});
    return last.json.value(QStringLiteral("receipt")).toString().section(u'-', -1).toLongLong();
}

void TestCtlSell::initTestCase()
{
    sandbox::WorldOptions options;
    options.folder = m_dir.filePath(QStringLiteral("world"));
    options.timeScale = 30;
    auto world = sandbox::World::start(options);
    QVERIFY2(world, world ? "" : qPrintable(world.error().detail));
    m_world = *std::move(world);
    test::makeDemo(data());
    QVERIFY(app::pointShopAtWorld(data(), *m_world));
}

void TestCtlSell::init() { m_world->clearFaults(); }

void TestCtlSell::cashGivesChangeAndASlip()
{
    const QString slips = m_dir.filePath(QStringLiteral("slips"));
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"),
        QStringLiteral("cash:100"), QStringLiteral("--print-to"), slips});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("ok")).toBool(), true);
    QCOMPARE(sold.state(), QStringLiteral("finished"));
    QCOMPARE(sold.json.value(QStringLiteral("receipt")).toString(), QStringLiteral("S001-02-1-1"));
    QCOMPARE(sold.json.value(QStringLiteral("total_fen")).toInteger(), m_item.fen);
    QCOMPARE(sold.json.value(QStringLiteral("change_fen")).toInteger(), 10'000 - m_item.fen);
    QCOMPARE(sold.json.value(QStringLiteral("shift_opened")).toBool(), true);
    const QStringList files = QDir(slips).entryList({QStringLiteral("*receipt.txt")});
    QCOMPARE(files.size(), 1);
    QFile slip(QDir(slips).filePath(files.first()));
    QVERIFY(slip.open(QIODevice::ReadOnly));
    QVERIFY(slip.readAll().contains("S001-02-1-1"));
}

void TestCtlSell::quantities()
{
    const auto sold = sell(
        {QStringLiteral("--code"), m_item.barcode + QStringLiteral("x3"), QStringLiteral("--code"), m_other.barcode,
            QStringLiteral("--qty"), QStringLiteral("2"), QStringLiteral("--pay"), QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("total_fen")).toInteger(), 3 * m_item.fen + 2 * m_other.fen);
    QCOMPARE(sold.json.value(QStringLiteral("shift_opened")).toBool(), false);
}

void TestCtlSell::paymentCode()
{
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"), code()});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    const auto payments = sold.json.value(QStringLiteral("payments")).toArray();
    QCOMPARE(payments.size(), 1);
    QCOMPARE(payments[0].toObject().value(QStringLiteral("state")).toString(), QStringLiteral("Paid"));
    QCOMPARE(sold.json.value(QStringLiteral("print")).toString(), QStringLiteral("sent"));
    QCOMPARE(m_world->orders().last().takenFen, m_item.fen);
}

void TestCtlSell::split()
{
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode + QStringLiteral("x10"), QStringLiteral("--pay"),
        QStringLiteral("cash:2"), QStringLiteral("--pay"), QStringLiteral("external:000777:1.00:1234"),
        QStringLiteral("--pay"), code()});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QStringList kinds;
    qint64 sum = 0;
    for (const QJsonValue &tender : sold.json.value(QStringLiteral("tenders")).toArray()) {
        kinds.append(tender.toObject().value(QStringLiteral("kind")).toString());
        sum += tender.toObject().value(QStringLiteral("amount_fen")).toInteger();
    }
    kinds.sort();
    QCOMPARE(kinds.join(u' '), QStringLiteral("cash external wechat"));
    QCOMPARE(sum, 10 * m_item.fen);
    QCOMPARE(m_world->orders().last().totalFee, 10 * m_item.fen - 300);
}

void TestCtlSell::alipay_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("state");   // of the sale
    QTest::addColumn<QString>("attempt"); // of the payment
    QTest::newRow("none") << -1 << 0 << "finished"
                          << "Paid";
    // Alipay knows no such number and says so: it is asked for some minutes more before that is believed.
    QTest::newRow("lost request") << int(Fault::LostRequest) << 4 << "undecided"
                                  << "Unknown";
    QTest::newRow("lost reply after success") << int(Fault::LostReply) << 0 << "finished"
                                              << "Paid";
    QTest::newRow("system error, done") << int(Fault::AcqSystemErrorDone) << 0 << "finished"
                                        << "Paid";
    QTest::newRow("system error, not done") << int(Fault::AcqSystemError) << 3 << "refused"
                                            << "Closed";
    QTest::newRow("customer pays after the password") << int(Fault::WaitApprove) << 0 << "finished"
                                                      << "Paid";
    QTest::newRow("customer never answers") << int(Fault::WaitNever) << 3 << "refused"
                                            << "Closed";
    QTest::newRow("refused") << int(Fault::Refuse) << 3 << "refused"
                             << "Refused";
    QTest::newRow("answered as paid, then taken back") << int(Fault::RollBack) << 3 << "refused"
                                                       << "Closed";
    QTest::newRow("wrong signature") << int(Fault::WrongSign) << 0 << "finished"
                                     << "Paid";
    QTest::newRow("wrong amount") << int(Fault::WrongAmount) << 0 << "finished"
                                  << "Paid";
    QTest::newRow("http 502") << int(Fault::Http502) << 4 << "undecided"
                              << "Unknown";
}

// Exit code and state say what Alipay's ledger says, whatever its answer looked like.
void TestCtlSell::alipay()
{
    QFETCH(int, fault);
    QFETCH(int, exit);
    QFETCH(QString, state);
    QFETCH(QString, attempt);
    const qint64 before = receipts();
    const qint64 taken = m_world->takenFen();
    if (fault >= 0) {
        FaultRule rule = FaultRule::of(static_cast<Fault>(fault), Call::AlipayPay, 1);
        if (rule.fault == Fault::Refuse)
            rule.code = QStringLiteral("ACQ.BUYER_BALANCE_NOT_ENOUGH");
        m_world->setFault(rule);
    }
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"),
        QStringLiteral("alipay:") + m_world->freshCode(sandbox::Wallet::Alipay)});
    QVERIFY2(sold.exit == exit, sold.all().constData());
    QCOMPARE(sold.state(), state);
    const auto payments = sold.json.value(QStringLiteral("payments")).toArray();
    QCOMPARE(payments.size(), 1);
    const QJsonObject payment = payments[0].toObject();
    QCOMPARE(payment.value(QStringLiteral("provider")).toString(), QStringLiteral("alipay"));
    QVERIFY2(payment.value(QStringLiteral("state")).toString() == attempt, sold.all().constData());
    const bool paid = exit == 0;
    QCOMPARE(receipts(), before + (paid ? 1 : 0));
    QCOMPARE(m_world->takenFen(), taken + (paid ? m_item.fen : 0));
    const auto trade = m_world->alipayTrade(payment.value(QStringLiteral("out_trade_no")).toString());
    QCOMPARE(trade ? trade->takenFen : 0, paid ? m_item.fen : 0);
    QVERIFY(!trade || trade->charges <= 1);
}

void TestCtlSell::refusals_data()
{
    QTest::addColumn<QString>("goods");
    QTest::addColumn<QString>("pay");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const QString known = m_item.barcode;
    QTest::newRow("unknown goods") << "6901234567892"
                                   << "cash" << -1 << 1 << "No goods have the code";
    QTest::newRow("bad check digit") << known.chopped(1) + QString::number((known.right(1).toInt() + 1) % 10) << "cash"
                                     << -1 << 1 << "";
    QTest::newRow("too little cash") << known << "cash:0.01" << -1 << 3 << "cover 0.01";
    QTest::newRow("no payment code") << known << "wechat:123" << -1 << 3 << "no payment code";
    QTest::newRow("another provider's code") << known << "wechat:281234567890123456" << -1 << 3 << "--pay alipay:CODE";
    QTest::newRow("a WeChat code as Alipay's")
        << known << "alipay:131234567890123456" << -1 << 3 << "--pay wechat:CODE";
    QTest::newRow("an Alipay code nobody showed") << known << "alipay:281234567890123456" << -1 << 3 << "";
    QTest::newRow("a code nobody showed") << known << "wechat:131234567890123456" << -1 << 3 << "";
    QTest::newRow("not enough money") << known << "" << int(Fault::NotEnough) << 3 << "balance";
    QTest::newRow("customer refuses") << known << "" << int(Fault::UserPayingRefuse) << 3 << "";
    QTest::newRow("customer never answers") << known << "" << int(Fault::UserPayingNever) << 3 << "reversed";
}

void TestCtlSell::refusals()
{
    QFETCH(QString, goods);
    QFETCH(QString, pay);
    QFETCH(int, fault);
    QFETCH(int, exit);
    QFETCH(QString, says);
    const qint64 before = receipts();
    const qint64 taken = m_world->takenFen();
    if (fault >= 0)
        m_world->setFault(FaultRule::of(static_cast<Fault>(fault), Call::Micropay, 1));
    const auto sold = sell({QStringLiteral("--code"), goods, QStringLiteral("--pay"), pay.isEmpty() ? code() : pay});
    QVERIFY2(sold.exit == exit, sold.all().constData());
    QVERIFY2(sold.sentence().contains(says), qPrintable(sold.sentence()));
    QCOMPARE(receipts(), before);
    QCOMPARE(m_world->takenFen(), taken);
    // The next sale starts with an empty basket.
    QVERIFY(
        sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"), QStringLiteral("cash")}).exit == 0);
}

void TestCtlSell::breakEverything()
{
    m_world->setFault(FaultRule::of(Fault::LostReply, Call::Micropay, 1));
    m_world->setFault(FaultRule::of(Fault::LostReply, Call::OrderQuery, -1));
    m_world->setFault(FaultRule::of(Fault::LostRequest, Call::Reverse, -1));
}

void TestCtlSell::undecidedIsFollowedUp()
{
    const qint64 before = receipts();
    breakEverything();
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"), code()});
    QVERIFY2(sold.exit == 4, sold.all().constData());
    QCOMPARE(sold.state(), QStringLiteral("undecided"));
    const QStringList follow = sold.json.value(QStringLiteral("follow_up")).toString().split(u' ').mid(1);
    QVERIFY2(sold.sentence().contains(follow.join(u' ')), qPrintable(sold.sentence()));
    const auto list = test::ctl({QStringLiteral("payment"), QStringLiteral("list"), QStringLiteral("--data"), data()});
    QCOMPARE(list.json.value(QStringLiteral("undecided")).toArray().size(), 1);
    m_world->clearFaults();
    const auto asked = test::ctl(follow);
    QVERIFY2(asked.exit == 0, asked.all().constData());
    QCOMPARE(receipts(), before + 1);
    QCOMPARE(m_world->orders().last().charges, 1);
}

void TestCtlSell::resolvedByAManager()
{
    breakEverything();
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"), code()});
    QVERIFY2(sold.exit == 4, sold.all().constData());
    const QString number = sold.json.value(QStringLiteral("payments"))
                               .toArray()
                               .at(0)
                               .toObject()
                               .value(QStringLiteral("attempt"))
                               .toString();
    const QStringList base{QStringLiteral("payment"), QStringLiteral("resolve"), number, QStringLiteral("--data"),
        data(), QStringLiteral("--paid")};
    QCOMPARE(test::ctl(base).exit, 2); // no reason
    const QStringList reason{QStringLiteral("--reason"), QStringLiteral("seen in the merchant's app")};
    const auto cashier = test::ctl(base + reason + QStringList{QStringLiteral("--staff"), QStringLiteral("0017")});
    QVERIFY2(cashier.exit == 1, cashier.all().constData());
    QCOMPARE(cashier.errorCode(), QStringLiteral("PermissionDenied"));
    const auto manager = test::ctl(base + reason);
    QVERIFY2(manager.exit == 0, manager.all().constData());
    QVERIFY(manager.json.contains(QStringLiteral("receipt")));
}

void TestCtlSell::partPaidIsCompleted()
{
    const qint64 before = receipts();
    m_world->setFault(FaultRule::of(Fault::NotEnough, Call::Micropay, 1));
    const auto sold = sell({QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"),
        QStringLiteral("external:000778:0.50"), QStringLiteral("--pay"), code()});
    QVERIFY2(sold.exit == 4, sold.all().constData());
    QCOMPARE(sold.state(), QStringLiteral("part_paid"));
    QCOMPARE(sold.json.value(QStringLiteral("remaining_fen")).toInteger(), m_item.fen - 50);
    QCOMPARE(receipts(), before);
    const QStringList follow = sold.json.value(QStringLiteral("follow_up")).toString().split(u' ').mid(1);
    const auto completed = test::ctl(follow);
    QVERIFY2(completed.exit == 0, completed.all().constData());
    QCOMPARE(receipts(), before + 1);
}

void TestCtlSell::goodsLeftInTheBasket()
{
    {
        app::RuntimeOptions options;
        options.folder = data();
        options.payments = false;
        auto runtime = app::ShopRuntime::open(options);
        QVERIFY(runtime);
        QVERIFY((*runtime)->call(
            [&] { return (*runtime)->till().signIn(QStringLiteral("0017"), Secret(QByteArray("246810"))); }));
        (*runtime)->call([&] { return (*runtime)->till().enter(m_other.barcode); });
    }
    const QStringList goods{QStringLiteral("--code"), m_item.barcode, QStringLiteral("--pay"), QStringLiteral("cash")};
    const auto refused = sell(goods);
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QVERIFY2(refused.sentence().contains(QLatin1String("--hold-first")), qPrintable(refused.sentence()));
    const auto sold = sell(goods + QStringList{QStringLiteral("--hold-first")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE(sold.json.value(QStringLiteral("total_fen")).toInteger(), m_item.fen);
    const auto holds = test::ctl({QStringLiteral("holds"), QStringLiteral("--data"), data()});
    QCOMPARE(holds.json.value(QStringLiteral("holds")).toArray().size(), 1);
}

// Who waits for the till may ask the engine, whose next view comes at the same moment.
void TestCtlSell::watchesWhileTheTillPublishes()
{
    app::RuntimeOptions options;
    options.folder = data();
    options.payments = false;
    const auto runtime = app::ShopRuntime::open(options);
    QVERIFY(runtime);
    app::ShopRuntime &shop = **runtime;
    ctl::TillWatch watch(shop);
    int asked = 0;
    QVERIFY(watch.waitFor(
        [&](const TillView &) {
            (void)shop.call([&] { return shop.till().command([] { return Status(); }); });
            return ++asked == 3;
        },
        60'000));
}

void TestCtlSell::verifiesInTheEnd()
{
    const auto verified = test::ctl({QStringLiteral("verify"), QStringLiteral("--data"), data()});
    QVERIFY2(verified.exit == 0, verified.all().constData());
}

MENDIAN_TEST(TestCtlSell)
#include "tst_ctl_sell.moc"
