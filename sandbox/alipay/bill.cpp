// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/bill.h"

#include "sandbox/alipay/content.h"
#include "sandbox/alipay/params.h"

#include <QMap>
#include <QTemporaryFile>
#include <zip.h>

namespace mendian::sandbox::alipay {

namespace {

// A TAB behind a cell keeps spreadsheets from turning long numbers into floating point.
QString padded(const QString &text)
{
    return QString(text).replace(QLatin1Char(','), QChar(u'，')) + QLatin1Char('\t');
}

struct Row
{
    const Trade *trade;
    const Refund *refund; // null = the payment
    Timestamp at;
    qint64 sign() const { return refund ? -1 : 1; }
    qint64 fen() const { return sign() * (refund ? refund->fen : trade->totalFen); }
    qint64 discount() const { return sign() * (refund ? refund->fen - refund->buyerFen : trade->discountFen); }
    qint64 fee() const { return -sign() * feeOf(qAbs(fen())); }
};

struct Column
{
    const char16_t *title;
    QString (*cell)(const Row &);
};

const QString kZero = QStringLiteral("0.00");

// In this order (2.8).
const Column kColumns[] = {
    {u"支付宝交易号", [](const Row &row) { return padded(row.trade->tradeNo); }},
    {u"商户订单号", [](const Row &row) { return padded(row.trade->outTradeNo); }},
    {u"业务类型",
        [](const Row &row) { return padded(row.refund ? QStringLiteral(u"退款") : QStringLiteral(u"交易")); }},
    {u"商品名称", [](const Row &row) { return padded(row.trade->text("subject")); }},
    {u"创建时间", [](const Row &row) { return padded(timeText(row.refund ? row.at : row.trade->createdAt)); }},
    {u"完成时间", [](const Row &row) { return padded(timeText(row.at)); }},
    {u"门店编号", [](const Row &row) { return padded(row.trade->text("store_id")); }},
    {u"门店名称", [](const Row &) { return padded({}); }},
    {u"操作员",
        [](const Row &row) { return padded(row.refund ? row.refund->operatorId : row.trade->text("operator_id")); }},
    {u"终端号", [](const Row &row) { return padded(row.trade->text("terminal_id")); }},
    {u"对方账户", [](const Row &) { return padded(QStringLiteral("*** (159****5620)")); }},
    {u"订单金额（元）", [](const Row &row) { return yuanOf(row.fen()); }},
    {u"商家实收（元）", [](const Row &row) { return yuanOf(row.fen()); }},
    {u"支付宝红包（元）", [](const Row &) { return kZero; }},
    {u"集分宝（元）", [](const Row &) { return kZero; }},
    {u"支付宝优惠（元）", [](const Row &row) { return yuanOf(row.discount()); }},
    {u"商家优惠（元）", [](const Row &) { return kZero; }},
    {u"券核销金额（元）", [](const Row &) { return kZero; }},
    {u"券名称", [](const Row &) { return padded({}); }},
    {u"商家红包消费金额（元）", [](const Row &) { return kZero; }},
    {u"卡消费金额（元）", [](const Row &) { return kZero; }},
    {u"退款批次号/请求号", [](const Row &row) { return padded(row.refund ? row.refund->requestNo : QString()); }},
    {u"服务费（元）", [](const Row &row) { return yuanOf(row.fee()); }},
    {u"分润（元）", [](const Row &) { return kZero; }},
    {u"备注", [](const Row &row) { return padded(row.refund ? row.refund->reason : QString()); }},
};

constexpr char16_t kSummaryTitles[] =
    u"门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,"
    u"商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";

struct Sums
{
    int payments = 0;
    int refunds = 0;
    qint64 paid = 0;
    qint64 back = 0; // negative
    qint64 discount = 0;
    qint64 fee = 0;
    void add(const Row &row)
    {
        ++(row.refund ? refunds : payments);
        (row.refund ? back : paid) += row.fen();
        discount += row.discount();
        fee += row.fee();
    }
    QString cells() const
    {
        const QString total = yuanOf(paid + back);
        return QStringList{QString::number(payments), QString::number(refunds), total, total, yuanOf(discount), kZero,
            kZero, yuanOf(fee), kZero, yuanOf(paid + back + fee)}
            .join(QLatin1Char(','));
    }
};

QString dayText(Timestamp time, const char16_t *format) { return storeTime(time).toString(QString::fromUtf16(format)); }

struct Frame
{
    const AlipayApp &app;
    const BillPeriod &period;
    Timestamp exportedAt;

