// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/bill/tradezip.h"

#include "models/catalog/csvrows.h"
#include "models/reconciliation/billcells.h"
#include "payments/alipay/bill/zipentries.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <array>
#include <optional>

namespace mendian::alipay {

namespace {

constexpr QStringView kDetail = u"#支付宝业务明细查询";
constexpr QStringView kSummary = u"#支付宝业务汇总查询";
constexpr QStringView kSum = u"合计";

enum Column : size_t {
    TradeNo,
    OutTradeNo,
    Kind,
    Created,
    Finished,
    Terminal,
    Order,
    Received,
    RedPacket,
    Points,
    Platform,
    Merchant,
    RefundNumber,
    Service,
};
constexpr std::array kColumns{
    ColumnMap::Name{u"支付宝交易号", true},
    ColumnMap::Name{u"商户订单号", true},
    ColumnMap::Name{u"业务类型", true},
    ColumnMap::Name{u"创建时间", true},
    ColumnMap::Name{u"完成时间", true},
    ColumnMap::Name{u"终端号", false},
    ColumnMap::Name{u"订单金额(元)", true},
    ColumnMap::Name{u"商家实收(元)", true},
    ColumnMap::Name{u"支付宝红包(元)", false},
    ColumnMap::Name{u"集分宝(元)", false},
    ColumnMap::Name{u"支付宝优惠(元)", false},
    ColumnMap::Name{u"商家优惠(元)", false},
    ColumnMap::Name{u"退款批次号/请求号", true},
    ColumnMap::Name{u"服务费(元)", true},
};

enum SummaryColumn : size_t { Store, Payments, Refunds, OrderSum, ReceivedSum, ServiceSum };
constexpr std::array kSummaryColumns{
    ColumnMap::Name{u"门店编号", true},
    ColumnMap::Name{u"交易订单总笔数", true},
    ColumnMap::Name{u"退款订单总笔数", true},
    ColumnMap::Name{u"订单金额(元)", true},
    ColumnMap::Name{u"商家实收(元)", true},
    ColumnMap::Name{u"服务费(元)", true},
};

/// Sums over the rows of a file, refunds negative as the file writes them.
struct Totals
{
    qint64 payments = 0;
    qint64 refunds = 0;
    Money order;
    Money received; ///< of payments
    Money returned; ///< of refunds, ≤ 0
    Money discount; ///< of the merchant, payments
    Money discountBack;
    Fee service; ///< ≤ 0: taken
};

/// The lines of one of the two files: '#' frame, header, rows. `frame` gets each '#' line without its trailing commas.
struct Lines
{
    std::function<Status(qint64 line, const QString &text)> frame;
    std::function<Status(qint64 line, const QStringList &cells)> header;
    std::function<Status(qint64 line, const QStringList &cells)> row;
};

/// Why the shared CSV reader stopped.
BillProblem problemOf(GoodsProblem problem)
{
    switch (problem) {
    case GoodsProblem::UnclosedQuote:
        return BillProblem::UnclosedQuote;
    case GoodsProblem::LineTooLong:
        return BillProblem::TooLarge;
    default:
        return BillProblem::BadEncoding;
    }
}

Status readLines(QByteArrayView bytes, const Lines &lines)
{
    Status status;
    bool headed = false;
    const auto take = [&](const CsvRow &row) -> Status {
        if (row.badEncoding)
            return billFault(row.line, {}, BillProblem::BadEncoding);
        if (row.cells.first().startsWith(u'#')) {
            QString text = row.cells.join(u',');
            while (text.endsWith(u','))
                text.chop(1);
            return lines.frame(row.line, text);
        }
        if (headed)
            return lines.row(row.line, row.cells);
        headed = true;
        return lines.header(row.line, row.cells);
    };
    readCsv(
        bytes, TextEncoding::Gb18030,
        [&](const CsvRow &row) {
            status = take(row);
            return status.has_value();
        },
        [&](const CsvFault &fault) {
            if (status)
                status = billFault(fault.line, {}, problemOf(fault.problem));
        });
    if (status && !headed)
        return billFault(0, {}, BillProblem::NoHeader);
    return status;
}

/// Another number of cells than columns: a comma in a name has shifted them, and nobody can tell where (§2.8).
Status checkWidth(qint64 line, const QStringList &cells, const ColumnMap &map)
{
    return cells.size() == map.width() ? Status() : Status(billFault(line, {}, BillProblem::CellCount));
}

class Detail
{
public:
    explicit Detail(BusinessDate day) { m_bill.day = day; }

