// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/scanning/scanqueue.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <algorithm>
#include <deque>
#include <mutex>
#include <vector>

namespace mendian::scanning {

using codes::Damage;
using codes::ScanBlock;
using codes::ScanKind;

namespace detail {

struct ListenerEntry
{
    ScanListener listener;
    WhileLocked whileLocked = WhileLocked::No;
    std::recursive_mutex mutex; // held while the listener runs; recursive: it may close itself
    bool closed = false;

    std::optional<ScanOutcome> ask(const NumberedScan &scan)
    {
        const std::lock_guard lock(mutex);
        if (closed)
            return std::nullopt;
        return listener(scan);
    }
};

struct QueueState
{
    ScanLog *log = nullptr;
    std::function<codes::ScanContext()> context;
    ScanConsumer sale;
    ScanObserver observer;
    qint64 windowMs = 0;

    std::mutex mutex; // guards what follows
    std::deque<std::pair<qint64, devices::Decode>> decodes;
    std::vector<std::shared_ptr<ListenerEntry>> listeners;
    qint64 nextNumber = 1;
    qint64 handled = 0;
    qint64 submitted = 0;

    // Engine's thread only. The last payment code is kept as a salted hash: the code itself is money.
    QByteArray salt;
    QByteArray lastPayCode;
    qint64 lastPayMs = 0;

    void handleNext();
    NumberedScan prepare(qint64 n, devices::Decode decode, const codes::ScanContext &now) const;
    ScanOutcome outcomeOf(const NumberedScan &scan, bool locked);
    bool isRepeatedPayCode(const NumberedScan &scan);
    void rememberPayCode(const NumberedScan &scan);
    QByteArray hashOf(const Secret &code) const;
    std::optional<ScanOutcome> askListeners(const NumberedScan &scan, bool locked);
};

NumberedScan QueueState::prepare(qint64 n, devices::Decode decode, const codes::ScanContext &now) const
{
    NumberedScan scan{n, std::move(decode), {}};
    scan.result = codes::classify(scan.decode.raw(), now);
    const bool secret =
        !scan.result.payCode.isEmpty() || !scan.result.badge.isEmpty() || scan.result.kind == ScanKind::ReceiveCode;
    if (secret) {
        scan.decode.text.clear();
        scan.decode.bytes.clear();
    }
    if (scan.decode.incomplete) {
        codes::ScanResult damaged;
        damaged.kind = ScanKind::Damaged;
        damaged.damage = Damage::Incomplete;
        damaged.block = now.locked ? ScanBlock::Locked : ScanBlock::None;
        damaged.logText = codes::maskCode(scan.result.logText); // a part of a code may be a part of a secret
        scan.result = damaged;
    }
    return scan;
}

void QueueState::handleNext()
{
    std::pair<qint64, devices::Decode> next;
    {
        const std::lock_guard lock(mutex);
        next = std::move(decodes.front());
        decodes.pop_front();
    }
    codes::ScanContext now = context();
    now.typed = next.second.typed;
    const NumberedScan scan = prepare(next.first, std::move(next.second), now);
    const ScanOutcome outcome = outcomeOf(scan, now.locked);
    log->append({scan.n, scan.decode.at, scan.decode.source, scan.result.logText, scan.result.kind, outcome});
    if (observer)
        observer(scan, outcome);
    const std::lock_guard lock(mutex);
    ++handled;
}

ScanOutcome QueueState::outcomeOf(const NumberedScan &scan, bool locked)
{
    const codes::ScanResult &result = scan.result;
    if (result.block == ScanBlock::Locked)
        return ScanOutcome::refused(Refusal::Locked);
    if (isRepeatedPayCode(scan))
        return ScanOutcome::refused(Refusal::DuplicatePayCode);
    if (const auto taken = askListeners(scan, locked)) {
        rememberPayCode(scan);
        return *taken;
    }
    if (result.kind == ScanKind::Damaged)
        return ScanOutcome::refused(Refusal::Damaged, QLatin1String(codes::damageName(result.damage)));
    if (result.block == ScanBlock::NothingToPay)
        return ScanOutcome::refused(Refusal::NothingToPay);
    if (result.block == ScanBlock::PaymentRunning)
        return ScanOutcome::refused(Refusal::PaymentRunning);
    if (result.kind == ScanKind::ReceiveCode)
        return ScanOutcome::refused(Refusal::ReceiveCode);
    rememberPayCode(scan);
    return sale(scan);
}

QByteArray QueueState::hashOf(const Secret &code) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(code.reveal());
    return hash.result();
}

// Only a code that was handed on counts: one refused for another reason may be shown again at once.
void QueueState::rememberPayCode(const NumberedScan &scan)
{
    if (scan.result.kind != ScanKind::PayCode)
        return;
    lastPayCode = hashOf(scan.result.payCode);
    lastPayMs = scan.decode.monoMs;
}

bool QueueState::isRepeatedPayCode(const NumberedScan &scan)
{
    if (scan.result.kind != ScanKind::PayCode || lastPayCode.isEmpty())
        return false;
    // Scanners have their own threads: the later number may carry the earlier time.
    if (qAbs(scan.decode.monoMs - lastPayMs) >= windowMs) {
        lastPayCode.clear();
        return false;
    }
    if (hashOf(scan.result.payCode) != lastPayCode)
        return false;
    lastPayMs = std::max(lastPayMs, scan.decode.monoMs); // a phone left before the scanner stays refused
    return true;
}

std::optional<ScanOutcome> QueueState::askListeners(const NumberedScan &scan, bool locked)
{
    std::vector<std::shared_ptr<ListenerEntry>> asked;
    {
        const std::lock_guard lock(mutex);
        asked = listeners;
    }
    for (auto it = asked.rbegin(); it != asked.rend(); ++it) {
        if (locked && (*it)->whileLocked == WhileLocked::No)
            continue;
        if (auto outcome = (*it)->ask(scan))
            return outcome;
    }
    return std::nullopt;
}

} // namespace detail

