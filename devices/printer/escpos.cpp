// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/escpos.h"

#include "devices/printer/charset.h"
#include "devices/printer/raster.h"
#include "models/documents/layout.h"

namespace mendian::printer {

namespace {

using documents::Barcode;
using documents::BarcodeKind;
using documents::LaidLine;
using documents::QrCode;

constexpr int kBarcodeModule = 2;
constexpr int kBarcodeHeight = 80;
constexpr int kLargestQrModule = 8;

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// `{C` and numbers 0–99 for an even count of digits, else `{B` and the text, braces doubled.
QByteArray code128(const QString &data)
{
    QByteArray out;
    if (isDigits(data) && data.size() % 2 == 0) {
        out = "{C";
        for (qsizetype i = 0; i < data.size(); i += 2)
            out += char(QStringView(data).mid(i, 2).toInt());
        return out;
    }
    out = "{B";
    for (const QChar c : data)
        out += c == u'{' ? QByteArray("{{") : QByteArray(1, c.toLatin1());
    return out;
}

class Writer
{
public:
    explicit Writer(const PrinterProfile &profile)
        : m_profile(profile), m_charset(profile.charset), m_draw(profile.rasterFallback && canDrawText())
    {
        m_data.bytes = hex("1B40 1C26 1B32");
    }

    PrintData write(const documents::Document &document)
    {
        const auto fold = [this](const QString &text) { return m_charset.fold(text, m_draw); };
        const QList<LaidLine> lines = documents::layout(document, m_profile.columns, fold);
        for (const LaidLine &line : lines)
            add(line);
        return m_data;
    }

private:
    void add(const LaidLine &line)
    {
        switch (line.kind) {
        case LaidLine::Kind::Text:
            text(line.text, line.large, line.bold);
            break;
        case LaidLine::Kind::Feed:
            m_data.bytes += hex("1B64") + char(line.feed);
            m_data.lines += line.feed;
            break;
        case LaidLine::Kind::Qr:
            qr(line.qr);
            break;
        case LaidLine::Kind::Barcode:
            barcode(line.barcode);
            break;
        case LaidLine::Kind::Cut:
            cut();
            break;
        }
    }

    void text(const QString &text, bool large, bool bold)
    {
        ++m_data.lines;
        if (m_draw && !m_charset.hasAll(text)) {
            ++m_data.images;
            m_data.bytes += rasterLine(text, large, bold, m_profile);
            return;
        }
        QByteArray &out = m_data.bytes;
        if (bold)
            out += hex("1B4501");
        if (large)
            out += hex("1D2111") + (m_profile.fsSize ? hex("1C210C") : QByteArray());
        out += m_charset.encode(text) + '\n';
        if (large)
            out += hex("1D2100") + (m_profile.fsSize ? hex("1C2100") : QByteArray());
        if (bold)
            out += hex("1B4500");
    }

    /// The printer adds no quiet zone and prints nothing when the symbol is too wide: make it fit (§1.7).
    void qr(const QrCode &code)
    {
        const int modules = qrModules(code.payload);
        int dots = std::min(code.moduleDots, kLargestQrModule);
        while (dots > 1 && (modules + 8) * dots > m_profile.widthDots)
            --dots;
        if (modules == 0 || (modules + 8) * dots > m_profile.widthDots) {
            text(code.payload.left(m_profile.columns), false, false);
            return;
        }
        m_data.lines += modules * dots / 24;
        if (m_profile.qr == QrMode::Raster) {
            ++m_data.images;
            m_data.bytes += rasterQr(code.payload, dots, m_profile);
            return;
        }
        const QByteArray payload = code.payload.toUtf8();
        QByteArray &out = m_data.bytes;
        out += hex("1B6101");
        if (m_profile.qr == QrMode::EscZ) {
            out += hex("1B5A00") + 'M' + char(dots) + length(payload.size()) + payload;
        } else {
            out += hex("1D286B04003141 3200") + hex("1D286B03003143") + char(dots) + hex("1D286B03003145 31");
            out += hex("1D286B") + length(payload.size() + 3) + hex("315030") + payload;
            out += hex("1D286B03003151 30");
        }
        out += '\n' + hex("1B6100");
    }

    void barcode(const Barcode &code)
    {
        struct Row
        {
            BarcodeKind kind;
            char command;
            int digits; ///< 0: CODE128; the printer adds the check digit itself
            int modules;
        };
        static constexpr Row kRows[] = {
            {BarcodeKind::Ean13, 67, 12, 113}, {BarcodeKind::Ean8, 68, 7, 81}, {BarcodeKind::Code128, 73, 0, 0}};
        const Row &row =
            *std::find_if(std::begin(kRows), std::end(kRows), [&](const Row &r) { return r.kind == code.kind; });
        const QByteArray data = row.digits ? code.data.left(row.digits).toLatin1() : code128(code.data);
        const int modules = row.digits ? row.modules : 11 * int(data.size() - 2) + 35 + 20;
        const bool sound = row.digits ? isDigits(code.data) && code.data.size() == row.digits + 1
                                      : !code.data.isEmpty() && data.size() <= 255 && isAscii(code.data);
        if (!sound || modules * kBarcodeModule > m_profile.widthDots) {
            text(m_charset.fold(code.data.left(m_profile.columns), false), false, false);
            return;
        }
        m_data.lines += kBarcodeHeight / 24 + 1;
        m_data.bytes += hex("1B6101 1D68") + char(kBarcodeHeight) + hex("1D77") + char(kBarcodeModule)
            + hex("1D4802 1D6B") + row.command + char(data.size()) + data + '\n' + hex("1B6100");
    }

    void cut()
    {
        if (m_profile.feedBeforeCut > 0)
            m_data.bytes += hex("1B64") + char(m_profile.feedBeforeCut);
        if (m_profile.cutter != Cutter::None)
            m_data.bytes += m_profile.cutter == Cutter::Partial ? hex("1D564200") : hex("1D564100");
        m_data.lines += 5;
    }

    static bool isAscii(const QString &text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
    }

    static QByteArray length(qsizetype n)
    {
        QByteArray bytes(1, char(n & 0xFF));
        return bytes + char(n >> 8);
    }

    const PrinterProfile &m_profile;
    PrinterCharset m_charset;
    bool m_draw;
    PrintData m_data;
};

} // namespace

PrintData escPos(const documents::Document &document, const PrinterProfile &profile)
{
    PrintData data = Writer(profile).write(document);
    data.name = document.kind;
    data.text = documents::renderText(document, profile.columns).join(u'\n') + u'\n';
    return data;
}

Result<PrintData> drawerJob(const PrinterProfile &profile)
{
    if (profile.drawerPulse.isEmpty())
        return fail(ErrorCode::Unsupported, QStringLiteral("profile %1 has no drawer").arg(profile.id));
    PrintData data;
    data.bytes = profile.drawerPulse;
    data.name = QStringLiteral("drawer");
    data.text = QStringLiteral("[drawer]\n");
    data.drawer = true;
    return data;
}

QByteArray statusTail(const PrinterProfile &profile, const QByteArray &id)
{
    switch (profile.status) {
    case StatusMode::None:
        return {};
    case StatusMode::Eot:
    case StatusMode::Asb:
        return hex("1D7201");
    case StatusMode::ProcessId:
        return hex("1D2848 0600 3030") + id.leftJustified(4, ' ', true);
    }
    return {};
}

} // namespace mendian::printer