    Status read(QByteArrayView bytes)
    {
        MENDIAN_TRY(readLines(bytes,
            {[this](qint64 line, const QString &text) { return frame(line, text); },
                [this](qint64 line, const QStringList &cells) { return header(line, cells); },
                [this](qint64 line, const QStringList &cells) { return row(line, cells); }}));
        if (!m_ended || !m_paymentsChecked || !m_refundsChecked)
            return billFault(0, kDetail.toString(), BillProblem::NoSummary);
        return {};
    }

    const Totals &totals() const { return m_totals; }
    Bill takeBill()
    {
        m_bill.provider = QStringLiteral("alipay");
        m_bill.feeTotal = {-m_totals.service.milliFen};
        return std::move(m_bill);
    }

private:
    Status frame(qint64 line, const QString &text)
    {
        static const QRegularExpression day(QStringLiteral(u"起始日期[：:]\\[(\\d{4})年(\\d{2})月(\\d{2})日"));
        static const QRegularExpression payments(
            QStringLiteral(u"^#交易合计[：:](\\d+)笔[，,]商家实收共(-?[\\d.]+)元[，,]商家优惠共(-?[\\d.]+)元"));
        static const QRegularExpression refunds(
            QStringLiteral(u"^#退款合计[：:](\\d+)笔[，,]商家实收退款共(-?[\\d.]+)元[，,]商家优惠退款共(-?[\\d.]+)元"));
        if (const auto found = day.match(text); found.hasMatch()) {
            const QDate date(found.captured(1).toInt(), found.captured(2).toInt(), found.captured(3).toInt());
            return date == m_bill.day.date()
                ? Status()
                : Status(billFault(line, QStringLiteral(u"起始日期"), BillProblem::OtherDay));
        }
        if (text.contains(QStringLiteral(u"业务明细列表结束")))
            m_ended = true;
        if (const auto found = payments.match(text); found.hasMatch()) {
            m_paymentsChecked = true;
            return check(line, found, m_totals.payments, m_totals.received, m_totals.discount);
        }
        if (const auto found = refunds.match(text); found.hasMatch()) {
            m_refundsChecked = true;
            return check(line, found, m_totals.refunds, m_totals.returned, m_totals.discountBack);
        }
        return {};
    }

    // The sign of the discounts' totals is not published; their size is.
    static Status check(qint64 line, const QRegularExpressionMatch &found, qint64 count, Money received, Money discount)
    {
        const auto money = parseBillMoney(found.captured(2));
        const auto given = parseBillMoney(found.captured(3));
        const bool agrees = found.captured(1).toLongLong() == count && money && *money == received && given
            && (*given == discount || -*given == discount);
        return agrees ? Status() : Status(billFault(line, found.captured(0).mid(1, 4), BillProblem::WrongSummary));
    }

    Status header(qint64 line, const QStringList &cells)
    {
        auto map = ColumnMap::find(cells, kColumns, line);
        if (!map)
            return fail(map.error());
        m_map = *std::move(map);
        return {};
    }

    Status row(qint64 line, const QStringList &cells)
    {
        if (m_ended)
            return billFault(line, {}, BillProblem::AfterEnd);
        MENDIAN_TRY(checkWidth(line, cells, m_map));
        const auto text = [&](Column column) { return m_map.at(column) < 0 ? QString() : cells[m_map.at(column)]; };
        const auto wrong = [&](Column column, BillProblem problem) {
            return billFault(line, m_map.title(column), problem);
        };
        BillRow row;
        row.line = line;
        const bool refund = text(Kind) == QStringLiteral(u"退款");
        if (!refund && text(Kind) != QStringLiteral(u"交易"))
            return wrong(Kind, BillProblem::Unknown);
        row.kind = refund ? BillRowKind::Refund : BillRowKind::Payment;
        row.state = refund ? BillState::Done : BillState::Paid;
        row.merchantNumber = text(OutTradeNo);
        if (row.merchantNumber.isEmpty())
            return wrong(OutTradeNo, BillProblem::Empty);
        row.providerNumber = text(TradeNo);
        row.refundNumber = refund ? text(RefundNumber) : QString();
        row.terminal = text(Terminal);
        const Column when = text(Finished).isEmpty() ? Created : Finished;
        const auto at = parseBillTime(text(when));
        if (!at)
            return wrong(when, BillProblem::NotTime);
        row.at = *at;
        std::array<Money, kColumns.size()> money;
        for (const Column column : {Order, Received, RedPacket, Points, Platform, Merchant}) {
            if (text(column).isEmpty() && column != Order && column != Received)
                continue;
            const auto value = parseBillMoney(text(column));
            if (!value || *value > kMaxAmount || *value < -kMaxAmount)
                return wrong(column, BillProblem::NotAmount);
            money[column] = *value;
        }
        const auto service = text(Service).isEmpty() ? Result<Fee>(Fee()) : parseFee(text(Service));
        if (!service)
            return wrong(Service, BillProblem::NotAmount);
        count(refund, money, *service);
        const auto size = [&](Column column) { return money[column].isNegative() ? -money[column] : money[column]; };
        if (refund ? money[Order] > Money() || money[Received] > Money()
                   : money[Order].isNegative() || money[Received].isNegative())
            return wrong(Order, BillProblem::Inconsistent);
        row.orderAmount = size(Order);
        row.merchantReceives = size(Received);
        row.merchantDiscount = row.orderAmount - row.merchantReceives;
        if (row.merchantDiscount.isNegative())
            return wrong(Received, BillProblem::Inconsistent);
        // How these relate to the order amount is not published (§2.9): what the shop receives is firm, the rest shows
        // who paid the difference.
        row.platformDiscount = std::min(size(RedPacket) + size(Points) + size(Platform), row.merchantReceives);
        row.customerPaid = row.merchantReceives - row.platformDiscount;
        row.fee = {-service->milliFen};
        m_bill.rows.append(row);
        return {};
    }

