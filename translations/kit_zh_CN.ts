<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>mendian::kit::ErrorText</name>
    <message>
        <source>This entry has the wrong form. Please check it and type it again.</source>
        <translation>格式不对，请检查后重新输入。</translation>
    </message>
    <message>
        <source>“%1” has the wrong form. Please check it and type it again.</source>
        <translation>“%1”格式不对，请检查后重新输入。</translation>
    </message>
    <message>
        <source>Nothing was found under this code. Check the number or search by name.</source>
        <translation>没有找到这个编码，请核对号码或按名称搜索。</translation>
    </message>
    <message>
        <source>Nothing was found under “%1”. Check the number or search by name.</source>
        <translation>没有找到“%1”，请核对号码或按名称搜索。</translation>
    </message>
    <message>
        <source>Somebody changed this at the same moment. Look at the new state and try again.</source>
        <translation>刚刚有人改过这一项，请看最新内容后再试。</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask a senior cashier or the manager to approve.</source>
        <translation>您的权限不够，请找组长或店长授权。</translation>
    </message>
    <message>
        <source>Name or PIN is wrong. Please try again.</source>
        <translation>姓名或密码不对，请再试。</translation>
    </message>
    <message>
        <source>Name or PIN is wrong. Tries left: %1.</source>
        <translation>姓名或密码不对，还可以试 %1 次。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a moment or ask the manager to unlock.</source>
        <translation>密码输错次数太多，请稍等或找店长解锁。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait %1 seconds or ask the manager to unlock.</source>
        <translation>密码输错次数太多，请等 %1 秒或找店长解锁。</translation>
    </message>
    <message>
        <source>Another program or window is using this. Close it or wait a moment, then try again.</source>
        <translation>正被别的程序或窗口占用，请关闭它或稍等再试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space before you go on selling.</source>
        <translation>硬盘已满，请先腾出空间再继续收银。</translation>
    </message>
    <message>
        <source>This folder cannot be written. Ask for write access or choose another folder.</source>
        <translation>这个文件夹不能写入，请开通权限或换一个文件夹。</translation>
    </message>
    <message>
        <source>Stored data is damaged. Stop selling on this till and call support.</source>
        <translation>数据已损坏，请停用本收银台并联系技术支持。</translation>
    </message>
    <message>
        <source>Stored data is damaged (%1). Stop selling on this till and call support.</source>
        <translation>数据已损坏（%1），请停用本收银台并联系技术支持。</translation>
    </message>
    <message>
        <source>This is not a data folder of the required kind. Choose another folder.</source>
        <translation>这不是所需类型的数据文件夹，请另选。</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this. Update the program first.</source>
        <translation>数据由更新的版本写入，请先升级程序。</translation>
    </message>
    <message>
        <source>The amount or quantity is too large. Please check the number.</source>
        <translation>金额或数量太大，请检查数字。</translation>
    </message>
    <message>
        <source>This is above the set limit. Choose less or ask somebody who may approve it.</source>
        <translation>超过了设定的上限，请减少或找有权限的人授权。</translation>
    </message>
    <message>
        <source>This is above the limit of %1. Choose less or ask somebody who may approve it.</source>
        <translation>超过了上限 %1，请减少或找有权限的人授权。</translation>
    </message>
    <message>
        <source>No answer in time. Check the connection and try again.</source>
        <translation>没有及时答复，请检查连接后再试。</translation>
    </message>
    <message>
        <source>No network connection. Check cable or Wi-Fi; cash can still be taken.</source>
        <translation>网络不通，请检查网线或 Wi-Fi；现金照常可收。</translation>
    </message>
    <message>
        <source>The other side sent an answer that makes no sense. Try again, then call support.</source>
        <translation>对方的答复无法识别，请再试一次，仍不行请联系技术支持。</translation>
    </message>
    <message>
        <source>The answer was not signed correctly and was ignored. Call support before you take payments this way.</source>
        <translation>答复的签名不对，已忽略。联系技术支持之前请不要再用这种方式收款。</translation>
    </message>
    <message>
        <source>This was refused by the other side. Choose another way.</source>
        <translation>对方拒绝了这次请求，请换一种方式。</translation>
    </message>
    <message>
        <source>This is not possible here. Choose another way.</source>
        <translation>这里不支持这样做，请换一种方式。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动。</translation>
    </message>
    <message>
        <source>No shift is open. Open a shift first.</source>
        <translation>还没有开班，请先开班。</translation>
    </message>
    <message>
        <source>A shift is still open. Close it first.</source>
        <translation>上一班还没有交班，请先交班。</translation>
    </message>
    <message>
        <source>Nobody is signed in. Please sign in first.</source>
        <translation>还没有人登录，请先登录。</translation>
    </message>
    <message>
        <source>The basket is empty. Scan something first.</source>
        <translation>购物篮是空的，请先扫商品。</translation>
    </message>
    <message>
        <source>A payment is running, so the amount cannot change now. Finish or reverse it first.</source>
        <translation>正在收款，金额现在不能改。请先完成或撤销这笔收款。</translation>
    </message>
    <message>
        <source>The computer&apos;s clock is behind the last sale. Set the right time before you go on.</source>
        <translation>电脑时间早于上一笔销售，请校准时间后再继续。</translation>
    </message>
    <message>
        <source>Not connected right now. Take cash or try again later.</source>
        <translation>现在没有连上，请收现金或稍后再试。</translation>
    </message>
    <message>
        <source>The printer is out of paper. Put in a new roll; printing goes on by itself.</source>
        <translation>小票机缺纸，请换纸，换好后自动继续打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. Close it; printing goes on by itself.</source>
        <translation>小票机盖子没关，请关好，会自动继续打印。</translation>
    </message>
    <message>
        <source>The printer reports a fault. Switch it off and on, then print again.</source>
        <translation>小票机报故障，请关机再开机，然后重打。</translation>
    </message>
    <message>
        <source>Reading or writing failed. Check the disk or cable, then try again.</source>
        <translation>读写失败，请检查硬盘或连线后再试。</translation>
    </message>
    <message>
        <source>Something unexpected happened. Look at the state before you try again, and call support.</source>
        <translation>出现意外情况，请先看清当前状态再重试，并联系技术支持。</translation>
    </message>
</context>
<context>
    <name>mendian::kit::NumberPad</name>
    <message>
        <source>Number pad</source>
        <translation>数字键盘</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>number pad</comment>
        <translation>清空</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
</context>
<context>
    <name>mendian::kit::PaintedButton</name>
    <message>
        <source>Space</source>
        <comment>keycap</comment>
        <translation>空格</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keycap</comment>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>mendian::kit::PinDots</name>
    <message>
        <source>%1 of %2 digits entered</source>
        <translation>已输入 %1 位，共 %2 位</translation>
    </message>
</context>
<context>
    <name>mendian::kit::QrCode</name>
    <message>
        <source>QR code for the customer&apos;s phone</source>
        <translation>供顾客手机扫描的二维码</translation>
    </message>
</context>
<context>
    <name>mendian::kit::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>mendian::kit::StepTrack</name>
    <message>
        <source>waiting</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>being reversed</source>
        <translation>撤销中</translation>
    </message>
</context>
</TS>
