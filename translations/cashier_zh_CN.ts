<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BasketRow</name>
    <message>
        <source>Member price</source>
        <translation>会员价</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Pack price</source>
        <translation>整包价</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>weighed %1</source>
        <translation>称重 %1</translation>
    </message>
    <message>
        <source>pack of %1</source>
        <translation>每包 %1 件</translation>
    </message>
    <message>
        <source>%1+ only</source>
        <translation>限 %1 岁以上</translation>
    </message>
    <message>
        <source>save %1</source>
        <translation>省 %1</translation>
    </message>
</context>
<context>
    <name>ChannelPresenter</name>
    <message>
        <source>Asking about a number that does not exist …</source>
        <translation>正在查询一个不存在的单号…</translation>
    </message>
    <message>
        <source>Scan the payment code of your own phone: ¥0.01 is paid and goes back.</source>
        <translation>请用扫码枪扫您本人手机的付款码：收 ¥0.01，随即退回。</translation>
    </message>
    <message>
        <source>¥0.01 is being paid …</source>
        <translation>正在收款 ¥0.01…</translation>
    </message>
    <message>
        <source>Scan the code with your own phone: ¥0.01 is paid and goes back.</source>
        <translation>请用您本人手机扫下方二维码：收 ¥0.01，随即退回。</translation>
    </message>
    <message>
        <source>¥0.01 was paid and is on its way back …</source>
        <translation>已收 ¥0.01，正在原路退回…</translation>
    </message>
    <message>
        <source>The provider answered: line, keys and signatures are right.</source>
        <translation>支付平台已应答：线路、密钥和签名都正确。</translation>
    </message>
    <message>
        <source>¥0.01 was paid and is back: the channel works both ways.</source>
        <translation>¥0.01 已收到并已退回：收款、退款都正常。</translation>
    </message>
    <message>
        <source>Nobody paid; the number is closed. Line and keys are right.</source>
        <translation>没有人付款，单号已关闭。线路和密钥正确。</translation>
    </message>
    <message>
        <source>The payment was refused, no money moved.</source>
        <translation>付款被拒绝，没有动钱。</translation>
    </message>
    <message>
        <source>The provider was reached, but the keys do not fit. Import them again from the merchant pages.</source>
        <translation>已连上支付平台，但密钥不匹配。请从商户平台重新导入密钥。</translation>
    </message>
    <message>
        <source>The provider cannot be reached. Check the network, then test again.</source>
        <translation>连不上支付平台。请检查网络后再测试。</translation>
    </message>
    <message>
        <source>No clear answer; nothing is proven. Test again in a minute.</source>
        <translation>没有明确应答，无法判断。请一分钟后再测试。</translation>
    </message>
    <message>
        <source>¥0.01 was paid, its way back needs a person: see “Pending”.</source>
        <translation>已收 ¥0.01，退回时需要人工处理：请看顶部“待定”。</translation>
    </message>
    <message>
        <source>Test the channel</source>
        <translation>测试通道</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a way to pay that is switched off</comment>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
</context>
<context>
    <name>DeviceTexts</name>
    <message>
        <source>Printer</source>
        <translation>小票机</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>out of paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>机盖未合</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>state of a device</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>keys missing or wrong</source>
        <translation>密钥缺失或不对</translation>
    </message>
    <message>
        <source>certificate ends in %1 days</source>
        <translation>证书还有 %1 天到期</translation>
    </message>
    <message>
        <source>certificate ended on %1</source>
        <translation>证书已于 %1 到期</translation>
    </message>
    <message>
        <source>certificate valid from %1</source>
        <translation>证书 %1 才生效</translation>
    </message>
    <message>
        <source>two keys are mixed up</source>
        <translation>两把密钥弄混了</translation>
    </message>
    <message>
        <source>key and certificate do not fit</source>
        <translation>密钥与证书不配对</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
