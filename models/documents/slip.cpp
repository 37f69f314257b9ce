// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/slip.h"

namespace mendian::documents {

SlipBuilder::SlipBuilder(const SlipHeader &header, const QString &kind, const QString &title) : m_folder(header.folder)
{
    m_document.kind = kind;
    m_document.language = header.language;
    banner();
    line(header.storeName, Align::Center, true);
    if (!title.isEmpty())
        large(title);
}

void SlipBuilder::banner()
{
    if (m_folder == QLatin1String("real"))
        return;
    // An unknown kind is no licence to look real.
    const SlipWord kind = m_folder == QLatin1String("training") ? SlipWord::Training : SlipWord::Demo;
    add(TextLine{u"* " + word(kind) + u" *", Align::Center, true, true});
    line(word(SlipWord::NotAReceipt), Align::Center);
}

SlipBuilder &SlipBuilder::line(const QString &text, Align align, bool bold)
{
    return text.isEmpty() ? *this : add(TextLine{text, align, false, bold});
}

SlipBuilder &SlipBuilder::large(const QString &text, Align align) { return add(TextLine{text, align, true, true}); }

SlipBuilder &SlipBuilder::pair(SlipWord label, const QString &value, bool bold)
{
    return pair(word(label), value, bold);
}

SlipBuilder &SlipBuilder::pair(const QString &label, const QString &value, bool bold)
{
    if (value.isEmpty())
        return *this;
    return add(ColumnsRow{{Cell{label, 1, Align::Left}, Cell{value, 0, Align::Right}}, bold});
}

SlipBuilder &SlipBuilder::row(const QStringList &cells, bool bold)
{
    ColumnsRow row;
    row.bold = bold;
    for (const QString &text : cells)
        row.cells.append(Cell{text, 1, row.cells.isEmpty() ? Align::Left : Align::Right});
    return add(row);
}

SlipBuilder &SlipBuilder::add(const Block &block)
{
    m_document.blocks.append(block);
    return *this;
}

SlipBuilder &SlipBuilder::qr(const QString &payload, int moduleDots)
{
    return payload.isEmpty() ? *this : add(QrCode{payload, moduleDots});
}

Document SlipBuilder::finish()
{
    banner();
    add(Cut{});
    return m_document;
}

QString slipTime(Timestamp t)
{
    return t.isNull() ? QString() : storeTime(t).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

Document marked(Document document, PrintMark mark, int copy)
{
    document.mark = mark;
    document.copy = copy;
    return document;
}

} // namespace mendian::documents
