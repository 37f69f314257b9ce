// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/till.h"

#include "core/log.h"
#include "models/documents/receipt.h"
#include "models/documents/shiftslips.h"
#include "storage/repositories/holdrepository.h"
#include "storage/sql/transaction.h"
#include "workflows/shop/slips.h"

namespace mendian {

using codes::ScanKind;
using scanning::OutcomeKind;
using scanning::Refusal;
using scanning::ScanOutcome;

namespace {

struct RefusalRow
{
    Refusal refusal;
    const char *word;
};
constexpr RefusalRow kRefusals[] = {
    {Refusal::Locked, "locked"},
    {Refusal::Unknown, "unknown"},
    {Refusal::Damaged, "damaged"},
    {Refusal::NotForSale, "not_for_sale"},
    {Refusal::NothingToPay, "nothing_to_pay"},
    {Refusal::PaymentRunning, "payment_running"},
    {Refusal::DuplicatePayCode, "duplicate_pay_code"},
    {Refusal::ReceiveCode, "receive_code"},
    {Refusal::ProviderNotOffered, "provider_not_offered"},
    {Refusal::NotHere, "not_here"},
    {Refusal::Limit, "limit"},
    {Refusal::NeedsWeight, "needs_weight"},
    {Refusal::NeedsPrice, "needs_price"},
    {Refusal::NoShift, "no_shift"},
    {Refusal::Offline, "offline"},
    {Refusal::BasketNotEmpty, "basket_not_empty"},
    {Refusal::DiskFull, "disk_full"},
    {Refusal::ClockBack, "clock_back"},
    {Refusal::Failed, "failed"},
};

ScanFeedback refused(const QString &word, const QString &note = {})
{
    ScanFeedback feedback;
    feedback.outcome = QStringLiteral("refused");
    feedback.reason = word;
    feedback.note = note;
    return feedback;
}

ScanFeedback routed(const QString &to, const QString &note = {})
{
    ScanFeedback feedback;
    feedback.outcome = QStringLiteral("routed");
    feedback.reason = to;
    feedback.note = note;
    return feedback;
}

/// An expected failure of a desk as a refusal of the scan.
ScanFeedback refusedBy(const Error &error)
{
    static const QHash<int, const char *> words{{int(ErrorCode::NotFound), "unknown"},
        {int(ErrorCode::NotSignedIn), "locked"}, {int(ErrorCode::PermissionDenied), "locked"},
        {int(ErrorCode::PaymentRunning), "payment_running"}, {int(ErrorCode::EmptyBasket), "nothing_to_pay"},
        {int(ErrorCode::Overflow), "limit"}, {int(ErrorCode::LimitExceeded), "limit"},
        {int(ErrorCode::Unsupported), "provider_not_offered"}, {int(ErrorCode::NoShift), "no_shift"},
        {int(ErrorCode::Offline), "offline"}, {int(ErrorCode::Conflict), "basket_not_empty"},
        {int(ErrorCode::DiskFull), "disk_full"}, {int(ErrorCode::ClockBack), "clock_back"}};
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("weight"))
        return refused(QStringLiteral("needs_weight"), error.args.value(1));
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("price"))
        return refused(QStringLiteral("needs_price"), error.args.value(1));
    if (!words.contains(int(error.code)))
        qCWarning(logCore) << "a scan failed:" << error;
    const char *word = words.value(int(error.code), "failed");
    return refused(QString::fromLatin1(word), error.args.value(0));
}

Refusal refusalOf(const QString &word)
{
    for (const RefusalRow &row : kRefusals)
        if (word == QLatin1String(row.word))
            return row.refusal;
    return Refusal::Failed; // a word without a row: the screen has it, the log says that something went wrong
}

ScanOutcome outcomeOf(const ScanFeedback &feedback)
{
    if (feedback.outcome == QLatin1String("line"))
        return ScanOutcome::lineAdded();
    if (feedback.outcome == QLatin1String("routed"))
        return ScanOutcome::routed(feedback.reason);
    return ScanOutcome::refused(refusalOf(feedback.reason), feedback.reason);
}

} // namespace

QString refusalWord(Refusal refusal)
{
    for (const RefusalRow &row : kRefusals)
        if (row.refusal == refusal)
            return QString::fromLatin1(row.word);
    return {};
}

Till::Till(Shop &shop, AttemptDriver &driver, RefundDriver &refunds, SlipPrinter *printer, QObject *parent)
    : QObject(parent), m_shop(shop), m_driver(driver), m_printer(printer), m_session(shop), m_basket(shop, m_session),
      m_payment(shop, m_session, m_basket, driver), m_shift(shop, m_session), m_returns(shop, m_session, refunds),
      m_channels(shop, m_session, driver, refunds)
{
    m_shop.clockBack = m_shop.journal.clockIsBack();
    connect(&m_payment, &PaymentDesk::changed, this, &Till::publish);
    connect(&m_payment, &PaymentDesk::noticed, this, &Till::noticed);
    connect(&m_payment, &PaymentDesk::saleFinished, this, [this](const journal::Sale &sale) {
        pokePrinter();
        m_returns.refundUnwanted(sale.id);
    });
    connect(&m_payment, &PaymentDesk::moneyToLookAt, &m_returns, &ReturnDesk::refundUnwanted);
    connect(&m_channels, &ChannelDesk::changed, this, &Till::publish);
    connect(&m_channels, &ChannelDesk::moneyToLookAt, &m_returns, &ReturnDesk::refundUnwanted);
    connect(&m_returns, &ReturnDesk::changed, this, [this] {
        readRefunds();
        publish();
    });
    connect(&m_returns, &ReturnDesk::noticed, this, &Till::noticed);
    connect(&m_returns, &ReturnDesk::printed, this, &Till::pokePrinter);
}

Status Till::start()
{
    if (const Status restored = m_basket.restore(); !restored) {
        // No fact lives in the draft: a damaged one is put aside, said, and selling goes on.
        emit noticed({QStringLiteral("draft_lost"), {}, {}});
        m_basket.takeNext();
    } else if (!m_basket.basket().isEmpty()) {
        emit noticed({QStringLiteral("restored"), {QString::number(m_basket.basket().lines.size())}, {}});
    }
    const Status recovered = m_payment.recover();
    if (const Status tests = m_channels.recover(); !tests)
        return tests;
    const Status followed = m_returns.recover();
    readRefunds();
    publish();
    return recovered ? followed : recovered;
}

codes::ScanContext Till::scanContext() const
{
    codes::ScanContext context;
    const bool test = m_channels.isAwaitingCode();
    context.basketEmpty = m_basket.basket().isEmpty() && !m_payment.isOpen() && !test;
    context.awaitingPayment = m_payment.isAwaitingCode() || test;
    context.paymentRunning = m_payment.isRunning();
    context.locked = !m_session.isReady();
    if (auto layouts = codes::InStoreLayouts::parse(m_shop.settings.text("codes.in_store")))
        context.layouts = *layouts;
    return context;
}

ScanFeedback Till::goods(const codes::ScanResult &scan)
{
    m_channels.stopWaiting();
    // Screen 1 (nothing sent) and 4 (finished) give way to goods; a running payment sends them to the next basket.
    if (const Status room = m_payment.makeRoomForScan(); !room)
        return refusedBy(room.error());
    const auto added = m_basket.addScanned(scan);
    if (!added)
        return refusedBy(added.error());
    ScanFeedback feedback;
    feedback.outcome = added->intoNext ? QStringLiteral("routed") : QStringLiteral("line");
    feedback.reason = added->intoNext ? QStringLiteral("next_basket") : QString();
    feedback.key = added->key;
    feedback.note = added->name;
    return feedback;
}

ScanFeedback Till::payCode(const codes::ScanResult &scan)
{
    const QString provider = QString::fromLatin1(codes::payProviderName(scan.provider));
    if (m_channels.isAwaitingCode()) {
        const Status tested = m_channels.payCode(provider, scan.payCode);
        return tested ? routed(QStringLiteral("channel_test"), provider) : refusedBy(tested.error());
    }
    if (!m_payment.providers(true).contains(provider))
        return refused(QStringLiteral("provider_not_offered"), provider);
    const Status paid = m_payment.payCode(provider, scan.payCode);
    return paid ? routed(QStringLiteral("payment"), provider) : refusedBy(paid.error());
}

ScanFeedback Till::holdTicket(const codes::ScanResult &scan)
{
    const Status taken = recall(scan.hold);
    return taken ? routed(QStringLiteral("recall")) : refusedBy(taken.error());
}

ScanFeedback Till::badge(const codes::ScanResult &scan)
{
    const auto code = codes::badgeCode(scan.badge.reveal());
    if (!code)
        return refused(QStringLiteral("damaged"));
    const Status in = m_session.signInByBadge(*code);
    return in ? routed(QStringLiteral("sign-in")) : refused(QStringLiteral("unknown"));
}

