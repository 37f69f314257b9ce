// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/document.h"

#include "core/jsontext.h"

#include <algorithm>
#include <array>
#include <span>

namespace mendian::documents {

namespace {

constexpr qint64 kVersion = 1;

template <typename E>
struct Name
{
    E value;
    const char *text;
};

constexpr std::array kAligns{
    Name<Align>{Align::Left, ""}, Name<Align>{Align::Center, "center"}, Name<Align>{Align::Right, "right"}};
constexpr std::array kMarks{Name<PrintMark>{PrintMark::None, ""}, Name<PrintMark>{PrintMark::Reprint, "reprint"},
    Name<PrintMark>{PrintMark::Repeat, "repeat"}};
constexpr std::array kLanguages{
    Name<SlipLanguage>{SlipLanguage::Chinese, "zh_CN"}, Name<SlipLanguage>{SlipLanguage::English, "en"}};
constexpr std::array kBarcodes{Name<BarcodeKind>{BarcodeKind::Ean13, "ean13"},
    Name<BarcodeKind>{BarcodeKind::Ean8, "ean8"}, Name<BarcodeKind>{BarcodeKind::Code128, "code128"}};

template <typename E>
QString nameOf(std::span<const Name<E>> names, E value)
{
    for (const Name<E> &name : names)
        if (name.value == value)
            return QString::fromLatin1(name.text);
    return {};
}

template <typename E>
Result<E> valueOf(std::span<const Name<E>> names, QStringView text)
{
    for (const Name<E> &name : names)
        if (text == QLatin1String(name.text))
            return name.value;
    return fail(ErrorCode::InvalidInput, QStringLiteral("no such word in a document: %1").arg(text));
}

/// Members in the order of their keys.
struct Writer
{
    JsonText &text;

