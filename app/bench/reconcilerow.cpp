// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/runtime/shopruntime.h"
#include "models/journal/facts.h"
#include "payments/wechat/bill/tradebill.h"
#include "workflows/reconciliation/reconciledesk.h"

namespace mendian::bench {

namespace {

constexpr int kPayments = 100'000;
constexpr int kBatch = 500;
constexpr int kPlanted = 1'000; ///< each so many payments one is not in the bill

const BusinessDate kDay(QDate(2025, 11, 20));

Attempt paid(int n)
{
    const Timestamp at = fromStoreTime(kDay.date(), QTime(8, 0)) + qint64(n) * 500;
    Attempt attempt;
    const QString id = QStringLiteral("%1%2")
                           .arg(at.ms, 12, 16, QLatin1Char('0'))
                           .arg(QStringLiteral("70008000%1").arg(n, 12, 10, QLatin1Char('0')));
    attempt.id = AttemptId::parse(id).value_or(AttemptId());
    attempt.sale = SaleId::create();
    attempt.provider = QStringLiteral("wechat");
    attempt.outTradeNo = attempt.id.toHex();
    attempt.amount = attempt.customerPaid = attempt.merchantReceives = Money::fromFen(100 + n % 9973);
    attempt.state = AttemptState::Paid;
    attempt.startedAt = attempt.sentAt = at;
    attempt.deadline = at + 45'000;
    attempt.transactionId = u"4200000000" + QString::number(n);
    return attempt;
}

/// The provider's file of the same day (spec/wechat-pay.md §7.2), all columns.
QByteArray billOf(const QList<Attempt> &attempts)
{
    QByteArray text = QStringLiteral(
        u"交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
        u"货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
        u"商品名称,"
        u"商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n")
                          .toUtf8();
    Money sum;
    qint64 rows = 0;
    qint64 fee = 0;
    for (qsizetype i = 0; i < attempts.size(); ++i) {
        if (i % kPlanted == 0)
            continue;
        const Attempt &a = attempts[i];
        const QByteArray amount = a.amount.toString().toLatin1();
        const qint64 milli = a.amount.fen() * 6;
        text += "`" + storeTime(a.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1()
            + ",`wx0123456789abcdef,`1900000001,`0,`,`" + a.transactionId.toLatin1() + ",`" + a.outTradeNo.toLatin1()
            + ",`oDemo1,`MICROPAY,`SUCCESS,`OTHERS,`CNY,`" + amount + ",`0.00,`0,`0,`0.00,`0.00,`,`,`goods,`,`"
            + QByteArray::number(milli / 100'000) + "." + QByteArray::number(milli % 100'000).rightJustified(5, '0')
            + ",`0.60%,`" + amount + ",`0.00,`\r\n";
        sum += a.amount;
        fee += milli;
        ++rows;
    }
    const QByteArray total = sum.toString().toLatin1();
    return text
        + QStringLiteral(
            u"总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n")
              .toUtf8()
        + "`" + QByteArray::number(rows) + ".0,`" + total + ",`0.00,`0.00,`" + Fee{fee}.rounded().toString().toLatin1()
        + ",`" + total + ",`0.00\r\n";
}

Status fill(Shop &shop, const QList<Attempt> &attempts)
{
    for (qsizetype at = 0; at < attempts.size(); at += kBatch) {
        QList<journal::NewEvent> events;
        for (const Attempt &a : attempts.mid(at, kBatch)) {
            const journal::AttemptFact fact{
                a.id, a.sale, a.provider, a.amount, QString::fromLatin1(attemptStateName(a.state)), true, toJson(a)};
            events.append(newEvent(journal::EventKind::AttemptFinal, fact.toJson()));
        }
        if (const auto stored = shop.record(events); !stored)
            return fail(stored.error());
    }
    return {};
}

} // namespace

// The whole look of the desk: files read and verified, attempts out of store.db, compared, differences named.
Result<Outcome> reconcile100k(Bench &bench)
{
    const auto folder = bench.copyOf({1'000, 0, 0, 0});
    if (!folder)
        return fail(folder.error());
    const auto runtime = app::ShopRuntime::open({*folder, nullptr, {}, false, {}});
    if (!runtime)
        return fail(runtime.error());
    QList<Attempt> attempts;
    for (int n = 0; n < kPayments; ++n)
        attempts.append(paid(n));
    const QByteArray file = billOf(attempts);
    Outcome outcome;
    const Status ran = (*runtime)->call([&]() -> Status {
        Shop &shop = (*runtime)->shop();
        MENDIAN_TRY(fill(shop, attempts));
        storage::BillFiles files(shop.journal.database(), *folder);
        const storage::BillFile row{kDay, QStringLiteral("wechat"), QStringLiteral("trade"), {}, 0, shop.now(), {}};
        if (const auto kept = files.keep(row, file); !kept)
            return fail(kept.error());
        Session nobody(shop);
        ReconcileDesk desk(shop, nobody);
        for (int round = 0; round < kRounds; ++round) {
            const double begin = steadyMs();
            const auto bill = wechat::readTradeBill(file, kDay);
            const double read = steadyMs();
            const auto day = desk.look(kDay);
            if (!bill || !day)
                return fail(bill ? day.error() : bill.error());
            outcome.rounds.append(Round{steadyMs() - read, read - begin});
            outcome.notes.append(QStringLiteral("%1 bill rows, %2 matches, %3 differences")
                                     .arg(bill->rows.size())
                                     .arg(day->result.matches.size())
                                     .arg(day->result.differences.size()));
        }
        return {};
    });
    MENDIAN_TRY(ran);
    return outcome;
}

} // namespace mendian::bench
