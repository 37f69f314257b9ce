// SPDX-License-Identifier: GPL-3.0-or-later
// Bills of V3: a signed address first, then the file (spec/wechat-pay.md 7.1).
#include "sandbox/wechat/gzip.h"
#include "sandbox/wechatv3/crypto.h"
#include "sandbox/wechatv3/service.h"

#include <QCryptographicHash>

namespace mendian::sandbox::wechatv3 {

using wechat::BillKind;
using wechat::BillState;

namespace {

constexpr qsizetype kKeptFiles = 20;

Answer wrong(const char *name, const QByteArray &value, const char *issue)
{
    return failure("PARAM_ERROR",
        Detail{QLatin1String(name), QString::fromUtf8(value), QLatin1String(issue), QStringLiteral("query")});
}

std::optional<Fault> planted(const FaultRule *fault) { return fault ? std::optional(fault->fault) : std::nullopt; }

} // namespace

std::optional<Answer> Service::refuseDay(const Context &context, QDate &day) const
{
    const QByteArray text = context.request->query("bill_date");
    day = QDate::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid() || text.size() != 10)
        return wrong("bill_date", text, "yyyy-MM-dd");
    if (const QByteArray tar = context.request->query("tar_type"); !tar.isEmpty() && tar != "GZIP")
        return wrong("tar_type", tar, "GZIP");
    switch (wechat::billState(day, m_pace.now(), m_options.billsAnyTime)) {
    case BillState::Creating:
        return day == storeTime(m_pace.now()).date() ? failure("INVALID_REQUEST", QStringLiteral(u"账单日期不能是当天"))
                                                     : failure("STATEMENT_CREATING");
    case BillState::OutOfDays:
        return failure("INVALID_REQUEST", QStringLiteral(u"账单日期超出可下载范围"));
    case BillState::Ready:
        break;
    }
    return std::nullopt;
}

Answer Service::tradeBill(Context &context)
{
    QDate day;
    if (auto refused = refuseDay(context, day))
        return *refused;
    const QByteArray type = context.request->query("bill_type");
    const auto kind = wechat::billKindOf(type);
    if (!kind || *kind == BillKind::RechargeRefund)
        return wrong("bill_type", type, "ALL, SUCCESS or REFUND");
    m_ledger.settleAll();
    return billUrl(context, day,
        wechat::tradeBill(m_ledger, context.merchant->mchId, day, *kind, wechat::billMadeAt(day, m_pace.now()),
            planted(context.fault)));
}

Answer Service::fundFlowBill(Context &context)
{
    QDate day;
    if (auto refused = refuseDay(context, day))
        return *refused;
    const QByteArray account = context.request->query("account_type");
    if (!account.isEmpty() && account != "BASIC" && account != "OPERATION" && account != "FEES")
        return wrong("account_type", account, "BASIC, OPERATION or FEES");
    m_ledger.settleAll();
    const bool basic = account.isEmpty() || account == "BASIC"; // the others never move here
    return billUrl(context, day,
        basic ? wechat::fundFlowBill(m_ledger, context.merchant->mchId, day, planted(context.fault)) : QByteArray());
}

Answer Service::billUrl(Context &context, const QDate &day, const QByteArray &file)
{
    if (file.isEmpty())
        return failure("NO_STATEMENT_EXIST", QStringLiteral(u"%1没有账单").arg(day.toString(Qt::ISODate)));
    const bool packed = context.request->query("tar_type") == "GZIP";
    const BillFile made{
        randomText(48), context.merchant->mchId, packed ? wechat::gzip(file) : file, m_pace.now() + kBillUrlMs};
    m_files.append(made);
    if (m_files.size() > kKeptFiles)
        m_files.removeFirst();
    const QByteArray host = context.request->header("Host");
    Answer answer;
    answer.body = {{QStringLiteral("hash_type"), QStringLiteral("SHA1")},
        {QStringLiteral("hash_value"),
            QString::fromLatin1(QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex())},
        {QStringLiteral("download_url"),
            QString::fromLatin1("https://" + host + "/v3/billdownload/file?token=" + made.token)}};
    return answer;
}

Answer Service::billFile(Context &context)
{
    const QByteArray token = context.request->query("token");
    for (const BillFile &file : m_files) {
        if (file.token != token || file.mchId != context.merchant->mchId || file.until < m_pace.now())
            continue;
        Answer answer;
        answer.isSigned = false; // 4.3
        answer.file = file.bytes;
        return answer;
    }
    return failure("INVALID_REQUEST", QStringLiteral(u"下载地址无效或已过期"));
}

} // namespace mendian::sandbox::wechatv3
