// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/salekeys.h"

#include "ui/kit/painted.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace mendian {

const QList<SaleKey> &saleKeys()
{
    using enum SaleAction;
    static const QList<SaleKey> table = [] {
        QList<SaleKey> keys = {
            {PayCode, 0, Qt::Key_Space, true, QT_TRANSLATE_NOOP("SaleKeys", "Take payment code")},
            {PayCash, 0, Qt::Key_F9, false, QT_TRANSLATE_NOOP("SaleKeys", "Cash")},
            {PayCard, 0, Qt::Key_F11, false, QT_TRANSLATE_NOOP("SaleKeys", "Bank card")},
            {PayCombined, 0, Qt::Key_F12, false, QT_TRANSLATE_NOOP("SaleKeys", "Combined payment")},
            {FocusScan, 0, Qt::Key_F2, false, QT_TRANSLATE_NOOP("SaleKeys", "Scan field")},
            {ChangePrice, 0, Qt::Key_F4, false, QT_TRANSLATE_NOOP("SaleKeys", "Price of the line")},
            {Hold, 0, Qt::Key_F5, false, QT_TRANSLATE_NOOP("SaleKeys", "Hold")},
            {Recall, 0, Qt::Key_F6, false, QT_TRANSLATE_NOOP("SaleKeys", "Recall")},
            {WholeDiscount, 0, Qt::Key_F7, false, QT_TRANSLATE_NOOP("SaleKeys", "Whole discount")},
            {LineUp, 0, Qt::Key_Up, false, QT_TRANSLATE_NOOP("SaleKeys", "Line above")},
            {LineDown, 0, Qt::Key_Down, false, QT_TRANSLATE_NOOP("SaleKeys", "Line below")},
            {PageUp, 0, Qt::Key_PageUp, false, ""},
            {PageDown, 0, Qt::Key_PageDown, false, ""},
            {More1, 0, Qt::Key_Plus, true, QT_TRANSLATE_NOOP("SaleKeys", "One piece more")},
            {More1, 0, Qt::SHIFT | Qt::Key_Plus, true, ""},
            {Less1, 0, Qt::Key_Minus, true, QT_TRANSLATE_NOOP("SaleKeys", "One piece less")},
            {Remove, 0, Qt::Key_Delete, true, QT_TRANSLATE_NOOP("SaleKeys", "Remove line")},
            {Undo, 0, Qt::CTRL | Qt::Key_Z, false, QT_TRANSLATE_NOOP("SaleKeys", "Undo")},
            {Redo, 0, Qt::CTRL | Qt::Key_Y, false, QT_TRANSLATE_NOOP("SaleKeys", "Redo")},
            {Drawer, 0, Qt::CTRL | Qt::Key_D, false, QT_TRANSLATE_NOOP("SaleKeys", "Open drawer")},
            {CashMove, 0, Qt::CTRL | Qt::SHIFT | Qt::Key_D, false, QT_TRANSLATE_NOOP("SaleKeys", "Cash in and out")},
            {Reprint, 0, Qt::CTRL | Qt::Key_P, false, QT_TRANSLATE_NOOP("SaleKeys", "Reprint last receipt")},
            {Lock, 0, Qt::CTRL | Qt::Key_L, false, QT_TRANSLATE_NOOP("SaleKeys", "Lock till")},
            {More, 0, Qt::Key_F1, false, QT_TRANSLATE_NOOP("SaleKeys", "Everything and its key")},
            {Escape, 0, Qt::Key_Escape, false, ""},
        };
        const Qt::Key quick[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8,
            Qt::Key_9, Qt::Key_0, Qt::Key_Minus, Qt::Key_Equal};
        for (int i = 0; i < 12; ++i)
            keys += {QuickKey, i, Qt::ALT | quick[i], false, ""};
        for (int i = 0; i < 5; ++i)
            keys += {QuickTab, i, Qt::CTRL | quick[i], false, ""};
        return keys;
    }();
    return table;
}

std::optional<SaleKey> matchSaleKey(const QKeyEvent &event)
{
    // The number block is the same keyboard to a person.
    const QKeyCombination pressed(event.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event.key()));
    for (const SaleKey &key : saleKeys()) {
        if (key.key == pressed)
            return key;
    }
    return {};
}

QString saleKeyLabel(SaleAction action, int argument)
{
    for (const SaleKey &key : saleKeys()) {
        if (key.action == action && key.argument == argument)
            return kit::keyLabel(QKeySequence(key.key));
    }
    return {};
}

QString saleKeyName(const SaleKey &key) { return QCoreApplication::translate("SaleKeys", key.label); }

} // namespace mendian
