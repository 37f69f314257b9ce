// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/service.h"

namespace mendian::sandbox {

/// Keys take a while to make: once for a test program.
struct AlipayKeys
{
    net::Identity root;
    net::Identity alipay;
    QList<AlipayApp> apps;
    static const AlipayKeys &shared();
};

/// An Alipay without sockets, on a clock the test holds, and a till that signs what it sends.
class AlipayBench
{
public:
    explicit AlipayBench(
        AmountFaults amounts = AmountFaults::Off, int app = 0, const alipay::Service::Options &options = {});

    QJsonObject payContent(const QString &number, const QString &yuan, const QString &code = {});
    /// The parameters of a call as they should be, signed.
    alipay::Params params(const char *method, const QJsonObject &content) const;
    void sign(alipay::Params &params) const;
    /// Sends the parameters as they are; the node of the answer.
    QJsonObject send(const alipay::Params &params);
    QJsonObject call(const char *method, const QJsonObject &content) { return send(params(method, content)); }
    QJsonObject pay(const QString &number, const QString &yuan)
    {
        return call("alipay.trade.pay", payContent(number, yuan));
    }
    QString precreate(const QString &number, const QString &yuan); ///< the QR
    QJsonObject ask(const char *method, const QString &number, QJsonObject more = {});
    QJsonObject query(const QString &number) { return ask("alipay.trade.query", number); }
    QJsonObject refund(const QString &number, const QString &yuan, const QString &requestNo);
    WireAnswer raw(const QByteArray &body, const QByteArray &target = "/gateway.do?charset=utf-8",
        const QByteArray &method = "POST");
    void fault(Call call, Fault kind, const QString &code = {}, int times = 1, qint64 delayMs = -1);
    const alipay::Trade &trade(const QString &number) { return *service.ledger().find(app.appId, number); }

    ManualClock clock;
    Pace pace;
    AlipayApp app;
    MerchantBook book;
    FaultBook faults;
    Phone phone{false};
    alipay::Service service;
    WireAnswer last;         ///< of the last send()
    bool lastSigned = false; ///< its sign fits the raw characters of its node
    QByteArray lastSn;       ///< its alipay_cert_sn
    QByteArray verifyWith;   ///< public key in base64; Alipay's to begin with
};

QString text(const QJsonObject &node, const char *member);
/// "10000", or "40004 ACQ.X".
QString codes(const QJsonObject &node);

} // namespace mendian::sandbox
