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
    Name{Call::OrderQuery, "orderquery"}, Name{Call::Reverse, "reverse"}, Name{Call::AlipayPay, "alipay.trade.pay"},
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
