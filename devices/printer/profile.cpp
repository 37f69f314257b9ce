// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/profile.h"

#include "core/json.h"

#include <QFile>
#include <array>
#include <span>

namespace mendian::printer {

namespace {

template <typename E>
struct Name
{
    E value;
    const char *text;
};

constexpr std::array kCharsets{Name<Charset>{Charset::Gbk, "gbk"}, Name<Charset>{Charset::Gb2312, "gb2312"},
    Name<Charset>{Charset::Gb18030, "gb18030"}};
constexpr std::array kCutters{
    Name<Cutter>{Cutter::Partial, "partial"}, Name<Cutter>{Cutter::Full, "full"}, Name<Cutter>{Cutter::None, "none"}};
constexpr std::array kQrModes{
    Name<QrMode>{QrMode::GsK, "gsk"}, Name<QrMode>{QrMode::EscZ, "escz"}, Name<QrMode>{QrMode::Raster, "raster"}};
constexpr std::array kStatusModes{Name<StatusMode>{StatusMode::Eot, "eot"}, Name<StatusMode>{StatusMode::None, "none"},
    Name<StatusMode>{StatusMode::Asb, "asb"}, Name<StatusMode>{StatusMode::ProcessId, "processid"}};
constexpr std::array kLinks{
    Name<Link>{Link::Tcp, "tcp"}, Name<Link>{Link::Device, "device"}, Name<Link>{Link::File, "file"}};
constexpr std::array kIds{"generic-80", "generic-58", "epson-tm", "gprinter", "xprinter", "file"};

/// The first row is the default of a missing member.
template <typename E, size_t N>
Status read(JsonReader &r, const char *key, const std::array<Name<E>, N> &names, E &value)
{
    const QString text = r.stringOr(key, QString::fromLatin1(names.front().text));
    for (const Name<E> &name : names) {
        if (text == QLatin1String(name.text)) {
            value = name.value;
            return {};
        }
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("printer profile: %1").arg(QLatin1String(key)));
}

/// "1B 70 00 19 FA"
Status readHex(JsonReader &r, const char *key, QByteArray &value)
{
    const QByteArray text = r.stringOr(key).remove(u' ').toLatin1();
    value = QByteArray::fromHex(text);
    if (value.toHex().toUpper() == text.toUpper() && value.size() <= 32)
        return {};
    return fail(ErrorCode::InvalidInput, QStringLiteral("printer profile: %1").arg(QLatin1String(key)));
}

Status readNumber(JsonReader &r, const char *key, int low, int high, int &value)
{
    const qint64 number = r.integerOr(key, value);
    if (number < low || number > high)
        return fail(ErrorCode::InvalidInput, QStringLiteral("printer profile: %1").arg(QLatin1String(key)));
    value = int(number);
    return {};
}

} // namespace

Result<PrinterProfile> PrinterProfile::fromJson(const QByteArray &bytes)
{
    const auto object = parseJsonObject(bytes, u"printer profile");
    if (!object)
        return fail(object.error());
    JsonReader r(*object, u"printer profile");
    PrinterProfile p;
    p.id = r.string("id");
    p.name = r.string("name");
    p.drawerOpenWhenHigh = r.booleanOr("drawerOpenWhenHigh", p.drawerOpenWhenHigh);
    p.fsSize = r.booleanOr("fsSize", p.fsSize);
    p.rasterFallback = r.booleanOr("rasterFallback", p.rasterFallback);
    MENDIAN_TRY(read(r, "link", kLinks, p.link));
    MENDIAN_TRY(read(r, "charset", kCharsets, p.charset));
    MENDIAN_TRY(read(r, "cutter", kCutters, p.cutter));
    MENDIAN_TRY(read(r, "qr", kQrModes, p.qr));
    MENDIAN_TRY(read(r, "status", kStatusModes, p.status));
    MENDIAN_TRY(readHex(r, "drawerPulse", p.drawerPulse));
    MENDIAN_TRY(readHex(r, "drawerRealtime", p.drawerRealtime));
    MENDIAN_TRY(readNumber(r, "widthDots", 192, 1024, p.widthDots));
    MENDIAN_TRY(readNumber(r, "columns", 24, 64, p.columns));
    MENDIAN_TRY(readNumber(r, "feedBeforeCut", 0, 20, p.feedBeforeCut));
    MENDIAN_TRY(readNumber(r, "imageStripRows", 8, 1024, p.imageStripRows));
    MENDIAN_TRY(readNumber(r, "chunkBytes", 64, 65536, p.chunkBytes));
    MENDIAN_TRY(r.status());
    return p;
}

QStringList profileIds()
{
    QStringList ids;
    for (const char *id : kIds)
        ids.append(QString::fromLatin1(id));
    return ids;
}

Result<PrinterProfile> profile(const QString &id)
{
    QFile file(QStringLiteral(":/profiles/printers/%1.json").arg(id));
    if (!profileIds().contains(id) || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("printer profile %1").arg(id));
    return PrinterProfile::fromJson(file.readAll());
}

} // namespace mendian::printer
