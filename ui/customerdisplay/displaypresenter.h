// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/format.h"
#include "ui/kit/tokens.h"
#include "workflows/checkout/tillview.h"

#include <QCoreApplication>

namespace mendian {

/// What the customer sees. Built from an allowed list of fields: no staff, no cost, no day's takings can come through.
struct DisplayState
{
    enum class Kind { Idle, Sale, Pay, Qr, Password, Paid, Change, Unknown };
    struct Line
    {
        QString name;
        QString quantity;
        QString amount;
        QString saved;
        friend bool operator==(const Line &, const Line &) = default;
    };
    Kind kind = Kind::Idle;
    QString store;
    QString mode; ///< "training" or "demo" words; empty in a real folder
    QList<Line> lines;
    QString pieces;
    QString amountLabel;
    QString amount;
    QString saved;
    QString title; ///< what to do, or what happened
    QString hint;
    QString icon;
    QString qr; ///< what the customer's phone reads
    kit::Tone tone = kit::Tone::Brand;
};

/// A table from the till's view to the customer's screen (ui guide §2.5). A payment whose result is not known is always
/// "please wait", never "failed".
class DisplayPresenter
{
    Q_DECLARE_TR_FUNCTIONS(DisplayPresenter)
public:
    explicit DisplayPresenter(const kit::Format &format = kit::Format()) : m_format(format) {}
    DisplayState state(const TillView &view) const;

private:
    void fillLines(DisplayState &state, const BasketView &basket) const;
    void fillPayment(DisplayState &state, const TillView &view) const;
    kit::Format m_format;
};

} // namespace mendian
