// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bit 0 sign the fields anew (so that inputs get past the signature), bit 1 over the fields with a value
// only. The rest: the body of a notification.
#include "alipaymerchant.h"

#include "core/log.h"
#include "payments/alipay/notification.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::alipay;

namespace {

QByteArray formOf(const Fields &fields)
{
    QByteArray form;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        form +=
            (form.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(it.value());
    return form;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const FuzzMerchant &side = fuzzMerchant();
    QByteArray form(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    auto fields = readForm(form);
    if (fields) { // what is read can be written and read again, and is the same from then on
        const auto again = readForm(formOf(*fields));
        MENDIAN_CHECK(again ? *again == *fields : again.error().code == ErrorCode::LimitExceeded);
    }
    const bool signedAnew = fields && (data[0] & 1);
    if (signedAnew) {
        const QByteArray text = notificationSigningText(*fields, !(data[0] & 2));
        fields->insert(QStringLiteral("sign"), QString::fromLatin1(*sign(text, side.alipayKey)));
        form = formOf(*fields);
    }
    const auto read = readNotification(side.merchant, form);
    if (!read)
        return 0;
    MENDIAN_CHECK(signedAnew); // nobody else can sign
    MENDIAN_CHECK(read->fields.value(QStringLiteral("app_id")) == side.merchant.config().appId);
    MENDIAN_CHECK(read->fields.value(QStringLiteral("seller_id")) == side.merchant.config().sellerId);
    MENDIAN_CHECK(!read->outTradeNo.isEmpty() && !read->transactionId.isEmpty() && !read->total.isNegative());
    MENDIAN_CHECK(!read->isPaid() || read->tradeStatus.startsWith(QLatin1String("TRADE_")));
    return 0;
}
