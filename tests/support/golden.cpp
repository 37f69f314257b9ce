// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <algorithm>

namespace mendian::test {

namespace {
constexpr qint64 kMaxBytes = 60 * 1024;
constexpr int kTile = 16;

QImage quarter(const QImage &image)
{
    // Not in the palette: there Qt would dither the smaller picture.
    QImage plain = image.convertToFormat(QImage::Format_RGB32);
    plain.setDevicePixelRatio(1);
    return plain
        .scaled(
            qMax(1, plain.width() / 4), qMax(1, plain.height() / 4), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

int distance(QRgb a, QRgb b)
{
    return qAbs(qRed(a) - qRed(b)) + qAbs(qGreen(a) - qGreen(b)) + qAbs(qBlue(a) - qBlue(b));
}

QImage difference(const QImage &a, const QImage &b)
{
    QImage out(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int d = qMin(255, distance(a.pixel(x, y), b.pixel(x, y)) * 2);
            out.setPixel(x, y, qRgb(255, 255 - d, 255 - d));
        }
    }
    return out;
}
} // namespace

ImageDifference imageDifference(const QImage &a, const QImage &b)
{
    ImageDifference result;
    result.sameSize = a.size() == b.size() && !a.isNull();
    if (!result.sameSize)
        return result;
    const QImage x = quarter(a);
    const QImage y = quarter(b);
    qint64 sum = 0;
    for (int top = 0; top < x.height(); top += kTile) {
        for (int left = 0; left < x.width(); left += kTile) {
            qint64 tile = 0;
            const int bottom = qMin(top + kTile, x.height());
            const int right = qMin(left + kTile, x.width());
            for (int py = top; py < bottom; ++py) {
                for (int px = left; px < right; ++px)
                    tile += distance(x.pixel(px, py), y.pixel(px, py));
            }
            sum += tile;
            result.worst = qMax(result.worst, static_cast<double>(tile) / (3.0 * (bottom - top) * (right - left)));
        }
    }
    result.mean = static_cast<double>(sum) / (3.0 * x.width() * x.height());
    return result;
}

QImage toPalette(const QImage &image, int colors)
{
    const QImage source = image.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x)
            ++counts[source.pixel(x, y)];
    }
    QList<QRgb> byCount = counts.keys();
    std::sort(byCount.begin(), byCount.end(), [&counts](QRgb a, QRgb b) {
        return counts.value(a) != counts.value(b) ? counts.value(a) > counts.value(b) : a < b;
    });
    // Colours close to one already taken are left out, more generously until the table is short enough.
    QList<QRgb> table;
    for (int apart = 0; apart < 200; apart = apart * 2 + 6) {
        table.clear();
        for (const QRgb color : std::as_const(byCount)) {
            const bool near = std::any_of(table.cbegin(), table.cend(),
                [&](QRgb taken) { return distance(taken, color) <= apart && taken != color; });
            if (!near)
                table.append(color);
            if (table.size() > colors)
                break;
        }
        if (table.size() <= colors)
            break;
    }
    QHash<QRgb, uchar> nearest;
    QImage out(source.size(), QImage::Format_Indexed8);
    out.setColorTable(table);
    for (int y = 0; y < source.height(); ++y) {
        uchar *line = out.scanLine(y);
        for (int x = 0; x < source.width(); ++x) {
            const QRgb color = source.pixel(x, y);
            auto it = nearest.constFind(color);
            if (it == nearest.constEnd()) {
                const auto best = std::min_element(table.cbegin(), table.cend(),
                    [color](QRgb a, QRgb b) { return distance(a, color) < distance(b, color); });
                it = nearest.insert(color, static_cast<uchar>(best - table.cbegin()));
            }
            line[x] = *it;
        }
    }
    return out;
}

QString compareGolden(
    const QImage &actual, const QString &name, const QString &goldenFolder, const QString &outFolder, bool update)
{
    const QString golden = goldenFolder + QLatin1Char('/') + name + QStringLiteral(".png");
    if (update) {
        QDir().mkpath(QFileInfo(golden).path());
        qint64 size = kMaxBytes + 1;
        for (const int colors : {256, 128, 64}) { // fewer shades of grey at the edges of letters, where it is needed
            if (size <= kMaxBytes)
                break;
            if (!toPalette(actual, colors).save(golden, "PNG", 0))
                return QStringLiteral("cannot write ") + golden;
            size = QFileInfo(golden).size();
        }
        return size <= kMaxBytes ? QString()
                                 : QStringLiteral("%1 has %2 bytes, at most %3").arg(golden).arg(size).arg(kMaxBytes);
    }
    const QImage expected(golden);
    const ImageDifference d = imageDifference(expected, actual);
    if (d.small())
        return {};
    QDir().mkpath(outFolder);
    const QString stem = outFolder + QLatin1Char('/') + QFileInfo(name).fileName();
    actual.save(stem + QStringLiteral(".actual.png"));
    if (expected.isNull())
        return QStringLiteral("no golden picture ") + golden;
    if (!d.sameSize)
        return QStringLiteral("%1: another size than the golden picture").arg(name);
    difference(quarter(expected), quarter(actual)).save(stem + QStringLiteral(".diff.png"));
    return QStringLiteral("%1: mean %2 (at most 2), worst tile %3 (at most 24); see %4.diff.png")
        .arg(name, QString::number(d.mean, 'f', 2), QString::number(d.worst, 'f', 1), stem);
}

} // namespace mendian::test
