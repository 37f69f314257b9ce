// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery.h"

#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/choice.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"
#include "ui/kit/tile.h"
#include "ui/kit/toast.h"
#include "ui/kit/topbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>

namespace mendian::test {

using namespace mendian::kit;

namespace {
QString zh(const char16_t *text) { return QString::fromUtf16(text); }

TopBar *topBar(QWidget *parent)
{
    auto *bar = new TopBar(parent);
    bar->setStore(zh(u"朝阳门外店"), zh(u"2 号收银台 · 早班"));
    auto *news = bar->addItem(TopBarItem::Look::Pill, QStringLiteral("motorbike"), zh(u"到家新单 3"), 90);
    news->setTone(Tone::Action);
    news->setPressable(true);
    auto *devices = bar->addItem(TopBarItem::Look::Soft, QStringLiteral("printer"), zh(u"小票机 · 钱箱 · 秤 正常"), 10);
    devices->setPressable(true);
    auto *sync = bar->addItem(TopBarItem::Look::Plain, QStringLiteral("cloud-check"), zh(u"已同步 · 3 秒前"), 40);
    sync->setTone(Tone::Success);
    sync->setPressable(true);
    bar->addItem(TopBarItem::Look::Strong, QStringLiteral("user"), zh(u"李敏 0017"), 60);
    bar->setClock(zh(u"11月21日 周六"), QStringLiteral("14:32"));
    return bar;
}

QWidget *tiles()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    const struct
    {
        const char *icon;
        const char16_t *label;
        const char *key;
        int count;
    } rows[] = {{"player-pause", u"挂单", "F5", 0}, {"player-play", u"取单", "F6", 2}, {"tag", u"改价", "F4", 0},
        {"percentage", u"整单折扣", "F7", 0}, {"arrows-exchange", u"退货", "F8", 0}, {"archive", u"钱箱", "Ctrl+D", 0},
        {"printer", u"重打", "Ctrl+P", 0}, {"dots", u"更多", "F1", 0}};
    for (const auto &r : rows) {
        auto *tile = new FunctionTile(QLatin1String(r.icon), zh(r.label));
        tile->setKeycap(QLatin1String(r.key));
        tile->setCount(r.count);
        layout->addWidget(tile);
    }
    return row;
}

QWidget *quickKeys()
{
    auto *panel = new Panel(Panel::Kind::Panel);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(10, 2, 10, 10);
    layout->setSpacing(0);
    auto *tabs = new SegmentedTabs;
    tabs->setTabs({zh(u"常用"), zh(u"生鲜称重"), zh(u"面包熟食"), zh(u"烟酒"), zh(u"服务")});
    layout->addWidget(tabs);
    auto *grid = new QGridLayout;
    grid->setSpacing(space::s);
    const struct
    {
        const char16_t *name;
        const char16_t *price;
        Token bar;
    } keys[] = {{u"塑料袋 中", u"0.30", Token::Text3}, {u"塑料袋 大", u"0.50", Token::Text3},
        {u"茶叶蛋", u"2.00", Token::Chart2}, {u"现磨豆浆", u"4.00", Token::Chart2},
        {u"香蕉", u"6.98 /kg", Token::Success}, {u"西红柿", u"5.80 /kg", Token::Success},
        {u"法棍", u"9.90", Token::Chart2}, {u"无码商品", u"输入金额", Token::Info}};
    int n = 0;
    for (const auto &key : keys) {
        grid->addWidget(new QuickTile(zh(key.name), zh(key.price), key.bar), n / 4, n % 4);
        ++n;
    }
    layout->addLayout(grid);
    return panel;
}

QWidget *totalPanel()
{
    auto *panel = new Panel(Panel::Kind::Ink);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    auto *sum = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(new Text(zh(u"应收"), TextRole::RowTotal, nullptr, Token::OnInk));
    left->addWidget(new Text(zh(u"券 −20.00 · 促销 −5.90"), TextRole::Secondary, nullptr, Token::OnInkSoft));
    sum->addLayout(left);
    sum->addStretch();
    sum->addWidget(new Text(zh(u"¥"), TextRole::DialogTitle, nullptr, Token::OnInkSoft));
    auto *amount = new Text(QStringLiteral("191.94"), TextRole::Amount, nullptr, Token::OnInk);
    sum->addWidget(amount);
    layout->addLayout(sum);
    auto *pay = new Button(ButtonKind::Action, QStringLiteral("scan"), zh(u"扫码收款"));
    pay->setNote(zh(u"微信 / 支付宝 / 云闪付 自动识别"));
    pay->setKeycap(zh(u"空格"));
    layout->addWidget(pay);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    const struct
    {
        const char *icon;
        const char16_t *label;
        const char *key;
    } tenders[] = {{"cash", u"现金", "F9"}, {"wallet", u"储值", "F10"}, {"credit-card", u"银行卡", "F11"},
        {"stack-2", u"组合", "F12"}};
    for (const auto &t : tenders) {
        auto *tile = new FunctionTile(QLatin1String(t.icon), zh(t.label), nullptr, ButtonKind::Ink);
        tile->setKeycap(QLatin1String(t.key));
        row->addWidget(tile);
    }
    layout->addLayout(row);
    return panel;
}

QWidget *payment(
    Tone tone, const char16_t *title, const char16_t *body, const char16_t *chip, const QList<StepTrack::Step> &steps)
{
    auto *panel = new Panel(Panel::Kind::Dialog);
    panel->setFixedWidth(470);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(24, 20, 24, 24);
    auto *head = new QHBoxLayout;
    head->addWidget(new Text(zh(u"本次应收"), TextRole::Body, nullptr, Token::Text2));
    head->addStretch();
    head->addWidget(new Text(zh(u"¥ 191.94"), TextRole::AmountSmall));
    layout->addLayout(head);
    layout->addWidget(new Rule);
    auto *track = new StepTrack;
    track->setSteps(steps);
    layout->addWidget(track);
    layout->addSpacing(8);
    if (tone == Tone::Info) {
        auto *ring = new Ring;
        ring->setValue(622, QStringLiteral("28"), zh(u"秒"));
        layout->addWidget(ring, 0, Qt::AlignHCenter);
    } else {
        layout->addWidget(new StatusIcon(tone), 0, Qt::AlignHCenter);
    }
    auto *heading = new Text(zh(title), TextRole::DialogTitle, nullptr, toneText(tone));
    heading->setAlignment(Qt::AlignCenter);
    layout->addWidget(heading);
    auto *words = new Text(zh(body), TextRole::Body);
    words->setWrapped(true, 2);
    words->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    words->setMinimumHeight(48);
    layout->addWidget(words);
    auto *note = new Chip(tone, zh(chip));
    note->setIconName({});
    layout->addWidget(note, 0, Qt::AlignHCenter);
    auto *grid = new QGridLayout;
    grid->setSpacing(10);
    auto *again = new Button(ButtonKind::Primary, QStringLiteral("refresh"), zh(u"继续查询"));
    again->setKeycap(QStringLiteral("F5"));
    auto *bill = new Button(ButtonKind::Secondary, QStringLiteral("receipt"), zh(u"扫账单核对"));
    bill->setKeycap(QStringLiteral("F6"));
    auto *reverse = new Button(ButtonKind::Danger, QStringLiteral("arrow-back-up"), zh(u"撤销这笔"));
    reverse->setKeycap(QStringLiteral("F8"));
    auto *park = new Button(ButtonKind::Secondary, QStringLiteral("player-pause"), zh(u"挂起此单"));
    park->setKeycap(QStringLiteral("F4"));
    if (tone == Tone::Info)
        park->setRefusal(zh(u"12 秒后可挂起"));
    if (tone == Tone::Success)
        again->setBusy(true);
    grid->addWidget(again, 0, 0);
    grid->addWidget(bill, 0, 1);
    grid->addWidget(reverse, 1, 0);
    grid->addWidget(park, 1, 1);
    layout->addLayout(grid);
    return panel;
}

QWidget *chips()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    const struct
    {
        Tone tone;
        const char16_t *word;
    } tones[] = {{Tone::Neutral, u"已离线 6 分钟"}, {Tone::Brand, u"等待扫码"}, {Tone::Success, u"扫码枪就绪"},
        {Tone::Warn, u"小票缺纸"}, {Tone::Danger, u"单号已关闭"}, {Tone::Info, u"每 5 秒查询"},
        {Tone::Unknown, u"待定付款 1"}, {Tone::Promo, u"本月生日"}};
    int n = 0;
    for (const auto &t : tones) {
        auto *chip = new Chip(t.tone, zh(t.word));
        if (n % 2 == 0)
            chip->setIconName(toneIcon(t.tone));
        else
            chip->setIconName(QStringLiteral("dot"));
        grid->addWidget(chip, n / 4 * 2, n % 4);
        auto *tag = new Chip(t.tone, zh(t.word), nullptr, Chip::Shape::Tag);
        grid->addWidget(tag, n / 4 * 2 + 1, n % 4);
        ++n;
    }
    return box;
}

