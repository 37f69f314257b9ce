// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"
#include "sandbox/common/call.h"
#include "sandbox/common/wallet.h"

#include <QJsonObject>
#include <QList>
#include <QUrl>

namespace mendian::sandbox {

enum class PaymentState { Unpaid, Waiting, Paid, WentBack, Reversed, Closed, Failed };

/// One payment of any provider, as its customer sees it.
struct Payment
{
    Wallet wallet = Wallet::Wechat;
    QString outTradeNo;
    qint64 totalFen = 0;
    qint64 takenFen = 0; ///< in the merchant's hands now
    PaymentState state = PaymentState::Unpaid;
    Timestamp createdAt;
    QJsonObject summary; ///< for the admin API: the provider's own names, no payment code
};

/// A notification to a merchant, on its way out.
struct Delivery
{
    quint64 id = 0; ///< of the provider's, to report with
    QUrl url;       ///< checked: loopback only
    QByteArray contentType;
    QByteArray body;
    net::Headers headers = {}; ///< further ones
};

/// One payment provider behind the sandbox's HTTPS port. No sockets and no threads: the World locks and carries.
class Provider
{
public:
    virtual ~Provider() = default;
    virtual Wallet wallet() const = 0;
    virtual QString name() const { return QLatin1String(walletName(wallet())); } ///< its place in the state file
    virtual bool handles(const net::Request &request) const = 0;                 ///< by path or host
    virtual WireAnswer handle(const net::Request &request) = 0;

    /// The customer decides about a payment that waits for a password; empty number = the latest. False: none waits.
    virtual bool decide(const QString &outTradeNo, bool approve) = 0;
    /// The customer's phone reads a code the till shows. Refused, with why, or the number of the payment.
    virtual Result<QString> scan(const QString &qr)
    {
        return fail(ErrorCode::NotFound, QStringLiteral("no such code: ") + qr);
    }

    virtual QList<Payment> payments() = 0; ///< oldest first, settled up to now
    virtual quint64 revision() = 0;        ///< changes whenever payments do; settled up to now
    virtual const QList<CallRecord> &calls() const = 0;
    virtual QJsonObject state() const = 0; ///< what survives a restart
    virtual Status restore(const QJsonObject &state) = 0;

    /// Notifications whose moment has come; each is handed out once and reported once.
    virtual QList<Delivery> due() { return {}; }
    /// `status` 0 = no HTTP answer.
    virtual void delivered(quint64 id, int status, const QByteArray &body)
    {
        Q_UNUSED(id)
        Q_UNUSED(status)
        Q_UNUSED(body)
    }
};

} // namespace mendian::sandbox
