// SPDX-License-Identifier: GPL-3.0-or-later
// Every code of spec/wechat-pay.md §1.3 §1.5–§1.10 §2.5 and of spec/alipay.md §1.6 §2.11, transcribed from the spec and
// not from our tables: each has a row of its own (or falls under a documented family), an outcome of the class the spec
// puts it in, and a sentence that exists in Chinese.
#include "payments/alipay/codes.h"
#include "payments/wechat/refundcodes.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/v3/codes.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

using namespace mendian;

namespace {

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

/// The names after a common beginning: "MERCHANT_PERM_RECEIPT_" + {SUSPEND, …} + "_LIMIT".
QStringList each(const char *before, const char *middles, const char *after = "")
{
    QStringList names;
    for (const QString &middle : words(middles))
        names.append(QLatin1String(before) + middle + QLatin1String(after));
    return names;
}

/// A class of the spec: what an outcome may be.
template <typename O>
struct Class
{
    const char *name;
    QList<O> outcomes;
};

using O = Outcome;
const Class<O> kUnknown{"U", {O::Unclear, O::UserPaying}};
const Class<O> kFailed{"F", {O::RefusedFinal}};
const Class<O> kFailedAfterAQuery{"F*", {O::RefusedAskOnce}};
const Class<O> kPaidOrDuplicate{"P", {O::AskThisNumber}};
const Class<O> kConfiguration{"C", {O::ConfigError}};
const Class<O> kOtherProducts{"F + H, a family", {O::RefusedAskOnce}};

using R = RefundOutcome;
const Class<R> kAgain{"the same request again", {R::Unclear}};
const Class<R> kLater{"not for now", {R::Later}};
const Class<R> kPerson{"H", {R::NeedsPerson, R::Abnormal}};
const Class<R> kOtherMeans{"by other means", {R::Refused}};
const Class<R> kRefundConfiguration{"C", {R::ConfigError}};

/// One line of a table: codes of one class.
template <typename O>
struct Line
{
    QStringList codes;
    Class<O> group;
};

} // namespace

class TestSpecCodes : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void wechatPayments();
    void wechatTradeStates();
    void wechatRefunds();
    void wechatServices();
    void v3Payments();
    void v3Refunds();
    void alipayPublicCodes();
    void alipayPayments();
    void alipayRefunds();
    void unknownCodesAreUnclear();
    void everySentenceIsTranslated();

private:
    template <typename O>
    void look(const QString &code, const char *row, O outcome, const char *sentence, const Class<O> &group);
    bool isTranslated(const char *sentence) const { return m_chinese.contains(QString::fromUtf8(sentence)); }

    QSet<QString> m_chinese;
    int m_looked = 0;
};

