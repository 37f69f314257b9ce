// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

namespace mendian {

/// One picture of `mendian --shot` (design §2).
struct ShotOptions
{
    QString screen{};                         ///< "sale", "payment-3", "settings-printer", ...
    QString state = QStringLiteral("normal"); ///< "normal", "empty", "error", "long", ...
    QString theme = QStringLiteral("light");  ///< "light", "dark", "contrast"
    QString lang = QStringLiteral("zh_CN");   ///< "zh_CN", "en"
    QSize size{1366, 768};                    ///< of the picture, in device pixels
    double scale = 1.0;                       ///< device pixels for one logical pixel: the canvas is size / scale
    QString out{};                            ///< PNG file
};

struct ShotName
{
    QString screen;
    QString state;
    friend bool operator==(const ShotName &, const ShotName &) = default;
};

/// Every screen and state there is a picture of, in the order of a working day.
QList<ShotName> listShots();

/// Draws the screen with invented data and the fixed clock, offscreen, nothing moving. A null image when the screen,
/// state, theme or language is unknown. Needs a QApplication; installs the kit when its style is not there. The scale
/// is the picture's own, so QT_SCALE_FACTOR need not be set. GUI thread.
QImage drawShot(const ShotOptions &options);

/// The same into a file. 0: written; 2: unknown name (the known ones go to stderr); 1: cannot be written.
int renderShot(const ShotOptions &options);

} // namespace mendian
