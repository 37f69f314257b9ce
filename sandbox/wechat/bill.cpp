// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/bill.h"

#include "sandbox/wechat/answers.h"
#include "sandbox/wechat/billtext.h"

#include <algorithm>

namespace mendian::sandbox::wechat {

namespace {

const QTime kReady(10, 0);
const QTime kMade(9, 0);
constexpr int kMonthsKept = 3;

/// One row of the trade bill before it is text.
struct Entry
{
    Timestamp at;
    QString appid;
    QString mchId;
    QString device;
    QString transactionId;
    QString outTradeNo;
    QString openid;
    QString type;
    QString state;
    QString body;
    QString attach;
    qint64 settled = 0;
    qint64 coupon = 0;
    qint64 fee = 0; // 1/100,000 yuan
    qint64 total = 0;
    // of a refund
    bool isRefund = false;
    QString refundId;
    QString outRefundNo;
    QString refundState;
    qint64 refunded = 0;     // 退款金额: less what was never settled
    qint64 rechargeBack = 0; // 充值券退款金额
    qint64 asked = 0;        // 申请退款金额
    Timestamp succeededAt;
};

struct Column
{
    const char16_t *title;
    unsigned kinds;
    QString (*text)(const Entry &);
};

constexpr unsigned kAll = 1U << static_cast<unsigned>(BillKind::All);
constexpr unsigned kPaid = 1U << static_cast<unsigned>(BillKind::Success);
constexpr unsigned kBack =
    (1U << static_cast<unsigned>(BillKind::Refund)) | (1U << static_cast<unsigned>(BillKind::RechargeRefund));
constexpr unsigned kEvery = kAll | kPaid | kBack;

QString moment(Timestamp at)
{
    return at.isNull() ? QString() : storeTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}
QString orZero(const QString &text) { return text.isEmpty() ? QStringLiteral("0") : text; }

// spec/wechat-pay.md 7.2, in order; REFUND has two columns more, SUCCESS has none of a refund.
const Column kColumns[] = {
    {u"交易时间", kEvery, [](const Entry &e) { return moment(e.at); }},
    {u"公众账号ID", kEvery, [](const Entry &e) { return e.appid; }},
    {u"商户号", kEvery, [](const Entry &e) { return e.mchId; }},
    {u"特约商户号", kEvery, [](const Entry &) { return QStringLiteral("0"); }},
    {u"设备号", kEvery, [](const Entry &e) { return e.device; }},
    {u"微信订单号", kEvery, [](const Entry &e) { return e.transactionId; }},
    {u"商户订单号", kEvery, [](const Entry &e) { return e.outTradeNo; }},
    {u"用户标识", kEvery, [](const Entry &e) { return e.openid; }},
    {u"交易类型", kEvery, [](const Entry &e) { return e.type; }},
    {u"交易状态", kEvery, [](const Entry &e) { return e.state; }},
    {u"付款银行", kEvery, [](const Entry &) { return QStringLiteral("OTHERS"); }},
    {u"货币种类", kEvery, [](const Entry &) { return QStringLiteral("CNY"); }},
    {u"应结订单金额", kEvery, [](const Entry &e) { return yuan(e.settled); }},
    {u"代金券金额", kEvery, [](const Entry &e) { return yuan(e.coupon); }},
    {u"退款申请时间", kBack, [](const Entry &e) { return moment(e.at); }},
    {u"退款成功时间", kBack, [](const Entry &e) { return moment(e.succeededAt); }},
    {u"微信退款单号", kAll | kBack, [](const Entry &e) { return orZero(e.refundId); }},
    {u"商户退款单号", kAll | kBack, [](const Entry &e) { return orZero(e.outRefundNo); }},
    {u"退款金额", kAll | kBack, [](const Entry &e) { return yuan(e.refunded); }},
    {u"充值券退款金额", kAll | kBack, [](const Entry &e) { return yuan(e.rechargeBack); }},
    {u"退款类型", kAll | kBack, [](const Entry &e) { return e.isRefund ? QStringLiteral("ORIGINAL") : QString(); }},
    {u"退款状态", kAll | kBack, [](const Entry &e) { return e.refundState; }},
    {u"商品名称", kEvery, [](const Entry &e) { return e.body; }},
    {u"商户数据包", kEvery, [](const Entry &e) { return e.attach; }},
    {u"手续费", kEvery, [](const Entry &e) { return feeYuan(e.fee); }},
    {u"费率", kEvery,
        [](const Entry &) { return QStringLiteral("0.%1%").arg(Order::kFeePerMille * 10, 2, 10, QLatin1Char('0')); }},
    {u"订单金额", kEvery, [](const Entry &e) { return yuan(e.total); }},
    {u"申请退款金额", kAll | kBack, [](const Entry &e) { return yuan(e.asked); }},
    {u"费率备注", kEvery, [](const Entry &) { return QString(); }},
};

struct Sums
{
    qsizetype count = 0;
    qint64 settled = 0;
    qint64 refunded = 0;
    qint64 rechargeBack = 0;
    qint64 fee = 0;
    qint64 total = 0;
    qint64 asked = 0;
};

struct SumColumn
{
    const char16_t *title;
    unsigned kinds;
    QString (*text)(const Sums &);
};
const SumColumn kSums[] = {
    {u"总交易单数", kEvery, [](const Sums &s) { return countText(s.count); }},
    {u"应结订单总金额", kEvery, [](const Sums &s) { return yuan(s.settled); }},
    {u"退款总金额", kAll | kBack, [](const Sums &s) { return yuan(s.refunded); }},
    {u"充值券退款总金额", kAll | kBack, [](const Sums &s) { return sumOfZeroOrYuan(s.rechargeBack); }},
    {u"手续费总金额", kEvery, [](const Sums &s) { return yuan((s.fee + 500) / 1000); }},
    {u"订单总金额", kEvery, [](const Sums &s) { return yuan(s.total); }},
    {u"申请退款总金额", kAll | kBack, [](const Sums &s) { return yuan(s.asked); }},
};

unsigned bitOf(BillKind kind) { return 1U << static_cast<unsigned>(kind); }

Entry payment(const Order &order)
{
    Entry entry;
    entry.at = order.paidAt;
    entry.appid = order.appid;
    entry.mchId = order.mchId;
    entry.device = order.device;
    entry.transactionId = order.transactionId;
    entry.outTradeNo = order.outTradeNo;
    entry.openid = QString::fromLatin1(openidOf(order.appid));
    entry.type = QLatin1String(tradeTypeName(order.type));
    entry.state = QStringLiteral("SUCCESS");
    entry.body = order.body;
    entry.attach = order.attach;
    entry.settled = order.settledFen();
    entry.coupon = order.coupon.fen;
    entry.fee = order.fee();
    entry.total = order.totalFee;
    return entry;
}

Entry giveBack(const Order &order, const Refund &refund, Timestamp madeAt)
{
    Entry entry = payment(order);
    entry.isRefund = true;
    entry.at = refund.requestedAt; // accepted, not completed
    entry.state = refund.via == RefundVia::Reverse ? QStringLiteral("REVOKED") : QStringLiteral("REFUND");
    entry.settled = entry.coupon = entry.fee = entry.total = 0;
    entry.refundId = refund.refundId;
    entry.outRefundNo = refund.outRefundNo;
    const RefundState state = refund.stateAt(madeAt);
    entry.refundState = state == RefundState::Closed ? QStringLiteral("FAIL") : QLatin1String(refundStateName(state));
    entry.refunded = refund.settledBack;
    entry.rechargeBack = order.coupon.recharge ? refund.couponBack : 0;
    entry.asked = refund.refundFee;
    if (state == RefundState::Success)
        entry.succeededAt = refund.endedAt;
    return entry;
}

QList<Entry> entriesOf(const Ledger &ledger, const QString &mchId, const QDate &day, BillKind kind, Timestamp madeAt)
{
    QList<Entry> entries;
    const auto isThatDay = [&](Timestamp at) { return !at.isNull() && storeTime(at).date() == day; };
    for (const Order &order : ledger.orders()) {
        if (order.mchId != mchId)
            continue;
        if ((kind == BillKind::All || kind == BillKind::Success) && isThatDay(order.paidAt))
            entries.append(payment(order));
        for (const Refund &refund : order.refunds) {
            const bool wanted = kind == BillKind::All || kind == BillKind::Refund
                || (kind == BillKind::RechargeRefund && order.coupon.recharge && refund.couponBack > 0);
            if (wanted && isThatDay(refund.requestedAt))
                entries.append(giveBack(order, refund, madeAt));
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.at < b.at; });
    return entries;
}

// A difference somebody has to find: the bill stays in itself consistent.
void plant(QList<Entry> &entries, Fault fault)
{
    const auto first = std::find_if(entries.begin(), entries.end(), [](const Entry &entry) { return !entry.isRefund; });
    if (first == entries.end())
        return;
    if (fault == Fault::BillRowMissing) {
        entries.erase(first);
    } else if (fault == Fault::BillRowTwice) {
        const Entry again = *first;
        entries.insert(first, again);
    } else if (fault == Fault::BillRowForeign) {
        Entry stranger = *first;
        stranger.transactionId = QStringLiteral("4200000000209901010000000001");
        stranger.outTradeNo = QStringLiteral("SOMEBODYELSESORDER01");
        entries.insert(first, stranger);
    } else if (fault == Fault::BillRowAmount) {
        ++first->total;
        ++first->settled;
    } else if (fault == Fault::BillRowFee) {
        first->fee += 1000; // a fen
    }
}

} // namespace

std::optional<BillKind> billKindOf(const QByteArray &name)
{
    struct Row
    {
        const char *name;
        BillKind kind;
    };
    static constexpr Row kRows[] = {{"", BillKind::All}, {"ALL", BillKind::All}, {"SUCCESS", BillKind::Success},
        {"REFUND", BillKind::Refund}, {"RECHARGE_REFUND", BillKind::RechargeRefund}};
    for (const Row &row : kRows) {
        if (name == row.name)
            return row.kind;
    }
    return std::nullopt;
}

BillState billState(const QDate &day, Timestamp now, bool anyTime)
{
    const QDateTime clock = storeTime(now);
    if (day > clock.date() || day < clock.date().addMonths(-kMonthsKept))
        return BillState::OutOfDays;
    if (anyTime)
        return BillState::Ready;
    const bool early = day == clock.date() || (day == clock.date().addDays(-1) && clock.time() < kReady);
    return early ? BillState::Creating : BillState::Ready;
}

Timestamp billMadeAt(const QDate &day, Timestamp now) { return qMin(fromStoreTime(day.addDays(1), kMade), now); }

QByteArray tradeBill(const Ledger &ledger, const QString &mchId, const QDate &day, BillKind kind, Timestamp madeAt,
    std::optional<Fault> fault)
{
    QList<Entry> entries = entriesOf(ledger, mchId, day, kind, madeAt);
    if (entries.isEmpty())
        return {};
    if (fault)
        plant(entries, *fault);
    BillTable table;
    for (const Column &column : kColumns) {
        if (column.kinds & bitOf(kind))
            table.header.append(QString::fromUtf16(column.title));
    }
    Sums sums;
    sums.count = entries.size();
    for (const Entry &entry : entries) {
        QStringList row;
        for (const Column &column : kColumns) {
            if (column.kinds & bitOf(kind))
                row.append(column.text(entry));
        }
        table.rows.append(row);
        sums.settled += entry.settled;
        sums.refunded += entry.refunded;
        sums.rechargeBack += entry.rechargeBack;
        sums.fee += entry.fee;
        sums.total += entry.total;
        sums.asked += entry.asked;
    }
    if (fault == Fault::BillWrongTotals)
        ++sums.settled;
    for (const SumColumn &column : kSums) {
        if (column.kinds & bitOf(kind)) {
            table.sumHeader.append(QString::fromUtf16(column.title));
            table.sums.append(column.text(sums));
        }
    }
    return writeBill(table, fault);
}

namespace {

// 备注 and 业务凭证号: what would break a line is written as two characters (7.3).
QString escaped(QString text)
{
    return text.replace(QChar(1), QLatin1Char(' '))
        .replace(QLatin1Char('\r'), QStringLiteral("\\r"))
        .replace(QLatin1Char('\n'), QStringLiteral("\\n"));
}

} // namespace

QByteArray fundFlowBill(const Ledger &ledger, const QString &mchId, const QDate &day, std::optional<Fault> fault)
{
    BillTable table;
    table.header = QStringLiteral(u"记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),"
                                  u"账户结余(元),资金变更提交申请人,备注,业务凭证号")
                       .split(QLatin1Char(','));
    table.sumHeader = QStringLiteral(u"资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额").split(QLatin1Char(','));
    qsizetype counts[2] = {0, 0}; // out, in
    qint64 sums[2] = {0, 0};
    const QList<FlowRow> rows = ledger.flow(mchId);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const FlowRow &row = rows.at(i);
        if (storeTime(row.at).date() != day)
            continue;
        const bool in = row.fen >= 0;
        ++counts[in];
        sums[in] += qAbs(row.fen);
        const QString number =
            QStringLiteral("%1%2").arg(day.toString(QStringLiteral("yyyyMMdd"))).arg(i + 1, 10, 10, QLatin1Char('0'));
        table.rows.append(QStringList{moment(row.at), row.tradeNumber, number, row.name, row.kind,
            in ? QStringLiteral(u"收入") : QStringLiteral(u"支出"), yuan(qAbs(row.fen)), yuan(row.balance),
            row.submitter, escaped(row.remark), escaped(row.voucher)});
    }
    if (table.rows.isEmpty())
        return {};
    if (fault == Fault::BillWrongTotals)
        ++sums[1];
    table.sums = {
        countText(table.rows.size()), countText(counts[1]), yuan(sums[1]), countText(counts[0]), yuan(sums[0])};
    return writeBill(table, fault);
}

} // namespace mendian::sandbox::wechat
