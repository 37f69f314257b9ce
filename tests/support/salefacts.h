// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"
#include "models/journal/facts.h"
#include "models/journal/return.h"

namespace mendian::test {

/// Makes realistic facts of one till without a workflow: a shift, sales with many lines, attempts, holds.
/// Deterministic apart from the ids.
class SaleFacts
{
public:
    explicit SaleFacts(const ShiftId &shift = ShiftId::create()) : m_shift(shift) {}
    const ShiftId &shift() const { return m_shift; }

    journal::ShiftOpen shiftOpen(qint64 number = 1) const;
    journal::ShiftClose shiftClose(Money expected, Money counted) const;
    /// A finished cash sale with receipt number n and so many lines (each fifth weighed).
    journal::Sale cashSale(qint64 n, int lines = 10) const;
    /// The same paid half by WeChat.
    journal::Sale splitSale(qint64 n, const AttemptId &attempt) const;
    journal::Sale frozen(const journal::Sale &sale) const;
    journal::AttemptFact attempt(
        const journal::Sale &sale, const AttemptId &id, const QString &state, bool final) const;
    journal::Hold hold(qint64 ticket) const;
    /// One piece of the sale's first line, back out of its tender `tender`, under receipt number n.
    journal::Return returnOf(const journal::Sale &sale, qint64 n, int tender = 0) const;
    journal::RefundFact refund(const journal::Return &value, const QString &state, bool final) const;

private:
    ShiftId m_shift;
};

template <typename Fact>
journal::NewEvent eventOf(journal::EventKind kind, const Fact &fact)
{
    return {kind, 1, EventId::create(), toJsonBytes(fact.toJson())};
}
journal::NewEvent eventOf(journal::EventKind kind, const journal::Sale &sale);
journal::NewEvent eventOf(journal::EventKind kind, const journal::Return &value);

} // namespace mendian::test