</context>
<context>
    <name>PaymentPresenter</name>
    <message>
        <source>Scan again</source>
        <translation>重新扫码</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>挂起此单</translation>
    </message>
    <message>
        <source>Reverse it</source>
        <translation>撤销这笔</translation>
    </message>
    <message>
        <source>Cash instead</source>
        <translation>改收现金</translation>
    </message>
    <message>
        <source>Card slip</source>
        <translation>银行卡手录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>重打小票</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发起</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客确认</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Reverse in %1 s</source>
        <translation>%1 秒后可撤销</translation>
    </message>
    <message>
        <source>The provider allows a reversal only some seconds after the request. Please wait.</source>
        <translation>渠道规定发起后过几秒才能撤销，请稍候</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>本次应收</translation>
    </message>
    <message>
        <source>Due for this part</source>
        <translation>本笔应收</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Next sale +%1</source>
        <translation>下一单 +%1</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s payment code</source>
        <translation>请扫顾客付款码</translation>
    </message>
    <message>
        <source>%1. The scan arrives wherever the cursor is.</source>
        <translation>%1付款码；任何焦点下都能扫</translation>
    </message>
    <message>
        <source>Waiting for a scan, no time limit</source>
        <translation>等待扫码，无时限</translation>
    </message>
    <message>
        <source>Customer is entering the password</source>
        <translation>等待顾客输入密码</translation>
    </message>
    <message>
        <source>The money is not here yet: keep the goods. Only this screen counts, a screenshot does not.</source>
        <translation>钱还没到账，请勿交货；以本屏为准，截图不算</translation>
    </message>
    <message>
        <source>asked every %1 s</source>
        <translation>每 %1 秒自动查询</translation>
    </message>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>已查 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow line: the result is being confirmed</source>
        <translation>网络慢，正在确认结果</translation>
    </message>
    <message>
        <source>The same payment is asked again; nothing is charged twice. You can put it aside and go on.</source>
        <translation>正在反复查询同一笔，不会重复扣款；可先挂起，接待下一位</translation>
    </message>
    <message>
        <source>receipt is printing</source>
        <translation>小票打印中</translation>
    </message>
    <message>
        <source>receipt printed</source>
        <translation>小票已打印</translation>
    </message>
    <message>
        <source>Paid, no change</source>
        <translation>收款成功，无需找零</translation>
    </message>
    <message>
        <source>Give the change</source>
        <translation>收款成功，请找零</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>实收 %1</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>Closes by itself; or just scan the next item</source>
        <translation>1.5 秒后自动关闭；直接扫下一件即开新单</translation>
    </message>
    <message>
        <source>Receipt not printed: check paper and cover</source>
        <translation>小票没打出来：请看纸和机盖</translation>
    </message>
    <message>
        <source>Unclear whether the receipt was printed: look at the paper</source>
        <translation>小票是否打出不清楚：请看一眼纸</translation>
    </message>
    <message>
        <source>The customer&apos;s money came and has already gone back. The goods are not paid.</source>
        <translation>顾客的钱到账后已原路退回，这单还没有付款</translation>
    </message>
    <message>
        <source>No money received</source>
        <translation>没有收到钱</translation>
    </message>
    <message>
        <source>The customer was not charged.</source>
        <translation>顾客未被扣款，可以放心重收。</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>没有发起</translation>
    </message>
    <message>
        <source>Number …%1 is closed</source>
        <translation>单号 …%1 已关闭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回改单</translation>
    </message>
    <message>
        <source>Result unknown: keep the goods</source>
        <translation>结果未知：先别放行，也别重收</translation>
    </message>
    <message>
        <source>The customer may have been charged: do not take it again. It is asked on in the background.</source>
        <translation>没有明确答复，顾客可能已被扣款。后台继续查询，本单锁定</translation>
    </message>
    <message>
        <source>Number …%1</source>
        <translation>商户单号 …%1</translation>
    </message>
    <message>
        <source>Keep asking</source>
        <translation>继续查询</translation>
    </message>
    <message>
        <source>Reversal</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>原路退回</translation>
    </message>
    <message>
        <source>Reversing, please wait for the result</source>
        <translation>正在撤销，请等结果</translation>
    </message>
    <message>
        <source>If the customer was charged, the money goes back. Do not take it again before the result; you can put it aside.</source>
        <translation>若已扣款会原路退回。结果出来前不能重收，可先挂起</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>next in %1 s</source>
        <translation>下次 %1 秒后</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1连不上，不能扫码收款</translation>
    </message>
    <message>
        <source>Nothing was sent. Cash works as always; so does the card terminal with its slip.</source>
        <translation>没有发起收款。现金照常收；独立刷卡机可收卡并手录凭证号</translation>
    </message>
    <message>
        <source>Nothing was sent. Cash works as always.</source>
        <translation>没有发起收款，现金照常收</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>没有发起收款</translation>
    </message>
    <message numerus="yes">
        <source>No line for %n minute(s)</source>
        <translation>
            <numerusform>已断线 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>The line was lost just now</source>
        <translation>刚刚断线</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Something does not fit: a manager must look</source>
        <translation>情况对不上，请店长处理</translation>
    </message>
    <message>
        <source>Stays until Enter; or just scan the next item</source>
        <translation>按回车关闭；直接扫下一件即开新单</translation>
    </message>
    <message>
        <source>The money went back: collect it again</source>
        <translation>已收到又退回，请重收</translation>
    </message>
    <message>
        <source>%1 QR</source>
        <translation>%1二维码</translation>
    </message>
    <message>
        <source>Show the customer a QR code</source>
        <translation>请给顾客出示二维码</translation>
    </message>
    <message>
        <source>The customer scans it with the phone, here or on the customer display.</source>
        <translation>顾客用手机扫本屏或客显上的二维码。</translation>
    </message>
    <message>
        <source>Getting the QR code of %1</source>
        <translation>正在取%1收款码</translation>
    </message>
    <message>
        <source>Nothing can be paid before it is shown.</source>
        <translation>二维码显示之前，顾客还无法付款。</translation>
    </message>
    <message>
        <source>Let the customer scan with %1</source>
        <translation>请顾客用%1扫码</translation>
    </message>
    <message>
        <source>Keep the goods until this screen says paid.</source>
        <translation>本屏显示“收款成功”之前，请勿交货。</translation>
    </message>
    <message>
        <source>open for %1 s</source>
        <translation>还有 %1 秒</translation>
    </message>
    <message>
        <source>Close this code</source>
        <translation>关闭此码</translation>
    </message>
