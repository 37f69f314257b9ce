// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/notices.h"

#include "core/json.h"
#include "sandbox/wechat/refundnotice.h"
#include "sandbox/wechat/requestrules.h"
#include "sandbox/wechatv3/answers.h"
#include "sandbox/wechatv3/crypto.h"
#include "sandbox/wechatv3/spoil.h"

#include <QUuid>

namespace mendian::sandbox::wechatv3 {

using wechat::LedgerEvent;
using wechat::Order;
using wechat::RefundState;
using wechat::RefundVia;

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kV3[] = {15 * kSecond, 15 * kSecond, 30 * kSecond, 3 * kMinute, 10 * kMinute, 20 * kMinute,
    30 * kMinute, 30 * kMinute, 30 * kMinute, 60 * kMinute, 3 * kHour, 3 * kHour, 3 * kHour, 6 * kHour, 6 * kHour};
constexpr qint64 kV2[] = {15 * kSecond, 15 * kSecond, 30 * kSecond, 180 * kSecond, 1800 * kSecond, 1800 * kSecond,
    1800 * kSecond, 1800 * kSecond, 3600 * kSecond};
constexpr qint64 kProbeMs = 1 * kSecond; // until the genuine one follows

struct EventType
{
    RefundState state;
    const char *type;
    const char16_t *summary;
};
constexpr EventType kEvents[] = {{RefundState::Success, "REFUND.SUCCESS", u"退款成功"},
    {RefundState::Change, "REFUND.ABNORMAL", u"退款异常"}, {RefundState::Closed, "REFUND.CLOSED", u"退款关闭"}};

} // namespace

QJsonObject Notice::toJson() const
{
    return {{QStringLiteral("id"), static_cast<qint64>(id)}, {QStringLiteral("form"), static_cast<int>(form)},
        {QStringLiteral("mch_id"), mchId}, {QStringLiteral("out_trade_no"), outTradeNo},
        {QStringLiteral("out_refund_no"), outRefundNo}, {QStringLiteral("url"), url},
        {QStringLiteral("created_ms"), createdAt.ms}, {QStringLiteral("due_ms"), dueAt.ms},
        {QStringLiteral("attempts"), attempts}, {QStringLiteral("done"), isDone},
        {QStringLiteral("last_answer"), lastAnswer}};
}

Result<Notice> Notice::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"notice");
    Notice notice;
    notice.id = static_cast<quint64>(reader.integer("id"));
    notice.form = static_cast<Form>(qBound(qint64(0), reader.integer("form"), qint64(2)));
    notice.mchId = reader.string("mch_id");
    notice.outTradeNo = reader.string("out_trade_no");
    notice.outRefundNo = reader.string("out_refund_no");
    notice.url = reader.string("url");
    notice.createdAt = {reader.integer("created_ms")};
    notice.dueAt = {reader.integer("due_ms")};
    notice.attempts = static_cast<int>(reader.integer("attempts"));
    notice.isDone = reader.booleanOr("done", false);
    notice.lastAnswer = reader.string("last_answer");
    MENDIAN_TRY(reader.status());
    return notice;
}

std::span<const qint64> Notices::schedule(Notice::Form form)
{
    return form == Notice::Form::RefundV2 ? std::span<const qint64>(kV2) : std::span<const qint64>(kV3);
}

Notices::Notices(
    const MerchantBook &merchants, FaultBook &faults, wechat::Ledger &ledger, Platform &platform, const Pace &pace)
    : m_merchants(merchants), m_faults(faults), m_ledger(ledger), m_platform(platform), m_pace(pace)
{
}

void Notices::take(const LedgerEvent &event)
{
    Order *order = m_ledger.find(event.mchId, event.outTradeNo);
    Notice notice;
    notice.id = ++m_lastId;
    notice.mchId = event.mchId;
    notice.outTradeNo = event.outTradeNo;
    notice.outRefundNo = event.outRefundNo;
    notice.createdAt = notice.dueAt = event.at;
    notice.url = order->notifyUrl;
    if (event.kind == LedgerEvent::Kind::Refunded) {
        const auto place = m_ledger.findRefund(event.mchId, event.outRefundNo);
        notice.form = place.refund->via == RefundVia::V2 ? Notice::Form::RefundV2 : Notice::Form::RefundV3;
        notice.url = place.refund->notifyUrl;
    }
    if (!wechat::isLoopback(QUrl(notice.url))) {
        notice.isDone = true;
        notice.lastAnswer = QStringLiteral("not sent: not an address of this machine");
    }
    m_notices.append(notice);
    ++m_revision;
}

QList<Delivery> Notices::due()
{
    m_ledger.settleAll();
    for (const LedgerEvent &event : m_ledger.takeEvents())
        take(event);
    QList<Delivery> out;
    for (Notice &notice : m_notices) {
        if (notice.isDone || notice.isOut || notice.dueAt > m_pace.now())
            continue;
        notice.isOut = true;
        ++notice.attempts;
        ++m_revision;
        if (const auto delivery = compose(notice))
            out.append(*delivery);
    }
    return out;
}

