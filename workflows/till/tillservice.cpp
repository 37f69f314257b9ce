// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/tillservice.h"

#include "workflows/till/tillqueries.h"

namespace mendian {

namespace {

Proof proofOf(const ApprovalProof &given) { return {given.number, Secret(given.pin.toUtf8()), given.badge}; }

} // namespace

TillService::TillService(Worker &engine, Till &till, TillView first, QObject *parent)
    : TillPort(parent), m_engine(engine), m_till(till), m_view(std::move(first))
{
    connect(&till, &Till::viewChanged, this, [this](const TillView &view) {
        m_view = view;
        emit viewChanged(view);
    });
    connect(&till, &Till::scanned, this, &TillPort::scanned);
    connect(&till, &Till::noticed, this, &TillPort::noticed);
}

/// A command on the engine thread; the view is published whatever came of it.
template <typename F>
QFuture<Status> TillService::post(F run)
{
    return m_engine.run([till = &m_till, run = std::move(run)]() -> Status {
        return till->command([&]() -> Status { return run(*till); });
    });
}

/// The same for a command that has more to say than yes or no.
template <typename F>
auto TillService::ask(F run)
{
    return m_engine.run([till = &m_till, run = std::move(run)] { return till->command([&] { return run(*till); }); });
}

QFuture<Result<QList<PersonView>>> TillService::people()
{
    return m_engine.run([till = &m_till] { return till->people(); });
}

QFuture<Status> TillService::signIn(const QString &number, const QString &pin)
{
    return post([number, secret = Secret(pin.toUtf8())](Till &till) { return till.signIn(number, secret); });
}

QFuture<Status> TillService::unlock(const QString &pin)
{
    return post([secret = Secret(pin.toUtf8())](Till &till) { return till.unlock(secret); });
}

QFuture<Status> TillService::signOut()
{
    return post([](Till &till) { return till.signOut(); });
}

QFuture<Status> TillService::lock()
{
    return post([](Till &till) { return till.lock(); });
}

QFuture<Status> TillService::confirmClock(const ApprovalProof &manager)
{
    return post([proof = proofOf(manager)](Till &till) { return till.confirmClock(proof); });
}

QFuture<ScanFeedback> TillService::enter(const QString &typed)
{
    return m_engine.run([till = &m_till, typed] { return till->enter(typed); });
}

QFuture<ScanFeedback> TillService::addSku(SkuId sku, Quantity quantity, Money openPrice)
{
    return m_engine.run([till = &m_till, sku, quantity, openPrice] { return till->addSku(sku, quantity, openPrice); });
}

QFuture<Result<QList<Sku>>> TillService::search(const QString &text)
{
    return m_engine.run([till = &m_till, text] { return till->shop().goods.search(text, 30); });
}

QFuture<Result<QList<QuickKeyTab>>> TillService::quickKeys()
{
    return m_engine.run([till = &m_till] { return loadQuickKeys(till->shop()); });
}

QFuture<Status> TillService::setQuantity(qint64 key, Quantity quantity)
{
    return post([=](Till &till) { return till.basketDesk().setQuantity(key, quantity); });
}

QFuture<Status> TillService::removeLine(qint64 key)
{
    return post([=](Till &till) { return till.basketDesk().remove(key); });
}

QFuture<Status> TillService::clearBasket()
{
    return post([](Till &till) { return till.basketDesk().clear(); });
}

QFuture<Status> TillService::changePrice(qint64 key, Money price, const QString &reason, const ApprovalProof &proof)
{
    return post([=, by = proofOf(proof)](Till &till) { return till.basketDesk().changePrice(key, price, reason, by); });
}

QFuture<Status> TillService::discountLine(
    qint64 key, qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof)
{
    const Discount discount{basisPoints, amount, {{}, {}, reason}};
    return post([=, by = proofOf(proof)](Till &till) { return till.basketDesk().discountLine(key, discount, by); });
}

QFuture<Status> TillService::discountWhole(
    qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof)
{
    const Discount discount{basisPoints, amount, {{}, {}, reason}};
    return post([=, by = proofOf(proof)](Till &till) { return till.basketDesk().discountWhole(discount, by); });
}

QFuture<Status> TillService::undo()
{
    return post([](Till &till) { return till.basketDesk().undo(); });
}

QFuture<Status> TillService::redo()
{
    return post([](Till &till) { return till.basketDesk().redo(); });
}

QFuture<Status> TillService::hold()
{
    return post([](Till &till) { return till.hold(); });
}

QFuture<Result<QList<HoldView>>> TillService::holds()
{
    return m_engine.run([till = &m_till] { return till->holds(); });
}

QFuture<Status> TillService::recall(HoldId hold)
{
    return post([hold](Till &till) { return till.recall(hold); });
}

QFuture<Status> TillService::openPayment(const QString &kind)
{
    return post([kind](Till &till) { return till.paymentDesk().open(kind); });
}

QFuture<Status> TillService::payPart(const QString &kind, Money amount)
{
    return post([=](Till &till) { return till.paymentDesk().payPart(kind, amount); });
}

QFuture<Status> TillService::showQr(const QString &provider)
{
    return post([provider](Till &till) { return till.paymentDesk().payQr(provider); });
}

QFuture<Status> TillService::payCash(Money received)
{
    return post([received](Till &till) { return till.paymentDesk().payCash(received); });
}

QFuture<Status> TillService::payExternal(const QString &slip, Money amount, const QString &lastFour)
{
    return post([=](Till &till) { return till.paymentDesk().payExternal(slip, amount, lastFour); });
}

QFuture<Status> TillService::queryNow()
{
    return post([](Till &till) { return till.paymentDesk().queryNow(); });
}

QFuture<Status> TillService::reverse()
{
    return post([](Till &till) { return till.paymentDesk().reverse(); });
}

QFuture<Status> TillService::park()
{
    return post([](Till &till) { return till.paymentDesk().park(); });
}

QFuture<Status> TillService::reopenParked(AttemptId attempt)
{
    return post([attempt](Till &till) { return till.paymentDesk().reopen(attempt); });
}

QFuture<Status> TillService::decideUnknown(
    AttemptId attempt, bool paid, const QString &reason, const ApprovalProof &manager)
{
    return post(
        [=, by = proofOf(manager)](Till &till) { return till.paymentDesk().decide(attempt, paid, reason, by); });
}

QFuture<Status> TillService::closePayment()
{
    return post([](Till &till) { return till.paymentDesk().close(); });
}

QFuture<Status> TillService::finishPanel()
{
    return post([](Till &till) { return till.paymentDesk().finishPanel(); });
}

QFuture<Result<QList<FoundSale>>> TillService::findSales(const SaleSearch &search)
{
    return ask([search](Till &till) { return till.returnDesk().find(search); });
}

QFuture<Result<ReturnView>> TillService::openReturn(SaleId sale)
{
    return ask([sale](Till &till) { return till.returnDesk().open(sale); });
}

QFuture<Result<ReturnPlan>> TillService::planReturn(const ReturnRequest &request)
{
    return ask([request](Till &till) { return till.returnDesk().plan(request); });
}

QFuture<Result<ReturnDone>> TillService::giveBack(const ReturnRequest &request, const ApprovalProof &proof)
{
    return ask([=, by = proofOf(proof)](Till &till) { return till.returnDesk().giveBack(request, by); });
}

QFuture<Result<ReturnDone>> TillService::giveBackWithoutReceipt(
    const NoReceiptRequest &request, const ApprovalProof &proof)
{
    return ask([=, by = proofOf(proof)](Till &till) { return till.returnDesk().giveBackWithoutReceipt(request, by); });
}

QFuture<Result<ReturnDone>> TillService::exchange(const ReturnRequest &request, const ApprovalProof &proof)
{
    return ask([=, by = proofOf(proof)](Till &till) { return till.exchange(request, by); });
}

QFuture<Result<QList<RefundView>>> TillService::refunds(bool all)
{
    return ask([all](Till &till) { return till.returnDesk().refunds(all); });
}

QFuture<Status> TillService::refundAgain(RefundId refund)
{
    return post([refund](Till &till) { return till.returnDesk().again(refund); });
}

QFuture<Status> TillService::settleRefund(
    RefundId refund, bool inCash, const QString &reason, const ApprovalProof &manager)
{
    return post(
        [=, by = proofOf(manager)](Till &till) { return till.returnDesk().settle(refund, inCash, reason, by); });
}

QFuture<Status> TillService::openShift(Money cashFloat)
{
    return post([cashFloat](Till &till) { return till.openShift(cashFloat); });
}

QFuture<Result<CloseCheck>> TillService::closeCheck()
{
    return m_engine.run([till = &m_till] { return loadCloseCheck(*till); });
}

QFuture<Result<QList<ZRow>>> TillService::compareCount(const QList<journal::CountedNote> &notes)
{
    return m_engine.run([till = &m_till, notes]() -> Result<QList<ZRow>> {
        const auto rows = till->shiftDesk().compare(notes);
        if (!rows)
            return fail(rows.error());
        QList<ZRow> views;
        for (const CountRow &row : *rows)
            views.append({row.kind, row.expected, row.counted, {}});
        return views;
    });
}

QFuture<Status> TillService::closeShift(
    const QList<journal::CountedNote> &notes, const QStringList &reasons, const ApprovalProof &manager)
{
    return post([=, by = proofOf(manager)](Till &till) -> Status {
        const auto rows = till.shiftDesk().compare(notes);
        if (!rows)
            return fail(rows.error());
        QMap<QString, QString> byKind;
        for (qsizetype i = 0; i < rows->size(); ++i)
            byKind.insert(rows->at(i).kind, reasons.value(i));
        return till.closeShift(notes, byKind, by);
    });
}

QFuture<Status> TillService::printX()
{
    return post([](Till &till) { return till.printed([&] { return till.shiftDesk().printX(); }); });
}

QFuture<Status> TillService::cashMove(Money amount, const QString &reason, const ApprovalProof &proof)
{
    return post([=, by = proofOf(proof)](Till &till) {
        return till.printed([&] { return till.shiftDesk().cashMove(amount, reason, by); });
    });
}

QFuture<Status> TillService::openDrawer(const QString &reason, const ApprovalProof &proof)
{
    return post([=, by = proofOf(proof)](
                    Till &till) { return till.printed([&] { return till.shiftDesk().openDrawer(reason, by); }); });
}

QFuture<Status> TillService::reprintLast()
{
    return post([](Till &till) { return till.reprintLast(); });
}

QFuture<Result<QList<PrintJobView>>> TillService::printJobs()
{
    return m_engine.run([till = &m_till] { return loadPrintJobs(till->shop()); });
}

QFuture<Status> TillService::repeatPrint(PrintJobId job)
{
    return post([job](Till &till) { return till.repeatPrint(job); });
}

QFuture<Status> TillService::cancelPrint(PrintJobId job)
{
    return post([job](Till &till) { return till.cancelPrint(job); });
}

QFuture<Status> TillService::printTestPage()
{
    return post([](Till &till) { return till.printTestPage(); });
}

QFuture<Result<QList<documents::LaidLine>>> TillService::previewLast(int columns)
{
    return m_engine.run([till = &m_till, columns] { return previewLastReceipt(*till, columns); });
}

QFuture<Result<QMap<QString, QString>>> TillService::settings()
{
    return m_engine.run([till = &m_till]() -> Result<QMap<QString, QString>> {
        QMap<QString, QString> values;
        for (const SettingRow &row : settingRows())
            values.insert(QString::fromLatin1(row.name), till->shop().settings.text(row.name));
        return values;
    });
}

QFuture<Status> TillService::changeSetting(const QString &name, const QString &value)
{
    return post([=](Till &till) { return till.changeSetting(name, value); });
}

QFuture<Status> TillService::testChannel(const QString &provider, bool withMoney)
{
    return post([=](Till &till) { return till.channelDesk().test(provider, withMoney); });
}

QFuture<Status> TillService::leaveChannelTest(const QString &provider)
{
    return post([provider](Till &till) { return till.channelDesk().leave(provider); });
}

QFuture<Result<QList<ScanLogEntry>>> TillService::scanLog(int count)
{
    return m_engine.run([till = &m_till, count] { return loadScanLog(till->shop(), count); });
}

} // namespace mendian