</context>
<context>
    <name>SaleKeys</name>
    <message>
        <source>Take payment code</source>
        <translation>扫码收款</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Combined payment</source>
        <translation>组合收款</translation>
    </message>
    <message>
        <source>Scan field</source>
        <translation>扫码框</translation>
    </message>
    <message>
        <source>Price of the line</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Whole discount</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>数量加一</translation>
    </message>
    <message>
        <source>One piece less</source>
        <translation>数量减一</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除本行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>现金存取</translation>
    </message>
    <message>
        <source>Reprint last receipt</source>
        <translation>重打上一张小票</translation>
    </message>
    <message>
        <source>Lock till</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Everything and its key</source>
        <translation>全部功能和按键</translation>
    </message>
</context>
<context>
    <name>SalePresenter</name>
    <message>
        <source>Whole</source>
        <translation>整单</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已优惠 %1</translation>
    </message>
    <message>
        <source>Scan goods first: there is nothing to pay yet.</source>
        <translation>请先扫商品，现在没有要收的钱</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>扫码收款</translation>
    </message>
    <message>
        <source>%1, recognised by the code</source>
        <translation>%1 自动识别</translation>
    </message>
    <message>
        <source>%1 payment code</source>
        <translation>%1付款码</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>收现金</translation>
    </message>
    <message>
        <source>Change is worked out here</source>
        <translation>找零自动算</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>请先选一行商品</translation>
    </message>
    <message>
        <source>The basket is empty.</source>
        <translation>购物篮是空的</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>No sale is held.</source>
        <translation>没有挂单</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount all</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>重打</translation>
    </message>
    <message>
        <source>No receipt has been printed yet.</source>
        <translation>还没有打过小票</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Scan the first item, or press a quick key.</source>
        <translation>请扫第一件商品，或按快捷键</translation>
    </message>
    <message>
        <source>Today: %1 sales</source>
        <translation>今日 %1 笔</translation>
    </message>
    <message>
        <source>Last receipt %1</source>
        <translation>上一张小票 %1</translation>
    </message>
