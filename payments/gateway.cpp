// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/gateway.h"

namespace mendian {

Q_LOGGING_CATEGORY(logPayments, "mendian.payments")

} // namespace mendian