std::optional<Delivery> Notices::compose(Notice &notice)
{
    const Merchant *merchant = m_merchants.find(notice.mchId);
    const Order *order = m_ledger.find(notice.mchId, notice.outTradeNo);
    const bool isV2 = notice.form == Notice::Form::RefundV2;
    std::optional<FaultRule> rule;
    for (const FaultRule &struck :
        m_faults.strike(isV2 ? Call::RefundNotice : Call::V3Notice, notice.outTradeNo, order->totalFee))
        rule = struck;
    const std::optional<Fault> fault = rule ? std::optional(rule->fault) : std::nullopt;
    if (rule && faultKind(*fault).stage == Stage::Before) { // it never leaves the house
        notice.isOut = false;
        notice.lastAnswer = QLatin1String(faultKind(*fault).name);
        later(notice);
        return std::nullopt;
    }
    if (fault == Fault::Slow) {
        notice.isOut = false;
        --notice.attempts;
        notice.dueAt = m_pace.after(m_pace.now(), rule->delayMs >= 0 ? rule->delayMs : 30 * kSecond);
        return std::nullopt;
    }
    notice.again = fault == Fault::NoticeTwice;
    notice.probe = fault == Fault::NoticeProbe;
    Delivery delivery;
    delivery.id = notice.id;
    delivery.url = QUrl(notice.url);
    delivery.contentType = isV2 ? "text/xml" : "application/json";
    delivery.body = spoiltBody(bodyOf(notice, *merchant, fault), fault);
    if (!isV2) {
        delivery.headers =
            m_platform.sign(*merchant, delivery.body, m_platform.kindForNotice(*merchant, notice.id), fault);
        delivery.headers.append({"Request-ID", randomText(32) + "-0"});
    }
    return delivery;
}

QByteArray Notices::bodyOf(const Notice &notice, const Merchant &merchant, std::optional<Fault> fault)
{
    const Order &order = *m_ledger.find(notice.mchId, notice.outTradeNo);
    const auto place = m_ledger.findRefund(notice.mchId, notice.outRefundNo);
    const bool wrongKey = fault == Fault::NoticeWrongKey;
    if (notice.form == Notice::Form::RefundV2) {
        Merchant sender = merchant;
        if (wrongKey)
            sender.v2Key = Secret(randomText(32));
        return wechat::refundNotice(sender, order, *place.refund);
    }
    QByteArray type = "TRANSACTION.SUCCESS";
    QString summary = QStringLiteral(u"支付成功");
    QJsonObject content = orderJson(order);
    if (notice.form == Notice::Form::RefundV3) {
        content = refundNoticeJson(order, *place.refund);
        for (const EventType &row : kEvents) {
            if (row.state == place.refund->state) {
                type = row.type;
                summary = QString::fromUtf16(row.summary);
            }
        }
    }
    if (fault)
        changeJson(*fault, content, m_ledger.otherNumber(notice.outTradeNo));
    const QString original =
        notice.form == Notice::Form::RefundV3 ? QStringLiteral("refund") : QStringLiteral("transaction");
    const QByteArray nonce = randomText(12);
    const Secret key = wrongKey ? Secret(randomText(32)) : merchant.v3.apiKey;
    const QByteArray sealed = gcmSeal(key, nonce, original.toLatin1(), toJsonBytes(content));
    const QJsonObject body{// One notification keeps its id over all repetitions.
        {QStringLiteral("id"),
            QUuid::createUuidV5(QUuid(),
                notice.mchId + QLatin1Char('/') + QString::number(notice.id) + QString::number(notice.createdAt.ms))
                .toString(QUuid::WithoutBraces)},
        {QStringLiteral("create_time"), rfc3339(notice.createdAt)},
        {QStringLiteral("resource_type"), QStringLiteral("encrypt-resource")},
        {QStringLiteral("event_type"), QString::fromLatin1(type)}, {QStringLiteral("summary"), summary},
        {QStringLiteral("resource"),
            QJsonObject{{QStringLiteral("original_type"), original},
                {QStringLiteral("algorithm"), QStringLiteral("AEAD_AES_256_GCM")},
                {QStringLiteral("ciphertext"), QString::fromLatin1(sealed)},
                {QStringLiteral("associated_data"), original}, {QStringLiteral("nonce"), QString::fromLatin1(nonce)}}}};
    return toJsonBytes(body);
}

void Notices::later(Notice &notice)
{
    const auto waits = schedule(notice.form);
    if (static_cast<size_t>(notice.attempts) > waits.size()) {
        notice.isDone = true;
        return;
    }
    notice.dueAt = m_pace.after(m_pace.now(), waits[static_cast<size_t>(notice.attempts - 1)]);
}

void Notices::delivered(quint64 id, int status, const QByteArray &body)
{
    for (Notice &notice : m_notices) {
        if (notice.id != id || !notice.isOut)
            continue;
        notice.isOut = false;
        notice.lastAnswer = status == 0 ? QStringLiteral("no answer") : QString::number(status);
        ++m_revision;
        const auto xml = wechat::parseXml(body);
        const bool accepted = notice.form == Notice::Form::RefundV2
            ? status == 200 && xml && xml->value("return_code") == "SUCCESS"
            : status == 200 || status == 204;
        if (notice.probe) { // whatever was answered; it is no attempt of the schedule
            --notice.attempts;
            notice.dueAt = m_pace.after(m_pace.now(), kProbeMs);
        } else if (accepted && !notice.again) {
            notice.isDone = true;
        } else {
            later(notice);
        }
    }
}

QJsonArray Notices::state() const
{
    QJsonArray list;
    for (const Notice &notice : m_notices)
        list.append(notice.toJson());
    return list;
}

Status Notices::restore(const QJsonArray &state)
{
    for (const QJsonValue &value : state) {
        const auto notice = Notice::fromJson(value.toObject());
        if (!notice)
            return fail(notice.error());
        m_notices.append(*notice);
        m_lastId = qMax(m_lastId, notice->id);
    }
    return {};
}

} // namespace mendian::sandbox::wechatv3
