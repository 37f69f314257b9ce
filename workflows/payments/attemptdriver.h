// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/worker.h"
#include "models/tender/attemptstore.h"
#include "models/tender/machine.h"
#include "payments/gateway.h"
#include "workflows/payments/mailbox.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <deque>
#include <set>

namespace mendian {

/// Drives every undecided attempt of a store to its end: feeds the state machine, saves each step *before* the outward
/// call it wants, calls the gateway on the pay thread, keeps the schedules. Panels only watch; closing one stops
/// nothing.
///
/// Thread: the engine thread, which owns the store. Nothing here blocks except the store's commit.
/// Time: the wall clock of the driver's start moved on by the monotonic clock, so that no clock jump reverses early or
/// late. Attempts that are Unknown share `kBackgroundCalls` calls per provider; a payment at the till never waits.
/// A step that cannot be saved is not carried out; it is tried again every second and reported by storeFailed().
class AttemptDriver : public QObject
{
    Q_OBJECT

public:
    static constexpr int kBackgroundCalls = 6; ///< 33 calls/s is WeChat's limit per merchant (spec §0)

    AttemptDriver(AttemptStore &store, const Clock &clock, QObject *parent = nullptr);
    ~AttemptDriver() override;

    /// `gateway` outlives the driver and lives on `worker`'s thread; without worker on the engine thread (tests).
    void addGateway(const QString &provider, Gateway &gateway, Worker *worker);
    /// In the order in which they were added.
    QStringList providers() const { return m_order; }
    /// Those that new payments may use; until it is told, all. One that was switched off still ends what it has begun.
    QStringList offered() const;
    void offer(const QStringList &providers);
    /// The schedules in force; nullptr for a provider that is not configured.
    const ProviderRules *rules(const QString &provider) const;
    bool hasRoute(const QString &provider) const;

    /// Saves and sends. `attempt` comes from newAttempt(). The code is wiped as soon as the call has gone out.
    /// Unsupported: no such provider; Offline: no route (nothing was saved); PaymentRunning: the sale has an undecided
    /// attempt; otherwise the store's error (nothing was sent).
    Status start(const Attempt &attempt, const Secret &authCode, const QString &subject);
    /// One query of a number that nothing was paid under (a channel test): nothing is saved, nothing follows from it.
    /// `done` is called on the engine thread unless the driver has gone. Unsupported: no such provider.
    Status ask(const Attempt &attempt, std::function<void(const Answer &)> done);
    /// Cashier's wish. NotFound when the attempt is not undecided any more.
    Status cancel(AttemptId id);
    Status queryNow(AttemptId id);
    /// A manager settles an Unknown; rights were checked by the caller. `reason` names the person. Conflict: it is not
    /// Unknown, or there is no reason.
    Status decide(AttemptId id, bool paid, const QString &reason);
    /// After a restart: every stored attempt that is not final goes on under its own number, beginning with a query.
    void resume(const QList<Attempt> &attempts);

    QList<Attempt> undecided() const;
    /// The attempt as last saved; nullopt when it is not (or no longer) driven here.
    std::optional<Attempt> find(AttemptId id) const;
    /// The driver's clock: what "now" means for deadlines shown on screen.
    Timestamp now() const;

    /// Does what is due. Called by the driver's own timer; tests with a ManualClock call it after advance().
    void tick();

signals:
    /// After every saved step, also the last one.
    void changed(const mendian::Attempt &attempt);
    /// Once per attempt, after the step that made it final was saved.
    void settled(const mendian::Attempt &attempt);
    void routeChanged(const QString &provider, bool hasRoute);
    void storeFailed(const mendian::Error &error);

private:
    struct Channel
    {
        Gateway *gateway = nullptr;
        Worker *worker = nullptr;
        int background = 0; ///< calls of Unknown attempts on the way
        bool route = true;
        bool offered = true;
        bool probing = false;
        Timestamp nextProbe;
    };
    struct Entry
    {
        Attempt attempt;
        std::deque<PayEvent> waiting; ///< events whose step could not be saved yet, in order
        int callsOut = 0;
        int backgroundRequest = 0; ///< request number that holds a background place
        Timestamp due;
    };

    Entry *entry(AttemptId id);
    void handle(Entry &entry, const PayEvent &event);
    bool carryOut(Entry &entry, const PayEvent &event);
    void send(Entry &entry, PayCall kind, const Secret &authCode, const QString &subject);
    void answered(AttemptId id, PayCall kind, int request, const Answer &answer);
    bool waitsItsTurn(const Entry &entry) const;
    void schedule(Entry &entry, Timestamp due);
    void arm();
    void checkRoute(const QString &provider, Channel &channel);
    void forgetIfDone(AttemptId id);

    AttemptStore &m_store;
    const Clock &m_clock;
    Timestamp m_wallAtStart;
    qint64 m_monoAtStart = 0;
    QHash<QString, Channel> m_channels;
    QStringList m_order;
    QHash<AttemptId, std::shared_ptr<Entry>> m_entries;
    std::set<std::pair<qint64, AttemptId>> m_due;
    QTimer m_timer;
    std::shared_ptr<Mailbox<AttemptDriver>> m_mailbox;
};

} // namespace mendian
