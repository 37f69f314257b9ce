// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/payments/attemptdriver.h"

#include <algorithm>

namespace mendian {

namespace {

constexpr qint64 kSaveAgainMs = 1'000;
constexpr qint64 kProbeEveryMs = 10'000;
constexpr qint64 kLongestSleepMs = 60'000;

} // namespace

AttemptDriver::AttemptDriver(AttemptStore &store, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_wallAtStart(clock.wall()), m_monoAtStart(clock.mono()),
      m_mailbox(std::make_shared<Mailbox<AttemptDriver>>(this))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AttemptDriver::tick);
}

AttemptDriver::~AttemptDriver() { m_mailbox->close(); }

void AttemptDriver::addGateway(const QString &provider, Gateway &gateway, Worker *worker)
{
    Channel channel;
    channel.gateway = &gateway;
    channel.worker = worker;
    channel.route = gateway.hasRoute();
    if (!m_channels.contains(provider))
        m_order.append(provider);
    m_channels.insert(provider, channel);
}

QStringList AttemptDriver::offered() const
{
    QStringList offered = m_order;
    offered.removeIf([this](const QString &provider) { return !m_channels[provider].offered; });
    return offered;
}

void AttemptDriver::offer(const QStringList &providers)
{
    for (auto channel = m_channels.begin(); channel != m_channels.end(); ++channel)
        channel->offered = providers.contains(channel.key());
}

const ProviderRules *AttemptDriver::rules(const QString &provider) const
{
    const auto channel = m_channels.constFind(provider);
    return channel == m_channels.cend() ? nullptr : &channel->gateway->rules();
}

bool AttemptDriver::hasRoute(const QString &provider) const
{
    const auto channel = m_channels.constFind(provider);
    return channel != m_channels.cend() && channel->gateway->hasRoute();
}

Timestamp AttemptDriver::now() const { return m_wallAtStart + (m_clock.mono() - m_monoAtStart); }

Status AttemptDriver::start(const Attempt &attempt, const Secret &authCode, const QString &subject)
{
    if (!m_channels.contains(attempt.provider))
        return fail(ErrorCode::Unsupported, QStringLiteral("no gateway for %1").arg(attempt.provider));
    const bool needsCode = m_channels[attempt.provider].gateway->rules().needsCode;
    if (attempt.state != AttemptState::Collecting || authCode.isEmpty() == needsCode || m_entries.contains(attempt.id))
        return fail(ErrorCode::InvalidInput, QStringLiteral("the attempt cannot be started"));
    for (const auto &other : std::as_const(m_entries)) {
        // Channel tests belong to no sale, so they have none in common.
        if (!attempt.sale.isNull() && other->attempt.sale == attempt.sale && !isFinal(other->attempt.state))
            return fail(ErrorCode::PaymentRunning, QStringLiteral("the sale has an undecided payment"));
    }
    Channel &channel = m_channels[attempt.provider];
    if (!channel.gateway->hasRoute()) {
        checkRoute(attempt.provider, channel);
        arm();
        return fail(ErrorCode::Offline, QStringLiteral("no route to %1").arg(attempt.provider));
    }
    const PayStep first = step(attempt, PayEvent::started(), channel.gateway->rules(), now());
    MENDIAN_TRY(m_store.saveAttempt(attempt, first.next));
    auto made = std::make_shared<Entry>();
    made->attempt = first.next;
    m_entries.insert(attempt.id, made);
    schedule(*made, first.due);
    send(*made, PayCall::Pay, authCode, subject);
    arm();
    emit changed(first.next);
    return {};
}

Status AttemptDriver::ask(const Attempt &attempt, std::function<void(const Answer &)> done)
{
    const auto channel = m_channels.constFind(attempt.provider);
    if (channel == m_channels.cend())
        return fail(ErrorCode::Unsupported, QStringLiteral("no gateway for %1").arg(attempt.provider));
    const auto job = [gateway = channel->gateway, attempt, done = std::move(done), mailbox = m_mailbox] {
        gateway->call({PayCall::Query, attempt, {}, {}}, [mailbox, done](const Answer &answer) {
            mailbox->post([done, answer](AttemptDriver &) { done(answer); });
        });
    };
    if (channel->worker)
        channel->worker->post(job);
    else
        job();
    return {};
}

Status AttemptDriver::cancel(AttemptId id)
{
    Entry *found = entry(id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("no undecided attempt %1").arg(id.toString()));
    handle(*found, PayEvent::cancelRequested());
    return {};
}

