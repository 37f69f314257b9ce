<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>mendian::CashierTopBar</name>
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
        <translation>无应答</translation>
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
        <source>%n undecided</source>
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
</context>
</TS>
