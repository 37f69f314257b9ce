// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/quantity.h"

#include <QList>
#include <QString>
#include <optional>

namespace mendian::codes {

enum class AmountUnit { Fen, Jiao };
enum class CheckRule { Ean, None }; ///< None: some scale firmware prints another last digit (spec/devices.md §4.6)

/// One kind of label a shop's scales print: which numbers begin it and what its digits mean.
/// The pattern has one letter a digit: F flag, W goods code, E amount, N weight in grams, V price verifier over E,
/// C check digit. 13 digits (EAN-13) or 18 (CODE128).
struct InStoreLayout
{
    QString prefix; ///< "2".."29": as many digits as the pattern has F
    QString pattern;
    AmountUnit amountUnit = AmountUnit::Fen;
    CheckRule check = CheckRule::Ean;

    friend bool operator==(const InStoreLayout &, const InStoreLayout &) = default;
};

/// The patterns of spec/devices.md §4.6, for the settings page: every layout the shop may choose for a prefix.
QStringList inStorePatterns();

/// A scale label taken apart. At least one of amount and weight is there.
struct InStoreCode
{
    QString prefix;
    QString plu;                    ///< goods code as printed, with its zeros
    std::optional<Money> amount;    ///< printed amount; it wins over price × weight
    std::optional<Quantity> weight; ///< printed weight, kg in thousandths

    friend bool operator==(const InStoreCode &, const InStoreCode &) = default;
};

/// Why a label of a known layout is refused.
enum class LabelFault { None, CheckDigit, PriceVerifier, ZeroAmount, ZeroWeight };

struct InStoreRead
{
    bool matches = false; ///< a layout is set for this prefix and length
    LabelFault fault = LabelFault::None;
    InStoreCode code;
};

/// The shop's setting: which prefix has which layout. A value; safe to copy between threads.
class InStoreLayouts
{
public:
    /// spec/devices.md §4.6: 20 = weight, 21 = amount, 22 = 18 digits with amount then weight.
    static InStoreLayouts defaults();
    /// "20=FFWWWWWNNNNNC;21=FFWWWWWEEEEEC,jiao;22=FFWWWWWEEEEENNNNNC,nocheck". Empty = no labels.
    /// Errors: InvalidInput, args[0] = the part that is wrong (unknown pattern, prefix outside 20–29, 18 digits outside
    /// 20–24 where payment codes begin, a prefix set twice for one length).
    static Result<InStoreLayouts> parse(const QString &text);
    QString toString() const;
    const QList<InStoreLayout> &rows() const { return m_rows; }

    /// Takes a label apart. The longer prefix wins; digits only; no allocation when nothing matches.
    InStoreRead read(QStringView digits) const;

    friend bool operator==(const InStoreLayouts &, const InStoreLayouts &) = default;

private:
    QList<InStoreLayout> m_rows;
};

/// GS1 price verifier of four or five digits, 0..9 (GS1 General Specifications 7.9). Other lengths: -1.
int priceVerifier(QStringView priceDigits);

/// What an amount label weighs: amount / price per kg, rounded to the gram. Price 0 is an error.
Result<Quantity> weightFromAmount(Money amount, Money pricePerKg);
/// What a weight label costs: price × grams / 1000, half up to the fen.
Result<Money> amountFromWeight(Money pricePerKg, Quantity weight);
/// Both printed: whether the amount differs from price × weight by more than one fen (warn; the amount still wins).
bool printedAmountDiffers(Money printed, Money pricePerKg, Quantity weight);

/// Writes a label number, for tests and demo goods. Errors: InvalidInput when a field does not fit.
Result<QString> writeInStore(const InStoreLayout &layout, const QString &plu, Money amount, Quantity weight);

} // namespace mendian::codes