Status AttemptDriver::queryNow(AttemptId id)
{
    Entry *found = entry(id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("no undecided attempt %1").arg(id.toString()));
    handle(*found, PayEvent::queryAsked());
    return {};
}

Status AttemptDriver::decide(AttemptId id, bool paid, const QString &reason)
{
    Entry *found = entry(id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("no undecided attempt %1").arg(id.toString()));
    if (found->attempt.state != AttemptState::Unknown || reason.trimmed().isEmpty())
        return fail(ErrorCode::Conflict, QStringLiteral("only an unknown result can be settled, with a reason"));
    handle(*found, PayEvent::managerDecision(paid, reason.trimmed()));
    return {};
}

void AttemptDriver::resume(const QList<Attempt> &attempts)
{
    for (const Attempt &attempt : attempts) {
        if (isFinal(attempt.state) || attempt.state == AttemptState::Collecting || m_entries.contains(attempt.id))
            continue;
        const ProviderRules *row = rules(attempt.provider);
        if (!row) {
            qCWarning(logPayments) << "undecided attempt of a provider that is not configured:" << attempt.provider;
            continue;
        }
        auto made = std::make_shared<Entry>();
        // Not saved by itself: the query that follows at once is.
        const PayStep first = step(attempt, PayEvent::restarted(), *row, now());
        made->attempt = first.next;
        m_entries.insert(attempt.id, made);
        schedule(*made, first.due);
    }
    arm();
}

QList<Attempt> AttemptDriver::undecided() const
{
    QList<Attempt> list;
    for (const auto &one : m_entries) {
        if (!isFinal(one->attempt.state))
            list.append(one->attempt);
    }
    std::sort(list.begin(), list.end(), [](const Attempt &a, const Attempt &b) { return a.id < b.id; });
    return list;
}

std::optional<Attempt> AttemptDriver::find(AttemptId id) const
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return std::nullopt;
    return (*found)->attempt;
}

AttemptDriver::Entry *AttemptDriver::entry(AttemptId id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend() || isFinal((*found)->attempt.state))
        return nullptr;
    return found->get();
}

void AttemptDriver::handle(Entry &entry, const PayEvent &event)
{
    const AttemptId id = entry.attempt.id;
    const auto keep = m_entries.value(id); // a slot may settle and forget it
    if (!entry.waiting.empty() || !carryOut(entry, event))
        entry.waiting.push_back(event);
    forgetIfDone(id);
    arm();
}

/// False when the step could not be saved; nothing has happened then.
bool AttemptDriver::carryOut(Entry &entry, const PayEvent &event)
{
    const Attempt before = entry.attempt;
    const PayStep next = step(before, event, m_channels[before.provider].gateway->rules(), now());
    if (next.next != before) {
        if (const auto saved = m_store.saveAttempt(before, next.next); !saved) {
            qCCritical(logPayments) << "a payment step could not be saved:" << saved.error();
            schedule(entry, now() + kSaveAgainMs);
            emit storeFailed(saved.error());
            return false;
        }
    }
    entry.attempt = next.next;
    schedule(entry, isFinal(next.next.state) ? Timestamp{} : next.due);
    if (next.action == PayAction::CallQuery)
        send(entry, PayCall::Query, {}, {});
    else if (next.action == PayAction::CallReverse)
        send(entry, PayCall::Reverse, {}, {});
    if (next.next != before)
        emit changed(next.next);
    if (isFinal(next.next.state) && !isFinal(before.state))
        emit settled(next.next);
    return true;
}

void AttemptDriver::send(Entry &entry, PayCall kind, const Secret &authCode, const QString &subject)
{
    Channel &channel = m_channels[entry.attempt.provider];
    const AttemptId id = entry.attempt.id;
    const int request = entry.attempt.request;
    ++entry.callsOut;
    if (entry.attempt.state == AttemptState::Unknown || entry.backgroundRequest != 0) {
        if (entry.backgroundRequest == 0)
            ++channel.background;
        entry.backgroundRequest = request; // the latest call holds the place: a lost answer cannot keep it for ever
    }
    auto call = std::make_shared<GatewayCall>(GatewayCall{kind, entry.attempt, authCode, subject});
    const auto job = [gateway = channel.gateway, call, mailbox = m_mailbox, id, kind, request] {
        gateway->call(*call, [mailbox, id, kind, request](const Answer &answer) {
            mailbox->post([=](AttemptDriver &driver) { driver.answered(id, kind, request, answer); });
        });
        call->authCode.wipe();
    };
    if (channel.worker)
        channel.worker->post(job);
    else
        job();
}

