// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/scenes.h"

#include "ui/cashier/scenegoods.h"
#include "ui/cashier/scenepayments.h"

#include <functional>

namespace mendian {

namespace {

Scene base()
{
    Scene scene;
    scene.now = sceneTime();
    scene.quickKeys = scenegoods::quickKeys();
    scene.holds = scenegoods::holds();
    scene.found = scenegoods::found();
    scene.jobs = scenegoods::printJobs();
    scene.log = scenegoods::scanLog();
    scene.people = scenegoods::people();
    scene.receipt = scenegoods::lastReceipt();
    TillView &view = scene.view;
    view.storeName = QStringLiteral(u"朝阳门外店");
    view.storeCode = QStringLiteral("S001");
    view.till = 2;
    view.folderKind = QStringLiteral("demo");
    view.person = scene.people.first();
    view.shift = {.open = true,
        .shift = {},
        .number = 37,
        .staff = QStringLiteral("0017"),
        .date = BusinessDate(QDate(2025, 11, 21)),
        .openedAt = sceneTime() + -27'000'000,
        .cashFloat = 50000_fen,
        .receipts = 37,
        .sales = 284650_fen};
    view.devices = {
        {.id = QStringLiteral("printer"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}},
        {.id = QStringLiteral("drawer"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}},
        {.id = QStringLiteral("scanner"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}},
        {.id = QStringLiteral("pay.wechat"), .state = QStringLiteral("ok"), .code = {}, .detail = {}, .lastEvent = {}},
    };
    view.holds = 2;
    view.todayReceipts = 37;
    view.last = LastReceipt{.receipt = QStringLiteral("S001-02-1-37"),
        .sale = {},
        .total = 6840_fen,
        .at = sceneTime() + -180'000,
        .prints = 1};
    view.payments = {QStringLiteral("wechat"), QStringLiteral("cash"), QStringLiteral("external")};
    view.codes = {QStringLiteral("wechat")};
    view.basket = scenegoods::normalBasket();
    return scene;
}

void refuse(Scene &scene, const char *reason, const char *text)
{
    scene.feedback = ScanFeedback{.n = 212,
        .outcome = QStringLiteral("refused"),
        .what = QStringLiteral("ean13"),
        .reason = QString::fromLatin1(reason),
        .text = QString::fromLatin1(text),
        .key = 0,
        .note = {}};
}

/// Both providers, by code and by QR.
void everyProvider(Scene &scene)
{
    scene.view.payments = {
        QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("cash"), QStringLiteral("external")};
    scene.view.codes = {QStringLiteral("wechat"), QStringLiteral("alipay")};
    scene.view.qrs = {QStringLiteral("wechat_qr"), QStringLiteral("alipay_qr")};
}

struct Row
{
    const char *name;
    void (*change)(Scene &scene);
};

const QList<Row> &saleRows()
{
    static const QList<Row> rows = {
        {"normal", [](Scene &) {}},
        {"empty", [](Scene &s) { s.view.basket = {}; }},
        {"long", [](Scene &s) { s.view.basket = scenegoods::longBasket(); }},
        {"notfound", [](Scene &s) { refuse(s, "unknown", "6901028000123"); }},
        {"refused", [](Scene &s) { refuse(s, "locked", "6920152414019"); }},
        {"search", [](Scene &s) { s.typed = QStringLiteral("yys"); }},
        {"times", [](Scene &s) { s.view.basket.pendingQuantity = 3; }},
        {"nextsale",
            [](Scene &s) {
                s.view.payment = scenepayments::payment(QStringLiteral("password"), s.view.basket.total);
                s.view.payment.sale = s.view.basket.sale;
                s.view.basket.nextSalePieces = 1;
            }},
        {"price", [](Scene &s) { s.panel = QStringLiteral("price"); }},
        {"price.approval",
            [](Scene &s) {
                s.panel = QStringLiteral("price");
                s.approval = true;
            }},
        {"discount", [](Scene &s) { s.panel = QStringLiteral("discount"); }},
        {"quantity", [](Scene &s) { s.panel = QStringLiteral("quantity"); }},
        {"drawer", [](Scene &s) { s.panel = QStringLiteral("drawer"); }},
        {"holds", [](Scene &s) { s.panel = QStringLiteral("holds"); }},
        {"more", [](Scene &s) { s.panel = QStringLiteral("more"); }},
        {"jobs",
            [](Scene &s) {
                s.panel = QStringLiteral("jobs");
                s.view.openPrintJobs = 3;
            }},
        {"log", [](Scene &s) { s.panel = QStringLiteral("log"); }},
        {"receipt", [](Scene &s) { s.panel = QStringLiteral("receipt"); }},
        {"parked",
            [](Scene &s) {
                s.panel = QStringLiteral("parked");
                s.view.parked = scenepayments::parked();
            }},
        {"refunds",
            [](Scene &s) {
                s.panel = QStringLiteral("parked");
                s.view.parked = scenepayments::parked();
                s.view.parked.first().provider = QStringLiteral("alipay_qr");
                s.view.parked.removeLast();
                s.view.refunds = scenepayments::refunds();
            }},
        {"cashonly", [](Scene &s) { s.view.payments = {QStringLiteral("cash")}; }},
    };
    return rows;
}

} // namespace

Timestamp sceneTime() { return ManualClock().wall(); }

QStringList sceneNames()
{
    QStringList names;
    for (const Row &row : saleRows())
        names += QStringLiteral("sale.") + QString::fromLatin1(row.name);
    const QStringList payments = scenepayments::names();
    for (const QString &name : payments)
        names += QStringLiteral("pay.") + name;
    return names;
}

Scene makeScene(const QString &name)
{
    Scene scene = base();
    scene.name = QStringLiteral("sale.normal");
    for (const Row &row : saleRows()) {
        if (name == QStringLiteral("sale.") + QString::fromLatin1(row.name)) {
            scene.name = name;
            row.change(scene);
        }
    }
    if (name.startsWith(QLatin1String("pay.")) && scenepayments::names().contains(name.mid(4))) {
        scene.name = name;
        if (name.contains(QLatin1String(".every")) || name.contains(QLatin1String(".qr")))
            everyProvider(scene);
        scene.view.payment = scenepayments::payment(name.mid(4), scene.view.basket.total);
        scene.view.payment.sale = scene.view.basket.sale;
    }
    return scene;
}

} // namespace mendian
