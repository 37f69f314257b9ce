// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/codes.h"
#include "sandbox/alipay/trade.h"
#include "sandbox/common/merchants.h"

#include <QList>
#include <QStringList>

namespace mendian::sandbox::alipay {

/// The object of an answer in the order of its members; values are texts unless they are JSON already.
class Node
{
public:
    Node &add(const char *name, const QString &text);
    Node &addIf(const char *name, const QString &text) { return text.isEmpty() ? *this : add(name, text); }
    Node &addJson(const char *name, const QByteArray &json);
    void set(const char *name, const QString &text);
    void remove(const char *name);
    bool has(const char *name) const;
    QString text(const char *name) const;
    QString json() const; ///< no blanks; "/" is written "\/" to exercise clients

private:
    struct Member
    {
        QByteArray name;
        QString value; // JSON
    };
    QList<Member> m_members;
};

/// An answer before it is written.
struct Answer
{
    QByteArray root; ///< "alipay_trade_pay_response"
    Node node;
    bool isSigned = true;
    bool isLost = false;       ///< the connection ends in the place of an answer
    QString forPeople() const; ///< "10000", "40004 ACQ.TRADE_NOT_EXIST"
};

QByteArray rootOf(const QByteArray &method); ///< empty method: "error_response"
Answer success(const QByteArray &root, const QByteArray &code = "10000");
/// A refusal with its public code; before the caller is known it is not signed.
Answer refusal(const QByteArray &root, const QByteArray &subCode, const QString &text = {});
/// The members of a trade's 40004: zero amounts, as the real one sends them (1.6).
void addZeros(Node &node, Call call, const QString &outTradeNo);

/// What a buyer and a trade look like in answers and notifications.
struct Buyer
{
    static QString logonId() { return QStringLiteral("159****5620"); }
    static QString userId() { return QStringLiteral("2088102000000001"); }
};
/// buyer_pay_amount, receipt_amount, ... of a paid trade.
void addAmounts(Node &node, const Trade &trade);
QByteArray fundBills(qint64 buyerFen, qint64 platformFen, bool camelCase); ///< fund_bill_list
QByteArray vouchers(const Trade &trade);                                   ///< voucher_detail_list

} // namespace mendian::sandbox::alipay
