// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/importcolumns.h"

#include "models/catalog/textfold.h"

#include <QHash>

namespace mendian {

namespace {
struct HeadingRule
{
    Column column;
    SkuField field;
    const char16_t *names; // separated by spaces; the first is the one we write
};
constexpr HeadingRule kHeadings[] = {
    {Column::Number, SkuField::Number,
        u"货号 商品货号 商品编号 商品编码 编号 编码 自编码 商品代码 number itemnumber itemno sku skuno skunumber "
        u"articleno"},
    {Column::Name, SkuField::Name, u"名称 品名 商品名称 商品名 商品 name productname itemname description"},
    {Column::ShortName, SkuField::ShortName, u"简称 商品简称 小票名称 shortname"},
    {Column::Spec, SkuField::Spec, u"规格 商品规格 规格型号 spec specification size"},
    {Column::Unit, SkuField::Unit, u"单位 计量单位 销售单位 unit uom"},
    {Column::Price, SkuField::Price, u"售价 零售价 销售价 价格 单价 price retailprice unitprice sellingprice"},
    {Column::MemberPrice, SkuField::MemberPrice, u"会员价 会员售价 memberprice"},
    {Column::Cost, SkuField::Cost, u"进价 进货价 采购价 成本 成本价 cost costprice purchaseprice"},
    {Column::Weighed, SkuField::Weighed, u"称重 是否称重 散称 计价方式 weighed weighted byweight"},
    {Column::Plu, SkuField::Plu, u"PLU PLU码 PLU号 秤码 生鲜码 plucode"},
    {Column::Category, SkuField::Category, u"分类 类别 品类 类目 商品分类 商品类别 category categorypath"},
    {Column::CategoryTop, SkuField::Category, u"大类 一级分类 category1 department"},
    {Column::CategoryMiddle, SkuField::Category, u"中类 二级分类 category2 subcategory"},
    {Column::CategoryLow, SkuField::Category, u"小类 三级分类 category3"},
    {Column::TaxRate, SkuField::TaxRate, u"税率 销项税率 增值税率 taxrate tax vat vatrate"},
    {Column::Shelf, SkuField::Shelf, u"货位 货架 陈列位 库位 shelf shelflocation location"},
    {Column::Fresh, SkuField::Fresh, u"生鲜 是否生鲜 fresh perishable"},
    {Column::Active, SkuField::Active, u"在售 是否在售 启用 状态 商品状态 active status"},
    {Column::MinimumAge, SkuField::MinimumAge, u"最低年龄 年龄限制 minimumage agelimit"},
    {Column::Barcode, SkuField::Barcode, u"条码 条形码 商品条码 国际条码 barcode barcodes ean ean13 upc gtin"},
    {Column::PackBarcode, SkuField::Barcode, u"箱码 箱条码 整箱条码 包装条码 packbarcode casebarcode boxbarcode"},
    {Column::PackQuantity, SkuField::Pack,
        u"装箱数 箱装数 箱入数 箱规 整箱数量 包装数量 pack packquantity packqty casequantity caseqty"},
    {Column::PackPrice, SkuField::PackPrice, u"箱价 整箱价 整箱售价 包装价 packprice caseprice"},
};

bool mayRepeat(Column column) { return column >= Column::Barcode; }

QString normalised(const QString &heading)
{
    QString text;
    for (const QChar c : foldWidth(heading)) {
        if (c == u'(' || c == u'[' || c == u'【')
            break;
        if (!c.isSpace() && c != u'_' && c != u'-' && c != u'*' && c != u'\uFEFF')
            text += c.toLower();
    }
    return text;
}

const QHash<QString, Column> &headingTable()
{
    static const QHash<QString, Column> table = [] {
        QHash<QString, Column> made;
        for (const HeadingRule &rule : kHeadings)
            for (const QString &name : headingsOf(rule.column))
                made.insert(normalised(name), rule.column);
        return made;
    }();
    return table;
}
} // namespace

std::optional<HeadedColumn> columnOf(const QString &heading)
{
    QString text = normalised(heading);
    const auto &table = headingTable();
    if (const auto found = table.constFind(text); found != table.constEnd())
        return HeadedColumn{*found, 1};
    if (text.size() < 2 || text.back() < u'1' || text.back() > u'9')
        return std::nullopt;
    const int number = text.back().unicode() - u'0';
    text.chop(1);
    const auto found = table.constFind(text);
    if (found == table.constEnd() || !mayRepeat(*found))
        return std::nullopt;
    return HeadedColumn{*found, number};
}

QStringList headingsOf(Column column)
{
    for (const HeadingRule &rule : kHeadings)
        if (rule.column == column)
            return QString::fromUtf16(rule.names).split(u' ');
    return {};
}

SkuField fieldOf(Column column)
{
    for (const HeadingRule &rule : kHeadings)
        if (rule.column == column)
            return rule.field;
    return SkuField::Number;
}

qsizetype ColumnPlan::indexOf(HeadedColumn column) const
{
    return columns.indexOf(std::optional<HeadedColumn>(column));
}

ColumnPlan planColumns(const QStringList &headingRow, QList<PlanProblem> *problems)
{
    ColumnPlan plan;
    plan.headings = headingRow;
    bool anyKnown = false;
    for (qsizetype i = 0; i < headingRow.size(); ++i) {
        auto column = columnOf(headingRow[i]);
        if (!column && !headingRow[i].isEmpty())
            plan.ignored.append(headingRow[i]);
        if (column && plan.indexOf(*column) >= 0) {
            problems->append({i, GoodsProblem::DuplicateColumn, {headingRow[i]}});
            column.reset();
        }
        anyKnown = anyKnown || column;
        plan.columns.append(column);
    }
    if (!anyKnown) {
        problems->append({-1, GoodsProblem::NoHeading, {}});
        return plan;
    }
    const auto has = [&](Column column) { return plan.indexOf({column, 1}) >= 0; };
    const auto require = [&](bool there, Column column) {
        if (!there)
            problems->append({-1, GoodsProblem::MissingColumn,
                {headingsOf(column).first() + u" (" + QLatin1String(fieldName(fieldOf(column))) + u')'}});
    };
    require(has(Column::Number) || has(Column::Barcode), Column::Number);
    require(has(Column::Name), Column::Name);
    require(has(Column::Price), Column::Price);
    return plan;
}

} // namespace mendian
