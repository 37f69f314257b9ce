// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/shots/shots.h"

#include <QStringList>

namespace mendian::app {

/// What `mendian` was asked to do (design §2).
struct GuiOptions
{
    QStringList stations{QStringLiteral("cashier")}; ///< "none": the program without windows
    QString data;                                    ///< a shop's folder
    bool demo = false;
    bool training = false; ///< with data: the shop's training folder, made at the first time
    QString tour;          ///< folder for the tour; empty = no tour
    ShotOptions shot;      ///< screen empty = no picture
    QString scale;         ///< overrides the stored one
    bool help = false;
};

/// Errors: InvalidInput with a sentence that says what is wrong. Needs no QCoreApplication: the scale has to be known
/// before there is one.
Result<GuiOptions> parseGuiOptions(const QStringList &arguments);
QString guiHelp();

} // namespace mendian::app
