// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/wechatv3bills.h"

#include "core/json.h"
#include "payments/gzip/gunzip.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/servicemessages.h"

#include <QCryptographicHash>

namespace mendian::wechat::v3 {

namespace {

tl::unexpected<Error> refuse(ErrorCode code, const QString &detail)
{
    return tl::unexpected<Error>(serviceFailure(Service::V3Bill, code, detail));
}

/// The error of a call that brought nothing to read.
tl::unexpected<Error> failed(const Reply &reply)
{
    static constexpr std::pair<const char *, ErrorCode> rows[] = {{"TIMEOUT", ErrorCode::Timeout},
        {"NOT_SENT", ErrorCode::Network}, {"NETWORK", ErrorCode::Network}, {"STOPPED", ErrorCode::Network},
        {"TOO_LARGE", ErrorCode::LimitExceeded}, {"HTTP", ErrorCode::Protocol}};
    const QString detail = QLatin1String(reply.failure) + u' ' + reply.text;
    for (const auto &[name, code] : rows) {
        if (qstrcmp(reply.failure, name) == 0)
            return refuse(code, detail);
    }
    return refuse(ErrorCode::BadSignature, detail); // what verify() said
}

tl::unexpected<Error> errorReply(int http, const QByteArray &body)
{
    const auto object = parseJsonObject(body, u"bill error");
    const QString code = object ? object->value(QStringLiteral("code")).toString() : QString();
    if (code.isEmpty())
        return refuse(ErrorCode::Protocol, QStringLiteral("HTTP %1").arg(http));
    const QString message = object->value(QStringLiteral("message")).toString();
    return tl::unexpected<Error>(serviceError(Service::V3Bill, code, message));
}

} // namespace

Outgoing billCall(BillSource::Kind kind, BusinessDate day)
{
    const bool trade = kind == BillSource::Kind::Trade;
    const QString call = trade ? QStringLiteral("/v3/bill/tradebill") : QStringLiteral("/v3/bill/fundflowbill");
    const QString which = trade ? QStringLiteral("bill_type=ALL") : QStringLiteral("account_type=BASIC");
    return {"GET", QStringLiteral("%1?bill_date=%2&%3&tar_type=GZIP").arg(call, day.toString(), which), {}};
}

Result<BillTicket> readBillTicket(const QUrl &base, int http, const QByteArray &body)
{
    if (http != 200)
        return errorReply(http, body);
    const auto object = parseJsonObject(body, u"bill ticket");
    if (!object)
        return refuse(ErrorCode::Protocol, object.error().detail);
    JsonReader r(*object, u"bill ticket");
    const QString hashType = r.string("hash_type");
    const QByteArray hash = r.string("hash_value").toLatin1().toLower();
    const QUrl url(r.string("download_url"), QUrl::StrictMode);
    if (const auto status = r.status(); !status)
        return refuse(ErrorCode::Protocol, status.error().detail);
    if (hashType != QLatin1String("SHA1") || QByteArray::fromHex(hash).size() != 20)
        return refuse(ErrorCode::Protocol, QStringLiteral("the digest is no SHA1"));
    // Our signature goes along: only to the host that we trust with it.
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host() != base.host()
        || url.port(443) != base.port(443) || !url.userInfo().isEmpty())
        return refuse(ErrorCode::Protocol, QStringLiteral("the bill lies at another host"));
    QString target = url.path(QUrl::FullyEncoded);
    if (url.hasQuery())
        target += u'?' + url.query(QUrl::FullyEncoded);
    return BillTicket{hash, target};
}

Result<QByteArray> readBillFile(const BillTicket &ticket, const QByteArray &file)
{
    const auto text = isGzip(file) ? gunzip(file) : Result<QByteArray>(file);
    if (!text)
        return refuse(text.error().code, text.error().detail);
    if (QCryptographicHash::hash(*text, QCryptographicHash::Sha1).toHex() != ticket.sha1Hex)
        return refuse(ErrorCode::BadSignature, QStringLiteral("the bill has another SHA-1"));
    return *text;
}

void WechatV3Bills::fetchBill(Kind kind, BusinessDate day, BillDone done)
{
    m_client.send(
        billCall(kind, day), {.timeoutMs = kBillTimeoutMs}, [this, done = std::move(done)](const Reply &reply) {
            if (reply.failure)
                return done(failed(reply));
            const auto ticket = readBillTicket(m_config.baseUrl, reply.http, reply.body);
            if (!ticket)
                return done(fail(ticket.error()));
            download(*ticket, done);
        });
}

void WechatV3Bills::download(const BillTicket &ticket, BillDone done)
{
    m_client.send({"GET", ticket.target, {}},
        {.timeoutMs = kBillTimeoutMs, .mostBytes = kMaxBillBytes, .unsignedFile = true},
        [ticket, done = std::move(done)](const Reply &reply) {
            if (reply.failure)
                return done(failed(reply));
            if (reply.http != 200)
                return done(errorReply(reply.http, reply.body));
            done(readBillFile(ticket, reply.body));
        });
}

} // namespace mendian::wechat::v3
