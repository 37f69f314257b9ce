// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/paycode.h"

#include "models/codes/gtin.h"

namespace mendian::codes {

const char *payProviderName(PayProvider provider)
{
    switch (provider) {
    case PayProvider::WeChat:
        return "wechat";
    case PayProvider::Alipay:
        return "alipay";
    case PayProvider::UnionPay:
        return "unionpay";
    case PayProvider::DigitalYuan:
        return "dcep";
    }
    return "";
}

QList<PayCodeRule> defaultPayCodeRules()
{
    return {{PayProvider::WeChat, 10, 15, 18, 18}, {PayProvider::Alipay, 25, 30, 16, 24},
        {PayProvider::UnionPay, 62, 62, 19, 19}, {PayProvider::DigitalYuan, 1, 1, 19, 19}};
}

std::optional<PayProvider> payProviderOf(QStringView digits, const QList<PayCodeRule> &rules)
{
    if (digits.size() < 2 || !isDigits(digits))
        return std::nullopt;
    const int prefix = (digits[0].unicode() - u'0') * 10 + (digits[1].unicode() - u'0');
    for (const PayCodeRule &rule : rules)
        if (prefix >= rule.fromPrefix && prefix <= rule.toPrefix && digits.size() >= rule.minLength
            && digits.size() <= rule.maxLength)
            return rule.provider;
    return std::nullopt;
}

QString maskCode(const QString &code)
{
    if (code.size() <= 8)
        return QString(code.size(), QLatin1Char('*'));
    return code.left(4) + QString(code.size() - 6, QLatin1Char('*')) + code.right(2);
}

} // namespace mendian::codes
