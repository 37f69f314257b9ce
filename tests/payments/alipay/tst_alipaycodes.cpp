// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of spec/alipay.md §1.6 and §2.11, written a second time from the spec: a signed reply goes through
// readReply() and answerOf() into the state machine, and state and sentence are looked at there.
#include "models/tender/machine.h"
#include "tests/support/alipaysamples.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

constexpr Timestamp kStart{1'782'878'400'000}; // 2026-07-01 12:00 in Shanghai

const ProviderRules &rulesOf(const Attempt &attempt) { return *providerRules(attempt.provider); }

Attempt answered(const Attempt &attempt, Outcome outcome, Timestamp now, const char *trade = "")
{
    Answer answer;
    answer.outcome = outcome;
    answer.transactionId = QString::fromLatin1(trade);
    if (outcome == Outcome::UserPaying && !rulesOf(attempt).needsCode)
        answer.qrCode = QStringLiteral("https://qr.alipay.com/bax0");
    return step(attempt, PayEvent::answered(attempt.pending, attempt.request, answer), rulesOf(attempt), now).next;
}

/// An attempt with a call of this kind on its way.
Attempt waitingFor(Api api)
{
    const bool qr = api & (Precreate | Close);
    const Attempt fresh = *newAttempt(
        SaleId::create(), qr ? QStringLiteral("alipay_qr") : QStringLiteral("alipay"), 8880_fen, AttemptId::create());
    Attempt attempt = step(fresh, PayEvent::started(), rulesOf(fresh), kStart).next;
    if (api & (Pay | Precreate))
        return attempt;
    attempt = answered(attempt, Outcome::UserPaying, kStart + 300);
    if (api & (Cancel | Close))
        attempt = step(attempt, PayEvent::cancelRequested(), rulesOf(attempt), kStart + 400).next;
    else
        attempt = step(attempt, PayEvent::queryAsked(), rulesOf(attempt), kStart + 400).next;
    if (api & (Cancel | Close))
        attempt = answered(attempt, Outcome::NotPaidYet, kStart + 500, api == Close ? "2026070122001" : "");
    return attempt;
}

PayStep told(Api api, const Attempt &attempt, const QByteArray &reply, Answer *answer = nullptr)
{
    static const Merchant merchant = *Merchant::open(demoAlipay());
    const Answer got = answerOf(api, attempt, readReply(merchant, api, reply));
    if (answer)
        *answer = got;
    return step(attempt, PayEvent::answered(attempt.pending, attempt.request, got), rulesOf(attempt), kStart + 600);
}

struct Group
{
    unsigned apis;
    const char *state;
    PayAction action;
    const char *sentence; ///< what it must say
    QList<const char *> codes;
};

