// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/billsource.h"
#include "payments/wechat/v3/client.h"

namespace mendian::wechat::v3 {

/// Where a V3 bill lies, from a verified reply (spec §7.1).
struct BillTicket
{
    QByteArray sha1Hex; ///< of the unpacked file
    QString target;     ///< path and query of the download, which is signed like any call
};

/// The request for the ticket of a day's gzipped bill.
Outgoing billCall(BillSource::Kind kind, BusinessDate day);
/// The ticket, or the error of an error reply. Protocol: another host than `base`, another digest, no URL.
Result<BillTicket> readBillTicket(const QUrl &base, int http, const QByteArray &body);
/// The bill's text: unpacked when it is gzip, its SHA-1 checked. LimitExceeded, Protocol, BadSignature.
Result<QByteArray> readBillFile(const BillTicket &ticket, const QByteArray &file);

/// WeChat's bills by V3: the same files as V2's. The download address is used at once and never kept. Errors and
/// threads as WechatBills; `clock` outlives it.
class WechatV3Bills final : public BillSource
{
public:
    /// `config` has passed validate().
    WechatV3Bills(const Config &config, const Clock &clock) : m_config(config), m_client(config, clock) {}

    QString provider() const override { return QStringLiteral("wechat"); }
    void fetchBill(Kind kind, BusinessDate day, BillDone done) override;

private:
    void download(const BillTicket &ticket, BillDone done);

    const Config m_config;
    Client m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat::v3
