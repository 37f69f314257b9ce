// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/salekeys.h"
#include "ui/kit/format.h"
#include "workflows/checkout/tillview.h"

#include <QCoreApplication>

namespace mendian {

/// A tile of the function bar or of the tenders, ready to be painted.
struct SaleTile
{
    SaleAction action = SaleAction::More;
    QString icon;
    QString label;
    QString key;
    int count = 0;
    QString refusal; ///< why it cannot be used now; empty: it can
};

struct TotalState
{
    QString amount;
    QString split;      ///< "Whole discount −20.00 · Prices −5.90"
    QString shortSplit; ///< when the long one has no room: "Saved 25.90"
    SaleTile pay;       ///< the one money button
    QString payNote;    ///< the channels it takes
    QList<SaleTile> tenders;
};

struct FooterState
{
    QString undo; ///< empty: nothing to undo
    QString pieces;
    QString gross;
    QString saved; ///< "−25.90"; empty: nothing saved
};

struct EmptyWords
{
    QString sentence;
    QString count; ///< "37 sales this shift"
    QString last;  ///< "Last receipt S001-02-1-37 · 68.40 · 14:29"; empty: none yet
};

/// Decides what the sale screen says and offers; knows no widgets. GUI thread.
class SalePresenter
{
    Q_DECLARE_TR_FUNCTIONS(SalePresenter)
public:
    explicit SalePresenter(const kit::Format &format = kit::Format()) : m_format(format) {}
    TotalState total(const TillView &view) const;
    FooterState footer(const TillView &view) const;
    QList<SaleTile> tiles(const TillView &view, bool lineSelected) const;
    EmptyWords empty(const TillView &view) const;
    /// Whether the till sells by payment codes at all, and by which providers.
    static QStringList codeProviders(const TillView &view);
    static bool offers(const TillView &view, SaleAction action);
    const kit::Format &format() const { return m_format; }

private:
    SaleTile tile(SaleAction action, const QString &icon, const QString &label, const QString &refusal = {}) const;
    kit::Format m_format;
};

} // namespace mendian
