// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/params.h"

#include <QStringDecoder>
#include <QStringEncoder>

namespace mendian::sandbox::alipay {

namespace {

std::optional<QByteArray> unescaped(const QByteArray &text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '%') {
            out += text.at(i) == '+' ? ' ' : text.at(i);
            continue;
        }
        bool good = false;
        const QByteArray digits = text.mid(i + 1, 2);
        const uint value = digits.toUInt(&good, 16);
        if (!good || digits.size() != 2 || !isxdigit(static_cast<unsigned char>(digits.at(0))))
            return std::nullopt;
        out += static_cast<char>(value);
        i += 2;
    }
    return out;
}

Status take(const QByteArray &form, Params &params)
{
    if (form.isEmpty())
        return {};
    for (const QByteArray &part : form.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const auto name = unescaped(part.left(equals));
        const auto value = unescaped(part.mid(equals + 1));
        if (equals < 1 || !name || !value)
            return fail(ErrorCode::InvalidInput, QStringLiteral("a parameter that cannot be read"));
        if (params.contains(*name))
            return fail(ErrorCode::InvalidInput, QStringLiteral("%1 twice").arg(QString::fromUtf8(*name)));
        params.insert(*name, *value);
    }
    return {};
}

bool isGbk(const QByteArray &charset) { return charset.toLower() == "gbk"; }

} // namespace

Result<Params> readParams(const net::Request &request)
{
    Params params;
    const qsizetype mark = request.target.indexOf('?');
    if (mark >= 0)
        MENDIAN_TRY(take(request.target.mid(mark + 1), params));
    MENDIAN_TRY(take(request.body, params));
    return params;
}

QByteArray textToSign(const Params &params, const QList<QByteArray> &without)
{
    QByteArray text;
    for (auto it = params.cbegin(); it != params.cend(); ++it) {
        if (it.key() == "sign" || it.value().trimmed().isEmpty() || without.contains(it.key()))
            continue;
        if (!text.isEmpty())
            text += '&';
        text += it.key() + '=' + it.value();
    }
    return text;
}

QByteArray writeForm(const Params &params)
{
    QByteArray form;
    for (auto it = params.cbegin(); it != params.cend(); ++it)
        form += (form.isEmpty() ? "" : "&") + it.key().toPercentEncoding() + '=' + it.value().toPercentEncoding();
    return form;
}

bool isCharset(const QByteArray &charset) { return isGbk(charset) || charset.toLower() == "utf-8"; }

std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &charset)
{
    QStringDecoder decoder(isGbk(charset) ? "GBK" : "UTF-8", QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar::ReplacementCharacter) || bytes.startsWith("\xef\xbb\xbf"))
        return std::nullopt;
    return text;
}

QByteArray encoded(const QString &text, const QByteArray &charset)
{
    QStringEncoder encoder(isGbk(charset) ? "GBK" : "UTF-8", QStringConverter::Flag::Stateless);
    return encoder(text);
}

} // namespace mendian::sandbox::alipay
