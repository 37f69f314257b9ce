// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <optional>

class QKeyEvent;

namespace mendian {

/// What a person can do on the sale screen (ui guide §3.1). Actions whose capability has not landed are not here.
enum class SaleAction {
    FocusScan,
    ChangePrice,
    Hold,
    Recall,
    WholeDiscount,
    PayCode,
    PayCash,
    PayCard,
    PayCombined,
    Drawer,
    CashMove,
    Reprint,
    Undo,
    Redo,
    Lock,
    More,
    LineUp,
    LineDown,
    PageUp,
    PageDown,
    More1,
    Less1,
    Remove,
    QuickKey, ///< argument 0..11
    QuickTab, ///< argument 0..4
    Escape
};

struct SaleKey
{
    SaleAction action;
    int argument = 0;
    QKeyCombination key;
    bool onlyWhenEmpty = false; ///< belongs to the scan field while it holds text
    const char *label = "";     ///< English source, context "SaleKeys"; empty: not in the list of keys
};

/// The table of keys; one place for routing, keycaps and the F1 list.
const QList<SaleKey> &saleKeys();
std::optional<SaleKey> matchSaleKey(const QKeyEvent &event);
/// "F5", "空格", "Ctrl+D"; of the action's first key.
QString saleKeyLabel(SaleAction action, int argument = 0);
QString saleKeyName(const SaleKey &key); ///< translated

} // namespace mendian
