// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "models/catalog/sku.h"
#include "models/documents/layout.h"
#include "models/journal/facts.h"
#include "workflows/checkout/returnview.h"
#include "workflows/checkout/tillview.h"

#include <QFuture>
#include <QObject>

namespace mendian {

struct ZRow
{
    QString kind;
    Money expected;
    Money counted;
    QString reason;
};

/// What the close-shift screen needs before and after the blind count.
struct CloseCheck
{
    QList<QString> kinds; ///< tender kinds to count or confirm; cash first
    Money differenceLimit;
    QList<ParkedPayment> undecided;
    bool needsManager = false; ///< undecided above the store's limit
    qint64 holds = 0;
    qint64 unsynced = 0;
};

struct PrintJobView
{
    PrintJobId id;
    QString kind;
    QString state;
    QString reason;
    Timestamp at;
};

struct ScanLogEntry
{
    qint64 n = 0;
    Timestamp at;
    QString source;
    QString text;
    QString kind;
    QString outcome;
    QString reason;
};

struct QuickKey
{
    SkuId sku;
    QString name;
    Money price;
    QString unit;
    bool weighed = false;
    QString color; ///< "info", "success", "action", "text3": the bar's token
};

struct QuickKeyTab
{
    QString name;
    QList<QuickKey> keys; ///< at most 12
};

/// The till as the screens see it: commands out, views in. UI thread. Every command returns at once; the future answers
/// when the engine is done; `viewChanged` comes before it. Implemented by TillService (the real engine) and by
/// tests/support/faketill.h.
class TillPort : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual TillView view() const = 0;

    // Sign-in
    virtual QFuture<Result<QList<PersonView>>> people() = 0;
    virtual QFuture<Status> signIn(const QString &number, const QString &pin) = 0; ///< errors: WrongPin, LockedOut
    virtual QFuture<Status> unlock(const QString &pin) = 0;
    virtual QFuture<Status> signOut() = 0;
    virtual QFuture<Status> lock() = 0;
    virtual QFuture<Status> confirmClock(const ApprovalProof &manager) = 0;

    // Scanning. Real scanners do not come through here; this is the field's Enter and a tile's press.
    virtual QFuture<ScanFeedback> enter(const QString &typed) = 0;
    virtual QFuture<ScanFeedback> addSku(SkuId sku, Quantity quantity, Money openPrice) = 0;
    virtual QFuture<Result<QList<Sku>>> search(const QString &text) = 0;
    virtual QFuture<Result<QList<QuickKeyTab>>> quickKeys() = 0;

    // Basket
    virtual QFuture<Status> setQuantity(qint64 key, Quantity quantity) = 0;
    virtual QFuture<Status> removeLine(qint64 key) = 0;
    virtual QFuture<Status> clearBasket() = 0;
    /// Errors: PermissionDenied when it is over the person's limit and no proof was given.
    virtual QFuture<Status> changePrice(qint64 key, Money price, const QString &reason, const ApprovalProof &proof) = 0;
    virtual QFuture<Status> discountLine(
        qint64 key, qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof) = 0;
    virtual QFuture<Status> discountWhole(
        qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof) = 0;
    virtual QFuture<Status> undo() = 0;
    virtual QFuture<Status> redo() = 0;
    virtual QFuture<Status> hold() = 0;
    virtual QFuture<Result<QList<HoldView>>> holds() = 0;
    virtual QFuture<Status> recall(HoldId hold) = 0;

    // Payment
    virtual QFuture<Status> openPayment(const QString &kind) = 0;           ///< "code", "cash", "external", "combined"
    virtual QFuture<Status> payPart(const QString &kind, Money amount) = 0; ///< combined: the next part
    virtual QFuture<Status> showQr(const QString &provider) = 0;            ///< of TillView::qrs; the customer scans it
    virtual QFuture<Status> payCash(Money received) = 0;
    virtual QFuture<Status> payExternal(const QString &slip, Money amount, const QString &lastFour) = 0;
    virtual QFuture<Status> queryNow() = 0;
    virtual QFuture<Status> reverse() = 0;
    virtual QFuture<Status> park() = 0;
    virtual QFuture<Status> reopenParked(AttemptId attempt) = 0;
    virtual QFuture<Status> decideUnknown(
        AttemptId attempt, bool paid, const QString &reason, const ApprovalProof &manager) = 0;
    virtual QFuture<Status> closePayment() = 0; ///< Esc: states 1, 5, 8 and the entries only
    virtual QFuture<Status> finishPanel() = 0;  ///< Enter on screen 4

