// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/sku.h"

#include <QStringList>

namespace mendian {

/// The fields a person fills in; one table of names serves forms, import and reports.
// clang-format off
enum class SkuField {
    Number, Name, ShortName, Spec, Unit, Price, MemberPrice, Cost, Weighed, Plu, Category, TaxRate, Shelf, Fresh,
    Active, MinimumAge, Barcode, Pack, PackPrice,
};
// clang-format on
/// "member_price": stable name for --json, also an accepted CSV heading.
const char *fieldName(SkuField field);

// What can be wrong with goods data: stable code, English sentence (%1, %2 = args). Screens translate by the code.
#define MENDIAN_GOODS_PROBLEMS(X)                                                                                      \
    X(Missing, "The value is missing.")                                                                                \
    X(TooLong, "The text has %1 characters; at most %2 are allowed.")                                                  \
    X(ControlCharacter, "The text holds a control character.")                                                         \
    X(NotANumber, "\"%1\" is not a plain decimal number.")                                                             \
    X(Exponent, "\"%1\" is a spreadsheet's number notation: format the column as text there and save again.")          \
    X(TooManyDecimals, "\"%1\" has more decimals than the %2 allowed.")                                                \
    X(Negative, "\"%1\" is negative.")                                                                                 \
    X(TooLarge, "\"%1\" is larger than %2.")                                                                           \
    X(NotYesOrNo, "\"%1\" is not one of 是 否 yes no 1 0.")                                                            \
    X(TaxUnclear, "\"%1\" is unclear: write 13 or 13% for thirteen percent.")                                          \
    X(BadNumber, "The item number \"%1\" may hold only letters, digits and - . _ / #.")                                \
    X(BadPlu, "The PLU \"%1\" is not 1 to 6 digits.")                                                                  \
    X(BadBarcode, "The barcode \"%1\" holds a character that no label prints.")                                        \
    X(BadCheckDigit, "The check digit of \"%1\" is wrong; it would have to be %2.")                                    \
    X(BadCategory, "The category path \"%1\" has an empty or too long part, or more than 6 levels.")                   \
    X(BadPack, "A pack holds 1 to 99999 pieces, not %1.")                                                              \
    X(PackWithoutBarcode, "A pack price is given, but there is no pack barcode.")                                      \
    X(BadAge, "The minimum age \"%1\" is not between 0 and 99.")                                                       \
    X(MemberAbovePrice, "The member price %1 is above the price %2.")                                                  \
    X(WeighedUnit, "Weighed goods are priced by the kilogram; the unit is kg, not \"%1\".")                            \
    X(DuplicateNumber, "The item number \"%1\" stands in line %2 already.")                                            \
    X(DuplicateBarcode, "The barcode \"%1\" stands in line %2 already.")                                               \
    X(DuplicatePlu, "The PLU \"%1\" stands in line %2 already.")                                                       \
    X(RepeatedBarcode, "The barcode \"%1\" is given twice in this row.")                                               \
    X(EmptyFile, "The file holds no rows.")                                                                            \
    X(NoHeading, "The first row is not a heading row: none of its cells is a known heading.")                          \
    X(MissingColumn, "The required column %1 is missing.")                                                             \
    X(DuplicateColumn, "The column %1 is given twice.")                                                                \
    X(TooFewCells, "The row has %1 cells, the heading has %2.")                                                        \
    X(TooManyCells, "The row has %1 cells, the heading has %2: is a comma missing its quotes?")                        \
    X(LineTooLong, "The row is longer than %1 bytes: is a closing quote missing?")                                     \
    X(UnclosedQuote, "A quote opened in this row is never closed.")                                                    \
    X(NulByte, "The file holds a NUL byte: it is not a text file.")                                                    \
    X(BadEncoding, "The row is neither UTF-8 nor GB18030 text.")                                                       \
    X(TooManyRows, "The file has more than %1 rows.")                                                                  \
    X(FileTooLarge, "The file has %1 bytes; at most %2 are read.")                                                     \
    X(BarcodeInUse, "The barcode \"%1\" belongs to item %2 in the shop already.")                                      \
    X(PluInUse, "The PLU \"%1\" belongs to item %2 in the shop already.")

enum class GoodsProblem {
#define X(name, sentence) name,
    MENDIAN_GOODS_PROBLEMS(X)
#undef X
};
/// "BadCheckDigit": stable, for --json and tests.
const char *problemCode(GoodsProblem problem);
/// The English sentence with its arguments filled in.
QString problemSentence(GoodsProblem problem, const QStringList &args);

struct FieldError
{
    SkuField field;
    GoodsProblem problem;
    QStringList args;
    qsizetype barcode = -1; ///< index into Sku::barcodes for Barcode, Pack and PackPrice

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

inline constexpr qint64 kMaxPack = 99'999;
inline constexpr qsizetype kMaxBarcodesPerSku = 64;

/// Every rule that one SKU alone can break; an empty list means it may be stored. The id is not looked at.
QList<FieldError> validate(const Sku &sku);

} // namespace mendian