void AttemptDriver::answered(AttemptId id, PayCall kind, int request, const Answer &answer)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    const std::shared_ptr<Entry> keep = *found;
    Channel &channel = m_channels[keep->attempt.provider];
    --keep->callsOut;
    if (keep->backgroundRequest == request) {
        keep->backgroundRequest = 0;
        --channel.background;
    }
    checkRoute(keep->attempt.provider, channel);
    handle(*keep, PayEvent::answered(kind, request, answer));
}

void AttemptDriver::tick()
{
    const Timestamp moment = now();
    // The attempts that are due now; handling one may change the set. Payments at the till go first.
    QList<AttemptId> due;
    QList<AttemptId> background;
    for (const auto &[ms, id] : m_due) {
        if (ms > moment.ms)
            break;
        const auto &one = m_entries.value(id);
        (one->attempt.state == AttemptState::Unknown ? background : due).append(id);
    }
    due.append(background);
    for (const AttemptId &id : std::as_const(due)) {
        const auto one = m_entries.value(id);
        if (!one || one->due > moment)
            continue;
        bool saved = true;
        while (saved && !one->waiting.empty()) {
            const PayEvent event = one->waiting.front();
            saved = carryOut(*one, event);
            if (saved)
                one->waiting.pop_front();
        }
        if (saved && one->due <= moment && !isFinal(one->attempt.state) && !waitsItsTurn(*one))
            carryOut(*one, PayEvent::timerDue());
        forgetIfDone(id);
    }
    for (auto channel = m_channels.begin(); channel != m_channels.end(); ++channel)
        checkRoute(channel.key(), *channel);
    arm();
}

/// An Unknown attempt without a background place while all are taken. One whose answer was lost keeps its own place.
bool AttemptDriver::waitsItsTurn(const Entry &entry) const
{
    return entry.attempt.state == AttemptState::Unknown && entry.attempt.pending == PayCall::None
        && entry.backgroundRequest == 0 && m_channels.value(entry.attempt.provider).background >= kBackgroundCalls;
}

void AttemptDriver::schedule(Entry &entry, Timestamp due)
{
    m_due.erase({entry.due.ms, entry.attempt.id});
    entry.due = due;
    if (!due.isNull())
        m_due.insert({due.ms, entry.attempt.id});
}

void AttemptDriver::arm()
{
    const Timestamp moment = now();
    qint64 sleep = kLongestSleepMs;
    for (const auto &[ms, id] : m_due) {
        if (ms - moment.ms >= sleep)
            break;
        const auto &one = m_entries.value(id);
        // One that waits for a background place is woken by the answer that frees it.
        if (!one->waiting.empty() || !waitsItsTurn(*one)) {
            sleep = qMax<qint64>(0, ms - moment.ms);
            break;
        }
    }
    for (const Channel &channel : std::as_const(m_channels)) {
        if (!channel.route && !channel.probing)
            sleep = qMin(sleep, qMax<qint64>(0, channel.nextProbe - moment));
    }
    if (m_due.empty() && sleep == kLongestSleepMs)
        m_timer.stop();
    else
        m_timer.start(static_cast<int>(sleep));
}

/// Tells a change of the route, and looks for a lost one every ten seconds.
void AttemptDriver::checkRoute(const QString &provider, Channel &channel)
{
    const bool route = channel.gateway->hasRoute();
    const Timestamp moment = now();
    if (!route && !channel.probing && (channel.route || moment >= channel.nextProbe)) {
        channel.probing = true;
        const auto job = [gateway = channel.gateway, mailbox = m_mailbox, provider] {
            gateway->probe([mailbox, provider](bool) {
                mailbox->post([provider](AttemptDriver &driver) {
                    Channel &probed = driver.m_channels[provider];
                    probed.probing = false;
                    probed.nextProbe = driver.now() + kProbeEveryMs;
                    driver.checkRoute(provider, probed);
                    driver.arm();
                });
            });
        };
        if (channel.worker)
            channel.worker->post(job);
        else
            job();
    }
    if (route != channel.route) {
        channel.route = route;
        emit routeChanged(provider, route);
    }
}

void AttemptDriver::forgetIfDone(AttemptId id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    const Entry &one = **found;
    // A final attempt stays while a call is out: a late "paid" has to raise its alarm.
    if (isFinal(one.attempt.state) && one.callsOut <= 0 && one.waiting.empty()) {
        m_due.erase({one.due.ms, id});
        m_entries.remove(id);
    }
}

} // namespace mendian
