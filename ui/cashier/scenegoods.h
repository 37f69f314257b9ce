// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillport.h"

namespace mendian::scenegoods {

/// The seven lines of the target picture with invented brands; a price change, a line discount and a whole discount of
/// 20.00. They add up to 191.94.
BasketView normalBasket();
/// A small basket of `count` plain lines.
BasketView smallBasket(int count);
/// More than a hundred lines with long names and a line of 9,999,999.99.
BasketView longBasket();
QList<QuickKeyTab> quickKeys();
QList<HoldView> holds();
QList<Sku> found();
QList<PrintJobView> printJobs();
QList<ScanLogEntry> scanLog();
QList<PersonView> people();
/// The receipt of the sale before: 68.40 in cash, 100.00 given.
documents::Document lastReceipt();

} // namespace mendian::scenegoods
