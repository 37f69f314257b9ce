// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mendian {

/// What the shape of a goods code says about its check digit.
enum class CodeShape {
    Free,     ///< not 8, 12 or 13 digits: an in-house or CODE128 text, nothing to check
    Good,     ///< EAN-8, UPC-A, UPC-E or EAN-13 with the right check digit
    BadCheck, ///< the length of one of those, but the digit is wrong
};
CodeShape codeShape(QStringView text);

/// True for 13 digits beginning 20–29: numbers the shop gives itself, among them its scale labels.
bool isInStoreCode(QStringView text);

/// The form codes are compared and looked up in. A UPC-A is an EAN-13 whose leading zero some scanners leave out,
/// so "012345678905" and "0012345678905" are one code.
QString barcodeKey(QStringView text);

} // namespace mendian
