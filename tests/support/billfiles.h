// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"

#include <QStringEncoder>
#include <zip.h>
#include <zlib.h>

// The providers' files as they write them: for tests of the readers and of a whole day on disk.
namespace mendian::test {

inline QByteArray gzipped(const QByteArray &text)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&z, static_cast<uLong>(text.size()))) + 64, 0);
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
    z.avail_in = static_cast<uInt>(text.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.truncate(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return out;
}

inline QByteArray gbk(const QString &text) { return QStringEncoder("GB18030").encode(text); }

/// Names as bytes: GBK without the UTF-8 flag, as Alipay's archives have them.
inline QByteArray zipped(const QList<std::pair<QByteArray, QByteArray>> &files)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto &[name, content] : files)
        zip_file_add(archive, name.constData(),
            zip_source_buffer(archive, content.constData(), static_cast<zip_uint64_t>(content.size()), 0),
            ZIP_FL_ENC_RAW);
    zip_close(archive);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    QByteArray out(static_cast<qsizetype>(zip_source_tell(source)), 0);
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, out.data(), static_cast<zip_uint64_t>(out.size()));
    zip_source_close(source);
    zip_source_free(source);
    return out;
}

inline QString feeText(Fee fee)
{
    const qint64 absolute = qAbs(fee.milliFen);
    return QStringLiteral("%1%2.%3")
        .arg(fee.milliFen < 0 ? QStringLiteral("-") : QString())
        .arg(absolute / 100'000)
        .arg(absolute % 100'000, 5, 10, QLatin1Char('0'));
}

inline QString billTimeText(Timestamp at) { return storeTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); }

/// spec/wechat-pay.md §7.2, bill type ALL.
inline QByteArray wechatBill(const QList<BillRow> &rows)
{
    QString text = QStringLiteral(
        u"交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
        u"货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
        u"商品名称,"
        u"商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n");
    Money settled, refunds, coupons, orders, asked;
    Fee fee;
    for (const BillRow &row : rows) {
        const bool payment = row.kind == BillRowKind::Payment;
        const bool revoked = !payment && row.refundNumber.isEmpty();
        const Money order = payment ? row.orderAmount : Money();
        const Money settledHere = payment ? row.merchantReceives : Money();
        const Money coupon = payment ? row.platformDiscount + row.merchantDiscount : Money();
        const Money back = payment ? Money() : row.merchantReceives;
        const Money backAsked = payment ? Money() : row.orderAmount;
        const Money backCoupon = payment ? Money() : row.platformDiscount;
        settled += settledHere;
        refunds += back;
        coupons += backCoupon;
        orders += order;
        asked += backAsked;
        fee.milliFen += row.fee.milliFen;
        const char *state = row.state == BillState::Processing ? "PROCESSING"
            : row.state == BillState::Failed                   ? "FAIL"
            : row.state == BillState::Abnormal                 ? "CHANGE"
                                                               : "SUCCESS";
        const QStringList cells{billTimeText(row.at), QStringLiteral("wx0123456789abcdef"),
            QStringLiteral("1900000001"), QStringLiteral("0"), row.terminal, row.providerNumber, row.merchantNumber,
            QStringLiteral("oDemo1"), QStringLiteral("MICROPAY"),
            payment       ? QStringLiteral("SUCCESS")
                : revoked ? QStringLiteral("REVOKED")
                          : QStringLiteral("REFUND"),
            QStringLiteral("OTHERS"), QStringLiteral("CNY"), settledHere.toString(), coupon.toString(),
            payment ? QStringLiteral("0") : u'5' + row.providerNumber,
            payment || revoked ? QStringLiteral("0") : row.refundNumber, back.toString(), backCoupon.toString(),
            payment ? QString() : QStringLiteral("ORIGINAL"), payment ? QString() : QString::fromLatin1(state),
            QStringLiteral(u"可乐, 500ml"), QString(), feeText(row.fee), QStringLiteral("0.60%"), order.toString(),
            backAsked.toString(), QString()};
        text += u'`' + cells.join(QStringLiteral(",`")) + QStringLiteral("\r\n");
    }
    text += QStringLiteral(
        u"总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n");
    text += QStringLiteral("`%1.0,`%2,`%3,`%4,`%5,`%6,`%7\r\n")
                .arg(rows.size())
                .arg(settled.toString(), refunds.toString(), coupons.toString(), fee.rounded().toString(),
                    orders.toString(), asked.toString());
    return text.toUtf8();
}

/// spec/alipay.md §2.8: the two files of the archive.
struct AlipayFiles
{
    QString detail;
    QString summary;
    QByteArray zip(bool summaryFirst = true) const
    {
        const std::pair<QByteArray, QByteArray> first{gbk(QStringLiteral(u"2088_业务明细.csv")), gbk(detail)};
        const std::pair<QByteArray, QByteArray> second{gbk(QStringLiteral(u"2088_业务明细(汇总).csv")), gbk(summary)};
        using Files = QList<std::pair<QByteArray, QByteArray>>;
        return zipped(summaryFirst ? Files{second, first} : Files{first, second});
    }
};

inline AlipayFiles alipayBill(const QList<BillRow> &rows, BusinessDate day)
{
    const auto stamp = [](const QDate &date) { return date.toString(QStringLiteral(u"yyyy年MM月dd日 00:00:00")); };
    const QString frame = QStringLiteral(u"#账号：[20880000000000000156]\r\n#起始日期：[%1]   终止日期：[%2]\r\n")
                              .arg(stamp(day.date()), stamp(day.date().addDays(1)));
    QString lines;
    qint64 payments = 0, refunds = 0;
    Money order, received, returned;
    Fee service;
    for (const BillRow &row : rows) {
        const bool payment = row.kind == BillRowKind::Payment;
        const auto sign = [&](Money money) { return (payment ? money : -money).toString(); };
        ++(payment ? payments : refunds);
        order += payment ? row.orderAmount : -row.orderAmount;
        (payment ? received : returned) += payment ? row.merchantReceives : -row.merchantReceives;
        service.milliFen -= row.fee.milliFen;
        const QStringList cells{row.providerNumber + u'\t', row.merchantNumber + u'\t',
            payment ? QStringLiteral(u"交易") : QStringLiteral(u"退款"), QStringLiteral(u"可乐"), billTimeText(row.at),
            billTimeText(row.at), QString(), QString(), QString(), row.terminal + u'\t', QStringLiteral("a***@x.cn\t"),
            sign(row.orderAmount), sign(row.merchantReceives), QStringLiteral("0.00"), QStringLiteral("0.00"),
            sign(row.platformDiscount), QStringLiteral("0.00"), QStringLiteral("0.00"), QString(),
            QStringLiteral("0.00"), QStringLiteral("0.00"), (payment ? QString() : row.refundNumber) + u'\t',
            Fee{-row.fee.milliFen}.rounded().toString(), QStringLiteral("0.00"), QString()};
        lines += cells.join(u',') + QStringLiteral("\r\n");
    }
    AlipayFiles files;
    files.detail = QStringLiteral(u"#支付宝业务明细查询\r\n") + frame
        + QStringLiteral(u"#-----------------业务明细列表----------------\r\n"
                         u"支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,"
                         u"对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,"
                         u"商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
                         u"退款批次号/请求号,服务费（元）,分润（元）,备注\r\n")
        + lines
        + QStringLiteral(u"#-----------------业务明细列表结束------------\r\n"
                         u"#交易合计：%1笔，商家实收共%2元，商家优惠共0.00元\r\n"
                         u"#退款合计：%3笔，商家实收退款共%4元，商家优惠退款共0.00元\r\n"
                         u"#导出时间：[2026年06月06日 07:27:37]\r\n")
              .arg(payments)
              .arg(received.toString())
              .arg(refunds)
              .arg(returned.toString());
    const QString sums = QStringLiteral("%1,%2,%3,%4,0.00,0.00,0.00,%5,0.00,%6\r\n")
                             .arg(payments)
                             .arg(refunds)
                             .arg(order.toString(), (received + returned).toString(), service.rounded().toString(),
                                 (received + returned + service.rounded()).toString());
    files.summary = QStringLiteral(u"#支付宝业务汇总查询\r\n") + frame
        + QStringLiteral(u"#-----------------业务汇总列表----------------\r\n"
                         u"门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,"
                         u"支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）\r\n"
                         u"S001,朝阳门外店,")
        + sums + QStringLiteral(u"合计,,") + sums
        + QStringLiteral(u"#-----------------业务汇总列表结束------------\r\n");
    return files;
}

} // namespace mendian::test
