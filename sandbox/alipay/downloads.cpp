// SPDX-License-Identifier: GPL-3.0-or-later
// What is handed out besides payments: bills and certificates.
#include "sandbox/alipay/service.h"

#include <QUuid>

namespace mendian::sandbox::alipay {

namespace {

constexpr char kBillPath[] = "/alipay/bill/";
constexpr qint64 kHour = 3600'000;

} // namespace

Answer Service::billUrl(Context &context)
{
    if (context.text("bill_type") != QLatin1String("trade"))
        return refuse(context, "TYPE_NOT_SUPPORTED");
    const auto period = billPeriodOf(context.text("bill_date"));
    const Timestamp now = m_pace.now();
    if (!period || (m_options.billsAnyTime ? period->from : period->to) > now)
        return refuse(context, "INVAILID_ARGUMENTS");
    const QDate day = storeTime(now).date();
    if (storeTime(period->from).date() < day.addYears(-6))
        return refuse(context, "BILL_DATE_BEFORE_REGISTRATION");
    // A day is ready at nine the next morning, a month on the fourth (2.8).
    const bool isMonth = context.text("bill_date").size() == 7;
    const Timestamp ready = period->to + (isMonth ? 3 * 24 : 9) * kHour;
    if (now < ready && !m_options.billsAnyTime)
        return refuse(context, "BILL_NOT_EXIST");
    const auto bill = makeBill(m_ledger.all(), *context.app, *period, std::min(ready, now));
    if (!bill)
        return refuse(context, "UNKNOWN_ERROR", bill.error().detail);
    if (bill->rows == 0)
        return refuse(context, "NO_BILL_DATA");
    m_billLinks.removeIf([this](const BillLink &link) { return m_pace.mono() >= link.untilMs; });
    const QByteArray path = kBillPath + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_billLinks.append({path, bill->zip, m_pace.mono() + kBillLinkMs});
    const QByteArray host = context.host.isEmpty() ? QByteArray("127.0.0.1") : context.host;
    Answer answer = success(context.root);
    answer.node.add("bill_download_url",
        QStringLiteral("https://%1%2?downloadFileName=%3")
            .arg(QString::fromLatin1(host), QString::fromLatin1(path), bill->fileName));
    return answer;
}

WireAnswer Service::billFile(const net::Request &request)
{
    Context context;
    const QList<FaultRule> struck = m_faults.strike(Call::AlipayBillFile, {}, 0);
    const QString path = QString::fromLatin1(request.path());
    if (const FaultRule *before = faultOf(struck, Stage::Before)) {
        record(path, context, QStringLiteral("not worked on"), struck);
        return beforeAnswer(before->fault);
    }
    const auto link = std::find_if(m_billLinks.begin(), m_billLinks.end(),
        [&](const BillLink &entry) { return entry.path == request.path() && m_pace.mono() < entry.untilMs; });
    const bool found = link != m_billLinks.end() && request.method == "GET";
    WireAnswer wire;
    wire.status = found ? 200 : 403;
    wire.contentType = found ? "application/zip" : "text/html";
    wire.body = found ? link->zip : QByteArray("<html><body>403 Forbidden: the link has expired</body></html>");
    record(path, context, QString::number(wire.status), struck);
    spoilBytes(faultOf(struck, Stage::Wire), wire, m_pace);
    return wire;
}

// The answer is signed with the certificate in use, as every answer: a client finds the key in the answer itself.
Answer Service::certificateDownload(Context &context)
{
    const auto found = m_certificates.constFind(context.text("alipay_cert_sn").toLatin1());
    if (found == m_certificates.cend())
        return refuse(context, "isv.invalid-parameter");
    Answer answer = success(context.root);
    answer.node.add("alipay_cert_content", QString::fromLatin1(found->toBase64()));
    return answer;
}

} // namespace mendian::sandbox::alipay
