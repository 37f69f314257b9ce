// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/wechatv3/service.h"

#include <QJsonArray>

namespace mendian::sandbox {

/// API V3 without sockets, on a clock the test holds, and a merchant that signs what it sends.
class V3Bench
{
public:
    explicit V3Bench(PlatformMode mode = PlatformMode::Both, bool billsAnyTime = false);

    QJsonObject nativeBody(const QString &number, qint64 fen) const;
    QJsonObject refundBody(const QString &number, const QString &refund, qint64 fen, qint64 total = 1000) const;
    /// Signs and sends. The reply's body; status, signature and serial are in the members.
    QJsonObject send(const char *method, const QByteArray &target, const QJsonObject &body = {});
    WireAnswer raw(net::Request request);
    net::Request signedRequest(const char *method, const QByteArray &target, const QByteArray &body);
    QJsonObject native(const QString &number, qint64 fen)
    {
        return send("POST", "/v3/pay/transactions/native", nativeBody(number, fen));
    }
    /// Orders and pays by scanning.
    void pay(const QString &number, qint64 fen);
    QJsonObject query(const QString &number);
    QJsonObject close(const QString &number);
    QJsonObject refund(const QString &number, const QString &refund, qint64 fen, qint64 total = 1000)
    {
        return send("POST", "/v3/refund/domestic/refunds", refundBody(number, refund, fen, total));
    }
    QJsonObject refundQuery(const QString &refund)
    {
        return send("GET", "/v3/refund/domestic/refunds/" + refund.toUtf8());
    }
    QString code(const QJsonObject &reply) const { return reply.value(QStringLiteral("code")).toString(); }
    /// Whether headers sign the body with a key the merchant may know; fills serial.
    bool isSigned(const net::Headers &headers, const QByteArray &body);
    static QByteArray header(const net::Headers &headers, const QByteArray &name);
    /// Opens AEAD_AES_256_GCM; empty when the tag does not fit.
    static QByteArray open(const Secret &key, const QJsonObject &resource);
    void fault(Call call, Fault kind, int times = 1, qint64 delayMs = -1)
    {
        faults.add(FaultRule::of(kind, call, times, delayMs));
    }
    wechat::Order &order(const QString &number) { return *ledger.find(merchant().mchId, number); }
    const Merchant &merchant() const { return book.merchants.first(); }

    ManualClock clock;
    Pace pace;
    net::Identity authority;
    MerchantBook book;
    RsaKey merchantKey;
    FaultBook faults{AmountFaults::Off};
    Phone phone{false};
    wechat::Ledger ledger;
    wechatv3::Service service;
    QByteArray named;  ///< Wechatpay-Serial of requests
    WireAnswer last;   ///< of the last send()
    QByteArray serial; ///< of the last reply
    bool lastSigned = false;
    int nonce = 0;
};

} // namespace mendian::sandbox
