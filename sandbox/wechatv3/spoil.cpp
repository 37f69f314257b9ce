// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/spoil.h"

#include <array>

namespace mendian::sandbox::wechatv3 {

namespace {

constexpr qsizetype kOversized = 8 * 1024 * 1024;

struct Body
{
    Fault fault;
    const char *bytes;
};
constexpr std::array kBodies{Body{Fault::Garbage, "\x7f\x45\x4c\x46 {\"code_url\":\"wei"}, Body{Fault::Empty, ""},
    Body{Fault::Http500, "<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>"},
    // "message" in GB18030: bytes that are no UTF-8
    Body{Fault::NotUtf8, "{\"code\":\"SUCCESS\",\"message\":\"\xb3\xc9\xb9\xa6\"}"}};

} // namespace

void changeJson(Fault fault, QJsonObject &object, const QString &otherNumber)
{
    const auto set = [&](const char *name, const QJsonValue &value) {
        if (object.contains(QLatin1String(name)))
            object.insert(QLatin1String(name), value);
    };
    QJsonObject amount = object.value(QStringLiteral("amount")).toObject();
    if (fault == Fault::OtherOrder)
        set("out_trade_no", otherNumber);
    if (fault == Fault::OtherMerchant)
        set("mchid", QStringLiteral("1999999999"));
    if (fault == Fault::WrongHash)
        set("hash_value", QString(40, QLatin1Char('0')));
    if (fault == Fault::WrongAmount) {
        for (const char *name : {"total", "payer_total", "refund", "payer_refund"}) {
            if (amount.contains(QLatin1String(name)))
                amount.insert(QLatin1String(name), amount.value(QLatin1String(name)).toInteger() + 1);
        }
    }
    if (fault == Fault::WrongCurrency && !amount.isEmpty()) {
        for (const char *name : {"currency", "payer_currency"})
            amount.insert(QLatin1String(name), QStringLiteral("USD"));
    }
    if (!amount.isEmpty())
        object.insert(QStringLiteral("amount"), amount);
}

QByteArray spoiltBody(const QByteArray &body, std::optional<Fault> fault)
{
    for (const Body &row : kBodies) {
        if (fault == row.fault)
            return row.bytes;
    }
    if (fault == Fault::Truncated)
        return body.left(body.size() / 2);
    if (fault == Fault::Oversized)
        return body + QByteArray(kOversized, ' '); // still JSON
    return body;
}

} // namespace mendian::sandbox::wechatv3
