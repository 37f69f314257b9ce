// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker.h"
#include "devices/scanner/decode.h"
#include "models/codes/scan.h"
#include "workflows/scanning/scanlog.h"
#include "workflows/scanning/scanoutcome.h"

#include <functional>
#include <memory>
#include <optional>

namespace mendian::scanning {

/// A decode with its number and what it is. For payment codes and badges decode.text and decode.bytes are empty: the
/// secret stands in result.payCode or result.badge only and is gone when the scan has been handled.
struct NumberedScan
{
    qint64 n = 0;
    devices::Decode decode;
    codes::ScanResult result;
};

/// The sale: takes what no listener took. Answers at once; what takes longer (a payment) is Routed.
using ScanConsumer = std::function<ScanOutcome(const NumberedScan &scan)>;
/// A panel that wants certain kinds first: an outcome if it took the scan, nothing if it is not for it.
using ScanListener = std::function<std::optional<ScanOutcome>(const NumberedScan &scan)>;
/// Told after the log: screen and sound.
using ScanObserver = std::function<void(const NumberedScan &scan, const ScanOutcome &outcome)>;

enum class WhileLocked { No, Yes }; ///< Yes: the sign-in panel, asked for badges while nobody is signed in

namespace detail {
struct ListenerEntry;
struct QueueState;
} // namespace detail

/// Listens until destroyed. After that the listener is not called again and does not run. May be destroyed on any
/// thread, within the listener itself too; it waits for a call that runs on the engine, so a listener must not wait for
/// the thread that closes it.
class ScanListening
{
public:
    ScanListening() = default;
    ~ScanListening() { close(); }
    ScanListening(ScanListening &&other) noexcept = default;
    ScanListening &operator=(ScanListening &&other) noexcept;
    ScanListening(const ScanListening &) = delete;
    ScanListening &operator=(const ScanListening &) = delete;
    void close();
    bool isOpen() const { return m_entry != nullptr; }

private:
    friend class ScanQueue;
    std::shared_ptr<detail::ListenerEntry> m_entry;
    std::weak_ptr<detail::QueueState> m_state;
};

/// The one way for scans into the shop: numbers each decode the moment it arrives, keeps the order, and gives each
/// exactly one outcome (design §1, promise 3). On the engine's thread, for one scan after the other:
///   locked (all but badges) → the same payment code within 3 s → listeners, newest first → damaged, nothing to pay,
///   payment running, receive code → the sale.
/// The log gets the outcome first, then the observer.
class ScanQueue
{
public:
    struct Options
    {
        qint64 firstNumber = 1;        ///< continues the log after a restart
        qint64 payCodeWindowMs = 3000; ///< spec/devices.md §3.1; each repetition begins it anew
    };
    /// The engine, log and everything the functions touch outlive the queue. `context` is asked on the engine's thread
    /// when the scan's turn comes, so that an earlier scan's effect is in it.
    ScanQueue(
        Worker &engine, ScanLog &log, std::function<codes::ScanContext()> context, ScanConsumer sale, Options options);
    ScanQueue(Worker &engine, ScanLog &log, std::function<codes::ScanContext()> context, ScanConsumer sale);
    /// Hands out what has been submitted, then ends.
    ~ScanQueue();
    ScanQueue(const ScanQueue &) = delete;
    ScanQueue &operator=(const ScanQueue &) = delete;

    /// Any thread. Returns the decode's number.
    qint64 submit(const devices::Decode &decode);
    /// Any thread. The newest listener is asked first.
    [[nodiscard]] ScanListening listen(ScanListener listener, WhileLocked whileLocked = WhileLocked::No);
    /// Before the first scan.
    void setObserver(ScanObserver observer);
    /// Submitted, without an outcome yet.
    qint64 waiting() const;

private:
    Worker &m_engine;
    std::shared_ptr<detail::QueueState> m_state;
};

} // namespace mendian::scanning
