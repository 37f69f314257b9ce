<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>KeySentence</name>
    <message>
        <source>%1 is missing: take it from the provider&apos;s merchant pages.</source>
        <translation>缺少 %1：请到支付平台的商户后台获取。</translation>
    </message>
    <message>
        <source>%1 is not a text.</source>
        <translation>%1 不是文本。</translation>
    </message>
    <message>
        <source>%1 must have exactly %2 characters.</source>
        <translation>%1 必须正好 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 must begin with %2.</source>
        <translation>%1 必须以 %2 开头。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is damaged or something else.</source>
        <translation>%1 无法读取：已损坏，或不是该填的内容。</translation>
    </message>
    <message>
        <source>%1 has only %2 bit; the provider wants 2048 or more.</source>
        <translation>%1 只有 %2 位，支付平台要求 2048 位以上。</translation>
    </message>
    <message>
        <source>%1 does not belong to %2: one of them is of another pair.</source>
        <translation>%1 与 %2 不配对：其中一个属于另一对。</translation>
    </message>
    <message>
        <source>%1 is not the serial number of the certificate, which is %2.</source>
        <translation>%1 不是证书的序列号，证书的序列号是 %2。</translation>
    </message>
    <message>
        <source>%1 is the shop&apos;s own key. Download the provider&apos;s key and put it there instead.</source>
        <translation>%1 填成了本店自己的公钥，请下载支付平台的公钥换上。</translation>
    </message>
    <message>
        <source>%1 is of no use without %2.</source>
        <translation>只有 %1 没有 %2 不能用。</translation>
    </message>
    <message>
        <source>%1 or %2 must be there: without it no answer can be verified.</source>
        <translation>%1 和 %2 至少要有一个，否则无法验证应答。</translation>
    </message>
    <message>
        <source>%1 is valid only from %2. Check the date of this computer.</source>
        <translation>%1 到 %2 才生效，请检查本机日期。</translation>
    </message>
    <message>
        <source>%1 expired on %2. Get a new one from the provider&apos;s merchant pages.</source>
        <translation>%1 已于 %2 到期，请到支付平台的商户后台换新。</translation>
    </message>
    <message>
        <source>%1 expires on %2, in %3 days. Get a new one from the provider&apos;s merchant pages.</source>
        <translation>%1 将于 %2 到期，还有 %3 天，请到支付平台的商户后台换新。</translation>
    </message>