    void operator()(const TextLine &b) const
    {
        text.putUnlessEmpty("align", nameOf<Align>(kAligns, b.align)).putUnlessEmpty("bold", b.bold);
        text.putUnlessEmpty("large", b.large).put("t", u"text").put("text", b.text);
    }
    void operator()(const ColumnsRow &b) const
    {
        text.putUnlessEmpty("bold", b.bold).key("cells").beginArray();
        for (const Cell &cell : b.cells)
            text.beginObject()
                .putUnlessEmpty("align", nameOf<Align>(kAligns, cell.align))
                .put("text", cell.text)
                .put("weight", qint64(cell.weight))
                .endObject();
        text.endArray().put("t", u"columns");
    }
    void operator()(const ItemRow &b) const
    {
        text.put("amount", b.amount).put("name", b.name).put("price", b.price).put("quantity", b.quantity);
        text.put("t", u"item");
    }
    void operator()(const Rule &b) const { text.putUnlessEmpty("doubled", b.doubled).put("t", u"rule"); }
    void operator()(const Feed &b) const { text.put("lines", qint64(b.lines)).put("t", u"feed"); }
    void operator()(const QrCode &b) const
    {
        text.put("payload", b.payload).put("size", qint64(b.moduleDots)).put("t", u"qr");
    }
    void operator()(const Barcode &b) const
    {
        text.put("data", b.data).put("kind", nameOf<BarcodeKind>(kBarcodes, b.kind)).put("t", u"barcode");
    }
    void operator()(const Cut &) const { text.put("t", u"cut"); }
};

Result<Block> readText(JsonReader &r)
{
    TextLine b{r.string("text"), Align::Left, r.booleanOr("large", false), r.booleanOr("bold", false)};
    const auto align = valueOf<Align>(kAligns, r.stringOr("align"));
    if (!align)
        return fail(align.error());
    b.align = *align;
    return b;
}

Result<Block> readColumns(JsonReader &r)
{
    ColumnsRow b;
    b.bold = r.booleanOr("bold", false);
    const QJsonArray cells = r.array("cells");
    for (const QJsonValue &value : cells) {
        JsonReader c(value.toObject(), u"document cell");
        Cell cell{c.string("text"), int(std::clamp<qint64>(c.integer("weight"), 0, 100)), Align::Left};
        const auto align = valueOf<Align>(kAligns, c.stringOr("align"));
        if (!align)
            return fail(align.error());
        cell.align = *align;
        MENDIAN_TRY(c.status());
        b.cells.append(cell);
    }
    return b;
}

Result<Block> readItem(JsonReader &r)
{
    return ItemRow{r.string("name"), r.string("quantity"), r.string("price"), r.string("amount")};
}

Result<Block> readRule(JsonReader &r) { return Rule{r.booleanOr("doubled", false)}; }

Result<Block> readFeed(JsonReader &r) { return Feed{int(std::clamp<qint64>(r.integer("lines"), 0, 50))}; }

Result<Block> readQr(JsonReader &r)
{
    return QrCode{r.string("payload"), int(std::clamp<qint64>(r.integer("size"), 1, 8))};
}

Result<Block> readBarcode(JsonReader &r)
{
    const auto kind = valueOf<BarcodeKind>(kBarcodes, r.string("kind"));
    if (!kind)
        return fail(kind.error());
    return Barcode{*kind, r.string("data")};
}

Result<Block> readCut(JsonReader &) { return Cut{}; }

struct BlockReader
{
    const char *type;
    Result<Block> (*read)(JsonReader &);
};

constexpr std::array kReaders{BlockReader{"text", readText}, BlockReader{"columns", readColumns},
    BlockReader{"item", readItem}, BlockReader{"rule", readRule}, BlockReader{"feed", readFeed},
    BlockReader{"qr", readQr}, BlockReader{"barcode", readBarcode}, BlockReader{"cut", readCut}};

Result<Block> readBlock(const QJsonObject &object)
{
    JsonReader r(object, u"document block");
    const QString type = r.string("t");
    for (const BlockReader &reader : kReaders) {
        if (type != QLatin1String(reader.type))
            continue;
        auto block = reader.read(r);
        MENDIAN_TRY(r.status());
        return block;
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("no such block in a document: %1").arg(type));
}

} // namespace

QByteArray toJsonBytes(const Document &document)
{
    JsonText text;
    text.beginObject().key("blocks").beginArray();
    for (const Block &block : document.blocks) {
        text.beginObject();
        std::visit(Writer{text}, block);
        text.endObject();
    }
    text.endArray();
    text.putUnlessEmpty("copy", qint64(document.copy)).put("kind", document.kind);
    text.put("language", nameOf<SlipLanguage>(kLanguages, document.language));
    text.putUnlessEmpty("mark", markName(document.mark)).put("v", kVersion);
    return text.endObject().bytes();
}

Result<Document> documentFromJson(const QByteArray &bytes)
{
    const auto object = parseJsonObject(bytes, u"document");
    if (!object)
        return fail(object.error());
    JsonReader r(*object, u"document");
    if (const qint64 version = r.integer("v"); version != kVersion)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a document of version %1").arg(version));
    Document document;
    document.kind = r.string("kind");
    document.copy = int(r.integerOr("copy", 0));
    const auto language = valueOf<SlipLanguage>(kLanguages, r.string("language"));
    const auto mark = markFromName(r.stringOr("mark"));
    const QJsonArray blocks = r.array("blocks");
    MENDIAN_TRY(r.status());
    if (!language)
        return fail(language.error());
    if (!mark)
        return fail(mark.error());
    document.language = *language;
    document.mark = *mark;
    for (const QJsonValue &value : blocks) {
        auto block = readBlock(value.toObject());
        if (!block)
            return fail(block.error());
        document.blocks.append(*std::move(block));
    }
    return document;
}

QString markName(PrintMark mark) { return nameOf<PrintMark>(kMarks, mark); }

Result<PrintMark> markFromName(QStringView name) { return valueOf<PrintMark>(kMarks, name); }

} // namespace mendian::documents
