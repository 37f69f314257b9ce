// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mendian::storage {

/// What search.db keeps of one SKU, all in searchText() form.
struct SearchDoc
{
    QString name;
    QStringList initials; ///< variants
    QStringList codes;    ///< barcodes, item number, PLU

    friend bool operator==(const SearchDoc &, const SearchDoc &) = default;
};

/// The words of the index, each once, separated by spaces, with one letter in front for the field: n = one and two
/// characters of the name, i = two initials, h = the first one to three initials, c = three characters of a code,
/// w = a whole code.
QString indexTokens(const SearchDoc &doc);

/// FTS5 expressions for one word of a query (in searchText() form); empty when the field cannot match it.
QString nameExpression(const QString &word);
QString initialsExpression(const QString &word);
QString initialsHeadExpression(const QString &word);
QString codeExpression(const QString &word);
QString wholeCodeExpression(const QString &word);
/// Any field.
QString wordExpression(const QString &word);

/// Grams find candidates; this decides.
bool matches(const SearchDoc &doc, const QString &word);

} // namespace mendian::storage
