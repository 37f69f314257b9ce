// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker.h"
#include "models/tender/refundmachine.h"
#include "models/tender/refundstore.h"
#include "payments/refundgateway.h"
#include "workflows/payments/mailbox.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <deque>
#include <set>

namespace mendian {

/// Drives every unfinished refund of a store to its end: feeds the state machine, saves each step *before* the outward
/// call it wants, calls the gateway on the pay thread, keeps the schedules and the turns. Nobody waits for it: a return
/// is finished when it is booked, its money follows by itself, also after a restart.
///
/// Thread: the engine thread, which owns the store. Time and saving as in AttemptDriver. At most `kCalls` calls of a
/// provider are out at once, so that a hundred refunds never hold up a payment at the till.
class RefundDriver : public QObject
{
    Q_OBJECT

public:
    static constexpr int kCalls = 4;

    RefundDriver(RefundStore &store, const Clock &clock, QObject *parent = nullptr);
    ~RefundDriver() override;

    /// `gateway` outlives the driver and lives on `worker`'s thread; without worker on the engine thread (tests).
    void addGateway(const QString &provider, RefundGateway &gateway, Worker *worker);
    /// The rules in force; nullptr for a provider that cannot give money back here.
    const RefundRules *rules(const QString &provider) const;

    /// Takes over a refund that is stored already and was not asked for yet. Unsupported: no such provider; it stays
    /// stored and is taken up when the provider is set up.
    Status drive(const Refund &refund);
    /// After a restart: every stored refund that has not ended goes on under its own number.
    void resume(const QList<Refund> &refunds);

    /// A person says again (topped up, set up rightly). NotFound: it is not unfinished here.
    Status again(RefundId id);
    /// A person settled it by other means, and that is stored together with the cash it took: nothing is due here.
    void wasSettled(const Refund &saved);

    /// The refund as last saved; nullopt when it is not (or no longer) driven here.
    std::optional<Refund> find(RefundId id) const;
    Timestamp now() const;

    /// Does what is due. Called by the driver's own timer; tests with a ManualClock call it after advance().
    void tick();

signals:
    /// After every saved step, also the last one.
    void changed(const mendian::Refund &refund);
    /// Once per refund, after the step that ended it was saved.
    void settled(const mendian::Refund &refund);
    void storeFailed(const mendian::Error &error);

private:
    struct Channel
    {
        RefundGateway *gateway = nullptr;
        Worker *worker = nullptr;
        int calls = 0; ///< on the way
    };
    struct Entry
    {
        Refund refund;
        std::deque<RefundEvent> waiting; ///< events whose step could not be saved yet, in order
        int callsOut = 0;
        int placeRequest = 0; ///< request number that holds a place among the provider's calls
        Timestamp due;
    };

    void adopt(const Refund &refund, Timestamp due);
    Entry *entry(RefundId id);
    void handle(Entry &entry, const RefundEvent &event);
    bool carryOut(Entry &entry, const RefundEvent &event);
    void send(Entry &entry, RefundCall call);
    void answered(RefundId id, RefundCall call, int request, const RefundAnswer &answer);
    void dueNow(Entry &entry);
    bool waitsItsTurn(Entry &entry);
    bool waitsForAPlace(const Entry &entry) const;
    void schedule(Entry &entry, Timestamp due);
    void arm();
    void forgetIfDone(RefundId id);

    RefundStore &m_store;
    const Clock &m_clock;
    Timestamp m_wallAtStart;
    qint64 m_monoAtStart = 0;
    QHash<QString, Channel> m_channels;
    QHash<RefundId, std::shared_ptr<Entry>> m_entries;
    std::set<std::pair<qint64, RefundId>> m_due;
    QTimer m_timer;
    std::shared_ptr<Mailbox<RefundDriver>> m_mailbox;
};

} // namespace mendian
