// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultbook.h"
#include "sandbox/common/provider.h"
#include "sandbox/wechat/ledger.h"
#include "sandbox/wechatv3/platform.h"

#include <span>

namespace mendian::sandbox::wechatv3 {

/// One thing a merchant is to be told, until it answers or the schedule ends.
struct Notice
{
    enum class Form { PaidV3, RefundV3, RefundV2 };
    quint64 id = 0;
    Form form = Form::PaidV3;
    QString mchId;
    QString outTradeNo;
    QString outRefundNo;
    QString url;
    Timestamp createdAt;
    Timestamp dueAt;
    int attempts = 0; ///< sent so far
    bool isOut = false;
    bool isDone = false; ///< accepted, or given up
    bool again = false;  ///< a fault: comes once more although accepted
    bool probe = false;  ///< a fault: the genuine one follows at once
    QString lastAnswer;
    QJsonObject toJson() const;
    static Result<Notice> fromJson(const QJsonObject &object);
};

/// The notifications of both APIs: made from what the ledger tells, sent on the published schedule with the
/// provider's time, until HTTP 200 or 204 (V2: return_code SUCCESS). Not thread-safe: the World locks.
class Notices
{
public:
    /// Waits before each repetition, milliseconds (spec/wechat-pay.md 3.5).
    static std::span<const qint64> schedule(Notice::Form form);

    Notices(
        const MerchantBook &merchants, FaultBook &faults, wechat::Ledger &ledger, Platform &platform, const Pace &pace);
    /// What is to be sent now; each is out until delivered() names it.
    QList<Delivery> due();
    void delivered(quint64 id, int status, const QByteArray &body);
    const QList<Notice> &all() const { return m_notices; }

    quint64 revision() const { return m_revision; }
    QJsonArray state() const;
    Status restore(const QJsonArray &state);

private:
    void take(const wechat::LedgerEvent &event);
    std::optional<Delivery> compose(Notice &notice);
    QByteArray bodyOf(const Notice &notice, const Merchant &merchant, std::optional<Fault> fault);
    void later(Notice &notice);
    const MerchantBook &m_merchants;
    FaultBook &m_faults;
    wechat::Ledger &m_ledger;
    Platform &m_platform;
    const Pace &m_pace;
    QList<Notice> m_notices;
    quint64 m_lastId = 0;
    quint64 m_revision = 0;
};

} // namespace mendian::sandbox::wechatv3
