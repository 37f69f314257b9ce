// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace mendian::codes {

/// True for a non-empty text of the digits 0..9 only (no full-width digits).
bool isDigits(QStringView text);
/// The EAN check digit of the digits given (without it), 0..9: from the right weights 3,1,3,1… (spec/devices.md §4.6).
/// The text must be digits; the same rule serves 7, 11, 12, 13 and 17 digits.
int eanCheckDigit(QStringView digitsWithoutCheck);
/// Whether the last digit is the EAN check digit of the ones before.
bool hasGoodCheckDigit(QStringView digits);

/// How a goods number is printed.
enum class GtinForm { Ean8, Ean13, UpcA, UpcE, Itf14 };

/// A trade item number with a good check digit, kept in one normal form: EAN-8 stays 8 digits; UPC-A and UPC-E become
/// EAN-13 (a zero in front); an ITF-14 with indicator 0 becomes EAN-13, any other indicator is a pack of its own and
/// stays.
class Gtin
{
public:
    Gtin() = default;
    /// 8, 12, 13 or 14 digits. Errors: InvalidInput, args[0] = "length", "digits" or "check digit".
    /// Eight digits that are no EAN-8 but a good UPC-E (system 0 or 1) are taken as UPC-E.
    static Result<Gtin> parse(QStringView text);
    /// Adds the check digit to 7, 11, 12 or 13 digits.
    static Result<Gtin> fromDigitsWithoutCheck(QStringView text);

    bool isNull() const { return m_digits.isEmpty(); }
    GtinForm form() const { return m_form; }
    const QString &toString() const { return m_digits; } ///< normal form
    /// The texts under which goods may be filed, best first: normal form, as printed, and the other reading of eight
    /// digits that are a good EAN-8 and a good UPC-E.
    QStringList lookups() const { return m_lookups; }

    friend bool operator==(const Gtin &a, const Gtin &b) { return a.m_digits == b.m_digits; }

private:
    QString m_digits;
    QStringList m_lookups;
    GtinForm m_form = GtinForm::Ean13;
};

/// The UPC-A (12 digits) behind eight UPC-E digits: system 0 or 1, six digits, check. Empty when it is none or damaged.
QString upcEToUpcA(QStringView eightDigits);

} // namespace mendian::codes
