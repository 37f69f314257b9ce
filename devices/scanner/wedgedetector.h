// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/profile.h"

#include <QList>
#include <QString>
#include <qnamespace.h>
#include <optional>

namespace mendian::devices {

/// One key going down.
struct KeyStroke
{
    QString text;
    int key = 0; ///< Qt::Key
    Qt::KeyboardModifiers modifiers;
    qint64 at = 0;      ///< the window system's time stamp: gaps are measured with it
    qint64 arrived = 0; ///< our steady clock: silence is measured with it
    bool autoRepeat = false;
    quint64 serial = 0; ///< the caller's own mark; comes back unchanged in replays
};

/// A scan found among key strokes.
struct WedgeScan
{
    QString keys;   ///< the texts of its keys, without prefix and suffix
    QString leaked; ///< its first characters that had already been handed to the focus: take them back there
};

/// What to do with one key or at one tick, in this order: replay, scan, then the key itself.
struct WedgeStep
{
    QList<KeyStroke> replay; ///< held keys that were a person's: give them to their focus now
    std::optional<WedgeScan> scan;
    bool swallow = false; ///< keep the key from its focus
};

/// Tells a scanner that types from a person who types (spec/devices.md §3.1, way A). Keys are held back while they may
/// belong to a scan: the first for holdMs, later ones for maxGapMs; what turns out to be a person's is replayed in
/// order and unchanged. With a prefix only what follows the prefix is held. Pure: no GUI, no timers; one thread.
class WedgeDetector
{
public:
    explicit WedgeDetector(const ScannerProfile &profile = {}) : m_profile(profile) {}

    WedgeStep press(const KeyStroke &stroke);
    /// Time has passed; call at deadline(). Let waiting key events through first, or a busy window cuts scans in two.
    WedgeStep tick(qint64 nowMs);
    std::optional<qint64> deadline() const;
    /// Asked before shortcuts are looked up, since a key that is one never comes to press(): swallow tells that press()
    /// will keep it; otherwise what it interrupts is given out first.
    WedgeStep beforeShortcut(const KeyStroke &stroke);
    /// Gives everything held back to its focus (the filter stops).
    QList<KeyStroke> release();
    /// Whether nothing is being collected.
    bool isIdle() const { return m_keys.isEmpty(); }

    static constexpr int kMaxKeys = 4096;
    static constexpr qint64 kLateSuffixMs = 500; ///< so late a suffix still belongs to a scan that silence ended

private:
    enum class KeyClass { Modifier, Printable, Terminator, Other };
    KeyClass classOf(const KeyStroke &stroke) const;
    bool wouldSwallow(const KeyStroke &stroke) const;
    bool gapBreaks(const KeyStroke &stroke) const;
    bool isFast() const;
    bool isScan() const;
    bool prefixDone() const;
    bool belongsToLateSuffix(const KeyStroke &stroke) const;
    bool mayCollect(const KeyStroke &stroke) const;
    void giveUp(WedgeStep &step);
    void finish(WedgeStep &step);

    ScannerProfile m_profile;
    QList<KeyStroke> m_keys;
    qsizetype m_replayed = 0; ///< how many of m_keys have been given to the focus already
    std::optional<qint64> m_silentScanAt;
};

} // namespace mendian::devices
