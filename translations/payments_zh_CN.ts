<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PaymentSentence</name>
    <message>
        <source>The result is not known yet. The same payment is being asked again; nothing is charged twice.</source>
        <translation>结果还不明确，正在反复查询同一笔，不会重复扣款。</translation>
    </message>
    <message>
        <source>Please ask the customer to enter the payment password.</source>
        <translation>请顾客输入支付密码。</translation>
    </message>
    <message>
        <source>The payment code has expired. Ask the customer to refresh it and scan again.</source>
        <translation>付款码已过期，请顾客刷新后重扫。</translation>
    </message>
    <message>
        <source>The balance is too low. Ask the customer for another card, then scan again.</source>
        <translation>余额不足，请顾客换卡后重扫。</translation>
    </message>
    <message>
        <source>This card is not supported. Ask the customer for another card, then scan again.</source>
        <translation>该卡不支持，请顾客换卡或绑新卡后重扫。</translation>
    </message>
    <message>
        <source>A payment code works only once. Ask the customer to refresh it and scan again.</source>
        <translation>付款码只能用一次，请顾客刷新后重扫。</translation>
    </message>
    <message>
        <source>WeChat does not accept this payment code. Ask the customer to refresh it and scan again.</source>
        <translation>微信不认这个付款码，请顾客刷新后重扫。</translation>
    </message>
    <message>
        <source>WeChat refused the payment. Ask for another way to pay, or scan a fresh code.</source>
        <translation>微信拒绝了这笔付款，请顾客换支付方式，或刷新后重扫。</translation>
    </message>
    <message>
        <source>This payment number was used before. Its result is being asked first.</source>
        <translation>这个商户单号已经提交过，正在先查询它的结果。</translation>
    </message>
    <message>
        <source>Another customer&apos;s code was tried for this payment. Scan again with a fresh code.</source>
        <translation>这笔试过另一位顾客的付款码，请用新的付款码重扫。</translation>
    </message>
    <message>
        <source>This payment number is closed. Scan again.</source>
        <translation>这个商户单号已关闭，请重扫。</translation>
    </message>
    <message>
        <source>This payment was reversed. Scan again with a fresh code.</source>
        <translation>这笔已撤销，请用新的付款码重扫。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat account may not take payment codes. Take cash and call the head office.</source>
        <translation>本店的微信商户号没有付款码权限，请收现金并联系总部。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat settings are wrong. Take cash and call the head office.</source>
        <translation>本店的微信收款设置有误，请收现金并联系总部。</translation>
    </message>
    <message>
        <source>WeChat is busy. The same payment is being asked again in a moment.</source>
        <translation>微信繁忙，稍后自动查询同一笔。</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>已付款。</translation>
    </message>
    <message>
        <source>This payment was paid and then refunded. Check the refund records before collecting again.</source>
        <translation>这笔付过款又转入退款，重新收款前请先核对退款记录。</translation>
    </message>
    <message>
        <source>The payment failed at WeChat. The number is being closed; then scan again.</source>
        <translation>微信付款失败，正在关闭这个单号，随后请重扫。</translation>
    </message>
    <message>
        <source>WeChat does not know this payment yet. It is being asked again.</source>
        <translation>微信还没有这笔记录，正在再次查询。</translation>
    </message>
    <message>
        <source>The reversal is not finished. It is being tried again.</source>
        <translation>撤销还没完成，正在重试。</translation>
    </message>
    <message>
        <source>The payment is too old to reverse. Use a refund.</source>
        <translation>这笔时间太久，不能撤销，请走退款。</translation>
    </message>
    <message>
        <source>WeChat does not reverse this payment. Wait for its result; if it was paid, use a refund.</source>
        <translation>微信没有撤销这笔，请等结果；如果已付款，请走退款。</translation>
    </message>
    <message>
        <source>WeChat&apos;s answer could not be trusted. The same payment is being asked again.</source>
        <translation>微信的答复不可信，正在重新查询同一笔。</translation>
    </message>
    <message>
        <source>WeChat cannot be reached; nothing was sent. Take cash, or try again when the line is back.</source>
        <translation>连不上微信，没有发出任何请求。请收现金，或等网络恢复后再试。</translation>
    </message>
    <message>
        <source>The merchant certificate for reversals is missing. Call the head office.</source>
        <translation>缺少撤销用的商户证书，请联系总部。</translation>
    </message>
</context>
</TS>
