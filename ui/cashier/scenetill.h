// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/scenes.h"

namespace mendian {

/// A till without an engine: answers every question from a Scene and accepts every command without doing anything.
/// For pictures; tests derive FakeTill from it. UI thread.
class SceneTill : public TillPort
{
    Q_OBJECT
public:
    explicit SceneTill(const Scene &scene, QObject *parent = nullptr);

    const Scene &scene() const { return m_scene; }
    TillView view() const override { return m_scene.view; }

    QFuture<Result<QList<PersonView>>> people() override;
    QFuture<Status> signIn(const QString &number, const QString &pin) override;
    QFuture<Status> unlock(const QString &pin) override;
    QFuture<Status> signOut() override;
    QFuture<Status> lock() override;
    QFuture<Status> confirmClock(const ApprovalProof &manager) override;

    QFuture<ScanFeedback> enter(const QString &typed) override;
    QFuture<ScanFeedback> addSku(SkuId sku, Quantity quantity, Money openPrice) override;
    QFuture<Result<QList<Sku>>> search(const QString &text) override;
    QFuture<Result<QList<QuickKeyTab>>> quickKeys() override;

    QFuture<Status> setQuantity(qint64 key, Quantity quantity) override;
    QFuture<Status> removeLine(qint64 key) override;
    QFuture<Status> clearBasket() override;
    QFuture<Status> changePrice(qint64 key, Money price, const QString &reason, const ApprovalProof &proof) override;
    QFuture<Status> discountLine(
        qint64 key, qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof) override;
    QFuture<Status> discountWhole(
        qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof) override;
    QFuture<Status> undo() override;
    QFuture<Status> redo() override;
    QFuture<Status> hold() override;
    QFuture<Result<QList<HoldView>>> holds() override;
    QFuture<Status> recall(HoldId hold) override;

    QFuture<Status> openPayment(const QString &kind) override;
    QFuture<Status> payPart(const QString &kind, Money amount) override;
    QFuture<Status> showQr(const QString &provider) override;
    QFuture<Status> payCash(Money received) override;
    QFuture<Status> payExternal(const QString &slip, Money amount, const QString &lastFour) override;
    QFuture<Status> queryNow() override;
    QFuture<Status> reverse() override;
    QFuture<Status> park() override;
    QFuture<Status> reopenParked(AttemptId attempt) override;
    QFuture<Status> decideUnknown(
        AttemptId attempt, bool paid, const QString &reason, const ApprovalProof &manager) override;
    QFuture<Status> closePayment() override;
    QFuture<Status> finishPanel() override;

    QFuture<Result<QList<FoundSale>>> findSales(const SaleSearch &search) override;
    QFuture<Result<ReturnView>> openReturn(SaleId sale) override;
    QFuture<Result<ReturnPlan>> planReturn(const ReturnRequest &request) override;
    QFuture<Result<ReturnDone>> giveBack(const ReturnRequest &request, const ApprovalProof &proof) override;
    QFuture<Result<ReturnDone>> giveBackWithoutReceipt(
        const NoReceiptRequest &request, const ApprovalProof &proof) override;
    QFuture<Result<ReturnDone>> exchange(const ReturnRequest &request, const ApprovalProof &proof) override;
    QFuture<Result<QList<RefundView>>> refunds(bool all) override;
    QFuture<Status> refundAgain(RefundId refund) override;
    QFuture<Status> settleRefund(
        RefundId refund, bool inCash, const QString &reason, const ApprovalProof &manager) override;

    QFuture<Status> openShift(Money cashFloat) override;
    QFuture<Result<CloseCheck>> closeCheck() override;
    QFuture<Result<QList<ZRow>>> compareCount(const QList<journal::CountedNote> &notes) override;
    QFuture<Status> closeShift(
        const QList<journal::CountedNote> &notes, const QStringList &reasons, const ApprovalProof &manager) override;
    QFuture<Status> printX() override;
    QFuture<Status> cashMove(Money amount, const QString &reason, const ApprovalProof &proof) override;
    QFuture<Status> openDrawer(const QString &reason, const ApprovalProof &proof) override;

    QFuture<Status> reprintLast() override;
    QFuture<Result<QList<PrintJobView>>> printJobs() override;
    QFuture<Status> repeatPrint(PrintJobId job) override;
    QFuture<Status> cancelPrint(PrintJobId job) override;
    QFuture<Status> printTestPage() override;
    QFuture<Result<QList<documents::LaidLine>>> previewLast(int columns) override;

    QFuture<Result<QMap<QString, QString>>> settings() override;
    QFuture<Status> changeSetting(const QString &name, const QString &value) override;
    QFuture<Status> testChannel(const QString &provider, bool withMoney) override;
    QFuture<Status> leaveChannelTest(const QString &provider) override;
    QFuture<Result<QList<ScanLogEntry>>> scanLog(int count) override;

protected:
    /// Every command comes through here with its words: "setQuantity 3 2". The base says yes.
    virtual Status answer(const QString &command);

    Scene m_scene;

private:
    QFuture<Status> done(const QString &command);
    template <typename T>
    QFuture<Result<T>> asked(const QString &command, const T &value);
};

} // namespace mendian
