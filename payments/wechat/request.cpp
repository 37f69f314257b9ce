// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/request.h"

namespace mendian::wechat {

QUrl urlOf(const QUrl &url, const QString &path)
{
    if (url.isEmpty())
        return {};
    QUrl whole = url;
    QString above = url.path();
    while (above.endsWith(u'/'))
        above.chop(1);
    const qsizetype query = path.indexOf(u'?');
    whole.setPath(above + path.left(query < 0 ? path.size() : query));
    if (query >= 0)
        whole.setQuery(path.mid(query + 1), QUrl::StrictMode);
    return whole;
}

http::Request v2Request(
    const Config &config, const QString &path, const Fields &signedFields, Lane lane, qint64 timeoutMs)
{
    return {
        .url = urlOf(config.baseUrl, path),
        .backupUrl = urlOf(config.backupUrl, path),
        .contentType = QByteArrayLiteral("text/xml; charset=utf-8"),
        .body = Secret(writeXml(signedFields)),
        .tls = sslConfiguration(config, lane == Lane::Certificate),
        .once = lane == Lane::Pay,
        .lane = static_cast<int>(lane),
        .timeoutMs = timeoutMs,
        .mostBytes = kMaxReplyBytes,
    };
}

} // namespace mendian::wechat
