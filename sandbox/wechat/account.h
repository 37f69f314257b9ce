// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/wechat/order.h"

namespace mendian::sandbox::wechat {

/// One movement of a merchant's account: a row of the fund-flow bill (spec/wechat-pay.md 7.3).
struct FlowRow
{
    Timestamp at;
    QString tradeNumber; ///< 微信支付业务单号
    QString name;        ///< 业务名称
    QString kind;        ///< 业务类型
    qint64 fen = 0;      ///< positive = 收入, negative = 支出
    qint64 balance = 0;  ///< 账户结余
    QString submitter;
    QString remark;
    QString voucher; ///< 业务凭证号
};

/// Money the merchant put in or took out by itself.
struct Adjustment
{
    QString mchId;
    qint64 fen = 0;
    Timestamp at;
    QJsonObject toJson() const;
    static Result<Adjustment> fromJson(const QJsonObject &object);
};

/// What an order and its refunds did to the merchant's account, oldest first; `balance` is not filled in.
QList<FlowRow> flowOf(const Order &order);
FlowRow flowOf(const Adjustment &adjustment);
/// The fee of an order as it leaves the account, in whole fen.
qint64 feeFen(const Order &order);

} // namespace mendian::sandbox::wechat
