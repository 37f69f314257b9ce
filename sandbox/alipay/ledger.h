// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/trade.h"
#include "sandbox/common/pace.h"

#include <QHash>
#include <deque>
#include <functional>

namespace mendian::sandbox::alipay {

/// The provider's trades and the only place where money moves. Time works lazily: settle() applies what the customer
/// and the provider have done since. Not thread-safe: the World locks.
class Ledger
{
public:
    static constexpr qint64 kDefaultTimeoutMs = 3 * 3600'000LL;      ///< in-store default (spec/alipay.md 2.1)
    static constexpr qint64 kQrLifeMs = 2 * 3600'000LL;              ///< 2.2
    static constexpr qint64 kCancelWindowMs = 24 * 3600'000LL;       ///< 2.4
    static constexpr qint64 kRefundPeriodMs = 365 * 24 * 3600'000LL; ///< 2.0: twelve months
    static constexpr qint64 kRefundSpacingMs = 3'000;                ///< 2.5

    /// `paid` is told of every trade that becomes paid, once.
    Ledger(const Pace &pace, Phone &phone, std::function<void(const Trade &)> paid);

    Trade *find(const QString &appId, const QString &outTradeNo);
    Trade *findByTradeNo(const QString &appId, const QString &tradeNo);
    const QrCode *findQr(const QString &appId, const QString &outTradeNo) const;
    /// Puts a draft into the books: now it has a trade_no.
    Trade &create(Trade draft);
    /// The draft comes to be, and is paid, only at that moment; meanwhile nobody finds it.
    void createLater(const Trade &draft, Timestamp at);
    /// The text of the QR.
    QString createQr(const Trade &draft, qint64 lifeMs);
    /// The customer's phone opens the cashier page: the trade is made and paid, or waits for the password.
    Result<QString> scan(const QString &text);

    bool charge(Trade &trade) { return chargeAt(trade, m_pace.now()); } ///< false: the purse is too empty
    void ask(Trade &trade, PhoneAnswer answer, qint64 afterMs);
    void stopAsking(Trade &trade);
    void closeLater(Trade &trade, Timestamp at);
    void close(Trade &trade);
    void refund(Trade &trade, const Refund &refund); ///< fen is checked; buyerFen and at are filled in
    void cancel(Trade &trade);                       ///< paid: everything back; unpaid: closed

    void settle(Trade &trade);
    void settleAll();
    const std::deque<Trade> &all() const { return m_trades; }
    QString otherNumber(const QString &outTradeNo) const;
    quint64 revision() const { return m_revision; }
    QJsonObject toJson() const;
    Status fromJson(const QJsonObject &object);

private:
    struct Late
    {
        Trade draft;
        Timestamp at;
    };
    bool chargeAt(Trade &trade, Timestamp at);
    void insert(const Trade &trade);
    const Pace &m_pace;
    Phone &m_phone;
    std::function<void(const Trade &)> m_paid;
    std::deque<Trade> m_trades; // references stay good
    QHash<QString, size_t> m_byNumber;
    QHash<QString, size_t> m_byTradeNo;
    QList<QrCode> m_qrCodes;
    QList<Late> m_late;
    quint64 m_revision = 0;
    qint64 m_serial; // of trade_no; starts anywhere, so that two sandboxes do not repeat each other
};

} // namespace mendian::sandbox::alipay
