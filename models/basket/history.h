// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/basket.h"

namespace mendian {

/// Undo and redo of basket changes: the baskets themselves, at most ten steps (ui-guide §3, rule 3). Engine thread.
class BasketHistory
{
public:
    static constexpr qsizetype kSteps = 10;

    struct Step
    {
        Basket basket;
        QString what;    ///< "remove", "quantity", "price", ...: the toast's words come from it
        QString subject; ///< name of the line concerned
    };

    /// Call with the basket as it was before a change.
    void remember(const Basket &before, const QString &what, const QString &subject)
    {
        m_undo.append({before, what, subject});
        if (m_undo.size() > kSteps)
            m_undo.removeFirst();
        m_redo.clear();
    }
    std::optional<Step> undo(const Basket &now) { return move(m_undo, m_redo, now); }
    std::optional<Step> redo(const Basket &now) { return move(m_redo, m_undo, now); }
    const Step *last() const { return m_undo.isEmpty() ? nullptr : &m_undo.last(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    void clear()
    {
        m_undo.clear();
        m_redo.clear();
    }

private:
    static std::optional<Step> move(QList<Step> &from, QList<Step> &to, const Basket &now)
    {
        if (from.isEmpty())
            return std::nullopt;
        Step step = from.takeLast();
        to.append({now, step.what, step.subject});
        return step;
    }
    QList<Step> m_undo;
    QList<Step> m_redo;
};

} // namespace mendian