void TestSpecCodes::initTestCase()
{
    for (const char *name : {"payments", "tender"}) {
        QFile file(QStringLiteral(MENDIAN_SOURCE_DIR "/translations/%1_zh_CN.ts").arg(QLatin1String(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                const bool finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
                const QString text = xml.readElementText();
                if (context == QLatin1String("PaymentSentence") && finished && !text.isEmpty())
                    m_chinese.insert(source);
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(m_chinese.size() > 50);
}

template <typename O>
void TestSpecCodes::look(const QString &code, const char *row, O outcome, const char *sentence, const Class<O> &group)
{
    ++m_looked;
    QVERIFY2(*row, qPrintable(code + QStringLiteral(": no row")));
    QVERIFY2(group.outcomes.contains(outcome),
        qPrintable(QStringLiteral("%1: not of class %2").arg(code, QLatin1String(group.name))));
    QVERIFY2(*sentence, qPrintable(code + QStringLiteral(": no sentence")));
    QVERIFY2(isTranslated(sentence), qPrintable(code + QStringLiteral(": not in Chinese: ") + QLatin1String(sentence)));
}

void TestSpecCodes::wechatPayments()
{
    using namespace wechat;
    const std::pair<PayCall, QList<Line<O>>> tables[] = {
        // §1.3
        {PayCall::Pay,
            {{words("SYSTEMERROR BANKERROR USERPAYING FREQUENCY_LIMITED RULELIMIT ACCOUNTERROR"), kUnknown},
                {words("AUTHCODEEXPIRE NOTENOUGH NOTSUPORTCARD AUTH_CODE_ERROR AUTH_CODE_INVALID BUYER_MISMATCH "
                       "ORDERCLOSED ORDERREVERSED"),
                    kFailed},
                {words("TRADE_ERROR INVALID_REQUEST"), kFailedAfterAQuery},
                {words("ORDERPAID OUT_TRADE_NO_USED"), kPaidOrDuplicate},
                {words("NOAUTH PARAM_ERROR LACK_PARAMS XML_FORMAT_ERROR POST_DATA_EMPTY REQUIRE_POST_METHOD NOT_UTF8 "
                       "SIGNERROR APPID_NOT_EXIST MCHID_NOT_EXIST APPID_MCHID_NOT_MATCH"),
                    kConfiguration}}},
        // §1.5
        {PayCall::Query,
            {{words("ORDERNOTEXIST"), {"not there", {O::NotFound}}}, {words("SYSTEMERROR"), {"again", {O::Unclear}}}}},
        // §1.6
        {PayCall::Reverse,
            {{words("SYSTEMERROR"), {"query, then again", {O::Unclear, O::ReverseAgain}}},
                {words("INVALID_TRANSACTIONID PARAM_ERROR REQUIRE_POST_METHOD SIGNERROR"), kConfiguration},
                {words("REVERSE_EXPIRE INVALID_REQUEST TRADE_ERROR"), {"not reversed", {O::ReverseRefused}}},
                {words("USERPAYING"), {"wait, query, again", {O::UserPaying}}}}},
    };
    for (const auto &[call, lines] : tables) {
        for (const auto &line : lines) {
            for (const QString &code : line.codes) {
                const Code row = errorCode(call, code, {});
                look(code, row.code, row.outcome, row.sentence, line.group);
            }
        }
    }
    QVERIFY(errorCode(PayCall::Pay, u"BANKERROR", {}).askAtOnce); // "query at once, then poll"
    // "text 支付中不能撤销", whatever the code.
    QCOMPARE(errorCode(PayCall::Reverse, u"X", u"支付中不能撤销").outcome, O::UserPaying);
    // "return_code=FAIL with a signature/parameter message": C; else U.
    QCOMPARE(returnFailure(u"签名错误").outcome, O::ConfigError);
    QCOMPARE(returnFailure(u"参数错误").outcome, O::ConfigError);
    QCOMPARE(returnFailure(u"系统繁忙").outcome, O::Unclear);
}

void TestSpecCodes::wechatTradeStates()
{
    // §1.5 and, without ACCEPT, §2.3.
    const Line<O> lines[] = {{words("SUCCESS"), {"paid", {O::Paid}}},
        {words("REFUND"), {"was paid", {O::RefundedElsewhere}}}, {words("NOTPAY ACCEPT"), {"not yet", {O::NotPaidYet}}},
        {words("USERPAYING"), {"not yet", {O::UserPaying}}},
        {words("PAYERROR"), {"failed, to be reversed", {O::PayError}}},
        {words("REVOKED CLOSED"), {"ended", {O::Closed}}}};
    for (const auto &line : lines) {
        for (const QString &state : line.codes) {
            const auto v2 = wechat::tradeState(state);
            look(state, v2.code, v2.outcome, v2.sentence, line.group);
            if (state == QLatin1String("ACCEPT"))
                continue;
            const auto v3 = wechat::v3::tradeState(state);
            look(state, v3.code, v3.outcome, v3.sentence, line.group);
        }
    }
}

void TestSpecCodes::wechatRefunds()
{
    using namespace wechat;
    const QStringList configuration = words("INVALID_TRANSACTIONID PARAM_ERROR APPID_NOT_EXIST MCHID_NOT_EXIST "
                                            "APPID_MCHID_NOT_MATCH REQUIRE_POST_METHOD SIGNERROR XML_FORMAT_ERROR");
    const std::pair<RefundCall, QList<Line<R>>> tables[] = {
        // §1.7
        {RefundCall::Refund,
            {{words("SYSTEMERROR BIZERR_NEED_RETRY"), kAgain},
                {words("TRADE_OVERDUE USER_ACCOUNT_ABNORMAL ORDERNOTEXIST"), kOtherMeans},
                {words("NOTENOUGH ERROR TRADE_ERROR REFUND_FEE_MISMATCH"), kPerson},
                {words("INVALID_REQ_TOO_MUCH FREQUENCY_LIMITED ORDER_NOT_READY"), kLater},
                {configuration + words("CERT_ERROR"), kRefundConfiguration}}},
        // §1.8
        {RefundCall::Query,
            {{words("SYSTEMERROR"), kAgain}, {words("REFUNDNOTEXIST"), {"not there", {R::NotFound}}},
                {configuration, kRefundConfiguration}}},
    };
    for (const auto &[call, lines] : tables) {
        for (const auto &line : lines) {
            for (const QString &code : line.codes) {
                const RefundCode row = refundErrorCode(call, code);
                look(code, row.code, row.outcome, row.sentence, line.group);
            }
        }
    }
    // refund_status of §1.8, status of §2.4
    const Line<R> states[] = {{words("SUCCESS"), {"done", {R::Done}}},
        {words("PROCESSING"), {"under way", {R::Accepted}}},
        {words("REFUNDCLOSE CLOSED"), {"a new number", {R::Refused}}}, {words("CHANGE ABNORMAL FAIL"), kPerson}};
    for (const auto &line : states) {
        for (const QString &state : line.codes) {
            const RefundCode row = refundStatus(state);
            look(state, row.code, row.outcome, row.sentence, line.group);
        }
    }
}

void TestSpecCodes::wechatServices()
{
    using namespace wechat;
    struct Group
    {
        Service service;
        QStringList codes;
        ErrorCode error;
    };
    using enum Service;
    const Group groups[] = {
        // §1.9: values of return_msg, as sent
        {DownloadBill,
            {QStringLiteral("SYSTEMERROR"), QStringLiteral("CompressGZip Error"),
                QStringLiteral("UnCompressGZip Error"), QStringLiteral("Bill Creating")},
            ErrorCode::Busy},
        {DownloadBill,
            {QStringLiteral("invalid bill_type"), QStringLiteral("data format error"),
                QStringLiteral("missing parameter"), QStringLiteral("SIGN ERROR")},
            ErrorCode::Refused},
        {DownloadBill, {QStringLiteral("No Bill Exist"), QStringLiteral("NO Bill Exist"), QStringLiteral("20002")},
            ErrorCode::NotFound},
        {DownloadFundFlow, words("SYSTEMERROR BILL_CREATING"), ErrorCode::Busy},
        {DownloadFundFlow, words("PARAM_ERROR"), ErrorCode::Refused},
        {DownloadFundFlow, words("NO_BILL_EXIST"), ErrorCode::NotFound},
        // §1.10
        {AuthCodeToOpenId, words("SYSTEMERROR"), ErrorCode::Busy},
        {AuthCodeToOpenId, words("AUTHCODEEXPIRE AUTH_CODE_ERROR AUTH_CODE_INVALID"), ErrorCode::Refused},
    };
    for (const Group &group : groups) {
        for (const QString &code : group.codes) {
            ++m_looked;
            const bool hasRow = std::ranges::any_of(serviceCodes(), [&](const ServiceCode &row) {
                return row.service == group.service && code.compare(QLatin1String(row.code), Qt::CaseInsensitive) == 0;
            });
            QVERIFY2(hasRow, qPrintable(code));
            const Error error = serviceError(group.service, code, {});
            QCOMPARE(error.code, group.error);
            QVERIFY2(m_chinese.contains(error.args.first()), qPrintable(code));
        }
    }
}

void TestSpecCodes::v3Payments()
{
    using namespace wechat::v3;
    struct Group
    {
        int http;
        PayCall call;
        QStringList codes;
        Class<O> group;
    };
    const Class<O> again{"again or query", {O::Unclear, O::ReverseAgain}};
    const Class<O> closeRefused{"not closed", {O::ReverseRefused}};
    constexpr PayCall pay = PayCall::Pay;
    constexpr PayCall query = PayCall::Query;
    constexpr PayCall close = PayCall::Reverse;
    // §2.5, for each call; an older spelling behind the new one.
    QList<Group> groups;
    for (const PayCall call : {pay, query, close}) {
        groups.append({202, call, words("USERPAYING"), {"wait, query", {O::UserPaying}}});
        groups.append({400, call, words("PARAM_ERROR APPID_MCHID_NOT_MATCH MCH_NOT_EXISTS"), kConfiguration});
        groups.append({401, call, words("SIGN_ERROR SIGNERROR"), kConfiguration});
        groups.append({403, call, words("NO_AUTH NOAUTH"), kConfiguration});
        groups.append({403, call, words("RULE_LIMIT RULELIMIT"), again});
        groups.append({429, call, words("FREQUENCY_LIMITED RATELIMIT_EXCEEDED"), again});
        groups.append({500, call, words("SYSTEM_ERROR SYSTEMERROR BANK_ERROR BANKERROR"), again});
        groups.append({500, call, words("INVALID_TRANSACTIONID"), kConfiguration});
    }
    groups.append({400, pay, words("INVALID_REQUEST"), kFailedAfterAQuery});
    groups.append({400, pay, words("ORDER_CLOSED ORDERCLOSED"), kFailed});
    groups.append({403, pay, words("TRADE_ERROR"), kFailedAfterAQuery});
    groups.append({403, pay, words("NOT_ENOUGH NOTENOUGH"), kFailed});
    groups.append({403, pay, words("OUT_TRADE_NO_USED"), kPaidOrDuplicate});
    groups.append({403, pay, words("ACCOUNT_ERROR ACCOUNTERROR"), kUnknown});
    groups.append({500, pay, words("OPENID_MISMATCH"), kConfiguration});
    // Names that V3 does not print and V2 does go by the V2 name.
    groups.append({403, pay, words("AUTH_CODE_INVALID AUTHCODEEXPIRE"), kFailed});
    groups.append({404, pay, words("ORDER_NOT_EXIST ORDERNOTEXIST"), {"not there", {O::NotFound}}});
    groups.append(
        {404, query, words("ORDER_NOT_EXIST ORDERNOTEXIST RESOURCE_NOT_EXISTS"), {"not there", {O::NotFound}}});
    groups.append({400, query, words("INVALID_REQUEST"), kUnknown});
    groups.append({403, query, words("TRADE_ERROR"), kUnknown});
    groups.append({400, close, words("INVALID_REQUEST"), closeRefused});
    groups.append({403, close, words("TRADE_ERROR"), closeRefused});
    groups.append({400, close, words("ORDER_CLOSED ORDERCLOSED"), {"closed", {O::Closed}}});
    groups.append({404, close, words("ORDER_NOT_EXIST ORDERNOTEXIST"), {"not there", {O::ReversedNothingFound}}});
    for (const Group &group : groups) {
        for (const QString &code : group.codes) {
            const auto row = payCode(group.call, group.http, code);
            look(code, row.code, row.outcome, row.sentence, group.group);
        }
    }
    // "otherwise by HTTP class: 4xx = query once then failed, 202/429/5xx = unknown"
    QCOMPARE(payCode(pay, 400, u"NEW_CODE").outcome, O::RefusedAskOnce);
    for (const int http : {202, 429, 500, 502, 503})
        QCOMPARE(payCode(pay, http, u"NEW_CODE").outcome, O::Unclear);
    // The numbers behind a Request-ID
    for (const char *cause : {"268512771", "268449538", "268498689", "268498688", "268447914", "268443699", "268449641",
             "268447840", "268445527", "268435461", "268435464"})
        QVERIFY2(!causeOf("0123ABCD-" + QByteArray(cause)).isEmpty(), cause);
}

void TestSpecCodes::v3Refunds()
{
    using namespace wechat::v3;
    const std::pair<RefundCall, QList<Line<R>>> tables[] = {
        {RefundCall::Refund,
            {{words("PARAM_ERROR APPID_MCHID_NOT_MATCH MCH_NOT_EXISTS SIGN_ERROR SIGNERROR NO_AUTH NOAUTH "
                    "INVALID_TRANSACTIONID"),
                 kRefundConfiguration},
                {words("INVALID_REQUEST TRADE_ERROR NOT_ENOUGH NOTENOUGH ACCOUNT_ERROR ACCOUNTERROR"), kPerson},
                {words("USER_ACCOUNT_ABNORMAL ORDER_CLOSED ORDERCLOSED ORDER_NOT_EXIST ORDERNOTEXIST "
                       "RESOURCE_NOT_EXISTS"),
                    kOtherMeans},
                {words("RULE_LIMIT RULELIMIT FREQUENCY_LIMITED RATELIMIT_EXCEEDED"), kLater},
                {words("SYSTEM_ERROR SYSTEMERROR BANK_ERROR BANKERROR"), kAgain}}},
        {RefundCall::Query,
            {{words("PARAM_ERROR MCH_NOT_EXISTS SIGN_ERROR SIGNERROR NO_AUTH NOAUTH"), kRefundConfiguration},
                {words("RESOURCE_NOT_EXISTS REFUNDNOTEXIST"), {"not there", {R::NotFound}}},
                {words("FREQUENCY_LIMITED RATELIMIT_EXCEEDED SYSTEM_ERROR SYSTEMERROR"), kAgain}}},
    };
    for (const auto &[call, lines] : tables) {
        for (const auto &line : lines) {
            for (const QString &code : line.codes) {
                const auto row = refundCode(call, code);
                look(code, row.code, row.outcome, row.sentence, line.group);
            }
        }
    }
}

void TestSpecCodes::alipayPublicCodes()
{
    using namespace alipay;
    // §1.6, but 10000, 10003 and 40004, which the methods decide
    struct Group
    {
        QStringList codes;
        O payment;
        R refund;
    };
    const Group groups[] = {{words("20000"), O::Unclear, R::Unclear},
        {words("20001 40001 40002 40003 40006"), O::ConfigError, R::ConfigError},
        {words("40005"), O::RefusedFinal, R::Later}}; // "throttled before execution": nothing was charged
    for (const Group &group : groups) {
        for (const QString &code : group.codes) {
            ++m_looked;
            const CommonCode *row = publicCode(code);
            QVERIFY2(row, qPrintable(code));
            QCOMPARE(row->outcome, group.payment);
            QCOMPARE(row->refundOutcome, group.refund);
            for (const char *sentence : {row->paySentence, row->laterSentence, row->refundSentence})
                QVERIFY2(isTranslated(sentence), sentence);
            // An answer that moves money state needs its signature (§1.5).
            QCOMPARE(row->believedUnsigned, code != QLatin1String("20000"));
        }
    }
    for (const char *code : {"10000", "10003", "40004", "99999"})
        QVERIFY(!publicCode(QString::fromLatin1(code)));
}

void TestSpecCodes::alipayPayments()
{
    using namespace alipay;
    const QStringList shared = words("TRADE_HAS_SUCCESS CONTEXT_INCONSISTENT");
    const QStringList config = words("INVALID_PARAMETER EXIST_FORBIDDEN_WORD SUB_GOODS_SIZE_MAX_COUNT INVALID_STORE_ID "
                                     "SELLER_BEEN_BLOCKED SELLER_NOT_EXIST MERCHANT_STATUS_NOT_NORMAL PARTNER_ERROR "
                                     "ACCESS_FORBIDDEN RESTRICTED_MERCHANT_INDUSTRY RISK_MERCHANT_IP_NOT_EXIST "
                                     "SECONDARY_MERCHANT_STATUS_ERROR")
        + each("MERCHANT_AGREEMENT_", "NOT_EXIST INVALID");
    const QStringList limits = words("TOTAL_FEE_EXCEED PRODUCT_AMOUNT_LIMIT_ERROR REQUEST_AMOUNT_EXCEED "
                                     "BEYOND_PAY_RESTRICTION BEYOND_PER_RECEIPT_RESTRICTION "
                                     "BEYOND_PER_RECEIPT_SINGLE_RESTRICTION BEYOND_PER_RECEIPT_DAY_RESTRICTION "
                                     "TRADE_HAS_CLOSE NOW_TIME_AFTER_EXPIRE_TIME_ERROR")
        + each("MERCHANT_PERM_RECEIPT_", "SUSPEND SINGLE DAY", "_LIMIT");
    const QStringList customer = words("PAYMENT_AUTH_CODE_INVALID BUYER_BALANCE_NOT_ENOUGH "
                                       "BUYER_BANKCARD_BALANCE_NOT_ENOUGH ERROR_BALANCE_PAYMENT_DISABLE "
                                       "MOBILE_PAYMENT_SWITCH_OFF USER_FACE_PAYMENT_SWITCH_OFF "
                                       "NO_PAYMENT_INSTRUMENTS_AVAILABLE NO_PAYMENT_INSTUMENTS_AVAILABLE "
                                       "PULL_MOBILE_CASHIER_FAIL PAYMENT_FAIL PAYMENT_REQUEST_HAS_RISK "
                                       "ERROR_BUYER_CERTIFY_LEVEL_LIMIT BUYER_NOT_MAINLAND_CERT NOT_CERTIFIED_USER "
                                       "BUYER_ENABLE_STATUS_FORBID BUYER_NOT_EXIST BUYER_SELLER_EQUAL "
                                       "AUTH_TOKEN_IS_NOT_EXIST SMILE_PAY_MERCHANT_NOT_MATCH")
        + each("BUYER_PAYMENT_AMOUNT_", "DAY MONTH", "_LIMIT_ERROR");
    const QStringList others = words("AGREEMENT_NOT_EXIST CYCLE_PAY_DATE_NOT_MATCH AUTH_NO_ERROR ZM_CREDIT_AUTH_FAIL "
                                     "PRE_AUTH_PROD_CODE_INCONSISTENT ROYALTY_ACCOUNT_NOT_EXIST CARD_NO_ERROR "
                                     "CURRENCY_NOT_SUPPORT OVER_MAX_LIMIT TRADE_SETTLE_ERROR UN_SUPPORT_TRADE_SCENE");
    const Class<O> cancelRefused{"not cancelled", {O::ReverseRefused}};
    const std::pair<Api, QList<Line<O>>> tables[] = {
        {Pay,
            {{words("SYSTEM_ERROR"), kUnknown}, {customer + limits, kFailed},
                {shared + words("TRADE_BUYER_NOT_MATCH"), kPaidOrDuplicate}, {config, kConfiguration},
                {others, kOtherProducts}}},
        {Precreate,
            {{words("SYSTEM_ERROR"), kUnknown}, {limits + words("APPLY_PC_MERCHANT_CODE_ERROR"), kFailed},
                {shared, kPaidOrDuplicate}, {config + words("DEFAULT_SETTLE_RULE_NOT_EXIST"), kConfiguration}}},
        {Query,
            {{words("TRADE_NOT_EXIST"), {"not there", {O::NotFound}}},
                {words("SYSTEM_ERROR ENTERPRISE_PAY_BIZ_ERROR"), {"again", {O::Unclear}}},
                {words("INVALID_PARAMETER"), kConfiguration}}},
        {Cancel,
            {{words("SYSTEM_ERROR"), {"again", {O::Unclear}}}, {words("INVALID_PARAMETER"), kConfiguration},
                {words("SELLER_BALANCE_NOT_ENOUGH REASON_TRADE_BEEN_FREEZEN TRADE_HAS_FINISHED TRADE_CANCEL_TIME_OUT "
                       "REASON_TRADE_REFUND_FEE_ERR CANCEL_NOT_ALLOWED"),
                    cancelRefused}}},
        {Close,
            {{words("TRADE_NOT_EXIST"), {"nothing to close", {O::ReversedNothingFound}}},
                {words("SYSTEM_ERROR"), {"again", {O::Unclear}}}, {words("INVALID_PARAMETER"), kConfiguration},
                {words("TRADE_STATUS_ERROR REASON_TRADE_STATUS_INVALID REASON_ILLEGAL_STATUS"), cancelRefused}}},
    };
    for (const auto &[api, lines] : tables) {
        for (const auto &line : lines) {
            for (const QString &code : line.codes) {
                // The tables really contain all of these (§1.6).
                for (const char *prefix : {"ACQ.", "AQC.", "aop.ACQ.", ""}) {
                    const Code row = errorCode(api, QString::fromLatin1(prefix).append(code));
                    look(code, row.code, row.outcome, row.sentence, line.group);
                }
            }
        }
    }
    // 10000 of a pay call is not "paid" yet: "only a query says so" (§2.1)
    QVERIFY(errorCode(Pay, u"ACQ.SYSTEM_ERROR").askAtOnce);
}

void TestSpecCodes::alipayRefunds()
{
    using namespace alipay;
    const Line<R> refund[] = {{words("SYSTEM_ERROR"), kAgain},
        {words(
             "DISCORDANT_REPEAT_REQUEST SELLER_BALANCE_NOT_ENOUGH REASON_TRADE_BEEN_FREEZEN BUYER_ENABLE_STATUS_FORBID "
             "BUYER_NOT_EXIST BUYER_ERROR USER_NOT_MATCH_ERR CUSTOMER_VALIDATE_ERROR REFUND_ACCOUNT_NOT_EXIST "
             "REFUNDALLOC_UNAUTH_LIMIT ALLOC_AMOUNT_VALIDATE_ERROR REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST "
             "TRADE_SETTLE_ERROR REFUND_CHARGE_ERROR OVERDRAFT_AGREEMENT_NOT_MATCH CURRENCY_NOT_SUPPORT "
             "ENTERPRISE_PAY_BIZ_ERROR"),
            kPerson},
        {words("REFUND_AMT_NOT_EQUAL_TOTAL REASON_TRADE_REFUND_FEE_ERR REFUND_FEE_ERROR TRADE_NOT_EXIST "
               "TRADE_STATUS_ERROR REASON_TRADE_STATUS_INVALID TRADE_HAS_FINISHED TRADE_NOT_ALLOW_REFUND "
               "NOT_ALLOW_PARTIAL_REFUND ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND"),
            kOtherMeans},
        {words("TRADE_HAS_CLOSE"), {"refund query", {R::Accepted}}},
        {words("INVALID_PARAMETER"), kRefundConfiguration}};
    const Line<R> query[] = {{words("SYSTEM_ERROR"), kAgain}, {words("INVALID_PARAMETER"), kRefundConfiguration},
        {words("TRADE_NOT_EXIST"), {"not there", {R::NotFound}}}};
    const auto lookAt = [&](Api api, const Line<R> &line) {
        for (const QString &code : line.codes) {
            for (const char *prefix : {"ACQ.", ""}) {
                const RefundCode row = refundCode(api, QString::fromLatin1(prefix).append(code));
                look(code, row.code, row.outcome, row.sentence, line.group);
            }
        }
    };
    for (const auto &line : refund)
        lookAt(RefundMoney, line);
    for (const auto &line : query)
        lookAt(RefundQuery, line);
}

void TestSpecCodes::unknownCodesAreUnclear()
{
    using namespace wechat;
    for (const PayCall call : {PayCall::Pay, PayCall::Query, PayCall::Reverse})
        QCOMPARE(errorCode(call, u"NEW_CODE_2027", {}).outcome, O::Unclear);
    for (const RefundCall call : {RefundCall::Refund, RefundCall::Query}) {
        QCOMPARE(refundErrorCode(call, u"NEW_CODE_2027").outcome, R::Unclear);
        QCOMPARE(v3::refundCode(call, u"NEW_CODE_2027").outcome, R::Unclear);
    }
    QCOMPARE(tradeState(u"NEW_STATE").outcome, O::Unclear);
    QCOMPARE(v3::tradeState(u"NEW_STATE").outcome, O::Unclear);
    for (const auto api : {alipay::Pay, alipay::Precreate, alipay::Query, alipay::Cancel, alipay::Close})
        QCOMPARE(alipay::errorCode(api, u"ACQ.NEW_CODE_2027").outcome, O::Unclear);
    for (const auto api : {alipay::RefundMoney, alipay::RefundQuery})
        QCOMPARE(alipay::refundCode(api, u"ACQ.NEW_CODE_2027").outcome, R::Unclear);
    QCOMPARE(alipay::tradeState(u"NEW_STATE").outcome, O::Unclear);
}

/// The other way round: whatever our tables may say exists in Chinese, codes that no spec lists among them.
void TestSpecCodes::everySentenceIsTranslated()
{
    const auto all = [&](const auto &rows) {
        for (const auto &row : rows)
            QVERIFY2(isTranslated(row.sentence), row.sentence);
    };
    all(wechat::errorCodes());
    all(wechat::tradeStates());
    all(wechat::ownCodes());
    all(wechat::refundErrorCodes());
    all(wechat::refundStatuses());
    all(wechat::ownRefundCodes());
    all(wechat::serviceCodes());
    all(wechat::v3::payCodes());
    all(wechat::v3::refundRows());
    all(wechat::v3::tradeStates());
    all(alipay::errorCodes());
    all(alipay::tradeStates());
    all(alipay::endings());
    all(alipay::refundCodes());
    all(alipay::refundEndings());
    qInfo("%d looks at codes of the specs, %lld sentences", m_looked, static_cast<long long>(m_chinese.size()));
}

MENDIAN_TEST(TestSpecCodes)
#include "tst_speccodes.moc"
