// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/refundnotice.h"

#include "payments/wechat/aes.h"
#include "payments/wechat/fieldread.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/refundmessages.h"

#include <QCryptographicHash>

namespace mendian::wechat {

namespace {

tl::unexpected<Error> refuse(const QString &why)
{
    return fail(ErrorCode::Protocol, QStringLiteral("wechat refund notice: %1").arg(why));
}

/// The decrypted text has the form of every V2 message, but its root is <root>.
Result<Fields> readRoot(const QByteArray &plain)
{
    const QByteArray text = plain.trimmed();
    if (!text.startsWith("<root>") || !text.endsWith("</root>"))
        return refuse(QStringLiteral("the root is not root"));
    return readXml("<xml>" + text.mid(6, text.size() - 13) + "</xml>");
}

} // namespace

Result<QByteArray> decryptReqInfo(const Secret &apiKey, const QByteArray &reqInfo)
{
    const auto cipherText =
        QByteArray::fromBase64Encoding(reqInfo, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!cipherText)
        return refuse(QStringLiteral("req_info is not base64"));
    const Secret key(QCryptographicHash::hash(apiKey.reveal(), QCryptographicHash::Md5).toHex());
    return decryptAes256Ecb(key, *cipherText);
}

Result<RefundNotice> readRefundNotice(const Config &config, const QByteArray &body)
{
    const auto outer = readXml(body);
    if (!outer)
        return fail(outer.error());
    if (field(*outer, "return_code") != QLatin1String("SUCCESS"))
        return refuse(QStringLiteral("return_code"));
    if (const QString name = foreignMerchant(config, *outer); !name.isEmpty())
        return fail(ErrorCode::Refused, QStringLiteral("wechat refund notice: another %1").arg(name));
    const auto plain = decryptReqInfo(config.key, field(*outer, "req_info").toLatin1());
    if (!plain)
        return fail(plain.error());
    const auto read = readRoot(*plain);
    if (!read)
        return fail(read.error());
    RefundNotice notice;
    const std::tuple<const char *, QString *, int> texts[] = {{"out_trade_no", &notice.outTradeNo, 32},
        {"out_refund_no", &notice.outRefundNo, 64}, {"transaction_id", &notice.transactionId, 32},
        {"refund_id", &notice.refundId, 32}, {"refund_status", &notice.status, 16},
        {"refund_recv_accout", &notice.account, 64}}; // spelt so
    for (const auto &[name, to, most] : texts)
        *to = words(field(*read, name)).left(most);
    if (notice.outRefundNo.isEmpty() || notice.status.isEmpty())
        return refuse(QStringLiteral("no number or no status"));
    const std::pair<const char *, Money *> amounts[] = {{"total_fee", &notice.total}, {"refund_fee", &notice.amount}};
    for (const auto &[name, to] : amounts) {
        if (field(*read, name).isEmpty())
            continue;
        const auto value = fen(*read, name);
        if (!value)
            return refuse(QLatin1String(name));
        *to = *value;
    }
    notice.succeededAt = readV2Time(field(*read, "success_time"));
    return notice;
}

QByteArray noticeReply(bool taken)
{
    return taken ? QByteArrayLiteral("<xml><return_code><![CDATA[SUCCESS]]></return_code>"
                                     "<return_msg><![CDATA[OK]]></return_msg></xml>")
                 : QByteArrayLiteral("<xml><return_code><![CDATA[FAIL]]></return_code>"
                                     "<return_msg><![CDATA[FAIL]]></return_msg></xml>");
}

} // namespace mendian::wechat
