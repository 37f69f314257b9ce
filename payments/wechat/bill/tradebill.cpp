// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/bill/tradebill.h"

#include "payments/wechat/bill/quotedrows.h"

#include <array>

namespace mendian::wechat {

namespace {

enum Column : size_t {
    Time,
    Device,
    TransactionId,
    OutTradeNo,
    TradeState,
    Currency,
    Settled,
    Coupon,
    RefundId,
    OutRefundNo,
    RefundAmount,
    CouponRefund,
    RefundState,
    FeeAmount,
    Rate,
    Order,
    RefundAsked,
};

// §7.2; the second spelling is the old format's.
constexpr std::array kColumns{
    ColumnMap::Name{u"交易时间", true},
    ColumnMap::Name{u"设备号", false},
    ColumnMap::Name{u"微信订单号", true},
    ColumnMap::Name{u"商户订单号", true},
    ColumnMap::Name{u"交易状态", true},
    ColumnMap::Name{u"货币种类", false},
    ColumnMap::Name{u"应结订单金额|总金额", true},
    ColumnMap::Name{u"代金券金额|代金券或立减优惠金额|企业红包金额", false},
    ColumnMap::Name{u"微信退款单号", false},
    ColumnMap::Name{u"商户退款单号", false},
    ColumnMap::Name{u"退款金额", false},
    ColumnMap::Name{u"充值券退款金额|代金券或立减优惠退款金额|企业红包退款金额", false},
    ColumnMap::Name{u"退款状态", false},
    ColumnMap::Name{u"手续费", true},
    ColumnMap::Name{u"费率", false},
    ColumnMap::Name{u"订单金额", false},
    ColumnMap::Name{u"申请退款金额", false},
};

// A column of the summary and the detail column that it sums up.
struct SummaryColumn
{
    ColumnMap::Name name;
    int sums; ///< Column; −1: counts rows
};
constexpr std::array kSummary{
    SummaryColumn{{u"总交易单数", true}, -1},
    SummaryColumn{{u"应结订单总金额|总交易额", true}, Settled},
    SummaryColumn{{u"退款总金额|总退款金额", false}, RefundAmount},
    SummaryColumn{{u"充值券退款总金额|总代金券或立减优惠退款金额|总企业红包退款金额", false}, CouponRefund},
    SummaryColumn{{u"手续费总金额", true}, FeeAmount},
    SummaryColumn{{u"订单总金额", false}, Order},
    SummaryColumn{{u"申请退款总金额", false}, RefundAsked},
};

struct StateWord
{
    QStringView word;
    BillState state;
};
constexpr StateWord kRefundStates[] = {
    {u"SUCCESS", BillState::Done},
    {u"PROCESSING", BillState::Processing},
    {u"FAIL", BillState::Failed},
    {u"CHANGE", BillState::Abnormal},
};

/// Placeholders of empty numbers.
QString numberOf(QStringView cell) { return cell == u"0" ? QString() : cell.toString(); }

class Reader
{
public:
    explicit Reader(BusinessDate day) { m_bill.day = day; }

    Status header(const QStringList &titles, qint64 line)
    {
        auto map = ColumnMap::find(titles, kColumns, line);
        if (!map)
            return fail(map.error());
        m_map = *std::move(map);
        return {};
    }

    Status row(const QuotedRow &cells)
    {
        if (cells.cells.size() != m_map.width())
            return billFault(cells.line, {}, BillProblem::CellCount);
        m_row = &cells;
        BillRow row;
        row.line = cells.line;
        const auto at = parseBillTime(text(Time));
        if (!at)
            return wrong(Time, BillProblem::NotTime);
        row.at = *at;
        row.providerNumber = numberOf(text(TransactionId));
        row.merchantNumber = numberOf(text(OutTradeNo));
        if (row.merchantNumber.isEmpty())
            return wrong(OutTradeNo, BillProblem::Empty);
        row.terminal = text(Device).toString();
        if (const QStringView currency = text(Currency); has(Currency) && currency != u"CNY")
            return wrong(Currency, BillProblem::OtherCurrency);
        std::array<Money, kColumns.size()> money;
        for (const Column column : {Settled, Coupon, RefundAmount, CouponRefund, Order, RefundAsked}) {
            if (!has(column))
                continue;
            const auto value = parseBillMoney(text(column));
            if (!value || value->isNegative() || *value > kMaxAmount)
                return wrong(column, BillProblem::NotAmount);
            money[column] = *value;
            m_sums[column] += value->fen() * 1000;
        }
        const auto fee = parseFee(text(FeeAmount));
        if (!fee)
            return wrong(FeeAmount, BillProblem::NotAmount);
        row.fee = *fee;
        m_sums[FeeAmount] += fee->milliFen;
        const auto rate = parseRatePpm(text(Rate));
        if (!rate)
            return wrong(Rate, BillProblem::NotAmount);
        MENDIAN_TRY(text(TradeState) == u"SUCCESS" ? payment(row, money, *rate) : refund(row, money));
        m_bill.rows.append(row);
        return {};
    }

