<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BillProblem</name>
    <message>
        <source>this is not the kind of file it should be</source>
        <translation>文件类型不对</translation>
    </message>
    <message>
        <source>this is the provider&apos;s error message, not a bill</source>
        <translation>这是支付方返回的错误信息，不是账单</translation>
    </message>
    <message>
        <source>the bytes are not text in the file&apos;s encoding</source>
        <translation>内容不是该文件编码的文字</translation>
    </message>
    <message>
        <source>the line with the column names is missing</source>
        <translation>缺少列名行</translation>
    </message>
    <message>
        <source>this column is missing</source>
        <translation>缺少这一列</translation>
    </message>
    <message>
        <source>this column is there twice</source>
        <translation>这一列出现了两次</translation>
    </message>
    <message>
        <source>the line has another number of cells than there are columns</source>
        <translation>本行的单元格数与列数不符</translation>
    </message>
    <message>
        <source>not an amount in yuan</source>
        <translation>不是以元为单位的金额</translation>
    </message>
    <message>
        <source>not a moment like 2026-01-31 09:00:01</source>
        <translation>不是 2026-01-31 09:00:01 这样的时间</translation>
    </message>
    <message>
        <source>not a number of rows</source>
        <translation>不是行数</translation>
    </message>
    <message>
        <source>this word is not known here</source>
        <translation>不认识这个词</translation>
    </message>
    <message>
        <source>the cell is empty</source>
        <translation>单元格为空</translation>
    </message>
    <message>
        <source>the amounts of the line contradict each other</source>
        <translation>本行各金额互相矛盾</translation>
    </message>
    <message>
        <source>the line or file belongs to another day</source>
        <translation>本行或文件属于另一天</translation>
    </message>
    <message>
        <source>only CNY is taken</source>
        <translation>只接受人民币 CNY</translation>
    </message>
    <message>
        <source>the summary is missing: the file is not complete</source>
        <translation>缺少汇总，文件不完整</translation>
    </message>
    <message>
        <source>the summary does not equal the sum of the lines</source>
        <translation>汇总与各行之和不符</translation>
    </message>
    <message>
        <source>something follows the end of the file</source>
        <translation>文件结尾之后还有内容</translation>
    </message>
    <message>
        <source>the compressed file is damaged or cut off</source>
        <translation>压缩文件已损坏或被截断</translation>
    </message>
    <message>
        <source>the file is larger than a day&apos;s bill can be</source>
        <translation>文件过大，不可能是一天的账单</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>the amounts are too large</source>
        <translation>金额过大</translation>
    </message>
