// SPDX-License-Identifier: GPL-3.0-or-later
// The two bill files of V2 (spec/wechat-pay.md 1.9).
#include "sandbox/wechat/bill.h"
#include "sandbox/wechat/gzip.h"
#include "sandbox/wechat/service.h"

#include <QCryptographicHash>

namespace mendian::sandbox::wechat {

namespace {

constexpr char kNoBill[] = "20002";

QDate dayOf(const Fields &request)
{
    return QDate::fromString(QString::fromLatin1(request.value("bill_date")), QStringLiteral("yyyyMMdd"));
}

Answer packed(const Fields &request, const QByteArray &file)
{
    return fileAnswer(request.value("tar_type") == "GZIP" ? gzip(file) : file);
}

} // namespace

Answer Service::downloadBill(Context &context)
{
    const QByteArray code = context.fault ? faultCode(*context.fault) : QByteArray();
    if (!code.isEmpty())
        return billFailure(QString::fromLatin1(code), code == "No Bill Exist" ? QByteArray(kNoBill) : QByteArray());
    const auto kind = billKindOf(context.request.value("bill_type"));
    if (!kind)
        return billFailure(QStringLiteral("invalid bill_type"));
    const QDate day = dayOf(context.request);
    switch (billState(day, m_pace.now(), m_options.billsAnyTime)) {
    case BillState::Creating:
        return billFailure(QStringLiteral("Bill Creating"));
    case BillState::OutOfDays:
        return billFailure(QStringLiteral("data format error"));
    case BillState::Ready:
        break;
    }
    m_ledger.settleAll();
    const auto planted = context.fault ? std::optional(context.fault->fault) : std::nullopt;
    const QByteArray file =
        tradeBill(m_ledger, context.merchant->mchId, day, *kind, billMadeAt(day, m_pace.now()), planted);
    return file.isEmpty() ? billFailure(QStringLiteral("No Bill Exist"), kNoBill) : packed(context.request, file);
}

Answer Service::downloadFundFlow(Context &context)
{
    if (context.digest != Digest::HmacSha256)
        return businessFailure(context.request, "PARAM_ERROR", QStringLiteral(u"sign_type仅支持HMAC-SHA256"));
    const QByteArray code = context.fault ? faultCode(*context.fault) : QByteArray();
    if (!code.isEmpty())
        return businessFailure(context.request, code);
    const QDate day = dayOf(context.request);
    switch (billState(day, m_pace.now(), m_options.billsAnyTime)) {
    case BillState::Creating:
        return businessFailure(context.request, "BILL_CREATING");
    case BillState::OutOfDays:
        return businessFailure(context.request, "PARAM_ERROR", QStringLiteral(u"bill_date超出可下载范围"));
    case BillState::Ready:
        break;
    }
    m_ledger.settleAll();
    const auto planted = context.fault ? std::optional(context.fault->fault) : std::nullopt;
    const bool basic = context.request.value("account_type") == "Basic"; // the others never move here
    const QByteArray file = basic ? fundFlowBill(m_ledger, context.merchant->mchId, day, planted) : QByteArray();
    if (file.isEmpty())
        return businessFailure(context.request, "NO_BILL_EXIST");
    Answer answer = packed(context.request, file);
    answer.headers.append({"Digest", "SHA=" + QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex()});
    return answer;
}

} // namespace mendian::sandbox::wechat
