// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace mendian::codes {

/// Who issued a payment code the customer shows.
enum class PayProvider { WeChat, Alipay, UnionPay, DigitalYuan };

/// "wechat", "alipay", "unionpay", "dcep": for logs and --json.
const char *payProviderName(PayProvider provider);

/// One row of the table: first two digits from..to, length min..max, digits only.
struct PayCodeRule
{
    PayProvider provider = PayProvider::WeChat;
    int fromPrefix = 0;
    int toPrefix = 0;
    int minLength = 0;
    int maxLength = 0;

    friend bool operator==(const PayCodeRule &, const PayCodeRule &) = default;
};

/// spec/wechat-pay.md §8. A setting may replace it: the providers have extended their ranges before. Digital yuan
/// (19 digits from 01) is from general knowledge, not from the spec; it is only recognised to be refused.
QList<PayCodeRule> defaultPayCodeRules();

/// The provider of a code of digits, or nothing.
std::optional<PayProvider> payProviderOf(QStringView digits, const QList<PayCodeRule> &rules);

/// The one form in which a payment code may be shown or logged: first 4, stars, last 2 (spec/wechat-pay.md §8).
/// Up to 8 characters are all stars.
QString maskCode(const QString &code);

} // namespace mendian::codes
