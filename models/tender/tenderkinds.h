// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace mendian {

/// The order in which the parts of one sale are taken (design §4): what we hold ourselves, then a slip of a foreign
/// terminal, then provider money, and cash is counted last.
enum class TenderTurn { InternalHold, Slip, Provider, Cash };

/// One way to pay: a row of data. A later kind (stored value, coupon, …) is a further row.
struct TenderKind
{
    QString id = {};       ///< "cash"; stored in journal bodies, never changes
    const char *name = ""; ///< English source text, context "TenderKind"
    TenderTurn turn = TenderTurn::Provider;
    bool countedAtClose = false; ///< counted piece by piece at shift close
    bool givesChange = false;
    bool opensDrawer = false;
    bool needsProvider = false;  ///< runs an Attempt; `id` is the provider's name too
    bool needsReference = false; ///< a slip number has to be typed in
};

const QList<TenderKind> &tenderKinds();
/// nullptr when the id is unknown.
const TenderKind *tenderKind(QStringView id);

} // namespace mendian
