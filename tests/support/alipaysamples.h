// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates.h"
#include "payments/alipay/messages.h"

#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>

namespace mendian::test {

// The known answers of spec/alipay.md §1.4: a throw-away key, for tests only.
inline constexpr char kVectorPrivateKey[] =
    "MIIEugIBADANBgkqhkiG9w0BAQEFAASCBKQwggSgAgEAAoIBAQCc3lkYt6PtN9U8O0YwQVYLGx+52C/KMvgTKmQEOUcrF69uviI/"
    "X62C+k9nc0mchDQoDT0iXh8l1hdTgVvqSkGL9Gm5yLOsAdNIYgFg5lTOBAl9sdt0zvoDWYWzl7XvIzA2FGtZ4Sf5Dtx+Vjo4aWIz"
    "kkdpOt+UGZodrZ7Ot4cSNonj/KITxuM6W45iCTjOtc3fQdcIlH1o/2NplsT05KbyPyAmFiEAmo1ehTCFF/EKVkgRT5TRwOryGv8K"
    "pKeAv7xKKdby7VxPFYWMHB81GN+GsYrIJW8h6chDpdPW1WrUbV6T9stPLQJ1i5/IhJtAPMtSm2ghMMZ1Sw/Lu2cimD79AgMBAAEC"
    "gf8Xy6K4R83Arjd/wNNk09m5gDklIntysJ3w9P02/CP6Osg3LvWtp1XVXc2tuPnxmXGlTFzPBHgKb+9vO1rgr2LsrVFcXUA5V2Lg"
    "F/3INShSwp9YnHeDFeKBn5LTK1rtwOi59gmoGKoiSEl/iz+e+bLBH+9f3GO4k374AYjq0pbVVt5kQVc326vt+udazqUmDiYZcjtu"
    "zJwjCqbO0Mz0H+n0Cqi2x8xERflGHVO4+DK39TEUrLaN+I+8YljMhiG/BuXRSvIXXJ8ZXQlOe+FU3ZyIASkQc8i10aMPdTQLx4VP"
    "ANZynquM3mJJqLJFenJzTaRuPOh5kgkh3xFRYY0IJSsCgYEA0SeLSQjlDq1MkVGesaDLWpf1aEBk7AfdBekqokJUuQYZWMm9UJub"
    "xwr8gl+OepoSidE31DISnSM47tQmIPuGR97Nu4oGkRLVF73XAHordXASdTQIK2C5wtTZpRdWGMwHq8F96xRJiptH33Z2ycmT1BvQ"
    "42i2Zx+8RA3UapMwd3sCgYEAwADYMan708DL94+TLnmBNdRn6YlaItSZUmh3gZv7YMX8Ysqd9FdXSMMFRKU64N9OOQ1Vil/XSj9P"
    "Y5tUIdr54R5K/WkScEzU9gYrt5HAvkUZ+ag/OeTEQY8iV2AGBaRBk0hQi5tRxe3CNT45bNoXUxAG6X98gA7BHf8QgPrinecCgYBA"
    "EGa/hjPzHO35DREYw3HGXAlVV3QSQA5ZQyRF8x9UVSPqaFDOoftDKoBRxsczkoHfKPB61KOS8jj8HotXSvPEi+Bkc1CzmxseXI3A"
    "nas2G4/rynY+IzCDFwNbaBx9F/G5kFjraplkFVAciIK2KEJZk/OV1Hsad0QJbFsGEfOkhQKBgCm+BUKG2iDnQXDI3g60i8rQKucy"
    "3U3FOrAX1iNvbe9UG9K+iiic9HT1MSgDZBGPesochARZYczahr/4/Ql/OeQfWd5OAZw4l/QE02xNW8IB8+u7EEPd4G0AWU71qVmA"
    "pGEIz7oKQnTtg9Nfe8yWfYupaFdLSB3vFz0WPthLswjxAoGAJcR2CXLaEU/xyvrqzgM4iGS9VbNmi4mHIvhRFQ1USIQ/WnCjzlOa"
    "rkuHcjnLFolttXN5kL9WmTBUgdTGdBKSpxSF8jovHZnrvfej1Sw/pe4DbmpL7OHX/XfMBwHELnMdtnJaTVG4aBD9BRrhGjY0koJG"
    "ejwikXMlF7RkniI+cjg=";
inline constexpr char kVectorPublicKey[] =
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnN5ZGLej7TfVPDtGMEFWCxsfudgvyjL4EypkBDlHKxevbr4iP1+tgvpP"
    "Z3NJnIQ0KA09Il4fJdYXU4Fb6kpBi/RpucizrAHTSGIBYOZUzgQJfbHbdM76A1mFs5e17yMwNhRrWeEn+Q7cflY6OGliM5JHaTrf"
    "lBmaHa2ezreHEjaJ4/yiE8bjOluOYgk4zrXN30HXCJR9aP9jaZbE9OSm8j8gJhYhAJqNXoUwhRfxClZIEU+U0cDq8hr/CqSngL+8"
    "SinW8u1cTxWFjBwfNRjfhrGKyCVvIenIQ6XT1tVq1G1ek/bLTy0CdYufyISbQDzLUptoITDGdUsPy7tnIpg+/QIDAQAB";
inline constexpr char kVectorText[] =
    "app_id=2021000000000001&biz_content={\"out_trade_no\":\"MD20260701120000001\",\"scene\":\"bar_cod"
    "e\",\"auth_code\":\"286539574218843510\",\"subject\":\"蒙甸便利店-南京东路 a+b\",\"total_amount\":\"88.80\",\"sto"
    "re_id\":\"NJ_001\",\"terminal_id\":\"NJ_T_001\",\"timeout_express\":\"5m\"}&charset=utf-8&method=alip"
    "ay.trade.pay&notify_url=https://pay.example.cn/alipay/notify?shop=NJ_001&v=1&sign_type=RSA"
    "2&timestamp=2026-07-01 12:00:00&version=1.0";
inline constexpr char kVectorSign[] =
    "VnGZ5NI9WoFIfWhgaMCskG+bXABULVTe8RuNTeJdeHHKTOrio+WvQQSYFfcjc56WcgOrPmRh6ZsKyD+0b0TdMdBDfqCFmaWd86YK"
    "cUtHv3Hy7I7ZokZzkO0V73YWS5mOLVyudQgYSFiUO4zPRyJ/tJsUCclgblLo3X2ihzXceUCcVrNhU+/YHYd1r0T6fhCrpmCrcLoy"
    "Y9C+9Q0nfDuzsO6Lm34NimbiEWEIU8au+Se3OyI+MyyRrQThPpGDi9pxULlMmBwjmBN8D94zgBiJdTB6UxUa+d1zs5+VjHoZsvqk"
    "JCtVe9aMZ0FsddJ+1+Tm2/DzTwz1T0DgyVQ7+j8U2w==";
inline constexpr char kVectorReply[] =
    "{\"alipay_trade_pay_response\":{\"code\":\"10000\",\"msg\":\"Success\",\"buyer_logon_id\":\"159****5620"
    "\",\"out_trade_no\":\"MD20260701120000001\",\"receipt_amount\":\"88.80\",\"store_name\":\"蒙甸{南京}东路\",\"t"
    "otal_amount\":\"88.80\",\"trade_no\":\"2026070122001400000000000001\",\"x_url\":\"https:\\/\\/a.cn\"},\""
    "sign\":\"IQLFMDc8DVeEq+tB9flP2PXBPxFQVqlvUQBLED+/koPJhRC2TjKe92UE7Mk136y0LKBG2c7oACH/Iddsevz"
    "Bock92jZTluYgQI77Lnz7muTXNDjnr96b6TQKcPct9HFzaac3fppE8vUqSAbF3fJftYCqOdcMZzX14noaFKQJXAHR9"
    "AEgteEIUuCQdCxJU8u+wN4CVFOm8o2hVaLidVQX3HeuOPeb7ZDfF13YzvpxiGkB+iBn4pV7QZmiGqsGfux/iUyZ8SG"
    "SpxDGnW41xluUr1QHJU3qNdrlq7TBtdWhmfWb9nnclXndj/ynzVQ4gVK2PoaOIcW0nj2p8eQd+qBfcA==\"}";

/// Alipay's side in tests: a key of its own, made once.
inline const net::Identity &alipaySide()
{
    static const net::Identity side = *net::makeAuthority(QStringLiteral("Alipay of the tests"), net::KeyKind::Rsa2048);
    return side;
}

inline alipay::PrivateKey alipayPrivateKey() { return *alipay::PrivateKey::parse(Secret(alipaySide().privateKey)); }

inline QByteArray publicKeyPem(const net::Identity &identity)
{
    return QSslCertificate(identity.certificate).publicKey().toPem();
}

inline alipay::Config demoAlipay()
{
    alipay::Config config;
    config.appId = QStringLiteral("2021000000000001");
    config.privateKey = Secret(QByteArray(kVectorPrivateKey));
    config.alipayPublicKey = publicKeyPem(alipaySide());
    config.sellerId = QStringLiteral("2088000000000001");
    config.storeId = QStringLiteral("NJ_001");
    config.terminalId = QStringLiteral("NJ_T_001");
    return config;
}

/// A merchant in certificate mode: two authorities as Alipay has them, one for applications and one for itself.
struct CertifiedAlipay
{
    net::Identity alipay;
    net::Identity next;     ///< what Alipay changes to
    net::Identity stranger; ///< another application's: its chain holds, but it is not Alipay
    alipay::Config config;
};
inline const CertifiedAlipay &certifiedAlipay()
{
    static const CertifiedAlipay made = [] {
        using net::KeyKind;
        const net::Identity ours = *net::makeAuthority(QStringLiteral("Alipay itself"), KeyKind::Rsa2048);
        const net::Identity apps = *net::makeAuthority(QStringLiteral("Applications"), KeyKind::Rsa2048);
        const net::Identity app = *net::issueServer(apps, {QStringLiteral("our-app")}, KeyKind::Rsa2048);
        CertifiedAlipay sample;
        sample.alipay = *net::issueServer(ours, {QStringLiteral("alipay")}, KeyKind::Rsa2048);
        sample.next = *net::issueServer(ours, {QStringLiteral("alipay-next")}, KeyKind::Rsa2048);
        sample.stranger = *net::issueServer(apps, {QStringLiteral("another-app")}, KeyKind::Rsa2048);
        sample.config.appId = QStringLiteral("2021000000000001");
        sample.config.privateKey = Secret(app.privateKey);
        sample.config.appCert = app.certificate;
        sample.config.alipayCert = sample.alipay.certificate;
        sample.config.rootCert = apps.certificate + ours.certificate;
        return sample;
    }();
    return made;
}
inline QByteArray snOf(const net::Identity &identity)
{
    return alipay::Certificate::readBundle(identity.certificate).first().sn();
}
inline alipay::PrivateKey keyOf(const net::Identity &identity)
{
    return *alipay::PrivateKey::parse(Secret(identity.privateKey));
}

/// {"<root>":node,"sign":"..."} as the gateway writes it, node first and sign last.
inline QByteArray sealedReply(const QByteArray &root, const QByteArray &node,
    const alipay::PrivateKey &key = alipayPrivateKey(), const QByteArray &certSn = {})
{
    const QByteArray sn = certSn.isEmpty() ? QByteArray() : QByteArray(",\"alipay_cert_sn\":\"" + certSn + '"');
    return "{\"" + root + "\":" + node + sn + ",\"sign\":\"" + *alipay::sign(node, key) + "\"}";
}

/// A node: code and msg, and `members` over them; an empty value leaves a member out.
inline QByteArray replyNode(const QMap<QString, QString> &members)
{
    QJsonObject node{
        {QStringLiteral("code"), QStringLiteral("10000")}, {QStringLiteral("msg"), QStringLiteral("Success")}};
    for (auto it = members.cbegin(); it != members.cend(); ++it) {
        node.remove(it.key());
        if (!it.value().isEmpty())
            node.insert(it.key(), it.value());
    }
    return QJsonDocument(node).toJson(QJsonDocument::Compact);
}

inline QByteArray alipayReply(alipay::Api api, const QMap<QString, QString> &members)
{
    return sealedReply(alipay::rootOf(api), replyNode(members));
}

/// 40004 with a sub_code, signed, with the zero amounts the gateway likes to add.
inline QByteArray alipayError(
    alipay::Api api, const QString &subCode, const QString &text = QStringLiteral(u"渠道的话"))
{
    return alipayReply(api,
        {{QStringLiteral("code"), QStringLiteral("40004")}, {QStringLiteral("msg"), QStringLiteral("Business Failed")},
            {QStringLiteral("sub_code"), subCode}, {QStringLiteral("sub_msg"), text},
            {QStringLiteral("receipt_amount"), QStringLiteral("0.00")}});
}

/// What a paid trade's query says.
inline QMap<QString, QString> tradeMembers(const Attempt &attempt, const char *status = "TRADE_SUCCESS")
{
    return {{QStringLiteral("out_trade_no"), attempt.outTradeNo},
        {QStringLiteral("trade_no"), QStringLiteral("2026070122001400000000000001")},
        {QStringLiteral("trade_status"), QString::fromLatin1(status)},
        {QStringLiteral("buyer_logon_id"), QStringLiteral("159****5620")},
        {QStringLiteral("total_amount"), attempt.amount.toString()},
        {QStringLiteral("buyer_pay_amount"), attempt.amount.toString()},
        {QStringLiteral("receipt_amount"), attempt.amount.toString()}};
}

} // namespace mendian::test
