// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/xml.h"

#include <QStringDecoder>
#include <QXmlStreamReader>
#include <algorithm>

namespace mendian::wechat {

namespace {

constexpr int kMaxFields = 500;

tl::unexpected<Error> refuse(const char *why)
{
    return fail(ErrorCode::Protocol, QStringLiteral("xml: ") + QLatin1String(why));
}

bool isName(QStringView name)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), allowed);
}

bool isBlank(QStringView text) { return text.trimmed().isEmpty(); }

bool isPlain(const QString &value)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-' || c == u'.' || c == u':';
    };
    return std::all_of(value.begin(), value.end(), plain);
}

/// Only what XML 1.0 can carry; a lone surrogate would not survive UTF-8.
QString carriable(const QString &value)
{
    QString kept;
    kept.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c.isHighSurrogate() && i + 1 < value.size() && value.at(i + 1).isLowSurrogate()) {
            kept.append(c).append(value.at(++i));
            continue;
        }
        const bool printable = c >= u' ' || c == u'\t' || c == u'\n';
        if (printable && !c.isSurrogate() && c != QChar(0xfffe) && c != QChar(0xffff))
            kept.append(c);
    }
    return kept;
}

} // namespace

Result<Fields> readXml(const QByteArray &body)
{
    if (body.size() > kMaxReplyBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("xml: %1 bytes").arg(body.size()));
    // Decoded here, so that an encoding declaration cannot change what the bytes mean.
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8.decode(body);
    if (utf8.hasError() || text.contains(QChar(0)))
        return refuse("not UTF-8");
    QXmlStreamReader xml(text);
    xml.setNamespaceProcessing(false);
    Fields fields;
    QString name;
    QString value;
    int depth = 0;
    bool ended = false;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartDocument: {
            const auto encoding = xml.documentEncoding();
            if (!encoding.isEmpty() && encoding.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) != 0)
                return refuse("declares another encoding than UTF-8");
            break;
        }
        case QXmlStreamReader::StartElement:
            if (!xml.attributes().isEmpty())
                return refuse("attributes");
            if (depth == 0 && xml.qualifiedName() != QLatin1String("xml"))
                return refuse("the root is not xml");
            if (depth == 1) {
                name = xml.qualifiedName().toString();
                value.clear();
                if (!isName(name))
                    return refuse("field name");
                if (fields.contains(name))
                    return refuse("a field stands twice");
                if (fields.size() >= kMaxFields)
                    return refuse("too many fields");
            }
            if (depth >= 2)
                return refuse("nested fields");
            ++depth;
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            if (depth == 1)
                fields.insert(name, value);
            ended = depth == 0;
            break;
        case QXmlStreamReader::Characters:
            if (depth == 2)
                value.append(xml.text());
            else if (!isBlank(xml.text()))
                return refuse("text between fields");
            break;
        case QXmlStreamReader::EndDocument:
            break;
        default: // DTD, entity reference, comment, processing instruction, error
            return refuse(xml.hasError() ? "not well-formed" : "DTD, entity, comment or instruction");
        }
    }
    if (xml.hasError() || !ended)
        return refuse("not well-formed");
    return fields;
}

QByteArray writeXml(const Fields &fields)
{
    QString xml = QStringLiteral("<xml>\n");
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        QString value = carriable(it.value());
        if (!isPlain(value)) {
            value.replace(QLatin1String("]]>"), QLatin1String("]]]]><![CDATA[>"));
            value = QLatin1String("<![CDATA[") + value + QLatin1String("]]>");
        }
        xml += u'<' + it.key() + u'>' + value + QLatin1String("</") + it.key() + QLatin1String(">\n");
    }
    xml += QLatin1String("</xml>");
    return xml.toUtf8();
}

} // namespace mendian::wechat
