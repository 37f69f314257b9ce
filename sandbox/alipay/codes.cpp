// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/codes.h"

#include <array>

namespace mendian::sandbox::alipay {

namespace {

constexpr CallSet kPay = callBit(Call::AlipayPay);
constexpr CallSet kPrecreate = callBit(Call::AlipayPrecreate);
constexpr CallSet kQuery = callBit(Call::AlipayQuery);
constexpr CallSet kCancel = callBit(Call::AlipayCancel);
constexpr CallSet kClose = callBit(Call::AlipayClose);
constexpr CallSet kRefund = callBit(Call::AlipayRefund);
constexpr CallSet kRefundQuery = callBit(Call::AlipayRefundQuery);
constexpr CallSet kBill = callBit(Call::AlipayBillUrl);

constexpr std::array kCodes{
    SubCode{"ACQ.SYSTEM_ERROR", kPay | kPrecreate | kQuery | kCancel | kRefund | kClose | kRefundQuery, u"系统错误"},
    SubCode{"ACQ.PAYMENT_AUTH_CODE_INVALID", kPay, u"支付授权码无效"},
    SubCode{"ACQ.BUYER_BALANCE_NOT_ENOUGH", kPay, u"买家余额不足"},
    SubCode{"ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", kPay, u"买家银行卡余额不足"},
    SubCode{"ACQ.ERROR_BALANCE_PAYMENT_DISABLE", kPay, u"余额支付功能关闭"},
    SubCode{"ACQ.MOBILE_PAYMENT_SWITCH_OFF", kPay, u"用户的无线支付开关关闭"},
    SubCode{"ACQ.USER_FACE_PAYMENT_SWITCH_OFF", kPay, u"用户当面付付款开关关闭"},
    SubCode{"ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE", kPay, u"没有可用的支付工具"},
    SubCode{"ACQ.PULL_MOBILE_CASHIER_FAIL", kPay, u"唤起移动收银台失败"},
    SubCode{"ACQ.PAYMENT_FAIL", kPay, u"支付失败"},
    SubCode{"ACQ.PAYMENT_REQUEST_HAS_RISK", kPay, u"支付有风险"},
    SubCode{"ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT", kPay, u"买家未通过人行认证"},
    SubCode{"ACQ.BUYER_NOT_MAINLAND_CERT", kPay, u"买家非大陆证件"},
    SubCode{"ACQ.NOT_CERTIFIED_USER", kPay, u"用户未实名认证"},
    SubCode{"ACQ.BUYER_ENABLE_STATUS_FORBID", kPay | kRefund, u"买家状态非法"},
    SubCode{"ACQ.BUYER_NOT_EXIST", kPay | kRefund, u"买家不存在"},
    SubCode{"ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", kPay, u"买家付款日限额超限"},
    SubCode{"ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR", kPay, u"买家付款月额度超限"},
    SubCode{"ACQ.BUYER_SELLER_EQUAL", kPay, u"买卖家不能相同"},
    SubCode{"ACQ.TRADE_HAS_SUCCESS", kPay | kPrecreate, u"交易已被支付"},
    SubCode{"ACQ.TRADE_HAS_CLOSE", kPay | kPrecreate | kRefund, u"交易已经关闭"},
    SubCode{"ACQ.CONTEXT_INCONSISTENT", kPay | kPrecreate, u"交易信息被篡改"},
    SubCode{"ACQ.TRADE_BUYER_NOT_MATCH", kPay, u"交易买家不匹配"},
    SubCode{"ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", kPay | kPrecreate, u"当前时间已超过过期时间"},
    SubCode{"ACQ.TOTAL_FEE_EXCEED", kPay | kPrecreate, u"订单总金额超过限额"},
    SubCode{"ACQ.PRODUCT_AMOUNT_LIMIT_ERROR", kPay | kPrecreate, u"产品额度超限"},
    SubCode{"ACQ.REQUEST_AMOUNT_EXCEED", kPay | kPrecreate, u"请求金额超限"},
    SubCode{
        "ACQ.INVALID_PARAMETER", kPay | kPrecreate | kQuery | kCancel | kRefund | kClose | kRefundQuery, u"参数无效"},
    SubCode{"ACQ.EXIST_FORBIDDEN_WORD", kPay | kPrecreate, u"订单信息中包含违禁词"},
    SubCode{"ACQ.SUB_GOODS_SIZE_MAX_COUNT", kPay | kPrecreate, u"商品明细数量超限"},
    SubCode{"ACQ.INVALID_STORE_ID", kPay | kPrecreate, u"商户门店编号无效"},
    SubCode{"ACQ.BEYOND_PAY_RESTRICTION", kPay | kPrecreate, u"商户收款额度超限"},
    SubCode{"ACQ.BEYOND_PER_RECEIPT_RESTRICTION", kPay | kPrecreate, u"商户收款金额超过单笔限额"},
    SubCode{"ACQ.BEYOND_PER_RECEIPT_SINGLE_RESTRICTION", kPay, u"商户单笔收款超限"},
    SubCode{"ACQ.BEYOND_PER_RECEIPT_DAY_RESTRICTION", kPay, u"商户当日收款超限"},
    SubCode{"ACQ.MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT", kPay, u"商户暂停收款"},
    SubCode{"ACQ.MERCHANT_PERM_RECEIPT_SINGLE_LIMIT", kPay, u"商户单笔收款额度超限"},
    SubCode{"ACQ.MERCHANT_PERM_RECEIPT_DAY_LIMIT", kPay, u"商户当日收款额度超限"},
    SubCode{"ACQ.SELLER_BEEN_BLOCKED", kPay | kPrecreate, u"商家账号被冻结"},
    SubCode{"ACQ.SELLER_NOT_EXIST", kPay | kPrecreate, u"卖家不存在"},
    SubCode{"ACQ.MERCHANT_STATUS_NOT_NORMAL", kPay | kPrecreate, u"商户状态异常"},
    SubCode{"ACQ.MERCHANT_AGREEMENT_NOT_EXIST", kPay | kPrecreate, u"商户协议不存在"},
    SubCode{"ACQ.MERCHANT_AGREEMENT_INVALID", kPay | kPrecreate, u"商户协议已失效"},
    SubCode{"ACQ.PARTNER_ERROR", kPay | kPrecreate, u"应用APP_ID填写错误"},
    SubCode{"ACQ.ACCESS_FORBIDDEN", kPay | kPrecreate, u"无权限使用接口"},
    SubCode{"ACQ.RESTRICTED_MERCHANT_INDUSTRY", kPay | kPrecreate, u"行业资金受限"},
    SubCode{"ACQ.RISK_MERCHANT_IP_NOT_EXIST", kPay, u"当前交易未传入IP信息"},
    SubCode{"ACQ.AUTH_TOKEN_IS_NOT_EXIST", kPay, u"人脸令牌不存在"},
    SubCode{"ACQ.SMILE_PAY_MERCHANT_NOT_MATCH", kPay, u"刷脸商户不匹配"},
    SubCode{"ACQ.APPLY_PC_MERCHANT_CODE_ERROR", kPrecreate, u"该订单已经生成二维码"},
    SubCode{"ACQ.DEFAULT_SETTLE_RULE_NOT_EXIST", kPrecreate, u"默认结算条款不存在"},
    SubCode{"ACQ.TRADE_NOT_EXIST", kQuery | kRefund | kClose | kRefundQuery, u"交易不存在"},
    SubCode{"ACQ.ENTERPRISE_PAY_BIZ_ERROR", kQuery | kRefund, u"因公付业务异常"},
    SubCode{"ACQ.SELLER_BALANCE_NOT_ENOUGH", kCancel | kRefund, u"商户的支付宝账户中无足够的资金"},
    SubCode{"ACQ.REASON_TRADE_BEEN_FREEZEN", kCancel | kRefund, u"请求退款的交易被冻结"},
    SubCode{"ACQ.TRADE_HAS_FINISHED", kCancel | kRefund, u"交易已完结"},
    SubCode{"ACQ.TRADE_CANCEL_TIME_OUT", kCancel, u"超过撤销时间范围"},
    SubCode{"ACQ.REASON_TRADE_REFUND_FEE_ERR", kCancel | kRefund, u"退款金额错误"},
    SubCode{"ACQ.CANCEL_NOT_ALLOWED", kCancel, u"不允许撤销"},
    SubCode{"ACQ.DISCORDANT_REPEAT_REQUEST", kRefund, u"请求信息不一致"},
    SubCode{"ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", kRefund, u"撤销或退款金额与订单金额不一致"},
    SubCode{"ACQ.REFUND_FEE_ERROR", kRefund, u"交易退款金额有误"},
    SubCode{"ACQ.TRADE_STATUS_ERROR", kRefund | kClose, u"交易状态不合法"},
    SubCode{"ACQ.REASON_TRADE_STATUS_INVALID", kRefund | kClose, u"交易状态异常"},
    SubCode{"ACQ.TRADE_NOT_ALLOW_REFUND", kRefund, u"当前交易不允许退款"},
    SubCode{"ACQ.NOT_ALLOW_PARTIAL_REFUND", kRefund, u"不支持部分退款"},
    SubCode{"ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", kRefund, u"交易不允许退款"},
    SubCode{"ACQ.BUYER_ERROR", kRefund, u"买家状态异常"},
    SubCode{"ACQ.USER_NOT_MATCH_ERR", kRefund, u"交易用户不匹配"},
    SubCode{"ACQ.CUSTOMER_VALIDATE_ERROR", kRefund, u"账户校验异常"},
    SubCode{"ACQ.REFUND_ACCOUNT_NOT_EXIST", kRefund, u"退款账号不存在"},
    SubCode{"ACQ.REFUNDALLOC_UNAUTH_LIMIT", kRefund, u"退分账无权限"},
    SubCode{"ACQ.ALLOC_AMOUNT_VALIDATE_ERROR", kRefund, u"退分账金额超限"},
    SubCode{"ACQ.REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST", kRefund, u"退分账收入方账户不存在"},
    SubCode{"ACQ.TRADE_SETTLE_ERROR", kRefund, u"交易结算异常"},
    SubCode{"ACQ.REFUND_CHARGE_ERROR", kRefund, u"退收费异常"},
    SubCode{"ACQ.CURRENCY_NOT_SUPPORT", kRefund, u"币种不支持"},
    SubCode{"ACQ.REASON_ILLEGAL_STATUS", kClose, u"交易状态异常"},
    SubCode{"NO_BILL_DATA", kBill, u"账单数据不存在"},
    SubCode{"BILL_NOT_EXIST", kBill, u"账单不存在"},
    SubCode{"BILL_DATE_BEFORE_REGISTRATION", kBill, u"账单日期早于签约日期"},
    SubCode{"TYPE_NOT_SUPPORTED", kBill, u"账单类型不支持"},
    SubCode{"INVAILID_ARGUMENTS", kBill, u"入参不合法"},
    SubCode{"UNKNOWN_ERROR", kBill, u"未知错误"},
    SubCode{"SYSTEM_RATE_LIMIT", kBill, u"系统限流"},
    SubCode{"USER_RATE_LIMIT", kBill, u"用户限流"},
    SubCode{"isp.unknow-error", 0, u"系统繁忙"},
    SubCode{"aop.unknow-error", 0, u"服务暂不可用"},
    SubCode{"aop.ACQ.SYSTEM_ERROR", 0, u"服务暂不可用"},
    SubCode{"isv.missing-method", 0, u"缺少方法名参数"},
    SubCode{"isv.missing-signature", 0, u"缺少签名参数"},
    SubCode{"isv.missing-signature-type", 0, u"缺少签名类型参数"},
    SubCode{"isv.missing-app-id", 0, u"缺少appId参数"},
    SubCode{"isv.missing-timestamp", 0, u"缺少时间戳参数"},
    SubCode{"isv.missing-version", 0, u"缺少版本参数"},
    SubCode{"isv.invalid-parameter", 0, u"参数无效"},
    SubCode{"isv.invalid-method", 0, u"不存在的方法名"},
    SubCode{"isv.invalid-format", 0, u"无效的数据格式"},
    SubCode{"isv.invalid-signature-type", 0, u"无效的签名类型"},
    SubCode{"isv.invalid-signature", 0, u"无效签名"},
    SubCode{"isv.invalid-encrypt-type", 0, u"无效的加密类型"},
    SubCode{"isv.invalid-app-id", 0, u"无效的AppID参数"},
    SubCode{"isv.invalid-timestamp", 0, u"非法的时间戳参数"},
    SubCode{"isv.invalid-charset", 0, u"字符集错误"},
    SubCode{"isv.invalid-content-type", 0, u"文件类型无效"},
    SubCode{"isv.illegal-json", 0, u"非法的JSON格式"},
    SubCode{"isv.not-support-app-auth", 0, u"本接口不支持第三方代理调用"},
    SubCode{"isv.app-cert-expired", 0, u"应用证书已过期"},
    SubCode{"isv.app-cert-not-exist", 0, u"应用证书不存在"},
    SubCode{"isv.missing-app-cert-sn", 0, u"缺少应用证书序列号参数"},
    SubCode{"isv.missing-alipay-root-cert-sn", 0, u"缺少支付宝根证书序列号参数"},
    SubCode{"invalid-alipay-root-cert-sn", 0, u"无效的支付宝根证书序列号"},
    SubCode{"isv.app-call-limited", 0, u"应用调用次数超限"},
    SubCode{"isv.method-call-limited", 0, u"API调用次数超限"},
    SubCode{"isv.insufficient-isv-permissions", 0, u"ISV权限不足"},
};

struct Public
{
    const char *code;
    const char *message;
    const char *subPrefix; // sub_codes that begin so belong to it; the first row that fits wins
};
constexpr std::array kPublic{Public{"10000", "Success", nullptr},
    Public{"10003", "order success pay inprocess", nullptr}, Public{"20000", "Service Currently Unavailable", "isp."},
    Public{"20000", "Service Currently Unavailable", "aop.unknow"},
    Public{"20000", "Service Currently Unavailable", "aop.ACQ."},
    Public{"20001", "Insufficient Token Permissions", "aop."},
    Public{"40001", "Missing Required Arguments", "isv.missing-method"},
    Public{"40001", "Missing Required Arguments", "isv.missing-signature"},
    Public{"40001", "Missing Required Arguments", "isv.missing-app-id"},
    Public{"40001", "Missing Required Arguments", "isv.missing-timestamp"},
    Public{"40001", "Missing Required Arguments", "isv.missing-version"},
    Public{"40005", "Call Limited", "isv.app-call-limited"}, Public{"40005", "Call Limited", "isv.method-call-limited"},
    Public{"40006", "Insufficient Permissions", "isv.insufficient-"}, Public{"40002", "Invalid Arguments", "isv."},
    Public{"40002", "Invalid Arguments", "invalid-alipay-root-cert-sn"}, Public{"40004", "Business Failed", ""}};

struct Usual
{
    Call call;
    const char *code;
};
constexpr std::array kUsual{Usual{Call::AlipayPay, "ACQ.PAYMENT_FAIL"},
    Usual{Call::AlipayPrecreate, "ACQ.DEFAULT_SETTLE_RULE_NOT_EXIST"}, Usual{Call::AlipayQuery, "ACQ.TRADE_NOT_EXIST"},
    Usual{Call::AlipayCancel, "ACQ.SELLER_BALANCE_NOT_ENOUGH"}, Usual{Call::AlipayClose, "ACQ.REASON_ILLEGAL_STATUS"},
    Usual{Call::AlipayRefund, "ACQ.SELLER_BALANCE_NOT_ENOUGH"}, Usual{Call::AlipayRefundQuery, "ACQ.TRADE_NOT_EXIST"},
    Usual{Call::AlipayBillUrl, "BILL_NOT_EXIST"}};

} // namespace

std::span<const SubCode> subCodes() { return kCodes; }

QByteArray codeOf(const QByteArray &subCode)
{
    for (const Public &row : kPublic) {
        if (row.subPrefix && subCode.startsWith(row.subPrefix))
            return row.code;
    }
    return "40004";
}

QByteArray messageOf(const QByteArray &code)
{
    for (const Public &row : kPublic) {
        if (code == row.code)
            return row.message;
    }
    return {};
}

QString textOf(const QByteArray &subCode)
{
    for (const SubCode &row : kCodes) {
        if (subCode == row.name)
            return QString::fromUtf16(row.text);
    }
    return QString::fromLatin1(subCode);
}

QByteArray usualRefusal(Call call)
{
    for (const Usual &row : kUsual) {
        if (row.call == call)
            return row.code;
    }
    return "isv.insufficient-isv-permissions";
}

} // namespace mendian::sandbox::alipay