/// §2.11 once more. "None" as action: the attempt has ended.
const QList<Group> &groups()
{
    using enum PayAction;
    constexpr unsigned both = Pay | Precreate;
    static const QList<Group> all = {
        {both, "Confirming", CallQuery, "nothing is charged twice", {"SYSTEM_ERROR", "NEVER_SEEN_BEFORE"}},
        {Pay, "Refused", None, "refresh it and scan again", {"PAYMENT_AUTH_CODE_INVALID"}},
        {Pay, "Refused", None, "balance is too low", {"BUYER_BALANCE_NOT_ENOUGH", "BUYER_BANKCARD_BALANCE_NOT_ENOUGH"}},
        {Pay, "Refused", None, "turns it on in Alipay",
            {"ERROR_BALANCE_PAYMENT_DISABLE", "MOBILE_PAYMENT_SWITCH_OFF", "USER_FACE_PAYMENT_SWITCH_OFF",
                "NO_PAYMENT_INSTRUMENTS_AVAILABLE", "NO_PAYMENT_INSTUMENTS_AVAILABLE"}},
        {Pay, "Refused", None, "scan once more", {"PULL_MOBILE_CASHIER_FAIL", "PAYMENT_FAIL"}},
        {Pay, "Refused", None, "does not let this customer pay",
            {"PAYMENT_REQUEST_HAS_RISK", "ERROR_BUYER_CERTIFY_LEVEL_LIMIT", "BUYER_NOT_MAINLAND_CERT",
                "NOT_CERTIFIED_USER", "BUYER_ENABLE_STATUS_FORBID", "BUYER_NOT_EXIST"}},
        {Pay, "Refused", None, "customer's Alipay limit",
            {"BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", "BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR"}},
        {Pay, "Refused", None, "shop's own Alipay account", {"BUYER_SELLER_EQUAL"}},
        {both, "Confirming", CallQuery, "used before", {"TRADE_HAS_SUCCESS", "CONTEXT_INCONSISTENT"}},
        {Pay, "Confirming", CallQuery, "used before", {"TRADE_BUYER_NOT_MATCH"}},
        {both, "Refused", None, "is closed", {"TRADE_HAS_CLOSE"}},
        {both, "Refused", None, "Check the till's clock", {"NOW_TIME_AFTER_EXPIRE_TIME_ERROR"}},
        {both, "Refused", None, "does not take this amount",
            {"TOTAL_FEE_EXCEED", "PRODUCT_AMOUNT_LIMIT_ERROR", "REQUEST_AMOUNT_EXCEED"}},
        {both, "Refused", None, "settings are wrong; nothing was charged",
            {"INVALID_PARAMETER", "EXIST_FORBIDDEN_WORD", "SUB_GOODS_SIZE_MAX_COUNT", "INVALID_STORE_ID",
                "RISK_MERCHANT_IP_NOT_EXIST"}},
        {both, "Refused", None, "has reached its limit",
            {"BEYOND_PAY_RESTRICTION", "BEYOND_PER_RECEIPT_RESTRICTION", "BEYOND_PER_RECEIPT_SINGLE_RESTRICTION",
                "BEYOND_PER_RECEIPT_DAY_RESTRICTION", "MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT",
                "MERCHANT_PERM_RECEIPT_SINGLE_LIMIT", "MERCHANT_PERM_RECEIPT_DAY_LIMIT"}},
        {both, "Refused", None, "may not take this payment",
            {"SELLER_BEEN_BLOCKED", "SELLER_NOT_EXIST", "MERCHANT_STATUS_NOT_NORMAL", "MERCHANT_AGREEMENT_NOT_EXIST",
                "MERCHANT_AGREEMENT_INVALID", "PARTNER_ERROR", "ACCESS_FORBIDDEN", "RESTRICTED_MERCHANT_INDUSTRY",
                "SECONDARY_MERCHANT_STATUS_ERROR", "SECONDARY_MERCHANT_ID_INVALID"}},
        {Pay, "Refused", None, "face scan again", {"AUTH_TOKEN_IS_NOT_EXIST", "SMILE_PAY_MERCHANT_NOT_MATCH"}},
        {Pay, "Confirming", CallQuery, "Once this screen confirms it",
            {"AGREEMENT_NOT_EXIST", "CYCLE_PAY_DATE_NOT_MATCH", "AUTH_NO_ERROR", "ZM_CREDIT_REJECT",
                "PRE_AUTH_PROD_CODE_INCONSISTENT", "ROYALTY_ACCOUNT_NOT_EXIST", "CARD_TYPE_NOT_SUPPORT",
                "CURRENCY_NOT_SUPPORT", "OVER_LIMIT", "TRADE_SETTLE_ERROR", "UN_SUPPORT_TRADE_SCENE"}},
        {Precreate, "Refused", None, "Start the payment again", {"APPLY_PC_MERCHANT_CODE_ERROR"}},
        {Precreate, "Refused", None, "may not take this payment", {"DEFAULT_SETTLE_RULE_NOT_EXIST"}},
        // codes of the payment code alone are news to a precreate
        {Precreate, "Confirming", CallQuery, "nothing is charged twice",
            {"PAYMENT_AUTH_CODE_INVALID", "AUTH_NO_ERROR"}},
        {Query, "Confirming", WaitUntil, "does not know this payment yet", {"TRADE_NOT_EXIST"}},
        {Query, "AwaitingCustomer", WaitUntil, "nothing is charged twice",
            {"SYSTEM_ERROR", "ENTERPRISE_PAY_BIZ_ERROR", "NEVER_SEEN_BEFORE"}},
        {Query, "AwaitingCustomer", WaitUntil, "cannot be asked", {"INVALID_PARAMETER"}},
        {Cancel | Close, "Reversing", WaitUntil, "being tried again", {"SYSTEM_ERROR", "NEVER_SEEN_BEFORE"}},
        {Cancel, "Reversing", WaitUntil, "balance is too low to give the money back", {"SELLER_BALANCE_NOT_ENOUGH"}},
        {Cancel, "Reversing", WaitUntil, "frozen", {"REASON_TRADE_BEEN_FREEZEN"}},
        {Cancel, "Reversing", WaitUntil, "too old to reverse", {"TRADE_CANCEL_TIME_OUT"}},
        {Cancel, "Reversing", WaitUntil, "use a refund",
            {"TRADE_HAS_FINISHED", "REASON_TRADE_REFUND_FEE_ERR", "CANCEL_NOT_ALLOWED", "INVALID_PARAMETER"}},
        {Close, "Unknown", WaitUntil, "knows no such payment", {"TRADE_NOT_EXIST"}},
        {Close, "Reversing", WaitUntil, "use a refund",
            {"TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID", "REASON_ILLEGAL_STATUS", "INVALID_PARAMETER"}},
    };
    return all;
}

