// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/till/basketdesk.h"
#include "workflows/till/finishsale.h"
#include "workflows/checkout/tillview.h"
#include "workflows/payments/attemptdriver.h"
#include "workflows/returns/exchangesale.h"

#include <QSet>
#include <QTimer>

namespace mendian {

/// Attempts as journal facts of kinds 30, 31 and 32. Engine thread.
class JournalAttemptStore final : public AttemptStore
{
public:
    explicit JournalAttemptStore(Shop &shop) : m_shop(shop) {}
    Status saveAttempt(const Attempt &before, const Attempt &after) override;

private:
    Shop &m_shop;
};

/// Takes the money of one sale at a time and looks after those that were put aside. The sale is frozen and stored
/// before the first outward call; its parts are attempts, so what is paid is always in the journal; cash comes last and
/// finishes it. Engine thread.
class PaymentDesk : public QObject, public ExchangeSale
{
    Q_OBJECT
public:
    PaymentDesk(Shop &shop, Session &session, BasketDesk &desk, AttemptDriver &driver, QObject *parent = nullptr);

    /// After a restart: paid sales are finished, undecided ones go on being asked and appear in the tray.
    Status recover();

    PaymentView view() const;
    QList<ParkedPayment> parked() const;
    bool isOpen() const { return m_panel != Panel::None; }
    bool isAwaitingCode() const { return m_panel == Panel::Code && !m_attempt; }
    bool isRunning() const;
    QStringList kinds() const; ///< configured tender kinds, in the order of the screen
    /// Configured providers of payment codes (`needsCode`), or of QRs that the till shows.
    QStringList providers(bool needsCode) const;

    Status open(const QString &kind); ///< "code", "cash", "external", "combined"
    Status payPart(const QString &kind, Money amount);
    Status payCode(const QString &provider, const Secret &code);
    /// The provider gives a QR, which the customer scans. Otherwise an attempt like any other.
    Status payQr(const QString &provider);
    Status payCash(Money received);
    Status payExternal(const QString &slip, Money amount, const QString &lastFour);
    Result<Money> stillDue() const override;
    Result<Money> payByExchange(Money part, const QString &reference, const Book &book) override;
    Status queryNow();
    Status reverse();
    Status park();
    Status reopen(AttemptId attempt);
    Status decide(AttemptId attempt, bool paid, const QString &reason, const Proof &manager);
    Status close();
    Status finishPanel();
    /// A goods scan on screen 1 or 4: the panel goes away, the scan comes into the basket.
    Status makeRoomForScan();
    void printStateChanged(const QString &state) { m_printState = state; }
    /// Tries once more what is paid and could not be booked; happens by itself every second.
    void finishPending();

signals:
    void changed();
    void noticed(const mendian::Notice &notice);
    void saleFinished(const mendian::journal::Sale &sale, bool inBackground);
    /// A payment of this sale turned out paid, or the sale was left: does some money belong to nobody now?
    void moneyToLookAt(mendian::SaleId sale);

private:
    enum class Panel { None, Code, Cash, External, Combined, Done };

    Status requireSale() const;
    Result<storage::ShiftRow> currentShift() const;
    Result<journal::Sale> saleNow() const;
    Status freeze();
    Status startAttempt(const QString &provider, const Secret &code);
    Result<Money> remaining() const;
    Status finish(const std::optional<CashPart> &cash);
    void finishInBackground(SaleId sale);
    void finishLater(SaleId sale);
    void attemptChanged(const Attempt &attempt);
    void attemptSettled(const Attempt &attempt);
    Status abandon();
    void leave();
    void leaveFrozen();
    QString slipSubject() const;
    Money total() const;
    Money waivedOf(Money amount) const;
    SaleId saleId() const;

    Shop &m_shop;
    Session &m_session;
    BasketDesk &m_desk;
    AttemptDriver &m_driver;
    Panel m_panel = Panel::None;
    std::optional<journal::Sale> m_frozen; ///< the sale on the panel, once frozen
    QList<Attempt> m_parts;                ///< its attempts, oldest first
    std::optional<Attempt> m_attempt;      ///< the one the panel shows
    std::optional<Money> m_partAmount;     ///< combined: what the next attempt takes
    bool m_combined = false;
    std::optional<journal::Sale> m_done; ///< screen 4
    bool m_fromTray = false;             ///< the panel's sale is not the basket's
    QString m_printState;
    QHash<SaleId, QList<Attempt>> m_aside; ///< parked sales and their attempts
    QSet<SaleId> m_unfinished;             ///< paid, not booked yet
    QTimer m_again;
};

} // namespace mendian
