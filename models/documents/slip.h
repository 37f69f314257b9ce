// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/words.h"

#include "core/clock.h"

namespace mendian::documents {

/// What stands on every slip of a till.
struct SlipHeader
{
    QString storeName;
    QString address;
    QString phone;
    QString taxId;
    QString folder; ///< "real", "demo" or "training": not real is said in large letters (design §2)
    int till = 0;
    SlipLanguage language = SlipLanguage::Chinese;
    QStringList footer; ///< the shop's own lines under a receipt; empty: a thank-you
};

/// Builds a document block by block; the slip words in the header's language.
class SlipBuilder
{
public:
    /// Banner of a folder that is not real, the store's name, the slip's title in large letters.
    SlipBuilder(const SlipHeader &header, const QString &kind, const QString &title);

    SlipLanguage language() const { return m_document.language; }
    QString word(SlipWord w) const { return slipWord(w, m_document.language); }
    SlipBuilder &line(const QString &text, Align align = Align::Left, bool bold = false);
    SlipBuilder &large(const QString &text, Align align = Align::Center);
    /// Label at the left, value at the right; nothing if the value is empty.
    SlipBuilder &pair(SlipWord label, const QString &value, bool bold = false);
    SlipBuilder &pair(const QString &label, const QString &value, bool bold = false);
    SlipBuilder &row(const QStringList &cells, bool bold = false);
    SlipBuilder &add(const Block &block);
    SlipBuilder &rule(bool doubled = false) { return add(Rule{doubled}); }
    SlipBuilder &qr(const QString &payload, int moduleDots = 6);
    /// Banner again, then the cut.
    Document finish();

private:
    void banner();
    Document m_document;
    QString m_folder;
};

/// 2025-11-21 14:32:00 in store time; empty for the null moment.
QString slipTime(Timestamp t);

/// The slip as a copy with 重打 or 补打 and its number.
Document marked(Document document, PrintMark mark, int copy);

} // namespace mendian::documents
