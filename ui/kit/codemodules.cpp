// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/codemodules.h"

#include "ui/kit/kitlog.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace mendian::kit {

QImage codeModules(CodeKind kind, const QString &text)
{
    const bool bars = kind == CodeKind::Bars;
    try { // the library reports by exceptions; none leaves this function
        ZXing::MultiFormatWriter writer(bars ? ZXing::BarcodeFormat::Code128 : ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0);
        const ZXing::BitMatrix matrix = writer.encode(text.toStdString(), 0, bars ? 1 : 0);
        QImage image(matrix.width(), matrix.height(), QImage::Format_Mono);
        image.fill(0);
        for (int y = 0; y < matrix.height(); ++y) {
            for (int x = 0; x < matrix.width(); ++x)
                image.setPixel(x, y, matrix.get(x, y) ? 1U : 0U);
        }
        return image;
    } catch (const std::exception &error) {
        qCWarning(logKit) << "no picture of the code:" << error.what();
        return {};
    }
}

} // namespace mendian::kit
