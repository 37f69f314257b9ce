// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/till/channeldesk.h"
#include "workflows/till/paymentdesk.h"
#include "workflows/returns/returndesk.h"
#include "workflows/scanning/scanqueue.h"
#include "workflows/shift/shiftdesk.h"

namespace mendian {

/// What the till asks of the print queue. Engine thread.
class SlipPrinter
{
public:
    virtual ~SlipPrinter() = default;
    virtual void wake() = 0; ///< there is a new job
    virtual Status reprint(const QByteArray &subject, const QString &kind, const QString &staff) = 0; ///< 重打
    virtual Status repeat(PrintJobId job, const QString &staff) = 0;                                  ///< 补打
    virtual Status cancel(PrintJobId job) = 0;
};

/// One till: the desks behind it, where scans go, and the view of all that for the screens. Works without a window: the
/// same object serves mendian-ctl. Engine thread; every command runs to its end before the next.
class Till final : public QObject
{
    Q_OBJECT
public:
    Till(Shop &shop, AttemptDriver &driver, RefundDriver &refunds, SlipPrinter *printer, QObject *parent = nullptr);

    /// Takes up what a restart left behind: draft, undecided payments, paid sales without a receipt.
    Status start();

    Shop &shop() { return m_shop; }
    Session &session() { return m_session; }
    BasketDesk &basketDesk() { return m_basket; }
    PaymentDesk &paymentDesk() { return m_payment; }
    ShiftDesk &shiftDesk() { return m_shift; }
    ReturnDesk &returnDesk() { return m_returns; }
    ChannelDesk &channelDesk() { return m_channels; }

    // Scans
    codes::ScanContext scanContext() const;
    scanning::ScanOutcome handleScan(const scanning::NumberedScan &scan);
    ScanFeedback enter(const QString &typed);
    ScanFeedback addSku(SkuId sku, Quantity quantity, Money openPrice);
    void reportScan(const scanning::NumberedScan &scan, const scanning::ScanOutcome &outcome);

    // People
    Status signIn(const QString &number, const Secret &pin);
    Status unlock(const Secret &pin);
    Status signOut();
    Status lock();
    Status confirmClock(const Proof &manager);
    /// The same when the right has been checked. `staff` is written down; empty: the approval is stored already.
    Status clockIsRight(const QString &staff);
    Result<QList<PersonView>> people();

    // Basket and holds (the rest is called on the desks; changed() afterwards)
    Status hold();
    Status recall(HoldId hold);
    Result<QList<HoldView>> holds();

    /// The goods of `request` pay for the basket.
    Result<ReturnDone> exchange(const ReturnRequest &request, const Proof &proof);

    // Shift: prints and finishes what waited for an open shift
    Status openShift(Money cashFloat);
    Status closeShift(
        const QList<journal::CountedNote> &notes, const QMap<QString, QString> &reasons, const Proof &manager);

    // Printing
    Status reprintLast();
    Status repeatPrint(PrintJobId job);
    Status cancelPrint(PrintJobId job);
    Status printTestPage();
    /// Runs something that leaves a print job and wakes the printer.
    template <typename F>
    Status printed(F run)
    {
        const Status done = run();
        if (done)
            pokePrinter();
        return done;
    }
    Result<LastReceipt> lastReceipt();
    Status changeSetting(const QString &name, const QString &value);

    /// Runs a desk's command and tells the screens afterwards, whatever came of it.
    template <typename F>
    auto command(F run)
    {
        (void)m_shop.heal(); // a command that needs the broken file says so itself
        auto result = run();
        publish();
        return result;
    }

    void printStateChanged(const QString &state);
    TillView view();
    void publish();
    void setDevices(const QList<DeviceView> &devices);

signals:
    void viewChanged(const mendian::TillView &view);
    void scanned(const mendian::ScanFeedback &feedback);
    void noticed(const mendian::Notice &notice);
    void settingsChanged();

private:
    ScanFeedback route(const codes::ScanResult &scan);
    ScanFeedback goods(const codes::ScanResult &scan);
    ScanFeedback payCode(const codes::ScanResult &scan);
    ScanFeedback holdTicket(const codes::ScanResult &scan);
    ScanFeedback badge(const codes::ScanResult &scan);
    ScanFeedback receipt(const codes::ScanResult &scan);
    void pokePrinter();
    void readCounts();
    void readRefunds();

    Shop &m_shop;
    AttemptDriver &m_driver;
    SlipPrinter *m_printer;
    Session m_session;
    BasketDesk m_basket;
    PaymentDesk m_payment;
    ShiftDesk m_shift;
    ReturnDesk m_returns;
    ChannelDesk m_channels;
    QList<DeviceView> m_devices;
    QList<RefundView> m_refunds;
    bool m_quiet = false;
    qint64 m_revision = 0;
    ScanFeedback m_feedback; ///< of the scan being handled

    struct Counts
    { // read from the folds after a commit, not after every scan
        qint64 seq = -1;
        ShiftView shift;
        qint64 holds = 0;
        qint64 today = 0;
        qint64 openJobs = 0;
        std::optional<LastReceipt> last;
    } m_counts;
};

/// The machine word of a refusal for the screens: "unknown", "payment_running", ...
QString refusalWord(scanning::Refusal refusal);

} // namespace mendian
