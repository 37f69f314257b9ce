// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/shottable.h"

#include "ui/cashier/frame/cashierwindow.h"
#include "ui/cashier/frame/stopwindow.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/settings/settingeditor.h"
#include "ui/cashier/settings/settingspage.h"
#include "ui/cashier/shift/closeshiftpage.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/openshiftpage.h"
#include "ui/cashier/signin/lockpage.h"
#include "ui/cashier/shots/salescreen.h"
#include "ui/cashier/signin/signinpage.h"
#include "ui/customerdisplay/customerdisplay.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace mendian {

namespace {

QWidget *cashier(const ShotParts &parts)
{
    return new CashierWindow({.till = parts.till, .sounds = parts.sounds, .clock = parts.clock});
}

template <typename T>
T *part(QWidget &widget)
{
    return widget.findChild<T *>();
}

void signedOut(ShotTill &till)
{
    till.scene().view.person.reset();
    till.scene().view.basket = {};
}

void typePin(PinPanel &pin, int digits)
{
    for (int i = 0; i < digits; ++i)
        pin.typeDigit(i + 1);
}

void noShift(ShotTill &till)
{
    till.scene().view.shift = {};
    till.scene().view.basket = {};
}

QList<journal::CountedNote> someNotes()
{
    return {{.fen = 10'000, .count = 2}, {.fen = 5'000, .count = 2}, {.fen = 1'000, .count = 10},
        {.fen = 500, .count = 10}, {.fen = 100, .count = 40}, {.fen = 50, .count = 18}, {.fen = 10, .count = 10}};
}

QWidget *stopped(const ShotParts &) { return new StopWindow({ErrorCode::ReadOnly, {}, {QStringLiteral("store.db")}}); }

QWidget *customer(const ShotParts &parts)
{
    auto *display = new CustomerDisplay;
    display->setView(parts.till.view());
    return display;
}

// What the scene has open on the sale page: search, last scan, panel, approval.
void openScene(QWidget &window, ShotTill &till) { settleSalePage(*part<SalePage>(window), till); }

void closing(ShotTill &till)
{
    const Scene parked = makeScene(QStringLiteral("sale.parked"));
    till.scene().view.basket = {};
    till.check = {.kinds = {QStringLiteral("cash"), QStringLiteral("wechat"), QStringLiteral("external")},
        .differenceLimit = 500_fen,
        .undecided = parked.view.parked,
        .needsManager = false,
        .holds = 2,
        .unsynced = 0};
    till.rows = {{.kind = QStringLiteral("cash"), .expected = 128650_fen, .counted = 127850_fen, .reason = {}},
        {.kind = QStringLiteral("wechat"), .expected = 186230_fen, .counted = 186230_fen, .reason = {}},
        {.kind = QStringLiteral("external"), .expected = 45990_fen, .counted = 45990_fen, .reason = {}}};
}

void closingEven(ShotTill &till)
{
    closing(till);
    till.rows.first().counted = till.rows.first().expected;
    till.check.undecided.clear();
    till.check.holds = 0;
}

void settle() { QCoreApplication::processEvents(); }

void openClose(QWidget &window)
{
    static_cast<CashierWindow &>(window).openPage(QStringLiteral("shift.close"));
    part<CloseShiftPage>(window)->grid()->setNotes(
        {{.fen = 10'000, .count = 9}, {.fen = 5'000, .count = 3}, {.fen = 2'000, .count = 4},
            {.fen = 1'000, .count = 11}, {.fen = 500, .count = 5}, {.fen = 100, .count = 13}, {.fen = 50, .count = 1}});
}

void closeStep(QWidget &window, int step)
{
    openClose(window);
    auto *page = part<CloseShiftPage>(window);
    if (step > 1) {
        page->next();
        for (int i = 0; i < 4; ++i)
            settle();
    }
    if (step > 2)
        page->goTo(3);
}

template <int step>
void closeTo(QWidget &window, ShotTill &)
{
    closeStep(window, step);
}

void openSettings(QWidget &window, const char *section)
{
    auto &cashierWindow = static_cast<CashierWindow &>(window);
    cashierWindow.openPage(QStringLiteral("settings"));
    cashierWindow.settingsPage()->openSection(QString::fromLatin1(section));
}

void deviceValues(ShotTill &till)
{
    till.values = {{QStringLiteral("printer.transport"), QStringLiteral("tcp")},
        {QStringLiteral("printer.address"), QStringLiteral("192.168.1.50:9100")},
        {QStringLiteral("pay.wechat"), QStringLiteral("1")}};
    for (DeviceView &device : till.scene().view.devices)
        device.lastEvent = sceneTime() + -60'000;
}

/// All four providers, turned on; `folder` decides what a test can be.
void channelValues(ShotTill &till, const char *folder)
{
    deviceValues(till);
    till.scene().view.folderKind = QString::fromLatin1(folder);
    for (const char *provider : {"wechat", "wechat_qr", "alipay", "alipay_qr"}) {
        const QString id = QStringLiteral("pay.") + QLatin1String(provider);
        till.values.insert(id, QStringLiteral("1"));
        if (id != QLatin1String("pay.wechat"))
            till.scene().view.devices.append(
                {.id = id, .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = sceneTime()});
    }
}

void tested(ShotTill &till, const char *provider, const char *state, const char *qr = "", const char *code = "")
{
    till.scene().view.channels.append({.provider = QString::fromLatin1(provider),
        .state = QString::fromLatin1(state),
        .qr = QString::fromLatin1(qr),
        .shortNumber = QStringLiteral("a40471"),
        .code = QString::fromLatin1(code),
        .sentence = {},
        .at = sceneTime()});
}

void channelTrouble(ShotTill &till)
{
    channelValues(till, "real");
    for (DeviceView &device : till.scene().view.devices) {
        if (device.id == QLatin1String("pay.wechat")) {
            device.state = QStringLiteral("trouble");
            device.code = QStringLiteral("ExpiresSoon");
            device.detail =
                QStringLiteral("%1 expires on %2, in %3 days. Get a new one from the provider's merchant pages.");
            device.args = {QStringLiteral("client_cert"), QStringLiteral("2025-11-30"), QStringLiteral("9")};
        } else if (device.id == QLatin1String("pay.alipay_qr")) {
            device.state = QStringLiteral("trouble");
            device.code = QStringLiteral("Keys");
        }
    }
    till.values.insert(QStringLiteral("pay.wechat_qr"), QStringLiteral("0"));
    till.scene().view.devices.removeIf([](const DeviceView &d) { return d.id == QLatin1String("pay.wechat_qr"); });
    tested(till, "alipay", "wrong_keys", "", "isv.invalid-signature");
}

void channelsTesting(ShotTill &till)
{
    channelValues(till, "real");
    tested(till, "wechat", "asking");
    tested(till, "wechat_qr", "qr", "weixin://wxpay/bizpayurl?pr=kbZa93gzz");
    tested(till, "alipay", "proven");
}

void channelsTested(ShotTill &till)
{
    channelValues(till, "demo");
    tested(till, "wechat", "returned");
    tested(till, "wechat_qr", "returned");
    tested(till, "alipay", "returning");
    tested(till, "alipay_qr", "unclear", "", "TIMEOUT");
}

void printerTrouble(ShotTill &till)
{
    deviceValues(till);
    for (DeviceView &device : till.scene().view.devices) {
        if (device.id == QLatin1String("printer")) {
            device.state = QStringLiteral("trouble");
            device.code = QStringLiteral("PaperOut");
        }
    }
    till.scene().view.openPrintJobs = 3;
}

constexpr ShotRow kRows[] = {
    {"signin", "normal", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) { typePin(*part<SignInPage>(w)->pin(), 4); }},
    {"signin", "empty", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            till.scene().people.clear();
        },
        nullptr},
    {"signin", "error", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) {
            part<SignInPage>(w)->pin()->refuse({ErrorCode::WrongPin, {}, {QStringLiteral("3")}});
        }},
    {"signin", "lockout", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) {
            part<SignInPage>(w)->pin()->refuse({ErrorCode::LockedOut, {}, {QStringLiteral("48")}});
        }},
    {"signin", "long", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            PersonView person = till.scene().people.first();
            person.name = QStringLiteral(u"阿卜杜热合曼·买买提明江");
            for (int i = 0; i < 8; ++i) {
                person.number = QString::number(120 + i);
                till.scene().people.append(person);
            }
        },
        nullptr},
    {"signin", "training", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            till.scene().view.folderKind = QStringLiteral("training");
        },
        nullptr},
    {"locked", "normal", "sale.normal", cashier, [](ShotTill &till) { till.scene().view.locked = true; },
        [](QWidget &w, ShotTill &) { typePin(*part<LockPage>(w)->pin(), 2); }},
    {"locked", "scan", "sale.normal", cashier, [](ShotTill &till) { till.scene().view.locked = true; },
        [](QWidget &w, ShotTill &) { part<LockPage>(w)->showScanRefused(); }},
    {"shift-open", "empty", "sale.empty", cashier, noShift, nullptr},
    {"shift-open", "normal", "sale.empty", cashier, noShift,
        [](QWidget &w, ShotTill &) { part<OpenShiftPage>(w)->grid()->setNotes(someNotes()); }},
    {"clock", "normal", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            till.scene().view.clockBack = true;
            till.scene().view.clockExpected = sceneTime() + 86'400'000LL * 3;
        },
        nullptr},
    {"stopped", "normal", "sale.empty", stopped, nullptr, nullptr},
    {"sale", "normal", "sale.normal", cashier, nullptr, openScene},
    {"sale", "empty", "sale.empty", cashier, nullptr, openScene},
    {"sale", "long", "sale.long", cashier, nullptr, openScene},
    {"sale", "error", "sale.notfound", cashier, nullptr, openScene},
    {"sale", "printer", "sale.normal", cashier, printerTrouble, openScene},
    {"sale", "undecided", "sale.parked", cashier, nullptr, nullptr},
    {"sale", "search", "sale.search", cashier, nullptr, openScene},
    {"sale", "price", "sale.price", cashier, nullptr, openScene},
    {"sale", "approval", "sale.price.approval", cashier, nullptr, openScene},
    {"sale", "discount", "sale.discount", cashier, nullptr, openScene},
    {"sale", "quantity", "sale.quantity", cashier, nullptr, openScene},
    {"sale", "message", "sale.normal", cashier, nullptr,
        [](QWidget &, ShotTill &till) {
            emit till.noticed({.what = QStringLiteral("payment_alarm"),
                .args = {QStringLiteral("9c31f0"), QStringLiteral("68.40")},
                .action = {}});
        }},
    {"sale", "training", "sale.normal", cashier,
        [](ShotTill &till) { till.scene().view.folderKind = QStringLiteral("training"); }, openScene},
    {"holds", "normal", "sale.holds", cashier, nullptr, openScene},
    {"holds", "empty", "sale.holds", cashier,
        [](ShotTill &till) {
            till.scene().holds.clear();
            till.scene().view.holds = 0;
        },
        openScene},
    {"drawer", "normal", "sale.drawer", cashier, nullptr, openScene},
    {"more", "normal", "sale.more", cashier, nullptr, openScene},
    {"slips", "normal", "sale.jobs", cashier, nullptr, openScene},
    {"scans", "normal", "sale.log", cashier, nullptr, openScene},
    {"receipt", "normal", "sale.receipt", cashier, nullptr, openScene},
    {"receipt", "empty", "sale.receipt", cashier, [](ShotTill &till) { till.scene().view.last.reset(); }, openScene},
    {"undecided", "normal", "sale.parked", cashier, nullptr, openScene},
    {"undecided", "refunds", "sale.refunds", cashier, nullptr, openScene},
    {"payment-1", "normal", "pay.collect", cashier, nullptr, nullptr},
    {"payment-1", "everyprovider", "pay.everyprovider", cashier, nullptr, nullptr},
    {"payment-2", "normal", "pay.password", cashier, nullptr, nullptr},
    {"payment-2", "message", "pay.password", cashier, nullptr,
        [](QWidget &, ShotTill &till) {
            emit till.scanned({.n = 214,
                .outcome = QStringLiteral("refused"),
                .what = QStringLiteral("paycode"),
                .reason = QStringLiteral("duplicate_pay_code"),
                .text = {},
                .key = 0,
                .note = {}});
        }},
    {"payment-2", "nextsale", "sale.nextsale", cashier, nullptr, nullptr},
    {"payment-2", "qr", "pay.qr", cashier, nullptr, nullptr},
    {"payment-2", "qr-alipay", "pay.qr.alipay", cashier, nullptr, nullptr},
    {"payment-3", "qr", "pay.qr.wait", cashier, nullptr, nullptr},
    {"payment-2", "early", "pay.password.early", cashier, nullptr, nullptr},
    {"payment-3", "normal", "pay.confirming", cashier, nullptr, nullptr},
    {"payment-4", "normal", "pay.paid", cashier, nullptr, nullptr},
    {"payment-4", "change", "pay.change", cashier, nullptr, nullptr},
    {"payment-4", "noprint", "pay.change.noprint", cashier, nullptr, nullptr},
    {"payment-5", "normal", "pay.refused", cashier, nullptr, nullptr},
    {"payment-5", "returned", "pay.returned", cashier, nullptr, nullptr},
    {"payment-6", "normal", "pay.unknown", cashier, nullptr, nullptr},
    {"payment-7", "normal", "pay.reversing", cashier, nullptr, nullptr},
    {"payment-8", "normal", "pay.offline", cashier, nullptr, nullptr},
    {"payment-cash", "normal", "pay.cash", cashier, nullptr, nullptr},
    {"payment-card", "normal", "pay.card", cashier, nullptr, nullptr},
    {"payment-combined", "normal", "pay.combined", cashier, nullptr, nullptr},
    {"payment-combined", "error", "pay.combined.failed", cashier, nullptr, nullptr},
    {"shift-close-1", "normal", "sale.empty", cashier, closing, closeTo<1>},
    {"shift-close-2", "normal", "sale.empty", cashier, closing, closeTo<2>},
    {"shift-close-2", "even", "sale.empty", cashier, closingEven, closeTo<2>},
    {"shift-close-3", "normal", "sale.empty", cashier, closing, closeTo<3>},
    {"shift-close-3", "empty", "sale.empty", cashier, closingEven, closeTo<3>},
    {"shift-close-3", "approval", "sale.empty", cashier,
        [](ShotTill &till) {
            closing(till);
            till.check.needsManager = true;
        },
        [](QWidget &w, ShotTill &) {
            closeStep(w, 3);
            for (int i = 0; i < 4; ++i)
                settle();
            part<CloseShiftPage>(w)->next();
        }},
    {"settings-printer", "normal", "sale.empty", cashier, deviceValues,
        [](QWidget &w, ShotTill &) { openSettings(w, "printer"); }},
    {"settings-printer", "error", "sale.empty", cashier, printerTrouble,
        [](QWidget &w, ShotTill &) { openSettings(w, "printer"); }},
    {"settings-scanner", "normal", "sale.empty", cashier, deviceValues,
        [](QWidget &w, ShotTill &till) {
            openSettings(w, "scanner");
            emit till.scanned({.n = 213,
                .outcome = QStringLiteral("line"),
                .what = QStringLiteral("ean13"),
                .reason = {},
                .text = QStringLiteral("6901236341582"),
                .key = 7,
                .note = QStringLiteral(u"柔云 超韧抽纸")});
        }},
    {"settings-payment", "normal", "sale.empty", cashier, deviceValues,
        [](QWidget &w, ShotTill &) { openSettings(w, "payment"); }},
    {"settings-payment", "error", "sale.empty", cashier, channelTrouble,
        [](QWidget &w, ShotTill &) { openSettings(w, "payment"); }},
    {"settings-payment", "testing", "sale.empty", cashier, channelsTesting,
        [](QWidget &w, ShotTill &) { openSettings(w, "payment"); }},
    {"settings-payment", "tested", "sale.empty", cashier, channelsTested,
        [](QWidget &w, ShotTill &) { openSettings(w, "payment"); }},
    {"settings-screen", "normal", "sale.empty", cashier, deviceValues,
        [](QWidget &w, ShotTill &) { openSettings(w, "screen"); }},
    {"settings-screen", "error", "sale.empty", cashier, deviceValues,
        [](QWidget &w, ShotTill &) {
            openSettings(w, "screen");
            settle();
            QLineEdit *field = part<SettingsPage>(w)->editor(QStringLiteral("lock.idle_minutes"))->field();
            field->setText(QStringLiteral("1e5"));
            emit field->editingFinished();
        }},
    {"customer-idle", "normal", "sale.empty", customer, nullptr, nullptr},
    {"customer-sale", "normal", "sale.normal", customer, nullptr, nullptr},
    {"customer-sale", "long", "sale.long", customer, nullptr, nullptr},
    {"customer-pay", "normal", "pay.collect", customer, nullptr, nullptr},
    {"customer-pay", "qr", "pay.qr", customer, nullptr, nullptr},
    {"customer-pay", "qr-alipay", "pay.qr.alipay", customer, nullptr, nullptr},
    {"customer-password", "normal", "pay.password", customer, nullptr, nullptr},
    {"customer-paid", "normal", "pay.paid", customer, nullptr, nullptr},
    {"customer-paid", "change", "pay.change", customer, nullptr, nullptr},
    {"customer-unknown", "normal", "pay.unknown", customer, nullptr, nullptr},
};

} // namespace

std::span<const ShotRow> shotRows() { return kRows; }

const ShotRow *shotRow(const QString &screen, const QString &state)
{
    for (const ShotRow &row : kRows) {
        if (screen == QLatin1String(row.screen) && state == QLatin1String(row.state))
            return &row;
    }
    return nullptr;
}

} // namespace mendian
