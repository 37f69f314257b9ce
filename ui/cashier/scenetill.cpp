// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/scenetill.h"

namespace mendian {

namespace {
template <typename T>
QFuture<T> ready(T value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

// Words of a command, as tests read them.
QString word(const QString &text) { return text; }
QString word(const char *text) { return QString::fromLatin1(text); }
QString word(qint64 number) { return QString::number(number); }
QString word(bool yes) { return yes ? QStringLiteral("yes") : QStringLiteral("no"); }
QString word(Money amount) { return amount.toString(); }
QString word(Quantity quantity) { return quantity.toString(); }
QString word(const ApprovalProof &proof)
{
    return proof.number.isEmpty() ? QStringLiteral("-") : proof.number + QLatin1Char(':') + proof.pin;
}
/// "0x2:quality,3x0.5:other": place, quantity and reason of each line.
QString word(const QList<ReturnChoice> &lines)
{
    QStringList parts;
    for (const ReturnChoice &line : lines)
        parts.append(QStringLiteral("%1x%2:%3").arg(line.index).arg(line.quantity.toString(), line.reason));
    return parts.join(QLatin1Char(','));
}
template <typename Tag>
QString word(const Id<Tag> &id)
{
    return id.toHex().right(2);
}

template <typename... Words>
QString words(const Words &...parts)
{
    return QStringList{word(parts)...}.join(QLatin1Char(' '));
}
} // namespace

SceneTill::SceneTill(const Scene &scene, QObject *parent) : TillPort(parent), m_scene(scene) {}

Status SceneTill::answer(const QString &) { return {}; }

QFuture<Status> SceneTill::done(const QString &command) { return ready(answer(command)); }

template <typename T>
QFuture<Result<T>> SceneTill::asked(const QString &command, const T &value)
{
    const Status accepted = answer(command);
    return ready(accepted ? Result<T>(value) : Result<T>(fail(accepted.error())));
}

QFuture<Result<QList<PersonView>>> SceneTill::people() { return ready(Result<QList<PersonView>>(m_scene.people)); }

QFuture<ScanFeedback> SceneTill::enter(const QString &typed)
{
    const Status accepted = answer(words("enter", typed));
    ScanFeedback feedback{.n = 0,
        .outcome = QStringLiteral("line"),
        .what = QStringLiteral("goods"),
        .reason = {},
        .text = typed,
        .key = 0,
        .note = {}};
    if (!accepted) {
        feedback.outcome = QStringLiteral("refused");
        feedback.reason = accepted.error().detail;
    }
    return ready(feedback);
}

QFuture<ScanFeedback> SceneTill::addSku(SkuId sku, Quantity quantity, Money openPrice)
{
    const Status accepted = answer(words("addSku", sku, quantity, openPrice));
    return ready(ScanFeedback{.n = 0,
        .outcome = accepted ? QStringLiteral("line") : QStringLiteral("refused"),
        .what = QStringLiteral("goods"),
        .reason = accepted ? QString() : accepted.error().detail,
        .text = {},
        .key = 0,
        .note = {}});
}

QFuture<Result<QList<Sku>>> SceneTill::search(const QString &text)
{
    if (const Status accepted = answer(words("search", text)); !accepted)
        return ready(Result<QList<Sku>>(fail(accepted.error())));
    return ready(Result<QList<Sku>>(m_scene.found));
}

QFuture<Result<QList<QuickKeyTab>>> SceneTill::quickKeys()
{
    return ready(Result<QList<QuickKeyTab>>(m_scene.quickKeys));
}

QFuture<Result<QList<HoldView>>> SceneTill::holds() { return ready(Result<QList<HoldView>>(m_scene.holds)); }

QFuture<Result<CloseCheck>> SceneTill::closeCheck()
{
    CloseCheck check;
    check.kinds = m_scene.view.payments;
    check.differenceLimit = 500_fen;
    check.undecided = m_scene.view.parked;
    check.holds = m_scene.view.holds;
    return ready(Result<CloseCheck>(check));
}

QFuture<Result<QList<ZRow>>> SceneTill::compareCount(const QList<journal::CountedNote> &notes)
{
    Money counted;
    for (const journal::CountedNote &note : notes)
        counted += Money::fromFen(note.fen * note.count);
    return ready(Result<QList<ZRow>>(
        QList<ZRow>{{.kind = QStringLiteral("cash"), .expected = 128650_fen, .counted = counted, .reason = {}}}));
}

QFuture<Result<QList<PrintJobView>>> SceneTill::printJobs() { return ready(Result<QList<PrintJobView>>(m_scene.jobs)); }

QFuture<Result<QList<documents::LaidLine>>> SceneTill::previewLast(int columns)
{
    if (!m_scene.view.last)
        return ready(Result<QList<documents::LaidLine>>(fail(ErrorCode::NotFound, QStringLiteral("no receipt yet"))));
    return ready(Result<QList<documents::LaidLine>>(documents::layout(m_scene.receipt, columns)));
}

QFuture<Result<QMap<QString, QString>>> SceneTill::settings()
{
    return ready(Result<QMap<QString, QString>>(QMap<QString, QString>{}));
}

QFuture<Status> SceneTill::testChannel(const QString &provider, bool withMoney)
{
    return done(words("testChannel", provider, withMoney));
}

QFuture<Status> SceneTill::leaveChannelTest(const QString &provider)
{
    return done(words("leaveChannelTest", provider));
}

QFuture<Result<QList<ScanLogEntry>>> SceneTill::scanLog(int count)
{
    return ready(Result<QList<ScanLogEntry>>(m_scene.log.mid(0, count)));
}

QFuture<Status> SceneTill::signIn(const QString &number, const QString &pin)
{
    return done(words("signIn", number, pin));
}

QFuture<Status> SceneTill::unlock(const QString &pin) { return done(words("unlock", pin)); }

QFuture<Status> SceneTill::signOut() { return done(words("signOut")); }

QFuture<Status> SceneTill::lock() { return done(words("lock")); }

QFuture<Status> SceneTill::confirmClock(const ApprovalProof &manager) { return done(words("confirmClock", manager)); }

QFuture<Status> SceneTill::setQuantity(qint64 key, Quantity quantity)
{
    return done(words("setQuantity", key, quantity));
}

QFuture<Status> SceneTill::removeLine(qint64 key) { return done(words("removeLine", key)); }

QFuture<Status> SceneTill::clearBasket() { return done(words("clearBasket")); }

QFuture<Status> SceneTill::changePrice(qint64 key, Money price, const QString &reason, const ApprovalProof &proof)
{
    return done(words("changePrice", key, price, reason, proof));
}

QFuture<Status> SceneTill::discountLine(
    qint64 key, qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof)
{
    return done(words("discountLine", key, basisPoints, amount, reason, proof));
}

QFuture<Status> SceneTill::discountWhole(
    qint64 basisPoints, Money amount, const QString &reason, const ApprovalProof &proof)
{
    return done(words("discountWhole", basisPoints, amount, reason, proof));
}

QFuture<Status> SceneTill::undo() { return done(words("undo")); }

QFuture<Status> SceneTill::redo() { return done(words("redo")); }

QFuture<Status> SceneTill::hold() { return done(words("hold")); }

QFuture<Status> SceneTill::recall(HoldId hold) { return done(words("recall", hold)); }

QFuture<Status> SceneTill::openPayment(const QString &kind) { return done(words("openPayment", kind)); }

QFuture<Status> SceneTill::payPart(const QString &kind, Money amount) { return done(words("payPart", kind, amount)); }

QFuture<Status> SceneTill::showQr(const QString &provider) { return done(words("showQr", provider)); }

QFuture<Status> SceneTill::payCash(Money received) { return done(words("payCash", received)); }

QFuture<Status> SceneTill::payExternal(const QString &slip, Money amount, const QString &lastFour)
{
    return done(words("payExternal", slip, amount, lastFour));
}

QFuture<Status> SceneTill::queryNow() { return done(words("queryNow")); }

QFuture<Status> SceneTill::reverse() { return done(words("reverse")); }

QFuture<Status> SceneTill::park() { return done(words("park")); }

QFuture<Status> SceneTill::reopenParked(AttemptId attempt) { return done(words("reopenParked", attempt)); }

QFuture<Status> SceneTill::decideUnknown(
    AttemptId attempt, bool paid, const QString &reason, const ApprovalProof &manager)
{
    return done(words("decideUnknown", attempt, paid, reason, manager));
}

QFuture<Status> SceneTill::closePayment() { return done(words("closePayment")); }

QFuture<Status> SceneTill::finishPanel() { return done(words("finishPanel")); }

QFuture<Result<QList<FoundSale>>> SceneTill::findSales(const SaleSearch &search)
{
    return asked(words("findSales", search.text), m_scene.foundSales);
}

QFuture<Result<ReturnView>> SceneTill::openReturn(SaleId sale)
{
    return asked(words("openReturn", sale), m_scene.returning);
}

QFuture<Result<ReturnPlan>> SceneTill::planReturn(const ReturnRequest &request)
{
    return asked(words("planReturn", word(request.lines)), m_scene.returnPlan);
}

QFuture<Result<ReturnDone>> SceneTill::giveBack(const ReturnRequest &request, const ApprovalProof &proof)
{
    return asked(words("giveBack", word(request.lines), proof), m_scene.returnDone);
}

QFuture<Result<ReturnDone>> SceneTill::giveBackWithoutReceipt(
    const NoReceiptRequest &request, const ApprovalProof &proof)
{
    return asked(words("giveBackWithoutReceipt", qint64(request.lines.size()), proof), m_scene.returnDone);
}

QFuture<Result<ReturnDone>> SceneTill::exchange(const ReturnRequest &request, const ApprovalProof &proof)
{
    return asked(words("exchange", word(request.lines), proof), m_scene.returnDone);
}

QFuture<Result<QList<RefundView>>> SceneTill::refunds(bool)
{
    return ready(Result<QList<RefundView>>(m_scene.refunds));
}

QFuture<Status> SceneTill::refundAgain(RefundId refund) { return done(words("refundAgain", refund)); }

QFuture<Status> SceneTill::settleRefund(
    RefundId refund, bool inCash, const QString &reason, const ApprovalProof &manager)
{
    return done(words("settleRefund", refund, inCash, reason, manager));
}

QFuture<Status> SceneTill::openShift(Money cashFloat) { return done(words("openShift", cashFloat)); }

QFuture<Status> SceneTill::closeShift(
    const QList<journal::CountedNote> &notes, const QStringList &reasons, const ApprovalProof &manager)
{
    return done(words("closeShift", static_cast<qint64>(notes.size()), reasons.join(QLatin1Char(',')), manager));
}

QFuture<Status> SceneTill::printX() { return done(words("printX")); }

QFuture<Status> SceneTill::cashMove(Money amount, const QString &reason, const ApprovalProof &proof)
{
    return done(words("cashMove", amount, reason, proof));
}

QFuture<Status> SceneTill::openDrawer(const QString &reason, const ApprovalProof &proof)
{
    return done(words("openDrawer", reason, proof));
}

QFuture<Status> SceneTill::reprintLast() { return done(words("reprintLast")); }

QFuture<Status> SceneTill::repeatPrint(PrintJobId job) { return done(words("repeatPrint", job)); }

QFuture<Status> SceneTill::cancelPrint(PrintJobId job) { return done(words("cancelPrint", job)); }

QFuture<Status> SceneTill::printTestPage() { return done(words("printTestPage")); }

QFuture<Status> SceneTill::changeSetting(const QString &name, const QString &value)
{
    return done(words("changeSetting", name, value));
}

} // namespace mendian