QWidget *inputs()
{
    auto *panel = new Panel(Panel::Kind::Card);
    auto *layout = new QVBoxLayout(panel);
    auto *scan = new InputField(QStringLiteral("line-scan"), zh(u"扫商品 / 会员码 / 优惠券 / 付款码，或输入拼音"));
    scan->setKeycap(QStringLiteral("F2"));
    auto *ready = new Chip(Tone::Success, zh(u"扫码枪就绪"));
    ready->setIconName(QStringLiteral("dot"));
    scan->setInnerWidget(ready);
    layout->addWidget(scan);
    auto *row = new QHBoxLayout;
    auto *combo = new QComboBox;
    combo->setAccessibleName(zh(u"对比"));
    combo->addItems({zh(u"对比：上周同期"), zh(u"对比：昨天")});
    row->addWidget(combo);
    auto *check = new QCheckBox(zh(u"打印小票"));
    check->setChecked(true);
    row->addWidget(check);
    row->addWidget(new QCheckBox(zh(u"不打印")));
    auto *radio = new QRadioButton(zh(u"58 毫米"));
    radio->setChecked(true);
    row->addWidget(radio);
    auto *plain = new QPushButton(zh(u"普通按钮"));
    row->addWidget(plain);
    layout->addLayout(row);
    auto *tabs = new QTabBar;
    tabs->addTab(zh(u"基本"));
    tabs->addTab(zh(u"价格"));
    tabs->addTab(zh(u"库存"));
    layout->addWidget(tabs);
    auto *toggle = new Toggle(zh(u"减少动画"));
    toggle->setChecked(true);
    layout->addWidget(toggle);
    layout->addWidget(new Toggle(zh(u"声音")));
    auto *total = new KeyValueRow(zh(u"原价"), QStringLiteral("217.84"));
    layout->addWidget(total);
    auto *saved = new KeyValueRow(zh(u"已优惠"), zh(u"−25.90"));
    saved->setValueTone(Tone::Promo);
    saved->setStrong(true);
    layout->addWidget(saved);
    return panel;
}

