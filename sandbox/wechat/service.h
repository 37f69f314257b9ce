// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "net/ratelimit.h"
#include "sandbox/common/faultbook.h"
#include "sandbox/common/merchants.h"
#include "sandbox/common/provider.h"
#include "sandbox/wechat/answers.h"
#include "sandbox/wechat/ledger.h"

#include <functional>

namespace mendian::sandbox::wechat {

/// WeChat Pay V2, payment code, as the merchant's machines see it: pay, query, reverse, refund, bills, openid.
/// Written from spec/wechat-pay.md alone. No sockets and no threads: the World locks.
class Service final : public Provider
{
public:
    struct Options
    {
        bool strictReverseDelay = false; ///< refuse a reverse within 15 s of the payment, not only note it
        int micropayPerSecond = 33;      ///< for one merchant (spec/wechat-pay.md 0)
        bool billsAnyTime = false;       ///< today's bill too, at any hour: for demonstrations
    };
    Service(const MerchantBook &merchants, FaultBook &faults, Phone &phone, const Pace &pace, const Options &options);

    Wallet wallet() const override { return Wallet::Wechat; }
    bool handles(const net::Request &request) const override { return routeOf(request.path()) != nullptr; }
    WireAnswer handle(const net::Request &request) override;

    Ledger &ledger() { return m_ledger; }
    bool decide(const QString &outTradeNo, bool approve) override;
    QList<Payment> payments() override;
    quint64 revision() override;
    const QList<CallRecord> &calls() const override { return m_calls; }
    QJsonObject state() const override;
    Status restore(const QJsonObject &state) override;

private:
    struct Context
    {
        Call call = Call::Any;
        const Merchant *merchant = nullptr;
        Digest digest = Digest::Md5;
        Fields request;
        const FaultRule *fault = nullptr; // of the business stage
        QString note;
        bool needsCertificate = false;
        QString text(const char *name) const { return QString::fromUtf8(request.value(name)); }
    };
    struct Route
    {
        const char *path;
        Call call;
        bool needsCertificate;
        Answer (Service::*work)(Context &);
    };
    static const Route *routeOf(const QByteArray &path);

    Answer work(const Route &route, const net::Request &request, const Result<Fields> &fields, Context &context);
    std::optional<Answer> recognise(const net::Request &request, Context &context) const;
    Order *orderOf(const Context &context);
    Answer micropay(Context &context);
    Answer orderQuery(Context &context);
    Answer reverse(Context &context);
    Answer refund(Context &context);
    Answer refundQuery(Context &context);
    Answer downloadBill(Context &context);
    Answer downloadFundFlow(Context &context);
    Answer authCodeToOpenId(Context &context);
    std::optional<Answer> refuseCode(Context &context);
    Answer refundAgain(const Context &context, const Order &order, const Refund &refund) const;
    QList<Refund> refundsAsked(const Context &context, Order *&order);
    Answer reenter(Context &context, Order &order);
    Answer attempt(Context &context, Order &order);
    Answer outcome(const Context &context, const Order &order) const;
    void record(
        const net::Request &request, const Context &context, const QString &answer, const QList<FaultRule> &faults);

    struct Broken
    {
        QByteArray body;
        WireAnswer wire;
        qint64 untilMs = 0;
    };
    WireAnswer kept(const net::Request &request, WireAnswer wire);

    const MerchantBook &m_merchants;
    FaultBook &m_faults;
    Phone &m_phone;
    const Pace &m_pace;
    Options m_options;
    Ledger m_ledger;
    net::RateLimit m_limit;
    QHash<QString, QString> m_boundCodes; // payment code -> the only merchant that may charge it
    QList<CallRecord> m_calls;
    Broken m_broken; // the last line that broke
};

} // namespace mendian::sandbox::wechat