</context>
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
    <message>
        <source>Alipay has taken the payment in. Its result is being confirmed; keep the goods for a moment.</source>
        <translation>支付宝已受理，正在确认结果，请先别交货，稍等片刻。</translation>
    </message>
    <message>
        <source>Please ask the customer to confirm the payment in Alipay.</source>
        <translation>请顾客在支付宝里确认付款。</translation>
    </message>
    <message>
        <source>Please ask the customer to scan the code on the display with Alipay.</source>
        <translation>请顾客用支付宝扫屏幕上的码。</translation>
    </message>
    <message>
        <source>Alipay does not accept this payment code: it is wrong, used or too old. Ask the customer to refresh it and scan again.</source>
        <translation>支付宝不认这个付款码：码不对、已用过或已过期。请顾客刷新后重扫。</translation>
    </message>
    <message>
        <source>The customer&apos;s Alipay cannot pay this way. The customer turns it on in Alipay and you scan again, or take another way to pay.</source>
        <translation>顾客的支付宝没开通这种付款。请顾客在支付宝里开通后重扫，或换支付方式。</translation>
    </message>
    <message>
        <source>The payment did not go through; nothing was charged. Ask for a fresh code and scan once more.</source>
        <translation>没有付成，没扣款。请顾客刷新付款码，再扫一次。</translation>
    </message>
    <message>
        <source>Alipay does not let this customer pay here; nothing was charged. Ask for another way to pay.</source>
        <translation>支付宝不让这位顾客付这笔，没扣款。请换支付方式。</translation>
    </message>
    <message>
        <source>The customer&apos;s Alipay limit is reached; nothing was charged. Ask for another account or another way to pay.</source>
        <translation>顾客的支付宝限额用完了，没扣款。请换账号或换支付方式。</translation>
    </message>
    <message>
        <source>This is the shop&apos;s own Alipay account; nothing was charged. Ask for another account.</source>
        <translation>这是本店自己的支付宝账号，没扣款。请换账号付款。</translation>
    </message>
    <message>
        <source>Alipay says the time for this payment is over; nothing was charged. Check the till&apos;s clock, then scan again.</source>
        <translation>支付宝说这笔已过付款时间，没扣款。请核对收银机时间后重扫。</translation>
    </message>
    <message>
        <source>Alipay does not take this amount; nothing was charged. Split it, or take another way to pay.</source>
        <translation>支付宝不收这个金额，没扣款。请分开付，或换支付方式。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay settings are wrong; nothing was charged. Take cash and call the head office.</source>
        <translation>本店的支付宝收款设置有误，没扣款。请收现金并联系总部。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay account has reached its limit; nothing was charged. Take another way to pay and call the head office.</source>
        <translation>本店的支付宝收款额度已满，没扣款。请换支付方式并联系总部。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay account may not take this payment; nothing was charged. Take another way to pay and call the head office.</source>
        <translation>本店的支付宝账号不能收这笔，没扣款。请换支付方式并联系总部。</translation>
    </message>
    <message>
        <source>The face payment was not accepted; nothing was charged. Start the face scan again.</source>
        <translation>刷脸没有通过，没扣款。请重新刷脸。</translation>
    </message>
    <message>
        <source>This payment number has a code already; nothing was charged. Start the payment again.</source>
        <translation>这个商户单号已经出过码，没扣款。请重新发起收款。</translation>
    </message>
    <message>
        <source>Alipay does not know this payment yet. It is being asked again.</source>
        <translation>支付宝还没有这笔记录，正在再次查询。</translation>
    </message>
    <message>
        <source>This payment was closed; no money was taken. Collect again.</source>
        <translation>这笔已关闭，没收到钱。请重新收款。</translation>
    </message>
    <message>
        <source>The customer had paid and the money is going back to the customer. Collect again before handing out the goods.</source>
        <translation>顾客已付款，钱正退回给顾客。请重新收款后再交货。</translation>
    </message>
    <message>
        <source>Alipay does not reverse this payment. Wait for its result; if it was paid, use a refund.</source>
        <translation>支付宝没有撤销这笔，请等结果；如果已付款，请走退款。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay balance is too low to give the money back. Call the head office; the payment is being asked.</source>
        <translation>本店支付宝余额不足，钱退不回去。请联系总部；这笔仍在查询。</translation>
    </message>
    <message>
        <source>Alipay has frozen this payment: it cannot be reversed now. Call the head office; the payment is being asked.</source>
        <translation>支付宝冻结了这笔，现在不能撤销。请联系总部；这笔仍在查询。</translation>
    </message>
    <message>
        <source>Alipay&apos;s answer could not be trusted. The same payment is being asked again.</source>
        <translation>支付宝的答复不可信，正在重新查询同一笔。</translation>
    </message>
    <message>
        <source>Alipay cannot be reached; nothing was sent. Take cash, or try again when the line is back.</source>
        <translation>连不上支付宝，没有发出任何请求。请收现金，或等网络恢复后再试。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay key does not work; nothing was sent. Take cash and call the head office.</source>
        <translation>本店的支付宝密钥用不了，没有发出任何请求。请收现金并联系总部。</translation>
    </message>
    <message>
        <source>Alipay is busy and did not take the request; nothing was charged. Try again in a moment.</source>
        <translation>支付宝繁忙，没有受理，没扣款。请稍后再试。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay settings are wrong, so the result cannot be asked. Call the head office; keep the goods until it is known.</source>
        <translation>本店的支付宝设置有误，查不了结果。请联系总部；结果出来前请别交货。</translation>
    </message>
    <message>
        <source>Alipay is busy. The same payment is asked again in a moment.</source>
        <translation>支付宝繁忙，稍后自动查询同一笔。</translation>
    </message>
    <message>
        <source>Alipay cannot be reached. The payment is asked again when the line is back; keep the goods until then.</source>
        <translation>连不上支付宝，网络恢复后自动查询这笔；在那之前请别交货。</translation>
    </message>
    <message>
        <source>It is not known yet whether the refund went through. The same refund is being asked again; no money goes back twice.</source>
        <translation>还不知道退款成没成，正在用同一个退款单号再问，不会退两次。</translation>
    </message>
    <message>
        <source>Alipay&apos;s answer could not be trusted. The same refund is being asked again.</source>
        <translation>支付宝的答复不可信，正在用同一个退款单号再问。</translation>
    </message>
    <message>
        <source>Alipay cannot be reached. The refund goes on under the same number when the line is back.</source>
        <translation>连不上支付宝，网络恢复后用同一个退款单号继续。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay key does not work; the refund cannot go on. Call the head office.</source>
        <translation>本店的支付宝密钥用不了，退款进行不下去。请联系总部。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay settings are wrong; the refund cannot go on. Call the head office.</source>
        <translation>本店的支付宝设置有误，退款进行不下去。请联系总部。</translation>
    </message>
    <message>
        <source>Alipay is busy. The same refund is tried again soon.</source>
        <translation>支付宝繁忙，稍后自动重试同一笔退款。</translation>
    </message>
    <message>
        <source>The money went back to the customer.</source>
        <translation>钱已退给顾客。</translation>
    </message>
    <message>
        <source>Alipay has this refund already. Whether the money went back is being asked; do not refund again.</source>
        <translation>支付宝已有这笔退款，正在查询钱退了没有，请别再退一次。</translation>
    </message>
    <message>
        <source>Alipay does not show this refund yet. The same refund is being asked again.</source>
        <translation>支付宝还查不到这笔退款，正在用同一个退款单号再问。</translation>
    </message>
    <message>
        <source>This refund number was used for another amount. Call the head office to look at it on the Alipay platform.</source>
        <translation>这个退款单号用过别的金额。请联系总部到支付宝商家平台核对。</translation>
    </message>
    <message>
        <source>Alipay does not refund this amount: it is more than what is left of the payment. No money went back; check earlier refunds.</source>
        <translation>支付宝不退这个金额：超过了这笔剩余可退的钱。钱没有退，请核对之前的退款。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay balance is too low; no money went back yet. Call the head office to top it up, then try again.</source>
        <translation>本店支付宝余额不足，钱还没退。请联系总部充值后再试。</translation>
    </message>
    <message>
        <source>Alipay does not know this payment; no money went back. Call the head office.</source>
        <translation>支付宝没有这笔付款，钱没有退。请联系总部。</translation>
    </message>
    <message>
        <source>Alipay says this payment is not paid; no money went back. Ask its result before giving any money.</source>
        <translation>支付宝说这笔还没付款，钱没有退。请先查询结果，别给顾客退钱。</translation>
    </message>
    <message>
        <source>Alipay has closed this payment: it may be refunded already. That is being asked; do not give any money yet.</source>
        <translation>支付宝已关闭这笔，可能已经退过。正在查询，请先别给顾客退钱。</translation>
    </message>
    <message>
        <source>The time to refund this payment is over; no money went back. Refund it another way with the manager.</source>
        <translation>这笔已过退款期限，钱没有退。请与店长商量用别的方式退。</translation>
    </message>
    <message>
        <source>Alipay does not refund this payment, or only as a whole; no money went back. Refund all of it, or ask the manager.</source>
        <translation>支付宝不退这笔，或只能全额退，钱没有退。请全额退，或找店长。</translation>
    </message>
    <message>
        <source>Alipay holds this payment; no money went back yet. Call the head office, then try again.</source>
        <translation>支付宝冻结着这笔，钱还没退。请联系总部后再试。</translation>
    </message>
    <message>
        <source>Alipay cannot pay into the customer&apos;s account; no money went back. Refund it another way with the head office.</source>
        <translation>支付宝打不进顾客的账号，钱没有退。请联系总部用别的方式退。</translation>
    </message>
    <message>
        <source>The shop&apos;s Alipay account stops this refund; no money went back yet. Call the head office.</source>
        <translation>本店的支付宝账号限制了这笔退款，钱还没退。请联系总部。</translation>
    </message>
    <message>
        <source>Alipay refused the payment. Once this screen confirms it, take another way to pay and call the head office.</source>
        <translation>支付宝拒绝了这笔付款。等本页确认后，请换支付方式并联系总部。</translation>
    </message>
    <message>
        <source>Alipay knows no such payment and has called it off. It is still asked for some minutes; do not hand out the goods on it.</source>
        <translation>支付宝没有这笔记录，已取消。几分钟内还会继续查询，请别凭这笔交货。</translation>
    </message>
</context>
</TS>