constexpr Api kCalls[] = {Pay, Precreate, Query, Cancel, Close};

} // namespace

Q_DECLARE_METATYPE(mendian::PayAction)

class TestAlipayCodes : public QObject
{
    Q_OBJECT
private slots:
    void everyCode_data();
    void everyCode();
    void everyRowIsInTheSpec();
    void publicCodes_data();
    void publicCodes();
    void ownCodesAreNeverDefinite_data();
    void ownCodesAreNeverDefinite();
    void endings_data();
    void endings();
    void aQrNobodyScannedStaysOnShow();
    void aNumberCalledOffIsAskedOn();
    void refusedReversesLetPaidThrough();
    void everyRefundCode_data();
    void everyRefundCode();
    void publicRefundCodes_data();
    void publicRefundCodes();
    void everyBillCode_data();
    void everyBillCode();
    void tablesAreSound();
    void schedules();
};

void TestAlipayCodes::everyCode_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("state");
    QTest::addColumn<PayAction>("action");
    QTest::addColumn<QString>("sentence");
    for (const Group &group : groups()) {
        for (const Api api : kCalls) {
            for (const char *code : group.codes) {
                if (group.apis & api)
                    QTest::addRow("%s %s", methodName(api), code)
                        << api << QString::fromLatin1(code) << QString::fromLatin1(group.state) << group.action
                        << QString::fromLatin1(group.sentence);
            }
        }
    }
}

void TestAlipayCodes::everyCode()
{
    QFETCH(Api, api);
    QFETCH(QString, code);
    QFETCH(QString, state);
    QFETCH(PayAction, action);
    QFETCH(QString, sentence);
    // The prefix varies on the wire (§1.6); the code is the same.
    for (const char *prefix : {"ACQ.", "AQC.", "aop.ACQ.", ""}) {
        const Attempt attempt = waitingFor(api);
        Answer answer;
        const PayStep next = told(api, attempt, alipayError(api, QLatin1String(prefix) + code), &answer);
        QCOMPARE(QString::fromLatin1(attemptStateName(next.next.state)), state);
        QCOMPARE(next.action, action);
        QVERIFY2(answer.sentence.contains(sentence), qPrintable(answer.sentence));
        QCOMPARE(next.next.sentence, answer.sentence);
        QCOMPARE(next.next.code, QString(QLatin1String(prefix) + code));
        QCOMPARE(next.next.message, QStringLiteral(u"渠道的话"));
        QVERIFY(next.next.alarm.isEmpty());
        QVERIFY(isFinal(next.next.state) || !next.due.isNull());
    }
    // Codes are case-sensitive: another case is a code nobody knows.
    Answer answer;
    told(api, waitingFor(api), alipayError(api, code.toLower()), &answer);
    QCOMPARE(answer.outcome, Outcome::Unclear);
}

