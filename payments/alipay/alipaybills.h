// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/channel.h"
#include "payments/billsource.h"

namespace mendian::alipay {

/// Alipay's bills (spec/alipay.md §2.8): asks for the address, then loads the zip from Alipay's bill host at once,
/// because the address lives 30 seconds. Both over TLS, even where the address says http. Pay thread.
class AlipayBills final : public BillSource
{
public:
    /// `config` has passed validate().
    AlipayBills(const Config &config, const Clock &clock);

    QString provider() const override { return QStringLiteral("alipay"); }
    /// The zip as it came; payments/alipay/bill reads it. A day that is not over is Busy without a question.
    void fetchBill(Kind kind, BusinessDate day, BillDone done) override;

private:
    const Config m_config;
    const Clock &m_clock;
    Channel m_channel; // the last member: its destructor answers what still runs
};

/// Where a bill may be loaded from: Alipay's published host, or the host and port of `baseUrl` (a sandbox). https,
/// whatever the address says. Protocol names any other host.
Result<QUrl> allowedBillUrl(const QUrl &address, const QUrl &baseUrl);

} // namespace mendian::alipay
