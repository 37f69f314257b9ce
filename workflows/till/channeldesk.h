// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"
#include "workflows/checkout/tillview.h"
#include "workflows/payments/attemptdriver.h"
#include "workflows/payments/refunddriver.h"
#include "workflows/shop/session.h"

#include <map>

namespace mendian {

/// The customer's phone where a sandbox plays the provider (demo, training): a test then needs no person. Both are
/// called on the engine thread and must not block.
struct TestPhone
{
    std::function<QString(const QString &provider)> showCode; ///< a payment code, as it would be scanned
    std::function<void(const QString &qr)> readQr;            ///< the phone reads a QR of the till
};

/// Tests a provider's channel from the settings page, one test a provider at a time:
/// - **asking**: one query of a number that does not exist; the answer proves the keys (models/tender/channelproof.h).
///   Nothing moves and nothing is stored.
/// - **paying**: ¥0.01 from a phone, back at once. Its attempt is driven and journalled like any other, but belongs to
///   no sale: its SaleId is null, and whatever books a sale starts from a frozen sale's id. Money of an attempt without
///   a sale is money that no sale wants: ReturnDesk refunds it, once, also after a kill at any moment (docs/adr/0014).
///
/// Engine thread. Commands need Right::Settings.
class ChannelDesk : public QObject
{
    Q_OBJECT
public:
    ChannelDesk(Shop &shop, Session &session, AttemptDriver &driver, RefundDriver &refunds, QObject *parent = nullptr);

    /// Undecided test payments go on being asked.
    Status recover();
    void setPhone(const TestPhone &phone) { m_phone = phone; }

    /// `withMoney`: pays ¥0.01; a demo or training shop always does. PaymentRunning: the last test has not ended;
    /// Unsupported: no such provider; otherwise as AttemptDriver::start().
    Status test(const QString &provider, bool withMoney);
    /// Leaves it: no code is waited for any more, the number is closed by the machine, or a result is forgotten. A
    /// payment under way goes on by itself.
    Status leave(const QString &provider);

    /// A test waits for the phone's code: the next payment code that is scanned is its own.
    bool isAwaitingCode() const;
    Status payCode(const QString &provider, const Secret &code);
    /// Goods are scanned, or the person goes: no customer's code may end up in a test.
    void stopWaiting();

    QList<ChannelView> view() const;

signals:
    void changed();
    void moneyToLookAt(mendian::SaleId sale);

private:
    struct Test
    {
        QString state; ///< of ChannelView
        QString code;
        QString sentence;
        Timestamp at;
        int number = 0; ///< late answers of an older query are dropped
        std::optional<Attempt> attempt;
    };

    Status ask(const QString &provider);
    Status start(const QString &provider, const Secret &code);
    void asked(const QString &provider, int number, const Answer &answer);
    void attemptChanged(const Attempt &attempt);
    void refundChanged(const Refund &refund);
    void set(Test &test, const char *state, const QString &code = {}, const QString &sentence = {});
    static bool isOver(const Test &test);

    Shop &m_shop;
    Session &m_session;
    AttemptDriver &m_driver;
    TestPhone m_phone;
    std::map<QString, Test> m_tests;
    int m_number = 0;
};

} // namespace mendian
