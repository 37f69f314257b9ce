// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/call.h"

#include <array>

namespace mendian::sandbox {

namespace {
struct Name
{
    Call call;
    const char *name;
};
constexpr std::array kNames{Name{Call::Any, "any"}, Name{Call::Micropay, "micropay"},
    Name{Call::OrderQuery, "orderquery"}, Name{Call::Reverse, "reverse"}, Name{Call::Refund, "refund"},
    Name{Call::RefundQuery, "refundquery"}, Name{Call::DownloadBill, "downloadbill"},
    Name{Call::DownloadFundFlow, "downloadfundflow"}, Name{Call::AuthCodeToOpenId, "authcodetoopenid"},
    Name{Call::RefundNotice, "refund_notice"}, Name{Call::V3Native, "v3_native"}, Name{Call::V3Query, "v3_query"},
    Name{Call::V3Close, "v3_close"}, Name{Call::V3Refund, "v3_refund"}, Name{Call::V3RefundQuery, "v3_refundquery"},
    Name{Call::V3TradeBill, "v3_tradebill"}, Name{Call::V3FundFlowBill, "v3_fundflowbill"},
    Name{Call::V3BillFile, "v3_billfile"}, Name{Call::V3Certificates, "v3_certificates"},
    Name{Call::V3Notice, "v3_notice"}, Name{Call::AlipayPay, "alipay.trade.pay"},
    Name{Call::AlipayPrecreate, "alipay.trade.precreate"}, Name{Call::AlipayQuery, "alipay.trade.query"},
    Name{Call::AlipayCancel, "alipay.trade.cancel"}, Name{Call::AlipayClose, "alipay.trade.close"},
    Name{Call::AlipayRefund, "alipay.trade.refund"}, Name{Call::AlipayRefundQuery, "alipay.trade.fastpay.refund.query"},
    Name{Call::AlipayBillUrl, "alipay.data.dataservice.bill.downloadurl.query"},
    Name{Call::AlipayBillFile, "alipay.bill_file"},
    Name{Call::AlipayCertDownload, "alipay.open.app.alipaycert.download"}, Name{Call::AlipayNotify, "alipay.notify"}};
} // namespace

const char *callName(Call call)
{
    for (const Name &row : kNames) {
        if (row.call == call)
            return row.name;
    }
    return "";
}

std::optional<Call> callOfName(const QString &name)
{
    for (const Name &row : kNames) {
        if (name == QLatin1String(row.name))
            return row.call;
    }
    return std::nullopt;
}

} // namespace mendian::sandbox
