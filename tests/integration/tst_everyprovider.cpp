// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "models/catalog/demogoods.h"
#include "storage/folder/backup.h"
#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/salesrepository.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::app;
using sandbox::Call;
using sandbox::Fault;
using sandbox::FaultRule;
using sandbox::PhoneMode;
using sandbox::Wallet;

// Alipay's codes, both providers' QRs and the tests of their channels: the whole shop on real storage, against the
// sandbox over real TLS. Every row ends where the provider's books are.
class TestEveryProvider : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void offersEveryProvider();
    void alipayFaults_data();
    void alipayFaults();
    void theCustomerScansTheTill_data();
    void theCustomerScansTheTill();
    void aClosedQrTakesNoMoney_data();
    void aClosedQrTakesNoMoney();
    void aRestartWhileTheQrIsShown_data();
    void aRestartWhileTheQrIsShown();
    void aChannelTestIsNoSale_data();
    void aChannelTestIsNoSale();
    void aChannelTestSurvivesARestart();
    void theCodeOfATestIsScannedByHand();
    void theBooksAgree();

private:
    void open();
    void restart();
    void scan(const QString &text);
    TillView view() const { return m_service->view(); }
    ChannelView channel(const QString &provider) const;
    qint64 sales() const
    {
        return m_runtime->call([this] { return m_runtime->till().view().todayReceipts; });
    }
    sandbox::Payment last() const { return m_world->payments().last(); }

    QTemporaryDir m_dir;
    QString m_folder = m_dir.filePath(QStringLiteral("shop"));
    std::unique_ptr<sandbox::World> m_world;
    std::unique_ptr<ShopRuntime> m_runtime;
    TillService *m_service = nullptr;
    SystemClock m_clock;
    QString m_barcode;
};

namespace {

void everyRow()
{
    QTest::addColumn<QString>("provider");
    for (const ProviderRow &row : providerRows())
        QTest::newRow(row.provider) << QString::fromLatin1(row.provider);
}

void qrRows()
{
    QTest::addColumn<QString>("provider");
    for (const char *provider : {"wechat_qr", "alipay_qr"})
        QTest::newRow(provider) << QString::fromLatin1(provider);
}

} // namespace

