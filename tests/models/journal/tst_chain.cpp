// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::journal;

class TestChain : public QObject
{
    Q_OBJECT
private slots:
    void workedVector();
    void everyHashedFieldCounts();
    void kindNumbersArePinned();
};

static Event vectorEvent(qint64 seq)
{
    Event event;
    event.seq = seq;
    event.id =
        EventId::parse(seq == 1 ? u"0193500a-0001-7000-8000-000000000001" : u"0193500a-0002-7000-8000-000000000002")
            .value();
    event.kind = seq == 1 ? 1 : 20;
    event.wall = {seq == 1 ? 1764000000000 : 1764000001234};
    event.body = seq == 1
        ? QByteArray(R"({"folder":"demo","store":"S001","till":2})")
        : QByteArray("{\"receipt\":\"S001-02-1-1\",\"lines\":[{\"sku\":\"6901028000017\",\"qty\":1000,\"fen\":350,"
                     "\"name\":\"\xE7\x9F\xBF\xE6\xB3\x89\xE6\xB0\xB4\"}],\"total\":350}");
    return event;
}

static const DeviceId kDevice = DeviceId::parse(u"0193500a-0000-7000-8000-000000000001").value();
static const QByteArray kPublicKey =
    QByteArray::fromHex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");

// spec/sync.md §2.1
void TestChain::workedVector()
{
    const QByteArray h0 = genesisHash(kDevice, 1, kPublicKey);
    QCOMPARE(h0.toHex(), QByteArray("50a2e2add3258992e5ad660dffabf07e3e64038a89d75c9742928e40aa253d92"));
    const Event first = vectorEvent(1);
    QCOMPARE(first.body.size(), 41);
    const QByteArray h1 = eventHash(h0, kDevice, first);
    QCOMPARE(h1.toHex(), QByteArray("2d758fddb42f7dad7118d7c8130460d0f5411b7422959a860126732b89b55e54"));
    const Event second = vectorEvent(2);
    QCOMPARE(second.body.size(), 111);
    QCOMPARE(eventHash(h1, kDevice, second).toHex(),
        QByteArray("0b71d431e8178b05cacf04daf89217b60673bd289cabed22c2d29230ea4d08be"));
}

void TestChain::everyHashedFieldCounts()
{
    const QByteArray h0 = genesisHash(kDevice, 1, kPublicKey);
    const Event base = vectorEvent(1);
    const QByteArray hash = eventHash(h0, kDevice, base);
    const auto differs = [&](auto change) {
        Event changed = base;
        change(changed);
        return eventHash(h0, kDevice, changed) != hash;
    };
    QVERIFY(differs([](Event &e) { e.seq = 2; }));
    QVERIFY(differs([](Event &e) { e.epoch = 2; }));
    QVERIFY(differs([](Event &e) { e.kind = 2; }));
    QVERIFY(differs([](Event &e) { e.version = 2; }));
    QVERIFY(differs([](Event &e) { e.id = EventId::create(); }));
    QVERIFY(differs([](Event &e) { e.wall.ms += 1; }));
    QVERIFY(differs([](Event &e) { e.body[3] = 'X'; }));
    QVERIFY(!differs([](Event &e) { e.monoMs = 77; }));
    QVERIFY(eventHash(hash, kDevice, base) != hash);
    QVERIFY(genesisHash(kDevice, 2, kPublicKey) != h0);
}

void TestChain::kindNumbersArePinned()
{
    QByteArray text;
    for (const KindName &row : eventKinds())
        text += QByteArray::number(static_cast<int>(row.kind)) + ' ' + row.name + ' ';
    QCOMPARE(text,
        QByteArray("1 genesis 2 checkpoint 3 config_applied 4 clock_jump 5 db_recovered 6 ref_change 10 shift_open "
                   "11 shift_close 12 cash_move 13 drawer_open 14 login 15 approval 16 staff_change 20 sale 21 return "
                   "22 void 23 price_override 24 hold 25 recall 26 reprint 27 sale_frozen 28 sale_abandoned "
                   "30 attempt_started 31 attempt_step 32 attempt_final 33 refund_started 34 refund_final "
                   "35 day_signed 40 reserve 41 redeem 42 abandon 43 offline_accept 44 coupon_issued 45 coupon_moved "
                   "50 member_joined 51 member_changed 52 point_move 53 value_move 60 stock_move 61 count "
                   "62 receiving 63 transfer 70 order_taken 71 pick_state 72 hand_over 80 footfall_slot "
                   "81 footfall_correction "));
}

MENDIAN_TEST(TestChain)
#include "tst_chain.moc"
