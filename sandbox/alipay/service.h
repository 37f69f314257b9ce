// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/bill.h"
#include "sandbox/alipay/content.h"
#include "sandbox/alipay/ledger.h"
#include "sandbox/alipay/notifier.h"
#include "sandbox/alipay/spoil.h"

namespace mendian::sandbox::alipay {

/// Alipay, in-store, as the merchant's machines see it: gateway.do, the bill files, the notifications. Written from
/// spec/alipay.md alone. No sockets and no threads: the World locks.
class Service final : public Provider
{
public:
    struct Options
    {
        bool billsAnyTime = false; ///< a bill of today, or of this month, at any hour: for demonstrations
    };
    /// How far a call's timestamp may be off; published for V3 only, taken for both (spec/alipay.md 1.2, 4).
    static constexpr qint64 kClockToleranceMs = 600'000;
    static constexpr qint64 kBillLinkMs = 30'000; ///< 2.8

    Service(const MerchantBook &merchants, FaultBook &faults, Phone &phone, const Pace &pace, const Options &options);
    /// What it signs with and what signs its certificates; before the first call.
    Status setKeys(const net::Identity &root, const net::Identity &alipay);
    /// From now on certificate mode is signed with a new key under a new certificate; its SN. Key mode keeps its key.
    Result<QByteArray> rotateCertificate();

    Wallet wallet() const override { return Wallet::Alipay; }
    bool handles(const net::Request &request) const override;
    WireAnswer handle(const net::Request &request) override;
    bool decide(const QString &outTradeNo, bool approve) override;
    Result<QString> scan(const QString &qr) override { return m_ledger.scan(qr); }
    QList<Payment> payments() override;
    quint64 revision() override;
    const QList<CallRecord> &calls() const override { return m_calls; }
    QJsonObject state() const override;
    Status restore(const QJsonObject &state) override;
    QList<Delivery> due() override;
    void delivered(quint64 id, int status, const QByteArray &body) override;

    Ledger &ledger() { return m_ledger; }
    const Notifier &notifier() const { return m_notifier; }

private:
    struct Context
    {
        Call call = Call::Any;
        Params params;
        QByteArray root;
        QByteArray charset = "utf-8";
        const AlipayApp *app = nullptr;
        QJsonObject content;
        bool isJson = false;
        const FaultRule *fault = nullptr; // of the business stage
        QByteArray host;
        QString note;
        QByteArray param(const char *name) const { return params.value(name); }
        QString text(const char *name) const { return content.value(QLatin1String(name)).toString(); }
        bool wants(const char *option) const; // in query_options
        bool strikes(Fault kind) const { return fault && fault->fault == kind; }
        void remark(const QString &text);
    };
    struct Method
    {
        const char *name;
        Call call;
        Answer (Service::*work)(Context &);
    };
    static const Method *methodOf(const QByteArray &name);

    WireAnswer gateway(const net::Request &request);
    WireAnswer billFile(const net::Request &request);
    void readContent(Context &context) const;
    Answer work(const net::Request &request, const Result<Params> &params, Context &context);
    std::optional<Answer> recognise(Context &context) const;
    std::optional<Answer> refuseCommon(const net::Request &request, Context &context) const;
    std::optional<Answer> refuseCertificates(const Context &context) const;
    QByteArray faultCode(const Context &context) const;

    Answer refuse(const Context &context, const QByteArray &subCode, const QString &text = {}) const;
    Trade *locate(const Context &context);
    Trade draftOf(const Context &context) const;
    Answer pay(Context &context);
    Answer payAgain(Context &context, Trade &trade);
    Answer firstPay(Context &context, Trade &draft);
    Answer paidAnswer(const Context &context, const Trade &trade) const;
    Answer waitingAnswer(const Context &context, const Trade &trade) const;
    Answer precreate(Context &context);
    Answer query(Context &context);
    Answer cancel(Context &context);
    Answer close(Context &context);
    Answer refund(Context &context);
    Answer refundAnswer(const Context &context, const Trade &trade, const Refund &refund, bool moved) const;
    Answer refundQuery(Context &context);
    Answer billUrl(Context &context);
    Answer certificateDownload(Context &context);

    void record(const QString &path, const Context &context, const QString &answer, const QList<FaultRule> &faults);
    SpoilContext spoilContext(const Context &context);

    struct Broken
    {
        QByteArray bytes;
        WireAnswer wire;
        qint64 untilMs = 0;
    };
    struct BillLink
    {
        QByteArray path;
        QByteArray zip;
        qint64 untilMs = 0;
    };
    WireAnswer kept(const net::Request &request, WireAnswer wire);

    const MerchantBook &m_merchants;
    FaultBook &m_faults;
    Phone &m_phone;
    const Pace &m_pace;
    const Options m_options;
    Notifier m_notifier;
    Ledger m_ledger;
    net::Identity m_root;
    QByteArray m_rootSn;
    Seal m_seal;                                  // key mode, and certificate mode until a rotation
    Seal m_certified;                             // certificate mode
    Seal m_expiredSeal;                           // made when a fault asks for it
    Seal m_strangerSeal;                          // so too
    QHash<QByteArray, QByteArray> m_certificates; // by SN
    QList<BillLink> m_billLinks;
    QList<CallRecord> m_calls;
    Broken m_broken; // the last line that broke
};

} // namespace mendian::sandbox::alipay
