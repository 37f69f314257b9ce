// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechatbench.h"

namespace mendian::sandbox {

using namespace wechat;

namespace {

MerchantBook twoMerchants()
{
    MerchantBook book;
    book.merchants.append({QStringLiteral("1900000001"), QStringLiteral("wx0123456789abcdef"), {},
        Secret("MendianDemoV2Key0123456789abcdef"), "c1", {}});
    book.merchants.append({QStringLiteral("1900000002"), QStringLiteral("wxfedcba9876543210"), {},
        Secret("AnotherDemoV2Key0123456789abcdef"), "c2", {}});
    return book;
}

QByteArray pathOf(Call call)
{
    struct Row
    {
        Call call;
        const char *path;
    };
    static constexpr Row kRows[] = {{Call::Micropay, "/pay/micropay"}, {Call::OrderQuery, "/pay/orderquery"},
        {Call::Reverse, "/secapi/pay/reverse"}, {Call::Refund, "/secapi/pay/refund"},
        {Call::RefundQuery, "/pay/refundquery"}, {Call::DownloadBill, "/pay/downloadbill"},
        {Call::DownloadFundFlow, "/pay/downloadfundflow"}, {Call::AuthCodeToOpenId, "/tools/authcodetoopenid"}};
    for (const Row &row : kRows) {
        if (row.call == call)
            return row.path;
    }
    return {};
}

} // namespace

WechatBench::WechatBench(AmountFaults amounts, Service::Options options)
    : pace(clock, 1), book(twoMerchants()), faults(amounts), service(book, faults, phone, pace, options)
{
    merchant = book.merchants.first();
}

Fields WechatBench::payRequest(const QString &number, qint64 fen, const QString &code)
{
    Fields fields = request(number);
    fields.add("device_info", "POS-01");
    fields.add("body", QStringLiteral(u"门店-可乐 500ml").toUtf8());
    fields.add("attach", "a<b>&c");
    fields.add("total_fee", QByteArray::number(fen));
    fields.add("spbill_create_ip", "10.0.0.8");
    fields.add("auth_code", (code.isEmpty() ? phone.freshCode(Wallet::Wechat, clock.wall()) : code).toUtf8());
    return fields;
}

Fields WechatBench::request(const QString &number)
{
    return {{"appid", merchant.appid.toUtf8()}, {"mch_id", merchant.mchId.toUtf8()}, {"nonce_str", "a1B2c3D4e5F6g7H8"},
        {"out_trade_no", number.toUtf8()}};
}

Fields WechatBench::refundRequest(const QString &number, const QString &refund, qint64 fen, qint64 total)
{
    Fields fields = request(number);
    fields.add("out_refund_no", refund.toUtf8());
    fields.add("total_fee", QByteArray::number(total));
    fields.add("refund_fee", QByteArray::number(fen));
    return fields;
}

Fields WechatBench::refundQuery(const char *name, const QByteArray &value)
{
    Fields fields = request({});
    fields.set(name, value);
    return send(Call::RefundQuery, fields);
}

QByteArray WechatBench::bill(Call call, const char *day, const QList<Field> &more)
{
    Fields fields = request({});
    fields.remove("out_trade_no");
    fields.add("bill_date", day);
    for (const Field &field : more)
        fields.set(field.name.constData(), field.value);
    if (call == Call::DownloadFundFlow) {
        fields.add("account_type", "Basic");
        fields.add("sign_type", "HMAC-SHA256");
    }
    send(call, fields);
    return last.body;
}

void WechatBench::sign(Fields &fields) const
{
    const auto digest = digestOf(fields.value("sign_type")).value_or(Digest::Md5);
    fields.set("sign", signatureOf(fields, digest, merchant.v2Key));
}

Fields WechatBench::send(Call call, Fields fields)
{
    sign(fields);
    last = raw(call, writeXml(fields));
    if (last.kind != WireAnswer::Kind::Reply)
        return {};
    const auto reply = parseXml(last.body);
    if (!reply)
        return {};
    const auto digest = digestOf(fields.value("sign_type")).value_or(Digest::Md5);
    lastSigned = isSignedBy(*reply, digest, merchant.v2Key);
    return *reply;
}

WireAnswer WechatBench::raw(Call call, const QByteArray &body, const QByteArray &certificate, const QByteArray &method)
{
    net::Request request;
    request.method = method;
    request.target = pathOf(call);
    request.body = body;
    request.peer.certificateSha256 = certificate;
    return service.handle(request);
}

void WechatBench::fault(Call call, Fault kind, int times, qint64 delayMs)
{
    faults.add(FaultRule::of(kind, call, times, delayMs));
}

} // namespace mendian::sandbox
