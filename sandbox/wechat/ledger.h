// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/pace.h"
#include "sandbox/common/phone.h"
#include "sandbox/wechat/account.h"
#include "sandbox/wechat/order.h"

#include <QHash>
#include <QJsonObject>
#include <deque>
#include <optional>

namespace mendian::sandbox::wechat {

/// A discount that waits for a payment (coupon_fee, promotion_detail).
struct Discount
{
    qint64 fen = 0;
    bool recharge = true; ///< see Coupon::recharge
    int times = 1;        ///< how many payments get it; -1 = all
    QString outTradeNo;   ///< only this order; empty = the next ones above `fen`
};

/// Something the merchant asked to be told about.
struct LedgerEvent
{
    enum class Kind { Paid, Refunded };
    Kind kind = Kind::Paid;
    QString mchId;
    QString outTradeNo;
    QString outRefundNo; ///< Refunded
    Timestamp at;
};

/// What a refund call brought, once its form is right.
struct RefundRequest
{
    QString outRefundNo;
    qint64 fen = 0;
    RefundVia via = RefundVia::V2;
    QString reason;
    QString notifyUrl;
    QString account;
    QByteArray request;
};

/// Why a refund cannot be (spec/wechat-pay.md 1.7); both APIs spell it their own way.
enum class RefundRefusal { NotPaid, Overdue, TooMuch, TooMany, TooSoon, NotEnough };

/// The provider's orders and the only place where money moves; one book a merchant for V2 and V3. Time works lazily:
/// settle() applies what the customer and the provider have done since (an answer to the password, the provider's own
/// reverse after 45 s, the end of a refund). Not thread-safe: the World locks.
class Ledger
{
public:
    static constexpr qint64 kAutoReverseMs = 45'000; ///< spec/wechat-pay.md 1.4
    static constexpr qint64 kReverseDays = 7;
    static constexpr qint64 kEarliestReverseMs = 15'000;
    static constexpr qint64 kDayMs = 24 * 3600'000LL;
    static constexpr qint64 kNativeMs = 7 * kDayMs;    ///< life of a native order without time_expire (3.1)
    static constexpr qint64 kCodeUrlMs = 2 * 3600'000; ///< life of a code_url (3.1)
    static constexpr qint64 kRefundDays = 365;         ///< 1.7
    static constexpr int kRefundParts = 50;
    static constexpr qint64 kRefundPauseMs = 60'000; ///< between two refunds of one order
    static constexpr qint64 kRefundMs = 60'000;      ///< until the money has arrived
    static constexpr qint64 kOpeningFen = 1'000'000; ///< what a merchant's account holds before its first sale

    Ledger(const Pace &pace, Phone &phone);

    Order *find(const QString &mchId, const QString &outTradeNo);
    Order *findByTransaction(const QString &mchId, const QString &transactionId);
    Order *findByCode(const QString &codeToken); ///< the code_url that works now
    Order &create(const QString &mchId, const QString &appid, const QString &outTradeNo, qint64 totalFee);
    /// Gives a native order a fresh code_url; the one before works no longer.
    void renewCode(Order &order);
    /// Takes the money now: SUCCESS, or PAYERROR with NOTENOUGH.
    void charge(Order &order) { chargeAt(order, m_pace.now()); }
    void ask(Order &order, PhoneAnswer answer, qint64 afterMs);
    void refuse(Order &order, const QByteArray &failCode, TradeState state);
    /// Closes an unpaid order, gives a paid one's money back.
    void reverse(Order &order);
    void close(Order &order); ///< a native order that is unpaid
    void settle(Order &order);
    void settleAll();

    struct RefundPlace
    {
        Order *order = nullptr;
        Refund *refund = nullptr;
    };
    RefundPlace findRefund(const QString &mchId, const QString &outRefundNo);
    RefundPlace findRefundById(const QString &mchId, const QString &refundId);
    std::optional<RefundRefusal> whyNotRefund(const Order &order, qint64 fen) const;
    /// Accepts a refund: the merchant's account gives the money now, the customer has it after `waitMs`.
    Refund &refund(Order &order, const RefundRequest &request, RefundState outcome = RefundState::Success,
        qint64 waitMs = kRefundMs);
    static qint64 refundedFen(const Order &order); ///< asked for and not closed

    qint64 merchantBalance(const QString &mchId) const { return kOpeningFen + m_moved.value(mchId); }
    /// Books the difference as money the merchant put in or took out.
    void setMerchantBalance(const QString &mchId, qint64 fen);
    /// Every movement of the account with the balance after it, oldest first.
    QList<FlowRow> flow(const QString &mchId) const;

    void addDiscount(const Discount &discount) { m_discounts.append(discount); }
    const QList<Discount> &discounts() const { return m_discounts; }
    void clearDiscounts() { m_discounts.clear(); }

    /// What happened since the last call and has an address to be told at.
    QList<LedgerEvent> takeEvents() { return std::exchange(m_events, {}); }

    QList<Order> all() const { return {m_orders.begin(), m_orders.end()}; }
    const std::deque<Order> &orders() const { return m_orders; }
    /// A number of another order, or a made-up one, for the fault that answers with it.
    QString otherNumber(const QString &outTradeNo) const;
    quint64 revision() const { return m_revision; }
    const Pace &pace() const { return m_pace; }

    QJsonObject toJson() const; ///< {"orders", "adjustments"}
    Status fromJson(const QJsonObject &object);

private:
    void chargeAt(Order &order, Timestamp at);
    void takeDiscount(Order &order);
    void settleRefunds(Order &order);
    Timestamp deadline(const Order &order) const;
    QString serial(const char *prefix, Timestamp at);
    void index(size_t place);
    const Pace &m_pace;
    Phone &m_phone;
    std::deque<Order> m_orders; // references stay good
    QHash<QString, size_t> m_byNumber;
    QHash<QString, size_t> m_byTransaction;
    QHash<QString, size_t> m_byCode;
    QHash<QString, std::pair<size_t, qsizetype>> m_byRefund; // both numbers of a refund
    QHash<QString, qint64> m_moved;                          // sum of an account's movements
    QList<Adjustment> m_adjustments;
    QList<Discount> m_discounts;
    QList<LedgerEvent> m_events;
    quint64 m_revision = 0;
    qint64 m_serial; // of transaction_id; starts anywhere, so that two sandboxes do not repeat each other
};

} // namespace mendian::sandbox::wechat
