// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"
#include "payments/bankcsv/banklayout.h"

#include <QByteArrayView>

namespace mendian::bankcsv {

/// A bank's or acquirer's statement: CSV in UTF-8 or GB18030, with comma or TAB, of any days (docs/reconcile.md).
/// A provider's name that the layout does not know stays as it is: a statement has lines of other trade too.
/// Errors: InvalidInput with args {line, column, problem}, LimitExceeded; nothing is half-read.
Result<QList<BankRow>> readStatement(QByteArrayView file, const BankLayout &layout = standardLayout());

} // namespace mendian::bankcsv