    void count(bool refund, const std::array<Money, kColumns.size()> &money, Fee service)
    {
        ++(refund ? m_totals.refunds : m_totals.payments);
        (refund ? m_totals.returned : m_totals.received) += money[Received];
        (refund ? m_totals.discountBack : m_totals.discount) += money[Merchant];
        m_totals.order += money[Order];
        m_totals.service.milliFen += service.milliFen;
    }

    Bill m_bill;
    ColumnMap m_map;
    Totals m_totals;
    bool m_ended = false;
    bool m_paymentsChecked = false;
    bool m_refundsChecked = false;
};

/// 汇总: a row per store and 合计, which has to equal the detail.
Status checkSummary(QByteArrayView bytes, const Totals &totals)
{
    ColumnMap map;
    bool summed = false;
    const Status read = readLines(bytes,
        {[](qint64, const QString &) { return Status(); },
            [&](qint64 line, const QStringList &cells) -> Status {
                auto found = ColumnMap::find(cells, kSummaryColumns, line);
                if (!found)
                    return fail(found.error());
                map = *std::move(found);
                return {};
            },
            [&](qint64 line, const QStringList &cells) -> Status {
                if (summed)
                    return billFault(line, {}, BillProblem::AfterEnd);
                MENDIAN_TRY(checkWidth(line, cells, map));
                if (cells[map.at(Store)] != kSum)
                    return {};
                summed = true;
                const std::array<qint64, kSummaryColumns.size()> sums{0, totals.payments * 100, totals.refunds * 100,
                    totals.order.fen(), (totals.received + totals.returned).fen(), totals.service.rounded().fen()};
                for (size_t i = Payments; i < kSummaryColumns.size(); ++i) {
                    const auto stated = parseBillMoney(cells[map.at(i)]);
                    if (!stated || stated->fen() != sums[i])
                        return billFault(line, map.title(i), BillProblem::WrongSummary);
                }
                return {};
            }});
    MENDIAN_TRY(read);
    return summed ? Status() : Status(billFault(0, kSum.toString(), BillProblem::NoSummary));
}

QString firstLine(const QByteArray &file)
{
    const qsizetype end = file.indexOf('\n');
    return QStringDecoder("GB18030").decode(QByteArrayView(file).first(end < 0 ? file.size() : end));
}

} // namespace

Result<Bill> readTradeZip(QByteArrayView file, BusinessDate day)
{
    if (file.startsWith('{') || file.startsWith('<'))
        return billFault(0, {}, BillProblem::ErrorReply);
    const auto entries = unzip(file);
    if (!entries)
        return fail(entries.error());
    const QByteArray *detailFile = nullptr;
    const QByteArray *summaryFile = nullptr;
    for (const QByteArray &entry : *entries) {
        const QString title = firstLine(entry).trimmed();
        const bool detail = title.startsWith(kDetail);
        if (!detail && !title.startsWith(kSummary))
            return billFault(1, {}, BillProblem::NotThisFile);
        const QByteArray *&place = detail ? detailFile : summaryFile;
        if (place)
            return billFault(1, title, BillProblem::NotThisFile);
        place = &entry;
    }
    if (!detailFile)
        return billFault(0, kDetail.toString(), BillProblem::NotThisFile);
    if (!summaryFile)
        return billFault(0, kSummary.toString(), BillProblem::NoSummary);
    Detail detail(day);
    MENDIAN_TRY(detail.read(*detailFile));
    MENDIAN_TRY(checkSummary(*summaryFile, detail.totals()));
    Bill bill = detail.takeBill();
    MENDIAN_TRY(checkDay(bill));
    return bill;
}

Result<Bill> readTradeDetail(QByteArrayView file, BusinessDate day)
{
    Detail detail(day);
    MENDIAN_TRY(detail.read(file));
    return detail.takeBill();
}

} // namespace mendian::alipay