</context>
<context>
    <name>ReconciliationSentence</name>
    <message>
        <source>The bill shows a payment …%1 of %3 at %4; this till has no such payment. Book it with its goods, or give it back.</source>
        <translation>账单在 %4 有一笔付款 …%1，%3 元，本机没有这笔付款。请按商品补单，或退款。</translation>
    </message>
    <message>
        <source>The bill shows a refund of %3 for payment …%1 at %4 that this till did not ask for. Find out who made it.</source>
        <translation>账单在 %4 有付款 …%1 的退款 %3 元，本机没有发起过。请查明是谁退的。</translation>
    </message>
    <message>
        <source>Payment …%1 of %2 is paid here, but no bill shows it. Ask the provider for this number.</source>
        <translation>付款 …%1（%2 元）本机已收，账单中都没有。请按单号向支付方查询。</translation>
    </message>
    <message>
        <source>The refund of %2 for payment …%1 is done here, but no bill shows it. Ask the provider.</source>
        <translation>付款 …%1 的退款 %2 元本机已完成，账单中都没有。请向支付方查询。</translation>
    </message>
    <message>
        <source>The account shows nothing for %4; %2 should have come. Wait for the next statement, then ask.</source>
        <translation>账户中没有 %4 的款项，应到 %2 元。请等下一份对账单，仍没有再查询。</translation>
    </message>
    <message>
        <source>Payment …%1 is %2 here and %3 in the bill. Adjust with a reason, or ask the provider.</source>
        <translation>付款 …%1 系统为 %2 元，账单为 %3 元。请调整并写明原因，或向支付方查询。</translation>
    </message>
    <message>
        <source>The refund for payment …%1 is %2 here and %3 in the bill. Adjust with a reason, or ask the provider.</source>
        <translation>付款 …%1 的退款，系统为 %2 元，账单为 %3 元。请调整并写明原因，或向支付方查询。</translation>
    </message>
    <message>
        <source>Of payment …%1 the shop receives %2 by the till and %3 by the bill: a discount is borne by somebody else than the till was told.</source>
        <translation>付款 …%1 门店实收，系统为 %2 元，账单为 %3 元：优惠的承担方与收款时得知的不同。</translation>
    </message>
    <message>
        <source>For %4 the account shows %3, the bill gives %2 after fees. Ask the provider or the bank.</source>
        <translation>%4 账户到账 %3 元，账单扣费后应为 %2 元。请向支付方或银行查询。</translation>
    </message>
    <message>
        <source>The fee of payment …%1 is %3; by the agreed rate it is %2. Ask the provider.</source>
        <translation>付款 …%1 的手续费为 %3 元，按约定费率应为 %2 元。请向支付方查询。</translation>
    </message>
    <message>
        <source>For %4 the account shows %3, the bill gives %2: the difference is the fee, which is settled at another time or not at all.</source>
        <translation>%4 账户到账 %3 元，账单应为 %2 元：差额正好是手续费，另行结算或未扣。</translation>
    </message>
    <message>
        <source>The return of %2 for payment …%1 stands in another day&apos;s bill (%4). Nothing is missing.</source>
        <translation>付款 …%1 的退回 %2 元记在另一天的账单（%4），没有缺款。</translation>
    </message>
    <message>
        <source>The return of %2 for payment …%1 is not in this bill; it may stand in the next. Wait for it.</source>
        <translation>付款 …%1 的退回 %2 元不在本账单，可能在下一天。请等待。</translation>
    </message>
    <message>
        <source>Payment …%1 of %2 was asked on one day and billed on another (%4). Nothing is missing.</source>
        <translation>付款 …%1（%2 元）在一天发起、在另一天入账（%4），没有缺款。</translation>
    </message>
    <message>
        <source>Payment …%1 of %2 was taken at %4, close to midnight; it may stand in the neighbouring day&apos;s bill. Wait for it.</source>
        <translation>付款 …%1（%2 元）收于 %4，临近零点，可能在相邻一天的账单。请等待。</translation>
    </message>
    <message>
        <source>The bill shows payment …%1 of %3 a second time at %4. Give the second one back.</source>
        <translation>账单在 %4 第二次出现付款 …%1，%3 元。请退还第二笔。</translation>
    </message>
    <message>
        <source>The bill shows the refund of %3 for payment …%1 a second time at %4. Ask the provider.</source>
        <translation>账单在 %4 第二次出现付款 …%1 的退款 %3 元。请向支付方查询。</translation>
    </message>
    <message>
        <source>Payment …%1 is closed without money here, but the bill shows %3 paid at %4. Give it back, or book it.</source>
        <translation>付款 …%1 本机已关闭、未收款，账单却在 %4 收了 %3 元。请退款，或补记。</translation>
    </message>
    <message>
        <source>Payment …%1 of %2 went back here, but the bill shows only one half of it. Ask the provider.</source>
        <translation>付款 …%1（%2 元）本机已退回，账单只有其中一半。请向支付方查询。</translation>
    </message>
    <message>
        <source>The refund of %2 for payment …%1 is done here, but the bill says it failed. Query the refund, then give the money back another way.</source>
        <translation>付款 …%1 的退款 %2 元本机已完成，账单显示失败。请查询该退款，再用其他方式退给顾客。</translation>
    </message>
    <message>
        <source>The refund for payment …%1 was refused here, but the bill shows %3 given back at %4. Book it.</source>
        <translation>付款 …%1 的退款本机已被拒绝，账单却在 %4 退了 %3 元。请补记。</translation>
    </message>
    <message>
        <source>Payment …%1 is undecided here; the bill shows %3 paid at %4. Adopt it: the sale is finished.</source>
        <translation>付款 …%1 本机待定，账单在 %4 已收 %3 元。请采用账单，销售随即完成。</translation>
    </message>
    <message>
        <source>Payment …%1 of %2 is undecided here and in no bill at hand. Query it once more, then close it.</source>
        <translation>付款 …%1（%2 元）本机待定，现有账单中都没有。请再查询一次，然后关闭。</translation>
    </message>
    <message>
        <source>The refund for payment …%1 is undecided here; the bill shows %3 given back at %4. Query it: it will be found done.</source>
        <translation>付款 …%1 的退款本机待定，账单在 %4 已退 %3 元。请查询，结果会是已退。</translation>
    </message>
    <message>
        <source>The refund of %2 for payment …%1 is undecided here and in no bill at hand. Query it.</source>
        <translation>付款 …%1 的退款 %2 元本机待定，现有账单中都没有。请查询。</translation>
    </message>
</context>
</TS>