void TestAlipayCodes::everyRowIsInTheSpec()
{
    QSet<QString> tested;
    for (const Group &group : groups()) {
        for (const char *code : group.codes) {
            for (const Api api : kCalls) {
                if (group.apis & api)
                    tested.insert(QString::number(api) + QLatin1String(code));
            }
        }
    }
    for (const Code &row : errorCodes()) {
        for (const Api api : kCalls) {
            if (!(row.apis & api))
                continue;
            const QString key = QString::number(api) + QLatin1String(row.code);
            const bool family = key.endsWith(u'*');
            const bool found = std::any_of(tested.cbegin(), tested.cend(),
                [&](const QString &one) { return family ? one.startsWith(QStringView(key).chopped(1)) : one == key; });
            QVERIFY2(found, qPrintable(key));
        }
    }
}

void TestAlipayCodes::publicCodes_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sentence");
    const auto row = [](Api api, const char *code, const char *state, const char *sentence) {
        QTest::addRow("%s %s", methodName(api), code)
            << api << QString::fromLatin1(code) << QString::fromLatin1(state) << QString::fromLatin1(sentence);
    };
    for (const Api api : {Pay, Precreate}) {
        row(api, "20000", "Confirming", "not known yet");
        for (const char *code : {"20001", "40001", "40002", "40003", "40006"})
            row(api, code, "Refused", "settings are wrong; nothing was charged");
        row(api, "40005", "Refused", "Alipay is busy");
        row(api, "50000", "Confirming", "not known yet"); // no such code: unknown
    }
    // What the pay call did is not known by this: nothing may be said about money.
    for (const Api api : {Query, Cancel, Close}) {
        const char *state = api == Query ? "AwaitingCustomer" : "Reversing";
        row(api, "20000", state, "not known yet");
        for (const char *code : {"20001", "40001", "40002", "40003", "40006"})
            row(api, code, state, "cannot be asked");
        row(api, "40005", state, "asked again in a moment");
        row(api, "50000", state, "not known yet");
    }
    row(Query, "10003", "AwaitingCustomer", "not known yet"); // pay only
}

void TestAlipayCodes::publicCodes()
{
    QFETCH(Api, api);
    QFETCH(QString, code);
    QFETCH(QString, state);
    QFETCH(QString, sentence);
    const Attempt attempt = waitingFor(api);
    const PayStep next = told(api, attempt,
        alipayReply(api, {{QStringLiteral("code"), code}, {QStringLiteral("sub_code"), QStringLiteral("isv.x")}}));
    QCOMPARE(QString::fromLatin1(attemptStateName(next.next.state)), state);
    QVERIFY2(next.next.sentence.contains(sentence), qPrintable(next.next.sentence));
    QVERIFY(state != QLatin1String("Confirming") || next.action == PayAction::CallQuery);
}

void TestAlipayCodes::ownCodesAreNeverDefinite_data()
{
    QTest::addColumn<QString>("code");
    for (const CommonCode &row : ownCodes())
        QTest::newRow(row.code) << QString::fromLatin1(row.code);
}

void TestAlipayCodes::ownCodesAreNeverDefinite()
{
    QFETCH(QString, code);
    const QByteArray name = code.toLatin1();
    const bool notSent = code == QLatin1String("NOT_SENT") || code == QLatin1String("CANNOT_SIGN");
    for (const Api api : kCalls) {
        const Attempt attempt = waitingFor(api);
        const Answer answer = answerOf(api, attempt, {.own = name.constData(), .text = QStringLiteral("why")});
        QCOMPARE(answer.outcome, notSent ? Outcome::NotSent : Outcome::Unclear);
        QCOMPARE(answer.code, code);
        const PayStep next =
            step(attempt, PayEvent::answered(attempt.pending, attempt.request, answer), rulesOf(attempt), kStart + 600);
        QCOMPARE(isFinal(next.next.state), notSent && (api & (Pay | Precreate)));
        QVERIFY(!next.next.sentence.isEmpty());
        QCOMPARE(!next.next.alarm.isEmpty(), code == QLatin1String("BAD_SIGNATURE")); // §1.5: log, alarm
        // Only for a pay call, which goes out once, may a sentence say that nothing was sent or charged.
        if (!(api & (Pay | Precreate)))
            QVERIFY2(!next.next.sentence.contains(QStringLiteral("nothing was")), qPrintable(next.next.sentence));
        else if (!notSent)
            QCOMPARE(next.action, PayAction::CallQuery);
    }
    const RefundAnswer refund = refundAnswerOf(RefundMoney, {}, {.own = name.constData()});
    QVERIFY(refund.outcome != RefundOutcome::Done && refund.outcome != RefundOutcome::Refused);
    QVERIFY(!refund.sentence.isEmpty());
}

