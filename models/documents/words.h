// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"

namespace mendian::documents {

// The slip's own words. Data, not translations: a slip is in the customer's language, whatever the screen shows.
enum class SlipWord {
    Demo,
    Training,
    NotAReceipt,
    Receipt,
    ReceiptNo,
    Cashier,
    Till,
    Time,
    Date,
    Phone,
    TaxId,
    Goods,
    Quantity,
    Price,
    Amount,
    Lines,
    Gross,
    Discounts,
    Rounding,
    Total,
    Received,
    Change,
    OrderNo,
    MerchantNo,
    CardNo,
    SlipNo,
    ProviderDiscount,
    PaidByProvider,
    PaidByShop,
    CustomerPaid,
    Saved,
    TaxRate,
    TaxBase,
    Tax,
    ReturnHint,
    Check,
    Thanks,
    Reprint,
    Repeat,
    HoldTicket,
    HoldHint,
    ShiftOpen,
    XReport,
    ZReport,
    Shift,
    OpenedBy,
    ClosedBy,
    OpenedAt,
    ClosedAt,
    PrintedAt,
    Float,
    SalesCount,
    Pieces,
    Net,
    Receipts,
    Tender,
    Count,
    Expected,
    Counted,
    Difference,
    Reason,
    CashIn,
    CashOut,
    CashMoves,
    FundedDiscounts,
    Notes,
    Undecided,
    UndecidedHint,
    HeldTickets,
    Approver,
    Sign,
    TestPage,
    TestHint,
    ChannelTest,
    Printer,
    Paper,
    ReturnSlip,
    ReturnNo,
    SoldUnder,
    WithoutReceipt,
    GivenBack,
    RefundNo,
    RefundOnTerminal,
    ArrivesLater,
    CustomerSigns,
    ReturnsCount,
    Returns,
    AfterReturns,
    Refunded,
};

QString slipWord(SlipWord word, SlipLanguage language);
/// "cash" → 现金; a kind that is not in the table is printed as it is.
QString tenderWord(const QString &kind, SlipLanguage language);
/// "wechat" → 微信, as in 微信优惠.
QString tenderShortWord(const QString &kind, SlipLanguage language);
/// "member" → 会员价; any other promotion → 优惠.
QString reasonWord(const QString &kind, SlipLanguage language);
/// "quality" → 质量问题 (models/returns/reasons.h); a reason that is not in the table is printed as it is.
QString returnReasonWord(const QString &reason, SlipLanguage language);

} // namespace mendian::documents
