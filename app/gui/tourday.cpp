// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/tourday.h"

#include "app/gui/tourstage.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/sale/searchlist.h"
#include "ui/cashier/settings/settingspage.h"

namespace mendian::app {

namespace {

using sandbox::Call;
using sandbox::Fault;
using sandbox::FaultRule;
using sandbox::PhoneMode;

bool isScreen(TourStage &s, int screen)
{
    return s.until([&] { return s.view().payment.screen == screen; });
}

void sellSome(TourStage &s, int from, int count)
{
    for (int i = 0; i < count; ++i)
        s.scan(s.barcode(from + i));
}

/// Fills the day with sales that nobody takes a picture of, so that the reports have something to say.
void quietSales(TourStage &s, int count)
{
    for (int i = 0; i < count; ++i) {
        sellSome(s, i * 3, 2 + i % 4);
        if (i % 2 == 0) {
            s.scan(s.world().freshCode());
            s.expect(isScreen(s, 4), "a payment code sells");
        } else {
            s.expect(bool(s.done(s.till().openPayment(QStringLiteral("cash")))), "cash opens");
            s.expect(bool(s.done(s.till().payCash(Money::fromFen(50'000)))), "cash sells");
        }
        s.done(s.till().finishPanel());
    }
}

void opening(TourStage &s)
{
    s.at(7, 52);
    s.take("sign-in");
    s.takeDisplay("display-idle");
    s.expect(!s.done(s.till().signIn(QStringLiteral("0017"), QStringLiteral("000000"))), "a wrong PIN is refused");
    s.expect(bool(s.done(s.till().signIn(QStringLiteral("0017"), QStringLiteral("246810")))), "the PIN signs in");
    s.until([&] { return s.view().person.has_value(); });
    s.take("open-shift");
    s.expect(bool(s.done(s.till().openShift(Money::fromFen(50'000)))), "the shift opens");
    s.until([&] { return s.view().shift.open; });
    s.take("sale-empty");
}

void basket(TourStage &s)
{
    s.at(8, 5);
    sellSome(s, 0, 4);
    s.scan(s.weighLabel());
    s.scan(QStringLiteral("3*"));
    s.scan(s.barcode(9));
    s.scan(s.barcode(12));
    s.take("sale");
    s.takeDisplay("display-sale");
    s.scan(QStringLiteral("6900000000007"));
    s.take("sale-not-found");
    if (SalePage *page = s.sale()) {
        const auto search = [&](const QString &text) { // without a window manager nobody has the keyboard
            page->scanField()->setText(text);
            emit page->scanField()->searchChanged(text);
        };
        search(QStringLiteral("yn"));
        s.expect(s.until([&] { return page->searchList()->isOpen(); }), "the goods found are shown");
        s.take("search-by-initials");
        search({});
        s.expect(page->openPanel(QStringLiteral("price")), "the price panel opens");
        s.take("price-panel");
        page->closePanel();
        s.expect(page->openPanel(QStringLiteral("discount")), "the discount panel opens");
        s.take("discount-panel");
        page->closePanel();
    }
    const qint64 key = s.view().basket.lines.first().key;
    s.expect(!s.done(s.till().changePrice(key, Money::fromFen(1), QStringLiteral("破损"), {})),
        "a price change needs somebody who may");
    s.expect(bool(s.done(s.till().changePrice(key, Money::fromFen(100), QStringLiteral("破损"),
                 {QStringLiteral("0001"), QStringLiteral("135790"), {}}))),
        "a manager allows a price change");
    s.expect(bool(s.done(s.till().removeLine(s.view().basket.lines.last().key))), "a line is removed");
    s.take("sale-undo");
}

void paymentCode(TourStage &s)
{
    s.expect(bool(s.done(s.till().openPayment(QStringLiteral("code")))), "the payment opens");
    s.take("payment-1-scan");
    s.world().setPhoneMode(PhoneMode::Ask);
    s.scan(s.world().freshCode());
    s.expect(isScreen(s, 2), "the customer is asked for a password");
    s.take("payment-2-password");
    s.takeDisplay("display-password");
    s.scan(s.barcode(20));
    s.take("payment-2-next-basket");
    s.world().approve();
    s.expect(isScreen(s, 4), "the customer approved");
    s.world().setPhoneMode(PhoneMode::Approve);
    s.take("payment-4-paid");
    s.takeDisplay("display-paid");
    s.done(s.till().finishPanel());
    s.expect(s.view().basket.lines.size() == 1, "goods scanned while paying wait in the next basket");
}

/// Alipay's code, and both providers' QR on the till, which the phone scans.
void everyProvider(TourStage &s)
{
    s.at(8, 22);
    s.done(s.till().clearBasket());
    sellSome(s, 22, 2);
    s.scan(s.world().freshCode(sandbox::Wallet::Alipay));
    s.expect(isScreen(s, 4), "an Alipay code sells");
    s.take("alipay-paid");
    s.done(s.till().finishPanel());
    struct Qr
    {
        const char *provider;
        const char *picture;
        const char *display;
    };
    for (const Qr &qr :
        {Qr{"wechat_qr", "qr-wechat", "display-qr-wechat"}, Qr{"alipay_qr", "qr-alipay", "display-qr-alipay"}}) {
        sellSome(s, 24, 2);
        s.expect(bool(s.done(s.till().openPayment(QStringLiteral("code")))), "the payment opens");
        s.expect(bool(s.done(s.till().showQr(QString::fromLatin1(qr.provider)))), "a QR is asked for");
        s.expect(s.until([&] { return !s.view().payment.qr.isEmpty(); }), "the QR is shown");
        s.take(qr.picture);
        s.takeDisplay(qr.display);
        s.expect(bool(s.world().scan(s.view().payment.qr)), "the phone reads it");
        s.expect(isScreen(s, 4), "the scanned QR sells");
        s.done(s.till().finishPanel());
    }
    // Alipay would be asked for minutes more: it does not know a QR that nobody has scanned.
    sellSome(s, 26, 1);
    s.expect(bool(s.done(s.till().showQr(QStringLiteral("wechat_qr")))), "a QR is asked for");
    s.expect(s.until([&] { return !s.view().payment.qr.isEmpty(); }), "the QR is shown");
    s.expect(bool(s.done(s.till().reverse())), "the cashier closes it");
    s.expect(isScreen(s, 5), "a closed QR takes no money");
    s.done(s.till().closePayment());
    s.done(s.till().clearBasket());
}

void cash(TourStage &s)
{
    s.at(8, 40);
    sellSome(s, 30, 3);
    s.expect(bool(s.done(s.till().openPayment(QStringLiteral("cash")))), "cash opens");
    s.take("cash-entry");
    s.expect(bool(s.done(s.till().payCash(Money::fromFen(50'000)))), "cash sells");
    s.take("cash-change");
    s.takeDisplay("display-change");
    s.done(s.till().finishPanel());
    quietSales(s, 6);
}

void refusals(TourStage &s)
{
    s.at(10, 15);
    sellSome(s, 40, 3);
    s.world().setFault(FaultRule::of(Fault::NotEnough, Call::Micropay, 1));
    s.scan(s.world().freshCode());
    s.expect(isScreen(s, 5), "too little money is refused");
    s.take("payment-5-refused");
    s.world().setFault(FaultRule::of(Fault::LostReply, Call::Micropay, 1));
    s.scan(s.world().freshCode());
    s.expect(isScreen(s, 3), "a lost reply is asked again");
    s.take("payment-3-confirming");
    s.expect(isScreen(s, 4), "the money was there");
    s.done(s.till().finishPanel());
}

void unknownResult(TourStage &s)
{
    s.at(11, 2);
    sellSome(s, 45, 2);
    s.world().setFault(FaultRule::of(Fault::LostReply, Call::Micropay, 1));
    s.world().setFault(FaultRule::of(Fault::Http500, Call::OrderQuery, -1));
    s.world().setFault(FaultRule::of(Fault::Http502, Call::Reverse, -1));
    s.scan(s.world().freshCode());
    s.expect(isScreen(s, 7), "no answer: it is reversed");
    s.take("payment-7-reversing");
    s.expect(isScreen(s, 6), "nobody answers: unknown");
    s.take("payment-6-unknown");
    s.takeDisplay("display-unknown");
    s.expect(bool(s.done(s.till().park())), "it is put aside");
    s.until([&] { return s.view().parked.size() == 1; });
    s.take("tray");
    if (SalePage *page = s.sale()) {
        page->openPanel(QStringLiteral("parked"));
        s.take("tray-open");
        page->closePanel();
    }
    s.world().clearFaults();
    s.expect(
        s.until([&] { return s.view().parked.isEmpty() || s.view().parked.first().state != QLatin1String("Unknown"); },
            60'000),
        "the background asking finds out");
    s.wait(200);
    if (!s.view().parked.isEmpty()) { // reversed: no money, the customer pays in cash
        s.expect(bool(s.done(s.till().reopenParked(s.view().parked.first().attempt))), "the tray opens it again");
        s.take("tray-decided");
        s.done(s.till().openPayment(QStringLiteral("cash")));
        s.expect(bool(s.done(s.till().payCash(Money::fromFen(100'000)))), "it is paid in cash");
        s.done(s.till().finishPanel());
    }
}

void splitTender(TourStage &s)
{
    s.at(12, 30);
    sellSome(s, 50, 6);
    s.expect(bool(s.done(s.till().openPayment(QStringLiteral("combined")))), "combined opens");
    s.expect(bool(s.done(s.till().payPart(QStringLiteral("wechat"), Money::fromFen(1'000)))), "a part by code");
    s.scan(s.world().freshCode());
    s.expect(isScreen(s, 10), "the part is paid");
    s.take("combined");
    s.done(s.till().openPayment(QStringLiteral("external")));
    s.take("card-slip");
    s.expect(bool(s.done(s.till().payExternal(QStringLiteral("004711"), Money::fromFen(500), QStringLiteral("6226")))),
        "a card slip is a part");
    s.done(s.till().openPayment(QStringLiteral("cash")));
    s.expect(bool(s.done(s.till().payCash(Money::fromFen(100'000)))), "cash pays the rest");
    s.done(s.till().finishPanel());
}

void holdAndLock(TourStage &s)
{
    s.at(14, 10);
    sellSome(s, 60, 3);
    s.expect(bool(s.done(s.till().hold())), "a basket is held");
    sellSome(s, 64, 2);
    s.done(s.till().hold());
    s.at(14, 32);
    if (SalePage *page = s.sale()) {
        page->openPanel(QStringLiteral("holds"));
        s.wait(200);
        s.take("holds");
        page->closePanel();
    }
    const auto holds = s.till().holds();
    s.until([&] { return holds.isFinished(); });
    for (const HoldView &hold : holds.result().value_or(QList<HoldView>())) {
        s.expect(bool(s.done(s.till().recall(hold.hold))), "a basket is recalled");
        s.scan(s.world().freshCode());
        s.expect(isScreen(s, 4), "and sold");
        s.done(s.till().finishPanel());
    }
    s.done(s.till().lock());
    s.until([&] { return s.view().locked; });
    s.scan(s.barcode(1));
    s.take("locked");
    s.expect(bool(s.done(s.till().unlock(QStringLiteral("246810")))), "the PIN unlocks");
    quietSales(s, 8);
}

void looks(TourStage &s)
{
    sellSome(s, 70, 7);
    s.look(kit::ThemeKind::Dark, QStringLiteral("zh_CN"));
    s.take("sale-dark");
    s.look(kit::ThemeKind::Light, QStringLiteral("en"));
    s.take("sale-english");
    s.look(kit::ThemeKind::Light, QStringLiteral("zh_CN"));
    if (SalePage *page = s.sale()) {
        page->openPanel(QStringLiteral("more"));
        s.take("more");
        page->closePanel();
        page->openPanel(QStringLiteral("log"));
        s.wait(200);
        s.take("scan-log");
        page->closePanel();
    }
    s.expect(bool(s.done(s.till().clearBasket())), "the basket is cleared");
}

void closing(TourStage &s)
{
    s.at(21, 50);
    s.expect(bool(s.done(s.till().printX())), "an X report prints");
    s.expect(bool(s.done(s.till().reprintLast())), "the last receipt prints again");
    const auto compared = s.till().compareCount({});
    s.until([&] { return compared.isFinished(); });
    Money expected;
    for (const ZRow &row : compared.result().value_or(QList<ZRow>()))
        if (row.kind == QLatin1String("cash"))
            expected = row.expected;
    QList<journal::CountedNote> notes;
    qint64 rest = expected.fen();
    for (const qint64 note : {10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5, 1}) {
        notes.append({note, rest / note});
        rest %= note;
    }
    s.expect(s.view().parked.isEmpty(), "nothing is undecided at the end of the day");
    s.expect(s.window().openPage(QStringLiteral("settings")), "the settings open");
    s.wait(300);
    s.take("settings");
    s.expect(!s.done(s.till().testChannel(QStringLiteral("wechat"), false)), "a cashier does not test channels");
    s.expect(s.window().openPage(QStringLiteral("shift.close")), "the close opens");
    s.wait(300);
    s.take("shift-close-count");
    s.window().openPage({});
    s.expect(bool(s.done(s.till().closeShift(notes, {}, {}))), "the shift closes");
    s.until([&] { return !s.view().shift.open; });
    s.wait(1500); // the Z report prints
    s.take("shift-closed");
}

/// The manager looks whether both providers work, before tomorrow: ¥0.01 there and back.
void channels(TourStage &s)
{
    s.expect(bool(s.done(s.till().signOut())), "the cashier leaves");
    s.expect(bool(s.done(s.till().signIn(QStringLiteral("0001"), QStringLiteral("135790")))), "the manager signs in");
    s.expect(s.window().openPage(QStringLiteral("settings")), "the settings open");
    s.window().settingsPage()->openSection(QStringLiteral("payment"));
    for (const char *provider : {"wechat", "alipay_qr"}) {
        s.expect(bool(s.done(s.till().testChannel(QString::fromLatin1(provider), false))), "a channel is tested");
        const auto isBack = [&] {
            return std::ranges::any_of(s.view().channels, [&](const ChannelView &channel) {
                return channel.provider == QLatin1String(provider) && channel.state == QLatin1String("returned");
            });
        };
        s.expect(s.until(isBack, 60'000), "its money comes back");
    }
    s.take("settings-payment");
}

constexpr TourPart kDay[] = {
    {"opening", opening},
    {"basket", basket},
    {"payment code", paymentCode},
    {"every provider", everyProvider},
    {"cash", cash},
    {"refusals", refusals},
    {"unknown result", unknownResult},
    {"split tender", splitTender},
    {"hold and lock", holdAndLock},
    {"looks", looks},
    {"closing", closing},
    {"channels", channels},
    {nullptr, nullptr},
};

} // namespace

const TourPart *tourDay() { return kDay; }

} // namespace mendian::app
