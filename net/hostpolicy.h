// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates.h"

#include <QSslConfiguration>
#include <QUrl>

namespace mendian::net {

/// Where a data folder may send merchant traffic. A real folder: the providers' published hosts under the system's
/// CA store, nothing else (design: kinds of data folder). Demo and training folders may name a base URL and a CA.
/// A value; any thread.
class HostPolicy
{
public:
    static HostPolicy published();
    /// Any host but a provider's own: nothing a demo or training folder does can move money.
    static HostPolicy configurable(const QByteArray &extraAuthoritiesPem = {});

    bool isPublishedOnly() const { return m_publishedOnly; }
    /// https only, no user info, no IP literal in a real folder, no provider's host in another; PermissionDenied says
    /// which host was refused.
    Status check(const QUrl &url) const;
    /// TLS for calls under this policy: TLS 1.2 or later, peers verified, the client certificate when there is one.
    Result<QSslConfiguration> tls(const Identity &clientIdentity = {}) const;
    /// Host names of WeChat Pay and Alipay as published (spec/wechat-pay.md 0, spec/alipay.md 1).
    static QStringList publishedHosts();
    /// True for the published hosts and every other name under the providers' domains.
    static bool isProviderHost(const QString &host);

private:
    bool m_publishedOnly = true;
    QByteArray m_extraAuthorities;
};

} // namespace mendian::net
