// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <span>

namespace mendian::demo {

/// A family of packed goods. Names are made as "brand variant+noun spec"; noun "-": the variant says it all.
struct Line
{
    const char16_t *category;
    const char16_t *brands; ///< a row of kBrands
    const char16_t *noun;
    const char16_t *variants; ///< separated by spaces; "-" is the plain one
    const char16_t *specs;    ///< "550ml=1000", the price in permille of `fen`; "550ml×12=11000箱": another unit
    const char16_t *unit;
    int fen;   ///< price of a spec with 1000
    int tax;   ///< basis points
    char zone; ///< of the shelf
    bool fresh = false;
    int age = 0;
};

struct BrandGroup
{
    const char16_t *name;
    const char16_t *brands; ///< separated by spaces
};

/// Goods sold by weight from the fresh counters; prices a kilogram.
struct Weighed
{
    const char16_t *category;
    const char16_t *name;
    int fen;
    char zone;
};

/// Goods without a printed code: they live on quick keys.
struct QuickKey
{
    const char16_t *name;
    const char16_t *spec;
    const char16_t *unit;
    const char16_t *category;
    int fen; ///< 0: the cashier enters the price
    int tax;
    bool weighed;
    bool fresh;
};

std::span<const Line> lines();
std::span<const BrandGroup> brandGroups();
std::span<const Weighed> weighedGoods();
std::span<const QuickKey> quickKeys();
/// Distinguishes further rounds of the same goods in very large demo shops; the first is empty.
std::span<const char16_t *const> editions();

} // namespace mendian::demo