</context>
<context>
    <name>SaleTexts</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Locked: sign in first</source>
        <translation>已锁定，请先登录</translation>
    </message>
    <message>
        <source>Not read whole: scan again</source>
        <translation>没有读全，请再扫一次</translation>
    </message>
    <message>
        <source>Not for sale: put it aside</source>
        <translation>此商品停售，请放在一边</translation>
    </message>
    <message>
        <source>Payment code, but the basket is empty: scan goods first</source>
        <translation>这是付款码，但购物篮是空的：请先扫商品</translation>
    </message>
    <message>
        <source>A payment is running: wait for its result</source>
        <translation>正在收款，请等结果</translation>
    </message>
    <message>
        <source>Same payment code again: ignored</source>
        <translation>同一付款码重复扫描，已忽略</translation>
    </message>
    <message>
        <source>That is a receive code: ask the customer for the payment code</source>
        <translation>这是收款码，请顾客出示付款码</translation>
    </message>
    <message>
        <source>This way to pay is not accepted here: ask for another</source>
        <translation>本店不收这种付款码，请顾客换一种</translation>
    </message>
    <message>
        <source>This code is not used here</source>
        <translation>这里用不到这个码</translation>
    </message>
    <message>
        <source>Too many or too dear for one line: check the quantity</source>
        <translation>一行的数量或金额太大，请核对数量</translation>
    </message>
    <message>
        <source>Could not be saved: scan again</source>
        <translation>没有保存成功，请再扫一次</translation>
    </message>
    <message>
        <source>No shift is open: open the shift first</source>
        <translation>还没有开班，请先开班</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>已删除「%1」</translation>
    </message>
    <message>
        <source>Basket cleared</source>
        <translation>已清空购物篮</translation>
    </message>
    <message>
        <source>Quantity changed: %1</source>
        <translation>已改数量「%1」</translation>
    </message>
    <message>
        <source>Price changed: %1</source>
        <translation>已改价「%1」</translation>
    </message>
    <message>
        <source>Discount given</source>
        <translation>已打折</translation>
    </message>
    <message>
        <source>Sale held</source>
        <translation>已挂单</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已加入「%1」</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Hold ticket</source>
        <translation>挂单小票</translation>
    </message>
    <message>
        <source>Drawer kick</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z 报表</translation>
    </message>
    <message>
        <source>Shift slip</source>
        <translation>班次单</translation>
    </message>
    <message>
        <source>Cash slip</source>
        <translation>存取单</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待打印</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发起</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>没有打印</translation>
    </message>
    <message>
        <source>Unclear whether it was printed: look at the paper</source>
        <translation>是否打出不清楚，请看一眼纸</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>paper is out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>cover is open</source>
        <translation>机盖没关</translation>
    </message>
    <message>
        <source>printer fault</source>
        <translation>打印机故障</translation>
    </message>
    <message>
        <source>printer is off</source>
        <translation>打印机没开</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Scale label</source>
        <translation>秤标签</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Receive code</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Damaged code</source>
        <translation>残缺码</translation>
    </message>
    <message>
        <source>Held. Scan the ticket or press F6 to go on.</source>
        <translation>已挂单。扫挂单小票或按 F6 取回</translation>
    </message>
    <message>
        <source>The basket on the screen was held first, then the other one fetched.</source>
        <translation>屏幕上的单已先挂起，再取回这一单</translation>
    </message>
    <message>
        <source>A payment from before arrived. The sale is finished: receipt %1.</source>
        <translation>之前的一笔款已到账，该单已完成：小票 %1</translation>
    </message>
    <message>
        <source>A slip was not printed. Check paper and cover, then repeat it under F1.</source>
        <translation>有小票没打出来。请看纸和机盖，再按 F1 补打</translation>
    </message>
    <message>
        <source>Unclear whether a slip was printed. Look at the paper before repeating.</source>
        <translation>有小票不知是否打出，补打前请先看纸</translation>
    </message>
    <message>
        <source>The basket from before the restart is back.</source>
        <translation>重启前的购物篮已恢复</translation>
    </message>
    <message>
        <source>The payment is put aside and still asked for. See “Pending” at the top.</source>
        <translation>这笔收款已挂起，后台继续查询，见顶栏「待定」</translation>
    </message>
    <message>
        <source>A pending payment was paid: %1.</source>
        <translation>待定的一笔已到账：%1</translation>
    </message>
    <message>
        <source>A pending payment ended without money: %1.</source>
        <translation>待定的一笔没有收到钱：%1</translation>
    </message>
    <message>
        <source>A paid amount without a sale was given back: %1.</source>
        <translation>一笔没有成交的款已原路退回：%1</translation>
    </message>
    <message>
        <source>A payment needs a person to look at it. See “Pending” at the top.</source>
        <translation>有一笔收款需要人处理，见顶栏「待定」</translation>
    </message>
    <message>
        <source>Drawer opened.</source>
        <translation>钱箱已打开</translation>
    </message>
    <message>
        <source>The last receipt is printed again.</source>
        <translation>正在重打上一张小票</translation>
    </message>
    <message>
        <source>Kept for the next sale: the running payment does not change.</source>
        <translation>已记入下一单，正在收的金额不变</translation>
    </message>
    <message>
        <source>Not accepted: scan again</source>
        <translation>没有接受，请再扫一次</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>未找到 %1</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>码</translation>
    </message>
    <message>
        <source>Sold by weight: scan the scale&apos;s label, or find it by name</source>
        <translation>按重量销售：请扫秤签，或按品名查找后输入重量</translation>
    </message>
    <message>
        <source>No price is stored: find it by name and enter the price</source>
        <translation>没有价格：请按品名查找后输入价格</translation>
    </message>
    <message>
        <source>Goods are in the basket: hold it or pay it first</source>
        <translation>购物篮里还有商品：请先挂单或结账</translation>
    </message>
    <message>
        <source>Not connected: take cash or try again later</source>
        <translation>当前没有连接：请收现金，或稍后再试</translation>
    </message>
    <message>
        <source>The disk is full: free some space, then scan again</source>
        <translation>磁盘已满：请清理空间后再扫一次</translation>
    </message>
    <message>
        <source>The clock is behind the last sale: a manager confirms it first</source>
        <translation>电脑时间早于上一笔交易：请先由店长确认</translation>
    </message>
    <message>
        <source>The basket from before the restart cannot be read. Scan its goods again.</source>
        <translation>重启前的购物篮无法读取，请重新扫描商品。</translation>
    </message>
    <message>
        <source>The money is here, but the sale could not be saved yet. Do not take it again.</source>
        <translation>款项已收到，但这笔交易尚未保存成功。请不要重复收款。</translation>
    </message>
    <message>
        <source>Payment …%1 over %2: the provider reports money after it had ended. Do not pay it back by hand: a manager compares it with the provider&apos;s bill.</source>
        <translation>单号…%1（%2）：本机已结束这笔付款，渠道又报告收到钱。请勿自行退款，请店长核对渠道账单。</translation>
    </message>
    <message>
        <source>In the basket</source>
        <translation>已入篮</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>退货单</translation>
    </message>
    <message>
        <source>A payment of %2 came that no sale needs. It goes back by itself (…%1).</source>
        <translation>收到一笔无对应销售的付款 %2，将自动原路退回（尾号 %1）。</translation>
    </message>
    <message>
        <source>A payment of %2 that no sale needed is back with the customer (…%1).</source>
        <translation>无对应销售的付款 %2 已退回顾客（尾号 %1）。</translation>
    </message>
    <message>
        <source>A refund of %2 needs a person (…%1). The return is booked: do not take it back again.</source>
        <translation>退款 %2 需要人工处理（尾号 %1）。退货已入账，请勿重复退货。</translation>
    </message>
