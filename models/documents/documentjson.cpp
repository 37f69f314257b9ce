// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/document.h"

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

struct Writer
{
    QJsonObject operator()(const TextLine &b) const
    {
        return JsonWriter()
            .put("t", QStringLiteral("text"))
            .put("text", b.text)
            .putUnlessEmpty("align", nameOf<Align>(kAligns, b.align))
            .putUnlessEmpty("large", b.large)
            .putUnlessEmpty("bold", b.bold)
            .object();
    }
    QJsonObject operator()(const ColumnsRow &b) const
    {
        QJsonArray cells;
        for (const Cell &cell : b.cells)
            cells.append(JsonWriter()
                             .put("text", cell.text)
                             .put("weight", qint64(cell.weight))
                             .putUnlessEmpty("align", nameOf<Align>(kAligns, cell.align))
                             .object());
        return JsonWriter()
            .put("t", QStringLiteral("columns"))
            .put("cells", cells)
            .putUnlessEmpty("bold", b.bold)
            .object();
    }
    QJsonObject operator()(const ItemRow &b) const
    {
        return JsonWriter()
            .put("t", QStringLiteral("item"))
            .put("name", b.name)
            .put("quantity", b.quantity)
            .put("price", b.price)
            .put("amount", b.amount)
            .object();
    }
    QJsonObject operator()(const Rule &b) const
    {
        return JsonWriter().put("t", QStringLiteral("rule")).putUnlessEmpty("doubled", b.doubled).object();
    }
    QJsonObject operator()(const Feed &b) const
    {
        return JsonWriter().put("t", QStringLiteral("feed")).put("lines", qint64(b.lines)).object();
    }
    QJsonObject operator()(const QrCode &b) const
    {
        return JsonWriter()
            .put("t", QStringLiteral("qr"))
            .put("payload", b.payload)
            .put("size", qint64(b.moduleDots))
            .object();
    }
    QJsonObject operator()(const Barcode &b) const
    {
        return JsonWriter()
            .put("t", QStringLiteral("barcode"))
            .put("kind", nameOf<BarcodeKind>(kBarcodes, b.kind))
            .put("data", b.data)
            .object();
    }
    QJsonObject operator()(const Cut &) const { return JsonWriter().put("t", QStringLiteral("cut")).object(); }
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
    QJsonArray blocks;
    for (const Block &block : document.blocks)
        blocks.append(std::visit(Writer{}, block));
    return mendian::toJsonBytes(JsonWriter()
                                    .put("v", kVersion)
                                    .put("kind", document.kind)
                                    .put("language", nameOf<SlipLanguage>(kLanguages, document.language))
                                    .putUnlessEmpty("mark", markName(document.mark))
                                    .putUnlessEmpty("copy", qint64(document.copy))
                                    .put("blocks", blocks)
                                    .object());
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
