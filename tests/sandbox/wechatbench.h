// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/wechat/service.h"

namespace mendian::sandbox {

/// A provider without sockets, on a clock the test holds, and a till that signs what it sends.
class WechatBench
{
public:
    explicit WechatBench(AmountFaults amounts = AmountFaults::Band, wechat::Service::Options options = {});

    /// A correct micropay request; change it before sending.
    wechat::Fields payRequest(const QString &number, qint64 fen, const QString &code = {});
    wechat::Fields request(const QString &number); ///< for orderquery and reverse
    /// Signs (replacing `sign`) and sends; the reply's signature is checked as well.
    wechat::Fields send(Call call, wechat::Fields fields);
    wechat::Fields pay(const QString &number, qint64 fen) { return send(Call::Micropay, payRequest(number, fen)); }
    wechat::Fields query(const QString &number) { return send(Call::OrderQuery, request(number)); }
    wechat::Fields reverse(const QString &number) { return send(Call::Reverse, request(number)); }
    wechat::Fields refundRequest(const QString &number, const QString &refund, qint64 fen, qint64 total = 1000);
    wechat::Fields refund(const QString &number, const QString &refund, qint64 fen, qint64 total = 1000)
    {
        return send(Call::Refund, refundRequest(number, refund, fen, total));
    }
    wechat::Fields refundQuery(const char *name, const QByteArray &value);
    /// The answer's bytes: a file or XML.
    QByteArray bill(Call call, const char *day, const QList<wechat::Field> &more = {});
    /// Sends bytes as they are.
    WireAnswer raw(
        Call call, const QByteArray &body, const QByteArray &certificate = "c1", const QByteArray &method = "POST");
    void sign(wechat::Fields &fields) const;
    void fault(Call call, Fault kind, int times = 1, qint64 delayMs = -1);
    const wechat::Order &order(const QString &number) { return *service.ledger().find(merchant.mchId, number); }

    ManualClock clock;
    Pace pace;
    Merchant merchant;
    MerchantBook book;
    FaultBook faults;
    Phone phone{false};
    wechat::Service service;
    WireAnswer last; ///< of the last send()
    bool lastSigned = false;
};

} // namespace mendian::sandbox
