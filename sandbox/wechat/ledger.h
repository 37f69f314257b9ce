// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/pace.h"
#include "sandbox/common/phone.h"
#include "sandbox/wechat/order.h"

#include <QHash>
#include <QJsonArray>
#include <deque>
#include <optional>

namespace mendian::sandbox::wechat {

/// The provider's orders and the only place where money moves. Time works lazily: settle() applies what the customer
/// and the provider have done since (an answer to the password, the provider's own reverse after 45 s).
/// Not thread-safe: the World locks.
class Ledger
{
public:
    static constexpr qint64 kAutoReverseMs = 45'000; ///< spec/wechat-pay.md 1.4
    static constexpr qint64 kReverseDays = 7;
    static constexpr qint64 kEarliestReverseMs = 15'000;

    Ledger(const Pace &pace, Phone &phone);

    Order *find(const QString &mchId, const QString &outTradeNo);
    Order *findByTransaction(const QString &mchId, const QString &transactionId);
    Order &create(const QString &mchId, const QString &appid, const QString &outTradeNo, qint64 totalFee);
    /// Takes the money now: SUCCESS, or PAYERROR with NOTENOUGH.
    void charge(Order &order) { chargeAt(order, m_pace.now()); }
    void ask(Order &order, PhoneAnswer answer, qint64 afterMs);
    void refuse(Order &order, const QByteArray &failCode, TradeState state);
    /// Closes an unpaid order, gives a paid one's money back.
    void reverse(Order &order);
    void settle(Order &order);
    void settleAll();

    QList<Order> all() const { return {m_orders.begin(), m_orders.end()}; }
    /// A number of another order, or a made-up one, for the fault that answers with it.
    QString otherNumber(const QString &outTradeNo) const;
    quint64 revision() const { return m_revision; }

    QJsonArray toJson() const;
    Status fromJson(const QJsonArray &array);

private:
    void chargeAt(Order &order, Timestamp at);
    const Pace &m_pace;
    Phone &m_phone;
    std::deque<Order> m_orders; // references stay good
    QHash<QString, size_t> m_byNumber;
    QHash<QString, size_t> m_byTransaction;
    quint64 m_revision = 0;
    qint64 m_serial; // of transaction_id; starts anywhere, so that two sandboxes do not repeat each other
};

} // namespace mendian::sandbox::wechat
