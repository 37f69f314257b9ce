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
    <message>
        <source>The money is back with the customer.</source>
        <translation>钱已退回顾客。</translation>
    </message>
    <message>
        <source>WeChat has taken the refund in. The balance gets it in minutes, a bank card in one to three working days.</source>
        <translation>微信已受理退款。退回零钱几分钟到账，退回银行卡需 1～3 个工作日。</translation>
    </message>
    <message>
        <source>It is not known yet whether the refund was taken in. The same refund is being sent again; nothing is paid back twice.</source>
        <translation>还不清楚微信是否受理了退款，正在用同一退款单号重新提交，不会重复退款。</translation>
    </message>
    <message>
        <source>WeChat&apos;s answer about the refund could not be trusted. The same refund is being asked again.</source>
        <translation>微信关于这笔退款的答复不可信，正在用同一退款单号重新询问。</translation>
    </message>
    <message>
        <source>WeChat cannot be reached. The refund goes out by itself when the line is back.</source>
        <translation>连不上微信。网络恢复后会自动提交这笔退款。</translation>
    </message>
    <message>
        <source>The merchant certificate for refunds is missing. Call the head office.</source>
        <translation>缺少退款用的商户证书，请联系总部。</translation>
    </message>
    <message>
        <source>WeChat wants refunds more slowly. The same refund goes out again in a while.</source>
        <translation>退款太频繁，稍后会用同一退款单号自动重试。</translation>
    </message>
    <message>
        <source>The payment is still being booked at WeChat. The same refund goes out again in a while.</source>
        <translation>微信还在处理原订单，稍后会用同一退款单号自动重试。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat balance is too low for this refund. Top it up, then send the same refund again.</source>
        <translation>门店微信商户余额不足，无法退款。请先充值，再重新提交这笔退款。</translation>
    </message>
    <message>
        <source>WeChat refused the refund for the reason it gives. Settle that, then send the same refund again.</source>
        <translation>微信拒绝了退款，原因见微信的说明。处理好后再重新提交这笔退款。</translation>
    </message>
    <message>
        <source>WeChat has this refund number with another amount. Look it up on the merchant platform before anything else.</source>
        <translation>微信那边这个退款单号的金额不同。请先到商户平台核对，再做其他操作。</translation>
    </message>
    <message>
        <source>The payment is more than a year old: WeChat does not refund it. Give the money back otherwise.</source>
        <translation>付款已超过一年，微信不再退款，请用其他方式退还。</translation>
    </message>
    <message>
        <source>The customer&apos;s WeChat account no longer takes money. Give the money back otherwise.</source>
        <translation>顾客的微信账户已注销或异常，无法收款，请用其他方式退还。</translation>
    </message>
    <message>
        <source>WeChat does not know this payment, or it was never paid. Check the payment before giving money back.</source>
        <translation>微信查不到这笔付款，或顾客并未付款。退钱之前请先核对付款。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat settings are wrong; nothing was refunded. Call the head office.</source>
        <translation>门店的微信支付设置有误，没有退款。请联系总部。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat account may not refund; nothing was refunded. Call the head office.</source>
        <translation>门店的微信商户号没有退款权限，没有退款。请联系总部。</translation>
    </message>
    <message>
        <source>WeChat does not know this refund. The same refund is being sent again.</source>
        <translation>微信查不到这笔退款，正在用同一退款单号重新提交。</translation>
    </message>
    <message>
        <source>WeChat closed this refund and no money moved. Start it again under a new number.</source>
        <translation>微信已关闭这笔退款，钱没有动。请用新的退款单号重新发起。</translation>
    </message>
    <message>
        <source>The customer&apos;s card did not take the money; it is back at the shop. Settle this refund on WeChat&apos;s merchant platform.</source>
        <translation>顾客的银行卡收不到款，钱已退回门店账户。请到微信商户平台处理这笔退款。</translation>
    </message>
    <message>
        <source>The refund failed at WeChat. Look it up on the merchant platform, then send it again.</source>
        <translation>微信退款失败。请到商户平台核对后重新提交。</translation>
    </message>
    <message>
        <source>WeChat has no transactions of that day.</source>
        <translation>微信当天没有交易。</translation>
    </message>
    <message>
        <source>WeChat is still making the bill. Fetch it after 10:00.</source>
        <translation>微信还在生成账单，请 10:00 以后再下载。</translation>
    </message>
    <message>
        <source>WeChat is busy. Fetch the bill again in a few minutes.</source>
        <translation>微信系统繁忙，请过几分钟再下载账单。</translation>
    </message>
    <message>
        <source>WeChat did not give the bill: the day or the shop&apos;s WeChat settings are wrong. Check them and fetch it again.</source>
        <translation>微信没有给出账单：日期或门店的微信支付设置有误。请核对后重新下载。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat account may not fetch bills. Call the head office.</source>
        <translation>门店的微信商户号没有下载账单的权限，请联系总部。</translation>
    </message>
    <message>
        <source>The bill that came could not be trusted; nothing was taken over. Fetch it again.</source>
        <translation>收到的账单不可信，没有采用。请重新下载。</translation>
    </message>
    <message>
        <source>WeChat cannot be reached. Fetch the bill again when the line is back.</source>
        <translation>连不上微信。网络恢复后请重新下载账单。</translation>
    </message>
    <message>
        <source>The merchant certificate for the fund-flow bill is missing. Call the head office.</source>
        <translation>缺少下载资金账单用的商户证书，请联系总部。</translation>
    </message>
    <message>
        <source>WeChat is busy and could not say who the customer is. Scan again, or go on without.</source>
        <translation>微信系统繁忙，没能识别顾客身份。请重扫，或不用会员继续收款。</translation>
    </message>
    <message>
        <source>WeChat could not say whose code this is. Ask the customer to refresh it and scan again.</source>
        <translation>微信没能识别这个付款码的顾客。请顾客刷新后重扫。</translation>
    </message>
    <message>
        <source>Please ask the customer to scan the QR code on the screen with WeChat.</source>
        <translation>请顾客用微信扫屏幕上的二维码。</translation>
    </message>
    <message>
        <source>WeChat refused the payment. Ask for another way to pay, or start again.</source>
        <translation>微信拒绝了付款。请顾客换一种方式，或重新发起收款。</translation>
    </message>
    <message>
        <source>This QR code is closed. Start the payment again for a new one.</source>
        <translation>这个二维码已关闭。请重新发起收款，换一个新码。</translation>
    </message>
    <message>
        <source>The balance is too low. Ask the customer for another card, then start again.</source>
        <translation>余额不足，请顾客换卡，再重新发起收款。</translation>
    </message>
    <message>
        <source>The shop&apos;s WeChat account may not take payments by QR. Take cash and call the head office.</source>
        <translation>门店的微信商户号没有扫码收款权限。请改收现金，并联系总部。</translation>
    </message>
    <message>
        <source>The payment failed at WeChat. The QR code is being closed; then start again.</source>
        <translation>微信支付失败，正在关闭二维码，关闭后请重新发起收款。</translation>
    </message>
    <message>
        <source>The QR code is not closed yet. It is being tried again.</source>
        <translation>二维码还没关闭，正在重试。</translation>
    </message>
    <message>
        <source>WeChat did not close this QR code. The payment&apos;s result is being asked.</source>
        <translation>微信没有关闭这个二维码，正在查询付款结果。</translation>
    </message>
    <message>
        <source>WeChat has no such payment; nothing was taken. Start the payment again.</source>
        <translation>微信没有这笔付款，没有扣款。请重新发起收款。</translation>
    </message>
</context>
</TS>