ScanListening &ScanListening::operator=(ScanListening &&other) noexcept
{
    if (this != &other) {
        close();
        m_entry = std::move(other.m_entry);
        m_state = std::move(other.m_state);
    }
    return *this;
}

void ScanListening::close()
{
    const auto entry = std::exchange(m_entry, nullptr);
    if (!entry)
        return;
    {
        const std::lock_guard lock(entry->mutex);
        entry->closed = true;
    }
    if (const auto state = m_state.lock()) {
        const std::lock_guard lock(state->mutex);
        std::erase(state->listeners, entry);
    }
    m_state.reset();
}

ScanQueue::ScanQueue(
    Worker &engine, ScanLog &log, std::function<codes::ScanContext()> context, ScanConsumer sale, Options options)
    : m_engine(engine), m_state(std::make_shared<detail::QueueState>())
{
    m_state->log = &log;
    m_state->context = std::move(context);
    m_state->sale = std::move(sale);
    m_state->windowMs = options.payCodeWindowMs;
    m_state->nextNumber = options.firstNumber;
    m_state->salt = QByteArray(16, '\0');
    for (char &byte : m_state->salt)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
}

ScanQueue::ScanQueue(Worker &engine, ScanLog &log, std::function<codes::ScanContext()> context, ScanConsumer sale)
    : ScanQueue(engine, log, std::move(context), std::move(sale), Options())
{
}

ScanQueue::~ScanQueue()
{
    // From the engine itself (an engine that closes its own queue) the rest is handed out here.
    if (!m_engine.isCurrentThread()) {
        m_engine.run([] {}).waitForFinished();
        return;
    }
    while (waiting() > 0)
        m_state->handleNext();
}

qint64 ScanQueue::submit(const devices::Decode &decode)
{
    // Number, place and job under one lock: the order of numbers is the order of outcomes.
    const std::lock_guard lock(m_state->mutex);
    const qint64 n = m_state->nextNumber++;
    ++m_state->submitted;
    m_state->decodes.emplace_back(n, decode);
    m_engine.post([state = m_state] {
        {
            const std::lock_guard inner(state->mutex);
            if (state->decodes.empty())
                return; // handed out when the queue closed
        }
        state->handleNext();
    });
    return n;
}

ScanListening ScanQueue::listen(ScanListener listener, WhileLocked whileLocked)
{
    ScanListening listening;
    listening.m_entry = std::make_shared<detail::ListenerEntry>();
    listening.m_entry->listener = std::move(listener);
    listening.m_entry->whileLocked = whileLocked;
    listening.m_state = m_state;
    const std::lock_guard lock(m_state->mutex);
    m_state->listeners.push_back(listening.m_entry);
    return listening;
}

void ScanQueue::setObserver(ScanObserver observer) { m_state->observer = std::move(observer); }

qint64 ScanQueue::waiting() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->submitted - m_state->handled;
}

} // namespace mendian::scanning
