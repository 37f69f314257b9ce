// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/payments/refunddriver.h"

#include "payments/gateway.h"

#include <algorithm>

namespace mendian {

namespace {

constexpr qint64 kSaveAgainMs = 1'000;
constexpr qint64 kLongestSleepMs = 60'000;
constexpr qint64 kLookAgainMs = 1'000; ///< at least, for one that waits for another refund of its payment

} // namespace

RefundDriver::RefundDriver(RefundStore &store, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_wallAtStart(clock.wall()), m_monoAtStart(clock.mono()),
      m_mailbox(std::make_shared<Mailbox<RefundDriver>>(this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefundDriver::tick);
}

RefundDriver::~RefundDriver() { m_mailbox->close(); }

void RefundDriver::addGateway(const QString &provider, RefundGateway &gateway, Worker *worker)
{
    m_channels.insert(provider, {&gateway, worker, 0});
}

const RefundRules *RefundDriver::rules(const QString &provider) const
{
    const auto channel = m_channels.constFind(provider);
    return channel == m_channels.cend() ? nullptr : &channel->gateway->refundRules();
}

Timestamp RefundDriver::now() const { return m_wallAtStart + (m_clock.mono() - m_monoAtStart); }

void RefundDriver::adopt(const Refund &refund, Timestamp due)
{
    auto made = std::make_shared<Entry>();
    made->refund = refund;
    m_entries.insert(refund.id, made);
    schedule(*made, due);
}

Status RefundDriver::drive(const Refund &refund)
{
    if (m_entries.contains(refund.id) || isFinal(refund.state))
        return {};
    if (!rules(refund.provider))
        return fail(ErrorCode::Unsupported, QStringLiteral("no gateway for %1").arg(refund.provider));
    adopt(refund, now());
    arm();
    return {};
}

void RefundDriver::resume(const QList<Refund> &refunds)
{
    for (const Refund &refund : refunds) {
        if (isFinal(refund.state) || m_entries.contains(refund.id))
            continue;
        const RefundRules *row = rules(refund.provider);
        if (!row) {
            qCWarning(logPayments) << "unfinished refund of a provider that is not set up:" << refund.provider;
            continue;
        }
        // Not saved by itself: the call that follows is.
        const RefundStep first = refundStep(refund, RefundEvent::restarted(), *row, now());
        adopt(first.next, needsTurn(refund) && refund.state != RefundState::Stuck ? now() : first.due);
    }
    arm();
}

Status RefundDriver::again(RefundId id)
{
    Entry *found = entry(id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("no unfinished refund %1").arg(id.toString()));
    handle(*found, RefundEvent::personSaysAgain());
    return {};
}

void RefundDriver::wasSettled(const Refund &saved)
{
    const auto found = m_entries.constFind(saved.id);
    if (found == m_entries.cend() || !isFinal(saved.state))
        return;
    (*found)->refund = saved;
    schedule(**found, {});
    forgetIfDone(saved.id);
    arm();
}

std::optional<Refund> RefundDriver::find(RefundId id) const
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return std::nullopt;
    return (*found)->refund;
}

RefundDriver::Entry *RefundDriver::entry(RefundId id)
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() || isFinal((*found)->refund.state) ? nullptr : found->get();
}

void RefundDriver::handle(Entry &entry, const RefundEvent &event)
{
    const RefundId id = entry.refund.id;
    const auto keep = m_entries.value(id); // a slot may settle and forget it
    if (!entry.waiting.empty() || !carryOut(entry, event))
        entry.waiting.push_back(event);
    forgetIfDone(id);
    arm();
}

/// False when the step could not be saved; nothing has happened then.
bool RefundDriver::carryOut(Entry &entry, const RefundEvent &event)
{
    const Refund before = entry.refund;
    const RefundStep next = refundStep(before, event, *rules(before.provider), now());
    if (next.next != before) {
        if (const auto saved = m_store.saveRefund(before, next.next); !saved) {
            qCCritical(logPayments) << "a step of a refund could not be saved:" << saved.error();
            schedule(entry, now() + kSaveAgainMs);
            emit storeFailed(saved.error());
            return false;
        }
    }
    entry.refund = next.next;
    schedule(entry, isFinal(next.next.state) ? Timestamp{} : next.due);
    if (next.action == RefundAction::CallRefund)
        send(entry, RefundCall::Refund);
    else if (next.action == RefundAction::CallQuery)
        send(entry, RefundCall::Query);
    if (next.next != before)
        emit changed(next.next);
    if (isFinal(next.next.state) && !isFinal(before.state))
        emit settled(next.next);
    return true;
}

