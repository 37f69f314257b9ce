// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/billsource.h"
#include "payments/http/client.h"
#include "payments/wechat/config.h"

namespace mendian::wechat {

/// WeChat's bills by V2: downloadbill, downloadfundflow (spec §1.9). The file is given unpacked. Beside the errors of
/// BillSource: Refused (settings, rights), and Unsupported for a fund flow without the merchant certificate. args[0] of
/// each is a sentence, context "PaymentSentence". Made on any thread, else on the pay thread.
class WechatBills final : public BillSource
{
public:
    /// `config` has passed validate().
    explicit WechatBills(const Config &config) : m_config(config) {}

    QString provider() const override { return QStringLiteral("wechat"); }
    void fetchBill(Kind kind, BusinessDate day, BillDone done) override;

private:
    const Config m_config;
    http::Client m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat
