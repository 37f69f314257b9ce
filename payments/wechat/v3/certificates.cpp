// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/certificates.h"

#include "core/json.h"

namespace mendian::wechat::v3 {

namespace {

constexpr qsizetype kMostCertificates = 16;

} // namespace

Result<QList<Certificate>> readCertificates(
    const QByteArray &body, const Secret &apiV3Key, const QByteArray &authorityPem, Timestamp now)
{
    const auto object = parseJsonObject(body, u"certificates");
    if (!object)
        return fail(object.error());
    JsonReader r(*object, u"certificates");
    const QJsonArray data = r.array("data");
    MENDIAN_TRY(r.status());
    if (data.size() > kMostCertificates)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("%1 platform certificates").arg(data.size()),
            {QString::number(kMostCertificates)});
    QList<Certificate> certificates;
    for (const QJsonValue &each : data) {
        JsonReader entry(each.toObject(), u"certificate");
        const QByteArray serial = entry.string("serial_no").toLatin1().toUpper();
        const auto resource = readResource(entry.object("encrypt_certificate"));
        MENDIAN_TRY(entry.status());
        if (!resource)
            return fail(resource.error());
        const auto pem = decryptResource(*resource, apiV3Key);
        if (!pem)
            return fail(pem.error());
        const auto certificate = readCertificate(*pem, authorityPem, now);
        if (!certificate)
            return fail(certificate.error());
        if (certificate->serial != serial)
            return fail(ErrorCode::Protocol, QStringLiteral("the certificate is not the one that is named"));
        certificates.append(*certificate);
    }
    return certificates;
}

Result<PlatformKeys> withCertificates(const PlatformKeys &known, const SignedMessage &reply, const Secret &apiV3Key,
    const QByteArray &authorityPem, Timestamp now)
{
    const auto received = readCertificates(reply.body, apiV3Key, authorityPem, now);
    if (!received)
        return fail(received.error());
    PlatformKeys keys = known;
    for (const Certificate &certificate : *received)
        keys.addCertificate(certificate);
    keys.dropExpired(now);
    if (const Verdict verdict = verify(reply, keys, now); verdict != Verdict::Good)
        return fail(ErrorCode::BadSignature, QLatin1String("certificates: ") + QLatin1String(verdictCode(verdict)));
    return keys;
}

} // namespace mendian::wechat::v3
