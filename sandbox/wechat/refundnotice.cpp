// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/refundnotice.h"

#include "core/log.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <memory>
#include <openssl/evp.h>

namespace mendian::sandbox::wechat {

QByteArray reqInfo(const QByteArray &plain, const Secret &v2Key)
{
    const QByteArray key = QCryptographicHash::hash(v2Key.reveal(), QCryptographicHash::Md5).toHex();
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    QByteArray out(plain.size() + 32, '\0');
    auto *bytes = reinterpret_cast<unsigned char *>(out.data());
    int written = 0;
    int last = 0;
    MENDIAN_CHECK(EVP_EncryptInit_ex(context.get(), EVP_aes_256_ecb(), nullptr,
                      reinterpret_cast<const unsigned char *>(key.constData()), nullptr)
            == 1
        && EVP_EncryptUpdate(context.get(), bytes, &written, reinterpret_cast<const unsigned char *>(plain.constData()),
               static_cast<int>(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), bytes + written, &last) == 1);
    out.truncate(written + last);
    return out.toBase64();
}

QByteArray refundNotice(const Merchant &merchant, const Order &order, const Refund &refund)
{
    Fields content{{"transaction_id", order.transactionId.toUtf8()}, {"out_trade_no", order.outTradeNo.toUtf8()},
        {"refund_id", refund.refundId.toUtf8()}, {"out_refund_no", refund.outRefundNo.toUtf8()},
        {"total_fee", QByteArray::number(order.totalFee)},
        {"settlement_total_fee", QByteArray::number(order.settledFen())},
        {"refund_fee", QByteArray::number(refund.refundFee)},
        {"settlement_refund_fee", QByteArray::number(refund.settledBack)},
        {"refund_status", refundStateName(refund.state)}};
    if (refund.state == RefundState::Success)
        content.add(
            "success_time", storeTime(refund.endedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1());
    content.add("refund_recv_accout", QStringLiteral(u"支付用户零钱").toUtf8()); // spelt so
    content.add("refund_account",
        refund.account.isEmpty() ? QByteArray("REFUND_SOURCE_UNSETTLED_FUNDS") : refund.account.toUtf8());
    content.add("refund_request_source", "API");
    const QByteArray xml = writeXml(content);
    const QByteArray root = "<root>" + xml.mid(5, xml.size() - 11) + "</root>"; // the same elements under <root>
    const Fields wrapper{{"return_code", "SUCCESS"}, {"appid", order.appid.toUtf8()}, {"mch_id", order.mchId.toUtf8()},
        {"nonce_str", QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0')},
        {"req_info", reqInfo(root, merchant.v2Key)}};
    return writeXml(wrapper);
}

} // namespace mendian::sandbox::wechat