    Status summaryHeader(const QStringList &titles, qint64 line)
    {
        std::array<ColumnMap::Name, kSummary.size()> names{};
        for (size_t i = 0; i < kSummary.size(); ++i)
            names[i] = kSummary[i].name;
        auto map = ColumnMap::find(titles, names, line);
        if (!map)
            return map.error().args.value(2) == QLatin1String(billProblemName(BillProblem::NoColumn))
                ? billFault(line, map.error().args.value(1), BillProblem::NoSummary)
                : fail(map.error());
        m_summary = *std::move(map);
        return {};
    }

    Status summary(const QuotedRow &row)
    {
        if (row.cells.size() != m_summary.width())
            return billFault(row.line, {}, BillProblem::CellCount);
        for (size_t i = 0; i < kSummary.size(); ++i) {
            if (m_summary.at(i) < 0)
                continue;
            const QStringView stated = row.cells[m_summary.at(i)];
            if (!agrees(kSummary[i].sums, stated))
                return billFault(row.line, m_summary.title(i), BillProblem::WrongSummary);
            if (kSummary[i].sums == FeeAmount)
                m_bill.feeTotal = parseFee(stated).value_or(Fee());
        }
        return {};
    }

    Result<Bill> result()
    {
        m_bill.provider = QStringLiteral("wechat");
        MENDIAN_TRY(checkDay(m_bill));
        return m_bill;
    }

private:
    bool has(Column column) const { return m_map.at(column) >= 0; }
    QStringView text(Column column) const { return has(column) ? m_row->cells[m_map.at(column)] : QStringView(); }
    tl::unexpected<Error> wrong(Column column, BillProblem problem) const
    {
        return billFault(m_row->line, m_map.title(column), problem);
    }

    bool agrees(int sums, QStringView stated) const
    {
        if (sums < 0)
            return parseBillCount(stated).value_or(-1) == m_bill.rows.size();
        const qint64 sum = m_sums[static_cast<size_t>(sums)];
        return sums == FeeAmount ? feeSumAgrees({sum}, stated) : parseFee(stated).value_or(Fee{-1}).milliFen == sum;
    }

    // Settled = order − coupons that nobody pays to the shop; the rest of the coupons is paid by somebody else (§7.2).
    Status payment(BillRow &row, const std::array<Money, kColumns.size()> &money, qint64 rate)
    {
        row.orderAmount = has(Order) ? money[Order] : money[Settled];
        row.merchantReceives = money[Settled];
        row.merchantDiscount = row.orderAmount - row.merchantReceives;
        row.platformDiscount = std::max(Money(), money[Coupon] - row.merchantDiscount);
        row.customerPaid = row.orderAmount - row.merchantDiscount - row.platformDiscount;
        row.ratePpm = rate;
        if (row.merchantDiscount.isNegative() || row.customerPaid.isNegative())
            return wrong(Settled, BillProblem::Inconsistent);
        return {};
    }

    Status refund(BillRow &row, const std::array<Money, kColumns.size()> &money)
    {
        row.kind = BillRowKind::Refund;
        row.state = BillState::Done;
        row.providerRefundNumber = numberOf(text(RefundId));
        if (text(TradeState) == u"REFUND") {
            row.refundNumber = numberOf(text(OutRefundNo));
            const QStringView word = text(RefundState);
            const auto *known = std::find_if(std::begin(kRefundStates), std::end(kRefundStates),
                [&](const StateWord &candidate) { return candidate.word == word; });
            if (known != std::end(kRefundStates))
                row.state = known->state;
            else if (!word.isEmpty())
                return wrong(RefundState, BillProblem::Unknown);
        } else if (text(TradeState) != u"REVOKED") {
            return wrong(TradeState, BillProblem::Unknown);
        }
        row.merchantReceives = money[RefundAmount];
        row.orderAmount = has(RefundAsked) ? money[RefundAsked] : money[RefundAmount];
        row.platformDiscount = money[CouponRefund];
        row.merchantDiscount = row.orderAmount - row.merchantReceives;
        row.customerPaid = row.orderAmount - row.merchantDiscount - row.platformDiscount;
        if (row.merchantDiscount.isNegative() || row.customerPaid.isNegative())
            return wrong(RefundAmount, BillProblem::Inconsistent);
        return {};
    }

