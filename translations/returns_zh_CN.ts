<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReturnReason</name>
    <message>
        <source>Faulty or damaged</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>拿错商品</translation>
    </message>
    <message>
        <source>Priced wrongly</source>
        <translation>价格不符</translation>
    </message>
    <message>
        <source>Not wanted any more</source>
        <translation>不想要了</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
