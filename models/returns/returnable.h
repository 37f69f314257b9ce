// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/return.h"

#include <QMap>

namespace mendian {

// What may still come back of a sale, and what is given back for it.
//
// A line is worth what was paid for it: its net, less its share of the sale's 抹零, which allocate() spreads over the
// lines by their nets. So the lines together are worth exactly what the customer paid.
//
// Of a line, q of Q pieces or grams are worth ⌊paid × q / Q⌋ counted from the first one that ever came back: a return
// gives the worth of all that has come back by now, less the worth of what had come back before. Any sequence of
// returns therefore adds up to the line exactly, none is negative, and none is above the list price of what came back,
// rounded up to the fen.

/// What the customer paid for each line; adds up to sale.total.
QList<Money> paidByLine(const journal::Sale &sale);

/// What `now` more are worth when `before` of `sold` had come back.
Money returnAmount(Money paid, Quantity sold, Quantity before, Quantity now);

struct ReturnableLine
{
    int index = 0;
    Quantity sold;
    Quantity returned;
    Quantity left;
    Money paid;
    Money leftAmount; ///< given back for all that is left
};

/// `returned` by the place of the line, as the folds have it.
QList<ReturnableLine> returnableLines(const journal::Sale &sale, const QMap<int, Quantity> &returned);

/// What a person chose to take back of one line.
struct ReturnChoice
{
    int index = 0;
    Quantity quantity;
    QString reason; ///< a row of returnReasons()
    QString note = {};
};

/// The lines of the return. Errors: InvalidInput (args[0] = "lines", "quantity", "reason"), LimitExceeded when more is
/// chosen than is left (args[0] = what is left).
Result<QList<journal::ReturnLine>> returnLines(
    const journal::Sale &sale, const QMap<int, Quantity> &returned, const QList<ReturnChoice> &choices);

Money totalOf(const QList<journal::ReturnLine> &lines);

} // namespace mendian
