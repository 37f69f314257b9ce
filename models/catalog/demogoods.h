// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/sku.h"

#include <functional>

namespace mendian {

// Invented goods of a Chinese supermarket for demo shops, tests and benchmarks: brands that do not exist, plausible
// prices, costs, tax rates and shelves, valid EAN-13 codes (690–699) that are all different. The same seed gives the
// same goods, and the first k of n are the goods of k. First come the quick keys, then weighed fresh goods with PLUs,
// then packed goods from all categories in turn. The words are in demowords.cpp.

inline constexpr int kMaxDemoGoods = 1'000'000;

/// Calls `use` for each SKU in order and keeps none; a million take some seconds and no memory to speak of.
/// n is bounded by kMaxDemoGoods.
void forEachDemoSku(int n, quint32 seed, const std::function<void(const Sku &)> &use);

QList<Sku> demoGoods(int n, quint32 seed = 1);

/// Item numbers of the goods that belong on a till's quick keys (bags, soy milk, bananas, goods without a code…), in
/// their order on the keys. Every demo shop of at least that many goods has them.
QStringList demoQuickKeyNumbers();

} // namespace mendian
