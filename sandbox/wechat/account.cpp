// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/account.h"

#include "core/json.h"

namespace mendian::sandbox::wechat {

namespace {
constexpr qint64 kFeeUnitsPerFen = 1000; // a fee is counted in 1/100,000 yuan
}

QJsonObject Adjustment::toJson() const
{
    return {{QStringLiteral("mch_id"), mchId}, {QStringLiteral("fen"), fen}, {QStringLiteral("at_ms"), at.ms}};
}

Result<Adjustment> Adjustment::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"adjustment");
    const Adjustment adjustment{reader.string("mch_id"), reader.integer("fen"), {reader.integer("at_ms")}};
    MENDIAN_TRY(reader.status());
    return adjustment;
}

qint64 feeFen(const Order &order) { return (order.fee() + kFeeUnitsPerFen / 2) / kFeeUnitsPerFen; }

QList<FlowRow> flowOf(const Order &order)
{
    QList<FlowRow> rows;
    if (order.paidAt.isNull())
        return rows;
    const QString trade = QStringLiteral(u"交易");
    const QString back = QStringLiteral(u"退款");
    const QString system = QStringLiteral("system");
    rows.append({order.paidAt, order.transactionId, trade, trade, order.settledFen(), 0, system, {}, order.outTradeNo});
    if (const qint64 fee = feeFen(order); fee > 0)
        rows.append({order.paidAt, order.transactionId, QStringLiteral(u"扣除交易手续费"),
            QStringLiteral(u"扣除交易手续费"), -fee, 0, system, {}, order.outTradeNo});
    for (const Refund &refund : order.refunds) {
        const QString who = refund.via == RefundVia::Reverse ? system : order.mchId + QStringLiteral("API");
        rows.append({refund.requestedAt, refund.refundId, back, back, -refund.settledBack, 0, who, refund.reason,
            refund.outRefundNo});
        if (refund.state == RefundState::Change || refund.state == RefundState::Closed)
            rows.append({refund.endedAt, refund.refundId, QStringLiteral(u"退款退回"), back, refund.settledBack, 0,
                system, {}, refund.outRefundNo});
    }
    return rows;
}

FlowRow flowOf(const Adjustment &adjustment)
{
    const QString name = adjustment.fen >= 0 ? QStringLiteral(u"充值") : QStringLiteral(u"提现");
    return {adjustment.at, {}, name, name, adjustment.fen, 0, adjustment.mchId, {}, {}};
}

} // namespace mendian::sandbox::wechat
