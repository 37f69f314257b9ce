// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/shift/shiftreport.h"
#include "workflows/shop/session.h"

namespace mendian {

/// One tender kind at the close: what the system expects against what was counted.
struct CountRow
{
    QString kind;
    Money expected;
    Money counted;
    bool needsReason = false; ///< the difference is above the store's limit
};

/// Opens and closes shifts, moves cash, prints X and Z. Every step is one commit. Engine thread.
class ShiftDesk
{
public:
    ShiftDesk(Shop &shop, Session &session) : m_shop(shop), m_session(session) {}

    /// Errors: ShiftOpen, PermissionDenied, InvalidInput (negative float).
    Status open(Money cashFloat);
    Status cashMove(Money amount, const QString &reason, const Proof &proof);
    Status openDrawer(const QString &reason, const Proof &proof);
    Status printX();

    /// Undecided payments pass the store's limit: a named manager has to confirm the close.
    Result<bool> needsManager();
    /// The blind count against the books. Only cash is counted; providers' money counts as it was confirmed.
    Result<QList<CountRow>> compare(const QList<journal::CountedNote> &notes);
    /// `reasons` by tender kind. Undecided payments are listed and carried over, they never block (design §4).
    /// Errors: NoShift, InvalidInput (a reason is missing: args[0] = kind), PermissionDenied (manager needed).
    Status close(const QList<journal::CountedNote> &notes, const QMap<QString, QString> &reasons, const Proof &manager);

private:
    Result<ShiftId> current();

    Shop &m_shop;
    Session &m_session;
};

} // namespace mendian