void TestAlipayCodes::endings_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<Fields>("members");
    QTest::addColumn<QString>("state");
    QTest::addColumn<PayAction>("action");
    QTest::addColumn<QString>("sentence");
    using M = Fields;
    const auto row = [](const char *name, Api api, const M &members, const char *state, PayAction action,
                         const char *sentence) {
        QTest::newRow(name) << api << members << QString::fromLatin1(state) << action << QString::fromLatin1(sentence);
    };
    const auto one = [](const char *name, const char *value) {
        return M{{QLatin1String(name), QString::fromLatin1(value)}};
    };
    using enum PayAction;
    row("pay 10000: not yet paid", Pay, {}, "Confirming", CallQuery, "being confirmed");
    row("pay 10003", Pay, one("code", "10003"), "AwaitingCustomer", WaitUntil, "confirm the payment in Alipay");
    row("pay 10003 with nothing else", Pay,
        {{QStringLiteral("code"), QStringLiteral("10003")}, {QStringLiteral("out_trade_no"), QString()},
            {QStringLiteral("total_amount"), QString()}},
        "AwaitingCustomer", WaitUntil, "confirm the payment in Alipay");
    row("precreate", Precreate, one("qr_code", "https://qr.alipay.com/bax0"), "AwaitingCustomer", WaitUntil,
        "scan the code on the display");
    row("precreate without a code", Precreate, {}, "Confirming", CallQuery, "could not be trusted");
    row("TRADE_SUCCESS", Query, one("trade_status", "TRADE_SUCCESS"), "Paid", None, "Paid.");
    row("TRADE_FINISHED", Query, one("trade_status", "TRADE_FINISHED"), "Paid", None, "Paid.");
    row("WAIT_BUYER_PAY", Query, one("trade_status", "WAIT_BUYER_PAY"), "AwaitingCustomer", WaitUntil,
        "confirm the payment in Alipay");
    row("TRADE_CLOSED", Query, one("trade_status", "TRADE_CLOSED"), "Closed", None, "no money was taken");
    row("TRADE_CLOSED after it was paid", Query,
        {{QStringLiteral("trade_status"), QStringLiteral("TRADE_CLOSED")},
            {QStringLiteral("send_pay_date"), QStringLiteral("2026-07-01 12:00:05")}},
        "Returned", None, "paid and then refunded");
    row("a status nobody knows", Query, one("trade_status", "TRADE_PENDING"), "AwaitingCustomer", WaitUntil,
        "not known yet");
    row("no status", Query, one("trade_status", ""), "AwaitingCustomer", WaitUntil, "could not be trusted");
    const auto cancel = [](const char *action, const char *again) {
        return M{{QStringLiteral("action"), QString::fromLatin1(action)},
            {QStringLiteral("retry_flag"), QString::fromLatin1(again)}};
    };
    row("cancel: closed", Cancel, cancel("close", "N"), "Closed", None, "no money was taken");
    row("cancel: refunded", Cancel, cancel("refund", "N"), "Returned", None, "money is going back to the customer");
    row("cancel: nothing there", Cancel, cancel("", "N"), "Unknown", WaitUntil, "knows no such payment");
    row("cancel: again", Cancel, cancel("", "Y"), "Reversing", WaitUntil, "being tried again");
    row("cancel: again, whatever the action", Cancel, cancel("refund", "Y"), "Reversing", WaitUntil,
        "being tried again");
    row("cancel: nothing said", Cancel, cancel("", ""), "Reversing", WaitUntil, "could not be trusted");
    row("cancel: another action", Cancel, cancel("keep", "N"), "Reversing", WaitUntil, "could not be trusted");
    row("close", Close, {}, "Closed", None, "no money was taken");
}

