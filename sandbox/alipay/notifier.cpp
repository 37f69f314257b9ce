// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/notifier.h"

#include "core/json.h"
#include "sandbox/alipay/answers.h"
#include "sandbox/alipay/content.h"

#include <QUuid>

namespace mendian::sandbox::alipay {

namespace {
constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
} // namespace

QList<qint64> Notifier::schedule()
{
    return {0, 0, 0, 4 * kMinute, 10 * kMinute, 10 * kMinute, kHour, 2 * kHour, 6 * kHour, 15 * kHour};
}

void Notifier::tellPaid(const Trade &trade, const QString &sellerId)
{
    if (trade.notifyUrl.isEmpty())
        return;
    Params fields{{"notify_type", "trade_status_sync"}, {"notify_id", QUuid::createUuid().toByteArray(QUuid::Id128)},
        {"app_id", trade.appId.toUtf8()}, {"auth_app_id", trade.appId.toUtf8()}, {"charset", "utf-8"},
        {"version", "1.0"}, {"trade_no", trade.tradeNo.toUtf8()}, {"out_trade_no", trade.outTradeNo.toUtf8()},
        {"trade_status", tradeStatusName(trade.status)}, {"total_amount", yuanOf(trade.totalFen).toUtf8()},
        {"receipt_amount", yuanOf(trade.totalFen).toUtf8()}, {"invoice_amount", yuanOf(trade.buyerPaidFen()).toUtf8()},
        {"buyer_pay_amount", yuanOf(trade.buyerPaidFen()).toUtf8()}, {"point_amount", "0.00"},
        {"buyer_id", Buyer::userId().toUtf8()}, {"buyer_logon_id", Buyer::logonId().toUtf8()},
        {"seller_id", sellerId.toUtf8()}, {"subject", trade.text("subject").toUtf8()},
        {"gmt_create", timeText(trade.createdAt).toUtf8()}, {"gmt_payment", timeText(trade.paidAt).toUtf8()},
        {"fund_bill_list", fundBills(trade.buyerPaidFen(), trade.discountFen, true)}};
    for (const char *name : {"body", "passback_params"}) {
        if (const QString text = trade.text(name); !text.isEmpty())
            fields.insert(name, text.toUtf8());
    }
    m_list.append({++m_lastId, fields, QUrl(trade.notifyUrl), 0, m_pace.now(), false});
}

QList<Notification> Notifier::due()
{
    QList<Notification> ready;
    for (Notification &entry : m_list) {
        if (entry.isOut || m_pace.now() < entry.nextAt)
            continue;
        entry.isOut = true;
        ready.append(entry);
    }
    return ready;
}

void Notifier::answered(quint64 id, int status, const QByteArray &body)
{
    Notification *entry = find(id);
    if (!entry)
        return;
    entry->isOut = false;
    const QList<qint64> waits = schedule();
    if ((status == 200 && body == "success") || entry->attempt == waits.size()) {
        m_list.removeIf([id](const Notification &other) { return other.id == id; });
        return;
    }
    entry->nextAt = m_pace.after(m_pace.now(), waits.at(entry->attempt++));
}

void Notifier::postpone(quint64 id, qint64 providerMs)
{
    if (Notification *entry = find(id)) {
        entry->isOut = false;
        entry->nextAt = m_pace.after(m_pace.now(), providerMs);
    }
}

Notification *Notifier::find(quint64 id)
{
    for (Notification &entry : m_list) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

QJsonArray Notifier::toJson() const
{
    QJsonArray array;
    for (const Notification &entry : m_list)
        array.append(QJsonObject{{QStringLiteral("form"), QString::fromLatin1(writeForm(entry.fields))},
            {QStringLiteral("url"), entry.url.toString()}, {QStringLiteral("attempt"), entry.attempt},
            {QStringLiteral("next_ms"), entry.nextAt.ms}});
    return array;
}

Status Notifier::fromJson(const QJsonArray &array)
{
    for (const QJsonValue &value : array) {
        JsonReader reader(value.toObject(), u"notification");
        net::Request form;
        form.body = reader.string("form").toLatin1();
        const QUrl url(reader.string("url"));
        const auto attempt = static_cast<int>(qBound<qint64>(0, reader.integer("attempt"), schedule().size()));
        const Timestamp next{reader.integer("next_ms")};
        MENDIAN_TRY(reader.status());
        const auto fields = readParams(form);
        if (!fields)
            return fail(fields.error());
        m_list.append({++m_lastId, *fields, url, attempt, next, false});
    }
    return {};
}

} // namespace mendian::sandbox::alipay
