// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/decode.h"

#include "models/codes/scan.h"

#include <QStringDecoder>

namespace mendian::devices {

QString decodeText(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = utf8(bytes);
    if (!utf8.hasError())
        return text;
    QStringDecoder gb18030("GB18030");
    return gb18030.isValid() ? QString(gb18030(bytes)) : text;
}

QString wedgeText(const QString &keys)
{
    QString text;
    const QString folded = keys.normalized(QString::NormalizationForm_KC);
    for (const QChar c : folded)
        if (c.unicode() >= 0x20 && c.unicode() <= 0x7e)
            text += c;
    return text;
}

Decode makeDecode(const QByteArray &bytes, const QString &source, const Clock &clock, bool incomplete)
{
    Decode decode = makeDecode(decodeText(bytes), source, clock, incomplete);
    decode.bytes = bytes;
    return decode;
}

Decode makeDecode(const QString &text, const QString &source, const Clock &clock, bool incomplete)
{
    const codes::AimText scan = codes::cleanScan(text);
    return {text.toUtf8(), scan.text, scan.id, source, clock.wall(), clock.mono(), incomplete, false};
}

} // namespace mendian::devices