</context>
<context>
    <name>SettingTexts</name>
    <message>
        <source>Receipt printer</source>
        <translation>小票机</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation>屏幕与声音</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>192.168.1.50:9100, /dev/usb/lp0 or a folder</source>
        <translation>如 192.168.1.50:9100、/dev/usb/lp0 或文件夹</translation>
    </message>
    <message>
        <source>Printer profile</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>generic-80, generic-58, epson-tm, gprinter, xprinter</source>
        <translation>generic-80、generic-58、epson-tm、gprinter、xprinter</translation>
    </message>
    <message>
        <source>Language of slips</source>
        <translation>小票语言</translation>
    </message>
    <message>
        <source>A serial port is the safest: no key is lost</source>
        <translation>串口最可靠，不会丢键</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时序</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>设备文件</translation>
    </message>
    <message>
        <source>/dev/ttyACM0; empty for a keyboard scanner</source>
        <translation>如 /dev/ttyACM0；键盘式留空</translation>
    </message>
    <message>
        <source>WeChat payment codes</source>
        <translation>微信付款码</translation>
    </message>
    <message>
        <source>Stand-alone card terminal</source>
        <translation>独立刷卡机</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>显示比例</translation>
    </message>
    <message>
        <source>Takes effect at the next start</source>
        <translation>下次启动生效</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>几分钟后自动锁定</translation>
    </message>
    <message>
        <source>0 never locks</source>
        <translation>0 为不锁定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>USB or serial</source>
        <translation>USB／串口</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘式</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Grabbed device</source>
        <translation>独占设备</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Bluetooth</source>
        <translation>蓝牙</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>The till scans the customer&apos;s phone</source>
        <translation>收银台扫顾客的付款码</translation>
    </message>
    <message>
        <source>WeChat QR</source>
        <translation>微信收款码</translation>
    </message>
    <message>
        <source>The customer scans the till</source>
        <translation>顾客扫收银台的二维码</translation>
    </message>
    <message>
        <source>Alipay payment codes</source>
        <translation>支付宝付款码</translation>
    </message>
    <message>
        <source>Alipay QR</source>
        <translation>支付宝收款码</translation>
    </message>
</context>
<context>
    <name>TenderNames</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
</context>
<context>
    <name>mendian::AlertBar</name>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>mendian::AmountLine</name>
    <message>
        <source>Amount due %1</source>
        <translation>应收 %1</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应收</translation>
    </message>
</context>
<context>
    <name>mendian::ApprovalForm</name>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Over your limit: a senior or the manager allows it here. Scanning goes on.</source>
        <translation>超过你的权限：请领班或店长在这里批准，可以继续扫码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Type the staff number and the PIN.</source>
        <translation>请输入工号和密码</translation>
    </message>
</context>
<context>
    <name>mendian::BasketFooter</name>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已优惠</translation>
    </message>
</context>
<context>
    <name>mendian::BasketList</name>
    <message>
        <source>Basket</source>
        <translation>购物篮</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>mendian::CashEntry</name>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Take cash, open drawer</source>
        <translation>收现金并开钱箱</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>刚好</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>%1 is still missing.</source>
        <translation>还差 %1</translation>
    </message>
</context>
<context>
    <name>mendian::CashierTopBar</name>
    <message>
        <source>OK</source>
        <comment>state of a device</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>%1 号收银台</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>%1 号班次</translation>
    </message>
    <message>
        <source>no shift open</source>
        <translation>未开班</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>待定 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mendian::CashierWindow</name>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message numerus="yes">
        <source>%1: selling goes on, %n slip(s) wait and print by themselves.</source>
        <translation>
            <numerusform>%1：照常收银，%n 张小票排队，恢复后自动打印。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: selling goes on, slips will print by themselves.</source>
        <translation>%1：照常收银，恢复后自动补打小票。</translation>
    </message>
    <message>
        <source>%1: type codes in the field and press Enter.</source>
        <translation>%1：请在扫码框里输入条码后按回车。</translation>
    </message>
    <message>
        <source>%1: cash can still be taken.</source>
        <translation>%1：现金照常收。</translation>
    </message>
    <message>
        <source>The shift is closed. The Z report is on its way to the printer.</source>
        <translation>已交班，Z 报表已发往小票机</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>The X report is on its way to the printer.</source>
        <translation>X 报表已发往小票机</translation>
    </message>
</context>
<context>
    <name>mendian::ChannelRow</name>
    <message>
        <source>Pay ¥0.01</source>
        <translation>付 ¥0.01</translation>
    </message>
</context>
<context>
    <name>mendian::ClockPage</name>
    <message>
        <source>This computer says</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>Last sale was stored at</source>
        <translation>上一笔保存于</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>The clock was set back</source>
        <translation>电脑时间被调回</translation>
    </message>
    <message>
        <source>Correct the date and time of this computer and start again. If they are right, the manager confirms them here. Nothing stored is changed.</source>
        <translation>请先校正本机日期时间并重新启动。若时间无误，请店长在此确认。已存的数据不会改变。</translation>
    </message>
    <message>
        <source>The date and time of this computer are right</source>
        <translation>确认本机日期时间无误</translation>
    </message>
    <message>
        <source>The store manager confirms with staff number and PIN.</source>
        <translation>请店长输入工号和密码确认</translation>
    </message>
