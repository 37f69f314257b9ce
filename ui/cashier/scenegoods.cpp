// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/scenegoods.h"

#include "models/documents/receipt.h"
#include "ui/cashier/scenes.h"

namespace mendian::scenegoods {

namespace {

// Ids only have to differ; made from a counter that each list starts anew, so a scene is the same each time.
class Ids
{
public:
    explicit Ids(char kind) : m_kind(kind) {}
    template <typename I>
    I next()
    {
        QByteArray bytes(16, m_kind);
        bytes[15] = ++m_last;
        return *I::fromBytes(bytes);
    }

private:
    char m_kind;
    char m_last = 0;
};

struct Row
{
    const char16_t *name;
    const char *barcode;
    const char16_t *unit;
    bool weighed;
    qint64 quantity; // thousandths
    qint64 list;     // fen
    qint64 unitPrice;
    qint64 net; // before the whole discount
    const char *reason;
    const char16_t *note;
};

const QList<Row> &rows()
{
    static const QList<Row> list = {
        {u"云溪 饮用天然水 550ml×12", "6921168509256", u"箱", false, 1000, 1990, 1990, 1990, "", u""},
        {u"牧野 纯牛奶 250ml×16", "6923644264116", u"箱", false, 1000, 4990, 4690, 4690, "override", u"临期"},
        {u"红富士苹果（散称）", "2100123", u"kg", true, 1236, 998, 998, 1234, "", u""},
        {u"澜沐 清爽洗发水 400ml", "6903148044957", u"瓶", false, 1000, 3990, 3990, 3990, "", u""},
        {u"阿灶 红烧牛肉面 五连包", "6920152414019", u"包", false, 2000, 1450, 1450, 2610, "line_discount",
            u"包装破损"},
        {u"禾丰年 东北大米 5kg", "6948195800279", u"袋", false, 1000, 3990, 3990, 3990, "", u""},
        {u"柔云 超韧抽纸 3层130抽×6包", "6901236341582", u"提", false, 1000, 2690, 2690, 2690, "", u""},
    };
    return list;
}

Money grossOf(const LineView &line) { return times(line.listPrice, line.quantity).value_or(Money()); }

LineView lineOf(const Row &row, qint64 key)
{
    LineView line;
    line.key = key;
    line.name = QString::fromUtf16(row.name);
    line.barcode = QString::fromLatin1(row.barcode);
    line.unit = QString::fromUtf16(row.unit);
    line.weighed = row.weighed;
    line.quantity = Quantity::fromThousandths(row.quantity);
    line.listPrice = Money::fromFen(row.list);
    line.unitPrice = Money::fromFen(row.unitPrice);
    line.net = Money::fromFen(row.net);
    line.saved = grossOf(line) - line.net;
    if (*row.reason)
        line.reasons = {{.kind = QString::fromLatin1(row.reason),
            .saved = line.saved,
            .ref = {},
            .note = QString::fromUtf16(row.note)}};
    return line;
}

void addUp(BasketView &basket)
{
    basket.gross = basket.total = {};
    basket.pieces = 0;
    for (const LineView &line : std::as_const(basket.lines)) {
        basket.gross += grossOf(line);
        basket.total += line.net;
        basket.pieces += line.weighed ? 1 : line.quantity.wholePieces();
    }
    basket.discount = basket.gross - basket.total;
    basket.total -= basket.rounding;
}

void giveWhole(BasketView &basket, Money amount)
{
    QList<qint64> weights;
    for (const LineView &line : std::as_const(basket.lines))
        weights += line.net.fen();
    const QList<Money> parts = allocate(amount, weights);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        LineView &line = basket.lines[i];
        line.net -= parts.at(i);
        line.saved += parts.at(i);
        line.reasons += {.kind = QStringLiteral("whole_discount"), .saved = parts.at(i), .ref = {}, .note = {}};
    }
}

} // namespace

BasketView normalBasket()
{
    BasketView basket;
    basket.sale = Ids(1).next<SaleId>();
    for (const Row &row : rows())
        basket.lines += lineOf(row, basket.lines.size() + 1);
    giveWhole(basket, 2000_fen);
    addUp(basket);
    basket.touched = basket.lines.last().key;
    basket.undoWhat = QStringLiteral("remove");
    basket.undoSubject = QStringLiteral(u"橘泡泡 汽水 330ml");
    return basket;
}

BasketView smallBasket(int count)
{
    BasketView basket;
    basket.sale = Ids(1).next<SaleId>();
    for (int i = 0; i < count; ++i)
        basket.lines += lineOf(rows().at(i % rows().size()), i + 1);
    addUp(basket);
    basket.touched = basket.lines.isEmpty() ? 0 : basket.lines.last().key;
    basket.undoWhat = QStringLiteral("add");
    basket.undoSubject = basket.lines.isEmpty() ? QString() : basket.lines.last().name;
    return basket;
}

