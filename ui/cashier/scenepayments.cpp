// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/scenepayments.h"

#include "ui/cashier/scenes.h"

namespace mendian::scenepayments {

namespace {

AttemptId attemptId(char n)
{
    QByteArray bytes(16, 7);
    bytes[15] = n;
    return *AttemptId::fromBytes(bytes);
}

PartView part(const char *kind, qint64 fen, const char *state)
{
    return {.kind = QString::fromLatin1(kind),
        .amount = Money::fromFen(fen),
        .state = QString::fromLatin1(state),
        .shortNumber = {},
        .attempt = {}};
}

// A WeChat attempt that was sent `seconds` ago, on the schedule of the provider's row.
PaymentView running(int screen, Money total, qint64 seconds, qint64 queries)
{
    PaymentView p;
    p.screen = screen;
    p.total = p.due = p.remaining = total;
    p.provider = QStringLiteral("wechat");
    p.attempt = attemptId(1);
    p.shortNumber = QStringLiteral("a40471");
    p.startedAt = sceneTime() + -seconds * 1000;
    p.deadline = p.startedAt + 45'000;
    p.reverseFrom = p.startedAt + 15'000;
    p.nextAt = sceneTime() + 3'000;
    p.queries = queries;
    p.queryEveryMs = 5'000;
    return p;
}

PaymentView shownQr(Money total, const char *provider, const char *qr)
{
    PaymentView p = running(2, total, 17, 3);
    p.provider = QString::fromLatin1(provider);
    p.byQr = true;
    p.qr = QString::fromLatin1(qr);
    p.deadline = p.startedAt + 120'000;
    p.reverseFrom = p.startedAt;
    return p;
}

PaymentView entry(int screen, Money total)
{
    PaymentView p;
    p.screen = screen;
    p.total = p.due = p.remaining = total;
    return p;
}

struct Row
{
    const char *name;
    PaymentView (*make)(Money total);
};

const QList<Row> &rows()
{
    static const QList<Row> list = {
        {"collect", [](Money t) { return entry(1, t); }},
        {"password", [](Money t) { return running(2, t, 17, 3); }},
        {"password.early", [](Money t) { return running(2, t, 3, 0); }},
        {"everyprovider", [](Money t) { return entry(1, t); }},
        {"qr", [](Money t) { return shownQr(t, "wechat_qr", "weixin://wxpay/bizpayurl?pr=kbZa93gzz"); }},
        {"qr.alipay",
            [](Money t) { return shownQr(t, "alipay_qr", "https://qr.alipay.com/bax03431ljhokirwl38f00a7"); }},
        {"qr.wait",
            [](Money t) {
                PaymentView p = shownQr(t, "wechat_qr", "");
                p.screen = 3;
                p.queries = 0;
                p.startedAt = sceneTime() + -1'000;
                return p;
            }},
        {"confirming", [](Money t) { return running(3, t, 26, 5); }},
        {"paid",
            [](Money t) {
                PaymentView p = running(4, t, 21, 4);
                p.receipt = QStringLiteral("S001-02-1-38");
                p.received = t;
                p.remaining = {};
                p.printState = QStringLiteral("sending");
                return p;
            }},
        {"refused",
            [](Money t) {
                PaymentView p = running(5, t, 8, 1);
                p.providerCode = QStringLiteral("NOTENOUGH");
                p.sentence =
                    QStringLiteral("The balance is too low. Ask the customer for another card, then scan again.");
                return p;
            }},
        {"returned",
            [](Money t) {
                PaymentView p = running(5, t, 52, 9);
                p.returned = true;
                return p;
            }},
        {"unknown",
            [](Money t) {
                PaymentView p = running(6, t, 186, 31);
                p.reverses = 10;
                return p;
            }},
        {"reversing",
            [](Money t) {
                PaymentView p = running(7, t, 51, 9);
                p.reverses = 2;
                p.nextAt = sceneTime() + 4'000;
                return p;
            }},
        {"offline",
            [](Money t) {
                PaymentView p = entry(8, t);
                p.provider = QStringLiteral("wechat");
                p.offlineSince = sceneTime() + -360'000;
                return p;
            }},
        {"cash",
            [](Money t) {
                PaymentView p = entry(9, t);
                p.due = Money::fromFen(t.fen() / 10 * 10);
                p.notes = {p.due, 20000_fen, 21000_fen, 30000_fen};
                return p;
            }},
        {"change",
            [](Money t) {
                PaymentView p = entry(4, t);
                p.due = Money::fromFen(t.fen() / 10 * 10);
                p.remaining = {};
                p.cash = true;
                p.received = 20000_fen;
                p.change = p.received - p.due;
                p.receipt = QStringLiteral("S001-02-1-38");
                p.printState = QStringLiteral("printed");
                return p;
            }},
        {"change.noprint",
            [](Money t) {
                PaymentView p = entry(4, t);
                p.remaining = {};
                p.cash = true;
                p.received = 20000_fen;
                p.change = p.received - t;
                p.receipt = QStringLiteral("S001-02-1-38");
                p.printState = QStringLiteral("failed");
                return p;
            }},
        {"combined",
            [](Money t) {
                PaymentView p = entry(10, t);
                p.parts = {part("wechat", 10000, "done")};
                p.due = p.remaining = t - 10000_fen;
                return p;
            }},
        {"combined.failed",
            [](Money t) {
                PaymentView p = entry(10, t);
                p.parts = {part("wechat", 10000, "done"), part("wechat", t.fen() - 10000, "failed")};
                p.due = p.remaining = t - 10000_fen;
                return p;
            }},
        {"card", [](Money t) { return entry(11, t); }},
    };
    return list;
}

} // namespace

QStringList names()
{
    QStringList result;
    for (const Row &row : rows())
        result += QString::fromLatin1(row.name);
    return result;
}

PaymentView payment(const QString &name, Money total)
{
    for (const Row &row : rows()) {
        if (name == QLatin1String(row.name))
            return row.make(total);
    }
    return {};
}

QList<ParkedPayment> parked()
{
    return {
        {.attempt = attemptId(2),
            .sale = {},
            .provider = QStringLiteral("wechat"),
            .amount = 6840_fen,
            .state = QStringLiteral("Unknown"),
            .startedAt = sceneTime() + -540'000,
            .shortNumber = QStringLiteral("9c31f0"),
            .alarm = {}},
        {.attempt = attemptId(3),
            .sale = {},
            .provider = QStringLiteral("wechat"),
            .amount = 1250_fen,
            .state = QStringLiteral("Confirming"),
            .startedAt = sceneTime() + -40'000,
            .shortNumber = QStringLiteral("77b2d4"),
            .alarm = {}},
    };
}

QList<RefundView> refunds()
{
    const auto refund = [](char n, const char *provider, qint64 fen, const char *state, qint64 minutes) {
        QByteArray bytes(16, 9);
        bytes[15] = n;
        RefundView view;
        view.id = *RefundId::fromBytes(bytes);
        view.ret = *ReturnId::fromBytes(bytes);
        view.returnReceipt = QStringLiteral("S001-02-1-35");
        view.provider = QString::fromLatin1(provider);
        view.amount = Money::fromFen(fen);
        view.state = QString::fromLatin1(state);
        view.shortNumber = QStringLiteral("5e20b7");
        view.requestedAt = sceneTime() + -minutes * 60'000;
        return view;
    };
    RefundView stuck = refund(1, "wechat", 3990, "Stuck", 42);
    stuck.owed = true;
    stuck.code = QStringLiteral("NOTENOUGH");
    stuck.sentence = QStringLiteral(
        "The shop's WeChat balance is too low for this refund. Top it up, then send the same refund again.");
    return {stuck, refund(2, "alipay", 1280, "Processing", 3)};
}

} // namespace mendian::scenepayments
