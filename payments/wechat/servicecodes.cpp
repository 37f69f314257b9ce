// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/servicecodes.h"

#include "payments/wechat/sentences.h"

namespace mendian::wechat {

namespace {

using E = ErrorCode;
using enum Service;
using namespace say;

Error errorOf(const ServiceCode &row, QStringView code, const QString &words)
{
    return {row.error, QStringLiteral("wechat: %1 %2").arg(code.left(64), words.left(128)).simplified(),
        {QString::fromLatin1(row.sentence)}};
}

} // namespace

const QList<ServiceCode> &serviceCodes()
{
    static const QList<ServiceCode> rows = {
        // §1.9: return_msg of downloadbill, and the error_code of "no bill".
        {DownloadBill, "SYSTEMERROR", E::Busy, kBillBusy},
        {DownloadBill, "invalid bill_type", E::Refused, kBillRefused},
        {DownloadBill, "data format error", E::Refused, kBillRefused},
        {DownloadBill, "missing parameter", E::Refused, kBillRefused},
        {DownloadBill, "SIGN ERROR", E::Refused, kBillRefused},
        {DownloadBill, "No Bill Exist", E::NotFound, kBillNone},
        {DownloadBill, "20002", E::NotFound, kBillNone},
        {DownloadBill, "Bill Creating", E::Busy, kBillNotYet},
        {DownloadBill, "CompressGZip Error", E::Busy, kBillBusy},
        {DownloadBill, "UnCompressGZip Error", E::Busy, kBillBusy},
        {DownloadFundFlow, "SYSTEMERROR", E::Busy, kBillBusy},
        {DownloadFundFlow, "PARAM_ERROR", E::Refused, kBillRefused},
        {DownloadFundFlow, "NO_BILL_EXIST", E::NotFound, kBillNone},
        {DownloadFundFlow, "BILL_CREATING", E::Busy, kBillNotYet},
        // §7.1
        {V3Bill, "NO_STATEMENT_EXIST", E::NotFound, kBillNone},
        {V3Bill, "STATEMENT_CREATING", E::Busy, kBillNotYet},
        {V3Bill, "INVALID_REQUEST", E::Refused, kBillRefused},
        {V3Bill, "NO_AUTH", E::Refused, kBillRights},
        {V3Bill, "SYSTEM_ERROR", E::Busy, kBillBusy},
        // §1.10
        {AuthCodeToOpenId, "SYSTEMERROR", E::Busy, kMemberBusy},
        {AuthCodeToOpenId, "AUTHCODEEXPIRE", E::Refused, kExpired},
        {AuthCodeToOpenId, "AUTH_CODE_ERROR", E::Refused, kOnce},
        {AuthCodeToOpenId, "AUTH_CODE_INVALID", E::Refused, kNotACode},
    };
    return rows;
}

Error serviceError(Service service, QStringView code, const QString &words)
{
    for (const ServiceCode &row : serviceCodes()) {
        if (row.service == service && code.compare(QLatin1String(row.code), Qt::CaseInsensitive) == 0)
            return errorOf(row, code, words);
    }
    const char *sentence = service == AuthCodeToOpenId ? kMemberRefused : kBillRefused;
    return errorOf({service, "", E::Refused, sentence}, code, words);
}

Error serviceFailure(Service service, const http::Reply &reply)
{
    using enum http::End;
    const ErrorCode code = reply.end == http::End::Timeout ? E::Timeout
        : reply.end == TooLarge                            ? E::LimitExceeded
        : reply.end == Answered                            ? E::Protocol
                                                           : E::Network;
    return serviceFailure(service, code, http::failureText(reply));
}

Error serviceFailure(Service service, ErrorCode error, const QString &detail)
{
    const bool away = error == E::Timeout || error == E::Network;
    const char *sentence = service == AuthCodeToOpenId ? (away ? kMemberBusy : kMemberRefused)
        : away                                         ? kBillNoLine
                                                       : kBillGarbled;
    return errorOf({service, "", error, sentence}, {}, detail);
}

} // namespace mendian::wechat