void RefundDriver::send(Entry &entry, RefundCall call)
{
    Channel &channel = m_channels[entry.refund.provider];
    const RefundId id = entry.refund.id;
    const int request = entry.refund.request;
    ++entry.callsOut;
    if (entry.placeRequest == 0)
        ++channel.calls;
    entry.placeRequest = request; // the latest call holds the place: a lost answer cannot keep it for ever
    const auto job = [gateway = channel.gateway, refund = entry.refund, mailbox = m_mailbox, id, call, request] {
        gateway->refund(call, refund, [mailbox, id, call, request](const RefundAnswer &answer) {
            mailbox->post([=](RefundDriver &driver) { driver.answered(id, call, request, answer); });
        });
    };
    if (channel.worker)
        channel.worker->post(job);
    else
        job();
}

void RefundDriver::answered(RefundId id, RefundCall call, int request, const RefundAnswer &answer)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    const std::shared_ptr<Entry> keep = *found;
    --keep->callsOut;
    if (keep->placeRequest == request) {
        keep->placeRequest = 0;
        --m_channels[keep->refund.provider].calls;
    }
    handle(*keep, RefundEvent::answered(call, request, answer));
}

void RefundDriver::tick()
{
    const Timestamp moment = now();
    QList<RefundId> due; // handling one may change the set
    for (const auto &[ms, id] : m_due) {
        if (ms > moment.ms)
            break;
        due.append(id);
    }
    for (const RefundId &id : std::as_const(due)) {
        const auto one = m_entries.value(id);
        if (!one || one->due > moment)
            continue;
        bool saved = true;
        while (saved && !one->waiting.empty()) {
            const RefundEvent event = one->waiting.front();
            saved = carryOut(*one, event);
            if (saved)
                one->waiting.pop_front();
        }
        if (saved && !one->due.isNull() && one->due <= moment)
            dueNow(*one);
        forgetIfDone(id);
    }
    arm();
}

void RefundDriver::dueNow(Entry &entry)
{
    if (isFinal(entry.refund.state) || waitsForAPlace(entry) || waitsItsTurn(entry))
        return;
    carryOut(entry, entry.refund.request == 0 ? RefundEvent::started() : RefundEvent::timerDue());
}

/// All places are taken: the answer that frees one wakes it.
bool RefundDriver::waitsForAPlace(const Entry &entry) const
{
    return entry.refund.pending == RefundCall::None && entry.placeRequest == 0
        && m_channels.value(entry.refund.provider).calls >= kCalls;
}

/// Another refund of the same payment is under way, or has only just been: looks again later.
bool RefundDriver::waitsItsTurn(Entry &entry)
{
    if (!needsTurn(entry.refund))
        return false;
    const auto others = m_store.refundsOf(entry.refund.attempt);
    if (!others) {
        schedule(entry, now() + kSaveAgainMs);
        emit storeFailed(others.error());
        return true;
    }
    const RefundRules &row = *rules(entry.refund.provider);
    const auto from = refundTurn(entry.refund, *others, row);
    if (from && *from <= now())
        return false;
    schedule(entry, from ? *from : now() + std::max(row.betweenMs, kLookAgainMs));
    return true;
}

void RefundDriver::schedule(Entry &entry, Timestamp due)
{
    m_due.erase({entry.due.ms, entry.refund.id});
    entry.due = due;
    if (!due.isNull())
        m_due.insert({due.ms, entry.refund.id});
}

void RefundDriver::arm()
{
    const Timestamp moment = now();
    for (const auto &[ms, id] : m_due) {
        const auto &one = m_entries.value(id);
        if (one->waiting.empty() && waitsForAPlace(*one))
            continue;
        m_timer.start(static_cast<int>(qBound<qint64>(0, ms - moment.ms, kLongestSleepMs)));
        return;
    }
    m_timer.stop();
}

void RefundDriver::forgetIfDone(RefundId id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    const Entry &one = **found;
    // An ended refund stays while a call is out: a late "done" after it was given up has to raise its alarm.
    if (isFinal(one.refund.state) && one.callsOut <= 0 && one.waiting.empty()) {
        m_due.erase({one.due.ms, id});
        m_entries.remove(id);
    }
}

} // namespace mendian