void TestAlipayCodes::endings()
{
    QFETCH(Api, api);
    QFETCH(Fields, members);
    QFETCH(QString, state);
    QFETCH(PayAction, action);
    QFETCH(QString, sentence);
    const Attempt attempt = waitingFor(api);
    Fields all = tradeMembers(attempt);
    all.remove(QStringLiteral("trade_status"));
    all.insert(members);
    const PayStep next = told(api, attempt, alipayReply(api, all));
    QCOMPARE(QString::fromLatin1(attemptStateName(next.next.state)), state);
    QCOMPARE(next.action, action);
    QVERIFY2(next.next.sentence.contains(sentence), qPrintable(next.next.sentence));
    QVERIFY(next.next.alarm.isEmpty());
}

void TestAlipayCodes::aQrNobodyScannedStaysOnShow()
{
    Attempt attempt = waitingFor(Precreate);
    attempt = told(Precreate, attempt,
        alipayReply(Precreate,
            {{QStringLiteral("out_trade_no"), attempt.outTradeNo},
                {QStringLiteral("qr_code"), QStringLiteral("https://qr.alipay.com/bax0")}}))
                  .next;
    attempt = step(attempt, PayEvent::queryAsked(), rulesOf(attempt), kStart + 700).next;
    const PayStep next = told(Query, attempt, alipayError(Query, QStringLiteral("ACQ.TRADE_NOT_EXIST")));
    QCOMPARE(next.next.state, AttemptState::AwaitingCustomer);
    QCOMPARE(next.next.qrCode, QStringLiteral("https://qr.alipay.com/bax0"));
    QVERIFY(next.next.sentence.contains(QStringLiteral("scan the code on the display")));
}

void TestAlipayCodes::aNumberCalledOffIsAskedOn()
{
    // §2.12: re-queries at 10 s, 60 s and 5 min; a late payment is an alarm, silence ends it.
    const Attempt attempt = waitingFor(Cancel);
    PayStep next = told(Cancel, attempt,
        alipayReply(Cancel,
            {{QStringLiteral("out_trade_no"), attempt.outTradeNo},
                {QStringLiteral("retry_flag"), QStringLiteral("N")}}));
    Timestamp now = kStart + 600;
    for (const qint64 wait : {10'000, 60'000, 300'000}) {
        QCOMPARE(next.next.state, AttemptState::Unknown);
        QCOMPARE(next.due - now, wait);
        now = next.due;
        const Attempt asking = step(next.next, PayEvent::timerDue(), rulesOf(attempt), now).next;
        QCOMPARE(asking.pending, PayCall::Query);
        const Answer answer = answerOf(Query, asking,
            readReply(*Merchant::open(demoAlipay()), Query, alipayError(Query, QStringLiteral("ACQ.TRADE_NOT_EXIST"))));
        next = step(asking, PayEvent::answered(PayCall::Query, asking.request, answer), rulesOf(attempt), now);
    }
    QCOMPARE(next.next.state, AttemptState::Closed);
}

void TestAlipayCodes::refusedReversesLetPaidThrough()
{
    // A customer who pays at the last moment: the close is refused, the next query says paid, and it counts.
    const Attempt closing = waitingFor(Close);
    PayStep next = told(Close, closing, alipayError(Close, QStringLiteral("ACQ.REASON_TRADE_STATUS_INVALID")));
    next = step(next.next, PayEvent::timerDue(), rulesOf(closing), next.due);
    QCOMPARE(next.action, PayAction::CallQuery);
    QCOMPARE(told(Query, next.next, alipayReply(Query, tradeMembers(closing))).next.state, AttemptState::Paid);
}

void TestAlipayCodes::everyRefundCode_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");
    const auto rows = [](Api api, const char *outcome, const char *sentence, const QList<const char *> &codes) {
        for (const char *code : codes)
            QTest::addRow("%s %s", methodName(api), code)
                << api << QString::fromLatin1(code) << QString::fromLatin1(outcome) << QString::fromLatin1(sentence);
    };
    rows(RefundMoney, "Unclear", "no money goes back twice", {"SYSTEM_ERROR", "NEVER_SEEN_BEFORE"});
    rows(RefundMoney, "Abnormal", "another amount", {"DISCORDANT_REPEAT_REQUEST"});
    rows(RefundMoney, "Refused", "more than what is left",
        {"REFUND_AMT_NOT_EQUAL_TOTAL", "REASON_TRADE_REFUND_FEE_ERR", "REFUND_FEE_ERROR"});
    rows(RefundMoney, "NeedsPerson", "top it up", {"SELLER_BALANCE_NOT_ENOUGH"});
    rows(RefundMoney, "Refused", "does not know this payment", {"TRADE_NOT_EXIST"});
    rows(RefundMoney, "Refused", "is not paid", {"TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID"});
    rows(RefundMoney, "Accepted", "may be refunded already", {"TRADE_HAS_CLOSE"});
    rows(RefundMoney, "Refused", "is over", {"TRADE_HAS_FINISHED"});
    rows(RefundMoney, "Refused", "only as a whole",
        {"TRADE_NOT_ALLOW_REFUND", "NOT_ALLOW_PARTIAL_REFUND", "ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND"});
    rows(RefundMoney, "NeedsPerson", "holds this payment", {"REASON_TRADE_BEEN_FREEZEN"});
    rows(RefundMoney, "Abnormal", "customer's account",
        {"BUYER_ENABLE_STATUS_FORBID", "BUYER_NOT_EXIST", "BUYER_ERROR", "USER_NOT_MATCH_ERR",
            "CUSTOMER_VALIDATE_ERROR", "REFUND_ACCOUNT_NOT_EXIST"});
    rows(RefundMoney, "NeedsPerson", "stops this refund",
        {"REFUNDALLOC_UNAUTH_LIMIT", "ALLOC_AMOUNT_VALIDATE_ERROR", "REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST",
            "TRADE_SETTLE_ERROR", "REFUND_CHARGE_ERROR", "OVERDRAFT_AGREEMENT_NOT_MATCH",
            "OVERDRAFT_ASSIGN_ACCOUNT_INVALID", "CURRENCY_NOT_SUPPORT", "ENTERPRISE_PAY_BIZ_ERROR"});
    rows(RefundMoney, "ConfigError", "settings are wrong", {"INVALID_PARAMETER"});
    rows(RefundQuery, "Unclear", "no money goes back twice", {"SYSTEM_ERROR", "NEVER_SEEN_BEFORE"});
    rows(RefundQuery, "ConfigError", "settings are wrong", {"INVALID_PARAMETER"});
    rows(RefundQuery, "NotFound", "does not show this refund yet", {"TRADE_NOT_EXIST"});
}

