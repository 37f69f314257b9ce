// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/skurules.h"

#include <tl/expected.hpp>

namespace mendian {

/// What is wrong with the text of one cell; the caller knows the place.
struct CellProblem
{
    GoodsProblem problem{};
    QStringList args;
};
template <typename T>
using Cell = tl::expected<T, CellProblem>;

// Readers of single cells as people and spreadsheets write them. Full-width digits are taken; an exponent, a sign, a
// separator or a currency mark is not. An empty cell is the caller's business.

/// 0 … kMaxAmount, at most two decimals.
Cell<Money> amountCell(const QString &text);
/// A whole number 0 … `largest`.
Cell<qint64> countCell(const QString &text, qint64 largest);
/// Percent to basis points: "13", "13%", "1.5%", 免税. A bare number between 0 and 1 is unclear (0.13 could mean 13 %).
Cell<int> taxCell(const QString &text);
/// 是 否 yes no y n true false 1 0 √ ×, and the words of state columns (称重 计件 正常 在售 停用 下架 …).
Cell<bool> yesNoCell(const QString &text);
/// Digits only; up to five are filled with zeros from the left to five, because spreadsheets drop them.
Cell<QString> pluCell(const QString &text);
/// The codes of one cell, separated by ; 、 | or white space, in half-width form.
Cell<QStringList> barcodesCell(const QString &text);
/// A path with / (also ＞ and >) between its levels, white space around the parts removed.
QString categoryCell(const QString &text);
/// "kg" for 千克, 公斤 and KG; anything else unchanged.
QString unitCell(const QString &text);

} // namespace mendian
