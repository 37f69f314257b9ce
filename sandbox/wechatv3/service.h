// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultbook.h"
#include "sandbox/common/provider.h"
#include "sandbox/wechat/bill.h"
#include "sandbox/wechat/ledger.h"
#include "sandbox/wechatv3/answers.h"
#include "sandbox/wechatv3/authorization.h"
#include "sandbox/wechatv3/notices.h"
#include "sandbox/wechatv3/platform.h"

namespace mendian::sandbox::wechatv3 {

/// WeChat Pay V3 as the merchant's machines see it: native orders, query, close, refunds, bills, certificates,
/// notifications. The orders are those of V2's ledger: one book a merchant. Written from spec/wechat-pay.md alone. No
/// sockets and no threads: the World locks.
class Service final : public Provider
{
public:
    struct Options
    {
        bool billsAnyTime = false; ///< today's bill too, at any hour: for demonstrations
    };
    static constexpr qint64 kBillUrlMs = 30'000; ///< life of a download_url (spec/wechat-pay.md 7.1)

    Service(const MerchantBook &merchants, const net::Identity &authority, FaultBook &faults, Phone &phone,
        const Pace &pace, wechat::Ledger &ledger, const Options &options);

    Wallet wallet() const override { return Wallet::Wechat; }
    QString name() const override { return QStringLiteral("wechat_v3"); }
    bool handles(const net::Request &request) const override { return request.path().startsWith("/v3/"); }
    WireAnswer handle(const net::Request &request) override;
    bool decide(const QString &, bool) override { return false; } // the ledger's other door does
    Result<QString> scan(const QString &qr) override;
    QList<Payment> payments() override { return {}; } // shown by V2: it is the same book
    quint64 revision() override { return m_platform.revision() + m_notices.revision(); }
    const QList<CallRecord> &calls() const override { return m_calls; }
    QJsonObject state() const override;
    Status restore(const QJsonObject &state) override;
    QList<Delivery> due() override { return m_notices.due(); }
    void delivered(quint64 id, int status, const QByteArray &body) override { m_notices.delivered(id, status, body); }

    Platform &platform() { return m_platform; }
    const QList<Notice> &notices() const { return m_notices.all(); }

private:
    struct Context
    {
        Call call = Call::Any;
        const Merchant *merchant = nullptr;
        QString inPath; ///< the number in the address
        QJsonObject body;
        const net::Request *request = nullptr;
        const FaultRule *fault = nullptr; // of the business stage
        QString note;
        QString text(const char *name) const { return body.value(QLatin1String(name)).toString(); }
    };
    struct Route
    {
        const char *method;
        const char *before; ///< the number
        const char *after;  ///< null = no number in the address
        Call call;
        Answer (Service::*work)(Context &);
    };
    static const Route *routeOf(const net::Request &request, QString &inPath, bool &knowsPath);

    Answer work(const Route &route, Context &context);
    std::optional<Answer> refuseHeaders(const Context &context) const;
    std::optional<Answer> refuseBody(Context &context);
    WireAnswer written(Answer answer, const Context &context, const FaultRule *wire);
    wechat::Order *orderAsked(const Context &context);

    Answer native(Context &context);
    Answer nativeAgain(const Context &context, wechat::Order &order);
    Answer queryByNumber(Context &context);
    Answer queryById(Context &context);
    Answer query(Context &context, wechat::Order *order);
    Answer close(Context &context);
    Answer refund(Context &context);
    Answer refundQuery(Context &context);
    Answer tradeBill(Context &context);
    Answer fundFlowBill(Context &context);
    Answer billUrl(Context &context, const QDate &day, const QByteArray &file);
    std::optional<Answer> refuseDay(const Context &context, QDate &day) const;
    Answer billFile(Context &context);
    Answer certificates(Context &context);
    void record(const Context &context, const QString &answer, const QList<FaultRule> &faults);

    struct Broken
    {
        QByteArray authorization;
        WireAnswer wire;
        qint64 untilMs = 0;
    };
    WireAnswer kept(const net::Request &request, WireAnswer wire);

    struct BillFile
    {
        QByteArray token;
        QString mchId;
        QByteArray bytes;
        Timestamp until;
    };
    const MerchantBook &m_merchants;
    FaultBook &m_faults;
    Phone &m_phone;
    const Pace &m_pace;
    wechat::Ledger &m_ledger;
    Options m_options;
    Gate m_gate;
    Platform m_platform;
    Notices m_notices;
    QList<BillFile> m_files;
    QList<CallRecord> m_calls;
    Broken m_broken; // the last line that broke
};

} // namespace mendian::sandbox::wechatv3