BasketView longBasket()
{
    BasketView basket = smallBasket(118);
    for (LineView &line : basket.lines) {
        if (line.key % 9 == 0)
            line.name =
                QStringLiteral(u"禾丰年 有机五常稻花香二号当季新米 真空包装礼盒 家庭分享装 5kg×2袋（限时加赠1kg）");
        if (line.key % 13 == 0)
            line.minimumAge = 18;
    }
    LineView watch = lineOf(rows().first(), 119);
    watch.name = QStringLiteral(u"云山 手工金丝楠木餐桌椅十二件套 定制款（含上门安装与三年质保服务）");
    watch.listPrice = watch.unitPrice = watch.net = 990000000_fen;
    watch.saved = {};
    basket.lines += watch;
    LineView last = lineOf(rows().first(), 120);
    Money sum;
    for (const LineView &line : std::as_const(basket.lines))
        sum += line.net;
    last.name = QStringLiteral(u"云溪 饮用天然水 550ml×12 整箱特惠装（北京仓直发，次日送达，含回收瓶押金）");
    last.listPrice = last.unitPrice = last.net = kMaxAmount - sum;
    basket.lines += last;
    addUp(basket);
    basket.touched = 120;
    return basket;
}

QList<QuickKeyTab> quickKeys()
{
    struct Key
    {
        const char16_t *name;
        qint64 fen;
        const char *color;
        bool weighed;
    };
    Ids ids(2);
    const auto tab = [&ids](const char16_t *name, const QList<Key> &keys) {
        QuickKeyTab result;
        result.name = QString::fromUtf16(name);
        for (const Key &key : keys)
            result.keys += {.sku = ids.next<SkuId>(),
                .name = QString::fromUtf16(key.name),
                .price = Money::fromFen(key.fen),
                .unit = key.weighed ? QStringLiteral("kg") : QString(),
                .weighed = key.weighed,
                .color = QString::fromLatin1(key.color)};
        return result;
    };
    return {
        tab(u"常用",
            {{u"塑料袋 中", 30, "text3", false}, {u"塑料袋 大", 50, "text3", false}, {u"茶叶蛋", 200, "action", false},
                {u"现磨豆浆", 400, "action", false}, {u"香蕉", 698, "success", true}, {u"西红柿", 580, "success", true},
                {u"法棍", 990, "action", false}, {u"冰美式", 990, "action", false}, {u"烤肠", 450, "action", false},
                {u"大葱", 398, "success", true}, {u"散装鸡蛋", 960, "success", true}, {u"无码商品", 0, "info", false}}),
        tab(u"生鲜称重",
            {{u"红富士苹果", 998, "success", true}, {u"黄瓜", 498, "success", true}, {u"土豆", 298, "success", true},
                {u"大白菜", 198, "success", true}, {u"五花肉", 2980, "success", true}, {u"鸡腿", 1580, "success", true},
                {u"草鱼", 1680, "success", true}, {u"生姜", 1280, "success", true}}),
        tab(u"面包熟食",
            {{u"鲜肉包", 250, "action", false}, {u"菜包", 200, "action", false}, {u"吐司", 1290, "action", false},
                {u"可颂", 880, "action", false}, {u"烤鸡", 2990, "action", false}, {u"卤牛肉", 6800, "success", true}}),
        tab(u"烟酒",
            {{u"山岚 啤酒 500ml", 600, "info", false}, {u"谷坊 白酒 小瓶", 1800, "info", false},
                {u"打火机", 200, "text3", false}}),
        tab(u"服务",
            {{u"代充值", 0, "info", false}, {u"快递寄件", 1200, "info", false}, {u"打印 A4", 100, "text3", false}}),
    };
}