/// A receipt's code opens its return; the screen asks for it by the sale's id.
ScanFeedback Till::receipt(const codes::ScanResult &scan)
{
    if (const Status may = m_session.require(Right::Return); !may)
        return refusedBy(may.error());
    const auto sale = m_returns.byReceiptCode(scan.receipt);
    if (sale)
        return routed(QStringLiteral("return"), sale->toString());
    if (sale.error().code == ErrorCode::NotFound)
        return refused(QStringLiteral("not_here"), QStringLiteral("Receipt"));
    return sale.error().code == ErrorCode::Conflict ? refused(QStringLiteral("damaged")) : refusedBy(sale.error());
}

ScanFeedback Till::route(const codes::ScanResult &scan)
{
    struct Row
    {
        ScanKind kind;
        ScanFeedback (Till::*take)(const codes::ScanResult &);
    };
    static constexpr Row rows[] = {
        {ScanKind::Goods, &Till::goods},
        {ScanKind::ItemCode, &Till::goods},
        {ScanKind::InStore, &Till::goods},
        {ScanKind::PayCode, &Till::payCode},
        {ScanKind::HoldTicket, &Till::holdTicket},
        {ScanKind::Badge, &Till::badge},
        {ScanKind::Receipt, &Till::receipt},
    };
    struct BlockRow
    {
        codes::ScanBlock block;
        const char *word;
    };
    static constexpr BlockRow blocks[] = {
        {codes::ScanBlock::Locked, "locked"},
        {codes::ScanBlock::NothingToPay, "nothing_to_pay"},
        {codes::ScanBlock::PaymentRunning, "payment_running"},
    };
    for (const BlockRow &row : blocks)
        if (scan.block == row.block)
            return refused(QString::fromLatin1(row.word));
    for (const Row &row : rows)
        if (scan.kind == row.kind)
            return (this->*row.take)(scan);
    switch (scan.kind) {
    case ScanKind::QuantityPrefix:
        m_basket.setPendingQuantity(scan.quantity);
        return routed(QStringLiteral("quantity"), QString::number(scan.quantity));
    case ScanKind::ReceiveCode:
        return refused(QStringLiteral("receive_code"));
    case ScanKind::Damaged:
        return refused(QStringLiteral("damaged"), QString::fromLatin1(codes::damageName(scan.damage)));
    case ScanKind::SearchText:
        return refused(QStringLiteral("unknown"));
    default:
        return refused(QStringLiteral("not_here"), QString::fromLatin1(codes::scanKindName(scan.kind)));
    }
}

ScanOutcome Till::handleScan(const scanning::NumberedScan &scan)
{
    (void)m_shop.heal(); // a scan that needs the broken file says so itself
    m_quiet = true;      // one view for one scan
    m_feedback = route(scan.result);
    m_quiet = false;
    return outcomeOf(m_feedback);
}

void Till::reportScan(const scanning::NumberedScan &scan, const ScanOutcome &outcome)
{
    ScanFeedback feedback = m_feedback;
    m_feedback = {};
    if (feedback.outcome.isEmpty() || outcomeOf(feedback) != outcome) {
        feedback = outcome.kind == OutcomeKind::Refused ? refused(refusalWord(outcome.reason), outcome.detail)
                                                        : routed(outcome.target);
    }
    feedback.n = scan.n;
    feedback.what = QString::fromLatin1(codes::scanKindName(scan.result.kind));
    feedback.text = scan.result.logText;
    publish();
    emit scanned(feedback);
}

ScanFeedback Till::enter(const QString &typed)
{
    codes::ScanContext context = scanContext();
    context.typed = true;
    const codes::ScanResult scan = codes::classify(typed, context);
    ScanFeedback feedback = command([&] { return route(scan); });
    feedback.what = QString::fromLatin1(codes::scanKindName(scan.kind));
    feedback.text = scan.logText;
    emit scanned(feedback);
    return feedback;
}

ScanFeedback Till::addSku(SkuId id, Quantity quantity, Money openPrice)
{
    ScanFeedback feedback = command([&]() -> ScanFeedback {
        const auto sku = m_shop.goods.byId(id);
        if (!sku)
            return refusedBy(sku.error());
        if (const Status room = m_payment.makeRoomForScan(); !room)
            return refusedBy(room.error());
        const qint64 pending = m_basket.pendingQuantity();
        const bool pieces = !sku->weighed && pending > 1;
        const auto added = m_basket.addSku(*sku, pieces ? Quantity::pieces(pending) : quantity, openPrice);
        if (!added)
            return refusedBy(added.error());
        ScanFeedback done;
        done.outcome = added->intoNext ? QStringLiteral("routed") : QStringLiteral("line");
        done.key = added->key;
        done.note = added->name;
        return done;
    });
    feedback.what = QStringLiteral("Goods");
    emit scanned(feedback);
    return feedback;
}

