// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/wechatbills.h"

#include "payments/gzip/gunzip.h"
#include "payments/wechat/request.h"
#include "payments/wechat/sentences.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/servicemessages.h"
#include "payments/wechat/sign.h"

namespace mendian::wechat {

void WechatBills::fetchBill(Kind kind, BusinessDate day, BillDone done)
{
    const bool flow = kind == Kind::FundFlow;
    if (flow && !m_config.canReverse())
        return done(fail(ErrorCode::Unsupported, QStringLiteral("wechat fund flow without certificate"),
            {QString::fromLatin1(say::kBillNoCertificate)}));
    http::Request request = v2Request(m_config, billPath(kind), billFields(m_config, kind, day, newNonce()),
        flow ? Lane::Certificate : Lane::Plain, kBillTimeoutMs);
    request.mostBytes = kMaxBillBytes;
    m_client.send(request, [kind, done = std::move(done)](const http::Reply &reply) {
        if (http::failureCode(reply))
            return done(tl::unexpected<Error>(
                serviceFailure(kind == Kind::Trade ? Service::DownloadBill : Service::DownloadFundFlow, reply)));
        done(readBillReply(kind, reply.body, reply.header("Digest")));
    });
}

} // namespace mendian::wechat