</context>
<context>
    <name>mendian::CloseShiftPage</name>
    <message>
        <source>Wrong change given</source>
        <translation>找零有误</translation>
    </message>
    <message>
        <source>Float was wrong</source>
        <translation>备用金有误</translation>
    </message>
    <message>
        <source>Cash moved, not booked</source>
        <translation>存取未登记</translation>
    </message>
    <message>
        <source>Unknown, reported</source>
        <translation>原因不明，已上报</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Sales of this shift</source>
        <translation>本班成交</translation>
    </message>
    <message>
        <source>Close the shift: count the drawer</source>
        <translation>交班：清点钱箱</translation>
    </message>
    <message>
        <source>Tab or ↓ for the next row</source>
        <translation>Tab 或 ↓ 到下一行</translation>
    </message>
    <message>
        <source>Close the shift: differences</source>
        <translation>交班：核对差异</translation>
    </message>
    <message>
        <source>Close the shift: open items</source>
        <translation>交班：未结事项</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Count</source>
        <translation>点钞</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Counted cash</source>
        <translation>实点现金</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Close and print</source>
        <translation>交班并打印</translation>
    </message>
    <message>
        <source>The manager confirms it</source>
        <translation>需店长确认</translation>
    </message>
    <message>
        <source>The Z report is printed</source>
        <translation>同时打印 Z 报表</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Then the difference is shown</source>
        <translation>下一步显示差异</translation>
    </message>
    <message>
        <source>Then the open items</source>
        <translation>下一步看未结事项</translation>
    </message>
    <message>
        <source>Back to selling</source>
        <translation>返回收银</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Choose a reason for the difference first (keys 1 to 4).</source>
        <translation>请先选择差异原因（按 1 至 4 键）</translation>
    </message>
    <message>
        <source>Close the shift over undecided payments</source>
        <translation>有待定付款，确认交班</translation>
    </message>
    <message>
        <source>Nothing is over the limit of %1.</source>
        <translation>差异均在 %1 以内</translation>
    </message>
    <message>
        <source>Over the limit of %1: count again (Esc) or give the reason with the keys 1 to 4.</source>
        <translation>差异超过 %1：请重新清点（Esc），或按 1 至 4 键选择原因</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>按 %1 键</translation>
    </message>
    <message>
        <source>Undecided: %1 …%2</source>
        <translation>待定：%1 …%2</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s), asked in the background. It is carried over to the next shift.</source>
        <translation>
            <numerusform>已 %n 分钟，后台继续查询，转入下一班</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held sale(s)</source>
        <translation>
            <numerusform>挂单 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay held for the next shift. Press to recall one.</source>
        <translation>可留给下一班，点击去取单</translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) not printed</source>
        <translation>
            <numerusform>%n 张小票未打印</numerusform>
        </translation>
    </message>
    <message>
        <source>They print by themselves when the printer is back.</source>
        <translation>小票机恢复后自动打印</translation>
    </message>
    <message>
        <source>Nothing is open. The shift can be closed.</source>
        <translation>没有未结事项，可以交班</translation>
    </message>
    <message>
        <source>Above the store&apos;s limit for undecided payments: the store manager confirms.</source>
        <translation>待定付款超过门店限额，请店长确认</translation>
    </message>
    <message>
        <source>The manager confirms at the left.</source>
        <translation>请店长在左侧确认</translation>
    </message>
</context>
<context>
    <name>mendian::CombinedEntry</name>
    <message>
        <source>Next part</source>
        <translation>本笔</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Back; what is paid stays paid</source>
        <translation>返回；已收的保留</translation>
    </message>
    <message>
        <source>Number …%1</source>
        <translation>商户单号 …%1</translation>
    </message>
    <message>
        <source>Type the amount of this part first.</source>
        <translation>请先输入本笔金额</translation>
    </message>
    <message>
        <source>Only %1 is still open.</source>
        <translation>只差 %1</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待收</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>No money</source>
        <translation>未收到</translation>
    </message>
</context>
<context>
    <name>mendian::CountGrid</name>
    <message>
        <source>¥%1</source>
        <comment>banknote or coin in yuan</comment>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 jiao</source>
        <translation>%1 角</translation>
    </message>
    <message>
        <source>%1 fen</source>
        <translation>%1 分</translation>
    </message>
</context>
<context>
    <name>mendian::CountRow</name>
    <message>
        <source>Number of %1</source>
        <translation>%1的张数</translation>
    </message>
</context>
<context>
    <name>mendian::DifferenceRow</name>
    <message>
        <source>%1: expected %2, counted %3, difference %4</source>
        <translation>%1：系统 %2，实点 %3，差异 %4</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>收款方式</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>mendian::DigitsField</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mendian::DrawerPanel</name>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>只开箱</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Change money</source>
        <translation>换零钱</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>More change</source>
        <translation>补零钱</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>入保险柜</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Opens without a sale. Who, when and why are written down.</source>
        <translation>无销售开箱，会记下谁、何时、为什么</translation>
    </message>
    <message>
        <source>Cash you put into the drawer besides sales.</source>
        <translation>销售以外放进钱箱的现金</translation>
    </message>
    <message>
        <source>Cash you take out of the drawer.</source>
        <translation>从钱箱取出的现金</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Choose the reason first.</source>
        <translation>请先选原因</translation>
    </message>
    <message>
        <source>Open the drawer: %1</source>
        <translation>开钱箱：%1</translation>
    </message>
    <message>
        <source>Type the amount first.</source>
        <translation>请先输入金额</translation>
    </message>
</context>
<context>
    <name>mendian::EmptyBasket</name>
    <message>
        <source>Reprint it</source>
        <translation>重打</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看小票</translation>
    </message>
</context>
<context>
    <name>mendian::HoldsPanel</name>
    <message>
        <source>Held sales</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Press one, or scan its ticket. A basket on the screen is held first.</source>
        <translation>点一单，或扫挂单小票。屏幕上有商品会先挂起</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>%1 号</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>No sale is held.</source>
        <translation>没有挂单</translation>
    </message>
</context>
<context>
    <name>mendian::LockPage</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Locked. Sign in to go on selling.</source>
        <translation>已锁定，登录后继续收银</translation>
    </message>
    <message numerus="yes">
        <source>Locked. The basket of %n piece(s) is kept.</source>
        <translation>
            <numerusform>已锁定，当前 %n 件商品已保留</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked. Please sign in first.</source>
        <translation>已锁定，请先登录</translation>
    </message>
