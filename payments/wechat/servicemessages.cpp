// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/servicemessages.h"

#include "payments/wechat/fieldread.h"
#include "payments/gzip/gunzip.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/sign.h"

#include <QCryptographicHash>

namespace mendian::wechat {

namespace {

Service serviceOf(BillSource::Kind kind)
{
    return kind == BillSource::Kind::Trade ? Service::DownloadBill : Service::DownloadFundFlow;
}

tl::unexpected<Error> refuse(Service service, ErrorCode code, const QString &detail)
{
    return tl::unexpected<Error>(serviceFailure(service, code, detail));
}

/// An XML error in place of a bill. It is not signed: nothing follows from it but that there is no bill.
tl::unexpected<Error> readBillError(Service service, const QByteArray &body)
{
    const auto fields = readXml(body);
    if (!fields)
        return refuse(service, ErrorCode::Protocol, fields.error().detail);
    const QString message = field(*fields, "return_msg");
    for (const char *name : {"err_code", "error_code"}) {
        const QString code = field(*fields, name);
        if (!code.isEmpty() && serviceError(service, code, {}).code != ErrorCode::Refused)
            return tl::unexpected<Error>(serviceError(service, code, message));
    }
    const QString code = field(*fields, "err_code");
    return tl::unexpected<Error>(serviceError(
        service, code.isEmpty() ? message : code, code.isEmpty() ? QString() : field(*fields, "err_code_des")));
}

bool hasDigest(const QByteArray &bytes, const QByteArray &hex)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex() == hex;
}

} // namespace

QString billPath(BillSource::Kind kind)
{
    return kind == BillSource::Kind::Trade ? QStringLiteral("/pay/downloadbill")
                                           : QStringLiteral("/pay/downloadfundflow");
}

Fields billFields(const Config &config, BillSource::Kind kind, BusinessDate day, const QString &nonce)
{
    const bool trade = kind == BillSource::Kind::Trade;
    const SignType type = trade ? config.signType : SignType::HmacSha256;
    Fields fields = commonFields(config, type, nonce);
    fields.insert(QStringLiteral("bill_date"), day.date().toString(QStringLiteral("yyyyMMdd")));
    if (trade)
        fields.insert(QStringLiteral("bill_type"), QStringLiteral("ALL"));
    else
        fields.insert(QStringLiteral("account_type"), QStringLiteral("Basic"));
    fields.insert(QStringLiteral("tar_type"), QStringLiteral("GZIP"));
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(sign(fields, config.key, type)));
    return fields;
}

Result<QByteArray> readBillReply(BillSource::Kind kind, const QByteArray &body, const QByteArray &digest)
{
    const Service service = serviceOf(kind);
    if (body.isEmpty())
        return refuse(service, ErrorCode::Protocol, QStringLiteral("an empty bill"));
    if (body.startsWith('<'))
        return readBillError(service, body);
    QByteArray text = body;
    if (isGzip(body)) {
        const auto plain = gunzip(body);
        if (!plain)
            return refuse(service, plain.error().code, plain.error().detail);
        text = *plain;
    } else if (body.size() > kMaxBillBytes) {
        return refuse(service, ErrorCode::LimitExceeded, QStringLiteral("a bill of %1 bytes").arg(body.size()));
    }
    if (kind == BillSource::Kind::FundFlow) {
        const QByteArray sent = digest.trimmed().toLower();
        if (!sent.startsWith("sha="))
            return refuse(service, ErrorCode::BadSignature, QStringLiteral("no Digest"));
        const QByteArray hex = sent.mid(4);
        if (!hasDigest(text, hex) && !hasDigest(body, hex))
            return refuse(service, ErrorCode::BadSignature, QStringLiteral("another Digest"));
    }
    return text;
}

Fields openIdFields(const Config &config, const Secret &authCode, const QString &nonce)
{
    Fields fields = commonFields(config, config.signType, nonce);
    fields.insert(QStringLiteral("auth_code"), QString::fromUtf8(authCode.reveal()));
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(sign(fields, config.key, config.signType)));
    return fields;
}

Result<Payer> readOpenIdReply(const Config &config, const QByteArray &body)
{
    constexpr Service service = Service::AuthCodeToOpenId;
    const auto fields = readXml(body);
    if (!fields)
        return refuse(service, fields.error().code, fields.error().detail);
    if (field(*fields, "return_code") != QLatin1String("SUCCESS"))
        return tl::unexpected<Error>(serviceError(service, u"RETURN_FAIL", field(*fields, "return_msg")));
    if (!verify(*fields, config.key, config.signType))
        return refuse(service, ErrorCode::BadSignature, QStringLiteral("authcodetoopenid"));
    if (const QString name = foreignMerchant(config, *fields); !name.isEmpty())
        return refuse(service, ErrorCode::Protocol, QStringLiteral("another %1").arg(name));
    if (field(*fields, "result_code") != QLatin1String("SUCCESS"))
        return tl::unexpected<Error>(
            serviceError(service, field(*fields, "err_code"), words(field(*fields, "err_code_des"))));
    Payer payer{words(field(*fields, "openid")), words(field(*fields, "sub_openid"))};
    if (payer.openId.isEmpty())
        return refuse(service, ErrorCode::Protocol, QStringLiteral("no openid"));
    return payer;
}

} // namespace mendian::wechat
