<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PaymentSentence</name>
    <message>
        <source>This way to pay is not set up at this till any more, so nobody can be asked. Look on the merchant platform; a manager says what became of the payment.</source>
        <translation>本机已不再使用这种收款方式，无法查询结果。请到商户平台核对，由店长确认这笔付款的结果。</translation>
    </message>
    <message>
        <source>The provider answers this refund and then does not know it. Look on the merchant platform whether the money has gone back, then press again or settle it by other means.</source>
        <translation>支付机构受理了这笔退款，但随后又查不到它。请到商户平台核对钱是否已退，再点重试，或用其他方式退给顾客。</translation>
    </message>
</context>
<context>
    <name>TenderKind</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
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
        <source>Bank card terminal</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货抵扣</translation>
    </message>
</context>
</TS>