    Bill m_bill;
    ColumnMap m_map;
    ColumnMap m_summary;
    const QuotedRow *m_row = nullptr;
    std::array<qint64, kColumns.size()> m_sums{}; ///< thousandths of a fen
};

template <typename R>
Status readWith(QByteArrayView file, R &reader)
{
    return readQuoted(file,
        {[&](const QStringList &titles, qint64 line) { return reader.header(titles, line); },
            [&](const QuotedRow &row) { return reader.row(row); },
            [&](const QStringList &titles, qint64 line) { return reader.summaryHeader(titles, line); },
            [&](const QuotedRow &row) { return reader.summary(row); }});
}

enum FlowColumn : size_t { FlowTime, FlowNumber, FlowType, FlowDirection, FlowAmount };
constexpr std::array kFlowColumns{
    ColumnMap::Name{u"记账时间", true},
    ColumnMap::Name{u"微信支付业务单号", true},
    ColumnMap::Name{u"业务类型", true},
    ColumnMap::Name{u"收支类型", true},
    ColumnMap::Name{u"收支金额(元)|收支金额", true},
};
constexpr std::array kFlowSummary{
    ColumnMap::Name{u"资金流水总笔数", true},
    ColumnMap::Name{u"收入笔数", true},
    ColumnMap::Name{u"收入金额", true},
    ColumnMap::Name{u"支出笔数", true},
    ColumnMap::Name{u"支出金额", true},
};
// Money that the shop moves itself; it is not trade. The list of kinds is open, so everything else counts.
constexpr QStringView kTransfers[] = {u"提现", u"充值", u"转账", u"付款"};

class FlowReader
{
public:
    explicit FlowReader(BusinessDate day) : m_day(day) {}

    Status header(const QStringList &titles, qint64 line)
    {
        return keep(&m_map, ColumnMap::find(titles, kFlowColumns, line));
    }
    Status summaryHeader(const QStringList &titles, qint64 line)
    {
        return keep(&m_summary, ColumnMap::find(titles, kFlowSummary, line));
    }

    Status row(const QuotedRow &cells)
    {
        if (cells.cells.size() != m_map.width())
            return billFault(cells.line, {}, BillProblem::CellCount);
        const auto text = [&](FlowColumn column) { return cells.cells[m_map.at(column)]; };
        const auto wrong = [&](FlowColumn column, BillProblem problem) {
            return billFault(cells.line, m_map.title(column), problem);
        };
        const auto at = parseBillTime(text(FlowTime));
        if (!at)
            return wrong(FlowTime, BillProblem::NotTime);
        if (qAbs(m_day.date().daysTo(storeTime(*at).date())) > 1)
            return wrong(FlowTime, BillProblem::OtherDay);
        const auto amount = parseBillMoney(text(FlowAmount));
        if (!amount || amount->isNegative())
            return wrong(FlowAmount, BillProblem::NotAmount);
        const bool in = text(FlowDirection) == u"收入";
        if (!in && text(FlowDirection) != u"支出")
            return wrong(FlowDirection, BillProblem::Unknown);
        (in ? m_in : m_out) += *amount;
        ++(in ? m_ins : m_outs);
        BankRow row;
        row.provider = QStringLiteral("wechat");
        row.day = m_day;
        row.amount = in ? *amount : -*amount;
        row.reference = text(FlowNumber).toString();
        row.line = cells.line;
        const QStringView type = text(FlowType);
        row.counts = std::none_of(
            std::begin(kTransfers), std::end(kTransfers), [&](QStringView word) { return type.contains(word); });
        rows.append(row);
        return {};
    }

    Status summary(const QuotedRow &row)
    {
        if (row.cells.size() != m_summary.width())
            return billFault(row.line, {}, BillProblem::CellCount);
        const std::array<qint64, kFlowSummary.size()> sums{rows.size(), m_ins, m_in.fen(), m_outs, m_out.fen()};
        for (size_t i = 0; i < kFlowSummary.size(); ++i) {
            const QStringView stated = row.cells[m_summary.at(i)];
            const bool money = i == 2 || i == 4;
            const qint64 value =
                money ? parseBillMoney(stated).value_or(Money::fromFen(-1)).fen() : parseBillCount(stated).value_or(-1);
            if (value != sums[i])
                return billFault(row.line, m_summary.title(i), BillProblem::WrongSummary);
        }
        return {};
    }

    QList<BankRow> rows;

private:
    static Status keep(ColumnMap *map, Result<ColumnMap> found)
    {
        if (!found)
            return fail(found.error());
        *map = *std::move(found);
        return {};
    }

    BusinessDate m_day;
    ColumnMap m_map;
    ColumnMap m_summary;
    Money m_in;
    Money m_out;
    qint64 m_ins = 0;
    qint64 m_outs = 0;
};

} // namespace

Result<Bill> readTradeBill(QByteArrayView file, BusinessDate day)
{
    Reader reader(day);
    MENDIAN_TRY(readWith(file, reader));
    return reader.result();
}

Result<QList<BankRow>> readFundFlow(QByteArrayView file, BusinessDate day)
{
    FlowReader reader(day);
    MENDIAN_TRY(readWith(file, reader));
    return reader.rows;
}

} // namespace mendian::wechat
