// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/wedgedetector.h"

#include <algorithm>

namespace mendian::devices {

namespace {
constexpr int kFastKeys = 3; // so many in a row at scanner speed: no person, keep swallowing

bool isModifier(int key)
{
    static constexpr int kModifiers[] = {Qt::Key_Shift, Qt::Key_Control, Qt::Key_Meta, Qt::Key_Alt, Qt::Key_AltGr,
        Qt::Key_CapsLock, Qt::Key_NumLock, Qt::Key_ScrollLock};
    return std::find(std::begin(kModifiers), std::end(kModifiers), key) != std::end(kModifiers);
}

bool isCommand(const KeyStroke &stroke)
{
    return stroke.modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}
} // namespace

WedgeDetector::KeyClass WedgeDetector::classOf(const KeyStroke &stroke) const
{
    if (isModifier(stroke.key))
        return KeyClass::Modifier;
    if (isCommand(stroke))
        return KeyClass::Other;
    const bool enter = stroke.key == Qt::Key_Return || stroke.key == Qt::Key_Enter;
    const bool tab = stroke.key == Qt::Key_Tab;
    if (enter || tab) {
        const bool ends = m_profile.suffix == WedgeSuffix::EnterOrTab
            || (enter && m_profile.suffix == WedgeSuffix::Enter) || (tab && m_profile.suffix == WedgeSuffix::Tab);
        return ends ? KeyClass::Terminator : KeyClass::Other;
    }
    if (!stroke.text.isEmpty() && stroke.text.at(0).isPrint())
        return KeyClass::Printable;
    return KeyClass::Other;
}

bool WedgeDetector::gapBreaks(const KeyStroke &stroke) const
{
    if (m_keys.isEmpty())
        return false;
    const qint64 gap = stroke.at - m_keys.constLast().at;
    return gap < 0 || gap > m_profile.maxGapMs;
}

bool WedgeDetector::isFast() const
{
    if (m_keys.size() < kFastKeys)
        return false;
    return m_keys.constLast().at - m_keys.constFirst().at < m_profile.meanGapMs * (m_keys.size() - 1);
}

bool WedgeDetector::prefixDone() const
{
    const QString &prefix = m_profile.prefix;
    return prefix.isEmpty() || m_keys.size() >= prefix.size(); // mayCollect() has compared each of them
}

bool WedgeDetector::isScan() const
{
    const qsizetype length = m_keys.size() - m_profile.prefix.size();
    if (!m_profile.prefix.isEmpty())
        return length >= 1
            && m_keys.constLast().at - m_keys.constFirst().at < m_profile.meanGapMs * (m_keys.size() - 1);
    return length >= m_profile.minLength && isFast();
}

bool WedgeDetector::mayCollect(const KeyStroke &stroke) const
{
    const QString &prefix = m_profile.prefix;
    const qsizetype at = gapBreaks(stroke) ? 0 : m_keys.size();
    return at >= prefix.size() || stroke.text == prefix.at(at);
}

bool WedgeDetector::belongsToLateSuffix(const KeyStroke &stroke) const
{
    return m_keys.isEmpty() && m_silentScanAt && stroke.arrived - *m_silentScanAt <= kLateSuffixMs;
}

void WedgeDetector::giveUp(WedgeStep &step)
{
    step.replay += m_keys.mid(m_replayed);
    m_keys.clear();
    m_replayed = 0;
}

void WedgeDetector::finish(WedgeStep &step)
{
    WedgeScan scan;
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        if (i >= m_profile.prefix.size())
            scan.keys += m_keys[i].text;
        if (i < m_replayed)
            scan.leaked += m_keys[i].text;
    }
    step.scan = scan;
    m_keys.clear();
    m_replayed = 0;
}

WedgeStep WedgeDetector::press(const KeyStroke &stroke)
{
    WedgeStep step;
    const KeyClass kind = classOf(stroke);
    if (kind == KeyClass::Modifier)
        return step;
    if (stroke.autoRepeat) {
        // A key held down is a person's; inside a scan it is a hiccup of the driver.
        if (isFast())
            step.swallow = true;
        else
            giveUp(step);
        return step;
    }
    if (gapBreaks(stroke)) {
        // A scan whose suffix got lost has ended, even if nobody called tick().
        if (isScan() && prefixDone()) {
            finish(step);
            if (kind == KeyClass::Terminator) {
                step.swallow = true;
                return step;
            }
        } else {
            giveUp(step);
        }
    }
    if (kind == KeyClass::Other) {
        if (!isFast())
            giveUp(step);
        else if (isCommand(stroke))
            step.swallow = true; // a scanner's group separator is Ctrl+]: no shortcut
        return step;
    }
    if (kind == KeyClass::Terminator) {
        if (!m_keys.isEmpty() && prefixDone() && isScan()) {
            finish(step);
            step.swallow = true;
        } else if (belongsToLateSuffix(stroke)) {
            step.swallow = true;
        } else {
            giveUp(step);
        }
        m_silentScanAt.reset();
        return step;
    }
    m_silentScanAt.reset();
    if (!mayCollect(stroke) || m_keys.size() >= kMaxKeys) {
        giveUp(step);
        if (!mayCollect(stroke))
            return step;
    }
    m_keys.append(stroke);
    step.swallow = true;
    return step;
}

bool WedgeDetector::wouldSwallow(const KeyStroke &stroke) const
{
    const KeyClass kind = classOf(stroke);
    const bool broken = gapBreaks(stroke);
    const bool fast = isFast();
    if (kind == KeyClass::Modifier)
        return false;
    if (stroke.autoRepeat)
        return fast;
    switch (kind) {
    case KeyClass::Printable:
        return mayCollect(stroke) || (!m_profile.prefix.isEmpty() && stroke.text == m_profile.prefix.at(0));
    case KeyClass::Terminator:
        return (!m_keys.isEmpty() && prefixDone() && isScan()) || belongsToLateSuffix(stroke);
    case KeyClass::Other:
        return fast && !broken && isCommand(stroke);
    case KeyClass::Modifier:
        break;
    }
    return false;
}

WedgeStep WedgeDetector::beforeShortcut(const KeyStroke &stroke)
{
    WedgeStep step;
    step.swallow = wouldSwallow(stroke);
    const KeyClass kind = classOf(stroke);
    if (step.swallow || kind == KeyClass::Modifier)
        return step;
    if (gapBreaks(stroke) && prefixDone() && isScan())
        finish(step);
    else if (kind == KeyClass::Terminator || !isFast())
        giveUp(step);
    return step;
}

std::optional<qint64> WedgeDetector::deadline() const
{
    if (m_keys.isEmpty())
        return std::nullopt;
    const qint64 last = m_keys.constLast().arrived;
    if (prefixDone() && isScan())
        return last + m_profile.silenceMs;
    if (m_replayed == m_keys.size())
        return std::nullopt;
    const bool sure = isFast() || !m_profile.prefix.isEmpty();
    return last + (sure ? m_profile.maxGapMs : m_profile.holdMs);
}

WedgeStep WedgeDetector::tick(qint64 nowMs)
{
    WedgeStep step;
    const auto at = deadline();
    if (!at || nowMs < *at)
        return step;
    if (prefixDone() && isScan()) {
        finish(step);
        m_silentScanAt = nowMs;
        return step;
    }
    // The keys stay known: should the rest come at scanner speed after all, they are still part of the scan.
    step.replay = m_keys.mid(m_replayed);
    m_replayed = m_keys.size();
    return step;
}

QList<KeyStroke> WedgeDetector::release()
{
    WedgeStep step;
    giveUp(step);
    return step.replay;
}

} // namespace mendian::devices
