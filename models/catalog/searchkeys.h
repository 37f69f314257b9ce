// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/sku.h"

#include <QHash>
#include <memory>

namespace mendian {

/// The form names and queries are compared in: half width, lower case, "×" and "*" as "x", without white space and
/// punctuation (a point stays: 1.5l). "云溪 天然水 550ML×12" -> "云溪天然水550mlx12".
QString searchText(QStringView text);

/// Pinyin initials: ICU's Han-Latin reading, and for common characters with readings that begin differently a table
/// (重 = z and c). Keeps what it has looked up, so 100,000 names take about a second. One owner, one thread.
class PinyinInitials
{
public:
    PinyinInitials();
    ~PinyinInitials();
    PinyinInitials(const PinyinInitials &) = delete;
    PinyinInitials &operator=(const PinyinInitials &) = delete;

    /// Initials of a text, letters and digits as they are: "重庆小面 2包" -> "zqxm2b", "cqxm2b". At most kMaxVariants;
    /// when there would be more, later characters keep their first reading only. Empty text: no variant.
    QStringList variants(QStringView text);
    /// The letters one character may begin with; empty for punctuation and what ICU cannot read.
    QString letters(char32_t character);

    static constexpr qsizetype kMaxVariants = 8;

private:
    QString reading(char32_t character);

    struct Engine;
    std::unique_ptr<Engine> m_engine;
    QHash<char32_t, QString> m_letters;
};

/// What a SKU is found by besides its name and codes: the initials of its name and short name, without doubles.
QStringList searchKeys(const Sku &sku, PinyinInitials &initials);

} // namespace mendian
