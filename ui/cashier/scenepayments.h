// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillview.h"

#include <QStringList>

namespace mendian::scenepayments {

/// Names of the payment scenes without "pay.": "collect", "password", "confirming", "paid", ...
QStringList names();
/// The payment of that name for a sale of `total`.
PaymentView payment(const QString &name, Money total);
QList<ParkedPayment> parked();
QList<RefundView> refunds(); ///< one stuck, one under way

} // namespace mendian::scenepayments