Status Till::signIn(const QString &number, const Secret &pin)
{
    return command([&] { return m_session.signIn(number, pin); });
}

Status Till::unlock(const Secret &pin)
{
    return command([&] { return m_session.unlock(pin); });
}

Status Till::signOut()
{
    return command([&]() -> Status {
        if (m_payment.isRunning())
            return fail(ErrorCode::PaymentRunning, QStringLiteral("finish or put the payment aside first"));
        m_channels.stopWaiting();
        m_session.signOut();
        return {};
    });
}

Status Till::lock()
{
    return command([&]() -> Status {
        m_channels.stopWaiting();
        m_session.lock();
        return {};
    });
}

Status Till::confirmClock(const Proof &manager)
{
    return command([&]() -> Status {
        if (!m_session.isReady()) { // right after the start nobody is: the manager stands for it alone
            Session manages(m_shop);
            MENDIAN_TRY(manages.signIn(manager.number, manager.pin));
            MENDIAN_TRY(manages.require(Right::Settings));
            return clockIsRight(manager.number);
        }
        const auto approver = m_session.allow(Right::Settings, true, manager, {}, QStringLiteral("clock"));
        if (!approver)
            return fail(approver.error());
        return clockIsRight(approver->isEmpty() ? m_session.number() : QString());
    });
}

Status Till::clockIsRight(const QString &staff)
{
    QList<journal::NewEvent> facts;
    if (!staff.isEmpty()) {
        const journal::Approval fact{
            QString::fromLatin1(rightName(Right::Settings)), staff, staff, {}, QStringLiteral("clock")};
        facts.append(newEvent(journal::EventKind::Approval, fact.toJson()));
    }
    const auto stored = m_shop.record(facts,
        [](storage::Database &db, const QList<journal::Event> &) { return storage::JournalStore::confirmClock(db); });
    if (!stored)
        return fail(stored.error());
    m_shop.clockBack = false;
    return {};
}

Result<QList<PersonView>> Till::people()
{
    const auto people = m_shop.staff.active();
    if (!people)
        return fail(people.error());
    QList<PersonView> views;
    for (const Person &person : *people)
        views.append({person.id, person.number, person.name, person.role, !person.pinVerifier.isEmpty()});
    return views;
}

Status Till::hold()
{
    return command([&]() -> Status {
        if (m_payment.isOpen() && !m_basket.isPaying()) // its goods go
            MENDIAN_TRY(m_payment.close());
        const auto held = m_basket.hold([&](storage::Database &db, const journal::Hold &fact) {
            const documents::HoldTicket ticket{
                fact.ticket, fact.code, fact.staff, fact.at, fact.total, fact.pieces, fact.firstItem};
            return addPrintJob(db, m_shop, m_shop.journal.tail().seq + 1,
                documents::holdTicket(slipHeader(m_shop), ticket), fact.hold.bytes());
        });
        if (!held)
            return fail(held.error());
        pokePrinter();
        emit noticed({QStringLiteral("held"), {QString::number(held->fact.ticket)},
            QStringLiteral("recall:") + held->fact.hold.toString()});
        return {};
    });
}

Status Till::recall(HoldId id)
{
    return command([&]() -> Status {
        const auto held = storage::HoldRepository(m_shop.journal.database()).byId(id);
        if (!held)
            return fail(held.error());
        journal::Hold fact;
        fact.hold = id;
        fact.ticket = held->ticket;
        fact.basket = held->basket;
        if (m_payment.isOpen())
            MENDIAN_TRY(m_payment.close());
        if (!m_basket.basket().isEmpty()) {
            MENDIAN_TRY(hold());
            emit noticed({QStringLiteral("recalled_parked"), {}, {}});
        }
        return m_basket.recall(fact);
    });
}

Result<QList<HoldView>> Till::holds()
{
    const auto rows = storage::HoldRepository(m_shop.journal.database()).list();
    if (!rows)
        return fail(rows.error());
    QList<HoldView> views;
    for (const storage::HoldRow &row : *rows)
        views.prepend({row.id, row.ticket, row.total, row.pieces, row.firstItem, row.staff, row.at});
    return views;
}