void TestEveryProvider::initTestCase()
{
    sandbox::WorldOptions options;
    options.folder = m_dir.filePath(QStringLiteral("world"));
    options.timeScale = 20;
    auto world = sandbox::World::start(options);
    QVERIFY2(world, world ? "" : qPrintable(world.error().detail));
    m_world = *std::move(world);
    const Status made = createDemoShop(m_folder, 200, m_clock);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(pointShopAtWorld(m_folder, *m_world));
    for (const Sku &sku : demoGoods(200))
        if (!sku.barcodes.isEmpty() && !sku.weighed && m_barcode.isEmpty())
            m_barcode = sku.barcodes.first().text;
    open();
    QVERIFY(m_service->signIn(QStringLiteral("0001"), QStringLiteral("135790")).result());
    QVERIFY(m_service->openShift(Money::fromFen(50'000)).result());
}

void TestEveryProvider::cleanupTestCase()
{
    delete m_service;
    m_runtime.reset();
    m_world.reset();
}

void TestEveryProvider::open()
{
    RuntimeOptions runtime;
    runtime.folder = m_folder;
    auto opened = ShopRuntime::open(runtime);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_runtime = *std::move(opened);
    m_service = m_runtime->makeService();
}

void TestEveryProvider::restart()
{
    delete m_service;
    m_service = nullptr;
    m_runtime.reset();
    open();
    QVERIFY(m_service->signIn(QStringLiteral("0001"), QStringLiteral("135790")).result());
}

void TestEveryProvider::init()
{
    m_world->clearFaults();
    m_world->setPhoneMode(PhoneMode::Approve);
    m_runtime->call([this] {
        m_runtime->till().channelDesk().setPhone(phoneOf(*m_world));
        return true;
    });
    if (view().payment.screen != 0)
        m_service->closePayment().waitForFinished();
    if (!view().basket.lines.isEmpty())
        m_service->clearBasket().waitForFinished();
}

void TestEveryProvider::scan(const QString &text)
{
    QSignalSpy scanned(m_service, &TillPort::scanned);
    m_runtime->scans().submit(devices::makeDecode(text, QStringLiteral("test"), m_clock));
    QTRY_COMPARE(scanned.size(), 1);
}

ChannelView TestEveryProvider::channel(const QString &provider) const
{
    for (const ChannelView &channel : view().channels)
        if (channel.provider == provider)
            return channel;
    return {};
}

void TestEveryProvider::offersEveryProvider()
{
    QCOMPARE(view().payments.join(u' '), QStringLiteral("wechat alipay cash external"));
    QCOMPARE(view().codes.join(u' '), QStringLiteral("wechat alipay"));
    QCOMPARE(view().qrs.join(u' '), QStringLiteral("wechat_qr alipay_qr"));
    for (const DeviceView &device : view().devices)
        QVERIFY2(device.state != QLatin1String("trouble"), qPrintable(device.id + device.code + device.detail));
    QCOMPARE(m_service->showQr(QStringLiteral("wechat")).result().error().code, ErrorCode::Unsupported);
    // What is turned off is not offered any more, at once; and is again.
    QVERIFY(m_service->changeSetting(QStringLiteral("pay.alipay_qr"), QStringLiteral("0")).result());
    QTRY_COMPARE(view().qrs.join(u' '), QStringLiteral("wechat_qr"));
    scan(m_barcode);
    QCOMPARE(m_service->showQr(QStringLiteral("alipay_qr")).result().error().code, ErrorCode::Unsupported);
    QVERIFY(m_service->changeSetting(QStringLiteral("pay.alipay_qr"), QStringLiteral("1")).result());
    QTRY_COMPARE(view().qrs.size(), 2);
}

void TestEveryProvider::alipayFaults_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("screen"); // where it ends
    QTest::newRow("none") << -1 << 4;
    QTest::newRow("lost request") << int(Fault::LostRequest) << 5;
    QTest::newRow("lost reply after success") << int(Fault::LostReply) << 4;
    QTest::newRow("system error, done") << int(Fault::AcqSystemErrorDone) << 4;
    QTest::newRow("unavailable, done") << int(Fault::UnavailableDone) << 4;
    QTest::newRow("customer pays after the password") << int(Fault::WaitApprove) << 4;
    QTest::newRow("customer refuses") << int(Fault::WaitRefuse) << 5;
    QTest::newRow("customer never answers") << int(Fault::WaitNever) << 5;
    QTest::newRow("refused") << int(Fault::Refuse) << 5;
    QTest::newRow("answered as paid, then taken back") << int(Fault::RollBack) << 5;
    QTest::newRow("wrong signature") << int(Fault::WrongSign) << 4;
    QTest::newRow("unsigned") << int(Fault::Unsigned) << 4;
    QTest::newRow("wrong amount") << int(Fault::WrongAmount) << 4;
    QTest::newRow("another order's number") << int(Fault::OtherOrder) << 4;
    QTest::newRow("garbage") << int(Fault::Garbage) << 4;
    QTest::newRow("http 500") << int(Fault::Http500) << 4;
}

// Whatever the provider's answer to the payment looks like: the till ends where the provider's books are.
void TestEveryProvider::alipayFaults()
{
    QFETCH(int, fault);
    QFETCH(int, screen);
    const qint64 before = sales();
    const qsizetype known = m_world->alipayTrades().size();
    if (fault >= 0) {
        FaultRule rule = FaultRule::of(static_cast<Fault>(fault), Call::AlipayPay, 1);
        if (rule.fault == Fault::Refuse)
            rule.code = QStringLiteral("ACQ.BUYER_BALANCE_NOT_ENOUGH");
        m_world->setFault(rule);
    }
    scan(m_barcode);
    const Money due = view().basket.total;
    scan(m_world->freshCode(Wallet::Alipay));
    const auto isOver = [&] { return view().payment.screen == 4 || view().payment.screen == 5; };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 60'000);
    QCOMPARE(view().payment.screen, screen);
    const bool paid = screen == 4;
    QCOMPARE(sales(), before + (paid ? 1 : 0));
    const auto trades = m_world->alipayTrades();
    QVERIFY(trades.size() <= known + 1);
    if (paid)
        QCOMPARE(trades.size(), known + 1);
    if (trades.size() > known) {
        QVERIFY(trades.last().charges <= 1);
        QCOMPARE(trades.last().totalFen, due.fen());
        QCOMPARE(trades.last().takenFen, paid ? due.fen() : 0);
    }
}

void TestEveryProvider::theCustomerScansTheTill_data() { qrRows(); }

void TestEveryProvider::theCustomerScansTheTill()
{
    QFETCH(QString, provider);
    const qint64 before = sales();
    scan(m_barcode);
    const Money due = view().basket.total;
    const Status shown = m_service->showQr(provider).result();
    QVERIFY2(shown, shown ? "" : qPrintable(shown.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(view().payment.screen, 2, 60'000);
    QVERIFY(view().payment.byQr);
    QTRY_VERIFY(!view().payment.qr.isEmpty());
    // The amount was sent: goods go to the next basket, as for any attempt.
    scan(m_barcode);
    QCOMPARE(view().basket.nextSalePieces, 1);
    const auto number = m_world->scan(view().payment.qr);
    QVERIFY2(number, number ? "" : qPrintable(number.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(view().payment.screen, 4, 60'000);
    QCOMPARE(sales(), before + 1);
    QCOMPARE(last().totalFen, due.fen());
    QCOMPARE(last().takenFen, due.fen());
    QCOMPARE(last().outTradeNo, *number);
    QCOMPARE(view().payment.parts.first().kind, provider.section(u'_', 0, 0)); // paid as that tender
    m_service->finishPanel().waitForFinished();
}

void TestEveryProvider::aClosedQrTakesNoMoney_data() { qrRows(); }

void TestEveryProvider::aClosedQrTakesNoMoney()
{
    QFETCH(QString, provider);
    const qint64 before = sales();
    const qint64 taken = m_world->takenFen();
    scan(m_barcode);
    QVERIFY(m_service->showQr(provider).result());
    QTRY_VERIFY_WITH_TIMEOUT(!view().payment.qr.isEmpty(), 60'000);
    const QString qr = view().payment.qr;
    QVERIFY(m_service->reverse().result());
    QTRY_COMPARE_WITH_TIMEOUT(view().payment.screen, 5, 60'000);
    QVERIFY(!m_world->scan(qr)); // nobody can pay it any more
    QCOMPARE(sales(), before);
    QCOMPARE(m_world->takenFen(), taken);
    QVERIFY(m_service->closePayment().result());
    QCOMPARE(view().basket.lines.size(), 1);
}

void TestEveryProvider::aRestartWhileTheQrIsShown_data() { qrRows(); }

void TestEveryProvider::aRestartWhileTheQrIsShown()
{
    QFETCH(QString, provider);
    const qint64 before = sales();
    scan(m_barcode);
    QVERIFY(m_service->showQr(provider).result());
    QTRY_VERIFY_WITH_TIMEOUT(!view().payment.qr.isEmpty(), 60'000);
    const QString qr = view().payment.qr;
    restart();
    // It stands in the tray, still payable, and can be shown again.
    QTRY_COMPARE_WITH_TIMEOUT(view().parked.size(), 1, 60'000);
    QVERIFY(m_service->reopenParked(view().parked.first().attempt).result());
    QTRY_COMPARE(view().payment.qr, qr);
    QVERIFY(m_service->park().result());
    QVERIFY(m_world->scan(qr));
    QTRY_COMPARE_WITH_TIMEOUT(sales(), before + 1, 60'000);
    QTRY_VERIFY(view().parked.isEmpty());
    QVERIFY(last().takenFen > 0);
}

void TestEveryProvider::aChannelTestIsNoSale_data() { everyRow(); }

void TestEveryProvider::aChannelTestIsNoSale()
{
    QFETCH(QString, provider);
    const qint64 before = sales();
    const qint64 taken = m_world->takenFen();
    const qsizetype payments = m_world->payments().size();
    QSignalSpy noticed(m_service, &TillPort::noticed);
    const Status begun = m_service->testChannel(provider, false).result();
    QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(channel(provider).state, QStringLiteral("returned"), 60'000);
    // One fen was paid once and is back; no sale, no receipt, nothing on the panel or in the tray.
    QCOMPARE(m_world->payments().size(), payments + 1);
    QCOMPARE(last().totalFen, 1);
    QCOMPARE(m_world->takenFen(), taken);
    QCOMPARE(sales(), before);
    QCOMPARE(view().payment.screen, 0);
    QVERIFY(view().parked.isEmpty());
    QVERIFY(view().basket.lines.isEmpty());
    QCOMPARE(noticed.size(), 0);
    const auto facts = m_runtime->call(
        [&] { return storage::AttemptRepository(m_runtime->shop().journal.database()).ofSale(SaleId()); });
    QVERIFY(facts && !facts->isEmpty()); // the journal has every step
    QVERIFY(m_service->leaveChannelTest(provider).result());
    QTRY_VERIFY(channel(provider).state.isEmpty());
}

// The process dies between the payment and its way back: the money still goes back, once.
void TestEveryProvider::aChannelTestSurvivesARestart()
{
    const QString provider = QStringLiteral("alipay");
    const qint64 taken = m_world->takenFen();
    m_world->setFault(FaultRule::of(Fault::LostReply, Call::AlipayPay, 1));
    m_world->setFault(FaultRule::of(Fault::LostReply, Call::AlipayQuery, -1));
    QVERIFY(m_service->testChannel(provider, false).result());
    QTRY_COMPARE_WITH_TIMEOUT(m_world->takenFen(), taken + 1, 60'000);
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(channel(provider).state.isEmpty(), false, 60'000);
    QCOMPARE(m_service->testChannel(provider, false).result().error().code, ErrorCode::PaymentRunning);
    m_world->clearFaults();
    QTRY_COMPARE_WITH_TIMEOUT(m_world->takenFen(), taken, 60'000);
    QVERIFY(last().takenFen == 0);
    QTRY_COMPARE_WITH_TIMEOUT(channel(provider).state, QStringLiteral("returned"), 60'000);
}

// Without a phone at hand (a sandbox of its own, a real shop) the owner's phone is scanned; the basket stays out of it.
void TestEveryProvider::theCodeOfATestIsScannedByHand()
{
    m_runtime->call([this] {
        m_runtime->till().channelDesk().setPhone({});
        return true;
    });
    const QString provider = QStringLiteral("wechat");
    const qint64 before = sales();
    scan(m_barcode);
    const QString basket = view().basket.total.toString();
    QVERIFY(m_service->testChannel(provider, true).result());
    QTRY_COMPARE(channel(provider).state, QStringLiteral("code"));
    scan(m_world->freshCode(Wallet::Alipay)); // another provider's
    QTRY_COMPARE(channel(provider).state, QStringLiteral("code"));
    QCOMPARE(view().payment.screen, 0);
    scan(m_world->freshCode());
    QTRY_COMPARE_WITH_TIMEOUT(channel(provider).state, QStringLiteral("returned"), 60'000);
    QCOMPARE(last().totalFen, 1);
    QCOMPARE(view().basket.total.toString(), basket);
    QCOMPARE(sales(), before);
    // Left without a scan: the next code pays the basket again.
    QVERIFY(m_service->testChannel(provider, true).result());
    QVERIFY(m_service->leaveChannelTest(provider).result());
    scan(m_world->freshCode());
    QTRY_COMPARE_WITH_TIMEOUT(view().payment.screen, 4, 60'000);
    QCOMPARE(sales(), before + 1);
    m_service->finishPanel().waitForFinished();
}

void TestEveryProvider::theBooksAgree()
{
    const auto journal = m_runtime->call([&]() -> Result<qint64> {
        storage::SalesRepository repository(m_runtime->shop().journal.database());
        const auto rows = repository.last(10'000);
        if (!rows)
            return fail(rows.error());
        qint64 sum = 0;
        for (const storage::SaleRow &row : *rows) {
            const auto sale = repository.load(row.id);
            if (!sale)
                return fail(sale.error());
            for (const journal::SaleTender &tender : sale->tenders)
                sum += tender.attempt.isNull() ? 0 : tender.amount.fen();
        }
        return sum;
    });
    QVERIFY(journal);
    QCOMPARE(m_world->takenFen(), *journal);
    delete m_service;
    m_service = nullptr;
    m_runtime.reset();
    const auto verified = storage::verifyFolder(m_folder, false);
    QVERIFY(verified && verified->isGood());
}

MENDIAN_TEST(TestEveryProvider)
#include "tst_everyprovider.moc"