    // Returns. A scanned receipt comes as ScanFeedback "routed", reason "return", note = the sale's id.
    virtual QFuture<Result<QList<FoundSale>>> findSales(const SaleSearch &search) = 0;
    virtual QFuture<Result<ReturnView>> openReturn(SaleId sale) = 0;
    virtual QFuture<Result<ReturnPlan>> planReturn(const ReturnRequest &request) = 0; ///< nothing is written
    /// Errors: PermissionDenied when it is over the person's limit and no proof was given.
    virtual QFuture<Result<ReturnDone>> giveBack(const ReturnRequest &request, const ApprovalProof &proof) = 0;
    virtual QFuture<Result<ReturnDone>> giveBackWithoutReceipt(
        const NoReceiptRequest &request, const ApprovalProof &proof) = 0;
    /// The goods pay for the basket; afterwards the payment panel shows what is still due, or the receipt.
    virtual QFuture<Result<ReturnDone>> exchange(const ReturnRequest &request, const ApprovalProof &proof) = 0;
    /// Refunds that are on their way or need a person; `all`: the newest 200.
    virtual QFuture<Result<QList<RefundView>>> refunds(bool all) = 0;
    virtual QFuture<Status> refundAgain(RefundId refund) = 0;
    virtual QFuture<Status> settleRefund(
        RefundId refund, bool inCash, const QString &reason, const ApprovalProof &manager) = 0;

    // Shift
    virtual QFuture<Status> openShift(Money cashFloat) = 0;
    virtual QFuture<Result<CloseCheck>> closeCheck() = 0;
    virtual QFuture<Result<QList<ZRow>>> compareCount(const QList<journal::CountedNote> &notes) = 0;
    virtual QFuture<Status> closeShift(
        const QList<journal::CountedNote> &notes, const QStringList &reasons, const ApprovalProof &manager) = 0;
    virtual QFuture<Status> printX() = 0;
    virtual QFuture<Status> cashMove(Money amount, const QString &reason, const ApprovalProof &proof) = 0;
    virtual QFuture<Status> openDrawer(const QString &reason, const ApprovalProof &proof) = 0;

    // Printing
    virtual QFuture<Status> reprintLast() = 0;
    virtual QFuture<Result<QList<PrintJobView>>> printJobs() = 0;
    virtual QFuture<Status> repeatPrint(PrintJobId job) = 0;
    virtual QFuture<Status> cancelPrint(PrintJobId job) = 0;
    virtual QFuture<Status> printTestPage() = 0;
    /// The last receipt as it lies on paper of `columns`: the very lines the printer gets. NotFound when there is none.
    virtual QFuture<Result<QList<documents::LaidLine>>> previewLast(int columns) = 0;

    // Settings and logs
    virtual QFuture<Result<QMap<QString, QString>>> settings() = 0;
    virtual QFuture<Status> changeSetting(const QString &name, const QString &value) = 0;
    /// Tests a provider's channel; TillView::channels tells how it goes. In a real folder a query that proves the keys,
    /// with money ¥0.01 from a phone that goes back; in demo and training folders always that.
    virtual QFuture<Status> testChannel(const QString &provider, bool withMoney) = 0;
    /// Ends its waiting, or forgets its result.
    virtual QFuture<Status> leaveChannelTest(const QString &provider) = 0;
    virtual QFuture<Result<QList<ScanLogEntry>>> scanLog(int count) = 0;

signals:
    void viewChanged(const mendian::TillView &view);
    void scanned(const mendian::ScanFeedback &feedback);
    void noticed(const mendian::Notice &notice);
};

} // namespace mendian
