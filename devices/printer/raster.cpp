// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/raster.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QFont>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

namespace mendian::printer {

namespace {

constexpr int kLineDots = 30; // 24 dots of the font and the printer's own line gap

/// GS v 0 in strips (spec/devices.md §1.8); left pixel is bit 7, 1 = black.
QByteArray strips(const QImage &image, int stripRows)
{
    const QImage mono = image.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither | Qt::MonoOnly);
    const bool zeroIsBlack = mono.colorCount() > 0 && qGray(mono.color(0)) < 128;
    const int rowBytes = (mono.width() + 7) / 8;
    QByteArray out;
    for (int top = 0; top < mono.height(); top += stripRows) {
        const int rows = std::min(stripRows, mono.height() - top);
        out += QByteArray::fromHex("1D763000");
        out += char(rowBytes & 0xFF);
        out += char(rowBytes >> 8);
        out += char(rows & 0xFF);
        out += char(rows >> 8);
        for (int y = top; y < top + rows; ++y) {
            const uchar *line = mono.constScanLine(y);
            for (int x = 0; x < rowBytes; ++x)
                out += char(zeroIsBlack ? ~line[x] : line[x]);
        }
    }
    return out;
}

ZXing::BitMatrix qrMatrix(const QString &payload)
{
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(3).setEncoding(ZXing::CharacterSet::UTF8);
        return writer.encode(payload.toStdWString(), 0, 0);
    } catch (const std::exception &) {
        return {}; // too much data: the library has no other way to say so
    }
}

} // namespace

bool canDrawText() { return qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr; }

QByteArray rasterLine(const QString &text, bool large, bool bold, const PrinterProfile &profile)
{
    const int scale = large ? 2 : 1;
    const int cell = profile.widthDots / profile.columns * scale;
    QImage image(profile.widthDots, kLineDots * scale, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font(QStringLiteral("Noto Sans Mono CJK SC"));
    font.setPixelSize(2 * cell);
    font.setBold(bold);
    font.setStyleStrategy(QFont::NoAntialias);
    painter.setFont(font);
    int x = 0;
    for (const char32_t c : text.toUcs4()) {
        const int width = c < 0x80 ? cell : 2 * cell;
        painter.drawText(
            QRect(x, 0, width, image.height()), Qt::AlignCenter | Qt::TextDontClip, QString::fromUcs4(&c, 1));
        x += width;
    }
    painter.end();
    return strips(image, profile.imageStripRows);
}

int qrModules(const QString &payload) { return qrMatrix(payload).width(); }

QByteArray rasterQr(const QString &payload, int moduleDots, const PrinterProfile &profile)
{
    const ZXing::BitMatrix matrix = qrMatrix(payload);
    const int side = matrix.width() * moduleDots;
    QImage image(profile.widthDots, side + 2 * moduleDots, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    const int left = (profile.widthDots - side) / 2;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (matrix.get(x / moduleDots, y / moduleDots))
                image.scanLine(y + moduleDots)[left + x] = 0;
    return strips(image, profile.imageStripRows);
}

} // namespace mendian::printer
