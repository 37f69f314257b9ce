// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QString>

namespace mendian::test {

/// How far two pictures are apart at quarter size.
struct ImageDifference
{
    bool sameSize = false;
    double mean = 0;  ///< mean channel difference, 0..255
    double worst = 0; ///< the same in the worst 16×16 tile
    bool small() const { return sameSize && mean <= 2.0 && worst <= 24.0; }
};
ImageDifference imageDifference(const QImage &a, const QImage &b);

/// Compares with <goldenFolder>/<name>.png. On a difference writes <name>.actual.png and <name>.diff.png into outFolder
/// and says so in the answer; empty: equal enough. With `update` it renews the golden picture (8-bit palette, ≤ 60 KB).
QString compareGolden(
    const QImage &actual, const QString &name, const QString &goldenFolder, const QString &outFolder, bool update);

/// The same with tests/golden of the source tree, build/<preset>/golden, and MENDIAN_UPDATE_GOLDEN=1 from the
/// environment (ui guide §4). The source tree is known to test programs only, hence inline.
inline QString compareGolden(const QImage &actual, const QString &name)
{
#ifdef MENDIAN_SOURCE_DIR
    return compareGolden(actual, name, QStringLiteral(MENDIAN_SOURCE_DIR "/tests/golden"),
        QCoreApplication::applicationDirPath() + QStringLiteral("/../golden"),
        qEnvironmentVariableIntValue("MENDIAN_UPDATE_GOLDEN") == 1);
#else
    Q_UNUSED(actual)
    return name + QStringLiteral(": not in a test program");
#endif
}

/// Reduced to at most `colors` (2..256), the frequent ones kept exactly.
QImage toPalette(const QImage &image, int colors = 256);

} // namespace mendian::test
