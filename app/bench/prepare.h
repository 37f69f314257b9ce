// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/bench.h"

namespace mendian::bench {

inline const QString kBarcodeFile = QStringLiteral("bench.barcodes");
inline constexpr const char *kCashier = "0017";

/// The badge of 0017 in every prepared shop: a till is signed in by scanning it.
QString cashierBadge();

/// Makes a demo shop with the plan's goods and history: real events, folds and print jobs by the real journal, many of
/// them in one commit. The shift of today is open, print jobs are done.
Status prepareShop(const QString &folder, const ShopPlan &plan);

} // namespace mendian::bench
