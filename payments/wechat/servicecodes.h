// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "payments/http/client.h"

#include <QList>
#include <QStringView>

namespace mendian::wechat {

/// The calls that move no money: bills, and whose code it is.
enum class Service { DownloadBill, DownloadFundFlow, V3Bill, AuthCodeToOpenId };

/// One row: what a code means to the program and what a person reads (context "PaymentSentence").
struct ServiceCode
{
    Service service = Service::DownloadBill;
    const char *code = "";
    ErrorCode error = ErrorCode::Protocol;
    const char *sentence = "";
};

/// return_msg and error_code of downloadbill, err_code of downloadfundflow (spec §1.9), code of the V3 bills (§7.1),
/// err_code of authcodetoopenid (§1.10).
const QList<ServiceCode> &serviceCodes();

/// The error of a code, compared without case ("No Bill Exist", trap 9.15): args[0] is its sentence, detail holds code
/// and words. A code not in the table is Refused.
Error serviceError(Service service, QStringView code, const QString &words);

/// A failed exchange: Timeout, Network, LimitExceeded or, for a status that is no answer, Protocol; with its sentence.
Error serviceFailure(Service service, const http::Reply &reply);
/// An error of transport or trust: Timeout, Network, BadSignature, Protocol, LimitExceeded, with its sentence.
Error serviceFailure(Service service, ErrorCode error, const QString &detail);

} // namespace mendian::wechat