</context>
<context>
    <name>mendian::MorePanel</name>
    <message>
        <source>Everything and its key</source>
        <translation>全部功能和按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Quick keys 1 to 12</source>
        <translation>快捷键 1 到 12</translation>
    </message>
    <message>
        <source>Quick key groups</source>
        <translation>快捷键分组</translation>
    </message>
    <message>
        <source>n pieces of the next item</source>
        <translation>下一件 n 个</translation>
    </message>
</context>
<context>
    <name>mendian::OpenShiftPage</name>
    <message>
        <source>Open a shift: count the float</source>
        <translation>开班：清点备用金</translation>
    </message>
    <message>
        <source>Tab or ↓ for the next row</source>
        <translation>Tab 或 ↓ 到下一行</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>The slip is printed</source>
        <translation>同时打印开班单</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>mendian::ParkedPanel</name>
    <message>
        <source>Pending payments</source>
        <translation>待定收款</translation>
    </message>
    <message>
        <source>Asked in the background until the answer is clear. Do not take the money again.</source>
        <translation>后台一直查询，直到有明确结果。请不要重收</translation>
    </message>
    <message>
        <source>No payment is pending.</source>
        <translation>没有待定的收款</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Bill shows: paid</source>
        <translation>账单已收</translation>
    </message>
    <message>
        <source>Bill shows: not paid</source>
        <translation>账单没有</translation>
    </message>
    <message>
        <source>Seen as paid in the merchant&apos;s bill</source>
        <translation>商户账单显示已收</translation>
    </message>
    <message>
        <source>Not in the merchant&apos;s bill</source>
        <translation>商户账单没有这笔</translation>
    </message>
    <message>
        <source>Result unknown, asked in the background</source>
        <translation>结果未知，后台继续查询</translation>
    </message>
    <message>
        <source>Being confirmed</source>
        <translation>正在确认</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发起</translation>
    </message>
    <message>
        <source>Being reversed</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Something does not fit: a manager must look</source>
        <translation>情况对不上，请店长处理</translation>
    </message>
    <message>
        <source>Refund is being sent</source>
        <translation>退款正在提交</translation>
    </message>
    <message>
        <source>Ask once</source>
        <translation>问一次</translation>
    </message>
    <message>
        <source>Refund is on its way to the customer</source>
        <translation>退款正在原路退回顾客</translation>
    </message>
    <message>
        <source>Refund is stuck: the customer waits for the money</source>
        <translation>退款卡住：顾客还没拿到钱</translation>
    </message>
    <message>
        <source>Try the refund again</source>
        <translation>重试退款</translation>
    </message>
    <message>
        <source>Refund was refused: the customer waits for the money</source>
        <translation>退款被拒绝：顾客还没拿到钱</translation>
    </message>
    <message>
        <source>A payment that no sale needed goes back.</source>
        <translation>多收的款项，自动原路退回。</translation>
    </message>
    <message>
        <source>Return %1</source>
        <translation>退货单 %1</translation>
    </message>
    <message>
        <source>Given back in cash</source>
        <translation>已用现金退</translation>
    </message>
    <message>
        <source>Given back otherwise</source>
        <translation>已用其他方式退</translation>
    </message>
</context>
<context>
    <name>mendian::PaymentOverlay</name>
    <message>
        <source>Reverse this payment?</source>
        <translation>撤销这笔收款吗？</translation>
    </message>
    <message>
        <source>The provider is told to close it. If the customer was charged, the money goes back the same way.</source>
        <translation>将通知渠道关闭这笔。若顾客已被扣款，会原路退回。</translation>
    </message>
    <message>
        <source>Reverse it</source>
        <translation>撤销这笔</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>继续等</translation>
    </message>
</context>
<context>
    <name>mendian::PaymentPanel</name>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
</context>
<context>
    <name>mendian::PinPanel</name>
    <message>
        <source>PIN pad</source>
        <translation>密码键盘</translation>
    </message>
    <message>
        <source>Type the staff number.</source>
        <translation>请输入工号</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait, or ask the manager to sign in here.</source>
        <translation>密码错误次数过多，请等待或找店长解锁</translation>
    </message>
    <message>
        <source>The PIN has six digits.</source>
        <translation>密码为 6 位数字</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>mendian::PricePanel</name>
    <message>
        <source>%1% off</source>
        <translation>减 %1%</translation>
    </message>
    <message>
        <source>Near expiry</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Shelf price</source>
        <translation>价签不符</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长特批</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>熟客</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>客诉</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工购</translation>
    </message>
    <message>
        <source>Price of the line</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount on the whole sale</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>New unit price</source>
        <translation>新单价</translation>
    </message>
    <message>
        <source>Amount off</source>
        <translation>减金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Due now %1</source>
        <translation>现应收 %1</translation>
    </message>
    <message>
        <source>Give the discount</source>
        <translation>打折</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Type an amount or choose a discount first.</source>
        <translation>请先输入金额或选折扣</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%2 改为 %1</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>减 %1</translation>
    </message>
    <message>
        <source>Whole sale</source>
        <translation>整单</translation>
    </message>
