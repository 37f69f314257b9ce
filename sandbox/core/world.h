// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/trade.h"
#include "sandbox/common/call.h"
#include "sandbox/common/faultbook.h"
#include "sandbox/common/merchants.h"
#include "sandbox/common/phone.h"
#include "sandbox/wechat/ledger.h"
#include "sandbox/wechatv3/notices.h"

#include <QUrl>
#include <memory>

namespace mendian::sandbox {

using wechat::Order;
using wechat::TradeState;

struct WorldOptions
{
    QString folder;        ///< generated CA, keys, merchants.json; empty = a throw-away folder
    QString merchantsFile; ///< empty = merchants.json of the folder, made at the first start
    QString faultsFile;    ///< a fault plan
    QString stateFile;     ///< orders and balance survive a restart; empty = memory only
    quint16 port = 0;      ///< HTTPS for the merchants; 0 = the kernel chooses
    quint16 adminPort = 0; ///< plain HTTP on loopback
    bool admin = true;
    qint64 timeScale = 1;         ///< the provider's waits pass that much faster
    const Clock *clock = nullptr; ///< null = the system's; must outlive the World
    AmountFaults amountFaults = AmountFaults::Band;
    bool acceptAnyCode = false;      ///< any well-formed payment code works once, not only those the phone showed
    bool strictReverseDelay = false; ///< refuse a reverse within 15 s of the payment
    bool billsAnyTime = false;       ///< today's bill too, at any hour
};

/// The outside world on one machine: the payment providers behind one real HTTPS port, the customer's phone, the
/// faults. Used by mendian-sandbox, by the demo shop and by tests in their own process. Every method may be called from
/// any thread; start and the destructor belong to one.
class World
{
public:
    static Result<std::unique_ptr<World>> start(const WorldOptions &options);
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    QUrl wechatBaseUrl() const;    ///< https://127.0.0.1:PORT
    QUrl alipayGatewayUrl() const; ///< https://127.0.0.1:PORT/gateway.do
    QUrl adminUrl() const;         ///< http://127.0.0.1:PORT; empty without admin
    QByteArray authorityPem() const;
    QString authorityFile() const;
    QString merchantsFile() const;
    const QList<Merchant> &merchants() const; ///< of WeChat Pay
    const QList<AlipayApp> &alipayApps() const;
    AlipayPublic alipayPublic() const; ///< as handed out at the start; a rotation does not change it
    QByteArray merchantsJson() const;  ///< with keys: for whoever plays a merchant
    qint64 timeScale() const;

    // The customer.
    QString freshCode(Wallet wallet = Wallet::Wechat);
    Result<QString> scan(const QString &qr); ///< the phone reads a QR the till shows; the payment's number
    void setPhoneMode(PhoneMode mode);
    PhoneMode phoneMode() const;
    void setBalanceFen(qint64 fen);
    qint64 balanceFen() const;
    bool approve(const QString &outTradeNo = {}); ///< the order that waits for a password; empty = the latest
    bool refuse(const QString &outTradeNo = {});

    // WeChat Pay's merchants.
    qint64 merchantBalanceFen(const QString &mchId) const; ///< the account refunds draw on
    void setMerchantBalanceFen(const QString &mchId, qint64 fen);
    void addDiscount(const wechat::Discount &discount); ///< somebody else pays a part of the next payment
    void clearDiscounts();
    /// A new platform certificate signs from now on; the old one is published for another day.
    Status rotatePlatformCertificate(const QString &mchId);
    QList<wechatv3::Notice> notices() const; ///< oldest first

    // What goes wrong.
    Result<QByteArray> rotateAlipayCertificate(); ///< until the sandbox ends; the new SN
    void setFault(const FaultRule &rule);
    Status addFaults(const QByteArray &planJson);
    void clearFaults();
    QList<FaultRule> faults() const;

    // What the provider really holds.
    QList<Order> orders() const; ///< WeChat Pay's, oldest first, settled up to now
    std::optional<Order> order(const QString &outTradeNo) const;
    QList<alipay::Trade> alipayTrades() const;
    std::optional<alipay::Trade> alipayTrade(const QString &outTradeNo) const;
    QList<Payment> payments() const; ///< of every provider, oldest first
    qint64 takenFen() const;         ///< all money now in the merchants' hands
    QList<CallRecord> calls() const;
    quint64 revision() const; ///< changes whenever orders do: for a window that polls

private:
    struct Private;
    explicit World(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace mendian::sandbox
