<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DisplayPresenter</name>
    <message>
        <source>Please show your payment code</source>
        <translation>请出示付款码</translation>
    </message>
    <message>
        <source>Hold it to the scanner</source>
        <translation>对准扫码窗口</translation>
    </message>
    <message>
        <source>Please enter the password on your phone</source>
        <translation>请在手机上输入密码</translation>
    </message>
    <message>
        <source>Then wait until this screen says paid</source>
        <translation>输完请等本屏显示付款成功</translation>
    </message>
    <message>
        <source>Being confirmed, please wait</source>
        <translation>正在确认，请稍候</translation>
    </message>
    <message>
        <source>Please do not pay again</source>
        <translation>请不要重复付款</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>还没有付款</translation>
    </message>
    <message>
        <source>The cashier helps you on</source>
        <translation>收银员会为您处理</translation>
    </message>
    <message>
        <source>Please pay in cash</source>
        <translation>请付现金</translation>
    </message>
    <message>
        <source>Payment codes do not work just now</source>
        <translation>暂时不能扫码付款</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还需支付</translation>
    </message>
    <message>
        <source>Please pay at the card terminal</source>
        <translation>请在刷卡机上付款</translation>
    </message>
    <message>
        <source>Training: no money is taken</source>
        <translation>培训模式：不收钱</translation>
    </message>
    <message>
        <source>Demo shop</source>
        <translation>演示店</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>Have your goods and your payment code ready</source>
        <translation>请备好商品和付款码</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>save %1</source>
        <translation>省 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>You save %1</source>
        <translation>本单已省 %1</translation>
    </message>
    <message>
        <source>Paid, thank you</source>
        <translation>付款成功，谢谢惠顾</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Received %1, to pay %2</source>
        <translation>实收 %1，应付 %2</translation>
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
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>You can pay with</source>
        <translation>支持付款方式</translation>
    </message>
    <message>
        <source>Please scan with Alipay</source>
        <translation>请用支付宝扫码支付</translation>
    </message>
    <message>
        <source>Please scan with WeChat</source>
        <translation>请用微信扫码支付</translation>
    </message>
</context>
<context>
    <name>mendian::CustomerDisplay</name>
    <message>
        <source>Customer display</source>
        <translation>顾客屏</translation>
    </message>
</context>
<context>
    <name>mendian::CustomerDisplayWindow</name>
    <message>
        <source>Customer display</source>
        <translation>顾客屏</translation>
    </message>
</context>
</TS>
