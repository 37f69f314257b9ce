// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/refund.h"

#include "core/json.h"

#include <array>

namespace mendian::sandbox::wechat {

namespace {

struct StateName
{
    RefundState state;
    const char *name;
};
constexpr std::array kStates{StateName{RefundState::Processing, "PROCESSING"},
    StateName{RefundState::Success, "SUCCESS"}, StateName{RefundState::Change, "CHANGE"},
    StateName{RefundState::Closed, "REFUNDCLOSE"}};

Result<RefundState> stateOfName(const QString &name)
{
    for (const StateName &row : kStates) {
        if (name == QLatin1String(row.name))
            return row.state;
    }
    return fail(ErrorCode::Protocol, QStringLiteral("refund: unknown state"));
}

} // namespace

const char *refundStateName(RefundState state)
{
    for (const StateName &row : kStates) {
        if (row.state == state)
            return row.name;
    }
    return "";
}

QJsonObject Refund::toJson() const
{
    return {{QStringLiteral("out_refund_no"), outRefundNo}, {QStringLiteral("refund_id"), refundId},
        {QStringLiteral("refund_fee"), refundFee}, {QStringLiteral("coupon_refund_fee"), couponBack},
        {QStringLiteral("settlement_refund_fee"), settledBack},
        {QStringLiteral("refund_status"), QLatin1String(refundStateName(state))},
        {QStringLiteral("outcome"), QLatin1String(refundStateName(outcome))},
        {QStringLiteral("via"), static_cast<int>(via)}, {QStringLiteral("wait_ms"), waitMs},
        {QStringLiteral("requested_ms"), requestedAt.ms}, {QStringLiteral("ended_ms"), endedAt.ms},
        {QStringLiteral("reason"), reason}, {QStringLiteral("notify_url"), notifyUrl},
        {QStringLiteral("account"), account}, {QStringLiteral("request"), QString::fromUtf8(request)}};
}

Result<Refund> Refund::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"refund");
    Refund refund;
    refund.outRefundNo = reader.string("out_refund_no");
    refund.refundId = reader.string("refund_id");
    refund.refundFee = reader.integer("refund_fee");
    refund.couponBack = reader.integer("coupon_refund_fee");
    refund.settledBack = reader.integer("settlement_refund_fee");
    const auto state = stateOfName(reader.string("refund_status"));
    const auto outcome = stateOfName(reader.string("outcome"));
    refund.via = static_cast<RefundVia>(qBound(qint64(0), reader.integer("via"), qint64(2)));
    refund.waitMs = reader.integer("wait_ms");
    refund.requestedAt = {reader.integer("requested_ms")};
    refund.endedAt = {reader.integer("ended_ms")};
    refund.reason = reader.string("reason");
    refund.notifyUrl = reader.string("notify_url");
    refund.account = reader.string("account");
    refund.request = reader.string("request").toUtf8();
    MENDIAN_TRY(reader.status());
    if (!state || !outcome)
        return fail(ErrorCode::Protocol, QStringLiteral("refund: unknown state"));
    refund.state = *state;
    refund.outcome = *outcome;
    return refund;
}

} // namespace mendian::sandbox::wechat