Result<LastReceipt> Till::lastReceipt()
{
    const auto rows = storage::SalesRepository(m_shop.journal.database()).last(1);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no receipt yet"));
    const storage::SaleRow &sale = rows->first();
    return LastReceipt{sale.receipt, sale.id, sale.total, sale.at, sale.prints};
}

Status Till::openShift(Money cashFloat)
{
    if (m_shop.clockBack) // the trading day comes from the clock
        return fail(ErrorCode::ClockBack, QStringLiteral("a manager confirms the clock first"));
    MENDIAN_TRY(printed([&] { return m_shift.open(cashFloat); }));
    return m_payment.recover(); // sales that were paid while no shift was open
}

Result<ReturnDone> Till::exchange(const ReturnRequest &request, const Proof &proof)
{
    return command([&] { return m_returns.exchange(request, proof, m_payment); });
}

Status Till::closeShift(
    const QList<journal::CountedNote> &notes, const QMap<QString, QString> &reasons, const Proof &manager)
{
    if (m_payment.isRunning())
        return fail(ErrorCode::PaymentRunning, QStringLiteral("put the payment aside first"));
    if (!m_basket.basket().isEmpty())
        return fail(ErrorCode::Conflict, QStringLiteral("goods are in the basket"), {QStringLiteral("basket")});
    return printed([&] { return m_shift.close(notes, reasons, manager); });
}

Status Till::reprintLast()
{
    return command([&]() -> Status {
        MENDIAN_TRY(m_session.require(Right::Reprint));
        const auto last = lastReceipt();
        if (!last)
            return fail(last.error());
        if (!m_printer)
            return fail(ErrorCode::Offline, QStringLiteral("no printer is set up"));
        return m_printer->reprint(last->sale.bytes(), QStringLiteral("receipt"), m_session.number());
    });
}

Status Till::repeatPrint(PrintJobId job)
{
    MENDIAN_TRY(m_session.require(Right::Reprint));
    return m_printer ? m_printer->repeat(job, m_session.number())
                     : Status(fail(ErrorCode::Offline, QStringLiteral("no printer is set up")));
}

Status Till::cancelPrint(PrintJobId job)
{
    MENDIAN_TRY(m_session.require(Right::Reprint));
    return m_printer ? m_printer->cancel(job)
                     : Status(fail(ErrorCode::Offline, QStringLiteral("no printer is set up")));
}

Status Till::printTestPage()
{
    MENDIAN_TRY(m_session.require(Right::Settings));
    if (!m_printer)
        return fail(ErrorCode::Offline, QStringLiteral("no printer is set up"));
    return printed([&]() -> Status {
        auto transaction = storage::Transaction::begin(m_shop.journal.database());
        if (!transaction)
            return fail(transaction.error());
        MENDIAN_TRY(addPrintJob(m_shop.journal.database(), m_shop, m_shop.journal.tail().seq,
            documents::testPage(slipHeader(m_shop), m_shop.settings.text("printer.profile"), 48, m_shop.now()), {}));
        return transaction->commit();
    });
}

Status Till::changeSetting(const QString &name, const QString &value)
{
    const Status done = command([&]() -> Status {
        const SettingRow *row = settingRow(name);
        if (!row)
            return fail(ErrorCode::NotFound, QStringLiteral("no such setting"), {name});
        MENDIAN_TRY(m_session.require(row->right));
        if (name == QLatin1String("codes.in_store"))
            if (const auto layouts = codes::InStoreLayouts::parse(value); !layouts)
                return fail(layouts.error());
        const auto saved = m_shop.settingsStore.save({{name, value}}, [&](qint64 version) {
            const journal::RefChange fact{QStringLiteral("settings"), version, m_session.number(), name, 1};
            const auto stored = m_shop.record({newEvent(journal::EventKind::RefChange, fact.toJson())});
            return stored ? Status() : Status(fail(stored.error()));
        });
        if (!saved)
            return fail(saved.error());
        const auto settings = m_shop.settingsStore.load();
        if (!settings)
            return fail(settings.error());
        m_shop.settings = *settings;
        return {};
    });
    if (done)
        emit settingsChanged();
    return done;
}

void Till::pokePrinter()
{
    if (m_printer)
        m_printer->wake();
}

void Till::printStateChanged(const QString &state)
{
    m_counts.seq = -1; // the number of open jobs may have changed
    m_payment.printStateChanged(state);
    publish();
}

void Till::setDevices(const QList<DeviceView> &devices)
{
    m_devices = devices;
    publish();
}

void Till::publish()
{
    if (m_quiet)
        return;
    emit viewChanged(view());
}

} // namespace mendian
