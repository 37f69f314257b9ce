// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/alipaybills.h"

namespace mendian::alipay {

namespace {

constexpr qint64 kAskMs = 15'000;
constexpr qint64 kLoadMs = 120'000;
constexpr qsizetype kMostBytes = 64 * 1024 * 1024;
const QString kBillHost = QStringLiteral("dwbillcenter.alipay.com");

} // namespace

AlipayBills::AlipayBills(const Config &config, const Clock &clock)
    : m_config(config), m_clock(clock), m_channel(config, clock)
{
}

void AlipayBills::fetchBill(Kind kind, BusinessDate day, BillDone done)
{
    if (!day.isValid() || day.date() >= storeTime(m_clock.wall()).date())
        return done(fail(ErrorCode::Busy, QStringLiteral("alipay bill: %1 is not over").arg(day.toString())));
    const QJsonObject content{{QStringLiteral("bill_date"), day.toString()},
        {QStringLiteral("bill_type"), kind == Kind::Trade ? QStringLiteral("trade") : QStringLiteral("signcustomer")}};
    m_channel.ask(BillUrl, content, kAskMs, [this, done = std::move(done)](const Received &received) {
        const auto address = billUrlOf(received);
        const auto url = address ? allowedBillUrl(*address, m_config.baseUrl) : address;
        if (!url)
            return done(fail(url.error()));
        m_channel.fetch(*url, kLoadMs, kMostBytes, [done](const http::Reply &reply) {
            if (const char *failure = http::failureCode(reply))
                return done(fail(ownCode(failure).billError,
                    QStringLiteral("alipay bill: %1 %2").arg(QLatin1String(failure), http::failureText(reply))));
            done(reply.body);
        });
    });
}

Result<QUrl> allowedBillUrl(const QUrl &address, const QUrl &baseUrl)
{
    QUrl url = address;
    if (url.scheme() == QLatin1String("http")) {
        url.setScheme(QStringLiteral("https"));
        if (url.port() == 80)
            url.setPort(-1);
    }
    const bool published = url.host() == kBillHost && url.port(443) == 443;
    const bool sandbox = url.host() == baseUrl.host() && url.port(443) == baseUrl.port(443);
    if (url.scheme() != QLatin1String("https") || !url.userInfo().isEmpty() || !(published || sandbox))
        return fail(ErrorCode::Protocol, QStringLiteral("alipay bill: %1 is not Alipay's bill host").arg(url.host()),
            {url.host()});
    return url;
}

} // namespace mendian::alipay