</context>
<context>
    <name>mendian::PrintJobsPanel</name>
    <message>
        <source>Slips not printed</source>
        <translation>没打出来的小票</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>不打了</translation>
    </message>
    <message>
        <source>Every slip was printed.</source>
        <translation>小票都打好了</translation>
    </message>
</context>
<context>
    <name>mendian::QuantityPanel</name>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Set the quantity</source>
        <translation>改数量</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Add to the basket</source>
        <translation>加入购物篮</translation>
    </message>
    <message>
        <source>Type the quantity first.</source>
        <translation>请先输入数量</translation>
    </message>
    <message>
        <source>Type the price first.</source>
        <translation>请先输入价格</translation>
    </message>
</context>
<context>
    <name>mendian::QuickKeys</name>
    <message>
        <source>Quick key groups</source>
        <translation>快捷键分组</translation>
    </message>
    <message>
        <source>Open price</source>
        <translation>输入金额</translation>
    </message>
</context>
<context>
    <name>mendian::ReceiptPanel</name>
    <message>
        <source>Last receipt</source>
        <translation>上一张小票</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>重打</translation>
    </message>
    <message>
        <source>No receipt has been printed yet.</source>
        <translation>还没有打过小票</translation>
    </message>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>已打印 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mendian::SalePage</name>
    <message>
        <source>Sale</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>The basket is empty.</source>
        <translation>购物篮是空的</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>请先选一行商品</translation>
    </message>
    <message>
        <source>Choose a line with pieces first.</source>
        <translation>请先选一行按件卖的商品</translation>
    </message>
    <message>
        <source>Pending payments</source>
        <translation>待定收款</translation>
    </message>
    <message>
        <source>Slips not printed</source>
        <translation>没打出来的小票</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>现金存取</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>扫码记录</translation>
    </message>
    <message>
        <source>Clear the basket</source>
        <translation>清空购物篮</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>上一张小票</translation>
    </message>
</context>
<context>
    <name>mendian::ScanField</name>
    <message>
        <source>Scan goods or a payment code, or type pinyin or a goods number</source>
        <translation>扫商品 / 付款码，或输入拼音、货号</translation>
    </message>
    <message>
        <source>Scan field</source>
        <translation>扫码框</translation>
    </message>
    <message>
        <source>Scanner ready</source>
        <translation>扫码枪就绪</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>没有扫码枪</translation>
    </message>
    <message>
        <source>Next item ×%1</source>
        <translation>下一件 ×%1</translation>
    </message>
</context>
<context>
    <name>mendian::ScanLogPanel</name>
    <message>
        <source>Last scans</source>
        <translation>扫码记录</translation>
    </message>
    <message>
        <source>Nothing has been scanned yet.</source>
        <translation>还没有扫过码</translation>
    </message>
</context>
<context>
    <name>mendian::ScannerTest</name>
    <message>
        <source>Scan anything: the code and its way are shown here</source>
        <translation>扫任意条码，这里显示内容与去向</translation>
    </message>
</context>
<context>
    <name>mendian::SearchList</name>
    <message>
        <source>Goods found</source>
        <translation>找到的商品</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for “%1”. Enter takes it as a code.</source>
        <translation>没有找到「%1」。回车按条码处理</translation>
    </message>
    <message>
        <source>enter the price</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>%1 号</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter add · Esc close</source>
        <translation>↑ ↓ 选择 · 回车加入 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>mendian::SettingEditor</name>
    <message>
        <source>A whole number from %1.</source>
        <translation>请输入 %1 之间的整数</translation>
    </message>
    <message>
        <source> to </source>
        <comment>between two numbers</comment>
        <translation> 至 </translation>
    </message>
</context>
<context>
    <name>mendian::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>last heard of at %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>The test page is on its way to the printer.</source>
        <translation>测试页已发往小票机</translation>
    </message>
</context>
<context>
    <name>mendian::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mendian::SignInPage</name>
    <message>
        <source>Senior cashier</source>
        <translation>资深收银</translation>
    </message>
    <message>
        <source>Store manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>谁来收银？</translation>
    </message>
    <message>
        <source>Scanning your badge signs you in too</source>
        <translation>扫工牌也可登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>By staff number</source>
        <translation>输入工号</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Locked. Please sign in first.</source>
        <translation>已锁定，请先登录</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>结束培训</translation>
    </message>
    <message>
        <source>Training mode</source>
        <translation>培训模式</translation>
    </message>
</context>
<context>
    <name>mendian::SlipEntry</name>
    <message>
        <source>Slip no.</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Last four</source>
        <translation>卡尾四位</translation>
    </message>
    <message>
        <source>Slip entered</source>
        <translation>已刷卡，记入</translation>
    </message>
    <message>
        <source>Take the amount on the card terminal first. Then copy its slip number here.</source>
        <translation>先在刷卡机上收款，再把凭证号抄到这里</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Type the slip number first.</source>
        <translation>请先输入凭证号</translation>
    </message>
    <message>
        <source>The last four digits of the card: four, or none.</source>
        <translation>卡尾号请输四位，或不输</translation>
    </message>
</context>
<context>
    <name>mendian::StatusView</name>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>mendian::StopWindow</name>
    <message>
        <source>The shop cannot be opened</source>
        <translation>无法打开门店</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mendian::UndoButton</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
</TS>