void TestAlipayCodes::everyRefundCode()
{
    QFETCH(Api, api);
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    QFETCH(QString, sentence);
    const Merchant merchant = *Merchant::open(demoAlipay());
    for (const char *prefix : {"ACQ.", "AQC.", ""}) {
        const RefundAnswer answer =
            refundAnswerOf(api, {}, readReply(merchant, api, alipayError(api, QLatin1String(prefix) + code)));
        QCOMPARE(QString::fromLatin1(refundOutcomeName(answer.outcome)), outcome);
        QVERIFY2(answer.sentence.contains(sentence), qPrintable(answer.sentence));
        QCOMPARE(answer.code, QString(QLatin1String(prefix) + code));
        QCOMPARE(answer.text, QStringLiteral(u"渠道的话"));
    }
}

void TestAlipayCodes::publicRefundCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("20000") << QStringLiteral("20000") << QStringLiteral("Unclear");
    for (const char *code : {"20001", "40001", "40002", "40003", "40006"})
        QTest::newRow(code) << QString::fromLatin1(code) << QStringLiteral("ConfigError");
    QTest::newRow("40005") << QStringLiteral("40005") << QStringLiteral("Later");
    QTest::newRow("10003") << QStringLiteral("10003") << QStringLiteral("Unclear");
    QTest::newRow("50000") << QStringLiteral("50000") << QStringLiteral("Unclear");
}

void TestAlipayCodes::publicRefundCodes()
{
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    for (const Api api : {RefundMoney, RefundQuery}) {
        const RefundAnswer answer = refundAnswerOf(
            api, {}, readReply(*Merchant::open(demoAlipay()), api, alipayReply(api, {{QStringLiteral("code"), code}})));
        QCOMPARE(QString::fromLatin1(refundOutcomeName(answer.outcome)), outcome);
        // An earlier call under the same number may have moved money: these may not say that none did.
        QVERIFY2(!answer.sentence.contains(QStringLiteral("no money went back")), qPrintable(answer.sentence));
    }
}