QWidget *cash()
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *left = new QVBoxLayout;
    auto *field = new MoneyField;
    field->setLabel(zh(u"实收"));
    field->setPreset(Money::fromFen(20000));
    left->addWidget(field);
    auto *dots = new PinDots;
    dots->setFilled(4);
    left->addWidget(dots, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    const struct
    {
        const char *icon;
        const char16_t *title;
        const char16_t *note;
        bool on;
    } coupons[] = {{"circle-check", u"满200减20", u"已用 −20.00", true}, {"ticket", u"¥5 现金券", u"今日到期", false}};
    for (const auto &c : coupons) {
        auto *card = new ChoiceCard(QLatin1String(c.icon), zh(c.title), zh(c.note));
        card->setTone(Tone::Promo);
        card->setChecked(c.on);
        row->addWidget(card);
    }
    left->addLayout(row);
    left->addWidget(new Skeleton(3));
    left->addStretch();
    layout->addLayout(left, 1);
    auto *pad = new NumberPad;
    field->connectTo(pad);
    layout->addWidget(pad);
    return box;
}
} // namespace

QWidget *makeGallery()
{
    auto *page = new QWidget;
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(topBar(page));
    auto *strip = new Strip;
    strip->setMessage(
        Tone::Warn, QStringLiteral("cloud-off"), zh(u"离线：可收现金、可扫商品；扫码支付、储值、券核销暂停"));
    all->addWidget(strip);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(12, 12, 12, 12);
    body->setSpacing(12);
    all->addLayout(body, 1);
    body->addWidget(tiles());
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->addWidget(inputs());
    left->addWidget(chips());
    left->addWidget(cash());
    middle->addLayout(left, 1);
    auto *right = new QVBoxLayout;
    right->addWidget(quickKeys());
    right->addWidget(totalPanel());
    auto *empty = new EmptyState(QStringLiteral("basket"), zh(u"还没有商品，扫一件就开始。"), zh(u"重打上一单"));
    right->addWidget(empty);
    right->addStretch();
    middle->addLayout(right, 1);
    body->addLayout(middle);
    auto *states = new QHBoxLayout;
    using S = StepTrack::State;
    const QString sent = zh(u"已发起");
    const QString confirm = zh(u"顾客确认");
    const QString arrived = zh(u"到账");
    states->addWidget(payment(Tone::Info, u"等待顾客输入密码", u"钱还没到账，请勿交货。结果回来会自动进入下一步",
        u"微信 · 每 5 秒自动查询 · 已查 3 次", {{sent, S::Done}, {confirm, S::Current}, {arrived, S::Waiting}}));
    states->addWidget(payment(Tone::Unknown, u"结果未知：先别放行，也别重收",
        u"查询和撤销都没有明确答复，顾客可能已被扣款。后台继续查询，本单已锁定",
        u"商户单号 20261121-02-0471 · 已查 31 次", {{sent, S::Done}, {confirm, S::Unknown}, {arrived, S::Unknown}}));
    states->addWidget(payment(Tone::Success, u"收款成功", u"微信支付 191.94 · 小票打印中 · 券与积分已核销",
        u"1.5 秒后自动关闭", {{sent, S::Done}, {confirm, S::Done}, {arrived, S::Done}}));
    body->addLayout(states);
    auto *toastHome = new QWidget;
    toastHome->setFixedHeight(64);
    body->addWidget(toastHome);
    auto *toast = new Toast(toastHome);
    toast->show(Tone::Neutral, zh(u"已删除「可口可乐 330ml ×1」"), zh(u"撤销"), QKeySequence(Qt::CTRL | Qt::Key_Z));
    page->resize(1480, page->sizeHint().height());
    return page;
}

} // namespace mendian::test
