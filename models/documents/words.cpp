// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/words.h"

#include <array>
#include <span>

namespace mendian::documents {

namespace {

struct WordRow
{
    SlipWord word;
    const char16_t *zh;
    const char16_t *en;
};

constexpr std::array kWords{
    WordRow{SlipWord::Demo, u"演示", u"DEMO"},
    WordRow{SlipWord::Training, u"培训", u"TRAINING"},
    WordRow{SlipWord::NotAReceipt, u"非真实交易，不作凭证", u"Not a real sale, not a proof of purchase"},
    WordRow{SlipWord::Receipt, u"购物小票", u"Receipt"},
    WordRow{SlipWord::ReceiptNo, u"小票号", u"Receipt no"},
    WordRow{SlipWord::Cashier, u"收银员", u"Cashier"},
    WordRow{SlipWord::Till, u"收银台", u"Till"},
    WordRow{SlipWord::Time, u"时间", u"Time"},
    WordRow{SlipWord::Date, u"营业日", u"Trading day"},
    WordRow{SlipWord::Phone, u"电话", u"Phone"},
    WordRow{SlipWord::TaxId, u"税号", u"Tax id"},
    WordRow{SlipWord::Goods, u"商品名称", u"Item"},
    WordRow{SlipWord::Quantity, u"数量", u"Qty"},
    WordRow{SlipWord::Price, u"单价", u"Price"},
    WordRow{SlipWord::Amount, u"金额", u"Amount"},
    WordRow{SlipWord::Lines, u"行", u"lines"},
    WordRow{SlipWord::Gross, u"商品合计", u"Goods"},
    WordRow{SlipWord::Discounts, u"优惠", u"Discount"},
    WordRow{SlipWord::Rounding, u"抹零", u"Rounded off"},
    WordRow{SlipWord::Total, u"应收", u"Total"},
    WordRow{SlipWord::Received, u"实收", u"received"},
    WordRow{SlipWord::Change, u"找零", u"Change"},
    WordRow{SlipWord::OrderNo, u"交易单号", u"Transaction"},
    WordRow{SlipWord::MerchantNo, u"商户单号尾号", u"Merchant no ends in"},
    WordRow{SlipWord::CardNo, u"卡号尾号", u"Card ends in"},
    WordRow{SlipWord::SlipNo, u"签购单号", u"Slip no"},
    WordRow{SlipWord::ProviderDiscount, u"优惠", u"discount"},
    WordRow{SlipWord::PaidByProvider, u"平台", u"provider"},
    WordRow{SlipWord::PaidByShop, u"商家", u"shop"},
    WordRow{SlipWord::CustomerPaid, u"顾客实付", u"You paid"},
    WordRow{SlipWord::Saved, u"本单已省", u"You saved"},
    WordRow{SlipWord::TaxRate, u"税率", u"Tax rate"},
    WordRow{SlipWord::TaxBase, u"含税额", u"With tax"},
    WordRow{SlipWord::Tax, u"其中税额", u"Tax in it"},
    WordRow{SlipWord::ReturnHint, u"退换货请出示此码", u"Show this code for a return"},
    WordRow{SlipWord::Check, u"校验", u"Check"},
    WordRow{SlipWord::Thanks, u"谢谢惠顾", u"Thank you"},
    WordRow{SlipWord::Reprint, u"重打", u"REPRINT"},
    WordRow{SlipWord::Repeat, u"补打", u"REPEAT"},
    WordRow{SlipWord::HoldTicket, u"挂单", u"On hold"},
    WordRow{SlipWord::HoldHint, u"扫此码取单", u"Scan to recall"},
    WordRow{SlipWord::ShiftOpen, u"开班单", u"Shift opened"},
    WordRow{SlipWord::XReport, u"X 报表（班中）", u"X report (running)"},
    WordRow{SlipWord::ZReport, u"Z 报表（交班）", u"Z report (shift closed)"},
    WordRow{SlipWord::Shift, u"班次", u"Shift"},
    WordRow{SlipWord::OpenedBy, u"开班人", u"Opened by"},
    WordRow{SlipWord::ClosedBy, u"交班人", u"Closed by"},
    WordRow{SlipWord::OpenedAt, u"开班时间", u"Opened"},
    WordRow{SlipWord::ClosedAt, u"交班时间", u"Closed"},
    WordRow{SlipWord::PrintedAt, u"打印时间", u"Printed"},
    WordRow{SlipWord::Float, u"备用金", u"Float"},
    WordRow{SlipWord::SalesCount, u"销售笔数", u"Sales"},
    WordRow{SlipWord::Pieces, u"件数", u"Pieces"},
    WordRow{SlipWord::Net, u"销售净额", u"Net sales"},
    WordRow{SlipWord::Receipts, u"小票", u"Receipts"},
    WordRow{SlipWord::Tender, u"方式", u"Tender"},
    WordRow{SlipWord::Count, u"笔数", u"Count"},
    WordRow{SlipWord::Expected, u"系统", u"System"},
    WordRow{SlipWord::Counted, u"实点", u"Counted"},
    WordRow{SlipWord::Difference, u"差额", u"Diff"},
    WordRow{SlipWord::Reason, u"原因", u"Reason"},
    WordRow{SlipWord::CashIn, u"现金存入", u"Cash in"},
    WordRow{SlipWord::CashOut, u"现金取出", u"Cash out"},
    WordRow{SlipWord::CashMoves, u"现金存取", u"Cash in and out"},
    WordRow{SlipWord::FundedDiscounts, u"支付优惠（谁承担）", u"Payment discounts (paid by)"},
    WordRow{SlipWord::Notes, u"点钞", u"Counted notes"},
    WordRow{SlipWord::Undecided, u"待定付款，转下一班", u"Undecided payments carried over"},
    WordRow{SlipWord::UndecidedHint, u"系统继续查询，请勿重收", u"Still being asked; do not charge again"},
    WordRow{SlipWord::HeldTickets, u"未取挂单", u"Baskets on hold"},
    WordRow{SlipWord::Approver, u"批准人", u"Approved by"},
    WordRow{SlipWord::Sign, u"签字", u"Signature"},
    WordRow{SlipWord::TestPage, u"打印测试页", u"Printer test page"},
    WordRow{SlipWord::TestHint, u"各行应对齐，且无乱码", u"Lines are straight, no odd characters"},
    WordRow{SlipWord::ChannelTest, u"渠道测试", u"Channel test"},
    WordRow{SlipWord::Printer, u"打印机", u"Printer"},
    WordRow{SlipWord::Paper, u"每行列数", u"Columns"},
    WordRow{SlipWord::ReturnSlip, u"退货单", u"Return"},
    WordRow{SlipWord::ReturnNo, u"退货单号", u"Return no"},
    WordRow{SlipWord::SoldUnder, u"原小票号", u"Sold under"},
    WordRow{SlipWord::WithoutReceipt, u"无小票", u"without a receipt"},
    WordRow{SlipWord::GivenBack, u"应退", u"Given back"},
    WordRow{SlipWord::RefundNo, u"退款单号尾号", u"Refund no ends in"},
    WordRow{SlipWord::RefundOnTerminal, u"请在刷卡终端上退款", u"Refund it on the card terminal"},
    WordRow{SlipWord::ArrivesLater, u"原路退回，到账时间以支付平台为准",
        u"Goes back the way it came; the provider decides when"},
    WordRow{SlipWord::CustomerSigns, u"顾客签字", u"Customer's signature"},
    WordRow{SlipWord::ReturnsCount, u"退货笔数", u"Returns"},
    WordRow{SlipWord::Returns, u"退货金额", u"Returned"},
    WordRow{SlipWord::AfterReturns, u"退货后净额", u"Net after returns"},
    WordRow{SlipWord::Refunded, u"退款", u"Refunded"},
};

struct KindRow
{
    const char *kind;
    const char16_t *zh;
    const char16_t *en;
};

constexpr std::array kTenders{
    KindRow{"cash", u"现金", u"Cash"},
    KindRow{"wechat", u"微信支付", u"WeChat Pay"},
    KindRow{"alipay", u"支付宝", u"Alipay"},
    KindRow{"external", u"银行卡", u"Bank card"},
    KindRow{"stored_value", u"储值", u"Stored value"},
    KindRow{"points", u"积分", u"Points"},
    KindRow{"coupon", u"券", u"Coupon"},
    KindRow{"exchange", u"换货抵扣", u"Exchange"},
};

// In front of 优惠, where the whole name would be too long.
constexpr std::array kShortTenders{
    KindRow{"wechat", u"微信", u"WeChat"},
};

constexpr std::array kReasons{
    KindRow{"member", u"会员价", u"Member price"},
    KindRow{"pack", u"整件价", u"Pack price"},
    KindRow{"label", u"标签价", u"Label price"},
    KindRow{"override", u"改价", u"Price changed"},
    KindRow{"line_discount", u"单品折扣", u"Discount"},
    KindRow{"whole_discount", u"整单折扣", u"Whole-sale discount"},
};

constexpr std::array kReturnReasons{
    KindRow{"quality", u"质量问题", u"Faulty or damaged"},
    KindRow{"expired", u"过期", u"Expired"},
    KindRow{"wrong_item", u"拿错商品", u"Wrong item"},
    KindRow{"wrong_price", u"价格不符", u"Priced wrongly"},
    KindRow{"unwanted", u"不想要了", u"Not wanted any more"},
    KindRow{"other", u"其他", u"Other"},
};

QString pick(const char16_t *zh, const char16_t *en, SlipLanguage language)
{
    return QString::fromUtf16(language == SlipLanguage::Chinese ? zh : en);
}

QString pick(std::span<const KindRow> rows, const QString &kind, SlipLanguage language, const QString &otherwise)
{
    for (const KindRow &row : rows)
        if (kind == QLatin1String(row.kind))
            return pick(row.zh, row.en, language);
    return otherwise;
}

constexpr bool inOrder()
{
    for (size_t i = 0; i < kWords.size(); ++i)
        if (size_t(kWords[i].word) != i)
            return false;
    return true;
}
static_assert(inOrder() && kWords.size() == size_t(SlipWord::Refunded) + 1, "a row for every word, in order");

} // namespace

QString slipWord(SlipWord word, SlipLanguage language)
{
    const WordRow &row = kWords.at(size_t(word));
    return pick(row.zh, row.en, language);
}

QString tenderShortWord(const QString &kind, SlipLanguage language)
{
    return pick(kShortTenders, kind, language, tenderWord(kind, language));
}

QString tenderWord(const QString &kind, SlipLanguage language) { return pick(kTenders, kind, language, kind); }

QString returnReasonWord(const QString &reason, SlipLanguage language)
{
    return pick(kReturnReasons, reason, language, reason);
}

QString reasonWord(const QString &kind, SlipLanguage language)
{
    return pick(kReasons, kind, language, slipWord(SlipWord::Discounts, language));
}

} // namespace mendian::documents