void TestAlipayCodes::everyBillCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorCode>("error");
    const auto row = [](const char *code, ErrorCode error) {
        QTest::newRow(code) << QString::fromLatin1(code) << error;
    };
    row("NO_BILL_DATA", ErrorCode::NotFound);
    row("BILL_DATE_BEFORE_REGISTRATION", ErrorCode::NotFound);
    for (const char *code : {"BILL_NOT_EXIST", "INVAILID_ARGUMENTS", "INVALID_ARGUMENTS", "UNKNOWN_ERROR",
             "SYSTEM_RATE_LIMIT", "USER_RATE_LIMIT"})
        row(code, ErrorCode::Busy);
    row("TYPE_NOT_SUPPORTED", ErrorCode::Refused);
    row("NEVER_SEEN_BEFORE", ErrorCode::Refused);
}

void TestAlipayCodes::everyBillCode()
{
    QFETCH(QString, code);
    QFETCH(ErrorCode, error);
    const auto url = billUrlOf(readReply(*Merchant::open(demoAlipay()), BillUrl, alipayError(BillUrl, code)));
    QVERIFY(!url);
    QCOMPARE(url.error().code, error);
    QVERIFY(url.error().detail.contains(code));
}

void TestAlipayCodes::tablesAreSound()
{
    for (const Code &row : errorCodes() + tradeStates() + alipay::endings()) {
        QVERIFY2(row.apis != 0 && *row.code && *row.sentence, row.code);
        QVERIFY2(row.outcome != Outcome::Paid || row.apis == Query || row.apis == Pay, row.code);
    }
    QSet<QString> seen;
    for (const Code &row : errorCodes()) {
        for (const Api api : kCalls) {
            const QString key = QString::number(api) + QLatin1String(row.code);
            QVERIFY2(!(row.apis & api) || !seen.contains(key), qPrintable(key));
            if (row.apis & api)
                seen.insert(key);
        }
    }
    for (const CommonCode &row : alipay::publicCodes() + ownCodes())
        QVERIFY2(*row.paySentence && *row.laterSentence && *row.refundSentence, row.code);
    for (const RefundCode &row : refundCodes() + refundEndings())
        QVERIFY2(row.apis != 0 && *row.sentence, row.code);
}

void TestAlipayCodes::schedules()
{
    // §2.12 "Chosen for Mendian", §2.4 window, §2.5 spacing; the row of QR is §2.2's.
    for (const char *name : {"alipay", "alipay_qr"}) {
        const ProviderRules rules = *providerRules(QString::fromLatin1(name));
        QCOMPARE(rules.tenderKind(), QStringLiteral("alipay"));
        QCOMPARE(rules.firstQueryMs, 5'000);
        QCOMPARE(rules.queryEveryMs, 3'000);
        QCOMPARE(rules.notReverseBeforeMs, 0);
        QCOMPARE(rules.reverseRounds, 3);
        QCOMPARE(rules.reverseWaitMs, 3'000);
        QCOMPARE(rules.reverseWindowMs, 24LL * 3600 * 1000);
        QCOMPARE(rules.payTimeoutMs, 15'000);
        QCOMPARE(rules.queryTimeoutMs, 10'000);
        QCOMPARE(rules.reverseTimeoutMs, 10'000);
        QCOMPARE(rules.settleMs, (QList<qint64>{10'000, 60'000, 300'000}));
        QVERIFY(!rules.notFoundIsFinal);
        const RefundRules refunds = *refundRules(QString::fromLatin1(name));
        QCOMPARE(refunds.betweenMs, 3'000);
        QCOMPARE(refunds.firstQueryMs, 10'000);
        QVERIFY(refunds.againMs.first() >= 3'000);
    }
    QCOMPARE(providerRules(u"alipay")->deadlineMs, 60'000);
    QVERIFY(providerRules(u"alipay")->confirmPaidByQuery && providerRules(u"alipay")->needsCode);
    QVERIFY(!providerRules(u"alipay_qr")->needsCode);
}

MENDIAN_TEST(TestAlipayCodes)
#include "tst_alipaycodes.moc"
