<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>mendian::sandbox::CodePicture</name>
    <message>
        <source>Payment code as bar code: %1</source>
        <translation>付款码（条形码）：%1</translation>
    </message>
    <message>
        <source>Payment code as QR code: %1</source>
        <translation>付款码（二维码）：%1</translation>
    </message>
</context>
<context>
    <name>mendian::sandbox::OrderList</name>
    <message>
        <source>Not paid</source>
        <translation>未支付</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待输密码</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>Went back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Nothing has been paid yet.</source>
        <translation>还没有付款。</translation>
    </message>
</context>
<context>
    <name>mendian::sandbox::PhoneWindow</name>
    <message>
        <source>Pays</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Pays at once; above ¥1,000 with a password after 4 s.</source>
        <translation>立即付款；超过 1,000 元需要输密码，4 秒后付款。</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Is asked for the password and gives up after 4 s.</source>
        <translation>要求输入密码，4 秒后放弃。</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>很慢</translation>
    </message>
    <message>
        <source>Is asked for the password and pays after 20 s.</source>
        <translation>要求输入密码，20 秒后付款。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>断网</translation>
    </message>
    <message>
        <source>The question for the password never arrives.</source>
        <translation>手机收不到输密码的请求。</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Waits for the two buttons above.</source>
        <translation>等待按上面的两个按钮。</translation>
    </message>
    <message>
        <source>Customer&apos;s phone (sandbox)</source>
        <translation>顾客手机（模拟）</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>顾客手机</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色/深色</translation>
    </message>
    <message>
        <source>Next code</source>
        <translation>换一个码</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>确认付款</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝付款</translation>
    </message>
    <message>
        <source>When asked for money, this customer</source>
        <translation>收款时，这位顾客</translation>
    </message>
    <message>
        <source>Last payments</source>
        <translation>最近的付款</translation>
    </message>
    <message numerus="yes">
        <source>Next code in %n s</source>
        <translation>
            <numerusform>%n 秒后换码</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance %1; fill up to</source>
        <translation>余额 %1；设为</translation>
    </message>
    <message>
        <source>Pay %1? The till waits for the password.</source>
        <translation>支付 %1？收银台在等密码。</translation>
    </message>
    <message>
        <source>No payment waits for a password.</source>
        <translation>没有等待输密码的付款。</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>QR code shown by the till</source>
        <translation>收银台展示的收款码</translation>
    </message>
    <message>
        <source>Scanned: payment …%1</source>
        <translation>已扫码：订单 …%1</translation>
    </message>
    <message>
        <source>This code is unknown, used or expired</source>
        <translation>收款码不存在、已使用或已过期</translation>
    </message>
</context>
</TS>