    QString around(const QString &title, const QString &list, const QString &inside, const QString &sums) const
    {
        static constexpr char16_t kMoment[] = u"yyyy年MM月dd日 HH:mm:ss";
        const QString dashes(41, QLatin1Char('-'));
        return QStringLiteral(u"#支付宝%1查询\r\n#账号：[%2]\r\n#起始日期：[%3]   终止日期：[%4]\r\n")
                   .arg(title, app.sellerId + QStringLiteral("0156"), dayText(period.from, kMoment),
                       dayText(period.to, kMoment))
            + QLatin1Char('#') + dashes + list + dashes.chopped(1) + QStringLiteral("\r\n") + inside + QLatin1Char('#')
            + dashes + list + QStringLiteral(u"结束") + dashes.chopped(5) + QStringLiteral("\r\n") + sums
            + QStringLiteral(u"#导出时间：[%1]\r\n").arg(dayText(exportedAt, kMoment));
    }
};

QString detailText(const Frame &frame, const QList<Row> &rows)
{
    QStringList titles;
    for (const Column &column : kColumns)
        titles.append(QString::fromUtf16(column.title));
    QString inside = titles.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    Sums sums;
    for (const Row &row : rows) {
        QStringList cells;
        for (const Column &column : kColumns)
            cells.append(column.cell(row));
        inside += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
        sums.add(row);
    }
    return frame.around(QStringLiteral(u"业务明细"), QStringLiteral(u"业务明细列表"), inside,
        QStringLiteral(u"#交易合计：%1笔，商家实收共%2元，商家优惠共0.00元\r\n"
                       u"#退款合计：%3笔，商家实收退款共%4元，商家优惠退款共0.00元\r\n")
            .arg(sums.payments)
            .arg(yuanOf(sums.paid))
            .arg(sums.refunds)
            .arg(yuanOf(sums.back)));
}

QString summaryText(const Frame &frame, const QList<Row> &rows)
{
    QMap<QString, Sums> stores;
    Sums all;
    for (const Row &row : rows) {
        stores[row.trade->text("store_id")].add(row);
        all.add(row);
    }
    QString inside = QString::fromUtf16(kSummaryTitles) + QStringLiteral("\r\n");
    for (auto it = stores.cbegin(); it != stores.cend(); ++it)
        inside += padded(it.key()) + QStringLiteral(",\t,") + it->cells() + QStringLiteral("\r\n");
    inside += QStringLiteral(u"合计,,") + all.cells() + QStringLiteral("\r\n");
    return frame.around(QStringLiteral(u"业务汇总"), QStringLiteral(u"业务汇总列表"), inside, {});
}

Result<QByteArray> zipped(const QList<std::pair<QByteArray, QByteArray>> &files)
{
    QTemporaryFile place; // libzip writes to a path
    if (!place.open())
        return fail(ErrorCode::Io, place.errorString());
    int code = 0;
    zip_t *archive = zip_open(place.fileName().toLocal8Bit().constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!archive)
        return fail(ErrorCode::Io, QStringLiteral("zip: error %1").arg(code));
    bool good = true;
    for (const auto &[name, bytes] : files) {
        zip_source_t *source =
            zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        // Bytes as they are: the real archive's names are GBK and say nothing about it.
        good = good && zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_RAW | ZIP_FL_ENC_CP437) >= 0;
    }
    if (!good || zip_close(archive) != 0) {
        const QString why = QString::fromUtf8(zip_strerror(archive));
        zip_discard(archive);
        return fail(ErrorCode::Io, QStringLiteral("zip: ") + why);
    }
    QFile file(place.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString());
    return file.readAll();
}

} // namespace

qint64 feeOf(qint64 fen) { return (fen * 6 + 500) / 1000; }

std::optional<BillPeriod> billPeriodOf(const QString &date)
{
    const bool isMonth = date.size() == 7;
    const QDate day = QDate::fromString(isMonth ? date + QStringLiteral("-01") : date, QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid())
        return std::nullopt;
    return BillPeriod{QString(date).remove(QLatin1Char('-')), fromStoreTime(day, QTime(0, 0)),
        fromStoreTime(isMonth ? day.addMonths(1) : day.addDays(1), QTime(0, 0))};
}

Result<Bill> makeBill(
    const std::deque<Trade> &trades, const AlipayApp &app, const BillPeriod &period, Timestamp exportedAt)
{
    QList<Row> rows;
    const auto isInside = [&](Timestamp at) { return at >= period.from && at < period.to; };
    for (const Trade &trade : trades) {
        if (trade.appId != app.appId || trade.charges == 0)
            continue;
        if (isInside(trade.paidAt))
            rows.append({&trade, nullptr, trade.paidAt});
        for (const Refund &refund : trade.refunds) {
            if (isInside(refund.at))
                rows.append({&trade, &refund, refund.at});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.at < b.at; });
    const QString stem = app.sellerId + QStringLiteral("0156_") + period.name;
    const Frame frame{app, period, exportedAt};
    const auto zip = zipped(
        {{encoded(stem + QStringLiteral(u"_业务明细(汇总).csv"), "gbk"), encoded(summaryText(frame, rows), "gbk")},
            {encoded(stem + QStringLiteral(u"_业务明细.csv"), "gbk"), encoded(detailText(frame, rows), "gbk")}});
    if (!zip)
        return fail(zip.error());
    return Bill{stem + QStringLiteral(".csv.zip"), *zip, static_cast<int>(rows.size())};
}

} // namespace mendian::sandbox::alipay
