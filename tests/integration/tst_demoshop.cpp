// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "models/catalog/demogoods.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::app;
using sandbox::Call;
using sandbox::Fault;
using sandbox::FaultRule;

// The whole shop on real storage, against the sandbox over real TLS, in one process.
class TestDemoShop : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void sellsByPaymentCode();
    void faults_data();
    void faults();
    void theScanLogKeepsTheWordOfARefusal();
    void aSecondProcessIsRefused();
    void aRestartSaysThatTheBasketIsBack();

private:
    void scan(const QString &text);
    void freshBasket();
    TillView view() const { return m_service->view(); }
    qint64 sales() const
    {
        return m_runtime->call([this] { return m_runtime->till().view().todayReceipts; });
    }

    QTemporaryDir m_dir;
    std::unique_ptr<sandbox::World> m_world;
    std::unique_ptr<ShopRuntime> m_runtime;
    TillService *m_service = nullptr;
    SystemClock m_clock;
    QString m_barcode;
};

void TestDemoShop::initTestCase()
{
    const QString folder = m_dir.filePath(QStringLiteral("shop"));
    sandbox::WorldOptions options;
    options.folder = m_dir.filePath(QStringLiteral("world"));
    options.timeScale = 20;
    auto world = sandbox::World::start(options);
    QVERIFY2(world, world ? "" : qPrintable(world.error().detail));
    m_world = *std::move(world);
    const Status made = createDemoShop(folder, 200, m_clock);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(pointShopAtWorld(folder, *m_world));
    RuntimeOptions runtime;
    runtime.folder = folder;
    auto opened = ShopRuntime::open(runtime);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_runtime = *std::move(opened);
    m_service = m_runtime->makeService();
    for (const Sku &sku : demoGoods(200))
        if (!sku.barcodes.isEmpty() && m_barcode.isEmpty())
            m_barcode = sku.barcodes.first().text;
    QVERIFY(m_service->signIn(QStringLiteral("0017"), QStringLiteral("246810")).result());
    QVERIFY(m_service->openShift(Money::fromFen(50'000)).result());
}

void TestDemoShop::cleanupTestCase()
{
    delete m_service;
    m_runtime.reset();
    m_world.reset();
}

void TestDemoShop::init()
{
    m_world->clearFaults();
    m_world->setPhoneMode(sandbox::PhoneMode::Approve);
    if (view().payment.screen != 0)
        m_service->closePayment().waitForFinished();
}

void TestDemoShop::scan(const QString &text)
{
    QSignalSpy scanned(m_service, &TillPort::scanned);
    devices::Decode decode = devices::makeDecode(text, QStringLiteral("test"), m_clock);
    m_runtime->scans().submit(decode);
    QTRY_COMPARE(scanned.size(), 1);
}

void TestDemoShop::sellsByPaymentCode()
{
    const qint64 before = sales();
    scan(m_barcode);
    QCOMPARE(view().basket.lines.size(), 1);
    const Money due = view().basket.total;
    scan(m_world->freshCode());
    QTRY_COMPARE_WITH_TIMEOUT(view().payment.screen, 4, 10'000);
    QCOMPARE(sales(), before + 1);
    QCOMPARE(m_world->orders().last().totalFee, due.fen());
    QCOMPARE(m_world->orders().last().charges, 1);
    // The slip is a file; its text names the receipt.
    QDir slips(m_dir.filePath(QStringLiteral("shop/slips")));
    QTRY_VERIFY_WITH_TIMEOUT(!slips.entryList({QStringLiteral("*receipt.txt")}).isEmpty(), 10'000);
}

void TestDemoShop::faults_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("screen"); // where it ends
    QTest::newRow("lost request") << int(Fault::LostRequest) << 1 << 5;
    QTest::newRow("lost reply after success") << int(Fault::LostReply) << 1 << 4;
    QTest::newRow("system error, done") << int(Fault::SystemErrorDone) << 1 << 4;
    QTest::newRow("bank error, done") << int(Fault::BankErrorDone) << 1 << 4;
    QTest::newRow("user paying, approves") << int(Fault::UserPayingApprove) << 1 << 4;
    QTest::newRow("user paying, refuses") << int(Fault::UserPayingRefuse) << 1 << 5;
    QTest::newRow("wrong signature") << int(Fault::WrongSign) << 1 << 4;
    QTest::newRow("unsigned") << int(Fault::Unsigned) << 1 << 4;
    QTest::newRow("wrong amount") << int(Fault::WrongAmount) << 1 << 4;
    QTest::newRow("another order's number") << int(Fault::OtherOrder) << 1 << 4;
    QTest::newRow("garbage") << int(Fault::Garbage) << 1 << 4;
    QTest::newRow("xml bomb") << int(Fault::XmlBomb) << 1 << 4;
    QTest::newRow("dtd") << int(Fault::Dtd) << 1 << 4;
    QTest::newRow("oversized") << int(Fault::Oversized) << 1 << 4;
    QTest::newRow("http 500") << int(Fault::Http500) << 1 << 4;
    QTest::newRow("not enough money") << int(Fault::NotEnough) << 1 << 5;
    QTest::newRow("code expired") << int(Fault::AuthCodeExpire) << 1 << 5;
}

// Whatever the provider's answer to the payment looks like: the till ends where the provider's books are.
void TestDemoShop::faults()
{
    QFETCH(int, fault);
    QFETCH(int, times);
    QFETCH(int, screen);
    const qint64 before = sales();
    const qsizetype known = m_world->orders().size();
    m_world->setFault(FaultRule::of(static_cast<Fault>(fault), Call::Micropay, times));
    scan(m_barcode);
    scan(m_world->freshCode());
    const auto isOver = [&] {
        const int now = view().payment.screen;
        return now == 4 || now == 5;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 20'000);
    QCOMPARE(view().payment.screen, screen);
    const bool paid = view().payment.screen == 4;
    QCOMPARE(sales(), before + (paid ? 1 : 0));
    const auto orders = m_world->orders();
    if (orders.size() > known) {
        QVERIFY(orders.last().charges <= 1);
        QCOMPARE(orders.last().takenFen - orders.last().returnedFen, paid ? orders.last().totalFee : 0);
    }
    if (!paid) {
        QVERIFY(m_service->closePayment().result());
        QVERIFY(m_service->clearBasket().result());
    }
}

void TestDemoShop::theScanLogKeepsTheWordOfARefusal()
{
    const QList<Sku> goods = demoGoods(200);
    const auto weighed = std::find_if(goods.begin(), goods.end(), [](const Sku &sku) { return sku.weighed; });
    QVERIFY(weighed != goods.end());
    scan(weighed->number);
    auto log = m_service->scanLog(1).result();
    QVERIFY(log);
    QCOMPARE(log->first().outcome, QStringLiteral("Refused"));
    QCOMPARE(log->first().reason, QStringLiteral("needs_weight"));
    scan(codes::holdCode(HoldId::create()));
    log = m_service->scanLog(1).result();
    QVERIFY(log);
    QCOMPARE(log->first().reason, QStringLiteral("unknown"));
}

void TestDemoShop::aSecondProcessIsRefused()
{
    const auto second = ShopRuntime::open({m_runtime->folder().path(), nullptr, {}, true, {}});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
}

// Said while the runtime opens, before any screen is there to hear it.
void TestDemoShop::aRestartSaysThatTheBasketIsBack()
{
    scan(m_barcode);
    QTRY_COMPARE(view().basket.lines.size(), 1);
    const QString folder = m_runtime->folder().path();
    delete m_service;
    m_service = nullptr;
    m_runtime.reset();
    RuntimeOptions options;
    options.folder = folder;
    auto opened = ShopRuntime::open(options);
    QVERIFY(opened);
    m_runtime = *std::move(opened);
    m_service = m_runtime->makeService();
    QSignalSpy noticed(m_service, &TillPort::noticed);
    QTRY_COMPARE(noticed.size(), 1);
    QCOMPARE(noticed.first().first().value<Notice>().what, QStringLiteral("restored"));
    const std::unique_ptr<TillService> second(m_runtime->makeService());
    QSignalSpy again(second.get(), &TillPort::noticed);
    QCoreApplication::processEvents();
    QCOMPARE(again.size(), 0); // said once
}

MENDIAN_TEST(TestDemoShop)
#include "tst_demoshop.moc"