QList<HoldView> holds()
{
    Ids ids(3);
    const auto hold = [&ids](qint64 ticket, qint64 fen, qint64 pieces, const char16_t *first, int minutes) {
        return HoldView{.hold = ids.next<HoldId>(),
            .ticket = ticket,
            .total = Money::fromFen(fen),
            .pieces = pieces,
            .firstItem = QString::fromUtf16(first),
            .staff = QStringLiteral(u"李敏"),
            .at = sceneTime() + -60'000LL * minutes};
    };
    return {hold(12, 6840, 5, u"牧野 纯牛奶 250ml×16", 6), hold(9, 1980, 2, u"柔云 超韧抽纸 3层130抽×6包", 41)};
}

QList<Sku> found()
{
    Ids ids(4);
    QList<Sku> list;
    const auto add = [&list, &ids](
                         const char16_t *name, const char *number, qint64 fen, bool weighed, const char *barcode) {
        Sku sku;
        sku.id = ids.next<SkuId>();
        sku.name = QString::fromUtf16(name);
        sku.number = QString::fromLatin1(number);
        sku.price = Money::fromFen(fen);
        sku.weighed = weighed;
        sku.unit = weighed ? QStringLiteral("kg") : QStringLiteral(u"瓶");
        if (*barcode)
            sku.barcodes = {{.text = QString::fromLatin1(barcode), .pack = 1, .packPrice = {}}};
        list += sku;
    };
    add(u"云溪 饮用天然水 550ml", "100112", 200, false, "6921168509218");
    add(u"云溪 饮用天然水 1.5L", "100113", 350, false, "6921168511280");
    add(u"云溪 饮用天然水 550ml×12", "100114", 1990, false, "6921168509256");
    add(u"禾丰年 饮用小米（散称）", "200871", 898, true, "");
    return list;
}

QList<PrintJobView> printJobs()
{
    Ids ids(5);
    const auto job = [&ids](const char *kind, const char *state, const char *reason, int minutes) {
        return PrintJobView{.id = ids.next<PrintJobId>(),
            .kind = QString::fromLatin1(kind),
            .state = QString::fromLatin1(state),
            .reason = QString::fromLatin1(reason),
            .at = sceneTime() + -60'000LL * minutes};
    };
    return {job("receipt", "unknown", "Timeout", 3), job("receipt", "failed", "PaperOut", 2),
        job("hold_ticket", "queued", "", 1)};
}

QList<ScanLogEntry> scanLog()
{
    const auto entry = [](qint64 n, const char *text, const char *kind, const char *outcome, const char *reason) {
        return ScanLogEntry{.n = n,
            .at = sceneTime() + -1000LL * (212 - n) * 9,
            .source = QStringLiteral("scanner"),
            .text = QString::fromLatin1(text),
            .kind = QString::fromLatin1(kind),
            .outcome = QString::fromLatin1(outcome),
            .reason = QString::fromLatin1(reason)};
    };
    return {entry(212, "6901236341582", "ean13", "line", ""), entry(211, "6948195800279", "ean13", "line", ""),
        entry(210, "6901028000123", "ean13", "refused", "unknown"),
        entry(209, "1345************71", "pay", "routed", ""),
        entry(208, "6920152414019", "ean13", "refused", "locked"), entry(207, "6920152414019", "ean13", "line", "")};
}

QList<PersonView> people()
{
    Ids ids(6);
    const auto person = [&ids](const char *number, const char16_t *name, Role role) {
        return PersonView{.id = ids.next<StaffId>(),
            .number = QString::fromLatin1(number),
            .name = QString::fromUtf16(name),
            .role = role,
            .hasPin = true};
    };
    return {person("0017", u"李敏", Role::Cashier), person("0009", u"张强", Role::Senior),
        person("0001", u"王磊", Role::Manager)};
}

documents::Document lastReceipt()
{
    static const QList<Row> sold = {
        {u"牧野 纯牛奶 250ml×16", "6923644264116", u"箱", false, 1000, 4990, 4690, 4690, "override", u"临期"},
        {u"红富士苹果（散称）", "2100123", u"kg", true, 1236, 998, 998, 1234, "", u""},
        {u"橘泡泡 汽水 330ml", "6920152417737", u"罐", false, 3000, 290, 290, 870, "", u""},
        {u"塑料袋 大", "2000502", u"个", false, 1000, 50, 50, 50, "", u""},
    };
    journal::Sale sale;
    sale.receipt = {QStringLiteral("S001"), 2, 1, 37};
    sale.date = BusinessDate(QDate(2025, 11, 21));
    sale.cashier = QStringLiteral("0017");
    sale.at = sceneTime() + -180'000;
    sale.rounding = 4_fen;
    for (const Row &row : sold) {
        const LineView line = lineOf(row, 0);
        journal::SaleLine item;
        item.name = line.name;
        item.number = item.barcode = line.barcode;
        item.unit = line.unit;
        item.weighed = line.weighed;
        item.quantity = line.quantity;
        item.listPrice = line.listPrice;
        item.unitPrice = line.unitPrice;
        item.gross = line.net + line.saved;
        item.discount = line.saved;
        item.net = line.net;
        item.taxBasisPoints = 1300;
        item.reasons = line.reasons;
        sale.gross += item.gross;
        sale.discount += item.discount;
        sale.lines += item;
    }
    sale.total = sale.gross - sale.discount - sale.rounding;
    journal::SaleTender cash;
    cash.kind = QStringLiteral("cash");
    cash.amount = sale.total;
    cash.received = 10000_fen;
    cash.change = cash.received - cash.amount;
    sale.tenders = {cash};
    documents::SlipHeader header;
    header.storeName = QStringLiteral(u"朝阳门外店");
    header.address = QStringLiteral(u"朝阳门外大街 1 号");
    header.folder = QStringLiteral("demo");
    header.till = 2;
    return documents::receipt(header, sale,
        {QStringLiteral("MDRS00102001000000377F3A91C2D45E60B8Q4"), QStringLiteral("7f3a91c2d45e60b89a1c")});
}

} // namespace mendian::scenegoods
